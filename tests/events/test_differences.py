"""Two records side by side in plain words, and summaries composed anew."""

from __future__ import annotations

from events.differences import differences, figures_in_words
from events.model import Figures
from events.recomposing import composed, is_composed
from tests.events.records import event


def test_only_what_differs_is_told_in_the_words_of_a_person():
    before = event()
    after = event(
        start="2025-05",
        end="2025-06",
        iraq=[],
        status="planned",
        venue_code="IQ-SU",
        sectors=["food"],
        figures={"days": 3},
    )
    assert [tuple(row)[1:] for row in differences(before, after)] == [
        ("Status", "Completed", "Planned"),
        ("Start", "21 May 2025", "May 2025"),
        ("End", "—", "June 2025"),
        ("Iraqi side", "Sulaymaniyah", "Iraq as a whole"),
        ("Venue’s province", "Kurdistan", "Sulaymaniyah"),
        ("Sectors", "—", "Food"),
        ("Figures", "—", "3 days"),
    ]
    assert differences(before, before) == []
    assert differences(before, event(review="accepted"), leave_out=("review",)) == []


def test_sources_are_told_by_outlet_and_day():
    more = [{"outlet": "Border Post", "published": "2025-05-22"}, {"outlet": "Wire"}]
    (row,) = differences(event(sources=[{"outlet": "Wire"}]), event(sources=more))
    assert (row.label, row.before, row.after) == ("Sources", "Wire", "Border Post, 22 May 2025; Wire")


def test_figures_are_one_line():
    assert figures_in_words(Figures(companies=40, value_usd=1_500_000)) == "40 companies, 1,500,000 US dollars"
    # Artisans of a show as much as members of a delegation.
    assert figures_in_words(Figures(delegates=15)) == "15 people"
    assert figures_in_words(Figures()) == ""


def test_a_summary_is_composed_from_the_fields_and_told_from_a_persons_own_words():
    own = event(summary="Our own words.")
    sentence = composed(own)
    assert sentence is not None
    assert "Kurdistan" in sentence
    assert "21 May 2025" in sentence
    assert not is_composed(own)
    assert is_composed(event(summary=sentence))
    assert composed(event(subtype=None)) is None
    assert "Sulaymaniyah" not in (composed(event(iraq=["IQ-DI"])) or "")
