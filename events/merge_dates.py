"""Whether the dates of two event records may be those of one happening, by their precision, basis and status.

Takes two `Profile`s; gives a `Facet` as in `similarity`. Two reports of the same status must fall together; an
announcement and what it announced may lie apart, within limits and in the right order.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from events.merge_profile import Profile
from events.merge_thresholds import ANNOUNCED_DAYS, CLOSE_DAYS, FOLLOW_UP_DAYS, NEAR_DAYS, NEWS_DAYS, POSTPONED_DAYS
from events.partial_date import spoken
from events.similarity import Bar, Facet
from events.vocabulary import DateBasis, EventType, Status

OPEN: Final = frozenset({Status.PROPOSED, Status.PLANNED, Status.POSTPONED})
"""Statuses after which something is still to come."""

_APART = Facet("dates", 0.0, "The dates lie apart.", Bar.ANY)


def dates_facet(a: Profile, b: Profile) -> Facet:
    """How well the dates agree, seen with the statuses."""
    if a.event.status is b.event.status:
        return _together(a, b)
    if Status.COMPLETED in (a.event.status, b.event.status):
        ahead, held = (a, b) if b.event.status is Status.COMPLETED else (b, a)
        return _held_after(ahead, held)
    return _foretold_twice(a, b)


def news_gap(a: Profile, b: Profile) -> int | None:
    """Days between the nearest publications of the two, or None where one has no day of publication."""
    return min((abs(x - y) for x in a.published for y in b.published), default=None)


def is_announcement_date(profile: Profile) -> bool:
    """Whether an event still to come carries the date of its announcement, not one it is to take place on."""
    if profile.event.status not in OPEN or profile.start is None:
        return False
    if profile.event.date_basis is DateBasis.PUBLICATION:
        return True
    if profile.start.precision == "day" or profile.event.end is not None or not profile.published:
        return False
    return _first(profile) <= profile.published[0] <= _last(profile)


def _together(a: Profile, b: Profile) -> Facet:
    """Two reports of one status: the same day, or as near as their precision lets them be."""
    if a.start is None or b.start is None:
        return _undated(a, b)
    precision = {a.start.precision, b.start.precision}
    if precision == {"day"}:
        return _days_apart(a, b)
    gap = _gap(a, b)
    if gap:
        # A month that only stands for a publication may be the one after.
        news = news_gap(a, b)
        if "year" not in precision and gap <= CLOSE_DAYS and news is not None and news <= NEWS_DAYS:
            return Facet("dates", 0.5, _both_dates(a, b), Bar.AUTOMATIC)
        return _APART
    if "year" in precision:
        return Facet("dates", 0.35, f"{_both_dates(a, b)} A year alone does not tell.", Bar.AUTOMATIC)
    near = news_gap(a, b)
    if near is not None and near <= NEWS_DAYS:
        return Facet("dates", 0.85, f"{_both_dates(a, b)} They were published {_days(near)}.")
    if near is not None and near > 2 * NEAR_DAYS and "day" not in precision:
        return Facet("dates", 0.35, f"{_both_dates(a, b)} They were published {_days(near)}.", Bar.AUTOMATIC)
    return Facet("dates", 0.6, f"{_both_dates(a, b)} The day is not known for both.", Bar.AUTOMATIC)


def _undated(a: Profile, b: Profile) -> Facet:
    near = news_gap(a, b)
    if near is not None:
        if near <= NEWS_DAYS:
            return Facet("dates", 0.7, f"One has no date; they were published {_days(near)}.", Bar.AUTOMATIC)
        return _APART
    return Facet("dates", 0.3, "One has no date.", Bar.AUTOMATIC)


def _days_apart(a: Profile, b: Profile) -> Facet:
    between = abs(_first(a) - _first(b))
    if between == 0:
        return Facet("dates", 1.0, f"Both are dated {spoken(a.event.start)}.")
    sentence = _both_dates(a, b)
    within = _gap_of(_first(a), _end(a), _first(b), _end(b)) == 0
    if between <= CLOSE_DAYS:
        # Two stated days in a row are two sittings as often as one; a day counted from publication slips.
        stated = a.event.date_basis is b.event.date_basis is DateBasis.STATED and not within
        return Facet(
            "dates",
            0.85,
            sentence,
            Bar.AUTOMATIC if stated and a.event.type is not EventType.EXHIBITION else Bar.NOTHING,
        )
    if within and between <= NEAR_DAYS:
        return Facet("dates", 0.75, sentence, Bar.AUTOMATIC)
    return Facet("dates", 0.5, sentence, Bar.AUTOMATIC) if between <= NEAR_DAYS else _APART


def _foretold_twice(a: Profile, b: Profile) -> Facet:
    """Planned, proposed, put off, called off: the same date or the same news."""
    if a.start is None or b.start is None:
        return _undated(a, b)
    if Status.POSTPONED in (a.event.status, b.event.status) or is_announcement_date(a) or is_announcement_date(b):
        lag = _gap(a, b)
        if lag > FOLLOW_UP_DAYS:
            return _APART
        if lag <= ANNOUNCED_DAYS:
            return Facet("dates", 0.8, _both_dates(a, b), Bar.NOTHING if lag <= NEAR_DAYS else Bar.AUTOMATIC)
        return Facet("dates", 0.5, _both_dates(a, b), Bar.AUTOMATIC)
    return _together(a, b)


def _held_after(ahead: Profile, held: Profile) -> Facet:
    """An announcement, a postponement or a cancellation beside the event as it was held."""
    status = ahead.event.status
    if ahead.start is None or held.start is None:
        return _undated(ahead, held)
    announced = is_announcement_date(ahead)
    when = f"as of {spoken(ahead.event.start)}" if announced else f"for {spoken(ahead.event.start)}"
    sentence = f"{status.label} {when}; reported as held, dated {spoken(held.event.start)}."
    if ahead.published and not announced and _end(held) < ahead.published[0] - CLOSE_DAYS:
        return Facet("dates", 0.0, "One had ended before the other was announced.", Bar.ANY)
    if _end(held) < _first(ahead) - CLOSE_DAYS and status is not Status.POSTPONED:
        return Facet("dates", 0.0, "One had ended before the other was announced.", Bar.ANY)
    if "year" in (ahead.start.precision, held.start.precision):
        return Facet("dates", 0.35, sentence, Bar.AUTOMATIC) if not _gap(ahead, held) else _APART
    lag = _gap(ahead, held)
    if status is Status.CANCELLED:
        return (
            Facet("dates", 0.6, f"{sentence} One says it was called off.", Bar.AUTOMATIC)
            if lag <= CLOSE_DAYS
            else _APART
        )
    if status is Status.PROPOSED:
        return _loosely(sentence, lag)
    if status is Status.POSTPONED:
        return _by_lag(sentence, lag, POSTPONED_DAYS)
    if announced:
        return _by_lag(sentence, lag, ANNOUNCED_DAYS)
    if lag == 0:
        return Facet("dates", 1.0 if ahead.start.precision == "day" else 0.85, sentence)
    if lag <= NEAR_DAYS and ahead.start.precision == held.start.precision == "day":
        return Facet("dates", 0.8, sentence)
    return _loosely(sentence, lag)


def _by_lag(sentence: str, lag: int, automatic: int) -> Facet:
    """Agreement that falls with the time between; automatic only as long as the second number of days."""
    if lag > FOLLOW_UP_DAYS:
        return _APART
    if lag <= automatic:
        return Facet("dates", 0.85, sentence)
    return Facet("dates", 0.6 - 0.3 * lag / FOLLOW_UP_DAYS, sentence, Bar.AUTOMATIC)


def _loosely(sentence: str, lag: int) -> Facet:
    if lag > FOLLOW_UP_DAYS:
        return _APART
    return Facet("dates", 0.7 - 0.4 * lag / FOLLOW_UP_DAYS, sentence, Bar.AUTOMATIC)


def _both_dates(a: Profile, b: Profile) -> str:
    if a.event.start == b.event.start:
        return f"Both are dated {spoken(a.event.start)}."
    one, other = sorted((spoken(a.event.start), spoken(b.event.start)))
    return f"One is dated {one}, the other {other}."


def _days(gap: int) -> str:
    return "on one day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} apart"


def _gap(a: Profile, b: Profile) -> int:
    return _gap_of(_first(a), _last(a), _first(b), _last(b))


def _gap_of(first_a: int, last_a: int, first_b: int, last_b: int) -> int:
    return max(0, first_a - last_b, first_b - last_a)


def _first(profile: Profile) -> int:
    return date.min.toordinal() if profile.first is None else profile.first


def _last(profile: Profile) -> int:
    return date.max.toordinal() if profile.last is None else profile.last


def _end(profile: Profile) -> int:
    return _last(profile) if profile.end is None else max(profile.end, _last(profile))
