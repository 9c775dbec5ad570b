"""The status history of an event: announced when and by whom, put off, held or called off.

Takes event records or revisions of one happening; gives dated steps. A record joined from several reports carries its
steps as one sentence of its note, so that they travel with it through every file and are read back from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from events.model import Event
from events.partial_date import PartialDate
from events.vocabulary import Status

_LEAD: Final = "Status history: "
_ARROW: Final = " → "
_STATUS: Final = {str(status): status for status in Status}
_SENTENCE: Final = re.compile(re.escape(_LEAD) + r"(?P<steps>[^\n]*?\))\.(?=\s|$)")
_STEP: Final = re.compile(r"(?P<status>[a-z]+) (?P<date>\d{4}(?:-\d{2}){0,2}|undated) \((?P<source>[^()]*)\)")

# In which order statuses follow when no day of publication tells.
_ORDER: Final = (Status.PROPOSED, Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.COMPLETED)


class Step(NamedTuple):
    """One status, the day on which it was reported (None where no source gives it) and the outlet."""

    date: str | None
    status: Status
    source: str


class HasAfter(Protocol):
    """What is read of a revision: the record after the change, or None where it took the event away."""

    @property
    def after(self) -> Event | None: ...


def status_history(records: Iterable[Event | HasAfter]) -> list[Step]:
    """How the status went, from records or revisions of one happening in any order.

    Parameters
    ----------
    records : iterable of Event or Revision
        Reports of one happening, or the revisions of one event (`events.revisions`).

    Returns
    -------
    list of Step
        In the order reported, what was held last; a status that was only repeated is given once, with its first report.
    """
    steps: set[Step] = set()
    for record in records:
        event = record if isinstance(record, Event) else record.after
        if event is not None:
            steps.update(steps_of(event))
    told: list[Step] = []
    for step in sorted(steps, key=_when):
        if not told or told[-1].status is not step.status:
            told.append(step)
    return told


def steps_of(event: Event) -> Sequence[Step]:
    """The steps one record carries: those its note tells, where they end with its status; else that with its source."""
    match = _SENTENCE.search(event.note)
    if match:
        read = [_read(part) for part in match["steps"].split(_ARROW)]
        steps = [step for step in read if step is not None]
        # A reviewer who set another status since has the last word.
        if len(steps) == len(read) and steps[-1].status is event.status:
            return steps
    return [_step(event)]


def _read(text: str) -> Step | None:
    match = _STEP.fullmatch(text)
    if match is None or match["status"] not in _STATUS:
        return None
    return Step(None if match["date"] == "undated" else match["date"], _STATUS[match["status"]], match["source"])


def _step(event: Event) -> Step:
    dated = sorted((source.published, source.outlet) for source in event.sources if source.published)
    day, outlet = dated[0] if dated else (None, min(source.outlet for source in event.sources))
    plain = " ".join(re.sub(r"[()→]", " ", outlet).split())
    return Step(day, event.status, plain or "unnamed outlet")


def _when(step: Step) -> tuple[bool, int, int, str]:
    """Held is held for good. Before that, steps by day of report; undated ones by the usual course of things."""
    order = _ORDER.index(step.status)
    usual = 0 if order < _ORDER.index(Status.POSTPONED) else 10**7
    day = PartialDate(step.date).last_day.toordinal() if step.date else usual
    return (step.status is Status.COMPLETED, day, order, step.source)


def with_history(note: str, steps: Sequence[Step]) -> str:
    """A note that tells these steps, in the place of those it told before; without any where there is only one."""
    bare = without_history(note)
    if len(steps) < 2:
        return bare
    told = _ARROW.join(f"{step.status} {step.date or 'undated'} ({step.source})" for step in steps)
    return f"{bare} {_LEAD}{told}.".strip()


def without_history(note: str) -> str:
    """The note without the sentence that tells the steps."""
    return re.sub(r"\s{2,}", " ", _SENTENCE.sub("", note)).strip()
