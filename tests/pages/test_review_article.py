"""The article as HTML: marks in their colours, overlaps cut, directions kept, and nothing of a text ever markup."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from events.model import Evidence
from events.stored_articles import StoredArticle
from pages import _review_article as page
from pages._review_article import Mark
from pages._review_cards import card
from tests.events.records import event

OURS = {"div", "p", "mark", "h3", "a", "bdi", "span"}


def article(text: str, **fields: object) -> StoredArticle:
    plain: dict[str, object] = {"title": "", "outlet": "Wire", "url": None, "published": None, "language": "en"}
    return StoredArticle(id="a1", text=text, extraction=fields.pop("extraction", {}), **plain | fields)  # type: ignore[arg-type]


class Seen(HTMLParser):
    """Tags, attributes and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data) -> None:
        self.text += data


def test_overlapping_marks_are_cut_into_pieces_that_carry_all_their_fields():
    html = page.body(article("Ilam Chamber met"), [Mark(0, 4, "iran", 0), Mark(0, 12, "organisations", 1)])
    assert re.findall(r'<mark class="([^"]*)" data-m="([^"]*)"[^>]*>([^<]*)</mark>', html) == [
        ("m-iran u-who", "0:iran 1:organisations", "Ilam"),
        ("m-who", "1:organisations", " Chamber"),
    ]
    assert unescape(re.sub("<[^>]*>", "", html)) == "Ilam Chamber met"


def test_a_mark_over_a_line_break_is_closed_in_each_paragraph():
    html = page.body(article("one two\nthree"), [Mark(4, 13, "type", 0)])
    assert html.count("<p ") == 2
    assert re.findall(r"<mark[^>]*>([^<]*)</mark></p>", html) == ["two", "three"]


def test_persian_runs_from_right_to_left_and_english_by_its_own_letters():
    assert '<div class="marz-text" dir="rtl" lang="fa"><p dir="rtl">' in page.body(article("سلام", language="fa"), [])
    assert '<p dir="auto">' in page.body(article("Hello"), [])


def test_a_long_text_is_cut_with_a_note_and_marks_behind_the_cut_are_left_out():
    html = page.body(article("word " * 40_000), [Mark(0, 4, "type", 0), Mark(150_000, 150_004, "start", 0)])
    assert "Shown are the first 59,999 of 200,000 characters." in html
    assert html.count("<mark") == 1
    assert "Shown are the first" not in page.body(article("short"), [])


def test_a_text_of_a_million_letters_without_a_space_is_cut_too():
    html = page.body(article("x" * 1_000_000), [])
    assert len(html) < 61_000


def test_only_the_evidence_of_this_article_is_marked_and_background_is_dotted():
    found = event(
        evidence=[
            Evidence(field="start", start=0, end=3, article="a1"),
            Evidence(field="iran", start=4, end=7, article="another"),
            Evidence(field="venue", start=90, end=99, article="a1"),
        ]
    )
    told = {"background": [{"start": 4, "end": 7, "reason": "x"}, {"start": "4", "end": 7}, "junk"]}
    marks = page.marks_of([found], article("Mon Kut end", extraction=told))
    assert marks == [Mark(0, 3, "start", 0), Mark(4, 7, "background", None)]
    assert "When" in page.legend(marks)
    assert "Told as background" in page.legend(marks)
    assert "Venue" not in page.legend(marks)
    assert page.legend([]) == ""


def test_the_head_names_title_outlet_and_date_apart_so_that_scripts_do_not_mix():
    html = page.head(
        article("x", title="<b>T</b>", outlet="خبرگزاری", published="2025-12-19", url="https://x.example/1")
    )
    assert "&lt;b&gt;T&lt;/b&gt;" in html
    assert '<bdi><a href="https://x.example/1"' in html
    assert "<bdi>19 December 2025</bdi>" in html
    assert "date of publication not known" in page.head(article("x", outlet=""))


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=12))
def test_whatever_the_text_it_stays_text_and_is_all_there(text: str, spans: list[tuple[int, int]]):
    text = text.replace("\r", " ")
    marks = [Mark(a, b, field, 0) for (a, b), field in zip(spans, ["type", "start", "iran", "venue"] * 3, strict=False)]
    marks = [mark for mark in marks if mark.start < mark.end <= len(text)]
    seen = Seen(page.body(article(text), marks))
    assert seen.tags <= {"div", "p", "mark"}
    assert seen.attributes <= {"class", "dir", "lang", "data-m", "title"}
    assert seen.text == text.replace("\n", "")


@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_whatever_an_event_says_its_card_has_our_markup_only(text: str):
    word = text.strip()
    found = event(
        summary=word, note=word, organisations=[word], venue=word, sources=[{"outlet": word}, {"outlet": "Wire"}]
    )
    seen = Seen(card(found, 0, reasons=[word]))
    assert seen.tags <= {"div", "header", "time", "span", "h4", "bdi", "p", "details", "summary", "ul", "li", "footer"}
    assert not any(name.startswith("on") for name in seen.attributes)


def test_the_title_and_outlet_are_text_whatever_they_hold():
    evil = '"><img src=x onerror=alert(1)>'
    seen = Seen(page.head(article("x", title=evil, outlet=evil)))
    assert seen.tags <= OURS
    assert seen.text.count(evil) == 2


def test_a_field_of_a_card_points_to_its_evidence_and_one_without_does_not():
    found = event(evidence=[Evidence(field="start", start=0, end=3), Evidence(field="iran", start=4, end=7)])
    html = card(found, 2)
    assert re.findall(r'data-ev="(\d)" data-field="([^"]*)"', html) == [("2", "start"), ("2", "iran")]
