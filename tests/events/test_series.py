"""Fairs that recur: a yearly one with a gap, one put off, one called off, and shows that only look alike."""

from __future__ import annotations

import pytest

from events.selection import Selection
from events.series import editions, find_series, number_of, series_table
from events.tables import Tables, flat
from tests.events.making import event


def show(identifier, start, status="completed", **fields):
    plain = {
        "type": "exhibition",
        "subtype": "trade-fair",
        "venue": "Kut",
        "venue_code": "IQ-WA",
        "iran": [],
        "iraq": ["IQ-WA"],
    }
    return event(identifier, start=start, status=status, **plain | fields)


def found(events, last_year=2024):
    tables = Tables.build(flat(events))
    series = find_series(tables)
    return series, series_table(tables.select(Selection()), series, last_year)


YEARLY = [
    show("a-1", "2019-10-01", organisations=["Wasit Fairs Company"]),
    show("b-1", "2020-10-05", organisations=["Wasit Fairs Company"]),
    show("c-1", "2022-10-02", organisations=["Wasit Fairs Company"]),
]


def test_a_yearly_fair_is_one_series_and_its_missing_years_are_told():
    series, table = found(YEARLY)
    row = table.iloc[0]
    assert len(table) == 1
    assert (row["n_editions"], row["n_held"], row["rhythm"]) == (3, 3, "yearly")
    assert (row["first_year"], row["last_year"], row["missing"]) == (2019, 2022, "2021, 2023–2024")
    assert row["why"] == "Same town, same organiser Wasit Fairs Company."
    assert editions(series, table)[["year", "status"]].values.tolist() == [
        [2019, "completed"],
        [2020, "completed"],
        [2022, "completed"],
    ]


def test_an_edition_put_off_and_held_later_is_one_edition():
    events = [*YEARLY[:2], show("late", "2021-10", "postponed", organisations=["Wasit Fairs Company"]),
              show("held", "2022-03-01", organisations=["Wasit Fairs Company"])]  # fmt: skip
    series, table = found(events)
    assert table["n_editions"].item() == 3
    assert table["not_held"].item() == ""
    assert editions(series, table)["year"].tolist() == [2019, 2020, 2022]


def test_an_edition_called_off_is_no_gap_and_is_not_counted_as_held():
    events = [*YEARLY[:2], show("plan", "2021-09", "planned", organisations=["Wasit Fairs Company"]),
              show("off", "2021-10", "cancelled", organisations=["Wasit Fairs Company"])]  # fmt: skip
    _, table = found(events, last_year=2022)
    row = table.iloc[0]
    assert (row["n_editions"], row["n_held"], row["not_held"], row["missing"]) == (3, 2, "2021 called off", "2022")


def test_an_edition_only_announced_is_said_so():
    _, table = found([*YEARLY[:2], show("plan", "2021-09", "planned", organisations=["Wasit Fairs Company"])], 2021)
    assert table["not_held"].item() == "2021 announced"
    assert table["n_held"].item() == 2


def test_the_same_organiser_in_another_town_is_another_series():
    events = [
        YEARLY[0],
        show("x-1", "2020-10-05", venue="Basra", venue_code="IQ-BA", organisations=["Wasit Fairs Company"]),
    ]
    assert found(events)[1].empty


def test_a_ministry_alone_makes_no_series_but_with_the_kind_of_show_it_does():
    office = {"organisations": ["Ministry of Trade"]}
    other = [show("x-1", "2019", **office), show("y-1", "2020", subtype="handicrafts", **office)]
    same = [show("x-1", "2019", **office), show("y-1", "2020", **office)]
    assert found(other)[1].empty
    assert len(found(same)[1]) == 1


def test_the_organisers_own_count_bridges_a_longer_gap():
    near = [
        show("x-1", "2011", summary="The 38th Wasit International Fair."),
        show("y-1", "2014-11", summary="The 41st Wasit International Fair."),
    ]
    far = [
        show("x-1", "2011", summary="The 38th Wasit International Fair."),
        show("y-1", "2014-11", summary="A Wasit International Fair."),
    ]
    assert found(near)[1]["numbers"].tolist() == ["38, 41"]
    assert found(far)[1].empty


def test_shows_of_a_few_days_within_one_month_are_editions_of_their_own():
    weekly = [
        show(i, day, iran=["IR-16"], subtype="handicrafts")
        for i, day in (("one", "2025-10-10"), ("two", "2025-10-25"), ("three", "2025-11"))
    ]
    _, table = found(weekly, 2025)
    assert (table["n_editions"].item(), table["rhythm"].item()) == (3, "several a year")


def test_calls_showrooms_and_shows_without_a_town_are_no_editions():
    events = [
        show("call", "2019", "proposed", organisations=["Wasit Fairs Company"]),
        show("room", "2020", subtype="trade-centre", organisations=["Wasit Fairs Company"]),
        show("nowhere", "2021", venue=None, venue_code=None, organisations=["Wasit Fairs Company"]),
        YEARLY[2],
    ]
    assert found(events)[1].empty


def test_nothing_gives_an_empty_table():
    assert found([])[1].empty
    assert found([YEARLY[0]])[1].empty


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("Iran was at the 38th Baghdad International Fair.", 38),
        ("The seventh solo Iranian fair drew 165 firms.", 7),
        ("Artisans took part for the twentieth time in Kut's weekly handicrafts exhibition.", 20),
        ("The second day brought the governor.", None),
        ("A fair.", None),
    ],
)
def test_the_count_of_an_edition_is_read_from_the_summary(summary, number):
    assert number_of(summary) == number
