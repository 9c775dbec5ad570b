"""Makes the committed layers of data/layers from their sources; run as ``python -m geo build``.

Takes Natural Earth's provinces and countries and our facts on Halabja and the crossings; gives one valid coverage of 50
provinces, the neighbours fitted to it, the Iran–Iraq border line and the crossings, as GeoParquet and, generalised
once more, as GeoJSON for the browser. The same sources give the same layers.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.border_line import PROVINCE_COLUMNS, province_frame
from geo.coverage import Polygons, cleaned, polygons_of, rounded
from geo.errors import LayerError
from geo.halabja import cut_halabja
from geo.place_names import NAMES_DIR
from geo.provinces import LAYER_DIR
from geo.sources import FACTS, source_countries, source_provinces
from geo.web_layers import write_web_layers

REGION_BOX: Final = (36.0, 22.0, 66.0, 43.0)
"""West, south, east, north: the part of the world kept for context, degrees."""

DECIMALS: Final = 5
"""Decimals of a degree kept in GeoParquet, about a metre; the source is good to about a kilometre."""

NEIGHBOUR_COLUMNS: Final = ["code", "kind", "name_en", "name_fa", "name_ar", "name_ckb", "lat", "lon"]
_NAMES_IN_SOURCE: Final = {
    "TR": "Turkey", "SY": "Syria", "JO": "Jordan", "SA": "Saudi Arabia", "KW": "Kuwait", "BH": "Bahrain", "QA": "Qatar",
    "AE": "United Arab Emirates", "OM": "Oman", "PK": "Pakistan", "AF": "Afghanistan", "TM": "Turkmenistan",
    "UZ": "Uzbekistan", "KZ": "Kazakhstan", "AZ": "Azerbaijan", "AM": "Armenia", "GE": "Georgia", "RU": "Russia",
}  # fmt: skip


@dataclass(frozen=True)
class Layers:
    """The four layers, each a GeoDataFrame in EPSG:4326."""

    provinces: gpd.GeoDataFrame
    neighbours: gpd.GeoDataFrame
    border: gpd.GeoDataFrame
    crossings: gpd.GeoDataFrame


def _read_names(name: str) -> pd.DataFrame:
    return pd.read_csv(NAMES_DIR / name, keep_default_na=False)


def _fifty_polygons(source: gpd.GeoDataFrame, names: pd.DataFrame) -> Polygons:
    """One polygon for each row of ``names``, from the source's HASC codes; islets go to the nearest province."""
    coded = source.dropna(subset=["hasc"]).dissolve(by="hasc")["geometry"].to_dict()
    coded["IQ.SU"], coded["IQ.HA"] = cut_halabja(coded["IQ.SU"])
    missing = [f"{row.name_en} ({row.hasc})" for row in names.itertuples() if row.hasc not in coded]
    if missing:
        raise LayerError(f"The source has no boundary for {', '.join(missing)}.")
    for islets in source.loc[source["hasc"].isna(), "geometry"]:
        for islet in shapely.get_parts(islets):
            nearest = min(names["hasc"], key=lambda hasc: coded[hasc].distance(islet))
            coded[nearest] = shapely.union(coded[nearest], islet)
    return np.array([coded[hasc] for hasc in names["hasc"]], dtype=object)


def _fit_neighbours(countries: gpd.GeoDataFrame, names: pd.DataFrame, provinces: Polygons) -> Polygons:
    """Neighbouring countries cut to the box and to our provinces, without a strip of no land between them.

    The two sources draw the outer border of Iran and Iraq a little differently: what ours leaves over of theirs goes to
    the neighbour it touches longest.
    """
    box = shapely.box(*REGION_BOX)
    by_name = dict(zip(countries["name"], countries["geometry"], strict=True))
    ours = shapely.coverage_union_all(provinces)
    neighbours = [
        polygons_of(shapely.difference(shapely.intersection(by_name[_NAMES_IN_SOURCE[code]], box), ours))
        for code in names["code"]
    ]
    over = shapely.difference(shapely.union(by_name["Iran"], by_name["Iraq"]), ours)
    for strip in shapely.get_parts(polygons_of(over)):
        reach = strip.buffer(1e-4)
        lengths = [shapely.length(shapely.intersection(n.boundary, reach)) for n in neighbours]
        longest = int(np.argmax(lengths))
        # Twice the reach is what a strip gets that touches a neighbour in one point only: coast, which stays sea.
        if lengths[longest] > 1e-3:
            neighbours[longest] = shapely.union(neighbours[longest], strip)
    fitted = cleaned(np.array([*provinces, *neighbours], dtype=object))
    return rounded(fitted, DECIMALS)


def crossings_frame() -> gpd.GeoDataFrame:
    """Official land crossings as points, north to south, from data/layers/sources/crossings.csv."""
    table = pd.read_csv(FACTS / "crossings.csv", keep_default_na=False)
    points = gpd.points_from_xy(table["lon"], table["lat"])
    return gpd.GeoDataFrame(table.drop(columns=["lat", "lon"]), geometry=points, crs="EPSG:4326")


def build_layers(sources: Path) -> Layers:
    """Make all layers from the packages unpacked in ``sources``; writes nothing.

    Raises
    ------
    LayerError
        A source is missing or does not hold what it should.
    """
    names = _read_names("provinces.csv")
    around = _read_names("neighbours.csv")
    lands = around[around["kind"] == "country"]
    seas = around[around["kind"] == "sea"]

    polygons = cleaned(_fifty_polygons(source_provinces(sources), names))
    fitted = _fit_neighbours(source_countries(sources), lands, polygons)
    polygons, land_polygons = fitted[: len(names)], fitted[len(names) :]

    quality = np.where(names["code"] == "IQ-HA", "approximate", "generalised")
    named = names.assign(quality=quality).drop(columns=["hasc"])
    provinces, border = province_frame(named, polygons)
    sea_points = gpd.points_from_xy(seas["lon"], seas["lat"])
    neighbours = gpd.GeoDataFrame(
        around[NEIGHBOUR_COLUMNS].reset_index(drop=True), geometry=[*land_polygons, *sea_points], crs="EPSG:4326"
    )
    return Layers(provinces, neighbours, border, crossings_frame())


def write_layers(layers: Layers, folder: Path = LAYER_DIR) -> list[Path]:
    """Write GeoParquet, the small province table and the browser's GeoJSON into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in ("provinces", "neighbours", "border", "crossings"):
        path = folder / f"{name}.parquet"
        getattr(layers, name).to_parquet(path, index=False, compression="zstd", schema_version="1.1.0")
        written.append(path)
    written.append(_write_province_table(layers.provinces, folder / "provinces.csv"))
    written += write_web_layers(layers.provinces, layers.neighbours, layers.crossings, folder / "web")
    return written


def _write_province_table(provinces: gpd.GeoDataFrame, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PROVINCE_COLUMNS)
        for row in provinces[PROVINCE_COLUMNS].to_dict("records"):
            writer.writerow([str(v).lower() if isinstance(v, bool | np.bool_) else v for v in row.values()])
    return path
