"""One parser and one writer: whatever is selected survives the address, and what is not understood is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.errors import SelectionError
from events.model import IRAN_CODES, IRAQ_CODES
from events.selection import Include, National, Selection, parse, parse_strictly
from events.vocabulary import Certainty, Direction, EventType, Sector, Status

CODES = sorted(IRAN_CODES | IRAQ_CODES)
PAIRS = st.builds(lambda a, b: f"{a}~{b}", st.sampled_from(sorted(IRAN_CODES)), st.sampled_from(sorted(IRAQ_CODES)))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), max_size=12)
DATES = st.none() | st.builds(
    lambda day, n: day.isoformat()[:n], st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from([4, 7, 10])
)


def several(values):
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=4).map(tuple)


@st.composite
def selections(draw):
    start, end = sorted([draw(DATES), draw(DATES)], key=lambda text: text or "")
    return Selection(
        border=draw(several(CODES)),
        counterparts=draw(several(CODES)),
        pairs=tuple(draw(st.lists(PAIRS, unique=True, max_size=2))),
        types=draw(several(EventType)),
        statuses=draw(several(Status)),
        sectors=draw(several(Sector)),
        directions=draw(several(Direction)),
        certainty=draw(several(Certainty)),
        start=start,
        end=end,
        venue=draw(WORDS),
        text=draw(WORDS),
        national=draw(st.sampled_from(list(National))),
        include=draw(several(Include)),
    )


@given(selections())
def test_a_selection_survives_the_address_and_the_mapping(selection):
    assert parse(selection.to_query()).selection == selection
    assert parse(selection.to_params()).selection == selection


@given(st.text(max_size=200))
def test_no_query_string_raises(query):
    parse(query)


@given(selections())
def test_every_selection_can_be_said_in_words(selection):
    assert bool(selection.describe()) == bool(selection)


def test_the_example_of_the_design_is_understood():
    assert parse_strictly("border=IR-16&type=exhibition&from=2024") == Selection(
        border=("IR-16",), types=(EventType.EXHIBITION,), start="2024"
    )


def test_case_repeats_and_a_question_mark_do_not_matter():
    assert parse("?border=ir-16&border=IQ-wa,ir-16").selection.border == ("IR-16", "IQ-WA")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=red", "“colour” is not known"),
        ("border=IR-99", "“IR-99” is not the code"),
        ("type=war", "“war” is not known"),
        ("from=yesterday", "“yesterday” is not a date"),
        ("national=perhaps", "“perhaps” is not known"),
        ("pair=IQ-WA~IR-16", "“IQ-WA~IR-16” is not a pair"),
        ("period=next-year", "“next-year” is not known"),
    ],
)
def test_what_is_not_understood_is_named_and_ignored(query, said):
    parsed = parse(f"{query}&status=completed")
    assert parsed.selection == Selection(statuses=(Status.COMPLETED,))
    assert len(parsed.notices) == 1
    assert said in parsed.notices[0]
    assert "ignored" in parsed.notices[0]
    with pytest.raises(SelectionError, match="Nothing was selected") as refused:
        parse_strictly(query)
    assert "ignored" not in str(refused.value)


def test_reversed_dates_are_exchanged_and_said():
    parsed = parse("from=2025&to=2023-05")
    assert (parsed.selection.start, parsed.selection.end) == ("2023-05", "2025")
    assert parsed.notices == ("The dates stood in reverse, from 2025 to 2023-05; they were exchanged.",)


def test_the_command_line_refuses_reversed_dates_and_says_what_to_do():
    with pytest.raises(SelectionError) as refused:
        parse_strictly("from=2025&to=2023-05")
    assert (
        str(refused.value) == "The dates stood in reverse, from 2025 to 2023-05; exchange them. Nothing was selected."
    )


@pytest.mark.parametrize(
    ("period", "start"),
    [("this-year", "2026"), ("last-12-months", "2025-02-28"), ("last-5-years", "2022"), ("all", None)],
)
def test_presets_become_dates(period, start):
    assert parse(f"period={period}", today=date(2026, 2, 28)).selection.start == start


def test_the_twelve_months_before_a_leap_day_begin_on_the_28th():
    assert parse("period=last-12-months", today=date(2024, 2, 29)).selection.start == "2023-02-28"


def test_parameters_of_the_view_are_no_filters_and_no_faults():
    assert parse("lang=fa&pick=IR-16&ties=50") == parse("")


def test_a_selection_reads_as_words():
    selection = parse("border=IR-16&type=exhibition,forum&from=2024").selection
    assert selection.describe() == "Ilam · exhibition and forum · since 2024"
