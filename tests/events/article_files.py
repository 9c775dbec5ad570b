"""Builders of the files that the tests of reading need, small enough to see what is in them."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage

import docx
from pypdf import PdfReader, PdfWriter

STORY = (
    "Potters and weavers of Ilam showed their work in Kut for a week.\n\n"
    "The governor of Wasit came on the first day and asked for a second round in spring."
)


def pdf_of(*lines: str, password: str | None = None) -> bytes:
    """A one-page PDF in Helvetica, a line of text for each line; without lines it is an empty page, like a scan."""
    drawn = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 800 Td {drawn}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    if password is None:
        return bytes(out)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(out))))
    writer.encrypt(password, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def word_of(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A Word file with paragraphs and, after the first of them, a table."""
    document = docx.Document()
    for number, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if table and number == 0:
            grid = document.add_table(rows=len(table), cols=len(table[0]))
            for row, values in zip(grid.rows, table, strict=True):
                for cell, value in zip(row.cells, values, strict=True):
                    cell.text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip with the files in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mail_of(body: str = STORY, **headers: str) -> EmailMessage:
    """A plain e-mail; header names are given with underscores for hyphens."""
    message = EmailMessage()
    for name, value in {"Subject": "Crafts in Kut", "Date": "Sat, 11 Oct 2025 09:30:00 +0330", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def page_of(body: str = "", head: str = "") -> bytes:
    """A web page as outlets make them: menu, article, script, footer."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    return (
        f"<html><head><title>Crafts of Ilam in Kut</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Crafts of Ilam in Kut</h1>{paragraphs}{body}"
        f"<p>{'Visitors from both sides of the border bought kilims, copper and leather goods. ' * 6}</p></article>"
        "<script>alert('never')</script><footer>All rights reserved</footer></body></html>"
    ).encode()


def lines(*records: object) -> bytes:
    """JSON lines, a record a line."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
