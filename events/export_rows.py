"""The tables a download holds: selected events, their sources, provinces and pairs, as plain rows with named columns.

Takes a `Selected` and a way to get full records; gives DataFrames whose columns stand in the codebook (data/README.md).
Dates stay text of reduced precision, and every event says how exactly its place is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import pandas as pd
import shapely

from events.counts import DIRECTIONS, TYPES, pair_counts, province_counts
from events.errors import EventsError
from events.model import Event
from events.partial_date import PartialDate
from events.tables import Selected
from geo.layers import load_provinces
from geo.provinces import PROVINCES, REGION, REGION_MEMBERS, name

Records = Callable[[list[str]], Iterable[Event]]
"""Gives the full records of ids, in their order, as `Store.get` does."""

EVENT_COLUMNS: Final = (
    "id", "type", "subtype", "status", "start", "start_precision", "end", "end_precision", "date_basis", "iran", "iraq",
    "iran_names", "iraq_names", "direction", "venue", "venue_code", "lat", "lon", "place_lat", "place_lon", "place_precision",
    "sectors", "organisations", "delegates", "companies", "days", "value_usd", "summary", "note", "certainty", "review",
    "reviewed_by", "n_sources", "outlet", "url", "published", "language",
)  # fmt: skip
"""Columns of the events table of every download but JSON lines, which holds whole records. The last four hold one value a
source, in the same order, joined by "; ", as `events.import_rows` reads them."""

SOURCE_COLUMNS: Final = ("event_id", "outlet", "url", "published", "language")
PROVINCE_COLUMNS: Final = (
    "code", "country", "name_en", "name_fa", "name_ar", "name_ckb", "is_border", "n_events", *TYPES, "n_region_events",
)  # fmt: skip
PAIR_COLUMNS: Final = ("iran", "iraq", "iran_name", "iraq_name", "n_events", *DIRECTIONS, *TYPES)

_NUMBERS: Final = (
    "lat", "lon", "place_lat", "place_lon", "delegates", "companies", "days", "value_usd", "n_sources"
)  # fmt: skip
_AT_A_TIME: Final = 5_000


class ExportError(EventsError):
    """A download could not be made; the message says what to do instead."""


def selected_records(selected: Selected, records: Records) -> Iterator[Event]:
    """The records of a selection, newest first, a few thousand at a time so that memory stays small.

    Raises
    ------
    ExportError
        Where an event was merged away or taken back by another process meanwhile.
    """
    ids = selected.ids
    n_found = 0
    for start in range(0, len(ids), _AT_A_TIME):
        for event in records(ids[start : start + _AT_A_TIME]):
            n_found += 1
            yield event
    if n_found != len(ids):
        raise ExportError("The events changed while the file was being made: reload the page and download it again.")


def event_rows(selected: Selected, events: Iterable[Event]) -> pd.DataFrame:
    """Events as rows of EVENT_COLUMNS.

    Parameters
    ----------
    selected : Selected
        Gives the towns' coordinates, which the gazetteer has filled in where a record has none.
    events : iterable of Event
        The records of the selection, in its order.

    Returns
    -------
    DataFrame
        Text columns of dtype str (missing where there is none), coordinates and figures as numbers.
    """
    towns = selected.events[["lat", "lon"]].to_numpy(dtype=float).tolist()
    labels = label_points()
    rows = [_event_row(event, town, labels) for event, town in zip(events, towns, strict=True)]
    return _typed(pd.DataFrame(rows, columns=list(EVENT_COLUMNS)), _NUMBERS)


def _event_row(event: Event, town: list[float], labels: Mapping[str, tuple[float, float]]) -> tuple[Any, ...]:
    figures, sources = event.figures, event.sources
    precision = place_precision(event.venue_code, town[0] == town[0])
    lat, lon = town if precision == "town" else labels[event.venue_code or ""] if precision != "none" else (None, None)
    return (
        event.id, str(event.type), event.subtype and str(event.subtype), str(event.status),
        event.start, date_precision(event.start), event.end, date_precision(event.end), str(event.date_basis),
        ",".join(event.iran), ",".join(event.iraq),
        "; ".join(map(name, event.iran)) or name("IR"), "; ".join(map(name, event.iraq)) or name("IQ"),
        str(event.direction), event.venue, event.venue_code, event.lat, event.lon, lat, lon, precision,
        ",".join(event.sectors), "; ".join(event.organisations),
        figures.delegates, figures.companies, figures.days, figures.value_usd,
        event.summary, event.note or None, str(event.certainty), str(event.review), event.reviewed_by,
        len(sources), "; ".join(source.outlet for source in sources),
        # A semicolon within an address would be taken for the next one.
        _each(source.url and source.url.replace(";", "%3B") for source in sources),
        _each(source.published for source in sources), _each(source.language for source in sources),
    )  # fmt: skip


def _each(values: Iterable[str | None]) -> str | None:
    """One value a source, joined so that they can be told apart again; None where no source has one."""
    given = [value or "" for value in values]
    return "; ".join(given) if any(given) else None


def label_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude (EPSG:4326) at which a province's or the Kurdistan Region's name stands; the latter's lies within."""
    shapes = load_provinces()
    spots = {code: (place.lat, place.lon) for code, place in PROVINCES.items()}
    spots |= {
        code: (float(lat), float(lon))
        for code, lat, lon in zip(shapes["code"], shapes["lat"], shapes["lon"], strict=True)
    }
    inside = shapely.union_all(
        shapes.loc[shapes["code"].isin(REGION_MEMBERS), "geometry"].to_numpy()
    ).point_on_surface()
    return {**spots, REGION: (round(inside.y, 4), round(inside.x, 4))}


def date_precision(date: str | None) -> str | None:
    """ "day", "month" or "year"; None where there is no date."""
    return PartialDate(date).precision if date else None


def place_precision(venue_code: str | None, has_coordinates: bool) -> str:
    """How exactly the place of an event is known: "town", "province", "region" or "none"; see the codebook."""
    if has_coordinates:
        return "town"
    if venue_code == REGION:
        return "region"
    return "province" if venue_code in PROVINCES else "none"


def source_rows(events: Iterable[Event]) -> pd.DataFrame:
    """Every source of every event as a row of SOURCE_COLUMNS, all of dtype str."""
    rows = [
        (event.id, source.outlet, source.url, source.published, source.language)
        for event in events
        for source in event.sources
    ]
    return _typed(pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)), ())


def province_rows(selected: Selected) -> pd.DataFrame:
    """The 50 provinces and the Kurdistan Region with their numbers of events, PROVINCE_COLUMNS, zeros included.

    `n_region_events` is how many events name the Kurdistan Region as a whole: given for its four governorates, which they
    are drawn on, and counted for none of them.
    """
    counts = province_counts(selected).set_index("code").reindex([*PROVINCES, REGION], fill_value=0)
    of_region = counts["n_events"].tolist()[-1]
    names = {f"name_{lang}": [name(code, lang) for code in counts.index] for lang in ("en", "fa", "ar", "ckb")}
    return counts.reset_index().assign(
        country=[code[:2] for code in counts.index],
        **names,
        is_border=[code in PROVINCES and PROVINCES[code].is_border for code in counts.index],
        n_region_events=[of_region if code in REGION_MEMBERS else 0 for code in counts.index],
    )[list(PROVINCE_COLUMNS)]


def pair_rows(selected: Selected) -> pd.DataFrame:
    """The Iran–Iraq pairs of parties with their numbers of events, PAIR_COLUMNS, strongest first."""
    counts = pair_counts(selected)
    return counts.assign(iran_name=counts["iran"].map(name), iraq_name=counts["iraq"].map(name))[list(PAIR_COLUMNS)]


def _typed(frame: pd.DataFrame, numbers: Iterable[str]) -> pd.DataFrame:
    """Text as str and numbers as numbers, also in columns that are empty throughout."""
    numeric = set(numbers)
    return frame.astype({column: "float64" if column in numeric else "str" for column in frame.columns}).astype(
        {column: "int64" for column in ("n_sources",) if column in frame.columns}
    )
