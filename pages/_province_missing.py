"""What is missing from a province's record: neighbours it never signed with, silent years, announcements without a follow-up."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from events.agreement_register import named
from events.followups import WITHIN, age_days, spoken_age
from events.partial_date import spoken
from events.profile import Profile, year_ranges
from events.vocabulary import EventType, Status
from geo.locator import across
from geo.provinces import name
from pages import _depth, _look, _rows, _view
from pages._sentences import listed, plural

MOST: Final = 100


def draw(one: Profile, last_year: int) -> None:
    """The three kinds of gap, the last one as rows that open."""
    st.subheader("What is missing", anchor=False)
    _look.facts(
        [("Neighbours without a signed agreement", _neighbours(one)), ("Years of silence", _silence(one, last_year))]
    )
    rows = np.flatnonzero(_depth.unanswered() & one.found.mask)
    if not len(rows):
        _look.facts(
            [
                (
                    "Announcements without a follow-up",
                    "None: everything announced or called for was followed by something.",
                )
            ]
        )
        return
    today = date.today()
    ages = age_days(one.found.tables, rows, today)
    order = np.argsort(-ages, kind="stable")
    rows, ages = rows[order], ages[order]
    past = int((ages >= 0).sum())
    told = f"{plural(past, 'announcement has', 'announcements have')} had none"
    if past:
        told += f"; the oldest has waited {spoken_age(float(ages[0]))}"
    if past < len(rows):
        told += f"; {len(rows) - past:,} still lie{'s' if len(rows) - past == 1 else ''} ahead"
    _look.facts([("Announcements without a follow-up", told + ".")])
    events = one.found.tables.events.iloc[rows[:MOST]].astype(object)
    frame = pd.DataFrame(
        {
            "Announced": [spoken(value if isinstance(value, str) else None) for value in events["start"]],
            "Age": [spoken_age(float(age)) for age in ages[:MOST]],
            "What": [
                f"{EventType(kind).label}, {Status(status).label.lower()}"
                for kind, status in zip(events["type"], events["status"], strict=True)
            ],
            "Iranian side": [named(codes, "IR", _view.language()) for codes in events["iran"]],
            "Iraqi side": [named(codes, "IQ", _view.language()) for codes in events["iraq"]],
            "Summary": events["summary"].tolist(),
        }
    )
    _rows.with_cards(
        frame,
        [[identifier] for identifier in events["id"]],
        key="province_open",
        height=300,
        columns={"Summary": st.column_config.TextColumn(width="large")},
        hint="Followed means: an agreement of the same subject since signed, or an event of the same kind between the same "
        f"sides held within {WITHIN // 365} years. Nothing reported is not nothing done. Pick a row to read it.",
        alt_text="Announcements without a follow-up, oldest first",
    )


def _neighbours(one: Profile) -> str:
    beside = across(one.code)
    if not beside:
        return "It has no neighbour across the border."
    missing = one.never_signed(beside)
    if missing.empty:
        return "None: an agreement is reported as signed with every neighbour across the border."
    said = []
    for code, n, n_open, region in missing.itertuples(index=False, name=None):
        text = f"<bdi>{escape(name(code, _view.language()))}</bdi> ({plural(n, 'event', 'events')} together"
        if n_open:
            text += f", {plural(n_open, 'agreement', 'agreements')} announced or called for"
        if region:
            text += "; one was signed with the Kurdistan Region as a whole"
        said.append(text + ")")
    return listed(said) + "."


def _silence(one: Profile, last_year: int) -> str:
    years = one.silent_years(last_year)
    if one.by_year.empty:
        return "None of its events is dated."
    first = int(one.by_year["year"].min())
    if not years:
        return f"None: every year from {first} to {last_year} has an event."
    return (
        f"{year_ranges(years)}: no event is reported in {plural(len(years), 'year', 'years')} of {first}–{last_year}."
    )
