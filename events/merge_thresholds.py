"""The numbers by which two reports are judged to tell of one happening, each with its reason.

Takes nothing; gives named constants and `THRESHOLDS`, the same as a table for the codebook. They were set on the
curated events, separate happenings checked by hand, so that automatic merges are right and doubt goes to a person.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Threshold(NamedTuple):
    """One number of the merging rules: its value, its unit and why it is what it is."""

    value: float
    unit: str
    reason: str


THRESHOLDS: Final[dict[str, Threshold]] = {}
"""Every threshold by name, in the order of the rules."""


def _threshold(name: str, value: float, unit: str, reason: str) -> float:
    THRESHOLDS[name] = Threshold(value, unit, reason)
    return value


def _days(name: str, value: int, reason: str) -> int:
    return int(_threshold(name, value, "days", reason))


SAME_SCORE: Final = _threshold(
    "SAME_SCORE", 0.80, "score",
    "Merged without asking from here on: parties, day and one detail more agree, and nothing speaks against it.",
)  # fmt: skip
ASK_SCORE: Final = _threshold(
    "ASK_SCORE", 0.66, "score",
    "A near miss is shown to the reviewer from here on; below it, pairs of the curated set are plainly separate.",
)  # fmt: skip
AMBIGUOUS_MARGIN: Final = _threshold(
    "AMBIGUOUS_MARGIN", 0.04, "score",
    "Where a second candidate comes this close to the best one, a person chooses: series repeat themselves weekly.",
)  # fmt: skip
MANY_DOUBTS: Final = int(_threshold(
    "MANY_DOUBTS", 3, "reasons to ask",
    "A near miss has one or two of them; with more, nobody would call the pair one happening.",
))  # fmt: skip
SILENT: Final = _threshold(
    "SILENT", 0.45, "share of a facet's weight",
    "What a facet counts where one report does not speak of it: short of agreement, and no evidence of difference.",
)  # fmt: skip
RELATED_BODIES: Final = _threshold(
    "RELATED_BODIES", 0.5, "agreement of organisations",
    "Bodies of other names but of one field, as two departments of heritage, speak no more against a pair than silence does.",
)  # fmt: skip
CLOSE_DAYS: Final = _days(
    "CLOSE_DAYS", 2,
    "Outlets are a day or two apart when they count from publication or across midnight.",
)  # fmt: skip
NEAR_DAYS: Final = _days(
    "NEAR_DAYS", 7,
    "Dates up to a week apart are shown to the reviewer; not merged, since shows and meetings repeat weekly.",
)  # fmt: skip
NEWS_DAYS: Final = _days(
    "NEWS_DAYS", 4,
    "Reports of a month without a day are one piece of news only where they were published within these days.",
)  # fmt: skip
ANNOUNCED_DAYS: Final = _days(
    "ANNOUNCED_DAYS", 45,
    "An announcement without a date of its own is tied to what is held so soon after it, if a body is named in both.",
)  # fmt: skip
POSTPONED_DAYS: Final = _days(
    "POSTPONED_DAYS", 120,
    "What was put off is recognised on its new date within a season, if a body is named in both.",
)  # fmt: skip
FOLLOW_UP_DAYS: Final = _days(
    "FOLLOW_UP_DAYS", 300,
    "The longest way from an announcement to the event that is still proposed; short of a year, so that a yearly fair "
    "is not taken for the last one's late arrival.",
)  # fmt: skip
PLACES_SHARED: Final = _threshold(
    "PLACES_SHARED", 0.5, "share of provinces named",
    "Fewer than half the provinces in common is another event (the measure of the extraction draws the same line).",
)  # fmt: skip
NAME_RATIO: Final = _threshold(
    "NAME_RATIO", 84, "rapidfuzz ratio, 0-100",
    "Words of names count as one from here on: Hamadan and Hamedan give 86, Iran and Iraq 75, Badra and Badreh 73.",
)  # fmt: skip
TOWN_KILOMETRES: Final = _threshold(
    "TOWN_KILOMETRES", 12, "kilometres",
    "Venues so near are one town under two names; the next town of a border province is farther.",
)  # fmt: skip
SUBJECT_LOW: Final = _threshold(
    "SUBJECT_LOW", 45, "rapidfuzz ratio, 0-100",
    "Summaries of unrelated events resemble each other this much once the names of the parties are left out.",
)  # fmt: skip
SUBJECT_HIGH: Final = _threshold(
    "SUBJECT_HIGH", 75, "rapidfuzz ratio, 0-100",
    "Summaries that alike tell of the same matter, and count as full agreement.",
)  # fmt: skip

WEIGHTS: Final[dict[str, float]] = {
    "places": 0.28,
    "dates": 0.27,
    "venue": 0.12,
    "organisations": 0.10,
    "direction": 0.07,
    "sectors": 0.06,
    "subject": 0.06,
    "kind": 0.04,
}
"""What each facet counts towards the score; they add up to 1. Who and when weigh more than half."""
