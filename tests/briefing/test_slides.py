"""Slides, opened with python-pptx: native shapes with the numbers of the selection, notes with the events, a user's template."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from briefing.deck import Deck
from briefing.errors import TemplateError
from briefing.resolving import Resolved
from briefing.slides import make_slides
from briefing.slides_map import inside
from briefing.slides_shapes import quadratic
from geo import palette
from geo.provinces import PROVINCES, name
from tests.briefing.making import shown


def _slides(*views: Resolved, template: Path | None = None, **deck: Any) -> Any:
    made = Deck(**{"id": "d", "title": "A briefing", "author": "Sara", "views": tuple(v.view for v in views), **deck})
    return Presentation(io.BytesIO(make_slides(made, views, template=template)))


def _walk(shapes: Any) -> Any:
    """Every shape, those of groups too."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _walk(shape.shapes)


def _shapes(slide: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in _walk(slide.shapes)}


def _texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in _walk(slide.shapes) if shape.has_text_frame)


def test_a_deck_is_a_title_slide_a_slide_a_view_and_one_of_method() -> None:
    file = _slides(shown(title="Everything"), shown(title="Time", page="time"))
    assert [slide.shapes.title.text_frame.text for slide in file.slides] == [
        "A briefing",
        "Everything",
        "Time",
        "Method and sources",
    ]
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, rel=0.001)
    assert "Sara\nData as of 1 July 2026\n2 views" in _texts(file.slides[0])
    assert file.core_properties.title == "A briefing"
    assert "IRNA (1)" in _texts(file.slides[3])
    assert "Pinned to 1 July 2026" in _texts(file.slides[3])


def test_every_province_is_an_editable_freeform_named_by_code_and_name() -> None:
    (_, slide, _) = _slides(shown(at=(32.5, 51.0, 4.6))).slides
    found = _shapes(slide)
    for code in PROVINCES:
        shape = found[f"{code} {name(code)}"]
        assert shape.shape_type == MSO_SHAPE_TYPE.FREEFORM
    ramp, ground = palette.ramp("light"), palette.colours("light")
    assert f"#{found['IR-16 Ilam'].fill.fore_color.rgb}" == ramp[-1]
    assert f"#{found['IQ-WA Wasit'].fill.fore_color.rgb}" == ramp[-1]
    assert f"#{found['IR-23 Tehran'].fill.fore_color.rgb}" == ground["iran"]
    assert found["IR-16 Ilam"]._element.nvSpPr.cNvPr.get("descr") == "Ilam, Iran: 3 events"


def test_shapes_lie_as_on_the_map_and_within_its_frame() -> None:
    (_, slide, _) = _slides(shown(at=(32.5, 51.0, 4.6))).slides
    found = _shapes(slide)

    def middle(code: str) -> tuple[float, float]:
        shape = found[f"{code} {name(code)}"]
        return shape.left + shape.width / 2, shape.top + shape.height / 2

    assert middle("IQ-WA")[0] < middle("IR-16")[0] < middle("IR-23")[0] < middle("IR-09")[0], "west to east"
    assert middle("IR-04")[1] < middle("IR-12")[1] < middle("IR-16")[1] < middle("IR-06")[1], "north to south"
    frame = found["map frame"]
    for shape in found["map"].shapes:
        if shape.name.startswith(("IR-", "IQ-", "tie ")):
            assert shape.left >= frame.left - 20
            assert shape.top >= frame.top - 20
            assert shape.left + shape.width <= frame.left + frame.width + 20
            assert shape.top + shape.height <= frame.top + frame.height + 20


def test_ties_are_curves_venues_ovals_and_names_text() -> None:
    (_, slide, _) = _slides(shown()).slides
    found = _shapes(slide)
    tie = found["tie IR-16 IQ-WA"]
    assert "quadBezTo" in tie._element.xml
    assert f"#{tie.line.color.rgb}" == palette.DIRECTION_COLOURS["iran_to_iraq"]
    assert tie.line.width > 3 * found["tie IR-13 IQ-KR"].line.width / 2
    kut = found["venue Kut"]
    assert 'prst="ellipse"' in kut._element.xml
    assert found["name Ilam"].text_frame.text == "Ilam"
    assert {f"region-level {code}" for code in ("IQ-DA", "IQ-AR", "IQ-SU", "IQ-HA", "IQ-KR")} <= set(found)


def test_a_slide_says_finding_legend_caption_sources_date_and_its_number() -> None:
    view = shown(note="Markets open in spring.", selection="border=IR-16")
    (_, slide, _) = _slides(view).slides
    texts = _texts(slide)
    for wanted in (view.sentence, "Events by province", "Iran → Iraq", "Markets open in spring.", view.sources):
        assert wanted in texts
    assert "Data as of 1 July 2026 · Ilam · Boundaries: Natural Earth" in texts
    assert 'type="slidenum"' in _shapes(slide)["page number"]._element.xml


def test_speaker_notes_hold_what_to_say_and_the_events_with_their_sources() -> None:
    (_, slide, _) = _slides(shown(selection="border=IR-16", speaker_notes="Ask about honey.")).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("Ask about honey.")
    assert "Events (3), newest first:" in notes
    assert (
        "• 10–15 January 2026 · Exhibition (sales), planned · Ilam – Wasit · Ilam shows <b>honey</b> & dates in Kut. "
        "[IRNA, 2 January 2026; Wasit Post]"
    ) in notes
    assert notes.count("•") == 3


def test_time_is_a_native_chart_with_the_same_numbers() -> None:
    (_, slide, _) = _slides(shown(page="time", selection="border=IR-16")).slides
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    assert list(chart.plots[0].categories) == ["2023", "2024", "2025", "2026"]
    assert {series.name: list(series.values) for series in chart.plots[0].series} == {
        "Delegations": [0, 1, 0, 0],
        "Exhibitions": [0, 0, 0, 1],
        "Agreements": [1, 0, 0, 0],
        "Forums": [0, 0, 0, 0],
    }


def test_agreements_stand_in_a_native_table() -> None:
    (_, slide, _) = _slides(shown(page="agreements", selection="type=agreement")).slides
    table = _shapes(slide)["table"].table
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Latest agreements", "Date"], ["Ilam and Wasit agreed on a market.", "2023"]]


def test_html_and_control_characters_in_names_are_text_and_titles_run_right_to_left() -> None:
    (_, first, second, _) = _slides(
        shown(title="<b>Ilam</b> \x0b& \x01Wasit"), shown(id="w", title="بازرگانی ایلام و واسط")
    ).slides
    assert first.shapes.title.text_frame.text == "<b>Ilam</b> & Wasit"
    props = second.shapes.title.text_frame.paragraphs[0]._p.pPr
    assert (props.get("rtl"), props.get("algn")) == ("1", "r")


def test_names_on_the_map_come_in_the_language_of_the_view() -> None:
    (_, slide, _) = _slides(shown(language="ar", selection="border=IR-16")).slides
    label = _shapes(slide)[f"name {name('IR-16', 'ar')}"]
    assert label.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
    assert 'lang="ar-IQ"' in label._element.xml


def test_a_view_whose_events_have_gone_still_has_its_slide() -> None:
    file = _slides(shown(title="Qom", selection="border=IR-25"), shown(id="w", title="Ilam"))
    assert "No event is left in this selection." in _texts(file.slides[1])
    assert file.slides[2].shapes.title.text_frame.text == "Ilam"


def test_an_empty_deck_still_has_title_and_method() -> None:
    assert len(_slides().slides) == 2


def test_layers_switched_off_in_the_view_are_not_on_the_slide() -> None:
    (_, slide, _) = _slides(shown(switched=("ties", "venues", "labels"))).slides
    assert not [shape for shape in _shapes(slide) if shape.startswith(("tie ", "venue ", "name "))]


def test_a_users_template_gives_layouts_size_and_colours(tmp_path: Path) -> None:
    own = Presentation()
    own.slide_width, own.slide_height = Inches(10), Inches(7.5)
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Old slide"
    own.slide_layouts[5].name = "House layout"
    own.save(tmp_path / "house.pptx")
    file = _slides(shown(title="Ilam"), template=tmp_path / "house.pptx")
    assert [slide.shapes.title.text_frame.text for slide in file.slides] == ["A briefing", "Ilam", "Method and sources"]
    assert file.slides[1].slide_layout.name == "House layout"
    assert (file.slide_width, file.slide_height) == (Inches(10), Inches(7.5))
    for shape in file.slides[1].shapes:
        assert shape.left + shape.width <= file.slide_width + 9
    assert not file.slides[1].shapes.title.text_frame.paragraphs[0].runs[0].font.color.type, "the template's own colour"


def test_a_template_whose_layout_has_no_title_gets_a_text_box(tmp_path: Path) -> None:
    own = Presentation()
    for layout in list(own.slide_layouts)[:6] + list(own.slide_layouts)[7:]:
        own.slide_layouts.remove(layout)
    own.save(tmp_path / "blank.pptx")
    file = _slides(shown(title="Ilam"), template=tmp_path / "blank.pptx")
    assert _shapes(file.slides[1])["title"].text_frame.text == "Ilam"


def test_templates_that_cannot_be_used_are_refused_with_a_sentence(tmp_path: Path) -> None:
    bare = Presentation()
    for layout in list(bare.slide_layouts):
        bare.slide_layouts.remove(layout)
    bare.save(tmp_path / "bare.pptx")
    with pytest.raises(TemplateError, match=r"bare\.pptx has no slide layouts"):
        _slides(shown(), template=tmp_path / "bare.pptx")
    (tmp_path / "text.pptx").write_text("hello")
    with pytest.raises(TemplateError, match=r"text\.pptx cannot be used as a template"):
        _slides(shown(), template=tmp_path / "text.pptx")
    with pytest.raises(TemplateError, match="is not there"):
        _slides(shown(), template=tmp_path / "gone.pptx")


def test_a_curve_that_leaves_the_map_is_cut_into_the_parts_inside() -> None:
    import numpy as np

    start, bow, end = np.array([10.0, 50]), np.array([50.0, -60]), np.array([90.0, 50])
    parts = inside(start, bow, end, np.array([0, 0, 100, 100]))
    assert len(parts) == 2
    for part in parts:
        points = quadratic(*part, np.linspace(0, 1, 50))
        assert points[:, 1].min() > -0.5
        distance = (
            np.abs(points[:, None] - quadratic(start, bow, end, np.linspace(0, 1, 4001))[None]).sum(axis=2).min(axis=1)
        )
        assert distance.max() < 0.1, "each part lies on the whole curve"
