"""The record keeps every field through JSON and refuses broken ones with sentences that name the field."""

from __future__ import annotations

import json

import pytest

from events.errors import RecordError
from events.model import make_id, parse_event, parse_event_line
from events.vocabulary import SUBTYPES, EventType
from tests.events.making import event


def test_a_record_survives_json_with_every_field():
    full = event(
        "2025-10-10-exhibition-ir16-kut",
        type="exhibition", subtype="handicrafts", start="2025-10-10", end="2025-10-16", date_basis="inferred",
        venue="Kut", venue_code="IQ-WA", lat=32.5, lon=45.8, sectors=["handicrafts", "tourism"],
        organisations=["Heritage department of Ilam"], figures={"companies": 15, "days": 7}, note="Year inferred.",
        certainty="high", score=0.9, rules=["opening"], review="accepted", reviewed_by="Sara", reviewed_at="2025-11-01",
        evidence=[{"field": "type", "start": 3, "end": 13, "text": "exhibition"}],
    )  # fmt: skip
    assert parse_event_line(full.to_json()) == full


def test_partial_dates_stay_as_written():
    assert json.loads(event("a-b-c", start="2025-10").to_json())["start"] == "2025-10"
    assert json.loads(event("a-b-c", start="2025").to_json())["start"] == "2025"


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"iran": ["IR-99"]}, "iran", "“IR-99” is not a code of Iran"),
        ({"iraq": ["IR-16"]}, "iraq", "“IR-16” is not a code of Iraq"),
        ({"venue_code": "XX"}, "venue_code", "not the code of a province"),
        ({"start": "2025-13"}, "start", "not a date"),
        ({"start": "2025-05-21", "end": "2025-05-01"}, "", "end 2025-05-01 is before start 2025-05-21"),
        ({"start": None, "end": "2025"}, "", "end is given without start"),
        ({"type": "war"}, "type", "delegation"),
        ({"type": "forum", "subtype": "mou"}, "", "“mou” does not go with type “forum”"),
        ({"sources": []}, "sources", "at least 1"),
        ({"sources": [{"outlet": "X", "url": "javascript:alert(1)"}]}, "sources.0.url", "not a web address"),
        ({"figures": {"delegates": 0}}, "figures.delegates", "more than 0"),
        ({"summary": "  "}, "summary", "must not be empty"),
        ({"colour": "red"}, "colour", "is not known here"),
    ],
)
def test_a_broken_record_is_refused_with_field_and_reason(fields, field, sentence):
    with pytest.raises(RecordError) as refusal:
        event("a-b-c", **fields)
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith(field)


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '"text"'])
def test_a_line_that_is_no_object_is_refused(line):
    with pytest.raises(RecordError, match="JSON"):
        parse_event_line(line)


def test_several_faults_are_all_named():
    with pytest.raises(RecordError) as refusal:
        parse_event(
            {
                "id": "a-b-c",
                "type": "forum",
                "status": "held",
                "summary": "x",
                "sources": [{"outlet": "X"}],
                "iran": ["IR-77"],
            }
        )
    assert "status" in str(refusal.value)
    assert "IR-77" in str(refusal.value)


def test_markup_in_a_summary_is_kept_as_text():
    hostile = '<img src=x onerror="alert(1)">'
    assert parse_event_line(event("a-b-c", summary=hostile).to_json()).summary == hostile


def test_pairs_and_places_follow_the_counting_rules():
    meeting = event("a-b-c", iran=["IR-16", "IR-05"], iraq=["IQ-WA"], venue_code="IR-23")
    assert meeting.pairs == (("IR-16", "IQ-WA"), ("IR-05", "IQ-WA"))
    assert meeting.places == ("IR-16", "IR-05", "IQ-WA", "IR-23")
    assert event("a-b-c", iraq=[]).pairs == ()


def test_an_id_is_readable_and_never_reused():
    first = make_id(start="2025-05-21", type="forum", iran=["IR-12"], iraq=["IQ-SU"], venue="Sanandaj")
    assert first == "2025-05-21-forum-ir12-sanandaj"
    assert (
        make_id(start="2025-05-21", type="forum", iran=["IR-12"], iraq=["IQ-SU"], venue="Sanandaj", taken={first})
        == f"{first}-2"
    )
    assert make_id(start=None, type="delegation", iran=[], iraq=["IQ-KR"]) == "undated-delegation-ir-iqkr"
    assert event(make_id(start="2025", type="forum", iran=[], iraq=[], venue="سنندج"))


def test_every_type_has_subtypes_and_every_term_a_definition():
    assert set(SUBTYPES) == set(EventType)
    assert all(term.definition.endswith(".") for term in EventType)
