"""Decks and data for tests, made in view: three events of Ilam and Wasit, one of the Kurdistan Region, one national."""

from __future__ import annotations

from briefing.data import Data, data_of_events
from briefing.resolving import Resolved, resolve
from briefing.view import View
from events.model import Event
from tests.events.records import event


def events() -> list[Event]:
    """Five curated events, 2023 to 2026; the newest names HTML in its summary and has two sources."""
    return [
        event(
            "2026-01-10-exhibition-ir16-kut", type="exhibition", subtype="sales", status="planned", start="2026-01-10",
            end="2026-01-15", iran=["IR-16"], iraq=["IQ-WA"], direction="iran_to_iraq", venue="Kut", venue_code="IQ-WA",
            summary="Ilam shows <b>honey</b> & dates in Kut.", review="curated",
            sources=[
                {"outlet": "IRNA", "url": "https://irna.example/1?a=1&b=2", "published": "2026-01-02", "language": "en"},
                {"outlet": "Wasit Post", "url": "https://wasit.example/9", "language": "ar"},
            ],
        ),
        event(
            "2024-05-delegation-ir16-kut", type="delegation", subtype=None, start="2024-05", iran=["IR-16"], iraq=["IQ-WA"],
            direction="iran_to_iraq", venue="Kut", venue_code="IQ-WA", summary="Traders of Ilam went to Kut.", review="curated",
        ),
        event(
            "2023-agreement-ir16-iqwa", type="agreement", subtype="mou", start="2023", iran=["IR-16"], iraq=["IQ-WA"],
            venue=None, venue_code=None, summary="Ilam and Wasit agreed on a market.", review="curated",
        ),
        event(
            "2025-03-forum-ir13-iqkr", start="2025-03", iran=["IR-13"], iraq=["IQ-KR"], venue="Hamadan", venue_code="IR-13",
            summary="Hamadan met officials of the Kurdistan Region.", review="curated",
        ),
        event(
            "undated-forum-ir-iq", start=None, iran=[], iraq=[], venue=None, venue_code=None, summary="Both capitals talked.",
            review="curated",
        ),
    ]  # fmt: skip


def data() -> Data:
    """These events, as of 1 July 2026."""
    return data_of_events(events(), "2026-07-01")


def shown(**fields: object) -> Resolved:
    """A view of them."""
    return resolve(View(**{"id": "v", **fields}), data())  # type: ignore[arg-type]
