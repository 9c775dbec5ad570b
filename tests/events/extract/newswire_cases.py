"""Articles of our own with the events they tell, and how extraction is held against them.

The cases (cases/*.jsonl) are written for these tests after facts of the curated events: ``own_*`` short and long ones,
``unseen_*`` and ``newswire_*`` as wordy as newswires, ``oblique_en`` by reporters who never call a thing by its name. Matching
is as in the project's scoring: same type (forum and delegation may stand for each other), places agreeing by half, dates at the
coarser precision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

from events.extract import ExtractedEvent, extract

CASES = Path(__file__).parent / "cases"


@dataclass
class Tally:
    """Counts over a set of articles."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    same: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("status", "start", "places", "direction", "venue"), 0)
    )

    @property
    def f1(self) -> float:
        return 2 * self.matched / max(self.gold + self.found, 1)

    def share(self, name: str) -> float:
        return self.same[name] / max(self.matched, 1)


def articles(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def tally(*names: str) -> Tally:
    """Counts over all articles of one or several sets."""
    total = Tally()
    for article in (article for name in names for article in articles(name)):
        events = extract(article["text"], article["published"], article["language"]).events[:8]
        gold = article["gold"]
        pairs = _pairs(gold, events)
        total.gold += len(gold)
        total.found += len(events)
        total.matched += len(pairs)
        for wanted, event in pairs:
            total.same["status"] += wanted["status"] == event.status
            total.same["start"] += wanted["start"] == event.start
            total.same["places"] += _places(wanted) == {*event.iran, *event.iraq}
            total.same["direction"] += wanted["direction"] == event.direction
            total.same["venue"] += wanted["venue_code"] == event.venue_code
    return total


def _pairs(
    gold: list[dict[str, Any]], events: tuple[ExtractedEvent, ...]
) -> list[tuple[dict[str, Any], ExtractedEvent]]:
    best: list[tuple[dict[str, Any], ExtractedEvent]] = []
    most = (0, 0)
    slots = [*range(len(events)), *([-1] * max(len(gold) - len(events), 0))]
    for order in set(permutations(slots, len(gold))):
        pairs = [(w, events[i]) for w, i in zip(gold, order, strict=True) if i >= 0 and _matches(w, events[i])]
        value = (
            len(pairs),
            sum(
                (w["status"] == e.status) + (w["start"] == e.start) + (w["direction"] == e.direction) for w, e in pairs
            ),
        )
        if value > most:
            best, most = pairs, value
    return best


def _places(event: dict[str, Any]) -> set[str]:
    return {*event["iran"], *event["iraq"]}


def _matches(wanted: dict[str, Any], event: ExtractedEvent) -> bool:
    if wanted["type"] != event.type and {wanted["type"], str(event.type)} != {"forum", "delegation"}:
        return False
    mine, theirs = _places(wanted), {*event.iran, *event.iraq}
    if (mine or theirs) and len(mine & theirs) / len(mine | theirs) < 0.5:
        return False
    if not wanted["start"] or not event.start:
        return not wanted["start"]
    n = min(len(wanted["start"]), len(event.start))
    if n == 10:
        return abs((date.fromisoformat(wanted["start"]) - date.fromisoformat(event.start)).days) <= 7
    return bool(wanted["start"][:n] == event.start[:n])
