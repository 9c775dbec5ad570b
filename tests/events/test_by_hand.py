"""Events added to an article by hand: beside those found in it, accepted, with evidence that stands there, and undoable."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from events import by_hand
from events.errors import RecordError, StoreError
from events.model import Event
from events.review_queue import found_in, listed_article
from events.store import Store
from events.stored_articles import StoredArticle
from events.vocabulary import Review
from tests.events.making import event

ARTICLE = StoredArticle(
    id="a1",
    title="Ilam in Kut",
    text="A delegation from Ilam came to Kut. Both sides signed a memorandum in Kut.",
    outlet="Border Post",
    url="https://border.example/1",
    published="2025-05-22",
    language="en",
    extraction={},
)
FOUND = event("e-1", review="unreviewed", sources=[{"outlet": "Border Post", "url": "https://border.example/1"}])


def filled(**fields: Any) -> Event:
    told = {
        "type": "agreement",
        "subtype": "mou",
        "start": "2025-05-21",
        "iran": ["IR-16"],
        "iraq": ["IQ-WA"],
        "venue": "Kut",
        "venue_code": "IQ-WA",
        "summary": "A memorandum of Ilam and Wasit.",
    }
    return Event.model_validate(by_hand.blank(ARTICLE).model_dump() | told | fields)


def test_an_event_stands_after_those_found_accepted_by_the_reviewer_with_the_source_of_the_article(
    store: Store,
) -> None:
    store.add_article(ARTICLE, [FOUND], who="Sara")
    piece, n = by_hand.evidence(ARTICLE, "type", "signed a\nmemorandum")
    added = by_hand.add(store, "a1", filled(evidence=(piece,)), "Omid")
    assert n == 1
    assert [one.event.id for one in found_in(store, "a1")] == ["e-1", added.event_id]
    kept = store.event(added.event_id)
    assert (kept.review, kept.reviewed_by, kept.rules) == (Review.ACCEPTED, "Omid", ("added by hand",))
    assert [(source.outlet, source.url, source.published) for source in kept.sources] == [
        ("Border Post", "https://border.example/1", "2025-05-22")
    ]
    (mark,) = kept.evidence
    assert ARTICLE.text[mark.start : mark.end] == mark.text == "signed a memorandum"
    assert mark.article == "a1"
    assert "added by hand" in store.history(added.event_id)[0].told()
    assert not added.asked


def test_an_article_in_which_nothing_was_found_is_one_with_events_then(store: Store) -> None:
    store.add_article(ARTICLE, [], who="Sara")
    added = by_hand.add(store, "a1", filled(), "Omid")
    assert store.article("a1").state == "read"
    assert store.article_of(added.event_id) == store.article("a1")


def test_it_is_taken_back_by_its_batch_and_its_id_is_never_used_again(store: Store) -> None:
    store.add_article(ARTICLE, [FOUND], who="Sara")
    added = by_hand.add(store, "a1", filled(), "Omid")
    store.undo(added.batch, "Omid")
    assert [one.event.id for one in found_in(store, "a1")] == ["e-1"]
    listed = listed_article(store, "a1")
    assert listed is not None
    assert listed.n_events == 1
    assert store.has_article("a1")
    again = by_hand.add(store, "a1", filled(), "Omid")
    assert again.event_id == f"{added.event_id}-2"


def test_what_may_be_on_record_already_is_asked_and_not_joined(store: Store) -> None:
    store.add([event("known", type="agreement", subtype="mou", venue="Kut", venue_code="IQ-WA")], who="Marz")
    store.add_article(ARTICLE, [FOUND], who="Sara")
    added = by_hand.add(store, "a1", filled(direction="iran_to_iraq"), "Omid")
    (question,) = store.proposals()
    assert added.asked
    assert (question.event_id, question.other_id) == (added.event_id, "known")
    assert set(store.ids()) == {"known", "e-1", added.event_id}


@pytest.mark.parametrize("address", ["https://border.example/1", None])
def test_what_the_same_article_tells_besides_is_another_event(store: Store, address: str | None) -> None:
    article = replace(ARTICLE, url=address)
    sources = [{"outlet": "Border Post", "url": address}]
    one = event("e-1", sources=sources, evidence=[{"field": "type", "start": 0, "end": 12, "article": "a1"}])
    store.add_article(article, [one], who="Sara")
    assert not by_hand.add(store, "a1", event("twin", sources=sources), "Omid").asked


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("signed a contract", "“signed a contract” does not stand in this article."),
        ("   ", "Paste the words of the article"),
        ("y" * 300, "does not stand in this article"),
    ],
)
def test_words_that_do_not_stand_in_the_article_are_refused(phrase: str, sentence: str) -> None:
    with pytest.raises(RecordError, match=sentence):
        by_hand.evidence(ARTICLE, "type", phrase)


def test_words_that_stand_there_twice_are_marked_at_the_first_place() -> None:
    piece, n = by_hand.evidence(ARTICLE, "venue", "kut")
    assert (piece.start, n) == (ARTICLE.text.index("Kut"), 2)


def test_nothing_is_added_to_an_article_that_was_taken_back(store: Store) -> None:
    added = store.add_article(ARTICLE, [FOUND], who="Sara")
    assert added.batch is not None
    store.undo(added.batch, "Sara")
    with pytest.raises(StoreError, match="taken back meanwhile"):
        by_hand.add(store, "a1", filled(), "Omid")
    assert store.ids() == []
