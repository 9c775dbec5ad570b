"""The numbers of the command line, on events in view, honest about what they leave out."""

from __future__ import annotations

import io

from rich.console import Console

from events.selection import parse_strictly
from events.stats import Stats, notes, show, statistics
from events.tables import Tables, flat
from tests.events.records import event

EVENTS = [
    event("one", start="2024-05", iran=["IR-16"], iraq=["IQ-WA"], venue="Kut", venue_code="IQ-WA", review="curated"),
    event("two", start="2025", iran=["IR-16"], iraq=["IQ-WA", "IQ-BA"], status="planned", venue=None, venue_code=None,
          review="curated"),
    event("three", start=None, iran=["IR-13"], iraq=["IQ-KR"], venue=None, venue_code=None, review="curated"),
    event("four", type="agreement", subtype="mou", start="2025-02-03", iran=[], iraq=[], venue="Baghdad", venue_code="IQ-BG",
          review="curated"),
    event("five", start="2025", iran=["IR-16"], iraq=[], venue=None, venue_code=None, review="accepted"),
    event("six", start="2025", iran=["IR-16"], iraq=["IQ-WA"]),
    event("seven", start="2025", iran=["IR-16"], iraq=["IQ-WA"], review="rejected"),
]  # fmt: skip


def numbers(query: str = "") -> Stats:
    return statistics(Tables.build(flat(EVENTS)).select(parse_strictly(query)))


def printed(stats: Stats, *, everything: bool = False) -> str:
    console = Console(file=io.StringIO(), width=160, force_terminal=False)
    show(stats, console, everything=everything)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_events_are_counted_by_type_status_and_year() -> None:
    stats = numbers()
    assert stats.n_events == 5
    assert stats.by_type == {"delegation": 0, "exhibition": 0, "agreement": 1, "forum": 4}
    assert {key: n for key, n in stats.by_status.items() if n} == {"planned": 1, "completed": 4}
    assert stats.by_year == [
        {"year": 2024, "n_events": 1, "n_announced": 0},
        {"year": 2025, "n_events": 3, "n_announced": 1},
    ]


def test_an_event_counts_once_for_each_province_and_each_pair() -> None:
    stats = numbers()
    assert {row["code"]: row["n_events"] for row in stats.by_province} == {
        "IR-16": 3, "IQ-WA": 2, "IQ-BA": 1, "IQ-KR": 1, "IR-13": 1, "IQ-BG": 1,
    }  # fmt: skip
    assert {row["names"]: row["n_events"] for row in stats.by_pair} == {
        "Ilam – Wasit": 2, "Ilam – Basra": 1, "Hamadan – Kurdistan Region": 1,
    }  # fmt: skip


def test_what_the_tables_leave_out_is_numbered() -> None:
    stats = numbers()
    assert (stats.n_undated, stats.n_national, stats.n_one_sided, stats.n_region) == (1, 1, 1, 1)
    assert (stats.n_unreviewed, stats.n_rejected) == (1, 1)
    told = " ".join(notes(stats))
    for words in ("1 event is without a date", "1 event is national", "1 event names provinces on one side only",
                  "Kurdistan Region as a whole", "1 unreviewed event is left out", "1 rejected event is left out"):  # fmt: skip
        assert words in told


def test_what_does_not_apply_is_not_said() -> None:
    told = " ".join(notes(numbers("border=IR-16&with=IQ-WA&to=2024")))
    for words in ("without a date", "national", "one side", "Kurdistan", "announced"):
        assert words not in told.lower().replace("announcement", "")


def test_filters_are_applied_and_repeated() -> None:
    stats = numbers("border=IR-16&from=2025&include=unreviewed,rejected")
    assert stats.n_events == 4
    assert stats.filters == "border=IR-16&from=2025&include=unreviewed,rejected"
    assert (stats.n_unreviewed, stats.n_rejected) == (0, 0)


def test_the_tables_are_printed_with_their_notes() -> None:
    text = printed(numbers())
    assert text.startswith("5 events\n")
    assert "Ilam IR-16" in text
    assert "1 announced" in text
    assert "left out" in text


def test_nothing_found_is_said() -> None:
    text = printed(numbers("border=IR-00&type=forum"))
    assert "0 events for border=IR-00&type=forum" in text
    assert "Nothing was found: take a filter out" in text


def test_long_tables_are_cut_and_say_so() -> None:
    codes = [f"IR-{n:02d}" for n in range(1, 21)]
    many = [event(f"event-{code.lower()}", iran=[code], review="curated") for code in codes]
    stats = statistics(Tables.build(flat(many)).select(parse_strictly("")))
    assert "and 9 more: --all" in printed(stats)
    assert "more: --all" not in printed(stats, everything=True)
