"""Announcements and what came of them: five events whose answers can be seen by eye."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from events.agreement_chains import find_chains
from events.followups import age_days, spoken_age, unanswered
from events.tables import Tables, flat
from tests.events.making import event


def open_ids(events):
    tables = Tables.build(flat(events))
    return {events[row].id for row in np.flatnonzero(unanswered(tables, find_chains(tables)))}


def test_a_plan_that_was_held_within_two_years_is_answered_and_others_are_not():
    plan = event("plan", type="exhibition", status="planned", start="2022-03")
    held = event("held", type="exhibition", start="2023-12-01")
    elsewhere = event("elsewhere", type="exhibition", status="planned", start="2022-03", iraq=["IQ-DI"])
    visit = event("visit", status="proposed", start="2022-03")
    assert open_ids([plan, held, elsewhere, visit]) == {"elsewhere", "visit"}


def test_what_was_held_before_or_much_later_answers_nothing():
    before = event("before", type="forum", start="2021-12-31")
    plan = event("plan", type="forum", status="planned", start="2022-03-01")
    later = event("later", type="forum", start="2024-06-01")
    assert open_ids([before, plan, later]) == {"plan"}


def test_something_held_in_a_year_may_be_what_was_announced_in_it():
    plan = event("plan", type="forum", status="planned", start="2022-03-01")
    held = event("held", type="forum", start="2022")
    assert open_ids([plan, held]) == set()


def test_a_postponed_show_waits_and_a_cancelled_or_undated_one_does_not():
    late = event("late", type="exhibition", status="postponed", start="2022")
    off = event("off", type="exhibition", status="cancelled", start="2022")
    undated = event("undated", type="exhibition", status="planned", start=None)
    assert open_ids([late, off, undated]) == {"late"}


def test_nothing_gives_nothing():
    assert open_ids([]) == set()


def test_ages_count_from_the_last_day_an_event_may_have_begun():
    tables = Tables.build(
        flat([event("a-1", start="2022"), event("b-1", start="2026-05-01"), event("c-1", start=None)])
    )
    ages = age_days(tables, np.arange(3), date(2024, 1, 1))
    assert ages[0] == 366
    assert ages[1] < 0
    assert np.isnan(ages[2])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "still ahead"),
        (3, "this month"),
        (31, "1 month"),
        (366, "1 year"),
        (800, "2 years 2 months"),
        (float("nan"), "undated"),
    ],
)
def test_an_age_is_said_as_a_person_would(days, words):
    assert spoken_age(days) == words
