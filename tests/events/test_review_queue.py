"""The review queue: what waits article by article, in the order it came in, and what became of each event found."""

from __future__ import annotations

import pytest

from events.errors import StoreError
from events.review_queue import (
    all_articles,
    ask_again,
    batch_of,
    count_articles,
    found_in,
    kept_apart,
    listed_article,
    waiting_articles,
)
from events.store import Merge, Store
from events.stored_articles import Proposal, StoredArticle
from tests.events.records import event


def article(identifier: str, **fields: str) -> StoredArticle:
    plain = {"title": f"Title {identifier}", "text": "Text.", "outlet": "Border Post", "url": None, "published": None}
    return StoredArticle(id=identifier, language="en", extraction={}, **plain | fields)  # type: ignore[arg-type]


def test_articles_wait_in_the_order_in_which_they_came_in_with_the_events_nobody_has_looked_at(store: Store):
    # The ids run against the order, and all come in within the same second.
    store.add_article(article("c"), [event("c-1"), event("c-2")], who="Sara")
    store.add_article(article("b"), [], who="Sara")
    store.add_article(article("a"), [event("a-1")], who="Sara")
    store.accept("c-1", "Sara")
    waiting = waiting_articles(store)
    assert [(one.id, one.waiting, one.n_events) for one in waiting] == [("c", ("c-2",), 2), ("a", ("a-1",), 1)]
    store.reject("c-2", "Sara")
    assert [one.id for one in waiting_articles(store)] == ["a"]


def test_an_article_keeps_its_place_when_its_events_are_changed(store: Store):
    store.add_article(article("x"), [event("x-1"), event("x-2")], who="Sara")
    store.add_article(article("y"), [event("y-1")], who="Sara")
    before = listed_article(store, "x")
    store.accept("x-1", "Sara")
    after = listed_article(store, "x")
    assert before is not None
    assert after is not None
    assert before.order == after.order < waiting_articles(store)[1].order
    assert listed_article(store, "z") is None


def test_events_without_an_article_wait_last(store: Store):
    store.add([event("imported-1")], who="Sara")
    store.add_article(article("a"), [event("a-1")], who="Sara")
    assert [(one.id, one.waiting) for one in waiting_articles(store)] == [("a", ("a-1",)), (None, ("imported-1",))]
    first, last = waiting_articles(store)
    assert first.order < last.order


def test_an_article_without_a_title_is_called_by_its_first_words(store: Store):
    text = "Traders from Ilam came to Kut for a fair of crafts that lasted a whole week.\nMore."
    store.add_article(article("a", title="", text=text), [event("a-1")], who="Sara")
    assert waiting_articles(store)[0].title == "Traders from Ilam came to Kut for a fair of crafts that …"


def test_all_articles_come_newest_first_without_those_taken_back(store: Store):
    for name in ("a", "b", "c"):
        store.add_article(article(name), [event(f"{name}-1")], who="Sara")
    store.undo(batch_of(store, "b") or "", "Sara")
    assert [one.id for one in all_articles(store)] == ["c", "a"]
    assert [one.id for one in all_articles(store, limit=1)] == ["c"]
    assert count_articles(store) == 2
    assert batch_of(store, "nothing") is None


def test_an_event_joined_to_another_is_found_as_that_one_until_it_is_taken_apart(store: Store):
    store.add([event("on-record")], who="Marz")
    joined = event("on-record", note="Both.")
    merge = Merge(into="on-record", other="a-1", merged=joined, why="Same day and place.")
    store.add_article(article("a"), [event("a-1"), event("a-2")], merges=[merge], who="Sara")
    first, second = found_in(store, "a")
    assert (first.found_id, first.event, first.why) == ("a-1", joined, "Same day and place.")
    assert first.join is not None
    assert (second.event.id, second.join) == ("a-2", None)
    store.undo(first.join, "Sara")
    assert [(one.event.id, one.join) for one in found_in(store, "a")] == [("a-1", None), ("a-2", None)]


def test_a_chain_of_merges_is_followed_to_its_end(store: Store):
    store.add([event("first")], who="Marz")
    store.add_article(article("a"), [event("a-1")], who="Sara")
    store.add_article(article("b"), [event("b-1")], who="Sara")
    store.merge("b-1", "a-1", event("b-1", note="Two."), "Sara")
    store.merge("first", "b-1", event("first", note="Three."), "Sara")
    assert [one.event.id for one in found_in(store, "a")] == ["first"]


def test_an_event_that_was_taken_back_is_not_found(store: Store):
    store.add_article(article("a"), [event("a-1")], who="Sara")
    store.undo("a-1", "Sara")
    assert found_in(store, "a") == []


def test_a_question_answered_with_no_can_be_asked_again_once(store: Store):
    store.add([event("known")], who="Marz")
    question = Proposal("a-1", "known", ("The same day.",), 0.7)
    store.add_article(article("a"), [event("a-1"), event("a-2")], proposals=[question], who="Sara")
    (asked,) = store.proposals()
    assert kept_apart(store, ["a-1", "a-2"]) == {"a-1": [], "a-2": []}
    with pytest.raises(StoreError, match="the question is open already"):
        ask_again(store, asked.n)
    store.dismiss(asked.n)
    answered = kept_apart(store, ["a-1", "a-2"])
    assert [one.n for one in answered["a-1"]] == [asked.n]
    assert answered["a-2"] == []
    ask_again(store, asked.n)
    assert store.proposals() == [asked]
    store.dismiss(asked.n)
    store.undo("known", "Marz")
    assert kept_apart(store, ["a-1"]) == {"a-1": []}
