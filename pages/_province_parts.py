"""The parts of a province's page between map and gaps: years, counterparts, sectors, what it did, its agreements."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from briefing.province_words import activity_names
from events.agreement_register import register
from events.profile import Profile
from events.ties import sector_counts
from events.vocabulary import Sector
from geo.provinces import name
from pages import _charts, _depth, _depth_charts, _rows, _view
from pages._sentences import plural
from pages._sentences import years as years_text

MOST_BARS: Final = 10
MOST_AGREEMENTS: Final = 200


def years(one: Profile, last: int) -> None:
    """Events by type and year."""
    counted = one.by_year
    if counted.empty:
        st.caption("None of its events is dated, so none stands in a year.")
        return
    first = int(counted["year"].min())
    totals = counted.groupby("year")["n_events"].sum()
    peak, most = int(totals.index[int(totals.argmax())]), int(totals.max())
    here = name(one.code, _view.language())
    n = int(counted["n_events"].sum())
    _charts.show(
        _depth_charts.years(counted, first, max(last, first)),
        title=f"{peak} is the busiest year reported of {here}: {plural(most, 'event', 'events')}"
        if len(totals) > 1
        else f"All that is dated falls in {peak}: {plural(most, 'event', 'events')}",
        note=f"Events by year and type, {years_text(first, max(last, first))}, {plural(n, 'dated event', 'dated events')}; "
        "paler: announced, called for or put off",
        data=counted.assign(type=counted["type"].map(_charts.type_label)),
        labels={"year": "Year", "type": "Type", "held": "Held or signed", "n_events": "Events"},
        alt_text=f"Stacked bars of the events of {here} by year; the highest is {peak} with {most}.",
        key="province_years",
        file_name=f"{one.code}-years",
    )


def counterparts(one: Profile) -> None:
    """Counterparts ranked; the rows below the bars open."""
    frame = one.counterparts
    here = name(one.code, _view.language())
    if frame.empty:
        st.caption(f"No event names {here} together with a province of the other side.")
        return
    shown = frame.head(MOST_BARS).assign(name=[name(code, _view.language()) for code in frame["code"].head(MOST_BARS)])
    top, share = shown.iloc[0], shown["n_events"].iloc[0] / frame["n_events"].sum()
    _charts.show(
        _depth_charts.ranked(shown, "name", "n_events", unit="events", held="n_held"),
        title=f"{top['name']} is its first counterpart, with {share:.0%} of all pairings"
        if len(frame) > 1
        else f"{top['name']} is its only counterpart",
        note=f"Events with each counterpart, {plural(len(one.found), 'event', 'events')}"
        + (f"; the first {MOST_BARS} of {len(frame)}" if len(frame) > MOST_BARS else "")
        + "; deep: held or signed",
        data=shown[["name", "n_events", "n_held"]],
        labels={"name": "Counterpart", "n_events": "Events", "n_held": "Held or signed"},
        alt_text=f"Bars of the counterparts of {here}; first {top['name']} with {top['n_events']} events.",
        key="province_counterparts",
        file_name=f"{one.code}-counterparts",
    )


def sectors(one: Profile) -> None:
    """What the events are about."""
    frame = sector_counts(one.found)
    if frame.empty:
        st.caption("No event states a sector.")
        return
    shown = frame.head(MOST_BARS).assign(name=[Sector(value).label for value in frame["sector"].head(MOST_BARS)])
    telling = shown[shown["sector"] != Sector.GENERAL]
    first = (telling if len(telling) else shown).iloc[0]
    _charts.show(
        _depth_charts.ranked(shown, "name", "n_events", unit="events"),
        title=f"Beside trade in general, {first['name'].lower()} comes first"
        if len(telling)
        else "Only trade in general is named",
        note=f"Events by sector, {plural(len(one.found), 'event', 'events')}; an event counts once for each of its sectors",
        data=shown[["name", "n_events"]],
        labels={"name": "Sector", "n_events": "Events"},
        alt_text="Bars of sectors; "
        + ", ".join(f"{label} {n}" for label, n in zip(shown["name"].head(4), shown["n_events"].head(4), strict=True)),
        key="province_sectors",
        file_name=f"{one.code}-sectors",
    )


def activity(one: Profile) -> None:
    """What it did, line by line, each line open to its events."""
    lines = one.activity
    number = st.column_config.NumberColumn
    st.html('<div class="marz-chart"><h3>Visits, exhibitions, agreements</h3></div>')
    frame = {
        "What": activity_names(one),
        "Held": [line.n_held for line in lines],
        "Announced": [line.n_announced for line in lines],
        "Put off": [line.n_off for line in lines],
        "All": [int(line.mask.sum()) for line in lines],
    }
    _rows.with_cards(
        pd.DataFrame(frame),
        [one.found.narrowed(line.mask).ids for line in lines],
        key="province_activity",
        columns={
            "What": st.column_config.TextColumn(width=168),
            "Held": number("Held", width=48, help="Reported as held, signed or opened"),
            "Announced": number("Announced", width=80, help="Announced or called for; it may since have been held"),
            "Put off": number("Put off", width=55, help="Put off or called off"),
            "All": number("All", width=40),
        },
        hint="Pick a line to read its events, newest first.",
        alt_text=f"What {name(one.code)} did, by kind and state",
    )


def agreements(one: Profile) -> None:
    """Its agreements and what became of them."""
    chains = _depth.chains()
    mask = np.logical_or.reduce(list(one.agreements.values()))
    if not mask.any():
        return
    events = one.found.narrowed(mask).events
    rows = events.index.tolist()[:MOST_AGREEMENTS]
    table = register(chains, rows, date.today(), _view.language())
    other = "iraq" if one.at_home == "IR" else "iran"
    headings = {"start": "Date", other: "With", "stage": "Stage", "form": "Form", "subject": "Subject"}
    shown = table[[*headings, "outcome"]].rename(columns={**headings, "outcome": "What became of it"})
    st.subheader("Agreements and what became of them", anchor=False)
    signed = int((one.agreements["signed"] | one.agreements["renewed"]).sum())
    waiting = int((mask & _depth.unanswered()).sum())
    text = f"{plural(signed, 'agreement is', 'agreements are')} reported as signed or renewed"
    text += (
        f"; of what was announced or called for, {plural(waiting, 'has', 'have')} no signature reported."
        if waiting
        else "."
    )
    st.caption(text + (f" The newest {MOST_AGREEMENTS} are listed." if len(events) > MOST_AGREEMENTS else ""))
    _rows.with_cards(
        shown,
        [[identifier] for identifier in table["id"]],
        key="province_agreements",
        height=300,
        columns={"Form": st.column_config.TextColumn(width=150), "Subject": st.column_config.TextColumn(width=200)},
        hint="Pick a row to read it with its sources; the Agreements page shows the whole chain.",
        alt_text="The province’s agreements",
    )
