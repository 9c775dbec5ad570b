"""`python -m briefing`: every product from a deck file, a sheet from a filter, and a sentence for every error."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pptx import Presentation

from briefing.__main__ import main
from briefing.deck import Deck
from briefing.deck_files import Shelf
from briefing.view import View


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and an empty folder to write to."""
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("MARZ_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _deck(*views: View, path: str = "deck.json") -> str:
    Path(path).write_text(Deck(id="d", title="Weekly", views=views).to_json())
    return path


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["briefing", *words])
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


ILAM = View(id="a", title="Ilam", selection="border=IR-16")
GONE = View(id="b", title="Yazd", selection="border=IR-21&from=2030")


def test_slides_and_report_of_a_deck(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "export", _deck(ILAM, GONE), "--format", "pptx", "--out", "d.pptx") == 0
    out, err = capsys.readouterr()
    assert out == "d.pptx\n"
    assert "“Yazd”: no event is left in this view (Yazd · since 2030)" in err
    titles = [slide.shapes.title.text_frame.text for slide in Presentation("d.pptx").slides]
    assert titles == ["Weekly", "Ilam", "Yazd", "Method and sources"]
    assert _run(monkeypatch, "export", "deck.json", "--format", "pdf", "--out", "d.pdf", "--paper", "letter") == 0
    assert float(pypdf.PdfReader("d.pdf").pages[0].mediabox.width) == 612


def test_one_offline_page_of_a_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(monkeypatch, "export", _deck(ILAM), "--format", "html", "--out", "d.html") == 0
    assert Path("d.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_pictures_are_one_file_a_view_in_a_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "export", _deck(ILAM, GONE), "--format", "png", "--out", "pictures", "--dots", "1x") == 0
    assert capsys.readouterr().out.split() == ["pictures/01-ilam.png", "pictures/02-yazd.png"]
    assert Image.open("pictures/01-ilam.png").width == 960


def test_playback_of_one_view_is_the_file_asked_for_and_what_cannot_play_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    view = View(id="a", title="Hamadan", selection="border=IR-13&from=2019")
    assert _run(monkeypatch, "export", _deck(view), "--format", "gif", "--out", "film.gif", "--mode", "window") == 0
    assert Image.open("film.gif").n_frames > 3  # type: ignore[attr-defined]
    assert _run(monkeypatch, "export", _deck(GONE), "--format", "mp4", "--out", "film.mp4") == 1
    assert "cannot be played" in capsys.readouterr().err
    assert not Path("film.mp4").exists()


def test_where_narrows_every_view(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["export", _deck(ILAM), "--format", "pdf", "--out", "d.pdf", "--where", "type=agreement&to=2020"]
    assert _run(monkeypatch, *words) == 0
    text = " ".join(page.extract_text() for page in pypdf.PdfReader("d.pdf").pages)
    assert "Filter: Ilam · agreement · until 2020." in " ".join(text.split())


def test_a_one_pager_for_a_weekly_job(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "one-pager", "--where", "border=IR-16", "--out", "ilam.pdf") == 0
    reader = pypdf.PdfReader("ilam.pdf")
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata.title == "Ilam"
    assert "The strongest tie is Ilam – Wasit" in " ".join(reader.pages[0].extract_text().split())
    assert capsys.readouterr().out == "ilam.pdf\n"


def test_the_sheet_of_a_province_is_the_one_its_page_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "province", "ir-16", "--out", "ilam.pdf", "--paper", "letter") == 0
    assert capsys.readouterr().out == "ilam.pdf\n"
    (page,) = pypdf.PdfReader("ilam.pdf").pages
    text = " ".join(page.extract_text().split())
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    assert text.startswith("Ilam and Iraq Ilam had 72 events with 10 Iraqi governorates")
    assert "430 km as published" in text
    assert "Filter:" not in text


def test_the_sheet_of_a_province_keeps_to_a_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["province", "IQ-WA", "--where", "type=exhibition&from=2024", "--out", "wasit.pdf", "--language", "fa"]
    assert _run(monkeypatch, *words) == 0
    (page,) = pypdf.PdfReader("wasit.pdf").pages
    text = " ".join(page.extract_text().split())
    assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)
    assert "Filter: exhibition · since 2024." in text


def test_decks_of_the_user_are_listed_and_exported_by_id(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Shelf.of_user().save(Deck(id="mine", title="Mine", views=(ILAM,)))
    assert _run(monkeypatch, "decks") == 0
    assert capsys.readouterr().out == "mine\tMine\t1 views\tfollows the data\n"
    assert _run(monkeypatch, "export", "mine", "--format", "svg", "--out", "mine.svg") == 0
    assert Path("mine.svg").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["export", "gone.json", "-f", "pdf", "-o", "x.pdf"], "gone.json cannot be opened"),
        (["export", "bad.json", "-f", "pdf", "-o", "x.pdf"], "is not a deck of Marz: it is not JSON"),
        (["export", "new.json", "-f", "pdf", "-o", "x.pdf"], "was made by a newer Marz"),
        (["export", "empty.json", "-f", "pptx", "-o", "x.pptx"], "has no views"),
        (
            ["export", "deck.json", "-f", "pptx", "-o", "x.pptx", "--template", "bad.json"],
            "cannot be used as a template",
        ),
        (["export", "deck.json", "-f", "png", "-o", "bad.json/x.png"], "Choose a folder that you may write"),
        (["export", "deck.json", "-f", "pdf", "-o", "x.pdf", "--where", "border=XX"], "“XX” is not the code"),
        (["export", "deck.json", "-f", "pdf", "-o", "x.pdf", "--theme", "pink"], "“pink” is not known"),
        (["one-pager", "-o", "x.pdf", "--where", "border=IR-21&from=2030"], "no event is left"),
        (["province", "IR-99", "-o", "x.pdf"], "“IR-99” is not the code of a province or governorate. Use one such as"),
        (["province", "wasit", "-o", "x.pdf"], "Did you mean IQ-WA (Wasit)?"),
        (
            ["province", "IR-16", "-o", "x.pdf", "--where", "from=2030"],
            "No event of this filter (since 2030) names Ilam",
        ),
        (["province", "IR-16", "-o", "x.pdf", "--where", "borders=IR-16"], "borders"),
        (["province", "IR-16", "-o", "bad.json/x.pdf"], "Choose a folder that you may write"),
    ],
)
def test_errors_are_one_sentence_and_write_nothing(
    words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _deck(ILAM)
    _deck(path="empty.json")
    Path("bad.json").write_text("no deck [red]at all[/]")
    Path("new.json").write_text('{"format": "marz-deck", "version": 99}')
    assert _run(monkeypatch, *words) == 1
    err = capsys.readouterr().err
    assert says in err
    assert err.startswith("Error: ")
    assert "Traceback" not in err
    assert not list(Path().glob("x.*"))
