"""Charts as pages show them: their words, their table, and files made without a browser or a network."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest
from altair.utils import schemapi
from streamlit.testing.v1 import AppTest

from pages import _charts, _tie_grid
from pages._charts_filled import Filled, blank
from tests.pages.page_door import opened

__all__ = ["opened"]

FRAME = pd.DataFrame({"year": [2024, 2025], "type": ["Delegation", "Forum"], "n": [3, 4], "who": ["=1+1", "ایلام"]})
HTML = "<img src=x onerror=alert(1)>"


def chart():
    return alt.Chart(FRAME).mark_bar().encode(x="year:O", y="n:Q", color=_charts.type_colour())


def test_a_picture_is_a_png_and_a_drawing_holds_its_words():
    assert _charts.picture(chart(), title="Forums rose", note="Events", form="png").startswith(b"\x89PNG")
    drawing = _charts.picture(chart(), title="Forums rose", note="Events · 2024–2025", form="svg").decode()
    assert "Forums rose" in drawing
    assert "Events · 2024–2025" in drawing
    assert "#0072B2".lower() in drawing.lower()  # delegations keep their colour
    assert "DejaVu Sans" in drawing


def test_words_cannot_become_markup_in_a_drawing():
    drawing = _charts.picture(chart(), title=HTML, note=HTML, form="svg").decode()
    assert "<img" not in drawing


def test_a_picture_asks_no_other_host():
    away = alt.Chart("https://data.example/events.csv").mark_bar().encode(x="year:O", y="n:Q")
    with pytest.raises(ValueError, match="not allowed"):
        _charts.picture(away, title="", note="", form="svg")


def test_no_cell_of_a_table_is_a_formula_and_persian_survives():
    text = _charts.csv(FRAME, {"n": "Events"}).decode("utf-8-sig")
    assert text.splitlines()[0] == "year,type,Events,who"
    assert "'=1+1" in text
    assert "ایلام" in text


def test_types_have_one_order_and_one_colour_whatever_occurs():
    colour = _charts.type_colour().to_dict()
    assert colour["scale"]["domain"] == ["Delegation", "Exhibition", "Agreement", "Forum"]
    assert colour["scale"]["range"] == ["#0072B2", "#E69F00", "#009E73", "#CC79A7"]


def test_a_chart_is_shown_with_its_finding_its_line_and_its_text_for_those_who_cannot_see_it():
    def page():
        from pages import _charts
        from tests.pages.test_charts import FRAME, HTML, chart

        _charts.show(chart(), title=HTML, note="Events", data=FRAME, alt_text="Bars of events.", key="bars")

    app = AppTest.from_function(page, default_timeout=180).run()
    assert not app.exception
    words = app.get("html")[0].proto.body
    assert "&lt;img" in words
    assert "<img" not in words


def named():
    bars = alt.Chart(alt.NamedData("rows")).mark_bar()
    x = alt.X("type:N", sort=[blank("order")])
    return bars.encode(x=x, y=alt.Y("n:Q", scale=alt.Scale(domain=[0, blank("most")]))).to_dict(validate=False)


def test_a_filled_chart_has_its_values_and_data_and_leaves_the_template_as_it_was():
    made = named()
    spec = Filled(made, {"order": ["Forum", "Delegation"], "most": 9}, {"rows": FRAME}).to_dict()
    assert spec["encoding"]["x"]["sort"] == ["Forum", "Delegation"]
    assert spec["encoding"]["y"]["scale"]["domain"] == [0, 9]
    assert spec["datasets"]["rows"] is FRAME
    assert "«order»" in str(made)
    assert "«" not in str({**spec, "datasets": None})


def test_a_filled_chart_is_drawn_like_any_other():
    filled = Filled(named(), {"order": ["Forum", "Delegation"], "most": 9}, {"rows": FRAME})
    drawing = _charts.picture(filled, title="Forums rose", note="Events", form="svg").decode()
    assert drawing.index(">Forum<") < drawing.index(">Delegation<")
    assert drawing.count('aria-roledescription="bar"') == 2


def test_a_picture_of_a_dark_page_has_a_dark_ground():
    drawing = _charts.picture(chart(), title="Forums rose", note="Events", form="svg", ground="dark").decode()
    assert 'fill="#10191F"' in drawing
    assert 'fill="#E6EEF1"' in drawing


@pytest.mark.parametrize("page", ["time", "province", "ties", "agreements"])
def test_every_chart_of_a_page_is_what_vega_lite_takes(opened, monkeypatch, page):
    """Held against its schema here, so that pages need not do it with every change of the filter."""
    shown = []
    real = _charts._Dressed.to_dict
    monkeypatch.setattr(_charts, "CHECKED", True)
    monkeypatch.setattr(_charts._Dressed, "to_dict", lambda chart: shown.append(real(chart)) or shown[-1])
    _tie_grid.template.cache_clear()
    with schemapi.debug_mode(True):
        opened(page)
    assert shown
    assert all(spec["config"]["font"] == _charts.FONT for spec in shown)


def test_names_in_arabic_letters_turn_nothing_around_them():
    said = _charts.worded("آذربایجان غربی and اربیل deal most; <b> 21 of 35")
    assert said == "<bdi>آذربایجان غربی</bdi> and <bdi>اربیل</bdi> deal most; &lt;b&gt; 21 of 35"
    assert _charts.worded("ایلام – واسط: 34 events") == "<bdi>ایلام</bdi> – <bdi>واسط</bdi>: 34 events"
    assert _charts.worded("کهگیلویه و بویراحمد") == "<bdi>کهگیلویه و بویراحمد</bdi>"
