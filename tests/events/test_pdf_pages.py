from __future__ import annotations

import io
import logging

import pytest
from pypdf import PdfReader, PdfWriter

from events.articles import Article, read_bytes
from events.drafts import ArticleFailure, Unreadable
from events.pdf_pages import MAX_PAGES, in_reading_order, is_right_to_left, joined_lines, read_pdf
from tests.events.article_files import pdf_of


def rewritten(data: bytes, title: str | None = None, n_pages: int = 1) -> bytes:
    writer = PdfWriter()
    page = PdfReader(io.BytesIO(data)).pages[0]
    for _ in range(n_pages):
        writer.add_page(page)
    if title:
        writer.add_metadata({"/Title": title})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_of_a_pdf_become_running_text() -> None:
    data = pdf_of(
        "Crafts of Ilam in Kut",
        "Potters and weavers of Ilam showed their handi-",
        "work in Kut for a week, and the governor of the",
        "province came on the first day.",
        "A second round is to follow in spring, it was said",
        "at the opening of the fair.",
    )
    (found,) = read_bytes("ilam.pdf", data)
    assert isinstance(found, Article)
    assert found.text == (
        "Crafts of Ilam in Kut\n"
        "Potters and weavers of Ilam showed their handiwork in Kut for a week, and the governor of the province came on "
        "the first day.\n"
        "A second round is to follow in spring, it was said at the opening of the fair."
    )
    assert found.title == "Crafts of Ilam in Kut"


def test_a_scan_is_said_to_be_one() -> None:
    (failure,) = read_bytes("ilam.pdf", pdf_of())
    assert str(failure) == "ilam.pdf: no text could be read (is it a scan?)"


def test_a_pdf_locked_with_a_password_is_said_so() -> None:
    (failure,) = read_bytes("ilam.pdf", pdf_of("Fair in Kut.", password="secret"))
    assert str(failure) == "ilam.pdf: it is locked with a password; save a copy without one."


def test_a_pdf_locked_against_changes_only_is_read() -> None:
    assert read_pdf("ilam.pdf", pdf_of("Fair in Kut.", password="")).text == "Fair in Kut."


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"<html></html>", pdf_of("Fair in Kut.")[:200]])
def test_what_is_no_whole_pdf_is_said_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"ilam\.pdf: (it could not be read as a PDF|no text could be read)"):
        read_pdf("ilam.pdf", data)


def test_an_odd_pdf_is_read_and_a_broken_one_told_without_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    whole = pdf_of("Fair in Kut.")
    odd = [whole + b"\n" * 3 + b"junk", b"junk\n" + whole, whole.replace(b"/Count 1", b"/Count 7")]
    for data in odd:
        assert read_pdf("odd.pdf", data).text == "Fair in Kut."
    for data in (b"", b"%PDF-1.7\n%%EOF", whole[:200], whole[:-300], whole.replace(b"endobj", b"")):
        (found,) = read_bytes("broken.pdf", data)
        assert isinstance(found, ArticleFailure | Article)
    for page in (b"<html></html>", b"<", b"<html><body><p>" + b"\xff" * 40):
        read_bytes("broken.html", page)
    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    data = rewritten(pdf_of("Fair in Kut."), n_pages=MAX_PAGES + 1)
    with pytest.raises(Unreadable, match="it has 301 pages, more than the 300"):
        read_pdf("book.pdf", data)


@pytest.mark.parametrize(
    ("stated", "title"),
    [("A fair in Kut", "A fair in Kut"), ("Microsoft Word - fair.docx", None), ("fair_final.indd", None), (None, None)],
)
def test_a_title_is_taken_unless_a_program_put_its_file_name_there(stated: str | None, title: str | None) -> None:
    assert read_pdf("a.pdf", rewritten(pdf_of("Fair in Kut."), stated)).title == title


def test_right_to_left_lines_are_turned_into_reading_order_with_numbers_latin_words_and_brackets() -> None:
    read = "نمایشگاه (15 هنرمند) روز ۱۸ مهر ۱۴۰۴ در Al Kut برگزار شد"
    # As the glyphs stand on the page from left to right.
    drawn = "دش رازگرب Al Kut رد ۱۴۰۴ رهم ۱۸ زور (دنمرنه 15) هاگشیامن"
    assert in_reading_order(drawn) == read
    assert in_reading_order("A line in English (1)") == "A line in English (1)"


def test_a_page_is_right_to_left_by_its_letters() -> None:
    assert is_right_to_left("نمایشگاه در Kut")
    assert not is_right_to_left("The fair (نمایشگاه) in Kut")
    assert not is_right_to_left("")


def test_short_lines_and_empty_lines_end_a_paragraph() -> None:
    page = "Headline\nA line that is as wide as the page is\nand goes on here\n\nAnother paragraph that is wide enough"
    assert joined_lines(page).split("\n") == [
        "Headline",
        "A line that is as wide as the page is and goes on here",
        "Another paragraph that is wide enough",
    ]


def test_a_page_of_very_many_lines_is_joined_in_no_time() -> None:
    assert len(joined_lines("word word word word\n" * 100_000)) == len("word word word word ") * 100_000 - 1
