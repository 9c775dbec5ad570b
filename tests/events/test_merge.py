"""Pairs of reports that are and are not one happening, and what merging them gives. All events here are made up."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.errors import RecordError
from events.merge import THRESHOLDS, WEIGHTS, Decision, Index, advance, apply, merge, propose
from events.model import Event, parse_event
from events.vocabulary import Certainty, Review, Status

_NUMBERS = itertools.count(1)


def event(kind: str, status: str, when: str | None, iran: str, iraq: str, **more: Any) -> Event:
    """An event from a short line: codes without their country ("16,05"), the source as outlet and day."""
    start, _, end = (when or "").partition("/")
    number = next(_NUMBERS)
    outlet, published = more.pop("outlet", f"Outlet {number}"), more.pop("published", None)
    fields: dict[str, Any] = {
        "id": more.pop("id", f"event-{number}"),
        "type": kind,
        "status": status,
        "start": start or None,
        "end": end or None,
        "iran": [f"IR-{code}" for code in iran.split(",") if code],
        "iraq": [f"IQ-{code}" for code in iraq.split(",") if code],
        "summary": f"{kind.capitalize()} reported.",
        "sources": [
            {"outlet": outlet, "published": published, "url": more.pop("url", f"https://news.example/{number}")}
        ],
        "review": "unreviewed",
    }
    return parse_event(fields | more)


CRAFTS = {"venue": "Kut", "venue_code": "IQ-WA", "sectors": ["handicrafts"], "direction": "iran_to_iraq"}
HERITAGE = {"organisations": ["Ilam Cultural Heritage Department"]}
VISIT = {"venue": "Ilam", "venue_code": "IR-16", "direction": "iraq_to_iran"}
CHAMBERS = {"organisations": ["Hamadan Chamber of Commerce", "Sulaymaniyah Chamber of Commerce"]}

# (what it is about, what is on record, what is reported now, the decision)
PAIRS = [
    (
        "one fair, one day, two outlets",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        "same",
    ),
    (
        "the second outlet counts the opening from its day of publication, one day late",
        event("exhibition", "completed", "2025-10-10/2025-10-16", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-11", "16", "WA", **CRAFTS),
        "same",
    ),
    (
        "a month and a day in it, published a day apart",
        event("exhibition", "completed", "2025-10", "16", "WA", published="2025-10-12", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", published="2025-10-11", **CRAFTS),
        "same",
    ),
    (
        "a month and a day in it, published three weeks apart: the show may be weekly",
        event("exhibition", "completed", "2025-10", "16", "WA", published="2025-10-02", **CRAFTS),
        event("exhibition", "completed", "2025-10-24", "16", "WA", published="2025-10-25", **CRAFTS),
        "ask",
    ),
    (
        "a weekly show, a week later",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2025-10-17", "16", "WA", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "a yearly fair, 2023 and 2024",
        event("exhibition", "completed", "2023-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-10-09", "16", "WA", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "a yearly fair known by the year only",
        event("exhibition", "completed", "2023", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024", "16", "WA", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "numbers of a series",
        event("exhibition", "completed", "2025-10-10", "16", "WA", summary="The fourth exhibition of crafts.", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", summary="The 5th exhibition of crafts.", **CRAFTS),
        "new",
    ),
    (
        "one day, venues in different towns",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS | {"venue": "Al-Hay"}),
        "new",
    ),
    (
        "one town under two spellings",
        event("forum", "completed", "2019-08-14", "13", "KR", venue="Hamadan", venue_code="IR-13", sectors=["textiles"]),
        event("forum", "completed", "2019-08-14", "13", "KR", venue="Hamedan", venue_code="IR-13", sectors=["textiles"]),
        "same",
    ),
    (
        "one town under two names, by its position",
        event("forum", "completed", "2021-03-02", "04", "AR", venue="Urmia", lat=37.55, lon=45.07, venue_code="IR-04"),
        event("forum", "completed", "2021-03-02", "04", "AR", venue="Rezaiyeh", lat=37.55, lon=45.08, venue_code="IR-04"),
        "same",
    ),
    (
        "guests and hosts exchanged",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT | {"direction": "iran_to_iraq"}),
        "new",
    ),
    (
        "another governorate",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "MA", **VISIT),
        "new",
    ),
    (
        "the second report names one more province",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT, organisations=["Ilam Chamber of Commerce"]),
        event("delegation", "completed", "2024-02-04", "16", "WA,MA", **VISIT, organisations=["Chamber of commerce, Ilam"]),
        "same",
    ),
    (
        "the region as a whole and one of its governorates",
        event("delegation", "completed", "2022-06-01", "13", "KR", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        "ask",
    ),
    (
        "Iraq as a whole and a governorate",
        event("delegation", "completed", "2022-06-01", "13", "", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        "ask",
    ),
    (
        "a visit and the talks it came for",
        event("delegation", "completed", "2024-02-04", "16", "WA", venue="Ilam", venue_code="IR-16"),
        event("forum", "completed", "2024-02-04", "16", "WA", venue="Ilam", venue_code="IR-16"),
        "ask",
    ),
    (
        "an exhibition is no delegation",
        event("delegation", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        "new",
    ),
    (
        "one memorandum of two chambers, told twice",
        event("agreement", "completed", "2022-06-01", "13", "SU", subtype="mou", venue="Hamadan", **CHAMBERS),
        event("agreement", "completed", "2022-06-01", "13", "SU", subtype="accord", venue="Hamadan", **CHAMBERS),
        "same",
    ),
    (
        "two agreements of one day, other bodies on other matters",
        event("agreement", "completed", "2022-06-01", "13", "SU", sectors=["energy"], organisations=["Hamadan Power Company"]),
        event("agreement", "completed", "2022-06-01", "13", "SU", sectors=["education"], organisations=["Bu-Ali Sina University"]),
        "new",
    ),
    (
        "two agreements of one day, one signer in common",
        event("agreement", "completed", "2019-08-15", "13", "KR", sectors=["textiles"], venue="Hamadan",
              organisations=["Kurdistan Importers Union", "Hamadan Union of Shoemakers"]),
        event("agreement", "completed", "2019-08-15", "13", "KR", sectors=["textiles"], venue="Hamadan",
              organisations=["Kurdistan Importers Union", "Hamadan Industrial Estates Company"]),
        "ask",
    ),
    (
        "two agreements of one day whose subjects nobody gives",
        event("agreement", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13"),
        event("agreement", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13"),
        "ask",
    ),
    (
        "an agreement and its renewal two years later",
        event("agreement", "completed", "2020-05-04", "13", "SU", subtype="mou", **CHAMBERS),
        event("agreement", "completed", "2022-05-03", "13", "SU", subtype="renewal", **CHAMBERS),
        "new",
    ),
    (
        "an agreement and a renewal in one month",
        event("agreement", "completed", "2022-05", "13", "SU", subtype="mou", published="2022-05-03", **CHAMBERS),
        event("agreement", "completed", "2022-05-02", "13", "SU", subtype="renewal", published="2022-05-03", **CHAMBERS),
        "new",
    ),
    (
        "a visit planned for a day, then held",
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "WA", published="2024-02-05", **VISIT),
        "follow_up",
    ),
    (
        "held first, the announcement read later",
        event("delegation", "completed", "2024-02-04", "16", "WA", published="2024-02-05", **VISIT),
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        "follow_up",
    ),
    (
        "planned for one day, held four days later",
        event("exhibition", "planned", "2024-05-05", "16", "WA", published="2024-04-20", **CRAFTS),
        event("exhibition", "completed", "2024-05-09", "16", "WA", published="2024-05-09", **CRAFTS),
        "follow_up",
    ),
    (
        "planned, then called off",
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        event("delegation", "cancelled", "2024-02-04", "16", "WA", published="2024-02-01", **VISIT),
        "follow_up",
    ),
    (
        "put off, then held two months later by the same body",
        event("exhibition", "postponed", "2024-05-05", "16", "WA", published="2024-05-01", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-07-08", "16", "WA", published="2024-07-08", **CRAFTS, **HERITAGE),
        "follow_up",
    ),
    (
        "announced without a date, held a month later by the same body",
        event("exhibition", "planned", "2024-05", "16", "WA", published="2024-05-05", date_basis="publication date",
              **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE),
        "follow_up",
    ),
    (
        "announced without a date, held half a year later",
        event("exhibition", "planned", "2024-05", "16", "WA", published="2024-05-05", date_basis="publication date",
              **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-10-08", "16", "WA", published="2024-10-08", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "held, and the next edition planned",
        event("exhibition", "completed", "2023-10-10", "16", "WA", published="2023-10-11", **CRAFTS, **HERITAGE),
        event("exhibition", "planned", "2024-06-10", "16", "WA", published="2024-04-20", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "called for, then held: nobody says it is the one called for",
        event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "called off, and yet reported as held",
        event("exhibition", "cancelled", "2024-05-05", "16", "WA", published="2024-05-03", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-05-05", "16", "WA", published="2024-05-06", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "a reviewer has rejected it",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE, review="rejected"),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "undated, by the same bodies",
        event("delegation", "completed", None, "13", "KR", venue="Erbil", venue_code="IQ-AR", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "KR", venue="Erbil", venue_code="IQ-AR", **CHAMBERS),
        "ask",
    ),
    (
        "parties and day alone: nothing else is known",
        event("forum", "completed", "2022-06-01", "13", "SU"),
        event("forum", "completed", "2022-06-01", "13", "SU"),
        "ask",
    ),
    (
        "bodies named in other scripts say nothing against it",
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", organisations=["Hamadan Chamber of Commerce"]),
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", organisations=["اتاق بازرگانی همدان"]),
        "same",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("known", "reported", "action"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_report_is_recognised_as(known: Event, reported: Event, action: str) -> None:
    (decision,) = propose([reported], [known])
    assert decision.action == action, decision
    assert decision.event_id == reported.id
    assert decision.other_id == (None if action == "new" else known.id)
    assert bool(decision.reasons) == (action != "new")


@pytest.mark.parametrize(("known", "reported"), [pair[1:3] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_the_order_of_two_reports_does_not_change_whether_they_are_one(known: Event, reported: Event) -> None:
    (there,), (back,) = propose([reported], [known]), propose([known], [reported])
    assert there.action == back.action
    assert there.score == pytest.approx(back.score)


def test_a_near_miss_says_what_it_would_become_and_why() -> None:
    known = event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE)
    held = event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE)
    (decision,) = propose([held], [known])
    assert decision.suggests == "follow_up"
    assert "Both are between Ilam and Wasit." in decision.reasons
    assert decision.reasons[-1] == "One is proposed, the other completed."


def test_two_candidates_as_near_as_each_other_are_left_to_a_person() -> None:
    known = [
        event("exhibition", "completed", day, "16", "WA", **CRAFTS, **HERITAGE) for day in ("2025-10-10", "2025-10-11")
    ]
    between = event("exhibition", "completed", "2025-10", "16", "WA", **CRAFTS, **HERITAGE)
    (decision,) = propose([between], known)
    assert decision.action == "ask"
    assert decision.reasons[-1] == "2 events on record are about as near."


def test_two_articles_of_one_batch_become_one_event() -> None:
    first, second, third = (event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS) for _ in range(3))
    decisions = propose([first, second, third], [])
    assert [decision.action for decision in decisions] == ["new", "same", "same"]
    assert {decision.other_id for decision in decisions[1:]} == {first.id}


def test_events_of_one_article_are_kept_apart() -> None:
    shared = {"url": "https://news.example/two-memoranda"}
    first, second = (
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", summary=summary, **CHAMBERS, **shared)
        for summary in ("Talks on roads.", "Talks on power.")
    )
    assert [decision.action for decision in propose([first, second], [])] == ["new", "new"]


def test_the_same_article_again_changes_nothing() -> None:
    link = "https://www.news.example/a/7/?utm_source=feed"
    known = [
        event("exhibition", "completed", "2025-10-10", "16", "WA", url="http://news.example/a/7", **CRAFTS),
        event("delegation", "completed", "2025-10", "16", "WA", url="http://news.example/a/7", **VISIT),
    ]
    again = [
        event("delegation", "completed", "2025-10", "16", "WA", url=link, **VISIT),
        event("exhibition", "completed", "2025-10-10", "16", "WA", url=link, **CRAFTS),
    ]
    decisions = propose(again, known)
    assert [(d.action, d.other_id, d.adds) for d in decisions] == [
        ("same", known[1].id, False),
        ("same", known[0].id, False),
    ]
    assert apply(decisions[0], again[0], known[1]) == known[1]


def test_the_same_article_twice_in_a_batch_counts_once() -> None:
    first = event(
        "exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/b", outlet="B", **CRAFTS
    )
    again = first.model_copy(update={"id": "another-id"})
    decisions = propose([first, again], [])
    assert [(d.action, d.other_id, d.adds) for d in decisions] == [("new", None, True), ("same", first.id, False)]


def test_the_same_article_is_recognised_after_a_reviewer_has_corrected_its_event() -> None:
    corrected = event("exhibition", "completed", "2025-10-08", "16", "WA,MA", url="https://news.example/c", **CRAFTS)
    corrected = corrected.model_copy(update={"review": Review.EDITED, "direction": "mutual"})
    again = event("exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/c", **CRAFTS)
    (decision,) = propose([again], [corrected])
    assert (decision.action, decision.other_id, decision.adds) == ("same", corrected.id, False)


def test_an_event_the_first_reading_missed_is_new() -> None:
    known = event("exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/d", **CRAFTS)
    more = event("agreement", "proposed", "2025-10", "16", "WA", url="https://news.example/d")
    assert propose([more], [known])[0].action == "new"


def test_an_index_gives_what_a_list_gives_and_stays_as_it_was() -> None:
    known, reported, _ = PAIRS[0][1:4]
    index = Index([known])
    assert propose([reported], index) == propose([reported], [known])
    assert list(index) == [known]


def test_an_index_follows_additions_replacements_and_removals() -> None:
    known, reported, _ = PAIRS[0][1:4]
    index = Index()
    assert propose([reported], index)[0].action == "new"
    index.add(known)
    assert propose([reported], index)[0].action == "same"
    index.add(known.model_copy(update={"start": "2019-03-03", "end": None}))
    assert propose([reported], index)[0].action == "new"
    index.discard(known.id)
    assert len(index) == 0
    assert known.id not in index


def test_a_decision_wants_the_event_it_was_made_on() -> None:
    known, reported, _ = PAIRS[0][1:4]
    with pytest.raises(RecordError, match="give that event"):
        apply(Decision(reported.id, "same", known.id), reported)


def test_a_reviewers_yes_carries_out_what_was_suggested() -> None:
    known = event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE)
    held = event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE)
    (decision,) = propose([held], [known])
    assert apply(decision, held, known) == advance(known, held)
    assert apply(decision, held, known).status is Status.COMPLETED


def test_every_threshold_has_its_reason_and_the_weights_add_up() -> None:
    assert all(len(threshold.reason) > 40 for threshold in THRESHOLDS.values())
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


DAYS = st.sampled_from([None, "2024", "2024-05", "2024-05-05", "2024-05-07", "2024-06-01"])
EVENTS = st.builds(
    lambda kind, status, start, iran, iraq, number, certainty, bodies, venue: event(
        kind, status, start, iran, iraq, outlet=f"Outlet {number}", url=f"https://news.example/made/{number}",
        published=f"2024-05-{number + 10}", certainty=certainty, organisations=bodies, venue=venue, id="made",
    ),
    st.sampled_from(["exhibition", "delegation"]),
    st.sampled_from(list(Status)),
    DAYS,
    st.sampled_from(["", "16", "16,05"]),
    st.sampled_from(["WA", "KR", ""]),
    st.integers(0, 9),
    st.sampled_from(list(Certainty)),
    st.lists(st.sampled_from(["Ilam Chamber", "Ilam Chamber of Commerce", "Wasit Governorate"]), max_size=3),
    st.sampled_from([None, "Kut"]),
)  # fmt: skip


@given(EVENTS)
def test_merging_an_event_with_itself_gives_it_back(one: Event) -> None:
    assert merge(one, one) == one


@settings(deadline=None)
@given(EVENTS, EVENTS)
def test_merging_gives_all_sources_in_either_order_and_twice_is_once(one: Event, other: Event) -> None:
    there, back = merge(one, other), merge(other, one)
    assert {source.url for source in there.sources} == {source.url for source in back.sources}
    assert {source.url for source in there.sources} == {source.url for source in (*one.sources, *other.sources)}
    assert merge(there, other) == there
    assert Event.model_validate_json(there.to_json()) == there
