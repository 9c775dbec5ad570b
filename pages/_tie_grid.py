"""How the matrix of pairs is drawn: names on top and on the left, cells, totals below and on the right, lines at the border.

Takes the theme alone; gives a specification with blanks, made once, which pages/_tie_matrix.py fills (pages/_charts_filled.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import altair as alt

from geo import palette
from pages import _charts, _depth_charts
from pages._charts_filled import blank

STEP: Final = 35
ROW: Final = 30
_BARS: Final = 78
_BAR_HEIGHT: Final = 52
SPACE: Final = 1.3
"""Of what the longest bar takes, so that its number stands beside it."""


@lru_cache(maxsize=4)
def template(theme: palette.Theme) -> dict[str, Any]:
    """The matrix without its data.

    Parameters
    ----------
    theme : str
        That of the page, which the colours are taken for.

    Returns
    -------
    dict
        Vega-Lite with the blanks `rows` and `columns` (names in order) and `most_by_iran`, `most_by_iraq` (what the totals'
        scales end at), on the datasets `cells` (as `_tie_matrix.prepared`), `by_iran` and `by_iraq` (`label`, `n_events`),
        `row_line` and `column_line` (`iran_name` or `iraq_name`: where the provinces away from the border begin).
    """
    heat = alt.layer(*_cells(theme), *_dividers()).properties(width=alt.Step(STEP), height=alt.Step(ROW))
    below = _totals("by_iraq").properties(width=alt.Step(STEP), height=_BAR_HEIGHT)
    right = _totals("by_iran").properties(width=_BARS, height=alt.Step(ROW))
    # Columns side by side, not rows: Streamlit would stretch the rows of a chart to the page, each to another width.
    corner = alt.Chart(alt.NamedData("corner")).mark_point(opacity=0).properties(width=_BARS, height=_BAR_HEIGHT)
    parts = [alt.vconcat(*pair, spacing=4, bounds="flush") for pair in ((heat, below), (right, corner))]
    whole: Any = alt.hconcat(*parts, spacing=6).resolve_scale(color="independent")
    with alt.theme.enable("none"):
        return whole.properties(padding={"left": 4, "right": 22, "top": 8, "bottom": 6}).to_dict(
            validate=_charts.CHECKED
        )


def _x() -> alt.X:
    axis = alt.Axis(
        orient="top",
        labelAngle=-42,
        labelAlign="left",
        labelBaseline="middle",
        domain=False,
        ticks=False,
        labelLimit=110,
        labelOverlap=False,
        grid=False,
    )
    return alt.X("iraq_name:N", sort=[blank("columns")], title=None, axis=axis)


def _y() -> alt.Y:
    axis = alt.Axis(domain=False, ticks=False, labelLimit=150, labelOverlap=False, labelFlush=False, grid=False)
    return alt.Y("iran_name:N", sort=[blank("rows")], title=None, axis=axis)


def _cells(theme: palette.Theme) -> list[alt.Chart]:
    """Empty cells, cells by colour that can be clicked, and their numbers."""
    tips = [
        alt.Tooltip("iran_name:N", title="Iran"),
        alt.Tooltip("iraq_name:N", title="Iraq"),
        *[alt.Tooltip(f"{kind}:Q", title=_charts.type_label(kind)) for kind in palette.TYPE_COLOURS],
        alt.Tooltip("n_events:Q", title="All"),
    ]
    cell = alt.selection_point(name="cell", fields=["iran", "iraq"], on="click", empty=False)
    colour = alt.Color("shade:O", scale=alt.Scale(domain=list(range(6)), range=list(palette.ramp(theme))), legend=None)
    base = alt.Chart(alt.NamedData("cells")).encode(x=_x(), y=_y())
    blanks = base.transform_filter("datum.n_events == 0").mark_rect(fill=_charts.soft(), fillOpacity=0.07, aria=False)
    there = base.transform_filter("datum.n_events > 0")
    squares = (
        there.mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            color=colour,
            tooltip=tips,
            description="said:N",
            stroke=alt.condition("datum.picked", alt.value(_depth_charts.ink()), alt.value("transparent")),
            strokeWidth=alt.value(2.5),
        )
        .add_params(cell)
    )
    dark = theme == "dark"
    deep = "datum.shade >= 3" if not dark else "datum.shade >= 5"
    numbers = there.mark_text(fontSize=12, fontWeight=600, aria=False).encode(
        text=alt.Text("n_events:Q", format=","),
        color=alt.condition(deep, alt.value("#FFFFFF" if not dark else "#0C1418"), alt.value(_depth_charts.ink())),
    )
    return [blanks, squares, numbers]


def _totals(side: str) -> Any:
    """Events of each row, to the right, or of each column, hanging below as in a table."""
    band: Any = {"sort": [blank("rows" if side == "by_iran" else "columns")], "title": None, "axis": None}
    most = blank(f"most_{side}")
    domain: Any = [0, most] if side == "by_iran" else [most, 0]
    length: Any = {"title": None, "axis": None, "scale": alt.Scale(domain=domain)}
    tips = [alt.Tooltip("label:N", title=" "), alt.Tooltip("n_events:Q", title="Events with a pair")]
    where: Any
    text: Any
    if side == "by_iran":
        where = {"y": alt.Y("label:N", **band), "x": alt.X("n_events:Q", **length)}
        text = {"dx": 4, "align": "left"}
    else:
        where = {"x": alt.X("label:N", **band), "y": alt.Y("n_events:Q", **length)}
        text = {"dy": 8, "baseline": "middle"}
    base = alt.Chart(alt.NamedData(side)).encode(**where)
    bars = base.mark_bar(color=_charts.soft(), opacity=0.6, size=16).encode(tooltip=tips)
    numbers = base.mark_text(fontSize=11, color=_depth_charts.ink(), **text)
    return alt.layer(bars, numbers.encode(text=alt.Text("n_events:Q", format=",")))


def _dividers() -> list[alt.Chart]:
    """Lines between the border provinces and the rest."""
    style: Any = {"color": _charts.soft(), "strokeWidth": 1.4, "opacity": 0.8}
    across = alt.Y("iran_name:N", sort=[blank("rows")], bandPosition=0)
    down = alt.X("iraq_name:N", sort=[blank("columns")], bandPosition=0)
    return [
        alt.Chart(alt.NamedData("row_line")).mark_rule(**style).encode(y=across, x=alt.value(0), x2=alt.value("width")),
        alt.Chart(alt.NamedData("column_line"))
        .mark_rule(**style)
        .encode(x=down, y=alt.value(0), y2=alt.value("height")),
    ]
