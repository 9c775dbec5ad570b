"""Deciding over batches, articles read twice and an index; what holds for merging whatever the events."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.errors import RecordError
from events.merge import THRESHOLDS, WEIGHTS, Decision, Index, advance, apply, merge, propose
from events.model import Event
from events.vocabulary import Certainty, Review, Status
from tests.events.reports import CHAMBERS, CRAFTS, HERITAGE, VISIT, event


def told_twice() -> tuple[Event, Event]:
    """One fair, one day, two outlets."""
    one, other = (event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE) for _ in range(2))
    return one, other


def test_a_near_miss_says_what_it_would_become_and_why() -> None:
    known = event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE)
    held = event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE)
    (decision,) = propose([held], [known])
    assert decision.suggests == "follow_up"
    assert "Both are between Ilam and Wasit." in decision.reasons
    assert decision.reasons[-1] == "One is proposed, the other completed."


def test_two_candidates_as_near_as_each_other_are_left_to_a_person() -> None:
    known = [
        event("exhibition", "completed", day, "16", "WA", **CRAFTS, **HERITAGE) for day in ("2025-10-10", "2025-10-11")
    ]
    between = event("exhibition", "completed", "2025-10", "16", "WA", **CRAFTS, **HERITAGE)
    (decision,) = propose([between], known)
    assert decision.action == "ask"
    assert decision.reasons[-1] == "2 events on record are about as near."


def test_two_articles_of_one_batch_become_one_event() -> None:
    first, second, third = (event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS) for _ in range(3))
    decisions = propose([first, second, third], [])
    assert [decision.action for decision in decisions] == ["new", "same", "same"]
    assert {decision.other_id for decision in decisions[1:]} == {first.id}


def test_events_of_one_article_are_kept_apart() -> None:
    shared = {"url": "https://news.example/two-memoranda"}
    first, second = (
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", summary=summary, **CHAMBERS, **shared)
        for summary in ("Talks on roads.", "Talks on power.")
    )
    assert [decision.action for decision in propose([first, second], [])] == ["new", "new"]


def test_the_same_article_again_changes_nothing() -> None:
    link = "https://www.news.example/a/7/?utm_source=feed"
    known = [
        event("exhibition", "completed", "2025-10-10", "16", "WA", url="http://news.example/a/7", **CRAFTS),
        event("delegation", "completed", "2025-10", "16", "WA", url="http://news.example/a/7", **VISIT),
    ]
    again = [
        event("delegation", "completed", "2025-10", "16", "WA", url=link, **VISIT),
        event("exhibition", "completed", "2025-10-10", "16", "WA", url=link, **CRAFTS),
    ]
    decisions = propose(again, known)
    assert [(d.action, d.other_id, d.adds) for d in decisions] == [
        ("same", known[1].id, False),
        ("same", known[0].id, False),
    ]
    assert apply(decisions[0], again[0], known[1]) == known[1]


def test_the_same_article_twice_in_a_batch_counts_once() -> None:
    first = event(
        "exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/b", outlet="B", **CRAFTS
    )
    again = first.model_copy(update={"id": "another-id"})
    decisions = propose([first, again], [])
    assert [(d.action, d.other_id, d.adds) for d in decisions] == [("new", None, True), ("same", first.id, False)]


def test_the_same_article_is_recognised_after_a_reviewer_has_corrected_its_event() -> None:
    corrected = event("exhibition", "completed", "2025-10-08", "16", "WA,MA", url="https://news.example/c", **CRAFTS)
    corrected = corrected.model_copy(update={"review": Review.EDITED, "direction": "mutual"})
    again = event("exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/c", **CRAFTS)
    (decision,) = propose([again], [corrected])
    assert (decision.action, decision.other_id, decision.adds) == ("same", corrected.id, False)


def test_an_event_the_first_reading_missed_is_new() -> None:
    known = event("exhibition", "completed", "2025-10-10", "16", "WA", url="https://news.example/d", **CRAFTS)
    more = event("agreement", "proposed", "2025-10", "16", "WA", url="https://news.example/d")
    assert propose([more], [known])[0].action == "new"


def test_an_index_gives_what_a_list_gives_and_stays_as_it_was() -> None:
    known, reported = told_twice()
    index = Index([known])
    assert propose([reported], index) == propose([reported], [known])
    assert list(index) == [known]


def test_an_index_follows_additions_replacements_and_removals() -> None:
    known, reported = told_twice()
    index = Index()
    assert propose([reported], index)[0].action == "new"
    index.add(known)
    assert propose([reported], index)[0].action == "same"
    index.add(known.model_copy(update={"start": "2019-03-03", "end": None}))
    assert propose([reported], index)[0].action == "new"
    index.discard(known.id)
    assert len(index) == 0
    assert known.id not in index


def test_a_decision_wants_the_event_it_was_made_on() -> None:
    known, reported = told_twice()
    with pytest.raises(RecordError, match="give that event"):
        apply(Decision(reported.id, "same", known.id), reported)


def test_a_reviewers_yes_carries_out_what_was_suggested() -> None:
    known = event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE)
    held = event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE)
    (decision,) = propose([held], [known])
    assert apply(decision, held, known) == advance(known, held)
    assert apply(decision, held, known).status is Status.COMPLETED


def test_every_threshold_has_its_reason_and_the_weights_add_up() -> None:
    assert all(len(threshold.reason) > 40 for threshold in THRESHOLDS.values())
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


DAYS = st.sampled_from([None, "2024", "2024-05", "2024-05-05", "2024-05-07", "2024-06-01"])
EVENTS = st.builds(
    lambda kind, status, start, iran, iraq, number, certainty, bodies, venue: event(
        kind, status, start, iran, iraq, outlet=f"Outlet {number}", url=f"https://news.example/made/{number}",
        published=f"2024-05-{number + 10}", certainty=certainty, organisations=bodies, venue=venue, id="made",
    ),
    st.sampled_from(["exhibition", "delegation"]),
    st.sampled_from(list(Status)),
    DAYS,
    st.sampled_from(["", "16", "16,05"]),
    st.sampled_from(["WA", "KR", ""]),
    st.integers(0, 9),
    st.sampled_from(list(Certainty)),
    st.lists(st.sampled_from(["Ilam Chamber", "Ilam Chamber of Commerce", "Wasit Governorate"]), max_size=3),
    st.sampled_from([None, "Kut"]),
)  # fmt: skip


@given(EVENTS)
def test_merging_an_event_with_itself_gives_it_back(one: Event) -> None:
    assert merge(one, one) == one


@settings(deadline=None)
@given(EVENTS, EVENTS)
def test_merging_gives_all_sources_in_either_order_and_twice_is_once(one: Event, other: Event) -> None:
    there, back = merge(one, other), merge(other, one)
    assert {source.url for source in there.sources} == {source.url for source in back.sources}
    assert {source.url for source in there.sources} == {source.url for source in (*one.sources, *other.sources)}
    assert merge(there, other) == there
    assert Event.model_validate_json(there.to_json()) == there
