"""The page Over time without a browser: what it says for hand-made events, for vague dates and for periods compared."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from events.store import Store
from tests.events.making import event
from tests.pages.page_door import unmarked

ROOT = Path(__file__).resolve().parents[2]
DOOR = """
import streamlit as st
from pages import _access, _filter

page = st.navigation([st.Page({page!r}, title="Over time", url_path="time", default=True)])
_access.open_or_explain()
_filter.sidebar(page.url_path)
_filter.notices()
page.run()
"""

SIX = [
    event("fair", type="exhibition", start="2025-10-30", venue="Kut", venue_code="IQ-WA"),
    event("visit", start="2025-10", status="planned"),
    event("talks", type="forum", start="2025-01-05", iran=["IR-05"], iraq=["IQ-DI"]),
    event("year-only", type="forum", start="2025"),
    event("old", type="agreement", start="2019-02-01", iran=["IR-06"], iraq=["IQ-BA"]),
    event("undated", start=None, note="The source gives no date."),
]


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """Opens the page on a store with only the events given."""

    def start(events, **query):
        import streamlit as st

        st.cache_resource.clear()
        url = f"sqlite:///{tmp_path / 'own.db'}"
        with Store.open(url, seed=False) as store:
            if events:
                store.add(events, who="test", why="test")
        monkeypatch.setattr(Store, "open", partial(Store.open, url, seed=False))
        door = tmp_path / "door.py"
        door.write_text(DOOR.format(page=str(ROOT / "pages" / "time.py")), encoding="utf-8")
        app = AppTest.from_file(str(door), default_timeout=180)
        app.query_params.update(query)
        app.run()
        assert not app.exception
        return app

    yield start
    import streamlit as st

    st.cache_resource.clear()


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def test_the_page_opens_with_when_most_happened(opened):
    page = opened(SIX)
    text = html(page)
    assert "The year with most events is <b>2025, with 4</b> of 5 dated ones (2019–2025)." in text
    assert "The busiest month is Oct 2025, with 2." in text
    assert "Nothing is on record for 2020, 2021, 2022, 2023 and 2024." in text
    assert "Coverage follows what outlets’ archives showed" in text


def test_the_page_says_how_vague_dates_are_treated(opened):
    text = html(opened(SIX))
    assert "Of 1 event the year alone is known" in text
    assert "1 event is only announced" in text
    assert "1 event is undated and" in text


def test_the_panel_lists_the_events_of_the_step_in_the_link_and_those_that_may_be_in_it(opened):
    page = opened(SIX, unit="month", step="2025-10")
    text = html(page)
    assert "<b dir='auto'>Oct 2025</b> · 2 events" in text
    assert text.count('marz-card"') == 3
    assert "<b dir='auto'>2025, month unknown</b> · 1 event" in text


def test_a_picked_province_lists_its_events_up_to_the_step(opened):
    text = html(opened(SIX, step="2025", pick="IR-16"))
    assert "<b dir='auto'>Ilam, 2019 – 2025</b> · 3 events" in text


def test_a_step_beyond_the_events_shows_the_nearest(opened):
    assert "<b dir='auto'>2025</b> · 4 events" in html(opened(SIX, step="2031"))


def test_two_periods_are_compared_by_the_year_where_they_differ_in_length(opened):
    text = html(opened(SIX, view="compare", a="2019~2020", b="2025"))
    assert "<b>2025 against 2019–2020</b>: 4 against 1 events, that is 4.0 against 0.5 a year." in text
    assert "<bdi>Ilam</bdi> (+3.0)" in text
    assert "2 provinces fell silent: <bdi>Basra</bdi> and <bdi>Khuzestan</bdi>." in text
    assert "The periods differ in length (2.0 and 1.0 years)" in text


def test_the_ranked_table_counts_both_periods(opened):
    page = opened(SIX, view="compare", a="2019", b="2025")
    table = page.dataframe[0].value.set_index("Province")
    assert table.loc["Ilam"].tolist() == [0, 3, 3.0, "New"]
    assert table.loc["Basra"].tolist() == [1, 0, -1.0, "Fell silent"]
    assert table.index[0] in ("Ilam", "Wasit")


def test_a_picked_row_lists_its_events_in_both_periods_until_it_is_let_go(opened):
    page = opened(SIX, view="compare", a="2019", b="2025")
    key = next(frame.key for frame in page.dataframe if frame.key.startswith("time_ranking"))
    at = page.dataframe[0].value["Province"].tolist().index("Basra")
    page.session_state[key] = {"selection": {"rows": [at], "columns": [], "cells": []}}
    page.run()
    assert '<h3 class="marz-pair"><bdi>Basra</bdi></h3>' in html(page)
    assert "2019 · 1 event" in html(page)
    assert "2025 · 0 events" in html(page)
    assert page.query_params["pick"] == "IQ-BA"
    page.button(key="time_pair_clear").click().run()
    assert not page.exception
    assert "marz-pair" not in html(page)


@pytest.mark.parametrize(("first", "overlap"), [("2019~2025", True), ("2019", False)])
def test_periods_that_overlap_are_said_to(opened, first, overlap):
    page = opened(SIX, view="compare", a=first, b="2025")
    assert any("The two periods overlap" in caption.value for caption in page.caption) is overlap


def test_the_same_period_twice_is_compared_without_a_fault(opened):
    page = opened(SIX, view="compare", a="2025", b="2025")
    assert page.dataframe[0].value.columns[1:3].tolist() == ["2025 (first)", "2025 (second)"]
    assert set(page.dataframe[0].value["What happened"]) == {"Level"}


def test_periods_written_in_reverse_or_wrongly_are_said(opened):
    page = opened(SIX, view="compare")
    page.text_input(key="time_a_text").set_value("2025").run()
    page.text_input(key="time_b_text").set_value("2021–2019").run()
    assert not page.exception
    assert page.text_input(key="time_a_text").value == "2025"
    assert page.text_input(key="time_b_text").value == "2019–2021"
    assert any("begins before the first" in caption.value for caption in page.caption)
    page.text_input(key="time_b_text").set_value("soon").run()
    assert not page.exception
    assert any("“soon” is not a date" in caption.value for caption in page.caption)
    assert page.text_input(key="time_b_text").value == "2019–2021"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"unit": "week"}, "unit: “week” was ignored"),
        ({"window": "99"}, "window: “99” was ignored"),
        ({"step": "<script>"}, "step: “<script>” was ignored"),
        ({"a": "soon"}, "a: “soon” is not a date"),
    ],
)
def test_what_a_link_says_wrongly_is_named(opened, query, said):
    page = opened(SIX, **query)
    assert any(said in unmarked(warning.value) for warning in page.warning)


@pytest.mark.parametrize("view", ["play", "compare"])
@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "There are no events yet"),
        ([event("one", start="2025-03-01")], "One dated event"),
        ([event("one", start="2025")], "One dated event"),
        (
            [event("one", start="2024"), event("two", start="2025")],
            "<b>2 dated events</b>, no two of one year (2024–2025).",
        ),
        ([event("one", iran=[], iraq=[], venue="Baghdad", venue_code=None)], "One dated event"),
        ([event("one", iran=[], iraq=[])], "One dated event"),
        ([event("one", start=None, note="The source gives no date.")], "none of them dated"),
    ],
)
def test_few_events_are_shown_without_a_fault(opened, events, said, view):
    assert said in html(opened(events, view=view))


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            [event("one", start="2025")],
            "<h3>One event, in 2025</h3><p>Events by year, 2025; 1 event. Pale",
        ),
        ([event("one", start="2024"), event("two", start="2025")], "No year has more than one event"),
        (
            [event("one", start="2024"), event("two", start="2025"), event("too", start="2025")],
            "2025 has most events, 2 delegations",
        ),
    ],
)
def test_the_chart_of_few_events_is_titled_by_what_it_shows(opened, events, said):
    assert said in html(opened(events))


@pytest.mark.parametrize("unit", ["quarter", "month"])
def test_the_chart_shows_shorter_periods_and_the_iranian_years(opened, unit):
    page = opened(SIX, marks="nowruz")
    page.button_group(key="time_chart_unit").set_value(unit).run()
    assert not page.exception
    specs = [element.proto.spec for element in page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")]
    assert specs
    assert "vconcat" in specs[0]  # the bare year stands in a band of its own
    assert "told" in specs[0]
