"""Questions about possible merges after an event was edited: what no longer holds lapses, what is likely now is asked."""

from __future__ import annotations

from typing import Any

from events.questions import renew
from events.review_queue import kept_apart
from events.store import Store
from events.stored_articles import Proposal, StoredArticle, ask
from tests.events import making

FAIR = {
    "type": "exhibition",
    "subtype": "handicrafts",
    "venue": "Kut",
    "venue_code": "IQ-WA",
    "sectors": ["handicrafts", "textiles"],
}
ARTICLE = StoredArticle("a1", "Fair", "A fair of Ilam in Kut.", "Wire", None, None, "en", {})


def fair(identifier: str, start: str | None, *bodies: str, **fields: Any):
    evidence = [{"field": "type", "start": 2, "end": 6, "text": "fair", "article": "a1"}] if start is None else []
    return making.event(identifier, start=start, organisations=bodies, evidence=evidence, **FAIR | fields)


def asked(store: Store, *questions: Proposal) -> None:
    store.add(
        [
            fair("old", "2022-06-17"),
            fair("right", "2025-10-10", "Ilam Cultural Heritage, Tourism and Handicrafts Department"),
        ],
        who="tester",
    )
    found = fair("found", None, "Department of Cultural Heritage", review="unreviewed")
    store.add_article(ARTICLE, [found], proposals=questions, who="tester")


def dated(store: Store, start: str) -> None:
    store.edit("found", store.event("found").model_copy(update={"start": start}), "Sara")
    renew(store, ["found"])


def test_after_a_date_was_set_the_event_of_that_date_is_asked_about_and_no_other(store: Store) -> None:
    asked(store, Proposal("found", "old", ("One has no date.",), 0.7))
    dated(store, "2025-10-10")
    (question,) = store.proposals("found")
    assert (question.event_id, question.other_id) == ("found", "right")
    assert "Both are dated 10 October 2025." in question.reasons


def test_without_a_likely_event_no_question_is_left(store: Store) -> None:
    asked(store, Proposal("found", "old", ("One has no date.",), 0.7))
    dated(store, "2019-03-01")
    assert store.proposals() == []


def test_what_was_kept_apart_is_not_asked_again(store: Store) -> None:
    asked(store, Proposal("found", "right", ("One has no date.",), 0.7))
    store.dismiss(store.proposals()[0].n)
    dated(store, "2025-10-10")
    assert store.proposals() == []
    assert [question.other_id for question in kept_apart(store, ["found"])["found"]] == ["right"]


def test_a_question_that_another_event_raised_is_weighed_anew(store: Store) -> None:
    asked(store)
    store.add([fair("later", "2025-10-10", "Ilam Chamber")], who="tester")
    with store.exclusively(), store._database.writing() as connection:
        ask(connection, [Proposal("later", "found", ("One has no date.",), 0.7)])
    dated(store, "2025-10-10")
    pairs = {(question.event_id, question.other_id): question for question in store.proposals()}
    assert ("later", "found") in pairs
    assert "Both are dated 10 October 2025." in pairs["later", "found"].reasons
    dated(store, "2019-03-01")
    assert store.proposals() == []


def test_of_two_undated_candidates_one_of_a_related_body_comes_before_one_of_none(store: Store) -> None:
    asked(store)
    renew(store, ["found"])
    assert store.proposals("found")[0].other_id == "right"
