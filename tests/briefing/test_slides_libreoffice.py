"""Slides as LibreOffice shows them: opened without complaint, and looking like the screen where it matters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image
from pptx import Presentation

from briefing.deck import Deck
from briefing.slides import make_slides
from geo import palette
from geo.provinces import name
from tests.briefing.libreoffice import NEEDED, convert, executable
from tests.briefing.making import shown

# LibreOffice is another program, not a part of Marz; `make test` installs it where it can.
pytestmark = pytest.mark.skipif(executable() is None, reason=NEEDED)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of a map, a chart, a table and Kurdish names."""
    views = (
        shown(title="Ilam", selection="border=IR-16", switched=("labels", "ties", "venues", "region")),
        shown(title="Time", page="time"),
        shown(title="Agreements", page="agreements", selection="type=agreement"),
        shown(title="ئیلام", language="ckb", selection="border=IR-16"),
    )
    path = tmp_path_factory.mktemp("slides") / "deck.pptx"
    path.write_bytes(make_slides(Deck(id="d", title="A briefing", views=tuple(view.view for view in views)), views))
    return path


def test_every_slide_is_shown_with_its_text(file: Path, tmp_path: Path) -> None:
    pages = pypdf.PdfReader(convert(file, "pdf", tmp_path)).pages
    texts = [page.extract_text() for page in pages]
    assert len(texts) == 6
    assert "A briefing" in texts[0]
    assert "Events by province" in texts[1]
    assert "Data as of 1 July 2026" in texts[1]
    assert "Delegations" in texts[2]
    assert "Ilam and Wasit agreed on a market." in texts[3]
    assert "Method and sources" in texts[5]


def test_provinces_have_their_colours_where_they_lie(file: Path, tmp_path: Path) -> None:
    deck = Presentation(str(file))
    first = deck.slides._sldIdLst[0]
    deck.part.drop_rel(first.rId)
    deck.slides._sldIdLst.remove(first)
    slide = deck.slides[0]
    shapes = {shape.name: shape for shape in next(s for s in slide.shapes if s.name == "map").shapes}
    deck.save(str(tmp_path / "map.pptx"))
    image = Image.open(convert(tmp_path / "map.pptx", "png", tmp_path)).convert("RGB")
    scale = image.width / deck.slide_width
    wanted = {
        "IR-16": palette.ramp("light")[-1],
        "IQ-WA": palette.ramp("light")[-1],
        "IR-05": palette.colours("light")["iran"],
    }
    for code, colour in wanted.items():
        shape = shapes[f"{code} {name(code)}"]
        box = [round(v * scale) for v in (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)]
        dots = np.asarray(image.crop(tuple(box))).reshape(-1, 3).astype(int)
        rgb = np.array([int(str(colour)[i : i + 2], 16) for i in (1, 3, 5)])
        share = (np.abs(dots - rgb).max(axis=1) <= 6).mean()
        assert share > 0.25, f"{code} should be {colour} over a good part of its box, and is over {share:.0%}"
