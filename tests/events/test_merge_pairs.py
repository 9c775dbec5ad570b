"""Pairs of reports that are and that are not one happening, in one table. All events here are made up."""

from __future__ import annotations

import pytest

from events.merge import propose
from events.model import Event
from tests.events.reports import CHAMBERS, CRAFTS, HERITAGE, VISIT, event

# (what it is about, what is on record, what is reported now, the decision)
PAIRS = [
    (
        "one fair, one day, two outlets",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        "same",
    ),
    (
        "the second outlet counts the opening from its day of publication, one day late",
        event("exhibition", "completed", "2025-10-10/2025-10-16", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-11", "16", "WA", **CRAFTS),
        "same",
    ),
    (
        "a month and a day in it, published a day apart",
        event("exhibition", "completed", "2025-10", "16", "WA", published="2025-10-12", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", published="2025-10-11", **CRAFTS),
        "same",
    ),
    (
        "a month and a day in it, published three weeks apart: the show may be weekly",
        event("exhibition", "completed", "2025-10", "16", "WA", published="2025-10-02", **CRAFTS),
        event("exhibition", "completed", "2025-10-24", "16", "WA", published="2025-10-25", **CRAFTS),
        "ask",
    ),
    (
        "a weekly show, a week later",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2025-10-17", "16", "WA", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "a yearly fair, 2023 and 2024",
        event("exhibition", "completed", "2023-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-10-09", "16", "WA", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "a yearly fair known by the year only",
        event("exhibition", "completed", "2023", "16", "WA", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024", "16", "WA", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "numbers of a series",
        event("exhibition", "completed", "2025-10-10", "16", "WA", summary="The fourth exhibition of crafts.", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", summary="The 5th exhibition of crafts.", **CRAFTS),
        "new",
    ),
    (
        "one day, venues in different towns",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS | {"venue": "Al-Hay"}),
        "new",
    ),
    (
        "one town under two spellings",
        event("forum", "completed", "2019-08-14", "13", "KR", venue="Hamadan", venue_code="IR-13", sectors=["textiles"]),
        event("forum", "completed", "2019-08-14", "13", "KR", venue="Hamedan", venue_code="IR-13", sectors=["textiles"]),
        "same",
    ),
    (
        "one town under two names, by its position",
        event("forum", "completed", "2021-03-02", "04", "AR", venue="Urmia", lat=37.55, lon=45.07, venue_code="IR-04"),
        event("forum", "completed", "2021-03-02", "04", "AR", venue="Rezaiyeh", lat=37.55, lon=45.08, venue_code="IR-04"),
        "same",
    ),
    (
        "guests and hosts exchanged",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT | {"direction": "iran_to_iraq"}),
        "new",
    ),
    (
        "another governorate",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "MA", **VISIT),
        "new",
    ),
    (
        "the second report names one more province",
        event("delegation", "completed", "2024-02-04", "16", "WA", **VISIT, organisations=["Ilam Chamber of Commerce"]),
        event("delegation", "completed", "2024-02-04", "16", "WA,MA", **VISIT, organisations=["Chamber of commerce, Ilam"]),
        "same",
    ),
    (
        "the region as a whole and one of its governorates",
        event("delegation", "completed", "2022-06-01", "13", "KR", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        "ask",
    ),
    (
        "Iraq as a whole and a governorate",
        event("delegation", "completed", "2022-06-01", "13", "", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13", **CHAMBERS),
        "ask",
    ),
    (
        "a visit and the talks it came for",
        event("delegation", "completed", "2024-02-04", "16", "WA", venue="Ilam", venue_code="IR-16"),
        event("forum", "completed", "2024-02-04", "16", "WA", venue="Ilam", venue_code="IR-16"),
        "ask",
    ),
    (
        "an exhibition is no delegation",
        event("delegation", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS),
        "new",
    ),
    (
        "one memorandum of two chambers, told twice",
        event("agreement", "completed", "2022-06-01", "13", "SU", subtype="mou", venue="Hamadan", **CHAMBERS),
        event("agreement", "completed", "2022-06-01", "13", "SU", subtype="accord", venue="Hamadan", **CHAMBERS),
        "same",
    ),
    (
        "two agreements of one day, other bodies on other matters",
        event("agreement", "completed", "2022-06-01", "13", "SU", sectors=["energy"], organisations=["Hamadan Power Company"]),
        event("agreement", "completed", "2022-06-01", "13", "SU", sectors=["education"], organisations=["Bu-Ali Sina University"]),
        "new",
    ),
    (
        "two agreements of one day, one signer in common",
        event("agreement", "completed", "2019-08-15", "13", "KR", sectors=["textiles"], venue="Hamadan",
              organisations=["Kurdistan Importers Union", "Hamadan Union of Shoemakers"]),
        event("agreement", "completed", "2019-08-15", "13", "KR", sectors=["textiles"], venue="Hamadan",
              organisations=["Kurdistan Importers Union", "Hamadan Industrial Estates Company"]),
        "ask",
    ),
    (
        "two agreements of one day whose subjects nobody gives",
        event("agreement", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13"),
        event("agreement", "completed", "2022-06-01", "13", "SU", venue="Hamadan", venue_code="IR-13"),
        "ask",
    ),
    (
        "an agreement and its renewal two years later",
        event("agreement", "completed", "2020-05-04", "13", "SU", subtype="mou", **CHAMBERS),
        event("agreement", "completed", "2022-05-03", "13", "SU", subtype="renewal", **CHAMBERS),
        "new",
    ),
    (
        "an agreement and a renewal in one month",
        event("agreement", "completed", "2022-05", "13", "SU", subtype="mou", published="2022-05-03", **CHAMBERS),
        event("agreement", "completed", "2022-05-02", "13", "SU", subtype="renewal", published="2022-05-03", **CHAMBERS),
        "new",
    ),
    (
        "a visit planned for a day, then held",
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        event("delegation", "completed", "2024-02-04", "16", "WA", published="2024-02-05", **VISIT),
        "follow_up",
    ),
    (
        "held first, the announcement read later",
        event("delegation", "completed", "2024-02-04", "16", "WA", published="2024-02-05", **VISIT),
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        "follow_up",
    ),
    (
        "planned for one day, held four days later",
        event("exhibition", "planned", "2024-05-05", "16", "WA", published="2024-04-20", **CRAFTS),
        event("exhibition", "completed", "2024-05-09", "16", "WA", published="2024-05-09", **CRAFTS),
        "follow_up",
    ),
    (
        "planned, then called off",
        event("delegation", "planned", "2024-02-04", "16", "WA", published="2024-01-20", **VISIT),
        event("delegation", "cancelled", "2024-02-04", "16", "WA", published="2024-02-01", **VISIT),
        "follow_up",
    ),
    (
        "put off, then held two months later by the same body",
        event("exhibition", "postponed", "2024-05-05", "16", "WA", published="2024-05-01", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-07-08", "16", "WA", published="2024-07-08", **CRAFTS, **HERITAGE),
        "follow_up",
    ),
    (
        "announced without a date, held a month later by the same body",
        event("exhibition", "planned", "2024-05", "16", "WA", published="2024-05-05", date_basis="publication date",
              **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE),
        "follow_up",
    ),
    (
        "announced without a date, held half a year later",
        event("exhibition", "planned", "2024-05", "16", "WA", published="2024-05-05", date_basis="publication date",
              **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-10-08", "16", "WA", published="2024-10-08", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "held, and the next edition planned",
        event("exhibition", "completed", "2023-10-10", "16", "WA", published="2023-10-11", **CRAFTS, **HERITAGE),
        event("exhibition", "planned", "2024-06-10", "16", "WA", published="2024-04-20", **CRAFTS, **HERITAGE),
        "new",
    ),
    (
        "called for, then held: nobody says it is the one called for",
        event("exhibition", "proposed", "2024-05", "16", "WA", published="2024-05-05", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-06-08", "16", "WA", published="2024-06-08", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "called off, and yet reported as held",
        event("exhibition", "cancelled", "2024-05-05", "16", "WA", published="2024-05-03", **CRAFTS, **HERITAGE),
        event("exhibition", "completed", "2024-05-05", "16", "WA", published="2024-05-06", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "a reviewer has rejected it",
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE, review="rejected"),
        event("exhibition", "completed", "2025-10-10", "16", "WA", **CRAFTS, **HERITAGE),
        "ask",
    ),
    (
        "undated, by the same bodies",
        event("delegation", "completed", None, "13", "KR", venue="Erbil", venue_code="IQ-AR", **CHAMBERS),
        event("delegation", "completed", "2022-06-01", "13", "KR", venue="Erbil", venue_code="IQ-AR", **CHAMBERS),
        "ask",
    ),
    (
        "parties and day alone: nothing else is known",
        event("forum", "completed", "2022-06-01", "13", "SU"),
        event("forum", "completed", "2022-06-01", "13", "SU"),
        "ask",
    ),
    (
        "bodies named in other scripts say nothing against it",
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", organisations=["Hamadan Chamber of Commerce"]),
        event("forum", "completed", "2022-06-01", "13", "SU", venue="Hamadan", organisations=["اتاق بازرگانی همدان"]),
        "same",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("known", "reported", "action"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_report_is_recognised_as(known: Event, reported: Event, action: str) -> None:
    (decision,) = propose([reported], [known])
    assert decision.action == action, decision
    assert decision.event_id == reported.id
    assert decision.other_id == (None if action == "new" else known.id)
    assert bool(decision.reasons) == (action != "new")


@pytest.mark.parametrize(("known", "reported"), [pair[1:3] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_the_order_of_two_reports_does_not_change_whether_they_are_one(known: Event, reported: Event) -> None:
    (there,), (back,) = propose([reported], [known]), propose([known], [reported])
    assert there.action == back.action
    assert there.score == pytest.approx(back.score)
