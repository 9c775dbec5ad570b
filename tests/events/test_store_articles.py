"""Articles in the store: whole or not at all, with their events, merges and open questions, on SQLite and PostgreSQL."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.errors import StoreError
from events.store import Merge, Store
from events.stored_articles import Proposal, StoredArticle
from events.vocabulary import Review, Status
from tests.events.records import event, source

A, B, C = "2025-01-forum-ir16-iqwa", "2025-02-forum-ir16-iqwa", "2025-03-forum-ir16-iqwa"


def article(name: str = "one", text: str = "Officials of both sides met.") -> StoredArticle:
    return StoredArticle(
        id=f"id-{name}",
        title=f"Article {name}",
        text=text,
        outlet="Border Post",
        url=f"https://post.example/{name}",
        published="2025-05-22",
        language="en",
        extraction={"rules": 3},
    )


def test_an_article_comes_in_with_its_events(store: Store) -> None:
    added = store.add_article(article(), [event(A), event(B)], who="Sara")
    assert added.new == (A, B)
    assert not added.skipped
    stored = store.article("id-one")
    assert (stored.title, stored.text, stored.extraction) == (
        "Article one",
        "Officials of both sides met.",
        {"rules": 3},
    )
    assert stored.state == "read"
    assert stored.added_at
    of_b = store.article_of(B)
    assert of_b is not None
    assert of_b.id == "id-one"
    assert store.events_of("id-one") == [A, B]
    assert store.history(A)[0].why == "Border Post: Article one"


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    store.add_article(article(), [event(A)], who="Sara")
    before = store.revision()
    again = store.add_article(article(), [event(B)], who="Sara")
    assert again.skipped
    assert again.new == ()
    assert store.revision() == before
    assert store.ids() == [A]
    assert len(store.articles()) == 1


def test_an_article_that_cannot_be_added_whole_is_not_added_at_all(store: Store) -> None:
    store.add([event(A)], who="Marz")
    with pytest.raises(StoreError, match="taken"):
        store.add_article(article(), [event(B), event(A)], who="Sara")
    with pytest.raises(StoreError, match="no event"):
        store.add_article(
            article(), [event(C)], merges=[Merge("nothing-here", C, event("nothing-here"), "")], who="Sara"
        )
    assert store.articles() == []
    assert store.ids() == [A]
    assert not store.has_article("id-one")


def test_an_article_without_events_is_remembered(store: Store) -> None:
    store.add_article(article(), who="Sara")
    assert [one.state for one in store.articles()] == ["empty"]
    assert store.article_counts() == {"read": 0, "empty": 1, "undone": 0}
    assert store.articles(state="read") == []
    assert store.has_article("id-one")


def test_an_article_merges_and_asks_in_one_go(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    both = event(A, sources=[source(1), source(2)])
    added = store.add_article(
        article(),
        [event(C), event("2025-04-forum")],
        merges=[Merge(A, C, both, "same day")],
        proposals=[Proposal("2025-04-forum", B, ("a week apart",), 0.6)],
        who="Sara",
    )
    assert added.new == ("2025-04-forum",)
    assert added.merged == ((C, A),)
    assert store.event(A) == both
    (asked,) = store.proposals()
    assert (asked.event_id, asked.other_id, asked.reasons, asked.score) == ("2025-04-forum", B, ("a week apart",), 0.6)
    store.undo(A, "Sara")
    assert store.event(A) == event(A)
    assert store.event(C) == event(C)
    assert store.article_of(C) is not None


def test_a_whole_article_is_taken_back_and_can_be_read_again(store: Store) -> None:
    store.add([event(A)], who="Marz")
    both = event(A, sources=[source(1), source(2)])
    added = store.add_article(article(), [event(B), event(C)], merges=[Merge(A, B, both, "same")], who="Sara")
    assert added.batch
    store.undo(added.batch, "Sara")
    assert store.ids() == [A]
    assert store.event(A) == event(A)
    assert store.article("id-one").state == "undone"
    assert not store.has_article("id-one")
    again = store.add_article(article(), [event("2025-04-forum")], who="Sara")
    assert again.new == ("2025-04-forum",)
    assert store.events_of("id-one") == ["2025-04-forum"]


def test_taking_back_an_article_can_be_taken_back(store: Store) -> None:
    added = store.add_article(article(), [event(A), event(B)], who="Sara")
    assert added.batch
    undone = store.undo(added.batch, "Sara")
    assert store.ids() == []
    assert len(undone) == 2
    store.undo(store.history(A)[-1].batch, "Sara")
    assert store.ids() == [A, B]
    assert store.article("id-one").state == "read"


def test_the_queue_holds_what_nobody_has_looked_at(store: Store) -> None:
    store.add([event(A, review="curated")], who="Marz")
    store.add_article(article(), [event(C), event(B)], proposals=[Proposal(B, A, ("near",), 0.5)], who="Sara")
    assert [item.event.id for item in store.queue()] == [C, B]
    assert [item.event.id for item in store.queue(limit=1, offset=1)] == [B]
    first, second = store.queue()
    assert first.article_id == "id-one"
    assert first.proposals == ()
    assert [proposal.other_id for proposal in second.proposals] == [A]
    store.accept(C, "Sara")
    assert [item.event.id for item in store.queue()] == [B]
    assert store.counts() == {
        Review.CURATED: 1, Review.UNREVIEWED: 1, Review.ACCEPTED: 1, Review.EDITED: 0, Review.REJECTED: 0,
    }  # fmt: skip


def test_a_question_is_answered_once(store: Store) -> None:
    store.add_article(article(), [event(A), event(B)], proposals=[Proposal(A, B, ("near",), 0.5)], who="Sara")
    (asked,) = store.proposals(A)
    store.dismiss(asked.n)
    assert store.proposals() == []
    with pytest.raises(StoreError, match="answered it already"):
        store.dismiss(asked.n)


def test_a_merge_answers_the_question_and_its_undo_asks_again(store: Store) -> None:
    store.add_article(article(), [event(A), event(B)], proposals=[Proposal(A, B, ("near",), 0.5)], who="Sara")
    store.merge(B, A, event(B, sources=[source(1), source(2)]), "Sara")
    assert store.proposals() == []
    store.undo(B, "Sara")
    assert len(store.proposals()) == 1


def test_a_question_about_an_event_that_went_elsewhere_is_not_asked(store: Store) -> None:
    store.add_article(article(), [event(A), event(B), event(C)], proposals=[Proposal(A, B, ("near",), 0.5)], who="Sara")
    store.merge(C, A, event(C, sources=[source(1), source(2)]), "Sara")
    assert store.proposals() == []


def test_a_visit_planned_then_held_tells_its_steps_in_the_order_of_the_reports(store: Store) -> None:
    held = event(A, status="completed", sources=[source(1, "2025-05-22")])
    planned = event(B, status="planned", start="2025-05", sources=[source(2, "2025-05-02", "Ilam Today")])
    store.add([held], who="Marz")
    store.add_article(article(), [planned], merges=[Merge(A, B, held, "same visit")], who="Sara")
    assert [(step.status, step.date, step.source) for step in store.status_history(A)] == [
        (Status.PLANNED, "2025-05-02", "Ilam Today"),
        (Status.COMPLETED, "2025-05-22", "Border Post"),
    ]
    store.undo(A, "Sara")
    assert [step.status for step in store.status_history(A)] == [Status.COMPLETED]


def test_a_status_set_by_hand_is_a_step_and_an_undone_one_is_none(store: Store) -> None:
    store.add([event(A, status="planned", sources=[source(1, "2024-01-01")])], who="Marz")
    store.edit(A, event(A, status="cancelled"), "Sara")
    steps = store.status_history(A)
    assert [(step.status, step.source) for step in steps] == [
        (Status.PLANNED, "Border Post"),
        (Status.CANCELLED, "set by Sara"),
    ]
    store.undo(A, "Sara")
    assert [step.status for step in store.status_history(A)] == [Status.PLANNED]


@given(text=st.text(st.characters(codec=None), min_size=1, max_size=60))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_unicode_text_of_an_article_can_be_stored_at_its_length(store: Store, text: str) -> None:
    name = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    one = StoredArticle(name[:20], text, text, "Border Post", None, None, None, {"notice": text})
    store.add_article(one, who="Sara")
    stored = store.article(one.id)
    assert len(stored.text) == len(text)
    kept = [(was, now) for was, now in zip(text, stored.text, strict=True) if was != now]
    assert all(now == "\ufffd" for _, now in kept)
