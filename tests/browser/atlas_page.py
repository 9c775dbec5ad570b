"""The atlas in a plain HTML file, without Streamlit: for tests of drawing and for measuring it."""

from __future__ import annotations

import json
from pathlib import Path

from geo import layers
from geo.maps import HOME, LEAFLET, SCRIPTS, STYLES, WEB
from geo.payload import as_script, fixed


def atlas_page(folder: Path) -> Path:
    """Write an HTML file with the atlas on a map of 100 % width and height; `window.atlas` is its handle, `window.map` the map.

    Parameters
    ----------
    folder : Path
        Where to write it.

    Returns
    -------
    Path
        The file; it refers to Leaflet and to geo/web where they lie.
    """
    served = layers.served_folder()
    shapes = {key: json.loads((served / file).read_text(encoding="utf-8")) for key, file in layers.SERVED_FILES.items()}
    styles = [LEAFLET / "leaflet.css", *(WEB / name for name in STYLES)]
    scripts = [LEAFLET / "leaflet.js", *(WEB / name for name in SCRIPTS)]
    page = folder / "atlas.html"
    page.write_text(
        "<!doctype html><html><head><meta charset='utf-8'>"
        + "".join(f"<link rel='stylesheet' href='{path.as_uri()}'>" for path in styles)
        + "<style>html,body,#map{height:100%;margin:0}</style></head><body><div id='map'></div>"
        + "".join(f"<script src='{path.as_uri()}'></script>" for path in scripts)
        + "<script>"
        + "window.map = L.map('map', {zoomSnap: 0.25});"
        + f"map.fitBounds({as_script(HOME)}, {{animate: false}});"
        + "window.told = [];"
        + f"window.atlas = Marz.attach(map, {as_script(shapes)}, {{fixed: {as_script(fixed())}, home: {as_script(HOME)},"
        + " onTime: (time) => told.push(time), onPick: (what) => told.push(what)});"
        + "</script></body></html>",
        encoding="utf-8",
    )
    return page
