"""A small map that can be clicked: one province or one pair in its surroundings, with the border they share and their crossings.

Takes nothing; gives a deterministic `folium.Map` for `st_folium` and, with `around`, what its payload adds to that of
`geo.payload`: the provinces kept in view, the stretches of border picked out with their length, whose crossings are drawn.
It answers a click with {"picked": …}, as the large map does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from folium.template import Template

from geo import layers
from geo.layers import load_provinces
from geo.maps import ATTRIBUTION, HOME, AttachAtlas, _address
from geo.neighbours import border_length, neighbours
from geo.provinces import PROVINCES, REGION, REGION_MEMBERS, name
from geo.small_map import SmallMap

SCRIPT: Final = "locator.js"


class LocatorMap(SmallMap):
    """The small map with the script for focus, shared border, crossings and clicks."""

    default_js = [*SmallMap.default_js, ("locator", _address("web", SCRIPT))]  # noqa: RUF012


class AttachLocator(AttachAtlas):
    """Puts the atlas on a locator map once."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.atlas = Marz.attach({{ this._parent.get_name() }}, {{ this.layers }}, {{ this.options_json }});
        window.marzSmall({{ this._parent.get_name() }}, {{ this.frame_json }});
        window.marzLocator({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


def locator_map(height: int) -> LocatorMap:
    """The map before any numbers; equal arguments give an equal script, so that the frame stays mounted.

    Parameters
    ----------
    height : int
        Of the frame, in pixels.
    """
    ground = LocatorMap()
    options = {"attribution": layers.attribution() or ATTRIBUTION, "plain": True, "legendClosed": True}
    ground.add_child(AttachLocator(options, {"home": HOME, "height": height}))
    return ground


@lru_cache(maxsize=64)
def across(code: str) -> tuple[str, ...]:
    """The neighbours of a province in the other country, north to south; for the Region as a whole, those of its members.

    Kept for the life of the process, as the layers are: asking the polygons takes tens of milliseconds.
    """
    members = REGION_MEMBERS if code == REGION else (code,)
    found = {other for each in members for other in neighbours(each) if other[:2] != code[:2]}
    return tuple(sorted(found, key=lambda other: -PROVINCES[other].lat))


def around(
    codes: Sequence[str], *, language: str = "en", pairs: Iterable[tuple[str, str]] | None = None
) -> dict[str, object]:
    """What a locator's payload adds: the view, the shared border, the crossings.

    Parameters
    ----------
    codes : sequence of str
        Provinces to keep in view (ISO 3166-2, or IQ-KR).
    language : str
        Of names: en, fa, ar or ckb.
    pairs : iterable of (iran code, iraq code), optional
        Pairs whose common border is picked out; by default those of the first province with its neighbours across the border.

    Returns
    -------
    dict
        `focus` (codes), `shared` (rows of Iranian code, Iraqi code, both names, length of the border in words).
    """
    focus = [member for code in codes for member in (REGION_MEMBERS if code == REGION else (code,))]
    if pairs is None:
        first = REGION_MEMBERS if codes[0] == REGION else (codes[0],)
        pairs = [pair(each, other) for each in first for other in across(each)]
    rows = []
    for iran, iraq in pairs:
        length = border_length(iran, iraq) if iraq != REGION else None
        rows.append([iran, iraq, f"{name(iran, language)} – {name(iraq, language)}", str(length) if length else ""])
    return {"focus": focus, "shared": rows}


def pair(code: str, other: str) -> tuple[str, str]:
    """Two provinces of different countries, the Iranian one first."""
    return (code, other) if code.startswith("IR") else (other, code)


def extent(codes: Sequence[str]) -> tuple[float, float, float, float]:
    """West, south, east and north (degrees, EPSG:4326) of some provinces, with a little air around them, for a printed map."""
    wanted = {member for code in codes for member in (REGION_MEMBERS if code == REGION else (code,))}
    frame = load_provinces()
    west, south, east, north = (float(value) for value in frame[frame["code"].isin(wanted)].total_bounds)
    air = max(0.25, 0.08 * max(east - west, north - south))
    return west - air, south - air, east + air, north + air
