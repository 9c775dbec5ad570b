"""Agreements told in a sentence: a paper signed, renewed or called for, twinning, an accord in words, a joint venture.

Takes an `Article` and a `Sentence`; gives `Candidate`s, two where an agreement with one place is to be had with another as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extract.article import Article, Dated
from events.extract.candidate import AHEAD, NEAR, Candidate, circumstances, clear, make, near, segments
from events.extract.paper_dates import long_past
from events.extract.reading import Cue, Reading, Sentence
from events.extract.status import StatusFinding
from events.vocabulary import EventType, Status

PAPER_REACH: Final = 22
ROW_GAP: Final = 3
LONE_REACH: Final = 60
_SIGNS: Final = (
    ("revived", 0.3, "agreement renewed"),
    ("signed", 0.3, "signature told"),
    ("ceremonies", 0.0, "ceremony told"),
)
"""What points to a signing without naming a paper: list, strength, rule."""


def agreements(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    papers = sorted({*clear(reading, "agreement", "papers", *span), *clear(reading, "agreement", "many_papers", *span)})
    papers = [p for i, p in enumerate(papers) if not i or p.start >= papers[i - 1].end]
    twinning = clear(reading, "agreement", "twinning", *span)
    if not papers:
        return _without_paper(article, sentence, twinning)
    signing = clear(reading, "agreement", "signing", *span)
    renewing = reading.within("agreement.renewing", *span)
    agreeing = clear(reading, "agreement", "agreeing", *span)
    parts = segments(article, sentence, papers)
    if len(parts) == 1 and len(papers) > 1 and (signing or renewing):
        deeds = [*signing, *renewing]
        nearest = min(papers, key=lambda paper: min(reading.distance(paper, deed) for deed in deeds))
        parts = [(nearest, *parts[0][1:])]
    found: list[Candidate] = []
    for anchor, start, end in parts:
        here = [c for c in signing if start <= c.start < end]
        reach = LONE_REACH if len(papers) == 1 and here and here[0].start > anchor.end else PAPER_REACH
        score, rules = 0.3, ["agreement named"]
        if near(reading, renewing, anchor, PAPER_REACH):
            score, rules = 0.6, ["agreement renewed"]
        elif near(reading, here, anchor, reach):
            score, rules = 0.55, ["agreement signed"]
        elif near(reading, agreeing, anchor):
            score, rules = 0.5, ["agreement reached"]
        kind = "twinning" if near(reading, twinning, anchor, 8) else "paper"
        deeds = near(reading, [*here, *renewing, *twinning], anchor, reach)
        candidate = make(article, sentence, EventType.AGREEMENT, kind, anchor, deeds, (start, end), score, rules)
        if kind == "twinning":
            candidate.score += 0.15
        found += _paper(article, candidate)
    return found


def _paper(article: Article, candidate: Candidate) -> list[Candidate]:
    """What is told of one paper: its signing or renewal, before it that of the text renewed or of one to be copied."""
    anchor, reading = candidate.anchor, article.reading
    if reading.has("agreement.existing", max(anchor.start - 3, candidate.start), anchor.start):
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        candidate.rules.append("agreement in being")
    elif "agreement named" in candidate.rules and any(
        cue.end == anchor.start for cue in reading.within("agreement.within", anchor.start - 3, anchor.start)
    ):
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        candidate.rules.append("agreement in being")
        candidate.dates = [d for d in candidate.dates if _beside(candidate, d)]
    others = [_original(article, candidate), _copied(article, candidate)]
    if _of_a_date(article, candidate):
        candidate.score += 0.25
        candidate.rules.append("agreement of a past date")
        if candidate.status is None or candidate.value in AHEAD:
            candidate.status = StatusFinding(Status.COMPLETED, None, 0)
    if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 12:
        candidate.score = max(candidate.score, 0.45)
        candidate.rules.append("agreement ahead")
    circumstances(article, candidate)
    return [*(other for other in others if other is not None), *_each(article, candidate)]


def _without_paper(article: Article, sentence: Sentence, twinning: list[Cue]) -> list[Candidate]:
    """A twinning, a signing, an accord or a joint venture told in a sentence that names no paper."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    agreeing = clear(reading, "agreement", "agreeing", *span)
    ventures = reading.within("agreement.ventures", *span)

    def told(kind: str, cues: list[Cue], strength: float, rule: str) -> Candidate:
        return make(article, sentence, EventType.AGREEMENT, kind, cues[0], cues, span, strength, [rule])

    if twinning:
        candidate = told("twinning", twinning, 0.4, "twinning named")
    elif sign := _sign(reading, span):
        candidate = told("signature", *sign)
        before = reading.sentences[max(sentence.index - 2, 0)].start
        if clear(reading, "agreement", "papers", before, sentence.start):
            candidate.score += 0.2
            candidate.rules.append("paper named before")
        elif "agreement renewed" in candidate.rules:
            return []
    elif agreeing:
        candidate = told("accord", agreeing, 0.35, "agreed in words")
        if near(reading, [*ventures, *reading.within("agreement.projects", *span)], agreeing[0]):
            candidate.score += 0.1
            candidate.rules.append("project agreed")
    elif ventures:
        candidate = told("venture", ventures, 0.2, "joint venture named")
        if candidate.value not in AHEAD or candidate.status is None or candidate.status.distance > 10:
            return []
        candidate.score += 0.1
        candidate.rules.append("joint venture called for")
    else:
        return []
    circumstances(article, candidate)
    return _each(article, candidate)


def _sign(reading: Reading, span: tuple[int, int]) -> tuple[list[Cue], float, str] | None:
    """The words that only point to a signing ("was signed", "the signing ceremony"), with strength and rule."""
    return next(
        (
            (cues, strength, rule)
            for name, strength, rule in _SIGNS
            if (cues := clear(reading, "agreement", name, *span))
        ),
        None,
    )


def _original(article: Article, candidate: Candidate) -> Candidate | None:
    """The agreement that is renewed, where it is told when that was made ("the pact of 2012 was given ten more years").

    Takes its date away from the renewal.
    """
    if "agreement renewed" not in candidate.rules or not article.published or candidate.value in AHEAD:
        return None
    old = [d for d in candidate.dates if long_past(article.published, d.date)]
    if not old:
        return None
    nearest = min(old, key=lambda d: article.reading.distance(d.span, candidate.anchor))
    candidate.dates = [d for d in candidate.dates if d not in old]
    return Candidate(
        candidate.type, candidate.kind, candidate.sentence, candidate.anchor, [candidate.anchor], candidate.start,
        candidate.end, 0.7, ["agreement that was renewed"], StatusFinding(Status.COMPLETED, None, 0),
        [m for m in candidate.mentions if m.role not in ("at", "to")], [nearest],
    )  # fmt: skip


def _each(article: Article, candidate: Candidate) -> list[Candidate]:
    """One candidate for each of several past months or years told in a row ("earlier ones, signed in 2009 and in 2013")."""
    reading, published = article.reading, article.published
    if candidate.value != Status.COMPLETED or not published:
        return [candidate]
    past = [d for d in candidate.dates if d.date.kind in ("month", "year") and long_past(published, d.date)]
    row = past[:1]
    for dated in past[1:]:
        last = row[-1].span.end
        if len(dated.date.start or "") != len(row[-1].date.start or "") or dated.date.start == row[-1].date.start:
            break  # "two years ago, in October 2023"
        if dated.span.start - last > ROW_GAP or not reading.has("places.joins", last, dated.span.start):
            break
        row.append(dated)
    if len(row) < 2:
        return [candidate]
    rest = [d for d in candidate.dates if d not in row]
    return [replace(candidate, dates=[*rest, dated], rules=[*candidate.rules, "one more"]) for dated in row]


def _beside(candidate: Candidate, dated: Dated) -> bool:
    """Whether a date stands right behind or right before the paper."""
    anchor, span = candidate.anchor, dated.span
    return 0 <= span.start - anchor.end <= 2 or 0 <= anchor.start - span.end <= 1


def _of_a_date(article: Article, candidate: Candidate) -> bool:
    """Whether a past month, year or day stands right behind the paper ("a document of February 2008")."""
    if not article.published:
        return False
    return any(
        d.date.kind != "duration"
        and d.date.start
        and _beside(candidate, d)
        and d.date.start[:7] < article.published[: len(d.date.start[:7])]
        for d in candidate.dates
    )  # fmt: skip


def _copied(article: Article, candidate: Candidate) -> Candidate | None:
    """A second agreement told in the same breath: one of the past with A is to be had with B as well.

    Takes the place nearest to the past date as that of the agreement in being, and gives the other places of that side to
    an agreement called for.
    """
    reading = article.reading
    past = [
        d for d in candidate.dates if d.date.start and article.published and d.date.start[:7] < article.published[:7]
    ]
    wishes = reading.within("status.proposed", candidate.start, candidate.end)
    if not past or not wishes or reading.distance(past[0].span, candidate.anchor) > NEAR:
        return None
    for side in ("IR", "IQ"):
        places = [m for m in candidate.mentions if m.side == side and m.counts]
        if len({m.code for m in places}) < 2:
            continue
        places.sort(key=lambda m: reading.distance(m.span, past[0].span))
        first = places[0].code
        others = [m for m in candidate.mentions if m.side == side and m.code not in (None, first)]
        rest = [m for m in candidate.mentions if m not in others]
        later = Candidate(
            candidate.type, candidate.kind, candidate.sentence, candidate.anchor, list(candidate.triggers), candidate.start,
            candidate.end, max(candidate.score, 0.6), ["the like called for"], StatusFinding(Status.PROPOSED, wishes[0], 0),
            [m for m in candidate.mentions if m.code != first], [],
        )  # fmt: skip
        candidate.mentions = rest
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        return later
    return None
