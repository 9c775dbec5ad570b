"""Leave out what only sees part of what another candidate of the same sentence tells.

Takes the candidates of an article; gives those that stand for themselves.
"""

from __future__ import annotations

from collections import defaultdict

from events.extract.text.reading import Reading
from events.extract.told.candidate import AHEAD, Candidate
from events.extract.told.strength import HINTS, THRESHOLDS
from events.vocabulary import EventType, Status


def without_doubles(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out candidates that only see part of what a stronger one of the same sentence tells."""
    by_sentence: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_sentence[candidate.sentence].append(candidate)
    kept = []
    for candidate in candidates:
        others = [c for c in by_sentence[candidate.sentence] if c is not candidate]
        if candidate.kind == "visit" and not {
            "visit to a place",
            "host receives guests",
            "guests travel to meet",
        } & set(candidate.rules):
            shows = [
                c
                for c in others
                if c.type == EventType.EXHIBITION and c.kind not in HINTS and c.score >= THRESHOLDS[c.kind]
            ]
            if shows and "delegation proper" not in candidate.rules:
                continue
        if candidate.kind == "visit" and candidate.value in AHEAD and "delegation named" not in candidate.rules:
            shown = [c for c in others if c.kind == "wares" and c.value in AHEAD and c.score >= THRESHOLDS[c.kind]]
            if shown:
                continue  # "their makers will be in Kut in May with samples": the journey is that of those who show
        if candidate.kind == "gathering" and any(
            c.type == EventType.EXHIBITION
            and c.kind == "fair"
            and c.anchor == candidate.anchor
            and c.score >= THRESHOLDS[c.kind]
            for c in others
        ):
            continue  # a week or days that are told as an exhibition
        if candidate.kind == "meeting" and _names_partners(reading, candidate):
            papers = any(c.type == EventType.AGREEMENT and c.score >= THRESHOLDS[c.kind] for c in others)
            if papers or (not candidate.dates and candidate.status is None):
                continue  # "signed it with his counterpart", "shares the rent with its counterpart"
        attended = candidate.kind == "meeting" and all(reading.has("forum.attending", *t) for t in candidate.triggers)
        if (candidate.kind == "persons" or attended) and any(
            c.type in (EventType.AGREEMENT, EventType.EXHIBITION)
            and not (c.type == EventType.AGREEMENT and c.value == Status.PROPOSED)
            and c.kind != "wares"
            and c.score >= THRESHOLDS[c.kind]
            for c in others
        ):
            continue  # those who sign or open are named; that they met is no other event
        if (
            candidate.kind in ("meeting", "persons")
            and reading.has("forum.online", candidate.start, candidate.end)
            and any("agreement signed" in c.rules and c.value not in AHEAD for c in others)
        ):
            continue  # each signed at home, before a screen
        if (
            candidate.kind == "invitation"
            and not {"delegation named", "visit named", "visit to a place"} & set(candidate.rules)
            and any(
                c.type == EventType.EXHIBITION and c.kind != "wares" and c.score >= THRESHOLDS[c.kind] for c in others
            )
        ):
            continue  # invited to show goods
        if candidate.kind == "accord" and any(
            c.type != EventType.AGREEMENT and c.kind not in HINTS and c.value in AHEAD and c.score >= THRESHOLDS[c.kind]
            for c in others
        ):
            continue
        kept.append(candidate)
    return kept


def _names_partners(reading: Reading, candidate: Candidate) -> bool:
    """Whether a meeting is told by no more than the word for one's like on the other side ("his counterpart")."""
    return all(reading.has("forum.partners", cue.start, cue.start + 1) for cue in candidate.triggers)
