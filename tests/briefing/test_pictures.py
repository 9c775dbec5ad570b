"""Pictures of views: what they say, in dots and in vectors."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

from briefing.errors import BriefingError
from briefing.pictures import picture, picture_bytes, write_picture
from tests.briefing.making import shown


def _texts(made: object) -> list[str]:
    return [text.get_text() for text in made.findobj(match=lambda item: hasattr(item, "get_text") and item.get_text())]  # type: ignore[attr-defined]


def test_a_map_says_title_finding_caption_sources_and_date() -> None:
    view = shown(title="Ilam", note="A caption.", selection="border=IR-16")
    texts = " ".join(_texts(picture(view)))
    for wanted in (
        "Ilam",
        view.sentence,
        "A caption.",
        view.sources,
        "Data as of 1 July 2026",
        "Lambert conformal conic",
    ):
        assert wanted in texts


@pytest.mark.parametrize(("dots", "width"), [("1x", 960), ("2x", 1920), ("300dpi", 3000)])
def test_dots_are_as_many_as_asked(dots: str, width: int) -> None:
    assert Image.open(io.BytesIO(picture_bytes(shown(), dots=dots))).width == width  # type: ignore[arg-type]


def test_svg_and_pdf_are_vectors() -> None:
    assert ElementTree.fromstring(picture_bytes(shown(), "svg")).tag.endswith("svg")
    page = pypdf.PdfReader(io.BytesIO(picture_bytes(shown(), "pdf"))).pages[0]
    assert not page.images
    assert "Ilam" in page.extract_text()


def test_a_chart_of_time_has_a_bar_as_high_as_its_number() -> None:
    made = picture(shown(page="time", selection="border=IR-16"))
    bars = {patch.get_gid(): patch.get_height() for patch in made.axes[0].patches if patch.get_gid()}
    assert bars["2024 delegation"] == bars["2026 exhibition"] > 0
    assert bars["2024 exhibition"] == 0
    assert "Delegations (1)" in _texts(made)


def test_a_view_without_events_is_a_map_that_says_so() -> None:
    assert "No event is left in this selection." in _texts(picture(shown(selection="border=IR-25")))


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefingError, match="Choose a folder that you may write"):
        write_picture(shown(), tmp_path / "file" / "map.png")
