"""Printed maps hold what the payload says: colours, ties, circles, names, scale and north; in vectors and in dots."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pypdf
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch
from PIL import Image

from geo import palette
from geo.errors import GeoError
from geo.figures import SIZES, figure, fitted, save
from geo.payload import payload
from geo.print_fonts import extent, wrapped
from geo.print_furniture import scale_length
from geo.projection import Sheet, projected_bounds
from geo.provinces import PROVINCES, name

TYPES = ["delegation", "exhibition", "agreement", "forum"]


def _numbers(**more: Any) -> dict[str, Any]:
    """Ilam 5, Wasit 4, Khuzestan 1 event; two ties; a fair ground in Kut; 2 events of the Kurdistan Region."""
    provinces = pd.DataFrame(
        [["IR-16", 5, 2, 3, 0, 0], ["IQ-WA", 4, 2, 2, 0, 0], ["IR-06", 1, 1, 0, 0, 0], ["IQ-KR", 2, 0, 2, 0, 0]],
        columns=["code", "n_events", *TYPES],
    )
    ties = pd.DataFrame(
        [["IR-16", "IQ-WA", 4, 3, 0, 1], ["IR-06", "IQ-BA", 1, 0, 1, 0]],
        columns=["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"],
    )
    venues = pd.DataFrame(
        [["Kut", "IQ-WA", 32.5, 45.83, 3, 1, 2, 0, 0]],
        columns=["venue", "venue_code", "lat", "lon", "n_events", *TYPES],
    )
    return payload(provinces, ties, venues, **more)


def _by_gid(made: Figure) -> dict[str, Any]:
    return {artist.get_gid(): artist for artist in made.findobj() if artist.get_gid()}


def _texts(made: Figure) -> list[str]:
    return [text.get_text() for text in made.findobj(match=lambda item: hasattr(item, "get_text") and item.get_text())]


def _bytes(made: Figure, format: str = "png", **more: Any) -> bytes:
    buffer = io.BytesIO()
    save(made, buffer, format=format, **more)  # type: ignore[arg-type]
    return buffer.getvalue()


def test_provinces_have_the_colours_of_the_screen() -> None:
    numbers = _numbers()
    found = _by_gid(figure(numbers, extent="all"))
    ramp, ground = palette.ramp("light"), palette.colours("light")
    for code in PROVINCES:
        patch = found[f"{code} {name(code)}"]
        assert isinstance(patch, PathPatch)
        row = numbers["shade"].get(code)  # type: ignore[union-attr,attr-defined]
        wanted = ramp[row[0]] if row else ground["iran" if code.startswith("IR") else "iraq"]
        assert to_hex(patch.get_facecolor()) == str(wanted).lower()
    assert to_hex(found["IR-16 Ilam"].get_facecolor()) == palette.ramp("light")[-1].lower()


def test_ties_have_the_colour_of_their_direction_and_the_stronger_is_wider() -> None:
    found = _by_gid(figure(_numbers()))
    out, back = found["tie IR-16 IQ-WA"], found["tie IR-06 IQ-BA"]
    assert to_hex(out.get_color()) == palette.DIRECTION_COLOURS["iran_to_iraq"].lower()
    assert to_hex(back.get_color()) == palette.DIRECTION_COLOURS["iraq_to_iran"].lower()
    assert out.get_linewidth() > 2 * back.get_linewidth()


def test_a_venue_is_a_circle_in_the_colour_of_its_main_type() -> None:
    circle = _by_gid(figure(_numbers()))["venue Kut"]
    assert isinstance(circle, Circle)
    assert to_hex(circle.get_facecolor()) == palette.TYPE_COLOURS["exhibition"].lower()


def test_the_region_level_is_a_dashed_outline_with_its_number() -> None:
    made = figure(_numbers())
    found = _by_gid(made)
    assert {gid for gid in found if gid.startswith("region-level IQ-")} == {
        f"region-level {code}" for code in ("IQ-DA", "IQ-AR", "IQ-SU", "IQ-HA", "IQ-KR")
    }
    assert found["region-level IQ-SU"].get_linestyle() != "solid"
    assert "2" in _texts(made)


def test_layers_that_were_switched_off_are_not_drawn() -> None:
    found = _by_gid(figure(_numbers(off=["ties", "venues", "region", "shading", "labels", "crossings"])))
    assert not [gid for gid in found if gid.startswith(("tie ", "venue ", "region-level"))]
    assert [gid for gid in found if gid.startswith("crossing ")], "crossings come off, so a switch turns them on"
    assert to_hex(found["IR-16 Ilam"].get_facecolor()) == str(palette.colours("light")["iran"]).lower()


def test_a_print_map_says_title_finding_sources_date_scale_north_and_legend() -> None:
    made = figure(
        _numbers(),
        title="Ilam leads",
        subtitle="Five events.",
        sources="Sources: IRNA (5)",
        date="Data as of 1 July 2026",
    )
    texts = _texts(made)
    for wanted in (
        "Ilam leads",
        "Five events.",
        "Sources: IRNA (5)",
        "N",
        "Events by province",
        "Iran → Iraq",
        "exhibitions",
    ):
        assert wanted in texts
    assert any(text.startswith("Data as of 1 July 2026 · Boundaries: Natural Earth") for text in texts)
    assert any(text.endswith(" km") for text in texts)


def test_names_come_in_the_language_asked_for_and_joined_right_to_left() -> None:
    texts = _texts(figure(_numbers(), language="ckb", extent="fit"))
    assert name("IR-16", "ckb") in texts
    joined, apart = extent("سلێمانی", 20)[0], sum(extent(letter, 20)[0] for letter in "سلێمانی")
    assert joined < 0.85 * apart, "letters that join take less room than letters that stand alone"


def test_every_letter_of_every_name_has_a_glyph(recwarn: pytest.WarningsRecorder) -> None:
    for place in PROVINCES.values():
        for text in (place.name_en, place.name_fa, place.name_ar, place.name_ckb):
            assert extent(text, 10)[0] > 0
    assert [str(warning.message) for warning in recwarn if "missing from font" in str(warning.message)] == []


def test_a_pdf_is_vectors_with_truetype_fonts_and_readable_names() -> None:
    page = pypdf.PdfReader(io.BytesIO(_bytes(figure(_numbers(), title="Costs $5 and $6"), "pdf"))).pages[0]
    text = page.extract_text()
    assert "Costs $5 and $6" in text
    assert "Khuzestan" in text
    assert not page.images
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if font["/Subtype"] == "/Type0" else font
        assert inner["/Subtype"] in ("/CIDFontType2", "/TrueType")
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()


def test_an_svg_names_its_provinces_and_carries_no_raster() -> None:
    tree = ElementTree.fromstring(_bytes(figure(_numbers()), "svg"))
    ids = {element.get("id") for element in tree.iter()}
    assert {"IR-16 Ilam", "tie IR-16 IQ-WA", "venue Kut"} <= ids
    assert not [element for element in tree.iter() if element.tag.endswith("image")]


def test_a_png_has_the_dots_asked_for() -> None:
    made = figure(_numbers(), size=(5, 4))
    for scale, width in ((1, 480), (2, 960), (300 / 96, 1500)):
        image = Image.open(io.BytesIO(_bytes(made, scale=scale)))
        assert image.size == (width, width * 4 // 5)


def test_the_grey_theme_is_grey_and_still_tells_directions_and_types_apart() -> None:
    made = figure(_numbers(), theme="grey")
    dots = np.asarray(Image.open(io.BytesIO(_bytes(made))).convert("RGB")).astype(int)
    assert (dots.max(axis=2) - dots.min(axis=2)).max() <= 2
    found = _by_gid(made)
    assert found["tie IR-16 IQ-WA"].get_linestyle() != found["tie IR-06 IQ-BA"].get_linestyle()
    assert len(found["venue Kut"].get_xy()) == 5, "an exhibition is a square"


def test_a_zoomed_map_has_a_locator_and_a_whole_one_has_none() -> None:
    def coloured_boxes(made: Figure) -> int:
        return sum(
            patch.get_linewidth() == 1.3 and to_hex(patch.get_edgecolor()) == "#8a2b3c"
            for patch in made.axes[0].patches
        )

    assert coloured_boxes(figure(_numbers(), extent=(45, 32, 48, 34))) == 1
    assert coloured_boxes(figure(_numbers(), extent="home")) == 0


def test_a_fitted_map_holds_both_ends_of_the_strongest_ties() -> None:
    sheet = Sheet.around(fitted(_numbers()), 500, 300)
    for code in ("IR-16", "IQ-WA"):
        assert sheet.holds(*sheet.spot(PROVINCES[code].lon, PROVINCES[code].lat))
    assert sheet.width * sheet.metres < 900_000


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    sheet = Sheet.around(projected_bounds((45, 32, 48, 34)), 400, 300)
    km, length = scale_length(sheet, 100)
    assert km == 50
    assert length * sheet.metres == pytest.approx(50_000, rel=0.006)
    assert length <= 100


def test_nothing_at_all_still_makes_a_map() -> None:
    empty = payload(*(pd.DataFrame(columns=list(frame)) for frame in (
        ["code", "n_events", *TYPES], ["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"],
        ["venue", "venue_code", "lat", "lon", "n_events", *TYPES])))  # fmt: skip
    assert "IR-16 Ilam" in _by_gid(figure(empty, extent="fit"))


@pytest.mark.parametrize("size", sorted(SIZES))
def test_every_size_keeps_its_texts_on_the_sheet(size: str) -> None:
    made = figure(
        _numbers(), size=size, title="A title of a usual length", subtitle="word " * 60, sources="outlet " * 80
    )
    width, height = made.bbox.width, made.bbox.height
    for text in made.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= width + 1
        assert box.y1 <= height + 1


def test_a_long_word_is_cut_rather_than_run_off_the_sheet() -> None:
    assert all(extent(line, 10)[0] <= 80 for line in wrapped("a" * 300 + " short", 80, 10))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"size": "a9"}, "is no size of a figure"),
        ({"size": (1, 1)}, "cannot be drawn"),
        ({"extent": (48, 32, 45, 34)}, "no extent"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(GeoError, match=says):
        figure(_numbers(), **asked)


def test_pyplot_is_never_loaded() -> None:
    code = "import geo.figures, sys; assert 'matplotlib.pyplot' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_several_threads_draw_what_one_draws() -> None:
    alone = _bytes(figure(_numbers()))
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: _bytes(figure(_numbers())), range(6)))
    assert all(image == alone for image in drawn)
