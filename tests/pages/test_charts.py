"""Charts as pages show them: their words, their table, and files made without a browser or a network."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages import _charts

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

    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    words = app.get("html")[0].proto.body
    assert "&lt;img" in words
    assert "<img" not in words
