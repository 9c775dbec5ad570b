from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from events.articles import (
    READABLE,
    Article,
    ArticleFailure,
    Outcome,
    read_address,
    read_articles,
    read_bytes,
    read_text,
)
from events.errors import ArticleError
from tests.events.article_files import STORY, lines, mail_of, page_of, pdf_of, word_of, zip_of
from tests.events.loopback_site import Site, running_site

PERSIAN = "هنرمندان ایلام در کوت نمایشگاه برپا کردند.\n\nاستاندار واسط از آن دیدن کرد؛ گفت‌وگوها ادامه دارد."


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def only(outcomes: Iterator[Outcome]) -> Article:
    (found,) = outcomes
    assert isinstance(found, Article), str(found)
    return found


def failed(outcomes: Iterator[Outcome]) -> str:
    (found,) = outcomes
    assert isinstance(found, ArticleFailure), found
    return str(found)


# Plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_persian_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = PERSIAN.replace("ی", "ي") if encoding == "windows-1256" else PERSIAN  # that set has no Persian yeh
    assert only(read_bytes("a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le"])
def test_english_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = "“Craftsmen” of Ilam – fifteen – met Mr Müller’s café society in Kut."
    assert only(read_bytes("a.txt", text.encode(encoding))).text == text


def test_a_short_first_line_is_the_title_and_stays_in_the_text() -> None:
    found = only(read_bytes("a.txt", f"Crafts of Ilam in Kut\n{STORY}".encode()))
    assert found.title == "Crafts of Ilam in Kut"
    assert found.text.startswith("Crafts of Ilam in Kut\n")


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert only(read_bytes("a.txt", STORY.encode())).title is None


def test_markup_in_a_text_is_text() -> None:
    hostile = "<img src=x onerror=alert(1)> opened <script>alert(2)</script> in Kut."
    assert only(read_bytes("a.txt", hostile.encode())).text == hostile


# Web pages


def test_a_page_gives_text_title_outlet_and_date(site: Site) -> None:
    head = "<meta property='og:site_name' content='Border Wire'><meta itemprop='datePublished' content='2025-10-11T13:10Z'>"
    found = only(read_address(site.page("/news/1", page_of(head=head)), guard=site.guard()))
    assert found.text.count("showed their work in Kut for a week.") == 1
    assert "alert" not in found.text
    assert (found.title, found.outlet, found.published) == ("Crafts of Ilam in Kut", "Border Wire", "2025-10-11")
    assert found.source_url == found.origin == site.address("/news/1")


def test_a_page_of_a_listed_outlet_has_the_outlets_name_whatever_it_calls_itself(site: Site) -> None:
    site.page("/x", page_of(head="<meta property='og:site_name' content='Somebody Else'>"))
    found = only(read_address(site.address("/x", host="www.tehrantimes.com"), guard=site.guard()))
    assert found.outlet == "Tehran Times"


def test_a_page_that_does_not_say_its_outlet_has_its_host(site: Site) -> None:
    assert only(read_address(site.page("/x", page_of()), guard=site.guard())).outlet == "news.example"


def test_a_saved_page_is_known_by_the_address_it_states() -> None:
    head = "<link rel='canonical' href='https://www.shafaq.com/en/Iraq/fair'>"
    found = only(read_bytes("saved.html", page_of(head=head)))
    assert (found.outlet, found.source_url) == ("Shafaq News", "https://www.shafaq.com/en/Iraq/fair")


def test_a_fetched_page_cannot_pose_as_another_outlets(site: Site) -> None:
    head = "<link rel='canonical' href='https://www.shafaq.com/en/Iraq/fair'>"
    found = only(read_address(site.page("/x", page_of(head=head)), guard=site.guard()))
    assert (found.outlet, found.source_url) == ("news.example", site.address("/x"))


def test_a_date_in_the_running_text_is_not_taken_for_that_of_publication() -> None:
    assert only(read_bytes("a.html", page_of(body="<p>The first fair was held on 3 May 2021.</p>"))).published is None


@pytest.mark.parametrize("declared", ["<meta charset=windows-1256>", ""])
def test_a_page_in_windows_1256_is_read(declared: str) -> None:
    body = "افتتح محافظ واسط معرض الصناعات اليدوية لمحافظة ايلام في مدينة الكوت. " * 5
    page = f"<html><head>{declared}<title>معرض</title></head><body><p>{body}</p></body></html>"
    assert only(read_bytes("a.html", page.encode("windows-1256"))).text == body.strip()


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_the_non_joiner_of_persian_spelling_survives_in_a_page(joiner: str) -> None:
    body = f"نمایشگاه صنایع دستی ایلام در شهر کوت برگزار می{joiner}شود و یک هفته ادامه دارد. " * 5
    page = f"<html><head><title>می{joiner}شود</title></head><body><article><p>{body}</p></article></body></html>"
    found = only(read_bytes("a.html", page.encode()))
    assert found.text.count("می\u200cشود") == 5
    assert found.title == "می\u200cشود"


def test_a_page_without_an_article_is_a_failure() -> None:
    assert failed(read_bytes("a.html", b"<html><body><script>x()</script></body></html>")) == (
        "a.html: no article text was found in the page."
    )


def test_a_pdf_and_a_word_file_behind_an_address_are_read(site: Site) -> None:
    site.page("/a.pdf", pdf_of("Crafts of Ilam in Kut."), "application/pdf")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    site.page("/a.docx", word_of("Crafts of Ilam in Kut."), word)
    site.page("/a.txt", b"Crafts of Ilam in Kut.", "text/plain")
    for path in ("/a.pdf", "/a.docx", "/a.txt"):
        found = only(read_address(site.address(path), guard=site.guard()))
        assert (found.text, found.source_url) == ("Crafts of Ilam in Kut.", site.address(path))


def test_with_fetching_off_an_address_is_a_failure() -> None:
    assert failed(read_articles(["https://a.example/1"], fetch=False)) == (
        "https://a.example/1: reading from the web is switched off."
    )


def test_an_address_that_is_refused_is_a_failure_with_the_reason() -> None:
    assert failed(read_articles(["http://127.0.0.1/x"])) == (
        "http://127.0.0.1/x: it leads to a private or local network, which is not read."
    )
    assert "only http and https" in failed(read_articles(["ftp://a.example/x"]))


# Word


def test_a_word_file_gives_paragraphs_and_tables_in_reading_order() -> None:
    data = word_of("Fair in Kut", "It lasted a week.", table=[["Stall", "Goods"], ["1", "Kilims"]])
    found = only(read_bytes("a.docx", data))
    assert found.text == "Fair in Kut\n\nStall Goods\n1 Kilims\n\nIt lasted a week."
    assert found.title == "Fair in Kut"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Word file or locked with a password"),
        (b"no word file", "could not be read as a Word document"),
        (zip_of({"a.txt": b"x"}), "could not be read as a Word document"),
        (zip_of({"word/document.xml": b"\0" * 20_000_000}), "would unpack to 20 MB"),
    ],
)
def test_what_is_no_word_file_is_said_so(data: bytes, reason: str) -> None:
    assert reason in failed(read_bytes("a.docx", data))


# Folders


def test_a_folder_is_read_with_its_folders_in_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/c.txt", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Fair {name}.", encoding="utf-8")
    assert [found.text for found in read_articles([tmp_path]) if isinstance(found, Article)] == [
        "Fair b.txt.",
        "Fair a/y.txt.",
        "Fair a/z.txt.",
    ]


def test_a_folder_or_zip_without_files_is_said_to_have_none(tmp_path: Path) -> None:
    assert failed(read_articles([tmp_path])) == f"{tmp_path}: there are no files in it."
    assert failed(read_bytes("a.zip", zip_of({}))) == "a.zip: there are no files in it."


def test_a_linked_folder_that_leads_round_in_a_circle_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fair in Kut.", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert only(read_articles([str(tmp_path)])).text == "Fair in Kut."


def test_files_that_cannot_be_read_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "2.pdf").write_bytes(b"no pdf")
    (tmp_path / "3.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "4.txt").write_text("Fair in Kut.", encoding="utf-8")
    found = list(read_articles([tmp_path, tmp_path / "missing.txt"]))
    assert [type(outcome).__name__ for outcome in found] == [*["ArticleFailure"] * 3, "Article", "ArticleFailure"]
    assert [str(outcome).rpartition("/")[2] for outcome in found if isinstance(outcome, ArticleFailure)] == [
        "1.txt: it is not text; the file is damaged or of another kind.",
        "2.pdf: it could not be read as a PDF; the file is damaged or of another kind.",
        "3.jpg: .jpg files are not read: pictures of text are not read.",
        "missing.txt: there is no such file or folder.",
    ]


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000, "~nobody-of-this-name/a.txt"])
def test_names_that_are_no_names_are_failures(name: str) -> None:
    assert isinstance(next(read_articles([name])), ArticleFailure)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.txt")
    assert failed(read_articles([tmp_path])).endswith("a.txt: it is not a plain file.")


# Names of articles


def test_the_same_text_is_the_same_article_whatever_file_and_spaces_it_came_in() -> None:
    one = only(read_bytes("a.txt", STORY.encode()))
    two = only(read_bytes("b.docx", word_of(*STORY.split("\n\n"))))
    assert one.id == two.id == read_text(f"  {STORY.replace(' ', '  ')}\r\n").id
    assert one.id != read_text(STORY + " More.").id


def test_one_address_names_one_fetched_article_though_its_surroundings_change(site: Site) -> None:
    one = only(read_address(site.page("/1", page_of()), guard=site.guard()))
    two = only(read_address(site.page("/1", page_of(body="<p>Updated.</p>")) + "?utm_source=x", guard=site.guard()))
    assert one.text != two.text
    assert one.id == two.id


def test_one_agency_text_in_two_outlets_is_two_articles() -> None:
    ids = {
        read_text(STORY, source_url=f"https://{host}/1").id for host in ("irna.ir", "www.irna.ir", "theiranproject.com")
    }
    assert len(ids) == 2


# Pasted text


def test_pasted_text_takes_what_the_person_states() -> None:
    found = read_text(
        STORY, title=" A\nfair ", published="2025-10", language="English", source_url=" https://irna.ir/1 "
    )
    assert (found.title, found.published, found.language, found.outlet) == ("A fair", "2025-10", "en", "IRNA")
    assert (found.source_url, found.origin) == ("https://irna.ir/1", "pasted text")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"text": ""}, "pasted text: the text is empty."),
        ({"text": " \u200c\u200f\n"}, "pasted text: the text is empty."),
        ({"text": "1234 …"}, "pasted text: there are no words in it."),
        (
            {"text": "Fair", "published": "soon"},
            "pasted text: “soon” is not a date: write 2025, 2025-05 or 2025-05-21.",
        ),
        ({"text": "Fair", "language": "??"}, "pasted text: language is “??”: write en, fa, ar or ckb."),
        ({"text": "Fair", "source_url": "javascript:x"}, "pasted text: the address is not an http or https address."),
        ({"text": "Fair", "source_url": "https://"}, "pasted text: the address is not an http or https address."),
        (
            {"text": "word " * 400_000},
            "pasted text: the text has 1,999,999 characters; an article has up to 1,000,000.",
        ),
    ],
)
def test_pasted_text_that_is_no_article_is_refused_in_a_sentence(arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(ArticleError) as refused:
        read_text(**arguments)
    assert str(refused.value).startswith(sentence)


def test_a_published_date_in_the_future_is_kept_with_a_notice() -> None:
    found = read_text(STORY, published="2999-01-01")
    assert found.published == "2999-01-01"
    assert found.notice == "The published date 2999-01-01 lies in the future; dates reckoned from it may be wrong."
    head = "<meta property='article:published_time' content='2999-01-01'>"
    page = only(read_bytes("a.html", page_of(head=head)))
    assert page.published == "2999-01-01"
    assert "future" in (page.notice or "")


def test_every_kind_that_is_offered_is_read() -> None:
    story = {"plain": STORY.encode(), "html": page_of(), "json": lines({"text": STORY})}
    feed = f"<rss><channel><item><title>A</title><description>{STORY}</description></item></channel></rss>".encode()
    data = {
        **dict.fromkeys(("txt", "text", "md"), story["plain"]),
        **dict.fromkeys(("html", "htm", "xhtml"), story["html"]),
        **dict.fromkeys(("jsonl", "ndjson", "json"), story["json"]),
        **dict.fromkeys(("xml", "rss", "atom", "rdf"), feed),
        "pdf": pdf_of("Potters and weavers of Ilam showed their work in Kut for a week."),
        "docx": word_of(STORY),
        "eml": mail_of().as_bytes(),
        "zip": zip_of({"a.txt": story["plain"]}),
    }
    assert sorted(data) == sorted(READABLE)
    for ending, content in data.items():
        for name in (f"a.{ending}", f"A.{ending.upper()}"):
            assert "in Kut for a week." in only(read_bytes(name, content)).text


@pytest.mark.parametrize("data", [STORY.encode(), page_of(), pdf_of("Shown in Kut for a week.")])
def test_a_file_without_an_ending_is_known_by_how_it_begins(data: bytes) -> None:
    assert "in Kut for a week." in only(read_bytes("README", data)).text


def test_an_article_without_a_date_takes_that_of_its_dateline_and_says_so() -> None:
    text = "MEHRAN, 12 May 2025 – Traders of Ilam met in Kut on Sunday."
    found = read_text(text)
    assert found.published == "2025-05-12"
    assert found.notice == "The date of publication is that of the dateline, 12 May 2025."
    assert read_text(text, published="2025-05-14").published == "2025-05-14"
    assert read_text(text.replace(" 2025", "")).published is None
