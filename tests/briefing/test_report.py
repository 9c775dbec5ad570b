"""The report, read with pypdf: contents, bookmarks, fonts, links, vector maps, and the numbers of the selection."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from briefing.deck import Deck
from briefing.report import make_one_pager, make_report
from briefing.report_sheets import source_pieces
from briefing.resolving import Resolved
from geo.provinces import name
from tests.briefing.making import events, shown


def _report(*views: Resolved, paper: Any = "a4", **deck: Any) -> pypdf.PdfReader:
    made = Deck(
        **{"id": "d", "title": "A briefing", "author": "Sara", "views": tuple(view.view for view in views), **deck}
    )
    return pypdf.PdfReader(io.BytesIO(make_report(made, views, paper=paper)))


def _text(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _fonts(reader: pypdf.PdfReader) -> list[Any]:
    found = []

    def gather(resources: Any) -> None:
        for font in (resources.get("/Font") or {}).values():
            found.append(font.get_object())
        for form in (resources.get("/XObject") or {}).values():
            if "/Resources" in form.get_object():
                gather(form.get_object()["/Resources"].get_object())

    for page in reader.pages:
        gather(page["/Resources"].get_object())
    return found


@pytest.fixture(scope="module")
def report() -> pypdf.PdfReader:
    """Everything, Ilam's ties, and a chart of time."""
    return _report(
        shown(title="Everything", note="A caption."), shown(id="w", title="Ilam", page="ties", selection="border=IR-16"),
        shown(id="x", title="By year", page="time"),
    )  # fmt: skip


def test_a_report_has_title_language_and_bookmarks_that_lead_to_their_pages(report: pypdf.PdfReader) -> None:
    root = report.trailer["/Root"]
    assert report.metadata is not None
    assert (report.metadata.title, report.metadata.author) == ("A briefing", "Sara")
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    outline = {item.title: report.get_destination_page_number(item) for item in report.outline}  # type: ignore[union-attr,arg-type]
    assert list(outline) == ["Everything", "Ilam", "By year", "Events and their sources", "How it was counted"]
    for title, page in outline.items():
        assert page is not None
        assert title in report.pages[page].extract_text()


def test_the_contents_name_the_right_pages_and_every_page_its_number(report: pypdf.PdfReader) -> None:
    contents = report.pages[1].extract_text()
    for item in report.outline:
        page = report.get_destination_page_number(item)  # type: ignore[arg-type]
        assert f"{item.title} {page + 1}" in contents  # type: ignore[union-attr,operator]
    for number, page in enumerate(report.pages, 1):
        assert str(number) in page.extract_text().replace("A briefing · Data as of 1 July 2026", "").split()


def test_fonts_are_embedded_as_truetype(report: pypdf.PdfReader) -> None:
    fonts = _fonts(report)
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if font["/Subtype"] == "/Type0" else font
        assert inner["/Subtype"] in ("/CIDFontType2", "/TrueType"), font["/BaseFont"]
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()


def test_maps_are_vectors_with_their_names_as_text_and_words_for_listeners(report: pypdf.PdfReader) -> None:
    assert all(not page.images for page in report.pages)
    page = report.pages[report.get_destination_page_number(report.outline[0])]  # type: ignore[arg-type]
    assert "Khuzestan" in page.extract_text()
    content = page.get_contents()
    assert content is not None
    assert b"/Figure <</Alt (5 events between 2 Iranian provinces" in content.get_data()


def test_sections_say_finding_caption_sources_date_and_filter(report: pypdf.PdfReader) -> None:
    text = " ".join(_text(report).split())
    everything, ilam = shown(), shown(selection="border=IR-16")
    for wanted in (everything.sentence, ilam.sentence, "A caption.", everything.sources, "Filter: Ilam."):
        assert " ".join(wanted.split()) in text
    assert "Data as of 1 July 2026" in text
    assert "Strongest ties" not in text, "one tie needs no table"


def test_every_event_stands_once_in_the_annex_with_its_sources_as_links(report: pypdf.PdfReader) -> None:
    first = report.get_destination_page_number(report.outline[3])  # type: ignore[arg-type]
    last = report.get_destination_page_number(report.outline[4])  # type: ignore[arg-type]
    assert first is not None
    assert last is not None
    annex = " ".join(" ".join(page.extract_text() for page in report.pages[first:last]).split())
    for record in events():
        assert annex.count(record.summary.split(".")[0]) == 1
    assert "Exhibition (sales), planned" in annex
    assert "undated" in annex
    links = [
        annotation.get_object()["/A"].get("/URI")
        for page in report.pages[first:last]
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    ]
    assert "https://irna.example/1?a=1&b=2" in links
    assert "https://wasit.example/9" in links


def test_brackets_stand_with_the_sources_they_enclose() -> None:
    newest = next(one for one in events() if len(one.sources) == 2)
    assert source_pieces(newest)[-3:] == [
        ("[IRNA, 2 January 2026;", "https://irna.example/1?a=1&b=2"),
        (" ", None),
        ("Wasit Post]", "https://wasit.example/9"),
    ]


def test_numbers_of_a_views_table_lead_into_the_annex(report: pypdf.PdfReader) -> None:
    page = report.pages[report.get_destination_page_number(report.outline[1])]  # type: ignore[arg-type]
    targets = [a.get_object().get("/Dest") for a in page["/Annots"] if a.get_object().get("/Dest")]
    annex = report.pages[report.get_destination_page_number(report.outline[3])]  # type: ignore[arg-type]
    assert len(targets) == 3
    assert all(target[0].get_object() == annex.get_object() for target in targets)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_papers_are_a4_and_letter(paper: str, size: tuple[float, float]) -> None:
    for page in _report(shown(), paper=paper).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.1)


def test_names_in_arabic_script_are_joined_and_right_to_left() -> None:
    reader = _report(shown(language="ckb", title="ئیلام", selection="border=IR-16"), title="گزارش")
    text = _text(reader)
    assert name("IR-16", "ckb") in text
    assert "گزارش" in text
    assert next(iter(reader.outline)).title == "ئیلام"  # type: ignore[union-attr]
    raw = reader.pages[2].extract_text(extraction_mode="plain")
    assert "ﺋ" not in raw, "letters are joined by the font, not by presentation forms that no search finds"


def test_html_control_characters_and_long_titles_do_no_harm() -> None:
    text = _text(_report(shown(title="<b>Ilam</b> \x07& more"), shown(id="w", title="Wasit " * 50)))
    assert "<b>Ilam</b> & more" in text
    assert "Ilam shows <b>honey</b> & dates in Kut." in text


def test_a_view_whose_events_have_gone_says_so_and_the_rest_is_made() -> None:
    reader = _report(shown(title="Qom", selection="border=IR-25"), shown(id="w", title="Ilam"))
    assert [item.title for item in reader.outline][:2] == ["Qom", "Ilam"]  # type: ignore[union-attr]
    assert "No event is left in this selection." in reader.pages[2].extract_text()


def test_an_empty_deck_says_what_to_do() -> None:
    assert "This deck has no views. Add some on any page" in _text(_report())


def test_a_one_pager_is_one_page_with_finding_events_sources_and_date() -> None:
    view = shown(selection="border=IR-16", note="A caption.")
    reader = pypdf.PdfReader(io.BytesIO(make_one_pager(view)))
    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    for wanted in (
        view.title,
        view.sentence,
        "A caption.",
        "The events",
        "10–15 January 2026",
        view.sources,
        view.as_of,
    ):
        assert wanted in text
