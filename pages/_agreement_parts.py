"""The pictures of the Agreements page: pairs with an agreement reported as signed on a map, and a timeline a pair."""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import pandas as pd
import streamlit as st

from events.agreement_chains import STAGE_WORDS, Chains
from events.agreement_register import MOST_OF_A_PAIR, along_time, in_force, pairs_in_force
from events.counts import pair_counts, province_counts, venue_counts
from events.tables import Selected
from geo.locator import locator_map
from geo.maps import numbers_group
from geo.palette import TYPE_COLOURS
from geo.payload import payload
from geo.provinces import BORDER, name
from pages import _charts, _filter, _map_frame, _sentences, _view
from pages._sentences import plural

HEIGHT: Final = 430
MOST_PAIRS: Final = 12
_SHAPES: Final = {
    "proposed": "diamond",
    "planned": "circle",
    "signed": "circle",
    "renewed": "square",
    "postponed": "triangle-right",
    "cancelled": "cross",
}


def in_force_map(found: Selected, chains: Chains) -> None:
    """Agreements reported as signed, drawn by pair; a click on a tie shows that pair alone."""
    signed = found.narrowed(in_force(found, chains))
    pairs = pairs_in_force(found, chains)
    language = _view.language()
    numbers = payload(
        province_counts(signed),
        pairs,
        venue_counts(signed).head(0),
        language=language,
        n_ties=25,
        picked=_view.picked(),
        measure="Agreements reported as signed",
        label="Map of agreements reported as signed, by pair",
        focus=list(BORDER),
    )
    st.html(
        '<div class="marz-chart"><h3>'
        + (
            f"{plural(len(pairs), 'pair has', 'pairs have')} an agreement reported as signed"
            if len(pairs)
            else "No pair has an agreement reported as signed"
        )
        + f"</h3><p>{plural(len(signed), 'agreement', 'agreements')} signed or renewed and not since called off; whether still "
        f"valid is not known.{' The strongest ties are drawn; click one for its agreements.' if len(pairs) else ''}</p></div>"
    )
    _map_frame.draw(
        locator_map(HEIGHT),
        numbers_group(numbers),
        room="small_agreements",
        key="agreement_map",
        height=HEIGHT,
        on_change=_take,
    )


def _take() -> None:
    answer = st.session_state["agreement_map"] or {}
    if "picked" in answer:
        _view.pick(answer["picked"])
        _filter.write_address()


def pair_lanes(found: Selected, chains: Chains) -> None:
    """A lane a pair, a mark an agreement, those of one chain joined by a line."""
    agreements = found.narrowed(chains.stage >= 0)
    pairs = pair_counts(agreements).head(MOST_PAIRS)
    frame = along_time(agreements, chains, pairs)
    if frame.empty:
        st.caption("No dated agreement of this selection names a province on both sides.")
        return
    language = _view.language()
    frame["pair"] = [
        f"{name(a, language)} – {name(b, language)}" for a, b in zip(frame["iran"], frame["iraq"], strict=True)
    ]
    order = [f"{name(a, language)} – {name(b, language)}" for a, b in zip(pairs["iran"], pairs["iraq"], strict=True)]
    top, n = order[0], int(pairs["n_events"].iloc[0])
    years = _sentences.years(frame["first"].min().year, frame["first"].max().year)
    _charts.show(
        _lanes(frame, order),
        title=f"{top} has the most agreements at any stage: {n}" if n > 1 else "No pair has more than one agreement",
        note=f"Agreements by pair and date, {years}, the {plural(len(order), 'pair', 'pairs')} with most"
        + (f", the newest {MOST_OF_A_PAIR} of each" if n > MOST_OF_A_PAIR else "")
        + "; a line joins those that belong together",
        data=frame[["pair", "start", "stage", "summary"]],
        labels={"pair": "Pair", "start": "Date", "stage": "Stage", "summary": "Summary"},
        alt_text=f"Timelines of agreements by pair; {top} has {n}.",
        key="agreement_lanes",
    )


def _lanes(frame: pd.DataFrame, order: list[str]) -> alt.TopLevelMixin:
    colour = TYPE_COLOURS["agreement"]
    words = list(STAGE_WORDS.values())
    x = alt.X("first:T", title=None, axis=alt.Axis(grid=True, tickCount=8), scale=alt.Scale(padding=9))
    y = alt.Y(
        "pair:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=210, labelOverlap=False)
    )
    legend = alt.Legend(
        title=None, orient="top", columns=2, values=[word for word in words if word in set(frame["stage"])]
    )
    solid = {STAGE_WORDS["signed"], STAGE_WORDS["renewed"]}
    shape: Any = alt.Shape("stage:N", scale=alt.Scale(domain=words, range=list(_SHAPES.values())), legend=legend)
    # The same legend for both, so that its marks are filled as those of the chart are.
    fills = [colour if word in solid else "transparent" for word in words]
    fill: Any = alt.Fill("stage:N", scale=alt.Scale(domain=words, range=fills), legend=legend)
    base = alt.Chart(frame).encode(x=x, y=y)
    lines = base.mark_line(color=colour, strokeWidth=2, opacity=0.5).encode(detail=["chain:N", "pair:N"])
    marks = base.mark_point(size=105, strokeWidth=2, color=colour).encode(
        shape=shape,
        fill=fill,
        tooltip=[
            alt.Tooltip("pair:N", title="Pair"),
            alt.Tooltip("start:N", title="Date"),
            alt.Tooltip("stage:N", title="Stage"),
            alt.Tooltip("summary:N", title="Agreement"),
        ],
    )
    drawn = alt.layer(lines, marks).properties(height=29 * len(order) + 80)  # with the legend and the axis
    # From the right edge, over the names of the pairs: a phone leaves the marks too little width for the legend.
    return drawn.properties(usermeta={"legend": {"layout": {"anchor": "end", "bounds": "full"}}})
