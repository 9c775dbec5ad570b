"""Halabja cut out of Sulaymaniyah, since Natural Earth and older files know only 18 Iraqi governorates.

Takes the old Sulaymaniyah; gives the two governorates of today, their common line approximate. Halabja became a
governorate of the Kurdistan Region in 2014 and was recognised federally in 2025.
"""

from __future__ import annotations

from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geo.coverage import polygons_of
from geo.errors import LayerError
from geo.sources import FACTS, read_json

ENVELOPE_FILE: Final = "halabja_envelope.geojson"


def halabja_envelope() -> shapely.Polygon:
    """Rough outline drawn by this project from the sub-district centres; inside Sulaymaniyah it is Halabja."""
    return shapely.geometry.shape(read_json(FACTS / ENVELOPE_FILE)["geometry"])


def cut_halabja(sulaymaniyah: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Sulaymaniyah as it was before 2014, split into (Sulaymaniyah, Halabja) by the envelope; approximate."""
    envelope = halabja_envelope()
    halabja = polygons_of(shapely.intersection(sulaymaniyah, envelope))
    if halabja.is_empty:
        raise LayerError("The Halabja envelope does not meet Sulaymaniyah: check halabja_envelope.geojson.")
    return polygons_of(shapely.difference(sulaymaniyah, envelope)), halabja
