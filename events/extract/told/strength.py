"""How strong a telling must be before it is believed, by kind of trigger.

Takes a `Candidate`; gives the least `score` it needs. Tuned on half of the development articles.
"""

from __future__ import annotations

from typing import Final

from events.extract.told.candidate import Candidate

THRESHOLDS: Final = {
    "fair": 0.6, "goods": 0.75, "wares": 0.75, "display": 0.75, "fairs": 0.7, "echo": 0.55, "another": 0.55,
    "paper": 0.5, "twinning": 0.6, "accord": 0.6, "venture": 0.5, "offer": 0.5, "signature": 0.3,
    "visit": 0.55, "invitation": 0.5, "meeting": 0.55, "gathering": 0.55, "committee": 0.5, "participants": 0.55, "persons": 0.6,
    "round": 0.5, "another round": 0.5, "homeward": 0.0,
}  # fmt: skip
HINTS: Final = ("echo", "wares")
"""Kinds of telling that are an exhibition only together with other sentences or dates."""


def threshold(candidate: Candidate) -> float:
    """How strong a telling must be; more where its status is only assumed."""
    needed = THRESHOLDS[candidate.kind]
    if candidate.status is None and candidate.kind in ("paper", "committee"):
        needed += 0.1 if candidate.kind == "paper" else 0.25
    if candidate.oblique or "meeting told" in candidate.rules:
        needed += 0.1
    return needed
