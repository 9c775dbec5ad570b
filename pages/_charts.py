"""Charts as every page shows them: one Altair theme in the colours of the maps, a title that states the finding, downloads.

Takes an Altair chart, the frame behind it and the words around it (`show`); draws them with the table and the files (PNG,
SVG, CSV) one click away. Gives the scales for what the maps colour as well, so that a thing has one colour everywhere.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Final, Literal, cast

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils import schemapi

from events.vocabulary import Direction, EventType
from geo import palette
from pages._charts_filled import Filled

FONT: Final = 'system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif'
"""The font of the maps (geo/web/atlas.css)."""

PAPER_FONT: Final = "DejaVu Sans"
"""The font of PNG files: it comes with matplotlib and has Latin, Arabic, Persian and Kurdish letters."""

ANNOUNCED_OPACITY: Final = 0.38
"""Of marks for events proposed or planned, wherever a chart tells them from those held."""

PAPER_WIDTH: Final = 760
CHECKED = False
"""Whether charts are held against the schema of Vega-Lite: half of what a page takes, so only the tests do (test_charts.py)."""

schemapi.disable_debug_mode()
_ARABIC: Final = re.compile(r"[\u0600-\u06ff\u0750-\u077f]+(?:[ \u200c]+[\u0600-\u06ff\u0750-\u077f]+)*")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def theme() -> palette.Theme:
    """The theme of the page as the browser last told it: "light" or "dark"."""
    return "dark" if st.context.theme.type == "dark" else "light"


def type_colour(field: str = "type:N", *, legend: bool = True, title: str | None = None) -> alt.Color:
    """Colour by event type, the types in the order of the vocabulary, whatever of them occurs.

    Parameters
    ----------
    field : str
        Shorthand of a column that holds type values ("delegation") or their labels ("Delegation").
    legend : bool
    title : str, optional
        Of the legend; none by default.
    """
    domain = [term.label for term in EventType]
    scale = alt.Scale(domain=domain, range=list(palette.TYPE_COLOURS.values()))
    return alt.Color(field, scale=scale, sort=domain, legend=_legend(title) if legend else None)


def direction_colour(field: str = "direction:N", *, legend: bool = True, title: str | None = None) -> alt.Color:
    """Colour by direction ("Iran → Iraq", "Iraq → Iran", "Mutual"), as the map draws its ties."""
    colours: Any = palette.colours(theme())["direction"]
    domain = [term.label for term in Direction]
    scale = alt.Scale(domain=domain, range=[colours[str(term)] for term in Direction])
    return alt.Color(field, scale=scale, sort=domain, legend=_legend(title) if legend else None)


def type_label(value: str) -> str:
    """How a type is written in charts and tables: "Delegation"."""
    return EventType(value).label


def count_ramp() -> list[str]:
    """The six colours of counts, fewest first, as the map shades its provinces in this theme."""
    return list(palette.ramp(theme()))


def accent() -> str:
    """The colour for a single series: the deep end of the ramp, readable on the page's ground."""
    return palette.ramp(theme())[-1]


def soft() -> str:
    """A grey for reference marks and context, readable on the page's ground."""
    return "#9FB0B8" if theme() == "dark" else "#6B7B83"


def config(*, paper: palette.Theme | None = None) -> dict[str, Any]:
    """The theme as a Vega-Lite config. On a page the ground colours come from Streamlit's own theme; `paper` names them."""
    ink, grey, line = ("#E6EEF1", "#AEBDC4", "#2A373E") if paper == "dark" else ("#1D2B33", "#5B6A70", "#E3E6E2")
    words = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 500}
    found: dict[str, Any] = {
        "font": PAPER_FONT if paper else FONT,
        "view": {"stroke": None},
        "axis": {**words, "labelPadding": 5, "titlePadding": 8, "grid": True, "gridOpacity": 0.55, "domain": False},
        "axisX": {"grid": False, "domain": True, "labelFlush": False},
        "legend": {
            **words,
            "orient": "top",
            "symbolType": "square",
            "symbolSize": 110,
            "offset": 6,
            "titleOrient": "left",
        },
        "header": {"labelFontSize": 12, "titleFontSize": 12},
        "bar": {"cornerRadius": 0},
        "line": {"strokeWidth": 2.2},
        "text": {"fontSize": 12},
        "range": {"category": list(palette.TYPE_COLOURS.values()), "diverging": list(palette.DIVERGING)},
    }
    if paper:
        found |= {"background": "#10191F" if paper == "dark" else "#FFFFFF", "padding": 18}
        found["axis"] |= {
            "labelColor": grey,
            "titleColor": grey,
            "gridColor": line,
            "tickColor": line,
            "domainColor": line,
        }
        found["legend"] |= {"labelColor": ink, "titleColor": grey}
        found["title"] = {
            "anchor": "start", "fontSize": 17, "fontWeight": 600, "color": ink, "subtitleColor": grey,
            "subtitleFontSize": 12, "offset": 14, "frame": "group", "subtitlePadding": 6, "lineHeight": 21,
        }  # fmt: skip
    return found


Drawable = alt.TopLevelMixin | Filled


def show(
    chart: Drawable,
    *,
    title: str,
    note: str,
    data: pd.DataFrame,
    alt_text: str,
    key: str,
    labels: Mapping[str, str] | None = None,
    foot: str = "",
    on_select: Callable[[], None] | Literal["rerun", "ignore"] = "ignore",
    selection_mode: str | list[str] | None = None,
    height: int | Literal["content", "stretch"] = "content",
    file_name: str = "",
) -> Any:
    """Draw a chart with its words, the table behind it and its downloads. Best called inside a fragment.

    Parameters
    ----------
    chart : Altair chart, or Filled
        Without title and config. Its data must be inline (frames), so that nothing is fetched.
    title : str
        The finding, as a plain sentence without a full stop.
    note : str
        Unit, period and number of events, plain text.
    data : DataFrame
        What the chart shows; offered as a table and as CSV.
    alt_text : str
        What a reader who cannot see the chart is told.
    key : str
        Unique on the page.
    labels : mapping, optional
        Column of `data` → heading of the table.
    foot : str
        A line below the chart, plain text.
    on_select, selection_mode, height
        As for `st.altair_chart`.
    file_name : str
        Of the downloads, without ending; the key by default.

    Returns
    -------
    The state of the chart's selections where `on_select` is not "ignore".
    """
    st.html(f'<div class="marz-chart"><h3>{worded(title)}</h3><p>{worded(note)}</p></div>')
    state = st.altair_chart(
        cast(alt.Chart, _Dressed(chart)),
        width="stretch",
        height=height,
        key=key,
        on_select=on_select,
        selection_mode=selection_mode,
        alt=alt_text,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}_foot"):
        if foot:
            st.html(f'<p class="marz-how">{worded(foot)}</p>')
        _table(data, labels or {}, key)
        _downloads(chart, title, note, data, labels or {}, key, _file_stem(file_name or key))
    return state


class _Dressed:
    """A chart in our theme, as Streamlit takes one: something that gives a specification."""

    def __init__(self, chart: Drawable) -> None:
        self._chart = chart

    def to_dict(self) -> dict[str, Any]:
        return _dressed(self._chart, config())


def _dressed(chart: Drawable, wear: dict[str, Any]) -> dict[str, Any]:
    """The specification with our config, and with what the chart itself asks for its legend (`usermeta`, "legend").

    Vega-Lite hands a legend's `layout` on to Vega, but its schema, and so Altair, does not know the word.
    """
    spec = chart.to_dict(validate=CHECKED)
    own = spec.get("usermeta", {}).get("legend", {})
    return {**spec, "config": {**wear, "legend": {**wear["legend"], **own}}}


def _table(data: pd.DataFrame, labels: Mapping[str, str], key: str) -> None:
    behind = st.popover("Table", icon=":material/table_rows:", type="tertiary", key=f"{key}_table", on_change="rerun")
    if behind.open:
        with behind:
            st.dataframe(data.rename(columns=dict(labels)), hide_index=True, width="stretch", height="auto")


def _downloads(
    chart: Any, title: str, note: str, data: pd.DataFrame, labels: Mapping[str, str], key: str, stem: str
) -> None:
    drawn = partial(picture, chart, title=title, note=note, ground=theme())
    with st.popover("Download", icon=":material/download:", type="tertiary", key=f"{key}_files"):
        # Callables: a file is made when it is asked for, not with every run.
        for label, ending, mime, make in (
            ("Picture (PNG)", "png", "image/png", partial(drawn, form="png")),
            ("Drawing (SVG)", "svg", "image/svg+xml", partial(drawn, form="svg")),
            ("Numbers (CSV)", "csv", "text/csv", partial(csv, data, labels)),
        ):
            st.download_button(
                label, make, file_name=f"marz-{stem}.{ending}", mime=mime, key=f"{key}_{ending}",
                on_click="ignore", type="tertiary", width="stretch",
            )  # fmt: skip


def picture(
    chart: Any, *, title: str, note: str, form: Literal["png", "svg"], ground: palette.Theme = "light"
) -> bytes:
    """The chart with its words on a ground of its own, made without a browser and without a network.

    Parameters
    ----------
    chart : Altair chart, or Filled
    title, note : str
    form : str
        "png" (200 dots an inch) or "svg".
    ground : str
        The theme the chart was drawn in: white paper, or a dark ground where its numbers are light.
    """
    import vl_convert

    _paper_fonts()
    spec = _dressed(chart, config(paper=ground))
    if not {"hconcat", "facet", "repeat", "concat"} & set(spec):
        spec.setdefault("width", PAPER_WIDTH)
    for part in spec.get("vconcat", []):
        part.setdefault("width", PAPER_WIDTH)
    spec["title"] = {"text": textwrap.wrap(title, 84) or [""], "subtitle": textwrap.wrap(note, 112) or [""]}
    spec["datasets"] = {key: _records(rows) for key, rows in spec.get("datasets", {}).items()}
    text = json.dumps(spec)
    if form == "svg":
        return vl_convert.vegalite_to_svg(text, allowed_base_urls=[]).encode()
    return vl_convert.vegalite_to_png(text, ppi=200, allowed_base_urls=[])


def _records(rows: Any) -> Any:
    return json.loads(rows.to_json(orient="records")) if isinstance(rows, pd.DataFrame) else rows


def csv(data: pd.DataFrame, labels: Mapping[str, str]) -> bytes:
    """The frame as CSV with a byte order mark (so that spreadsheets read Persian and Arabic), no cell a formula."""
    guarded = data.copy()
    for column in guarded.columns:
        if not pd.api.types.is_numeric_dtype(guarded[column]):
            guarded[column] = [
                f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value
                for value in guarded[column]
            ]
    return guarded.rename(columns=dict(labels)).to_csv(index=False).encode("utf-8-sig")


def worded(text: str) -> str:
    """An English sentence as HTML: names in Arabic letters keep their direction to themselves and turn nothing around them."""
    return _ARABIC.sub(r"<bdi>\g<0></bdi>", escape(text))


def _legend(title: str | None) -> alt.Legend:
    return alt.Legend(title=title, orient="top")


def _file_stem(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "chart"


@st.cache_resource(show_spinner=False)
def _paper_fonts() -> None:
    import matplotlib
    import vl_convert

    vl_convert.register_font_directory(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf"))
