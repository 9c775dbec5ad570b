"""An article read again when its date of publication becomes known: new events for old, and nothing of a person's is lost."""

from __future__ import annotations

from typing import Any

from events.articles import Article, read_text
from events.ingest import Ingest, Ingested, Tally
from events.review_queue import found_in
from events.store import Store
from events.vocabulary import Review

TEXT = (
    "KUT - A trade delegation from Ilam arrived in Kut, the centre of Wasit province in Iraq, on Monday.\n\n"
    "An exhibition of handicrafts of Ilam province was opened in Baghdad on Tuesday."
)
"""Two events whose days only a date of publication settles."""


def copy(published: str | None = None, **fields: Any) -> Article:
    return read_text(TEXT, published=published, **fields)


def take(store: Store, *articles: Article) -> list[Ingested]:
    return list(Ingest(store, who="Sara").run(articles))


def standing(store: Store) -> dict[str, str | None]:
    return {str(event.type): event.start for event in store.get(store.ids())}


def test_a_copy_that_brings_the_date_is_read_again_and_its_events_take_the_place_of_the_undated(store: Store) -> None:
    (first,) = take(store, copy())
    assert standing(store) == {"delegation": None, "exhibition": None}
    (again,) = take(store, copy("2025-10-15"))
    assert again.outcome == "again"
    assert standing(store) == {"delegation": "2025-10-13", "exhibition": "2025-10-14"}
    assert store.article(again.article_id or "").published == "2025-10-15"
    assert {one.event.id for one in found_in(store, again.article_id or "")} == set(again.new)
    assert {source.published for event in store.get(again.new) for source in event.sources} == {"2025-10-15"}
    told = store.history(first.new[0])[-1].told()
    assert "undone, by Sara: the article was read again (published 2025-10-15)" in told


def test_a_copy_that_brings_nothing_is_skipped_as_before(store: Store) -> None:
    take(store, copy("2025-10-15", outlet="Border Post"))
    before = store.revision()
    given = take(store, copy(), copy("2025-10-15"), copy("2025-10-16", outlet="Another"))
    assert [one.outcome for one in given] == ["skipped"] * 3
    assert store.revision() == before


def test_a_copy_that_brings_the_outlet_keeps_the_date_that_is_known(store: Store) -> None:
    take(store, copy("2025-10-15"))
    (again,) = take(store, copy(outlet="Border Post"))
    kept = store.article(again.article_id or "")
    assert (again.outcome, kept.outlet, kept.published) == ("again", "Border Post", "2025-10-15")
    assert standing(store) == {"delegation": "2025-10-13", "exhibition": "2025-10-14"}


def test_a_copy_changes_nothing_where_a_person_has_decided_and_says_so(store: Store) -> None:
    (first,) = take(store, copy())
    store.accept(first.new[0], "Omid")
    before = store.revision()
    (again,) = take(store, copy("2025-10-15"))
    assert again.outcome == "skipped"
    assert store.revision() == before
    assert "have been reviewed or joined with others already" in again.notices[0]


def test_setting_the_date_leaves_what_was_rejected_and_asks_about_what_was_accepted(store: Store) -> None:
    (first,) = take(store, copy())
    by_type = {str(event.type): event.id for event in store.get(first.new)}
    store.accept(by_type["delegation"], "Omid")
    store.reject(by_type["exhibition"], "Omid")
    again = Ingest(store, who="Sara").read_again(copy("2025-10-15"))
    assert (again.outcome, again.n_left) == ("again", 2)
    accepted, rejected = store.event(by_type["delegation"]), store.event(by_type["exhibition"])
    assert (accepted.review, accepted.reviewed_by, accepted.start) == (Review.ACCEPTED, "Omid", None)
    assert rejected.review is Review.REJECTED
    (new,) = store.get(again.new)
    assert (new.start, new.review) == ("2025-10-13", Review.UNREVIEWED)
    (question,) = store.proposals()
    assert (question.event_id, question.other_id) == (new.id, accepted.id)
    assert [one.event.id for one in found_in(store, again.article_id or "")] == [accepted.id, new.id, rejected.id]


def test_setting_the_date_keeps_an_edited_event_that_has_it_without_a_double(store: Store) -> None:
    (first,) = take(store, copy())
    visit = next(event for event in store.get(first.new) if event.type == "delegation")
    store.edit(visit.id, visit.model_copy(update={"start": "2025-10-13", "summary": "Mine."}), "Omid")
    again = Ingest(store, who="Sara").read_again(copy("2025-10-15"))
    assert [event.type for event in store.get(again.new)] == ["exhibition"]
    assert store.event(visit.id).summary == "Mine."
    assert store.proposals() == []


def test_what_was_joined_without_a_person_is_joined_again(store: Store) -> None:
    dated = "KUT - A trade delegation of the Ilam Chamber of Commerce from Ilam arrived in Kut, Wasit, Iraq, on 13 October 2025."
    take(store, read_text(dated, published="2025-10-14", outlet="First", source_url="https://first.example/1"))
    second = read_text(dated, outlet="Second", source_url="https://second.example/1")
    (joined,) = take(store, second)
    (again,) = take(store, second.model_copy(update={"published": "2025-10-15"}))
    assert joined.merged
    assert again.outcome == "again"
    (event,) = store.get(store.ids())
    assert {(source.outlet, source.published) for source in event.sources} == {
        ("First", "2025-10-14"),
        ("Second", "2025-10-15"),
    }


def test_articles_read_again_are_counted_apart(store: Store) -> None:
    tally = Tally()
    for one in take(store, copy(), copy("2025-10-15"), copy("2025-10-15")):
        tally.take(one)
    assert (tally.n_added, tally.n_again, tally.n_skipped, tally.n_articles) == (1, 1, 1, 3)
