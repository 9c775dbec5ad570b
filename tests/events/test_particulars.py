"""What exhibitions and delegations state, as rows: stated numbers stay numbers, missing ones stay missing."""

from __future__ import annotations

from events.particulars import DELEGATION_COLUMNS, EXHIBITION_COLUMNS, delegations, exhibitions
from tests.events.making import event


def test_an_exhibition_tells_its_figures_and_organisers():
    show = event("fair", type="exhibition", subtype="exclusive", venue="Kut", figures={"days": 4, "companies": 60},
                 organisations=["Kut Fairs", "Ilam Chamber"], sectors=["food", "carpets"])  # fmt: skip
    row = exhibitions([show]).iloc[0]
    assert (row["days"], row["companies"], row["venue"], row["kind"]) == (4, 60, "Kut", "Exclusive")
    assert (row["organisers"], row["sectors"]) == ("Kut Fairs; Ilam Chamber", "Food, Carpets")
    assert exhibitions([show])["delegates"].isna().all()


def test_a_delegation_says_its_way_or_that_none_is_said():
    out = event("out", figures={"delegates": 25})
    both = event("both", direction="mutual", iran=[])
    frame = delegations([out, both], "ar")
    assert frame["direction"].tolist() == ["Iran → Iraq", "Not said"]
    assert frame["iran"].tolist() == ["إيلام", "إيران"]
    assert frame["delegates"].iloc[0] == 25


def test_none_gives_the_columns_alone():
    assert list(exhibitions([]).columns) == list(EXHIBITION_COLUMNS)
    assert list(delegations([]).columns) == list(DELEGATION_COLUMNS)
