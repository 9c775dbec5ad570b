"""A deck as PowerPoint slides that somebody else can edit: native maps, charts and tables, notes with the events.

Takes a deck and its resolved views; gives the content of a .pptx. One title slide, one slide a view, one of method and sources.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER

from briefing import listing, slides_parts
from briefing.deck import Deck
from briefing.finding import plural, shortened
from briefing.pictures import extent_of
from briefing.resolving import Resolved
from briefing.slides_map import draw_key, draw_map, draw_scale_and_north
from briefing.slides_shapes import Shelf, clean
from briefing.slides_template import Template, emu, open_template
from geo.figures import CREDIT, bounds_of
from geo.palette import Theme
from geo.print_fonts import mostly_rtl
from geo.print_scene import scene
from geo.print_style import Style, style
from geo.projection import Sheet

MOST_IN_NOTES: Final = 60
"""Events that the speaker notes of a slide list."""

Progress = Callable[[int, int], None]


def make_slides(
    deck: Deck,
    shown: Sequence[Resolved],
    *,
    template: Path | None = None,
    theme: Theme = "light",
    progress: Progress | None = None,
) -> bytes:
    """The deck as a PowerPoint file.

    Parameters
    ----------
    deck : Deck
    shown : sequence of Resolved
        Its views, in order; one without events becomes a slide that says so.
    template : Path, optional
        A .pptx of the user.
    theme : {"light", "dark", "grey"}
        Of the maps and charts.
    progress : callable, optional
        Called with how many slides are done and how many there are.

    Raises
    ------
    TemplateError
        The template cannot be used.
    """
    base = open_template(template)
    look = style(theme)
    _title_slide(base, deck, shown, look)
    for i, view in enumerate(shown):
        _view_slide(base, view, look)
        if progress:
            progress(i + 1, len(shown))
    _method_slide(base, shown, look)
    core = base.file.core_properties
    core.title, core.author = clean(shortened(deck.title, 240)), clean(shortened(deck.author or "Marz", 240))
    core.subject, core.language = "Iran–Iraq provincial trade ties", "en-GB"
    core.comments = shown[0].as_of if shown else ""
    buffer = io.BytesIO()
    base.file.save(buffer)
    return buffer.getvalue()


def _begin(
    base: Template, layout: Any, title: str, box: tuple[float, float, float, float], size: float
) -> tuple[Any, Shelf]:
    """A slide with its title in the layout's own place for it, or in a text box where the layout has none."""
    slide = base.file.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE):
            shape._element.getparent().remove(shape._element)
    shelf = Shelf(slide.shapes._spTree, 1000)
    holder = slide.shapes.title
    if holder is None:
        shelf.text("title", box, [title], size=size, bold=True, anchor="b")
        return slide, shelf
    holder.left, holder.top, holder.width, holder.height = (emu(value) for value in box)
    holder.text_frame.text = clean(title)
    holder.text_frame.word_wrap = True
    holder.text_frame.margin_left = holder.text_frame.margin_right = 0
    paragraph = holder.text_frame.paragraphs[0]
    _direct(paragraph, title)
    for run in paragraph.runs:
        run.font.size = emu(size)
        if not base.own:
            run.font.bold, run.font.color.theme_color = True, MSO_THEME_COLOR.TEXT_2
    return slide, shelf


def _direct(paragraph: Any, text: str) -> None:
    """Right-to-left titles run so and stand at the right, others at the left."""
    props = paragraph._p.get_or_add_pPr()
    rtl = mostly_rtl(text)
    props.set("algn", "r" if rtl else "l")
    if rtl:
        props.set("rtl", "1")


def _title_slide(base: Template, deck: Deck, shown: Sequence[Resolved], look: Style) -> None:
    w, h = base.size
    title = shortened(deck.title, 200)
    slide, shelf = _begin(
        base, base.title, title, (0.08 * w, 0.3 * h, 0.84 * w, 0.2 * h), 40 if len(title) < 60 else 30
    )
    lines = [shortened(deck.author, 120)] if deck.author else []
    lines += [shown[0].as_of, plural(len(shown), "view", "views")] if shown else []
    subtitle = next((s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    if subtitle is not None:
        subtitle.left, subtitle.top, subtitle.width, subtitle.height = (
            emu(value) for value in (0.08 * w, 0.53 * h, 0.84 * w, 0.16 * h)
        )
        subtitle.text_frame.margin_left = 0
        subtitle.text_frame.text = clean("\n".join(lines))
        for paragraph in subtitle.text_frame.paragraphs:
            _direct(paragraph, paragraph.text)
            for run in paragraph.runs:
                run.font.size = emu(20)
    else:
        shelf.text("subtitle", (0.08 * w, 0.53 * h, 0.84 * w, 0.16 * h), lines, size=20, colour=look.small)
    if shown:
        shelf.text(
            "data", (0.08 * w, 0.88 * h, 0.84 * w, 0.08 * h), [shown[0].data.meaning], size=11, colour=look.small
        )


def _view_slide(base: Template, view: Resolved, look: Style) -> None:
    w, h = base.size
    k = min(w / 960, h / 540)
    edge = 28 * k
    size = 28 if len(view.title) <= 60 else 22 if len(view.title) <= 100 else 17
    slide, shelf = _begin(base, base.content, view.title, (edge, 16 * k, w - 2 * edge, 46 * k), size * k)
    shelf.text("finding", (edge, 64 * k, w - 2 * edge, 40 * k), [view.sentence], size=13.5 * k, colour=look.small,
               language=view.view.language)  # fmt: skip
    room = (edge, 110 * k, w - 2 * edge, h - 110 * k - 46 * k)
    if view.kind == "play":
        slides_parts.add_chart(slide, view, room, look, k)
        _caption(shelf, view, (edge, room[1] + room[3] - 34 * k, room[2], 34 * k), look, k)
    else:
        _map_and_column(slide, shelf, view, room, look, k)
    _foot(shelf, view, w, h, look, k)
    _speaker_notes(slide, view)


def _map_and_column(
    slide: Any, shelf: Shelf, view: Resolved, room: tuple[float, float, float, float], look: Style, k: float
) -> None:
    x, y, width, height = room
    beside = view.change or view.view.page in ("ties", "agreements", "province")
    rows = slides_parts.rows(view) if beside and not view.empty else []
    column = (330 if rows else 214) * k
    sheet_width = width - column - 14 * k
    sheet = Sheet.around(bounds_of(view.drawn, extent_of(view), view.map_view), sheet_width, height)
    drawn = scene(view.drawn, sheet, look, margin=0, detail=0.3)
    draw_map(shelf, drawn, x, y, view.sentence)
    left, low = x + sheet_width + 14 * k, y
    if rows:
        low = slides_parts.add_table(slide, rows, (left, low, column), k, view.view.language) + 10 * k
    low = draw_key(shelf, drawn, left, low, column, (8.6 if rows else 10) * k, columns=2 if rows else 1)
    bottom = y + height
    draw_scale_and_north(shelf, drawn, left, bottom, column, 9 * k)
    free = bottom - 40 * k - low
    if view.caption and free > 20 * k:
        _caption(shelf, view, (left, low + 2 * k, column, free), look, k)


def _caption(shelf: Shelf, view: Resolved, box: tuple[float, float, float, float], look: Style, k: float) -> None:
    """The note, in letters as large as fit its box."""
    if not view.caption:
        return
    size = 12.0 * k
    while size > 8 * k and (len(view.caption) * size * 0.5 / box[2] + 1) * size * 1.2 > box[3]:
        size -= 0.5 * k
    shelf.text("caption", box, [view.caption], size=size, colour=look["text"], language=view.view.language)


def _foot(shelf: Shelf, view: Resolved, w: float, h: float, look: Style, k: float) -> None:
    edge = 28 * k
    lines = [] if view.empty else [view.sources]
    credit = "" if view.kind == "play" else f" · {CREDIT}"
    lines.append(f"{view.as_of} · {shortened(view.filters, 120)}{credit}")
    shelf.text("sources", (edge, h - 38 * k, w - 2 * edge - 40 * k, 30 * k), lines, size=8.5 * k, colour=look.small)
    shelf.page_number((w - edge - 40 * k, h - 26 * k, 40 * k, 18 * k), 10 * k, look.small)


def _speaker_notes(slide: Any, view: Resolved) -> None:
    total = view.numbers.n_events
    parts = [view.view.speaker_notes] if view.view.speaker_notes else []
    parts.append(f"{view.sentence}\n{view.as_of}. {view.filters}.")
    if total:
        parts.append(f"Events ({total:,}), newest first:")
        parts += listing.notes(view.records(MOST_IN_NOTES), total, view.view.language)
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = clean("\n".join(parts))


def _method_slide(base: Template, shown: Sequence[Resolved], look: Style) -> None:
    w, h = base.size
    k = min(w / 960, h / 540)
    edge = 28 * k
    _, shelf = _begin(base, base.content, "Method and sources", (edge, 16 * k, w - 2 * edge, 46 * k), 28 * k)
    half = (w - 2 * edge) / 2 - 14 * k
    shelf.text("method", (edge, 74 * k, half, h - 120 * k), slides_parts.method(shown), size=11.5 * k, colour=look["text"],
               gap=5 * k)  # fmt: skip
    tally: dict[str, set[str]] = {}
    for view in shown:
        events = view.selected.events
        for event_id, text in zip(events["id"], events["outlets"].fillna(""), strict=True):
            for outlet in str(text).split(";"):
                if outlet.strip():
                    tally.setdefault(outlet.strip(), set()).add(event_id)
    ranked = sorted(((outlet, len(ids)) for outlet, ids in tally.items()), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{outlet} ({n:,})" for outlet, n in ranked[:40])
    more = len(ranked) - 40
    lines = [
        f"Sources: {plural(len(ranked), 'outlet', 'outlets')}, with the number of events each reports",
        named + (f" and {more:,} more." if more > 0 else "."),
        f"{CREDIT}.",
    ]
    shelf.text("sources", (edge + half + 28 * k, 74 * k, half, h - 120 * k), lines, size=10.5 * k, colour=look["text"],
               gap=5 * k)  # fmt: skip
    shelf.page_number((w - edge - 40 * k, h - 26 * k, 40 * k, 18 * k), 10 * k, look.small)
