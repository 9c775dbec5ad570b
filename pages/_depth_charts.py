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
    axis = alt.Axis(format="d", labelOverlap=True, tickMinStep=1, title=None)
    bars = (
        alt.Chart(frame)
        .mark_bar(size=max(4, min(24, 620 // max(1, last - first + 1))))
        .encode(
            x=alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.6, last + 0.6], nice=False)),
            y=alt.Y("n_events:Q", stack="zero", title="Events", axis=alt.Axis(tickMinStep=1, format="d", tickCount=4)),
            color=_charts.type_colour("type:N"),
            opacity=alt.condition("datum.held", alt.value(1), alt.value(_charts.ANNOUNCED_OPACITY)),
            order=alt.Order("type:N"),
            tooltip=[
                alt.Tooltip("year:Q", format="d", title="Year"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("n_events:Q", title="Events"),
            ],
        )
        .properties(height=210)
    )
    return alt.layer(bars)


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
    y = alt.Y(f"{label}:N", sort=order, title=None, axis=alt.Axis(labelLimit=170, domain=False, ticks=False))
    x = alt.X(
        f"{value}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, max(1, float(frame[value].max())) * 1.12])
    )
    tips = [alt.Tooltip(f"{label}:N", title=" "), alt.Tooltip(f"{value}:Q", title=unit)]
    if held:
        tips.append(alt.Tooltip(f"{held}:Q", title="held or signed"))
    base = alt.Chart(frame)
    colour = _charts.accent()
    whole = base.mark_bar(color=colour, opacity=_charts.ANNOUNCED_OPACITY if held else 1).encode(x=x, y=y, tooltip=tips)
    layers = [whole]
    if held:
        layers.append(base.mark_bar(color=colour).encode(x=alt.X(f"{held}:Q"), y=y, tooltip=tips))
    layers.append(base.mark_text(align="left", dx=5).encode(x=x, y=y, text=alt.Text(f"{value}:Q", format=",")))
    return alt.layer(*layers).properties(height=_BAR * max(1, len(frame)) + 6)
