"""What one record out of two reports holds: facts, sources, evidence, certainty and what sources disagree on."""

from __future__ import annotations

from typing import Any

from events.merge import advance, merge, status_history
from events.model import Event, parse_event
from events.vocabulary import Certainty, DateBasis, Direction, Review, Status

ON_RECORD: dict[str, Any] = {
    "id": "2025-10-exhibition-ir16-kut",
    "type": "exhibition",
    "status": "completed",
    "start": "2025-10",
    "date_basis": "publication date",
    "iran": ["IR-16"],
    "iraq": ["IQ-WA"],
    "direction": "iran_to_iraq",
    "organisations": ["Ilam Governorate"],
    "sectors": ["handicrafts"],
    "summary": "Ilam showed crafts in Wasit.",
    "sources": [{"outlet": "Mehr", "url": "https://mehr.example/1", "published": "2025-10-12"}],
    "certainty": "medium",
    "review": "unreviewed",
    "evidence": [{"field": "type", "start": 3, "end": 9, "text": "crafts", "article": "a1"}],
}
REPORT = ON_RECORD | {
    "id": "2025-10-10-exhibition-ir16-kut",
    "start": "2025-10-10",
    "end": "2025-10-16",
    "date_basis": "stated",
    "venue": "Kut",
    "venue_code": "IQ-WA",
    "lat": 32.5,
    "lon": 45.8,
    "organisations": ["Ilam governorate-general", "Wasit Chamber of Commerce"],
    "sectors": ["handicrafts", "tourism"],
    "figures": {"delegates": 15},
    "sources": [{"outlet": "IRNA", "url": "https://irna.example/9", "published": "2025-10-11", "language": "fa"}],
    "evidence": [{"field": "type", "start": 3, "end": 9, "text": "crafts", "article": "a2"}],
}


def record(**changes: Any) -> Event:
    return parse_event(ON_RECORD | changes)


def report(**changes: Any) -> Event:
    return parse_event(REPORT | changes)


def test_the_older_record_keeps_its_id_and_its_summary() -> None:
    assert merge(record(), report()).id == "2025-10-exhibition-ir16-kut"
    assert merge(record(), report(summary="Another sentence.")).summary == "Ilam showed crafts in Wasit."


def test_a_day_takes_the_place_of_the_month_it_lies_in_and_brings_its_basis_and_end() -> None:
    merged = merge(record(), report())
    assert (merged.start, merged.end, merged.date_basis) == ("2025-10-10", "2025-10-16", DateBasis.STATED)


def test_a_month_does_not_take_the_place_of_a_day() -> None:
    merged = merge(report(), record())
    assert (merged.start, merged.end, merged.date_basis) == ("2025-10-10", "2025-10-16", DateBasis.STATED)


def test_two_days_that_differ_leave_the_older_one_and_a_note() -> None:
    merged = merge(report(review="accepted"), record(start="2025-10-11", date_basis="stated", evidence=[]))
    assert merged.start == "2025-10-10"
    assert merged.note == "Sources differ on the start: 11 October 2025 (Mehr)."


def test_a_stated_day_goes_before_one_that_only_stood_for_the_publication() -> None:
    merged = merge(record(start="2025-10-12"), report())
    assert merged.start == "2025-10-10"
    assert "Sources differ on the start: 12 October 2025 (Mehr)." in merged.note


def test_what_the_record_lacks_is_filled_from_the_report() -> None:
    merged = merge(record(), report())
    assert (merged.venue, merged.venue_code, merged.lat, merged.lon) == ("Kut", "IQ-WA", 32.5, 45.8)
    assert merged.sectors == ("handicrafts", "tourism")
    assert merged.figures.delegates == 15


def test_a_body_is_not_listed_under_two_names() -> None:
    assert merge(record(), report()).organisations == ("Ilam Governorate", "Wasit Chamber of Commerce")


def test_figures_that_differ_are_noted_and_the_older_kept() -> None:
    merged = merge(record(figures={"delegates": 20}), report())
    assert merged.figures.delegates == 20
    assert "Sources differ on delegates: 15 (IRNA)." in merged.note


def test_evidence_of_both_articles_is_kept_each_with_its_article() -> None:
    assert [piece.article for piece in merge(record(), report()).evidence] == ["a1", "a2"]


def test_evidence_without_an_article_is_given_the_address_it_came_from() -> None:
    bare = [{"field": "type", "start": 3, "end": 9}]
    merged = merge(record(evidence=bare), report())
    assert [piece.article for piece in merged.evidence] == ["https://mehr.example/1", "a2"]


def test_parties_are_made_fuller_by_a_report_that_names_all_of_them_and_more() -> None:
    assert merge(record(), report(iran=["IR-05", "IR-16"])).iran == ("IR-16", "IR-05")
    assert merge(record(iraq=[]), report()).iraq == ("IQ-WA",)


def test_parties_that_only_overlap_are_not_united_but_noted() -> None:
    merged = merge(record(iran=["IR-16", "IR-05"]), report(iran=["IR-16", "IR-06"]))
    assert merged.iran == ("IR-16", "IR-05")
    assert "Sources differ on the parties: also Khuzestan (IRNA)." in merged.note


def test_a_region_is_not_exchanged_for_a_governorate() -> None:
    merged = merge(record(iraq=["IQ-KR"]), report(iraq=["IQ-SU"], venue=None, venue_code=None))
    assert merged.iraq == ("IQ-KR",)
    assert "Sulaymaniyah" in merged.note


def test_what_a_person_has_set_is_not_overruled_by_a_machine() -> None:
    merged = merge(record(review="curated", direction="mutual"), report(iran=["IR-16", "IR-05"]))
    assert merged.iran == ("IR-16",)
    assert merged.direction is Direction.MUTUAL
    assert merged.review is Review.CURATED
    assert "also Kermanshah (IRNA)" in merged.note


def test_a_second_independent_outlet_raises_certainty_by_a_step() -> None:
    assert merge(record(certainty="low"), report(certainty="low")).certainty is Certainty.MEDIUM
    assert merge(record(certainty="medium"), report(certainty="low")).certainty is Certainty.HIGH
    assert merge(record(certainty="high"), report(certainty="low")).certainty is Certainty.HIGH


def test_a_reprint_or_the_same_outlet_again_does_not_raise_certainty() -> None:
    for outlet in ("Mehr News Agency", "Shafaq News (Mehr)", "Al-Wasat (from Mehr)"):
        again = report(sources=[{"outlet": outlet, "url": "https://other.example/2"}])
        assert merge(record(), again).certainty is Certainty.MEDIUM, outlet


def test_an_article_stands_once_among_the_sources() -> None:
    twin = {"outlet": "Mehr News", "url": "http://www.mehr.example/1/?utm_medium=x#top", "language": "en"}
    merged = merge(record(), report(sources=[twin, *REPORT["sources"]]))
    assert [source.outlet for source in merged.sources] == ["Mehr", "IRNA"]
    assert merged.sources[0].language == "en"


def test_a_source_without_address_is_the_one_of_its_outlet_and_day() -> None:
    same, other = {"outlet": "mehr", "published": "2025-10-12"}, {"outlet": "Mehr", "published": "2025-10-15"}
    assert len(merge(record(), report(sources=[same, *REPORT["sources"]])).sources) == 2
    assert len(merge(record(), report(sources=[other, *REPORT["sources"]])).sources) == 3


def test_a_report_of_the_same_article_leaves_the_record_untouched() -> None:
    assert merge(record(), report(sources=ON_RECORD["sources"])) == record()


def test_merging_again_adds_no_note_twice() -> None:
    once = merge(record(figures={"delegates": 20}, note="A note."), report(note="Another."))
    twice = merge(once, report(note="Another.", sources=[{"outlet": "IRNA", "url": "https://irna.example/10"}]))
    assert twice.note.count("Another.") == 1
    assert twice.note.count("delegates") == 1


PLAN = {
    "status": "planned", "start": "2025-10-08", "end": None, "date_basis": "stated",
    "sources": [{"outlet": "ISNA", "url": "https://isna.example/5", "published": "2025-09-01"}],
}  # fmt: skip
HISTORY = [
    ("2025-09-01", Status.PLANNED, "ISNA"),
    ("2025-10-11", Status.COMPLETED, "IRNA"),
]


def test_a_visit_planned_then_held_is_one_event_whose_history_can_be_read() -> None:
    held = advance(record(**PLAN), report())
    assert (held.id, held.status, held.start, held.end) == (
        "2025-10-exhibition-ir16-kut", Status.COMPLETED, "2025-10-10", "2025-10-16",
    )  # fmt: skip
    assert status_history([held]) == HISTORY
    assert "First planned for 8 October 2025." in held.note
    assert len(held.sources) == 2


def test_the_announcement_read_after_the_event_gives_the_same_history_and_status() -> None:
    held = advance(report(), record(**PLAN))
    assert (held.status, held.start) == (Status.COMPLETED, "2025-10-10")
    assert status_history([held]) == HISTORY


def test_held_without_a_date_of_its_own_the_planned_day_stands_in_and_is_said_to() -> None:
    held = advance(record(**PLAN), report(start="2025-10", end=None, date_basis="publication date"))
    assert (held.start, held.date_basis) == ("2025-10-08", DateBasis.INFERRED)
    assert "The date is the one that was planned." in held.note


def test_planned_put_off_and_held_on_a_new_date() -> None:
    put_off = advance(
        record(**PLAN),
        report(status="postponed", start="2025-11", end=None,
               sources=[{"outlet": "Rudaw", "url": "https://rudaw.example/1", "published": "2025-10-05"}]),
    )  # fmt: skip
    held = advance(
        put_off,
        report(start="2025-11-20", end=None,
               sources=[{"outlet": "IRNA", "url": "https://irna.example/8", "published": "2025-11-21"}]),
    )  # fmt: skip
    assert (put_off.status, put_off.start) == (Status.POSTPONED, "2025-11")
    assert (held.status, held.start) == (Status.COMPLETED, "2025-11-20")
    assert [(step.date, step.status) for step in status_history([held])] == [
        ("2025-09-01", Status.PLANNED),
        ("2025-10-05", Status.POSTPONED),
        ("2025-11-21", Status.COMPLETED),
    ]
    assert held.note.count("Status history:") == 1


def test_planned_then_called_off_keeps_the_date_it_was_planned_for() -> None:
    off = advance(
        record(**PLAN),
        report(status="cancelled", start=None, end=None,
               sources=[{"outlet": "Rudaw", "url": "https://rudaw.example/2", "published": "2025-10-05"}]),
    )  # fmt: skip
    assert (off.status, off.start) == (Status.CANCELLED, "2025-10-08")
    assert [step.status for step in status_history([off])] == [Status.PLANNED, Status.CANCELLED]


def test_the_history_is_read_from_revisions_and_from_separate_reports_too() -> None:
    class Revision:
        def __init__(self, after: Event | None) -> None:
            self.after = after

    plan, held = record(**PLAN), report()
    assert status_history([held, plan]) == HISTORY
    assert status_history([Revision(plan), Revision(advance(plan, held)), Revision(None)]) == HISTORY


def test_a_status_that_a_reviewer_sets_counts_more_than_the_history_in_the_note() -> None:
    held = advance(record(**PLAN), report())
    corrected = held.model_copy(update={"status": Status.POSTPONED})
    assert [step.status for step in status_history([corrected])] == [Status.POSTPONED]


def test_outlets_with_brackets_and_arrows_in_their_names_do_not_break_the_history() -> None:
    odd = [{"outlet": "Shafaq (Mehr) → x", "url": "https://shafaq.example/1", "published": "2025-09-01"}]
    held = advance(record(**PLAN | {"sources": odd}), report())
    assert [step.source for step in status_history([held])] == ["Shafaq Mehr x", "IRNA"]
