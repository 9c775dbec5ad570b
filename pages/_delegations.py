"""Delegations as a view of the Ties page: who visits whom by year, how large, and a table of what they state."""

from __future__ import annotations

from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from events.counts import headline
from events.particulars import delegations
from events.selection import Selection
from events.tables import Selected
from events.ties import visits_by_year
from events.vocabulary import Direction
from pages import _access, _charts, _depth_charts, _look, _rows, _sentences, _view
from pages._sentences import plural

MOST: Final = 300


def draw(chosen: Selection) -> None:
    """Draw the view."""
    found = _of(chosen)
    if not len(found):
        _look.lead("No delegation in this selection.")
        if chosen.types:
            st.caption("The filter on types leaves delegations out: clear it on the left.")
        return
    _look.lead(opening(found))
    _body(chosen)
    _look.how(_sentences.counting(headline(found)))


def _of(chosen: Selection) -> Selected:
    found = _access.selected(chosen)
    return found.narrowed((found.tables.events["type"] == "delegation").to_numpy())


def opening(found: Selected) -> str:
    """How many went which way."""
    numbers = headline(found)
    ways = found.events["direction"].value_counts()
    out, back, open_ = (
        int(ways.get(str(way), 0)) for way in (Direction.IRAN_TO_IRAQ, Direction.IRAQ_TO_IRAN, Direction.MUTUAL)
    )
    sentence = (
        f"<b>{plural(len(found), 'delegation', 'delegations')}</b>{_sentences.period(numbers)}: {out:,} from Iran to Iraq, "
        f"{back:,} from Iraq to Iran"
    )
    sentence += f", {open_:,} without a direction" if open_ else ""
    ahead = len(found) - numbers.n_held
    return sentence + (f"; {ahead:,} of them announced, called for or put off." if ahead else ".")


@st.fragment
def _body(chosen: Selection) -> None:
    found = _of(chosen)
    counted = visits_by_year(found)
    if len(counted):
        _years(counted)
    else:
        st.caption("None of them is dated.")
    _table(found)


def _years(counted: pd.DataFrame) -> None:
    frame = counted.assign(direction=[Direction(value).label for value in counted["direction"]])
    first, last = int(frame["year"].min()), int(frame["year"].max())
    totals = frame.groupby("year")["n_events"].sum()
    peak = int(totals.index[int(totals.argmax())])
    bars = (
        alt.Chart(frame)
        .mark_bar()
        .encode(
            x=_depth_charts.year_axis("year", first, last),
            y=alt.Y("n_events:Q", title="Delegations", axis=alt.Axis(tickMinStep=1, format="d")),
            color=_charts.direction_colour("direction:N"),
            tooltip=[
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("direction:N", title="Direction"),
                alt.Tooltip("n_events:Q", title="Delegations"),
            ],
        )
        .properties(height=200)
    )
    _charts.show(
        bars,
        title=f"{peak} has the most visits reported: {int(totals.max())}"
        if totals.max() > 1
        else "No year has more than one visit reported",
        note=f"Delegations by year and direction, {_sentences.years(first, last)}, "
        + plural(int(frame["n_events"].sum()), "dated delegation", "dated delegations"),
        data=frame,
        labels={"year": "Year", "direction": "Direction", "n_events": "Delegations"},
        alt_text=f"Stacked bars of delegations by year and direction; the highest is {peak} with {int(totals.max())}.",
        key="delegation_years",
    )


def _table(found: Selected) -> None:
    frame = delegations(_access.records(found.ids[:MOST]), _view.language())
    st.subheader("Delegations", anchor=False)
    more = f" The newest {MOST} of {len(found):,}." if len(found) > MOST else ""
    text = st.column_config.TextColumn
    _rows.with_cards(
        frame.drop(columns=["id"]),
        [[identifier] for identifier in frame["id"]],
        key="delegation_table",
        columns={
            "start": text("Date"), "status": text("Status"), "kind": text("Kind"), "direction": text("Direction"),
            "iran": text("Iranian side"), "iraq": text("Iraqi side"), "venue": text("Venue"), "delegates": "Persons",
            "days": "Days", "sectors": text("Sectors"), "bodies": text("Organisations"), "summary": text("Summary", width="large"),
        },
        hint=f"Persons and days are stated numbers, never estimates. Pick a row to read it with its sources.{more}",
        alt_text="Delegations, newest first",
    )  # fmt: skip
