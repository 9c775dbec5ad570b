"""The matrix of pairs as a chart: names on top and on the left, totals below and on the right; a click on a cell picks the pair.

Cells are coloured by number in the map's ramp. A chart's cells cannot be reached by keyboard: pages/_tie_choice.py stands for them.
"""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import pandas as pd
import streamlit as st

from events.ties import Matrix
from geo import palette
from geo.provinces import BORDER, name
from pages import _charts, _depth_charts, _filter, _view
from pages._sentences import plural

STEP: Final = 35
_BARS: Final = 78
_BAR_HEIGHT: Final = 52
_NONE: Final = -1


def draw(grid: Matrix, n_events: int, period: str) -> None:
    """Draw the matrix.

    Parameters
    ----------
    grid : Matrix
    n_events : int
        Events of the selection that name a pair.
    period : str
        Years, for the line below the title.
    """
    cells = prepared(grid)
    best = cells.iloc[int(cells["n_events"].argmax())]
    empty = cells[cells["border"] & (cells["n_events"] == 0)]
    n_border = int(cells["border"].sum())
    with st.container(key="tie_matrix_box"):
        _charts.show(
            chart(cells, grid),
            title=f"{best['iran_name']} and {best['iraq_name']} deal most; {n_border - len(empty)} of the {n_border} "
            "pairs of border provinces have any event",
            note=f"Events by pair{period}, {n_events:,} events with a pair; the line divides border provinces from others",
            data=cells.loc[cells["n_events"] > 0, ["iran_name", "iraq_name", "n_events"]].sort_values(
                "n_events", ascending=False
            ),
            labels={"iran_name": "Iranian province", "iraq_name": "Iraqi governorate", "n_events": "Events"},
            alt_text="Matrix of Iranian provinces against Iraqi governorates. Most events: "
            + "; ".join(
                f"{row.iran_name} – {row.iraq_name} {row.n_events}"
                for row in cells.nlargest(5, "n_events").itertuples()
            ),
            key="tie_matrix",
            on_select=_take,
            selection_mode="cell",
        )


def prepared(grid: Matrix) -> pd.DataFrame:
    """The cells with names, shade (0 fewest … 5 most, -1 none), whether the number stands on a deep colour, and what is picked."""
    language = _view.language()
    cells = grid.cells.copy()
    cut = palette.classes(int(cells["n_events"].max()) if len(cells) else 0)
    cells["shade"] = [palette.shade_of(palette.class_of(n, cut), len(cut)) if n else _NONE for n in cells["n_events"]]
    cells["iran_name"] = [name(code, language) for code in cells["iran"]]
    cells["iraq_name"] = [name(code, language) for code in cells["iraq"]]
    cells["border"] = cells["iran"].isin(BORDER) & cells["iraq"].isin(BORDER)
    cells["number"] = [f"{n:,}" if n else "" for n in cells["n_events"]]
    cells["said"] = [
        f"{a} – {b}: {plural(n, 'event', 'events')}"
        for a, b, n in cells[["iran_name", "iraq_name", "n_events"]].itertuples(index=False, name=None)
    ]
    what = _view.picked() or {}
    cells["picked"] = (cells["iran"] == what.get("iran")) & (cells["iraq"] == what.get("iraq"))
    return cells


def chart(cells: pd.DataFrame, grid: Matrix) -> alt.TopLevelMixin:
    """The matrix with its margins, in steps of a fixed size."""
    language = _view.language()
    rows, columns = [name(code, language) for code in grid.iran], [name(code, language) for code in grid.iraq]
    width, height = STEP * len(columns), 30 * len(rows)
    ramp = _charts.count_ramp()
    x = alt.X(
        "iraq_name:N",
        sort=columns,
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=-42,
            labelAlign="left",
            labelBaseline="middle",
            domain=False,
            ticks=False,
            labelLimit=110,
            labelOverlap=False,
        ),
    )
    y = alt.Y(
        "iran_name:N",
        sort=rows,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelLimit=150, labelOverlap=False, labelFlush=False),
    )
    tips = [
        alt.Tooltip("iran_name:N", title="Iran"),
        alt.Tooltip("iraq_name:N", title="Iraq"),
        *[alt.Tooltip(f"{kind}:Q", title=_charts.type_label(kind)) for kind in palette.TYPE_COLOURS],
        alt.Tooltip("n_events:Q", title="All"),
    ]
    cell = alt.selection_point(name="cell", fields=["iran", "iraq"], on="click", empty=False)
    colour = alt.Color("shade:O", scale=alt.Scale(domain=list(range(6)), range=ramp), legend=None)
    base = alt.Chart(cells).encode(x=x, y=y)
    blank = base.transform_filter("datum.n_events == 0").mark_rect(fill=_charts.soft(), fillOpacity=0.07, aria=False)
    squares = (
        base.transform_filter("datum.n_events > 0")
        .mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            color=colour,
            tooltip=tips,
            description="said:N",
            stroke=alt.condition("datum.picked", alt.value(_depth_charts.ink()), alt.value("transparent")),
            strokeWidth=alt.value(2.5),
        )
        .add_params(cell)
    )
    dark = _charts.theme() == "dark"
    deep = "datum.shade >= 3" if not dark else "datum.shade >= 5"
    numbers = base.mark_text(fontSize=12, fontWeight=600, aria=False).encode(
        text="number:N",
        color=alt.condition(deep, alt.value("#FFFFFF" if not dark else "#0C1418"), alt.value(_depth_charts.ink())),
    )
    heat: Any = alt.layer(blank, squares, numbers, *_dividers(grid, rows, columns)).properties(
        width=width, height=height
    )
    below = _margin(grid.by_iraq, columns, "x").properties(width=width, height=_BAR_HEIGHT)
    right = _margin(grid.by_iran, rows, "y").properties(width=_BARS, height=height)
    # Columns side by side, not rows: Streamlit would stretch the rows of a chart to the page, each to another width.
    corner = alt.Chart(pd.DataFrame({"n": [0]})).mark_point(opacity=0).properties(width=_BARS, height=_BAR_HEIGHT)
    parts = [alt.vconcat(*pair, spacing=4, bounds="flush") for pair in ((heat, below), (right, corner))]
    whole: Any = alt.hconcat(*parts, spacing=6).resolve_scale(color="independent")
    return whole.properties(padding={"left": 4, "right": 22, "top": 8, "bottom": 6})


def _margin(counts: pd.DataFrame, order: list[str], side: str) -> Any:
    language = _view.language()
    frame = counts.assign(label=[name(code, language) for code in counts["code"]])
    most = max(1, int(frame["n_events"].max())) * 1.3
    band: Any = {"sort": order, "title": None, "axis": None}
    # Totals of columns hang below the cells, as in a table.
    domain = [most, 0] if side == "x" else [0, most]
    length: Any = {"title": None, "axis": None, "scale": alt.Scale(domain=domain)}
    tips = [alt.Tooltip("label:N", title=" "), alt.Tooltip("n_events:Q", title="Events with a pair")]
    where: Any
    text: Any
    if side == "x":
        where = {"x": alt.X("label:N", **band), "y": alt.Y("n_events:Q", **length)}
        text = {"dy": 8, "baseline": "middle"}
    else:
        where = {"y": alt.Y("label:N", **band), "x": alt.X("n_events:Q", **length)}
        text = {"dx": 4, "align": "left"}
    base = alt.Chart(frame).encode(**where)
    bars = base.mark_bar(color=_charts.soft(), opacity=0.6, size=16).encode(tooltip=tips)
    return alt.layer(
        bars,
        base.mark_text(fontSize=11, color=_depth_charts.ink(), **text).encode(text=alt.Text("n_events:Q", format=",")),
    )


def _dividers(grid: Matrix, rows: list[str], columns: list[str]) -> list[Any]:
    """Lines between the border provinces and the rest, where there is a rest."""
    n_rows, n_columns = (sum(code in BORDER for code in codes) for codes in (grid.iran, grid.iraq))
    style: Any = {"color": _charts.soft(), "strokeWidth": 1.4, "opacity": 0.8}
    lines: list[Any] = []
    if n_rows < len(rows):
        at = pd.DataFrame({"iran_name": [rows[n_rows]]})
        lines.append(
            alt.Chart(at)
            .mark_rule(**style)
            .encode(
                y=alt.Y("iran_name:N", sort=rows, bandPosition=0), x=alt.value(0), x2=alt.value(STEP * len(columns))
            )
        )
    if n_columns < len(columns):
        at = pd.DataFrame({"iraq_name": [columns[n_columns]]})
        lines.append(
            alt.Chart(at)
            .mark_rule(**style)
            .encode(x=alt.X("iraq_name:N", sort=columns, bandPosition=0), y=alt.value(0), y2=alt.value(30 * len(rows)))
        )
    return lines


def _take() -> None:
    """A cell was clicked: its pair is picked; a click beside the cells lets it go."""
    chosen = st.session_state["tie_matrix"]["selection"].get("cell") or []
    if chosen:
        _view.pick({"kind": "tie", "iran": chosen[0]["iran"], "iraq": chosen[0]["iraq"]})
    elif (_view.picked() or {}).get("kind") == "tie":
        _view.pick(None)
    _filter.write_address()
