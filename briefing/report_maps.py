"""Vector maps put into a finished PDF: each figure becomes a form on its page, drawn with its own fonts.

Takes the PDF of `briefing.report_sheets` and figures with their places; gives the PDF with the maps in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


@dataclass(frozen=True)
class Placed:
    """A figure with its page (counted from 1), its upper left corner (points from the top left), and what it shows in words."""

    page: int
    x: float
    y: float
    figure: Figure
    words: str


def with_maps(content: bytes, placed: Iterable[Placed]) -> bytes:
    """The document with the figures on their pages."""
    items = list(placed)
    if not items:
        return content
    writer = PdfWriter(clone_from=io.BytesIO(content))
    drawings = _drawn([item.figure for item in items])
    for i, (item, drawn) in enumerate(zip(items, drawings.pages, strict=True)):
        width, height = float(drawn.mediabox.width), float(drawn.mediabox.height)
        form = DecodedStreamObject()
        contents = drawn.get_contents()
        form.set_data(contents.get_data() if contents is not None else b"")
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/FormType"): NumberObject(1),
                NameObject("/BBox"): ArrayObject([FloatObject(v) for v in (0, 0, width, height)]),
                NameObject("/Resources"): drawn["/Resources"].get_object().clone(writer),  # type: ignore[union-attr]
                NameObject("/Group"): DictionaryObject(
                    {NameObject("/S"): NameObject("/Transparency"), NameObject("/CS"): NameObject("/DeviceRGB")}
                ),
            }
        )
        name = f"/MarzMap{i}"
        page = writer.pages[item.page - 1]
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        forms = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        forms[NameObject(name)] = writer._add_object(form.flate_encode())
        low = float(page.mediabox.height) - item.y - height
        # Marked as a figure with its words, for readers who have the page read to them.
        words = TextStringObject(item.words)
        described = io.BytesIO()
        words.write_to_stream(described)
        draw = DecodedStreamObject()
        place = b"q 1 0 0 1 %.2f %.2f cm %s Do Q" % (item.x, low, name.encode())
        draw.set_data(b"/Figure <</Alt " + described.getvalue() + b">> BDC " + place + b" EMC\n")
        before = page["/Contents"]
        parts = before if isinstance(before, ArrayObject) else [page.raw_get("/Contents")]
        page[NameObject("/Contents")] = ArrayObject([*parts, writer._add_object(draw)])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _drawn(figures: list[Figure]) -> PdfReader:
    """The figures as pages of one file, so that its fonts are cut and embedded once."""
    buffer = io.BytesIO()
    with PdfPages(buffer, metadata={"Creator": "Marz", "CreationDate": None}) as pages:
        for figure in figures:
            pages.savefig(figure, facecolor=figure.get_facecolor())
    return PdfReader(buffer)
