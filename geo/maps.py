"""The map of the atlas, drawn by Leaflet in the browser and never asking another host for anything.

Takes a payload of numbers (geo/payload.py); gives a deterministic `folium.Map` without tiles, whose scripts come from this
server, and the feature group that carries the numbers to the map already on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

import folium
import streamlit.components.v1 as components
from branca.element import Figure, MacroElement
from folium.template import Template

from geo import layers
from geo.errors import GeoError
from geo.packing import packed
from geo.payload import as_script

WEB: Final = Path(__file__).with_name("web")
HOME: Final = [[28.6, 39.6], [39.2, 53.4]]
"""South-west and north-east corner (lat, lon) of the opening view: Iraq and the west of Iran."""

ATTRIBUTION: Final = "Natural Earth (Halabja approximate) · GeoNames, CC BY"
TILES: Final = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": "© OpenStreetMap contributors",
}
"""Online tiles, a switch that is off when the map opens; nothing else depends on them."""


def _leaflet_folder() -> Path:
    spec = find_spec("leaflet")
    if spec is None or spec.origin is None:
        raise GeoError("Leaflet's files are missing: install the requirements again (pip install -r requirements.txt).")
    return Path(spec.origin).parent / "static" / "leaflet"


LEAFLET: Final = _leaflet_folder()
_SERVED = {
    "leaflet": components.declare_component("leaflet", path=str(LEAFLET)),
    "web": components.declare_component("web", path=str(WEB)),
    "layers": components.declare_component("layers", path=str(layers.served_folder())),
}
SCRIPTS: Final = (
    "fixed.js",
    "unpack.js",
    "atlas.js",
    "ties.js",
    "labels.js",
    "legend.js",
    "histories.js",
    "timebar.js",
    "playback.js",
    "compare.js",
    "frame.js",
)
STYLES: Final = ("atlas.css", "playback.css")


def _address(folder: str, file: str) -> str:
    """Address of a served file, relative to streamlit-folium's own frame, so that a base path works too."""
    return f"../{_SERVED[folder].name}/{file}?v={_version(folder, file)}"


def _version(folder: str, file: str) -> str:
    """Another word for every state of a file, so that no browser keeps an old one; short, for it travels with every rerun."""
    path = Path(str(_SERVED[folder].path)) / file
    return format(path.stat().st_mtime_ns // 1_000_000 % 0xFFFFFF, "x") if path.exists() else "0"


class OfflineMap(folium.Map):
    """A `folium.Map` without tiles that loads Leaflet and the atlas from this server only."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = Marz.map('{{ this.get_name() }}');{% endmacro %}"
    )
    default_js = [("leaflet", _address("leaflet", "leaflet.js")), *((name, _address("web", name)) for name in SCRIPTS)]  # noqa: RUF012
    default_css = [("leaflet", _address("leaflet", "leaflet.css")), *((name, _address("web", name)) for name in STYLES)]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(tiles=None)  # what Leaflet is told stands in frame.js, which travels once

    def render(self, **kwargs: Any) -> str:
        """Render without folium's own styles and settings for the page's head: atlas.css holds what the frame needs."""
        script = super().render(**kwargs)
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.header._children.clear()
        return script


class AttachAtlas(MacroElement):
    """Puts the atlas on the map once: layers by address, what to do with a click, the opening view."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.atlas = Marz.attach({{ this._parent.get_name() }}, {{ this.layers }}, {{ this.options_json }});
        window.marzFrame({{ this._parent.get_name() }}, {{ this.frame_json }});
        {% endmacro %}
        """
    )

    def __init__(self, options: Mapping[str, object], frame: Mapping[str, object]) -> None:
        super().__init__()
        self._name = "AttachAtlas"
        files = [_address("layers", file).rpartition("/") for file in layers.SERVED_FILES.values()]
        self.layers = as_script([files[0][0] + "/", *(file for _, _, file in files)])
        self.options_json = as_script(options)
        self.frame_json = as_script(frame)


class Numbers(MacroElement):
    """Carries one payload to the atlas already on the map."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.atlas.update(Marz.unpack({{ this.payload }}));{% endmacro %}"
    )

    def __init__(self, numbers: Mapping[str, object]) -> None:
        super().__init__()
        self._name = "Numbers"
        self.payload = as_script(packed(numbers))


class Told(MacroElement):
    """Carries numbers to one method of the atlas already on the map: `play` or `compare`."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.atlas.{{ this.method }}({{ this.numbers }});{% endmacro %}"
    )

    def __init__(self, method: Literal["play", "compare"], numbers: Mapping[str, object]) -> None:
        super().__init__()
        self._name = "Told"
        self.method = method
        self.numbers = as_script(numbers)


def base_map(
    lat: float | None = None, lon: float | None = None, zoom: float | None = None, *, below: int = 0, tallest: int = 0
) -> OfflineMap:
    """The map before any numbers; equal arguments give an equal script, so that the frame stays mounted.

    Parameters
    ----------
    lat, lon, zoom : float, optional
        The opening view, degrees EPSG:4326 and Leaflet zoom; the whole border where one is missing.
    below : int
        Pixels at the bottom that something else covers; the whole border is fitted above them.
    tallest : int
        Height in pixels the map does not exceed however high the window is; frame.js's own limit where 0.
    """
    ground = OfflineMap()
    frame: dict[str, object] = {"home": HOME}
    frame |= {key: value for key, value in (("below", below), ("tallest", tallest)) if value}
    if lat is not None and lon is not None and zoom is not None:
        frame["view"] = [lat, lon, zoom]
    ground.add_child(
        AttachAtlas({"attribution": layers.attribution() or ATTRIBUTION, "home": HOME, "tiles": TILES}, frame)
    )
    return ground


def numbers_group(numbers: Mapping[str, object]) -> folium.FeatureGroup:
    """The feature group for `st_folium(feature_group_to_add=…)` that shows a payload."""
    group = folium.FeatureGroup()
    group.add_child(Numbers(numbers))
    return group


def playback_group(frames: Mapping[str, object]) -> folium.FeatureGroup:
    """The feature group for `st_folium(feature_group_to_add=…)` that plays a set of frames."""
    group = folium.FeatureGroup()
    group.add_child(Told("play", frames))
    return group


def comparison_group(pair: Mapping[str, object]) -> folium.FeatureGroup:
    """The feature group for `st_folium(feature_group_to_add=…)` that shows two maps (geo/comparison.py) side by side."""
    group = folium.FeatureGroup()
    group.add_child(Told("compare", pair))
    return group
