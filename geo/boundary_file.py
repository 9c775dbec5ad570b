"""A user's own boundary file in place of our provinces: OCHA COD-AB, GADM, geoBoundaries, or any file with ISO codes.

Takes one or more files (GeoPackage, shapefile, GeoJSON, GeoParquet), finds the province of each polygon by its code or
name, mends the geometry, and keeps the finished layers in a cache folder. A file that cannot be used is refused with a
sentence that says what is missing.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from platformdirs import user_data_dir

from geo.border_line import province_frame
from geo.boundary_codes import assign_codes
from geo.coverage import cleaned, label_point, polygons_of
from geo.errors import LayerError
from geo.halabja import cut_halabja
from geo.provinces import LAYER_DIR, PROVINCES
from geo.web_layers import SERVED_FILES, write_web_layers

FORMAT: Final = 1
"""Raised whenever the prepared files change, so that old caches are made again."""

FAR_KM: Final = 60.0
"""A province whose capital lies farther than this from its polygon has been given the wrong polygon."""


@dataclass(frozen=True)
class OwnBoundaries:
    """Prepared layers of a user's file: a folder with provinces.parquet, border.parquet and web/, and a short label."""

    folder: Path
    label: str


def prepare(paths: Sequence[Path]) -> OwnBoundaries:
    """Check, mend and cache a user's boundary file(s).

    Parameters
    ----------
    paths : sequence of Path
        One file with all 50 provinces, or several that hold them together, such as one for each country.

    Raises
    ------
    LayerError
        A file is missing or unreadable, has no usable codes or coordinate system, or provinces are missing.
    """
    stamps = []
    for path in paths:
        try:
            state = path.stat()
        except OSError as fault:
            raise LayerError(
                f"The boundary file {path} cannot be opened: {fault.strerror}. Check MARZ_BOUNDARIES."
            ) from fault
        stamps.append(f"{path.resolve()}|{state.st_size}|{state.st_mtime_ns}")
    return _prepared(tuple(paths), "\n".join([str(FORMAT), *stamps]), _cache_root())


def _cache_root() -> Path:
    return Path(os.environ.get("MARZ_DATA_DIR") or user_data_dir("marz")) / "layers"


@cache
def _prepared(paths: tuple[Path, ...], stamp: str, root: Path) -> OwnBoundaries:
    label = ", ".join(path.name for path in paths)
    folder = root / hashlib.sha256(stamp.encode()).hexdigest()[:16]
    if all((folder / "web" / file).exists() for file in SERVED_FILES.values()):
        return OwnBoundaries(folder, label)
    provinces, border = own_provinces(paths)
    try:
        root.mkdir(parents=True, exist_ok=True)
        # Written aside and moved into place, so that two servers starting together never read half a layer.
        with tempfile.TemporaryDirectory(dir=root) as aside:
            made = Path(aside) / "made"
            made.mkdir()
            provinces.to_parquet(made / "provinces.parquet", index=False)
            border.to_parquet(made / "border.parquet", index=False)
            neighbours = gpd.read_parquet(LAYER_DIR / "neighbours.parquet")
            crossings = gpd.read_parquet(LAYER_DIR / "crossings.parquet")
            write_web_layers(provinces, neighbours, crossings, made / "web")
            if not folder.exists():
                made.rename(folder)
    except OSError as fault:
        raise LayerError(
            f"The layers made from {label} cannot be written to {root}: {fault.strerror}. "
            "Give a folder that can be written with MARZ_DATA_DIR."
        ) from fault
    return OwnBoundaries(folder, label)


def _read(path: Path) -> gpd.GeoDataFrame:
    """All polygon rows of a file, every layer of it, in EPSG:4326."""
    try:
        if path.suffix.lower() in {".parquet", ".geoparquet"}:
            frames = [gpd.read_parquet(path)]
        else:
            frames = [gpd.read_file(path, layer=name) for name in gpd.list_layers(path)["name"]]
    except Exception as fault:  # GDAL and pyarrow raise many kinds; each means the file cannot be read.
        raise LayerError(f"{path.name} cannot be read as a boundary file: {fault}") from fault
    kept = []
    for frame in frames:
        if not isinstance(frame, gpd.GeoDataFrame):
            continue
        frame = frame[frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"])]
        if frame.empty:
            continue
        if frame.crs is None:
            raise LayerError(
                f"{path.name} does not say its coordinate system (no CRS, or no .prj beside the shapefile)."
            )
        frame = frame.to_crs("EPSG:4326")
        kept.append(frame if frame.geometry.name == "geometry" else frame.rename_geometry("geometry"))
    if not kept:
        raise LayerError(f"{path.name} holds no polygons.")
    return gpd.GeoDataFrame(pd.concat(kept, ignore_index=True), crs="EPSG:4326")


def own_provinces(paths: Sequence[Path]) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Provinces and border line from a user's file(s), with the columns `geo.layers` documents.

    Halabja alone may be missing, as it is in files older than 2014: it is then cut out of Sulaymaniyah by our envelope
    and marked approximate. Every other province has to be there, and has to lie where its capital is.
    """
    label = ", ".join(path.name for path in paths)
    pieces: dict[str, list[shapely.Geometry]] = {}
    for path in paths:
        frame = _read(path)
        for code, geometry in zip(assign_codes(frame, path.name), frame.geometry, strict=True):
            if code:
                pieces.setdefault(code, []).append(polygons_of(geometry))
    found = {code: polygons_of(shapely.union_all(parts)) for code, parts in pieces.items()}
    found = {code: geometry for code, geometry in found.items() if not geometry.is_empty}
    quality = dict.fromkeys(PROVINCES, "surveyed")
    if "IQ-HA" not in found and "IQ-SU" in found:
        found["IQ-SU"], found["IQ-HA"] = cut_halabja(found["IQ-SU"])
        quality["IQ-HA"] = "approximate"
    missing = [f"{code} {PROVINCES[code].name_en}" for code in PROVINCES if code not in found]
    if missing:
        raise LayerError(
            f"{label} has no boundary for {len(missing)} of the 50 provinces: {', '.join(missing)}. "
            "Give a file with every province of Iran and Iraq, or several joined by "
            f"{os.pathsep!r} in MARZ_BOUNDARIES."
        )
    _check_places(found, label)
    polygons = cleaned(np.array([found[code] for code in PROVINCES], dtype=object))
    if shapely.is_empty(polygons).any():
        lost = [code for code, polygon in zip(PROVINCES, polygons, strict=True) if polygon.is_empty]
        raise LayerError(f"{label}: the boundaries of {', '.join(lost)} lie wholly inside other provinces.")
    table = pd.DataFrame([{name: getattr(p, name) for name in _DESCRIPTIVE} for p in PROVINCES.values()])
    return province_frame(table.assign(quality=list(quality.values())), polygons)


_DESCRIPTIVE: Final = (
    "code", "country", "name_en", "name_fa", "name_ar", "name_ckb", "capital", "capital_lat", "capital_lon",
)  # fmt: skip


def _check_places(found: dict[str, shapely.Geometry], label: str) -> None:
    wrong = []
    for code, province in PROVINCES.items():
        capital = shapely.Point(province.capital_lon, province.capital_lat)
        # A degree of latitude is 111 km; of longitude less, so this errs on the tolerant side.
        if found[code].distance(capital) * 111 > FAR_KM:
            middle = label_point(found[code])
            wrong.append(f"{code} {province.name_en} (drawn around {middle.y:.1f} N, {middle.x:.1f} E)")
    if wrong:
        raise LayerError(
            f"{label} draws {', '.join(wrong)} far from its capital: its codes are not the current ISO 3166-2 ones, "
            "or the polygons are mixed up."
        )
