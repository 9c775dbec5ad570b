"""Two periods compared: one sentence, one map and one table on every product, and the same numbers as on the page."""

from __future__ import annotations

import io

import pytest
from matplotlib.colors import to_rgb
from pptx import Presentation

from briefing.charts import step_of
from briefing.data import data_of_events
from briefing.deck import Deck
from briefing.offline_content import content
from briefing.pictures import picture
from briefing.resolving import Resolved, resolve
from briefing.slides import make_slides
from briefing.view import View
from geo.palette import DIVERGING, Theme
from geo.print_style import style
from tests.events.making import event

EVENTS = [
    *(event(f"ilam-{n}", start=f"2024-0{n}-01", iran=["IR-16"], iraq=["IQ-WA"]) for n in range(1, 5)),
    event("ilam-old", start="2023-02-01", iran=["IR-16"], iraq=["IQ-WA"]),
    *(event(f"hamadan-{n}", start=f"2023-0{n}-01", iran=["IR-13"], iraq=["IQ-SU"]) for n in range(1, 4)),
]


def compared(**params: str) -> Resolved:
    view = View(id="c", page="time", params={"view": "compare", "a": "2023", "b": "2024", **params})
    return resolve(view, data_of_events(EVENTS, "2026-07-01"))


def test_the_sentence_states_the_change() -> None:
    shown = compared()
    assert shown.kind == "compare"
    assert shown.sentence == (
        "2024: 4 events; 2023: 4. More in 2 provinces and fewer in 2; the largest gain is in Wasit, +3."
    )


def test_periods_of_differing_lengths_are_told_by_the_year() -> None:
    assert "A year: 4.0 against 2.0." in compared(a="2022~2023").sentence


def test_the_map_of_every_product_is_that_of_the_change() -> None:
    shown = compared()
    assert shown.drawn["shade"]["IR-16"][0] > 3 > shown.drawn["shade"]["IR-13"][0]  # type: ignore[index]
    slide = content([shown], title="T")["slides"][0]
    assert slide["map"]["shade"] == shown.drawn["shade"]
    assert slide["map"]["says"]["IR-16"] == ["2023: 1", "2024: 4", "Change +3"]
    assert slide["sentence"] == shown.sentence


def test_its_slide_has_the_diverging_colours_the_numbers_in_words_and_a_table() -> None:
    shown = compared()
    made = Presentation(io.BytesIO(make_slides(Deck(id="d", title="T", views=(shown.view,)), [shown])))
    slide = made.slides[1]
    (group,) = (shape for shape in slide.shapes if shape.name == "map")
    shapes = {shape.name.split(" ")[0]: shape for shape in group.shapes if shape.name.startswith(("IR-", "IQ-"))}
    fills = {code: f"#{shapes[code].fill.fore_color.rgb}" for code in ("IR-16", "IQ-WA", "IR-13", "IR-23")}
    assert fills["IR-16"] == fills["IQ-WA"] == DIVERGING[shown.drawn["shade"]["IR-16"][0]].upper()  # type: ignore[index]
    assert fills["IR-13"] == DIVERGING[shown.drawn["shade"]["IR-13"][0]].upper()  # type: ignore[index]
    assert fills["IR-23"] == style("light")["iran"].upper()
    described = shapes["IR-16"]._element.xpath("string(.//p:cNvPr/@descr)")
    assert described == "Ilam, Iran: 2023: 1; 2024: 4; Change +3"
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows == [
        ("Most changed", "2023 → 2024"),
        ("Wasit", "1 → 4"),
        ("Ilam", "1 → 4"),
        ("Sulaymaniyah", "3 → 0"),
        ("Hamadan", "3 → 0"),
    ]
    assert not any(shape.has_chart for shape in slide.shapes)


@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_its_picture_tells_fewer_from_more_in_every_theme(theme: Theme) -> None:
    shown = compared()
    made = picture(shown, theme=theme)
    patches = {
        str(patch.get_gid()): to_rgb(patch.get_facecolor())
        for axes in made.axes
        for patch in axes.patches
        if patch.get_gid()
    }
    more, fewer, none = (
        next(colour for name, colour in patches.items() if name.startswith(code))
        for code in ("IR-16", "IR-13", "IR-23")
    )
    assert len({more, fewer, none}) == 3
    if theme == "grey":
        assert sum(more) < sum(fewer) < sum(none)


def test_periods_that_cannot_be_read_leave_the_map_of_all_events() -> None:
    shown = compared(a="some day")
    assert (shown.kind, shown.change) == ("map", None)
    assert shown.drawn == shown.numbers_of_map


@pytest.mark.parametrize(
    ("params", "step"), [({"unit": "month"}, "month"), ({"unit": "year", "step": "2024-Q2"}, "year"), ({}, "year")]
)
def test_a_printed_chart_has_the_periods_of_its_view(params, step) -> None:
    view = View(id="t", page="time", params=params)
    assert step_of(resolve(view, data_of_events(EVENTS))) == step
