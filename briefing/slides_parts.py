"""Parts of slides other than maps: a native chart of time, a native table, and the text of the method slide.

Takes resolved views; adds to a slide through python-pptx, or gives text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Pt

from briefing import change as changing
from briefing import listing
from briefing.charts import KINDS, step_of
from briefing.finding import pair, shortened
from briefing.periods import counts, timeline
from briefing.resolving import Resolved
from briefing.slides_shapes import clean
from briefing.slides_template import emu
from events.citation import COUNTING
from geo.print_fonts import is_rtl
from geo.print_style import Style

MOST_ROWS: Final = 8
Row = tuple[str, str]


def rows(view: Resolved) -> list[Row]:
    """What stands beside the map: what changed most, the strongest ties with their numbers, or the latest events with dates."""
    if view.change:
        found = changing.rows(view.change, MOST_ROWS, view.view.language)
        return [("Most changed", f"{view.change.a.words} → {view.change.b.words}"), *found]
    if view.view.page == "ties" and len(view.ties) > 1:
        language = view.view.language
        found = [
            (pair(iran, iraq, language), f"{n:,}")
            for iran, iraq, n in view.ties.head(MOST_ROWS)[["iran", "iraq", "n_events"]].to_numpy().tolist()
        ]
        return [("Ties with most events", "Events"), *found]
    events = view.records(5)
    head = ("Latest agreements" if view.view.page == "agreements" else "Latest events", "Date")
    return [head, *((shortened(event.summary, 92), listing.when(event)) for event in events)]


def add_table(slide: Any, found: Sequence[Row], box: tuple[float, float, float], k: float, language: str) -> float:
    """Add a table of two columns over (x, y, width), points; gives its lower edge."""
    x, y, width = box
    long = any(len(first) > 40 for first, _ in found[1:])
    right = (84 if long else 140 if "→" in found[0][1] else 48) * k
    tall = [17 * k, *((30 if long else 17) * k for _ in found[1:])]
    frame = slide.shapes.add_table(len(found), 2, emu(x), emu(y), emu(width), emu(sum(tall)))
    frame.name = "table"
    table = frame.table
    table.first_row, table.horz_banding = True, True
    table.columns[0].width, table.columns[1].width = emu(width - right), emu(right)
    for i, row in enumerate(found):
        table.rows[i].height = emu(tall[i])
        for j, words in enumerate(row):
            cell = table.cell(i, j)
            cell.margin_left = cell.margin_right = emu(4 * k)
            cell.margin_top = cell.margin_bottom = emu(1.5 * k)
            cell.text = clean(words)
            paragraph = cell.text_frame.paragraphs[0]
            paragraph._p.get_or_add_pPr().set("algn", "r" if j == 1 and not long else "l")
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(9 * k), i == 0
                if is_rtl(words):
                    run._r.get_or_add_rPr().set("lang", {"fa": "fa-IR", "ar": "ar-IQ"}.get(language, "ku-Arab-IQ"))
    return y + sum(tall)


def add_chart(slide: Any, view: Resolved, box: tuple[float, float, float, float], look: Style, k: float) -> None:
    """Add events by period and kind as stacked columns, which PowerPoint can edit."""
    time = timeline(view.selected, step_of(view))
    grid = counts(view.selected, time)
    data = CategoryChartData(number_format="#,##0")
    data.categories = list(grid.index)
    for kind, name in zip(grid.columns, KINDS, strict=True):
        data.add_series(name, [int(n) for n in grid[kind]])
    x, y, w, h = box
    h -= 38 * k if view.caption else 0
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, emu(x), emu(y), emu(w), emu(h), data)
    frame.name = "events over time"
    chart = frame.chart
    chart.font.size = Pt(11 * k)
    chart.font.color.rgb = RGBColor.from_string(look.small.lstrip("#"))
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 35, 100
    for series, colour in zip(plot.series, look.types, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#"))
        series.format.line.color.rgb = RGBColor.from_string(
            (look["text"] if look.theme == "grey" else look.paper).lstrip("#")
        )
        series.format.line.width = Pt(0.5)
    axis = chart.value_axis
    axis.has_major_gridlines = True
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(look["line"].lstrip("#"))
    axis.major_gridlines.format.line.width = Pt(0.5)
    axis.minimum_scale = 0


def method(shown: Sequence[Resolved]) -> list[str]:
    """How it was counted and what the date of the data means, a paragraph each."""
    lines = [*COUNTING]
    if shown:
        lines.append(shown[0].data.meaning)
    lines.append(
        "Map: Lambert conformal conic projection, standard parallels 29° and 37° N. Halabja’s outline is approximate."
    )
    return lines
