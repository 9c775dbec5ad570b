"""The parts of the Ties page below the matrix: ranking, balance of direction, sectors by pair, reach."""

from __future__ import annotations

from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from events.tables import Selected
from events.ties import balance, reach, sectors_by_pair
from events.ties import visits as count_visits
from events.vocabulary import Direction, Sector
from geo.neighbours import shared_borders
from geo.provinces import name
from pages import _charts, _depth_charts, _filter, _rows, _view
from pages._sentences import plural

MOST_PAIRS: Final = 200
MOST_BARS: Final = 12


def sharing() -> list[tuple[str, str]]:
    """The pairs that share the border or a crossing."""
    table = shared_borders()
    return list(zip(table["iran_code"], table["iraq_code"], strict=True))


def ranking(found: Selected, pairs: pd.DataFrame) -> None:
    """All pairs, strongest first; a row picks the pair."""
    near = set(sharing())
    language = _view.language()
    shown = pairs.head(MOST_PAIRS)
    frame = pd.DataFrame(
        {
            "Iranian province": [name(code, language) for code in shown["iran"]],
            "Iraqi governorate": [name(code, language) for code in shown["iraq"]],
            "Events": shown["n_events"].to_numpy(),
            "Delegations": shown["delegation"].to_numpy(),
            "Exhibitions": shown["exhibition"].to_numpy(),
            "Agreements": shown["agreement"].to_numpy(),
            "Forums": shown["forum"].to_numpy(),
            "Iran → Iraq": shown["iran_to_iraq"].to_numpy(),
            "Iraq → Iran": shown["iraq_to_iran"].to_numpy(),
            "Mutual": shown["mutual"].to_numpy(),
            "Neighbours": [(a, b) in near for a, b in zip(shown["iran"], shown["iraq"], strict=True)],
        }
    )
    st.subheader("Pairs, strongest first", anchor=False)
    row = _rows.picked(frame, key="tie_ranking", height=390, alt_text="Pairs by number of events")
    st.caption(
        "Pick a row to read the pair’s history above."
        + (f" The first {MOST_PAIRS} of {len(pairs):,} pairs." if len(pairs) > MOST_PAIRS else "")
    )
    what = None
    if row is not None:
        what = {"kind": "tie", "iran": str(shown["iran"].iloc[row]), "iraq": str(shown["iraq"].iloc[row])}
    if what and st.session_state.get("tie_row") != what:
        _view.pick(what)
        _filter.write_address()
    st.session_state["tie_row"] = what


def visits(found: Selected) -> None:
    """Who visits whom: delegations by Iranian province and direction, to the right and to the left."""
    everyone = balance(found)
    frame = everyone.head(MOST_BARS)
    if frame.empty:
        st.caption("No delegation in this selection names an Iranian province.")
        return
    ways = count_visits(found)
    out, back, unsaid = ways["iran_to_iraq"], ways["iraq_to_iran"], ways["mutual"]
    labels = [name(code, _view.language()) for code in frame["code"]]
    wide = frame.assign(label=labels)
    long = wide.drop(columns="n_events").melt(["label"], ["iran_to_iraq", "iraq_to_iran"], "direction", "n_events")
    long["signed"] = long["n_events"].where(long["direction"] == "iran_to_iraq", -long["n_events"])
    long["direction"] = [Direction(value).label for value in long["direction"]]
    bars = (
        alt.Chart(long)
        .mark_bar(height=15)
        .encode(
            y=alt.Y("label:N", sort=labels, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=150)),
            x=alt.X(
                "signed:Q",
                title="← Iraqi delegations come · Iranian delegations go →",
                axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1),
            ),
            color=_charts.direction_colour("direction:N", legend=False),
            tooltip=[
                alt.Tooltip("label:N", title="Province"),
                alt.Tooltip("direction:N", title="Direction"),
                alt.Tooltip("n_events:Q", title="Delegations"),
            ],
        )
        .properties(height=26 * len(frame) + 52)  # with the axis and its title
    )
    if out == back:
        title = f"Visits are in balance: {out} to Iraq, {back} to Iran"
    else:
        who = "Iranian delegations travel" if out > back else "Iraqi delegations travel"
        title = f"{who} more: {plural(max(out, back), 'visit', 'visits')} against {min(out, back) or 'none'}"
    _charts.show(
        bars,
        title=title,
        note="Delegations by Iranian province and direction, once for each province they name; "
        + plural(out + back, "delegation", "delegations")
        + (f", {unsaid:,} more without a direction" if unsaid else "")
        + (f"; the first {len(frame)} of {len(everyone)} provinces" if len(everyone) > len(frame) else ""),
        data=wide[["label", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"]],
        labels={
            "label": "Iranian province",
            "n_events": "Delegations",
            "iran_to_iraq": "Iran → Iraq",
            "iraq_to_iran": "Iraq → Iran",
            "mutual": "Mutual",
        },
        alt_text=f"Diverging bars of delegations by Iranian province: {out} to Iraq, {back} to Iran.",
        key="tie_balance",
    )


def subjects(found: Selected, pairs: pd.DataFrame) -> None:
    """Sectors of the strongest pairs as a grid."""
    top = pairs.head(10)
    frame = sectors_by_pair(found, top)
    if frame.empty:
        st.caption("No event of the strongest pairs states a sector.")
        return
    language = _view.language()
    frame["pair"] = [
        f"{name(a, language)} – {name(b, language)}" for a, b in zip(frame["iran"], frame["iraq"], strict=True)
    ]
    order = [f"{name(a, language)} – {name(b, language)}" for a, b in zip(top["iran"], top["iraq"], strict=True)]
    totals = frame.groupby("sector")["n_events"].sum().sort_values(ascending=False)
    kept = totals.index[:10].tolist()
    frame = frame[frame["sector"].isin(kept)].assign(label=lambda f: [Sector(value).label for value in f["sector"]])
    sectors = [Sector(value).label for value in kept]
    x = alt.X(
        "label:N",
        sort=sectors,
        title=None,
        axis=alt.Axis(labelAngle=-40, labelOverlap=False, domain=False, ticks=False),
    )
    y = alt.Y("pair:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=200))
    most = int(frame["n_events"].max())
    base = alt.Chart(frame).encode(x=x, y=y)
    scale = alt.Scale(range=_charts.count_ramp(), domain=[1, most], type="linear")
    dots = base.mark_circle(opacity=1).encode(
        size=alt.Size("n_events:Q", legend=None, scale=alt.Scale(range=[20, 420], domain=[0, most])),
        color=alt.Color("n_events:Q", legend=None, scale=scale),
        tooltip=[
            alt.Tooltip("pair:N", title="Pair"),
            alt.Tooltip("label:N", title="Sector"),
            alt.Tooltip("n_events:Q", title="Events"),
        ],
    )
    specific = frame[frame["sector"] != Sector.GENERAL]
    best = (specific if len(specific) else frame).nlargest(1, "n_events").iloc[0]
    _charts.show(
        dots.properties(height=26 * len(order) + 70),
        title=f"{best['label']} between {best['pair'].replace(' – ', ' and ')} is the busiest single subject",
        note=f"Events by sector of the {len(order)} strongest pairs; an event counts once for each of its sectors",
        data=frame[["pair", "label", "n_events"]],
        labels={"pair": "Pair", "label": "Sector", "n_events": "Events"},
        alt_text=f"Dots by pair and sector; the largest is {best['label']} between {best['pair']} with {best['n_events']} events.",
        key="tie_sectors",
    )


def reaches(found: Selected) -> None:
    """How many counterparts each province has."""
    frame = reach(found)
    if frame.empty:
        return
    language = _view.language()
    shown = frame.head(MOST_BARS).assign(label=lambda f: [name(code, language) for code in f["code"]])
    top = shown.iloc[0]
    _charts.show(
        _depth_charts.ranked(shown, "label", "n_counterparts", unit="counterparts"),
        title=f"{top['label']} reaches furthest, with {plural(int(top['n_counterparts']), 'counterpart', 'counterparts')}"
        if top["n_counterparts"] > 1
        else "No province has more than one counterpart",
        note="Provinces of the other country with at least one event together"
        + (f"; the first {len(shown)} of {len(frame)} provinces" if len(frame) > len(shown) else ""),
        data=frame.assign(
            label=[name(code, language) for code in frame["code"]],
            first=[name(c, language) for c in frame["strongest"]],
        )[["label", "n_counterparts", "n_events", "first", "share"]],
        labels={
            "label": "Province",
            "n_counterparts": "Counterparts",
            "n_events": "Events",
            "first": "Strongest counterpart",
            "share": "Its share",
        },
        alt_text=f"Bars of provinces by number of counterparts; first {top['label']} with {top['n_counterparts']}.",
        key="tie_reach",
    )
