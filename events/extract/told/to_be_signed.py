"""See that a paper is still to be signed: approved or drafted, and its signing told to lie ahead right behind.

Takes an `Article` and its `Candidate`s; makes plans of those agreements, with the date of the signing. The words are the lists
``agreement.approving``, ``agreement.drafts`` and ``agreement.not_yet``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate, border_between, clear
from events.extract.told.status import StatusFinding, find_status
from events.vocabulary import EventType, Status

KINDS: Final = ("paper", "twinning", "accord")
SIGNING: Final = ("agreement.signed", "agreement.to_sign", "agreement.ceremonies")
PENDING: Final = ("agreement.approving", "agreement.drafts")
REACH: Final = 8
AFTER: Final = 2


def await_signing(article: Article, candidates: list[Candidate]) -> None:
    """Make plans of papers that are approved or drafted and whose signing is said to lie ahead."""
    reading = article.reading
    for candidate in candidates:
        if candidate.type != EventType.AGREEMENT or candidate.value not in (Status.COMPLETED, Status.PLANNED):
            continue
        if candidate.value == Status.PLANNED and _came_to_nothing(reading, candidate):
            candidate.status = StatusFinding(Status.POSTPONED, candidate.status.cue if candidate.status else None, 0)
            continue
        if candidate.kind not in KINDS or "agreement renewed" in candidate.rules:
            continue
        pending = _pending(reading, candidate)
        if pending is None and candidate.kind != "accord":
            continue
        found = _ahead_in_sentence(reading, candidate, pending) if pending else None
        if found is None and candidate.value == Status.COMPLETED:
            found = _ahead_behind(reading, candidate, pending)
        if found is None:
            continue
        sentence = reading.sentences[reading.sentence_of[found.start]]
        if sentence.index == candidate.sentence:
            told = max((pending or candidate.anchor).end, candidate.anchor.end)
            border = border_between(reading, told, found.start) or told
            candidate.dates = [d for d in candidate.dates if d.span.start >= border]
        else:
            candidate.dates = article.dates_in(sentence.start, sentence.end)
            for after in reading.sentences[sentence.index + 1 : sentence.index + 2]:
                plans = reading.within("status.planned", after.start, after.end)
                if not candidate.dates and plans:
                    candidate.dates = article.dates_in(after.start, after.end)
                    candidate.triggers.append(plans[-1])
            candidate.triggers = [candidate.anchor, found]
            for later in candidates:
                if later.sentence == sentence.index and later.type == EventType.AGREEMENT:
                    later.status = StatusFinding(Status.PLANNED, found, 0)
        candidate.status = StatusFinding(Status.PLANNED, found, 0)
        candidate.rules.append("to be signed")


def _came_to_nothing(reading: Reading, candidate: Candidate) -> bool:
    """Whether a paper was to be signed and something came between ("had been meant for Monday, but the lawyers …")."""
    due = reading.within("status.overdue", candidate.start, candidate.end)
    end = reading.sentences[candidate.sentence].end
    return bool(due) and reading.has("status.contrast", due[0].end, end)


def _pending(reading: Reading, candidate: Candidate) -> Cue | None:
    """The word for an approval or a draft beside a paper."""
    anchor = candidate.anchor
    near = reading.within(PENDING, max(anchor.start - REACH, candidate.start), min(anchor.end + REACH, candidate.end))
    return min(near, key=lambda cue: reading.distance(cue, anchor)) if near else None


def _ahead_in_sentence(reading: Reading, candidate: Candidate, pending: Cue) -> Cue | None:
    """A signing ahead, told in the sentence of an approval and behind it."""
    start = max(pending.end, candidate.anchor.end)
    return _signing_ahead(reading, start, reading.sentences[candidate.sentence].end)


def _ahead_behind(reading: Reading, candidate: Candidate, pending: Cue | None) -> Cue | None:
    """A signing ahead of the same paper, in the sentences right behind."""
    for sentence in reading.sentences[candidate.sentence + 1 : candidate.sentence + 1 + AFTER]:
        missing = reading.within("agreement.not_yet", sentence.start, sentence.end)
        if missing:
            return missing[0]
        for paper in clear(reading, "agreement.papers", sentence.start, sentence.end):
            if not reading.has("context.definite", max(paper.start - 3, sentence.start), paper.start + 1):
                return None  # of another paper
        found = _signing_ahead(reading, sentence.start, sentence.end) if pending else None
        if found is not None:
            return found
    return None


def _signing_ahead(reading: Reading, start: int, end: int) -> Cue | None:
    for cue in reading.within(SIGNING, start, end):
        status = find_status(reading, cue, start, end)
        if status and status.status == Status.PLANNED:
            return cue
    missing = reading.within("agreement.not_yet", start, end)
    return missing[0] if missing else None
