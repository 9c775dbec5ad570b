"""Events as rows to read, and the orders a long table can be put in."""

from __future__ import annotations

import pytest

from events.listing import COLUMNS, ORDERS, listing, ordered_ids
from events.selection import Selection
from events.tables import Tables, flat
from tests.events.making import event

OLD = event("old", start="2019", type="forum", iran=["IR-04"], iraq=["IQ-BA"], venue="Urmia", venue_code="IR-04")
NEW = event("new", start="2025-05-21", end="2025-05-24", type="exhibition", iran=["IR-16", "IR-05"], venue="Kut")
MIDDLE = event(
    "middle",
    start="2023-01",
    status="planned",
    iran=[],
    iraq=["IQ-KR"],
    sources=[{"outlet": "A"}, {"outlet": "B", "url": "https://b.example/1"}],
)
UNDATED = event("undated", start=None, type="agreement")
EVENTS = [OLD, NEW, MIDDLE, UNDATED]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["new", "middle", "old", "undated"]),
        ("oldest", ["old", "middle", "new", "undated"]),
        ("type", ["middle", "new", "undated", "old"]),
        ("status", ["middle", "new", "old", "undated"]),
        ("iran", ["undated", "new", "old", "middle"]),
        ("iraq", ["old", "middle", "new", "undated"]),
        ("venue", ["new", "old", "middle", "undated"]),
        ("sources", ["middle", "new", "old", "undated"]),
    ],
)
def test_events_are_put_in_order(order: str, expected: list[str]):
    assert ordered_ids(Tables.build(flat(EVENTS)).select(Selection()), order) == expected


def test_every_order_that_is_offered_works_on_no_events():
    nothing = Tables.build(flat(EVENTS)).select(Selection(text="nothing"))
    assert [ordered_ids(nothing, order) for order in ORDERS] == [[]] * len(ORDERS)


def test_a_row_is_in_words_and_links_to_the_first_source_with_an_address():
    row = listing([MIDDLE]).iloc[0]
    assert row.drop("summary").to_dict() == {
        "id": "middle",
        "start": "2023-01",
        "type": "Delegation",
        "status": "Planned",
        "iran": "Iran",
        "iraq": "Kurdistan Region",
        "venue": None,
        "source": "https://b.example/1",
        "n_sources": 2,
        "until": None,
        "certainty": "Medium",
        "review": "Curated",
    }


def test_provinces_are_named_in_the_language_of_the_reader():
    row = listing([NEW], "fa").iloc[0]
    assert (row["iran"], row["iraq"]) == ("ایلام، کرمانشاه", "واسط")


def test_no_events_give_the_columns_alone():
    assert list(listing([]).columns) == list(COLUMNS)
