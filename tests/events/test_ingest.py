"""Articles on their way into the store: each whole, merged where plain, asked where not, skipped where known."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from events.articles import Article, read_text
from events.drafts import ArticleFailure
from events.errors import ExtractionError, StoreError
from events.extract import extract
from events.extract.results import Extraction
from events.ingest import Ingest, Ingested, Tally
from events.store import Store
from events.vocabulary import Review, Status
from tests.events.plain_extractor import plain_extractor, told
from tests.events.records import event

FAIR = "exhibition completed 2025-05-21 IR-16 IQ-WA Kut"
VISIT = "delegation completed 2025-06-02 IR-05 IQ-DI Khanaqin"


def take(store: Store, *readings: Article | ArticleFailure, extractor: Any = plain_extractor) -> list[Ingested]:
    return list(Ingest(store, who="Sara", extractor=extractor).run(readings))


def test_an_article_becomes_an_unreviewed_event_with_its_source_and_evidence(store: Store) -> None:
    (kept,) = take(store, told(FAIR))
    assert kept.outcome == "added"
    assert kept.notices == ("Read plainly.",)
    (one,) = store.get(kept.new)
    assert one.id == "2025-05-21-exhibition-ir16-kut"
    assert one.review is Review.UNREVIEWED
    assert [(s.outlet, s.url, s.published, s.language) for s in one.sources] == [
        ("Outlet 1", "https://outlet-1.example/1", "2025-05-22", "en")
    ]
    article = store.article_of(one.id)
    assert article is not None
    assert article.id == kept.article_id
    (piece,) = one.evidence
    assert piece.article == article.id
    assert article.text[piece.start : piece.end] == piece.text == "completed"
    assert store.history(one.id)[0].who == "Sara"


def test_the_reasons_are_kept_with_the_article_for_each_event(store: Store) -> None:

    text = "KUT – The governor of Ilam travelled to Wasit on Monday and signed a memorandum of understanding on trade."
    done = take(store, read_text(text, published="2025-10-14", origin="told.txt"), extractor=extract)
    kept = store.article(done[0].article_id)
    assert kept is not None
    assert set(kept.extraction["reasons"]) == set(done[0].new)
    assert all(kept.extraction["reasons"].values())


def test_the_same_article_twice_changes_nothing_and_is_not_extracted_again(store: Store) -> None:
    take(store, told(FAIR))
    before = store.revision()

    def never(*_: object, **__: object) -> Extraction:
        raise AssertionError("a known article was extracted again")

    (again,) = take(store, told(FAIR), extractor=never)
    assert again.outcome == "skipped"
    assert store.revision() == before


def test_the_same_article_twice_in_one_go_is_kept_once(store: Store) -> None:
    first, second = take(store, told(FAIR), told(FAIR))
    assert (first.outcome, second.outcome) == ("added", "skipped")
    assert len(store.ids()) == 1


def test_one_happening_from_two_articles_is_one_event_with_two_sources(store: Store) -> None:
    first, second = take(store, told(FAIR, 1), told(FAIR, 2))
    (own,) = first.new
    assert second.new == ()
    assert [into for _, into in second.merged] == [own]
    assert [source.outlet for source in store.event(own).sources] == ["Outlet 1", "Outlet 2"]
    assert {piece.article for piece in store.event(own).evidence} == {first.article_id, second.article_id}


def test_undoing_a_merge_of_articles_gives_two_events(store: Store) -> None:
    first, second = take(store, told(FAIR, 1), told(FAIR, 2))
    store.undo(first.new[0], "Omid")
    assert len(store.ids()) == 2
    assert {len(one.sources) for one in store.get(store.ids())} == {1}
    ((other, _),) = second.merged
    article = store.article_of(other)
    assert article is not None
    assert article.title == "Article 2"


def test_a_visit_planned_then_held_is_one_event_with_a_history(store: Store) -> None:
    planned = "delegation planned 2025-06-02 IR-05 IQ-DI Khanaqin"
    first, second = take(store, told(planned, 1, "2025-05-20"), told(VISIT, 2, "2025-06-03"))
    assert len(store.ids()) == 1
    assert second.merged
    assert store.event(first.new[0]).status is Status.COMPLETED
    assert [(step.status, step.date) for step in store.status_history(first.new[0])] == [
        (Status.PLANNED, "2025-05-20"),
        (Status.COMPLETED, "2025-06-03"),
    ]


def test_a_near_miss_is_asked_and_not_merged(store: Store) -> None:
    near = "exhibition completed 2025-05-25 IR-16 IQ-WA Kut"
    _, second = take(store, told(FAIR, 1), told(near, 2, "2025-05-26"))
    assert second.n_questions == 1
    assert len(store.ids()) == 2
    (question,) = store.proposals()
    assert question.event_id == second.new[0]
    assert question.reasons


def test_an_article_is_held_against_the_curated_events(store: Store) -> None:
    known = event("2025-05-21-exhibition-known", type="exhibition", subtype="handicrafts", iran=["IR-16"], iraq=["IQ-WA"],
                  venue="Kut", venue_code="IQ-WA", direction="iran_to_iraq", organisations=["Kut Chamber of Commerce"],
                  review="curated")  # fmt: skip
    store.add([known], who="Marz")
    (kept,) = take(store, told(FAIR, 7))
    assert [into for _, into in kept.merged] == [known.id]
    assert store.event(known.id).review is Review.CURATED


def test_what_another_writer_adds_meanwhile_is_held_against(store: Store, url: str) -> None:
    ours = Ingest(store, who="Sara", extractor=plain_extractor)
    list(ours.run([told(VISIT, 1)]))
    with Store.open(url, seed=False) as other:
        (theirs,) = take(other, told(FAIR, 2))
    (kept,) = ours.run([told(FAIR, 3)])
    assert [into for _, into in kept.merged] == list(theirs.new)


def test_another_report_of_what_was_rejected_is_a_question(store: Store) -> None:
    ours = Ingest(store, who="Sara", extractor=plain_extractor)
    (first,) = ours.run([told(FAIR, 1)])
    store.reject(first.new[0], "Omid", "not a trade event")
    (second,) = ours.run([told(FAIR, 2)])
    assert second.merged == ()
    assert [question.other_id for question in store.proposals()] == [first.new[0]]
    assert store.event(first.new[0]).review is Review.REJECTED


def test_an_article_without_events_is_kept_as_read(store: Store) -> None:
    (kept,) = take(store, told("Nothing of the kind."))
    assert kept.outcome == "empty"
    assert [article.state for article in store.articles()] == ["empty"]


def test_a_failure_is_passed_on_and_the_others_go_on(store: Store) -> None:
    broken = ArticleFailure(origin="scan.pdf", reason="no text could be read (is it a scan?).")
    first, second = take(store, broken, told(FAIR))
    assert (first.outcome, first.origin, first.reason) == (
        "failed",
        "scan.pdf",
        "no text could be read (is it a scan?).",
    )
    assert second.outcome == "added"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (ExtractionError("The model gave no answer."), "The model gave no answer."),
        (ZeroDivisionError(), "a fault in Marz"),
    ],
)
def test_an_extractor_that_fails_on_one_article_does_not_stop_the_others(
    store: Store, fault: Exception, said: str
) -> None:
    def moody(text: str, *args: Any, **kwargs: Any) -> Extraction:
        if "number 1" in text:
            raise fault
        return plain_extractor(text, *args, **kwargs)

    first, second = take(store, told(FAIR, 1), told(FAIR, 2), extractor=moody)
    assert first.outcome == "failed"
    assert said in first.reason
    assert second.outcome == "added"
    (retried,) = take(store, told(FAIR, 1))
    assert retried.outcome == "added"


def test_whoever_stops_asking_keeps_what_was_given(store: Store) -> None:
    asked = []

    def readings() -> Any:
        for n in range(1, 10):
            asked.append(n)
            yield told(f"forum completed 2025-01-{n:02d} IR-16 IQ-WA Kut", n, f"2025-01-{n:02d}")

    running = Ingest(store, who="Sara", extractor=plain_extractor).run(readings())
    given = list(islice(running, 3))
    running.close()
    assert len(store.articles()) == 3 == len(given)
    assert asked == [1, 2, 3]


def test_a_store_that_fails_keeps_what_was_given_before(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Ingest(store, who="Sara", extractor=plain_extractor).run([told(FAIR, 1), told(VISIT, 2)])
    next(running)

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("events.stored_articles.write", full)
    with pytest.raises(StoreError, match="disk is full"):
        next(running)
    assert len(store.articles()) == 1
    assert len(store.ids()) == 1


def test_two_events_of_one_article_stay_two(store: Store) -> None:
    (kept,) = take(store, told(f"{FAIR}\nforum completed 2025-05-21 IR-16 IQ-WA Kut"))
    assert len(kept.new) == 2
    assert store.events_of(str(kept.article_id)) == list(kept.new)


def test_ids_are_made_for_each_event_and_never_reused(store: Store) -> None:
    twice = "exhibition completed 2025-05-21 IR-16 IQ-WA Kut"
    (kept,) = take(store, told(twice))
    store.undo(str(kept.batch), "Sara")
    (again,) = take(store, told(twice))
    assert kept.new == ("2025-05-21-exhibition-ir16-kut",)
    assert again.new == ("2025-05-21-exhibition-ir16-kut-2",)


def test_an_article_without_an_outlet_is_named_by_its_file_without_the_folders(store: Store) -> None:
    article = told(FAIR).model_copy(update={"outlet": None, "origin": "/home/sara/secret plans/fair.txt"})
    (kept,) = take(store, article)
    assert store.event(kept.new[0]).sources[0].outlet == "fair.txt"
    assert store.articles()[0].outlet == "fair.txt"


def test_a_tally_adds_up(store: Store) -> None:
    tally = Tally()
    broken = ArticleFailure(origin="scan.pdf", reason="no text.")
    for one in take(store, told(FAIR, 1), told(FAIR, 2), told(FAIR, 1), told("Nothing.", 3), broken):
        tally.take(one)
    assert (tally.n_added, tally.n_empty, tally.n_skipped, len(tally.failures)) == (2, 1, 1, 1)
    assert (tally.n_new, tally.n_merged, tally.n_articles) == (1, 1, 5)


def test_the_rules_find_the_visit_in_a_news_article(store: Store) -> None:
    from events.articles import read_text

    article = read_text(
        "SANANDAJ, May 21 - A trade delegation from Sulaymaniyah visited Sanandaj on Wednesday for talks with the "
        "Sanandaj Chamber of Commerce.",
        published="2025-05-22",
        outlet="Border Post",
    )
    (kept,) = Ingest(store, who="Sara").run([article])
    found = store.get(kept.new)
    assert [(one.type, one.start, one.iran, one.iraq) for one in found if one.type == "delegation"] == [
        ("delegation", "2025-05-21", ("IR-12",), ("IQ-SU",))
    ]
    for piece in (piece for one in found for piece in one.evidence):
        assert article.text[piece.start : piece.end].strip() == piece.text
