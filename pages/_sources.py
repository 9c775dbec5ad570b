"""The sources of the selected events on the Data page: articles by outlet and by year, and what the years do not show.

Takes the rows of a `SourceTable` and their totals; draws two charts, each under its finding, and the table behind them.
"""

from __future__ import annotations

from html import escape
from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from events.sourcing import Totals, by_outlet, by_year, language_name
from geo import palette
from pages import _look
from pages._sentences import plural

_OUTLETS_DRAWN: Final = 12
_FEW_YEARS: Final = 8
_BAR: Final = palette.ramp("light")[4]
"""Deep enough on the light ground, light enough on the dark one."""


def by_outlet_and_year(read: pd.DataFrame, whole: Totals) -> None:
    """Draw the charts and the table.

    Parameters
    ----------
    read : DataFrame
        As `SourceTable.of` gives it; not empty.
    whole : Totals
        Of the same rows.
    """
    outlets, years = by_outlet(read), by_year(read)
    left, right = st.columns(2, gap="large")
    with left:
        drawn = f", the first {_OUTLETS_DRAWN} of {len(outlets):,}" if len(outlets) > _OUTLETS_DRAWN else ""
        _heading(finding(outlets, "outlet", "carried", whole.n_articles, "articles"), f"Articles by outlet{drawn}")
        st.altair_chart(_outlet_chart(outlets.head(_OUTLETS_DRAWN)), alt="Bars: articles by outlet")
    with right:
        dated = years[years["year"] > 0]
        if len(dated):
            outside = f"; {whole.n_undated:,} of no known date stand outside" if whole.n_undated else ""
            _heading(
                finding(dated, "year", "brought", whole.n_articles - whole.n_undated, "dated articles"),
                f"Articles by year of publication{outside}",
            )
            st.altair_chart(_year_chart(dated), alt="Bars: articles by year of publication")
        else:
            _heading("No date of publication is known", "None of these sources gives one")
        _look.how(
            "Years count what the outlets’ archives still showed, not what happened: crafts shows of Ilam and Wasit in late 2025 "
            "are over-represented, 2012–2014 and 2020 are thin. Do not read a trend into it."
        )
    shown = outlets.assign(
        languages=[", ".join(map(language_name, codes.split(", "))) if codes else "" for codes in outlets["languages"]],
        years=[
            f"{a}–{b}" if a != b else f"{a}" if a else ""
            for a, b in zip(outlets["first"], outlets["last"], strict=True)
        ],
    )
    st.dataframe(
        shown[["outlet", "n_articles", "n_events", "languages", "years"]],
        hide_index=True,
        height=min(320, 36 + 35 * len(shown)),
        key="outlets",
        column_config={
            "outlet": st.column_config.TextColumn("Outlet"),
            "n_articles": st.column_config.NumberColumn("Articles", width=80),
            "n_events": st.column_config.NumberColumn("Events told", width=95),
            "languages": st.column_config.TextColumn("Languages"),
            "years": st.column_config.TextColumn("Published", help="Where the date of publication is known"),
        },
        alt="All outlets",
    )
    _look.how(
        "An article is one web address. An article that tells of several events counts once as an article and once for each event. "
        "Outlets are named by the site the article stands on, also where it passes on another’s report."
    )


def finding(counts: pd.DataFrame, column: str, did: str, n_articles: int, what: str) -> str:
    """The title of a chart: which outlet or year has most articles, or that several share the first place.

    Examples
    --------
    >>> finding(pd.DataFrame({"year": [2024, 2025], "n_articles": [3, 9]}), "year", "brought", 12, "articles")
    '2025 brought most: 9 of 12 articles'
    """
    most = int(counts["n_articles"].max())
    first = [str(value) for value in counts.loc[counts["n_articles"] == most, column]]
    if len(counts) == 1:
        return f"{first[0]} {did} all: {n_articles:,} {what if n_articles > 1 else what.removesuffix('s')}"
    if len(first) == 1:
        return f"{first[0]} {did} most: {most:,} of {n_articles:,} {what}"
    others = plural(len(first) - 1, "other", "others")
    return f"{first[0]} and {others if len(first) > 2 else first[1]} {did} most: {most:,} of {n_articles:,} {what} each"


def _heading(title: str, unit: str) -> None:
    """The finding and, below it, what is counted; outlets are names from outside and must stay text."""
    st.html(f"<p style='margin:0;font-weight:600' dir='auto'>{escape(title)}</p>")
    _look.how(escape(unit))


def _outlet_chart(outlets: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(outlets[["outlet", "n_articles", "n_events"]])
        .mark_bar(color=_BAR, cornerRadiusEnd=2)
        .encode(
            x=alt.X("n_articles:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",d")),
            y=alt.Y("outlet:N", sort=None, title=None, axis=alt.Axis(labelLimit=190)),
            tooltip=[
                alt.Tooltip("outlet:N", title="Outlet"),
                alt.Tooltip("n_articles:Q", title="Articles", format=","),
                alt.Tooltip("n_events:Q", title="Events told", format=","),
            ],
        )
        .properties(height=24 * len(outlets) + 50)
    )


def _year_chart(years: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(years)
        .mark_bar(color=_BAR, cornerRadiusEnd=2, size=48 if len(years) < _FEW_YEARS else alt.Undefined)
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
            y=alt.Y("n_articles:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",d")),
            tooltip=[alt.Tooltip("year:O", title="Year"), alt.Tooltip("n_articles:Q", title="Articles", format=",")],
        )
        .properties(height=24 * _OUTLETS_DRAWN - 30)
    )
