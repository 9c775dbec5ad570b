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
        first = outlets.iloc[0]
        n_articles = plural(whole.n_articles, "article", "articles")
        _heading(
            f"{first['outlet']} carried most: {first['n_articles']:,} of {n_articles}",
            f"Articles by outlet, the first {min(_OUTLETS_DRAWN, len(outlets))} of {len(outlets):,}",
        )
        st.altair_chart(_outlet_chart(outlets.head(_OUTLETS_DRAWN)), alt="Bars: articles by outlet")
    with right:
        dated = years[years["year"] > 0]
        if len(dated):
            most = dated.sort_values(["n_articles", "year"], ascending=[False, True]).iloc[0]
            n_dated = whole.n_articles - whole.n_undated
            _heading(
                f"{most['year']} has most: {most['n_articles']:,} of {n_dated:,} dated articles",
                f"Articles by year of publication; {whole.n_undated:,} without a known date of publication stand outside",
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
        height=320,
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
        .properties(height=24 * len(outlets) + 30)
    )


def _year_chart(years: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(years)
        .mark_bar(color=_BAR, cornerRadiusEnd=2)
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
            y=alt.Y("n_articles:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",d")),
            tooltip=[alt.Tooltip("year:O", title="Year"), alt.Tooltip("n_articles:Q", title="Articles", format=",")],
        )
        .properties(height=24 * _OUTLETS_DRAWN - 30)
    )
