"""Charts the pages in depth share: events by year and type, and ranked bars that can be clicked.

Takes small frames with documented columns; gives Altair charts without title and theme, which pages/_charts.py adds.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from pages import _charts

_BAR = 26


def years(counted: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    """Bars by year, stacked by type; what was not reported as held is paler.

    Parameters
    ----------
    counted : DataFrame
        `year`, `type`, `held` (bool), `n_events`.
    first, last : int
        Range of the axis, so that silent years are seen.
    """
    frame = counted.assign(
        type=counted["type"].map(_charts.type_label),
        state=counted["held"].map({True: "Held or signed", False: "Announced, called for or put off"}),
    )
    bars = (
        alt.Chart(frame)
        .mark_bar()
        .encode(
            x=year_axis("year", first, last),
            y=alt.Y("n_events:Q", stack="zero", title="Events", axis=alt.Axis(tickMinStep=1, format="d", tickCount=4)),
            color=_charts.type_colour("type:N"),
            opacity=alt.condition("datum.held", alt.value(1), alt.value(_charts.ANNOUNCED_OPACITY)),
            order=alt.Order("type:N"),
            tooltip=[
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("n_events:Q", title="Events"),
            ],
        )
        .properties(height=210)
    )
    return alt.layer(bars)


def year_axis(column: str, first: int, last: int) -> alt.X:
    """Every year from first to last as a step of its own, so that silent years are seen and bars fit any width."""
    axis = alt.Axis(labelOverlap="greedy", labelAngle=0, title=None, domain=True, ticks=False)
    return alt.X(f"{column}:O", axis=axis, scale=alt.Scale(domain=list(range(first, last + 1)), paddingInner=0.35))


def ranked(frame: pd.DataFrame, label: str, value: str, *, unit: str, held: str | None = None) -> alt.TopLevelMixin:
    """Horizontal bars, longest first, the number at the end; where `held` names a column, the bar's deep part is that much.

    Parameters
    ----------
    frame : DataFrame
        A row a bar, in order.
    label, value : str
        Columns.
    unit : str
        What is counted, for the tooltip.
    held : str, optional
        Column of the part that was reported as held.
    """
    order = frame[label].tolist()
    y = alt.Y(
        f"{label}:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelLimit=250, labelOverlap=False, domain=False, ticks=False),
    )
    most = float(frame[value].max())
    x = _from_zero(value, most)
    tips = [alt.Tooltip(f"{label}:N", title=" "), alt.Tooltip(f"{value}:Q", title=unit)]
    if held:
        tips.append(alt.Tooltip(f"{held}:Q", title="held or signed"))
    base = alt.Chart(frame)
    colour = _charts.accent()
    whole = base.mark_bar(color=colour, opacity=_charts.ANNOUNCED_OPACITY if held else 1).encode(x=x, y=y, tooltip=tips)
    layers = [whole]
    if held:
        layers.append(base.mark_bar(color=colour).encode(x=_from_zero(held, most), y=y, tooltip=tips))
    layers.append(
        base.mark_text(align="left", dx=5, color=ink()).encode(x=x, y=y, text=alt.Text(f"{value}:Q", format=","))
    )
    return alt.layer(*layers).properties(height=_BAR * max(1, len(frame)) + 6)


def _from_zero(column: str, most: float) -> alt.X:
    """A length without an axis, with room for the number at its end."""
    return alt.X(f"{column}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, max(1.0, most) * 1.12]))


def ink() -> str:
    """The colour of numbers written beside bars, readable on the page's ground."""
    return "#E6EEF1" if _charts.theme() == "dark" else "#1D2B33"
