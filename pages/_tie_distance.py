"""What distance does: pairs of neighbours, pairs of border provinces that do not touch, and pairs with an inland side.

Takes a selection and the pairs that share the border; draws events for each pair that exists, the finding as its title.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pandas as pd

from events.tables import Selected
from events.ties import near_and_far
from pages import _charts, _depth_charts

_GROUPS: Final = {
    "neighbours": "Neighbours across the border",
    "border": "On the border, not touching",
    "inland": "At least one inland",
}
_ALIKE: Final = 1.15
"""Rates closer than this are told as alike."""


def draw(found: Selected, sharing: Collection[tuple[str, str]]) -> None:
    """Draw the three groups.

    Parameters
    ----------
    found : Selected
    sharing : collection of (iran code, iraq code)
        The pairs that share the border or a crossing.
    """
    frame = near_and_far(found, sharing).assign(label=lambda f: [_GROUPS[group] for group in f["group"]])
    if not int(frame["n_events"].sum()):
        return
    near, border, inland = (dict(row) for row in frame.to_dict("records"))
    shown = frame.assign(per_pair=[_figures(rate) for rate in frame["per_pair"]])
    _charts.show(
        _depth_charts.ranked(shown, "label", "per_pair", unit="events for each pair"),
        title=finding(frame),
        note=f"Events for each pair that exists: {near['n_pairs']} pairs share the border or a crossing ({near['n_tied']} have an "
        f"event), {border['n_pairs']} are on it and do not touch ({border['n_tied']}), {inland['n_pairs']} have an inland side "
        f"({inland['n_tied']}); {int(frame['n_events'].sum()):,} pairings, without the Kurdistan Region as a whole",
        data=shown[["label", "n_pairs", "n_tied", "n_events", "per_pair"]],
        labels={
            "label": "Pairs",
            "n_pairs": "How many exist",
            "n_tied": "With an event",
            "n_events": "Events",
            "per_pair": "Events for each",
        },
        alt_text="; ".join(
            f"{row.label}: {row.per_pair} events for each of {row.n_pairs} pairs" for row in shown.itertuples()
        ),
        key="tie_distance",
    )


def finding(frame: pd.DataFrame) -> str:
    """What touching does among border provinces, and what the border does besides.

    Parameters
    ----------
    frame : DataFrame
        As `events.ties.near_and_far` gives it, with at least one event.
    """
    near, border, inland = frame.set_index("group")["per_pair"].reindex(list(_GROUPS)).tolist()
    if not near and not border:
        return "Every tie of this selection has an inland side"
    if not border:
        return "Neighbours have events together, border provinces that do not touch have none"
    if not near:
        return "Border provinces that do not touch have events together, neighbours have none"
    if near >= _ALIKE * border:
        title = (
            f"A pair of neighbours has {_times(near, border)} as many events as two border provinces that do not touch"
        )
    elif border >= _ALIKE * near:
        return (
            f"Two border provinces that do not touch have {_times(border, near)} as many events as a pair of neighbours"
        )
    else:
        return "Border provinces deal about as much with each other whether they touch or not"
    if not inland:
        return f"{title}; no pair has an inland side"
    if border >= _ALIKE * inland:
        return f"{title}, and these {_times(border, inland)} as many as a pair with an inland side"
    return f"{title}; with an inland side it is {'about as many' if inland < _ALIKE * border else 'more'}"


def _figures(rate: float) -> float:
    """A rate with as many figures as say something: 16.1, 1.35, 0.28, 0.0018."""
    return float(f"{rate:.3g}" if rate >= 1 else f"{rate:.2g}")


def _times(more: float, fewer: float) -> str:
    ratio = more / fewer
    text = f"{ratio:,.0f}" if ratio >= 9.5 else f"{ratio:.1f}".removesuffix(".0")
    return "twice" if text == "2" else f"{text} times"
