"""The map page without a browser: what it says for what is selected, and how it takes bad stores."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from events.store import Store
from events.vocabulary import EventType
from pages import _look
from pages._cards import short
from tests.events.making import event

_MAPS = ("geo.maps", "geo.small_map", "geo.locator", "pages.")
DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The dashboard on hand-made events, or on the curated ones where none are given."""

    def start(events=None, **query):
        import streamlit as st

        st.cache_resource.clear()
        monkeypatch.delenv("MARZ_DATABASE_URL", raising=False)
        monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
        if events is not None:
            url = f"sqlite:///{tmp_path / 'own.db'}"
            with Store.open(url, seed=False) as store:
                store.add(events, who="test", why="test")
            # Opened without the curated events, which a store is otherwise seeded with.
            monkeypatch.setattr(Store, "open", partial(Store.open, url, seed=False))
        test = AppTest.from_file(DASHBOARD, default_timeout=180)
        for key, value in query.items():
            test.query_params[key] = value
        return test.run()

    return start


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_the_page_opens_on_the_curated_events(app):
    page = app()
    assert not page.exception
    assert "<b>466 events</b> between 22 Iranian provinces and 18 Iraqi governorates, 2004–2026" in html(page)
    assert page.button_group(key="border_ir").value == []


def test_the_address_fills_the_sidebar(app):
    page = app(border="IR-16,IQ-WA", type="exhibition", **{"from": "2024"})
    assert page.button_group(key="border_ir").value == ["IR-16"]
    assert page.button_group(key="border_iq").value == ["IQ-WA"]
    assert page.text_input(key="from").value == "2024"


def test_the_sentence_counts_what_is_there(app):
    forum = event("two-b", type="forum", iran=["IR-05"], direction="mutual")
    page = app([event("one-a"), forum, event("three-c", start="2023", status="planned")])
    first = "<b>3 events</b> between 2 Iranian provinces and 1 Iraqi governorate, 2023–2025: "
    assert first + "2 delegations and 1 forum; 1 of them announced" in html(page)


def test_markup_in_a_summary_is_shown_as_text(app):
    page = app(
        [
            event(
                "one-a",
                summary="<img src=x onerror=alert(1)>",
                sources=[{"outlet": "<b>Wire</b>", "url": "https://a.example/?a=1&b=2"}],
            )
        ]
    )
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(page)
    assert "<img" not in html(page)
    assert 'href="https://a.example/?a=1&amp;b=2"' in html(page)
    assert "&lt;b&gt;Wire&lt;/b&gt;" in html(page)


def test_one_event_one_kind_reads_well(app):
    assert "<b>1 delegation</b> between 1 Iranian province and 1 Iraqi governorate, 2025." in html(
        app([event("one-a")])
    )


def test_only_national_events_are_counted_apart(app):
    page = app([event("one-a", iran=[], iraq=[]), event("two-b", iran=[], iraq=[], venue="Tehran", venue_code="IR-23")])
    assert "<b>2 delegations</b> between the two countries as such, with venues in 1 Iranian province, 2025." in html(
        page
    )
    assert "2 are national" in html(page)


def test_the_curated_national_events_are_not_told_to_be_between_provinces(app):
    page = app(national="only")
    assert "<b>22 events</b> between the two countries as such, with venues in 2 Iranian provinces and 1 Iraqi" in html(
        page
    )


def test_nothing_found_by_one_filter_is_told_of_one(app):
    page = app([event("one-a")], type="forum")
    assert "Nothing matches this filter. Without the type, 1 event would." in html(page)
    page = app(q="zebra", type="delegation")
    assert "Nothing matches all of these filters together. Without the words, 1 would." in html(page)


def test_an_empty_store_says_so(app):
    page = app([])
    assert not page.exception
    assert "no events" in html(page).lower()


def test_dates_typed_in_reverse_are_exchanged_and_said(app):
    page = app()
    page.text_input(key="from").set_value("2025")
    page.text_input(key="to").set_value("2023").run()
    assert [caption.value for caption in page.sidebar.caption if "reverse" in caption.value] == [
        ":orange[The dates stood in reverse, from 2025 to 2023; they were exchanged.]"
    ]
    assert [page.text_input(key=key).value for key in ("from", "to")] == ["2023", "2025"]
    order = [
        type(block).__name__ for block in page.sidebar if type(block).__name__ in ("TextInput", "Caption", "Button")
    ]
    assert order.index("Caption") == order.index("TextInput") + 2  # beside the fields, above the fold and the buttons
    assert "2023–2025" in html(page)


def test_a_date_that_is_none_filters_nothing_and_is_named(app):
    page = app()
    page.text_input(key="from").set_value("soon").run()
    assert any("“soon” is not a date" in caption.value for caption in page.caption)
    assert "466 events" in html(page)


def test_a_preset_sets_the_dates(app):
    page = app()
    page.button_group(key="period").set_value("this-year").run()
    assert page.text_input(key="from").value.isdigit()


def test_folded_filters_keep_what_is_set_while_their_fold_is_closed(app):
    page = app(status="planned", sector="tourism", national="hidden")
    page.button_group(key="types").set_value([EventType.AGREEMENT]).run()
    kept = {key: page.session_state[key] for key in ("types", "statuses", "sectors", "national")}
    assert kept == {"types": ["agreement"], "statuses": ["planned"], "sectors": ["tourism"], "national": "hidden"}
    assert "agreement" in html(page)


def test_a_click_that_follows_quickly_keeps_the_one_before(app):
    page = app()
    page.button_group(key="border_ir").set_value(["IR-16"]).run()
    assert page.query_params == {"border": "IR-16"}
    page.query_params.clear()  # the browser had not heard of it yet when the second click left
    page.button_group(key="types").set_value([EventType.EXHIBITION]).run()
    assert page.button_group(key="border_ir").value == ["IR-16"]
    assert "<b>15 exhibitions</b>" in html(page)
    assert page.query_params == {"border": "IR-16", "type": "exhibition"}
    page.query_params.clear()
    page.query_params["border"] = "IR-16"  # and the back button brings an address alone
    page.run()
    assert page.button_group(key="types").value == []
    assert "<b>72 events</b>" in html(page)


@pytest.mark.parametrize("spoil", ["not a database", "folder"])
def test_a_store_that_cannot_be_opened_is_a_sentence_not_a_traceback(app, tmp_path, monkeypatch, spoil):
    path = tmp_path / "broken.db"
    path.mkdir() if spoil == "folder" else path.write_bytes(b"this is no database" * 100)
    import streamlit as st

    st.cache_resource.clear()
    monkeypatch.setenv("MARZ_DATABASE_URL", f"sqlite:///{path}")
    page = AppTest.from_file(DASHBOARD, default_timeout=180).run()
    assert not page.exception
    assert len(page.error) == 1
    assert "broken.db" in page.error[0].value


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("nope.geojson", "nope.geojson cannot be opened: No such file or directory. Check MARZ_BOUNDARIES."),
        ("plain.geojson", "plain.geojson"),
    ],
)
def test_a_boundary_file_that_cannot_be_used_is_a_sentence_and_nothing_else(app, tmp_path, monkeypatch, file, says):
    square = gpd.GeoDataFrame({"shade": [3]}, geometry=[shapely.box(46, 33, 47, 34)], crs="EPSG:4326")
    square.to_file(tmp_path / "plain.geojson")
    for module in [name for name in sys.modules if name.startswith(_MAPS)]:
        monkeypatch.delitem(sys.modules, module)  # as in a server that has just been started
    monkeypatch.setenv("MARZ_BOUNDARIES", str(tmp_path / file))
    page = app()
    assert not page.exception
    assert [_look.plain(says) in error.value for error in page.error] == [True]
    assert "<p class" not in html(page)
    assert not page.sidebar.children


def test_the_first_list_is_short_where_its_events_have_many_sources(app):
    sources = [{"outlet": f"Wire {n}", "url": f"https://a.example/{'long' * 20}/{n}"} for n in range(20)]
    page = app([event(f"e-{n}", sources=sources) for n in range(4)])
    assert html(page).count("<article") == 1
    assert [button.label for button in page.button if "more" in button.label] == ["Show more (3 left)"]
    next(button for button in page.button if "more" in button.label).click().run()
    assert html(page).count("<article") == 4


def test_an_address_in_persian_letters_is_written_short_and_means_the_same():
    pistachio = "%D9%BE%D8%B3%D8%AA%D9%87"
    assert short(f"https://a.ir/news/{pistachio}?q=%2F%20a") == "https://a.ir/news/پسته?q=%2F%20a"
    for left in ("https://a.ir/%d9%be", "https://a.ir/%D9", "https://a.ir/%C2%A0", "https://a.ir/a%20b%26c"):
        assert short(left) == left
