"""The Data page without a browser: what it says, lists and offers, and that no file is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import events.export
from events.model import Event
from events.seed import curated_events
from events.store import Store
from pages._cards import short
from pages._sources import finding
from tests.events.making import event

ROOT = Path(__file__).resolve().parents[2]
DOOR = """
import streamlit as st
from pages import _access, _filter

page = st.navigation([st.Page({page!r}, title="Data", url_path="data", default=True)])
_access.open_or_explain()
_filter.sidebar(page.url_path)
_filter.notices()
page.run()
"""
"""What dashboard.py does, with the Data page alone: AppTest's `switch_page` would run the page without its door."""

HTML = "<img src=x onerror=alert(1)>"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens the Data page on a store of its own; `added` are events beside the curated ones."""
    address = f"sqlite:///{tmp_path / 'marz.db'}"
    monkeypatch.setenv("MARZ_DATABASE_URL", address)
    st.cache_resource.clear()

    def open_page(*added: Event, **query: str) -> AppTest:
        if added:
            with Store.open(address) as store:
                store.add(added, who="tester")
        door = tmp_path / "door.py"
        door.write_text(DOOR.format(page=str(ROOT / "pages" / "data.py")), encoding="utf-8")
        app = AppTest.from_file(str(door), default_timeout=180)
        app.query_params.update(query)
        return settled(app)

    yield open_page
    st.cache_resource.clear()


def settled(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(block.proto.body for block in app.get("html"))


def lead(app: AppTest) -> str:
    return next(block.proto.body for block in app.get("html") if "marz-lead" in block.proto.body)


def pick(app: AppTest, row: int) -> AppTest:
    app.session_state[app.dataframe[0].key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return settled(app)


def tab(app: AppTest, name: str) -> AppTest:
    app.session_state["data_tab"] = name
    return settled(app)


def test_it_opens_with_events_articles_outlets_and_languages(opened):
    sentence = lead(opened())
    addresses = {source.url for one in curated_events() for source in one.sources}
    assert f"<b>{len(curated_events())} events</b>, read out of <b>{len(addresses)} articles</b>" in sentence
    assert "in English, Persian, Arabic and 6 other languages" in sentence


def test_the_table_lists_every_curated_event_newest_first(opened):
    table = opened().dataframe[0].value
    assert len(table) == len(curated_events())
    dated = [start for start in table["start"] if isinstance(start, str)]
    assert dated[0][:4] == max(dated)[:4]
    assert table["start"].isna().tolist() == sorted(table["start"].isna().tolist())


def test_a_filter_of_the_address_is_the_filter_of_the_table(opened):
    app = opened(border="IR-13")
    expected = [one.id for one in curated_events() if "IR-13" in one.places]
    assert sorted(app.dataframe[0].value["id"]) == sorted(expected)
    assert f"<b>{len(expected)} events</b>" in lead(app)
    assert f"{len(expected)} events (Hamadan)" in app.code[0].value


def test_a_picked_row_shows_its_event_in_full(opened):
    app = pick(opened(border="IR-16"), 3)
    own = app.dataframe[0].value["id"].iloc[3]
    picked = next(one for one in curated_events() if one.id == own)
    assert html(app).count("marz-card") >= 1
    assert escape(picked.summary) in html(app)
    assert all(escape(short(source.url), quote=True) in html(app) for source in picked.sources if source.url)


def test_a_pick_does_not_outlive_the_rows_it_was_made_in(opened):
    app = pick(opened(border="IR-16"), 3)
    assert "<article" in html(app)
    app.text_input(key="data_words").set_value("handicrafts")
    assert "<article" not in html(settled(app))


def test_the_search_is_the_words_of_the_shared_filter(opened):
    app = opened()
    settled(app.text_input(key="data_words").set_value("  Hamadan  ").run())
    assert app.query_params == {"q": "Hamadan"}
    assert 0 < len(app.dataframe[0].value) < len(curated_events())


def test_a_search_without_a_find_leaves_the_search_in_place(opened):
    app = opened(q="nothing-like-this")
    assert "Nothing matches" in lead(app)
    assert not app.dataframe
    assert not app.download_button
    settled(app.text_input(key="data_words").set_value("").run())
    assert len(app.dataframe[0].value) == len(curated_events())


def test_a_filter_that_finds_nothing_says_which_to_loosen_and_can_be_reset(opened):
    app = opened(border="IR-13", venue="Kut")
    assert "Without the" in lead(app)
    reset = next(button for button in app.button if button.label == "Reset the filters")
    settled(reset.click().run())
    assert len(app.dataframe[0].value) == len(curated_events())


def test_provinces_are_named_in_the_language_of_the_address(opened):
    table = opened(border="IR-13", lang="fa").dataframe[0].value
    assert set(table["iran"]) >= {"همدان"}


def test_all_six_formats_are_offered_and_none_is_made_before_it_is_asked_for(opened, monkeypatch):
    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("a file was made without being asked for")

    monkeypatch.setattr(events.export, "export", never)
    buttons = [button.label for button in opened().download_button]
    layers = ["Events as points", "Provinces with counts", "Ties as lines"]
    assert buttons == ["CSV", "Excel", "JSON lines", *layers, "GeoPackage", *layers]


def test_markup_in_texts_from_outside_is_escaped_on_every_tab(opened):
    strange = event(
        "markup", summary=HTML, note=HTML, venue=HTML, venue_code="IQ-WA", sources=[{"outlet": HTML, "language": HTML}]
    )
    app = pick(opened(strange, q="onerror"), 0)
    assert app.dataframe[0].value["summary"].tolist() == [HTML]
    assert html(app).count(escape(HTML)) >= 4
    assert HTML not in html(app)
    app = tab(app, "Sources")
    assert f"{escape(HTML)} carried all: 1 article<" in html(app)
    assert HTML not in html(app)
    assert all(HTML not in block.value for block in app.markdown)


def test_the_sources_say_most_by_outlet_and_year_with_the_caveat_beside(opened):
    app = tab(opened(), "Sources")
    said = html(app)
    assert "Mehr News Agency carried most" in said
    assert "2025 brought most" in said
    assert "over-represented" in said
    outlets = app.dataframe[0].value
    assert outlets["n_articles"].is_monotonic_decreasing
    assert not outlets["outlet"].duplicated().any()
    assert len(app.get("vega_lite_chart")) == 2


def test_sources_without_any_date_draw_no_years(opened):
    undated = event("undated-source", sources=[{"outlet": "Paper"}], summary="Zanzibar.")
    app = tab(opened(undated, q="Zanzibar"), "Sources")
    assert "No date of publication is known" in html(app)
    assert len(app.get("vega_lite_chart")) == 1


def test_the_codebook_stands_on_the_page_as_it_stands_in_the_data(opened):
    app = tab(opened(), "Codebook")
    assert [block.value for block in app.markdown] == [
        (ROOT / "data" / "README.md").read_text(encoding="utf-8").strip()
    ]


def test_a_long_table_comes_in_pages_and_orders(opened):
    many = [
        event(f"many-{n:04}", start="2001", summary=f"Number {n}.", sources=[{"outlet": "Long List"}])
        for n in range(700)
    ]
    app = opened(*many, q="Long List")
    assert len(app.dataframe[0].value) == 500
    first = app.dataframe[0].value["id"].tolist()
    app.get("pagination")[0].set_value(2)
    second = settled(app).dataframe[0].value["id"].tolist()
    assert len(second) == 200
    assert not set(first) & set(second)
    assert any("Rows 501–700 of 700" in caption.value for caption in app.caption)
    picked = pick(app, 5)
    assert f"Number {int(second[5][-4:])}." in html(picked)
    app.selectbox(key="data_order").set_value("oldest")
    assert settled(app).dataframe[0].value["id"].tolist() != second


def test_a_title_names_the_first_or_says_that_several_share_its_place():
    def title(*counts: int) -> str:
        years = pd.DataFrame({"year": range(2020, 2020 + len(counts)), "n_articles": counts})
        return finding(years, "year", "brought", sum(counts), "articles")

    assert title(1) == "2020 brought all: 1 article"
    assert title(2) == "2020 brought all: 2 articles"
    assert title(1, 2) == "2021 brought most: 2 of 3 articles"
    assert title(2, 0, 2) == "2020 and 2022 brought most: 2 of 4 articles each"
    assert title(1, 1, 1) == "2020 and 2 others brought most: 1 of 3 articles each"
