"""Texts in languages that are not read are said to be that, on every way in; those that are read never are."""

from __future__ import annotations

import json

import pytest

from events.articles import read_text
from events.extract.batch import extract_one
from events.ingest import Ingest
from events.store import Store
from events.unread_languages import notice, unread

FRENCH = (
    "Une délégation commerciale de la province d'Ilam est arrivée lundi à Kut, le chef-lieu de la province irakienne de Wasit, "
    "pour des entretiens avec la chambre de commerce."
)
ENGLISH = "KUT - A trade delegation from Ilam arrived in Kut, the centre of Wasit province in Iraq, on Monday."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("French", FRENCH),
        (
            "German",
            "Eine Delegation aus der Provinz Ilam ist am Montag in Kut eingetroffen, um mit der Kammer zu reden.",
        ),
        ("Turkish", "Ticaret heyeti pazartesi günü geldi ve ticaret odası ile görüşmeler için bir araya geldi."),
        (
            "Kurmanji Kurdish",
            "Şandeke bazirganî ya parêzgeha Îlamê gihîşt Kutê û li wir bi odeya bazirganiyê re civiya.",
        ),
        ("Russian", "Торговая делегация из провинции Илам прибыла в понедельник в Кут, центр провинции Васит."),
        (
            "Urdu",
            "ایلام سے ایک تجارتی وفد پیر کو عراق کے شہر کوت پہنچا جہاں اس نے بات چیت کی اور ٹریڈ بڑھانے پر زور دیا۔",
        ),
    ],
)
def test_a_text_in_another_language_is_told(language: str, text: str) -> None:
    assert unread(text) == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "",
        "Ilam Kut Wasit Hamadan Sulaymaniyah Erbil Kermanshah Diyala Mandali",
        "یک هیئت تجاری از ایلام روز دوشنبه وارد کوت مرکز استان واسط عراق شد و با اتاق بازرگانی گفت‌وگو کرد.",
        "وصل وفد تجاري من إيلام إلى الكوت مركز محافظة واسط يوم الاثنين لإجراء محادثات مع غرفة التجارة.",
        "شاندێکی بازرگانی لە ئیلامەوە ڕۆژی دووشەممە گەیشتە کووت ناوەندی پارێزگای واست بۆ گفتوگۆ لەگەڵ ژووری بازرگانی.",
    ],
)
def test_what_is_read_is_not(text: str) -> None:
    assert unread(text) is None


def test_a_stated_language_that_is_not_read_is_told_and_one_that_is_settles_it() -> None:
    assert (notice(ENGLISH, "en", "de") or "").startswith("The language is stated as German; only English, Persian,")
    assert notice(ENGLISH, "en", "en") is None
    assert notice(FRENCH, "en", "en") is None


def test_the_notice_stands_with_an_article_taken_in_and_with_one_that_is_only_extracted(store: Store) -> None:
    (kept,) = Ingest(store, who="Sara").run([read_text(FRENCH)])
    assert "The text seems to be in French; only" in " ".join(kept.notices)
    assert kept.article_id is not None
    assert "seems to be in French" in json.dumps(store.article(kept.article_id).extraction["notices"])
    assert "seems to be in French" in " ".join(extract_one({"id": "1", "text": FRENCH}).extraction.notices)


def test_a_published_date_of_another_calendar_is_said_and_not_used_where_articles_are_only_extracted() -> None:
    told = extract_one({"id": "1", "text": ENGLISH, "published": "1404-05-15"}).extraction
    assert told.notices == ("The published date “1404-05-15” is not of the Gregorian calendar; it was not used.",)
    assert [event.start for event in told.events] == [None]
    dated = extract_one({"id": "1", "text": ENGLISH, "published": "2025-08-06"}).extraction
    assert [event.start for event in dated.events] == ["2025-08-04"]
