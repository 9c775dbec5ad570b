"""Exhibitions as a view of the Ties page: how many and where, which recur, and a table of what they state."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from events.counts import headline, status_counts, venue_counts
from events.particulars import exhibitions
from events.profile import newest_year
from events.selection import Selection
from events.series import NOT_HELD, editions, series_table
from events.tables import Selected
from events.vocabulary import Status
from pages import _access, _charts, _depth, _look, _rows, _sentences, _view
from pages._sentences import plural

MOST: Final = 300
MOST_SERIES: Final = 14
_STATES: Final = {"completed": "Held", "planned": "Announced", "postponed": "Put off", "cancelled": "Called off"}


def draw(chosen: Selection) -> None:
    """Draw the view."""
    found = _of(chosen)
    if not len(found):
        _look.lead("No exhibition in this selection.")
        if chosen.types:
            st.caption("The filter on types leaves exhibitions out: clear it on the left.")
        return
    _look.lead(opening(found))
    _body(chosen)
    _look.how(
        _sentences.counting(headline(found))
        + " Exhibitions are taken as one series where town and organiser, name, or provinces and kind of show are the same and no "
        "more than two and a half years lie between them; calls for a show and standing showrooms are no editions."
    )


def _of(chosen: Selection) -> Selected:
    found = _access.selected(chosen)
    return found.narrowed((found.tables.events["type"] == "exhibition").to_numpy())


@st.fragment
def _body(chosen: Selection) -> None:
    found = _of(chosen)
    _series(found)
    _table(found)


def opening(found: Selected) -> str:
    """How many were held, where most, and how many series recur."""
    status = status_counts(found)
    held = status[str(Status.COMPLETED)]
    towns = venue_counts(found)
    sentence = f"<b>{plural(len(found), 'exhibition', 'exhibitions')}</b>{_sentences.period(headline(found))}"
    sentence += f": {held:,} reported as held"
    others = [
        f"{n:,} {words}" for key, words in (("planned", "announced"), ("proposed", "called for")) if (n := status[key])
    ]
    others += [f"{n:,} {NOT_HELD[key]}" for key in ("postponed", "cancelled") if (n := status[key])]
    sentence += f", {_sentences.listed(others)}." if others else "."
    if len(towns):
        top = towns.iloc[0]
        many = plural(int(top["n_events"]), "exhibition", "exhibitions")
        sentence += f" Most were in <b>{escape(str(top['venue']))}</b>, {many}."
    table = series_table(found, _depth.series(), _last(found))
    if len(table):
        gaps = int((table["missing"] != "").sum())
        sentence += f" {plural(len(table), 'series recurs', 'series recur')}" + (
            f"; {gaps} of them with years missing." if gaps else "."
        )
    return sentence


def _last(found: Selected) -> int:
    return newest_year(found) or date.today().year


def _series(found: Selected) -> None:
    series = _depth.series()
    table = series_table(found, series, _last(found))
    if table.empty:
        st.caption("No exhibition of this selection recurs, as far as is reported.")
        return
    shown = table.head(MOST_SERIES)
    labels = [
        f"{town}: {kind.lower()} ({first}–{last})" if first != last else f"{town}: {kind.lower()} ({first})"
        for town, kind, first, last in shown[["town", "name", "first_year", "last_year"]].itertuples(
            index=False, name=None
        )
    ]
    label_of = dict(zip(shown["series"], labels, strict=True))
    marks = editions(series, shown)
    marks = marks.assign(label=[label_of[n] for n in marks["series"]], state=[_STATES[s] for s in marks["status"]])
    top = shown.iloc[0]
    many = top["rhythm"] == "several a year"
    _charts.show(
        _strip(marks, labels),
        title=f"{top['town']} has the most regular show: {top['n_editions']} editions reported"
        + (
            f", {top['n_editions'] / max(1, top['last_year'] - top['first_year'] + 1):.0f} a year"
            if many
            else f" since {top['first_year']}"
        ),
        note=f"Editions of recurring exhibitions by year, {len(shown)} of {plural(len(table), 'series', 'series')}; a gap is a "
        "year without a report, which is not to say without a show",
        data=table[
            [
                "town",
                "name",
                "n_editions",
                "n_held",
                "rhythm",
                "first_year",
                "last_year",
                "missing",
                "not_held",
                "numbers",
                "why",
            ]
        ],
        labels=_HEADINGS,
        alt_text="Marks by series and year; "
        + "; ".join(f"{label}: {n} editions" for label, n in zip(labels[:4], shown["n_editions"].head(4), strict=True)),
        key="exhibition_series",
    )
    ids = found.tables.events["id"]
    frame = table[["town", "name", "n_editions", "n_held", "missing", "not_held", "numbers", "why"]].rename(
        columns=_HEADINGS
    )
    _rows.with_cards(
        frame,
        [ids.iloc[list(reversed(rows))].tolist() for rows in table["events"]],
        key="exhibition_series_table",
        height=260,
        columns={_HEADINGS["why"]: st.column_config.TextColumn(width="large")},
        hint="Pick a series to read its editions, newest first.",
        alt_text="Recurring exhibitions",
    )


_HEADINGS: Final = {
    "town": "Town",
    "name": "Kind",
    "n_editions": "Editions",
    "n_held": "Held",
    "rhythm": "Rhythm",
    "first_year": "First",
    "last_year": "Last",
    "missing": "No report in",
    "not_held": "Not held",
    "numbers": "Organisers’ count",
    "why": "Taken as one series because",
}


def _strip(marks: pd.DataFrame, labels: list[str]) -> alt.TopLevelMixin:
    first, last = int(marks["year"].min()), int(marks["year"].max())
    counted = marks.groupby(["label", "year", "state"]).size().rename("n").reset_index()
    base = alt.Chart(counted).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False),
            axis=alt.Axis(format="d", grid=True, tickMinStep=1),
        ),
        y=alt.Y(
            "label:N",
            sort=labels,
            title=None,
            axis=alt.Axis(domain=False, ticks=False, labelLimit=230, labelOverlap=False),
        ),
        tooltip=[
            alt.Tooltip("label:N", title="Series"),
            alt.Tooltip("year:Q", format="d", title="Year"),
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("n:Q", title="Editions"),
        ],
    )
    colour = _charts.accent()
    shape = alt.Shape(
        "state:N",
        scale=alt.Scale(domain=list(_STATES.values()), range=["circle", "diamond", "triangle-right", "cross"]),
        legend=alt.Legend(title=None, orient="top", symbolType="circle"),
    )
    points = base.mark_point(size=150, strokeWidth=2, color=colour).encode(
        shape=shape,
        fill=alt.condition("datum.state == 'Held'", alt.value(colour), alt.value("transparent")),
    )
    numbers = base.transform_filter("datum.n > 1").mark_text(dx=14, fontSize=11, color=colour).encode(text="n:Q")
    return alt.layer(points, numbers).properties(height=32 * len(labels) + 12)


def _table(found: Selected) -> None:
    ids = found.ids[:MOST]
    frame = exhibitions(_access.records(ids), _view.language())
    st.subheader("Exhibitions", anchor=False)
    more = f" The newest {MOST} of {len(found):,}." if len(found) > MOST else ""
    text = st.column_config.TextColumn
    _rows.with_cards(
        frame.drop(columns=["id"]),
        [[identifier] for identifier in frame["id"]],
        key="exhibition_table",
        columns={
            "start": text("Date"), "status": text("Status"), "kind": text("Kind"), "venue": text("Venue"),
            "iran": text("Iranian side"), "iraq": text("Iraqi side"), "days": "Days", "companies": "Companies",
            "delegates": "Persons", "sectors": text("Sectors"), "organisers": text("Organisers"),
            "summary": text("Summary", width="large"),
        },
        hint=f"Days, companies and persons are stated numbers, never estimates. Pick a row to read it with its sources.{more}",
        alt_text="Exhibitions, newest first",
    )  # fmt: skip
