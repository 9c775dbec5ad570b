"""What is missing from a province's record: neighbours it never signed with, silent years, announcements without a follow-up."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from briefing import province_words
from events.agreement_register import named
from events.followups import WITHIN, age_days, spoken_age
from events.partial_date import spoken
from events.profile import Profile
from events.vocabulary import EventType, Status
from geo.locator import across
from pages import _depth, _look, _rows, _view

MOST: Final = 100


def draw(one: Profile, last_year: int) -> None:
    """The three kinds of gap, the last one as rows that open."""
    st.subheader("What is missing", anchor=False)
    rows = np.flatnonzero(_depth.unanswered() & one.found.mask)
    ages = age_days(one.found.tables, rows, date.today())
    order = np.argsort(-ages, kind="stable")
    rows, ages = rows[order], ages[order]
    told = [
        ("Neighbours without a signed agreement", province_words.unsigned(one, across(one.code), _view.language())),
        ("Years of silence", province_words.silence(one, last_year)),
        ("Announcements without a follow-up", province_words.unanswered(ages)),
    ]
    _look.facts([(head, escape(text)) for head, text in told])
    if not len(rows):
        return
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
