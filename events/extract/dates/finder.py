"""Finds the dates an article tells, in English, Persian, Arabic and Sorani Kurdish.

Takes a text, its published date and its language; gives ``DateMention`` objects with exact places in the text and ISO
dates of reduced precision: full and partial dates of the Gregorian and the Solar Hijri calendar, weekdays, "next week",
ranges, lengths of time. The tense of the sentence, which the finder does not know, can be handed over to ``resolve``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from events.extract.dates.patterns import read_candidates
from events.extract.dates.points import Kind, Rule
from events.extract.dates.resolution import Basis, Resolved, Tense, resolve_point
from events.extract.dates.rules import read_rule
from events.extract.dates.words import LANGUAGES, Token, read_tokens
from events.partial_date import DAY_LONG, PartialDate

_EDGES = frozenset("ifrqb,:_-")
YEAR = 4
_DATELINE = re.compile(r"\s*[^\n()–—]{0,60}\([^\n()]{2,40}\)\s*(?:[-–—:ـ]|--)")


@dataclass(frozen=True)
class DateMention:
    """One date as an article tells it.

    Attributes
    ----------
    start_char, end_char : int
        Place in the text as given, end excluded.
    start, end : str or None
        ISO dates of reduced precision: "2025", "2025-05" or "2025-05-21". ``end`` only where the text gives one, or
        where a solar month or a season runs over two Gregorian months. "Until 13 December" has an end and no start.
    basis : str
        "stated", "relative to publication", "publication date" or "inferred" (counted from another date of the text).
    kind : str
        What was told: "day", "week", "month", "season", "year", "range", "duration" or "recurrence".
    days : int or None
        Length in days, of durations ("week-long" is 7) and of ranges of days.
    incomplete : bool
        True where the text gives no year (or only a weekday) and nothing settles it: ``start`` is None then.
    in_name : bool
        True for the year of a name ("Expo 2019").
    dateline : bool
        True for the date before the first dash of an article: when it was filed, not when something happened.
    part : str or None
        "early", "middle" or "late" where the text says so.
    deadline : bool
        True where something is to happen before it ("before next spring", "within two months").
    known : int
        How much of its date of publication is known, in letters of the ISO date: 10, 7 or 4.
    earliest, latest : str or None
        First and last day that ``start`` may mean (a week inside its month, say), as ISO days.
    """

    start_char: int
    end_char: int
    start: str | None
    end: str | None
    basis: Basis
    kind: Kind
    days: int | None = None
    incomplete: bool = False
    in_name: bool = False
    dateline: bool = False
    part: str | None = None
    deadline: bool = False
    earliest: str | None = None
    latest: str | None = None
    rule: Rule | None = field(default=None, repr=False, compare=False)
    published: date | None = field(default=None, repr=False, compare=False)
    previous: Resolved | None = field(default=None, repr=False, compare=False)
    known: int = field(default=DAY_LONG, repr=False, compare=False)
    by_tense: dict[Tense, DateMention] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def tense_matters(self) -> bool:
        """Whether past and future tense give different dates."""
        return resolve(self, "past").start != resolve(self, "future").start


def find_dates(text: str, published: str | None, language: str) -> list[DateMention]:
    """Find the dates told in a text.

    Parameters
    ----------
    text : str
        The article.
    published : str or None
        When it came out, as an ISO date or date and time; of reduced precision it only settles what it can.
    language : str
        "en", "fa", "ar" or "ckb"; anything else is read as English.

    Returns
    -------
    list of DateMention
        In reading order, not overlapping. Weekdays are the most recent ones: hand a future tense to ``resolve``.
    """
    day = _published_day(published)
    language = language if language in LANGUAGES else "en"
    tokens = read_tokens(text, language)
    dateline = _dateline_end(text)
    mentions: list[DateMention] = []
    places: list[tuple[int, int]] = []
    previous: Resolved | None = None
    for candidate in read_candidates(tokens, language):
        rule = read_rule(candidate, tokens, language)
        if rule is None:
            continue
        first, last = _trimmed(tokens, candidate.first, candidate.last)
        mention = DateMention(
            tokens[first].start, tokens[last - 1].end, None, None, "stated", rule.kind, rule.days,
            in_name=rule.in_name, dateline=tokens[last - 1].end <= dateline, deadline=_is_deadline(rule, tokens, candidate.first),
            rule=rule, published=day, previous=previous, known=len(published.strip()[:DAY_LONG]) if published else DAY_LONG,
        )  # fmt: skip
        if rule.of_another and previous and any(t.code == "." for t in tokens[places[-1][1] : first]):
            continue  # it is counted from a date of its own sentence
        mention = resolve(mention, "unknown")
        mention = _until(mention, tokens, first)
        joined = _joined(mentions[-1], mention, tokens, places[-1][1], first) if mentions else None
        if joined is not None:
            mentions[-1], places[-1] = joined, (places[-1][0], last)
        else:
            mentions.append(mention)
            places.append((first, last))
        if rule.start is not None and mention.start is not None and not rule.in_name and not rule.of_another:
            previous = resolve_point(rule.start, day, previous, "unknown") or previous
    return mentions


def resolve(mention: DateMention, tense: Tense) -> DateMention:
    """Work a mention out again, knowing the tense of its sentence.

    Parameters
    ----------
    mention : DateMention
        From ``find_dates``.
    tense : {"past", "future", "unknown"}
        "On Monday" is the Monday gone in the past tense and the one to come in the future tense; so is "in October".

    Returns
    -------
    DateMention
        The same place in the text with start, end and basis for that tense.
    """
    rule = mention.rule
    if rule is None or (rule.start is None and rule.end is None):
        return mention
    found = mention.by_tense.get(tense)
    if found is None:
        found = mention.by_tense[tense] = _worked_out(mention, rule, tense)
    return found


def _worked_out(mention: DateMention, rule: Rule, tense: Tense) -> DateMention:
    if mention.known <= YEAR:
        tense = "unknown"  # what came before or after an unknown day of the year cannot be told
    opening = resolve_point(rule.start, mention.published, mention.previous, tense) if rule.start else None
    closing = resolve_point(rule.end, mention.published, opening or mention.previous, tense) if rule.end else None
    if opening and closing and rule.start and rule.end and closing.last < opening.first:
        # "28 December to 3 January": each found its own year, the nearest.
        closing = resolve_point(rule.end, opening.last, opening, "future") or closing
        if closing.last < opening.first:
            opening = resolve_point(rule.start, closing.first, closing, "past") or opening
    told_on = mention.previous is not None and mention.previous.first == mention.published  # "said on Saturday"
    if (
        closing
        and rule.start is None
        and rule.end
        and rule.end.weekday is not None
        and mention.previous
        and not told_on
    ):
        # "opened on Sunday and runs until Thursday": the Thursday behind that Sunday.
        early = (mention.previous.first - closing.first).days
        if 0 < early <= 7:
            closing = resolve_point(rule.end, mention.previous.first, None, "future") or closing
    known = opening or closing
    if known is None or (opening and closing and closing.last < opening.first):
        return replace(mention, start=None, end=None, incomplete=True)
    end = (
        None
        if mention.known < DAY_LONG and known.basis == "relative to publication"
        else (
            closing.start
            if closing and not closing.end
            else (closing.end if closing else opening.end if opening else None)
        )
    )
    if opening and end and ends_nowhere(opening.start, end):
        end = None
    days = mention.days
    if opening and closing and opening.precision == closing.precision == "day":
        days = (closing.first - opening.first).days + 1
    last = closing.last if closing and not opening else (opening.last if opening else None)
    return replace(
        mention, start=_as_known(mention, opening) if opening else None, end=end, basis=known.basis, days=days, incomplete=False,
        part=rule.start.part if rule.start else None, earliest=opening.first.isoformat() if opening else None,
        latest=last.isoformat() if last else None,
    )  # fmt: skip


def ends_nowhere(start: str, end: str) -> bool:
    """Whether an end says no more than its start ("29 October to 2025", of that year) or lies before it."""
    vaguer = len(end) < len(start) and start.startswith(end)
    return vaguer or PartialDate(end).last_day < PartialDate(start).first_day


def _as_known(mention: DateMention, opening: Resolved) -> str:
    """The start, no finer than the date of publication where it is counted from that ("on Monday" in an article of May)."""
    return opening.start[: mention.known] if opening.basis == "relative to publication" else opening.start


def _published_day(published: str | None) -> date | None:
    if not published:
        return None
    try:
        return date.fromisoformat(published.strip()[:10])
    except ValueError:
        pass
    try:
        # A month or a year of publication: its middle settles the year of a day and nothing finer.
        parts = [int(p) for p in published.strip()[:7].split("-")]
        return date(parts[0], parts[1], 15) if len(parts) == 2 else date(parts[0], 7, 1)
    except ValueError:
        return None


def _dateline_end(text: str) -> int:
    """Return where the dateline of an agency ends ("TEHRAN, Aug. 15 (MNA) –"), 0 where there is none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def _trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and tokens[first].code in _EDGES:
        first += 1
    while last - 1 > first and tokens[last - 1].code in _EDGES | {"("}:
        last -= 1
    if tokens[last - 1].code == ")" and all(t.code != "(" for t in tokens[first:last]) and last - 1 > first:
        last -= 1
    return first, last


def _until(mention: DateMention, tokens: list[Token], first: int) -> DateMention:
    """Turn "until 13 December" into an end without a start."""
    rule = mention.rule
    if not first or tokens[first - 1].code != "u" or rule is None or rule.start is None or rule.end is not None:
        return mention
    return resolve(
        replace(mention, kind="range", rule=replace(rule, kind="range", start=None, end=rule.start)), "unknown"
    )


def _is_deadline(rule: Rule, tokens: list[Token], first: int) -> bool:
    """Whether a date is one before which something is to happen ("before next spring", "within two months").

    What is to be "before the end of August" may well be in August.
    """
    if rule.start is not None and rule.start.part == "late":
        return False
    return tokens[first].value == "by_when" or (first > 0 and tokens[first - 1].value in ("by_when", "ahead_of"))


def _joined(left: DateMention, right: DateMention, tokens: list[Token], gap: int, first: int) -> DateMention | None:
    """Join two mentions with only "to", "until" or a dash between them ("Monday to Thursday") into a range."""
    if first - gap > 2:
        return None
    between = "".join(t.code for t in tokens[gap:first])
    paired = between == "&" and gap >= 2 and any(t.code == "b" for t in tokens[max(0, gap - 5) : gap])
    if between not in ("-", "z", "u", "zr") and not paired:
        return None
    a, b = left.rule, right.rule
    if a is None or b is None or a.start is None or a.end is not None:
        return None
    closing = b.end if b.start is None else b.start
    if closing is None or (b.start is not None and b.end is not None):
        return None
    opening = a.start
    if opening.year is None and closing.year is not None and opening.calendar == closing.calendar and opening.month:
        later = closing.month is not None and opening.month > closing.month
        opening = replace(opening, year=closing.year - later)
    rule = Rule("range", opening, closing)
    joined = replace(left, end_char=right.end_char, kind="range", rule=rule, days=None)
    return resolve(joined, "unknown")
