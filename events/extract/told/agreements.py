"""Agreements told in a sentence: a paper signed, renewed or called for, twinning, an accord in words, a joint venture.

Takes an `Article` and a `Sentence`; gives `Candidate`s, two where an agreement with one place is to be had with another as well.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import AHEAD, Candidate, circumstances, clear, make, near, segments
from events.extract.told.other_papers import (
    anew_called_for,
    copy_called_for,
    is_beside,
    is_of_a_date,
    text_renewed,
)
from events.extract.told.rows_of_dates import each_past
from events.extract.told.status import StatusFinding
from events.vocabulary import EventType, Status

PAPER_REACH: Final = 22
LONE_REACH: Final = 60
EXTENDS: Final = 10
SHEET_REACH: Final = 6
CLAUSE_REACH: Final = 14
IN_FORCE: Final = 6
_SIGNS: Final = (
    ("revived", 0.3, "agreement renewed"),
    ("signed", 0.3, "signature told"),
    ("to_sign", 0.3, "signature told"),
    ("ceremonies", 0.0, "ceremony told"),
)
"""What points to a signing without naming a paper: list, strength, rule."""
_SIGNED: Final = ("agreement.signed", "agreement.signing")
BEGINNING: Final = tuple(
    f"agreement.{name}"
    for name in (
        "papers",
        "many_papers",
        "twinning",
        "sheets",
        "anew",
        "agreeing",
        "ventures",
        *(sign[0] for sign in _SIGNS),
    )
)
"""The lists one of which every telling of an agreement begins with: a sentence without them is looked at no further."""


def agreements(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    if not reading.has(BEGINNING, *span):
        return []
    papers = sorted({*clear(reading, "agreement.papers", *span), *clear(reading, "agreement.many_papers", *span)})
    papers = [p for i, p in enumerate(papers) if not i or p.start >= papers[i - 1].end]
    twinning = clear(reading, "agreement.twinning", *span)
    papers = papers or _sheets(reading, span)
    if not papers:
        return _without_paper(article, sentence, twinning)
    signing = sorted({*clear(reading, "agreement.signing", *span), *clear(reading, "agreement.signed", *span)})
    renewing = [c for c in reading.within("agreement.renewing", *span) if not _still_runs(reading, c)]
    renewing += _extending(reading, papers, span)
    agreeing = clear(reading, "agreement.agreeing", *span)
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


def _still_runs(reading: Reading, cue: Cue) -> bool:
    """Whether a paper is only said to hold as before ("the contract in force runs until May")."""
    return reading.has("agreement.in_force", cue.start - IN_FORCE, cue.end)


def _extending(reading: Reading, papers: list[Cue], span: tuple[int, int]) -> list[Cue]:
    """Verbs that extend or rewrite a paper named behind them, and nothing else ("extended, by three years, the arrangement")."""
    return [
        verb for verb in reading.within("agreement.extending", *span)
        for paper in papers
        if 0 < paper.start - verb.end <= EXTENDS and reading.clause[paper.start] == reading.clause[verb.start]
        and not any(reading.texts[j.start].isalpha() for j in reading.within("places.joins", verb.end, paper.start))
    ]  # fmt: skip


def _paper(article: Article, candidate: Candidate) -> list[Candidate]:
    """What is told of one paper: its signing or renewal, before it that of the text renewed or of one to be copied."""
    anchor, reading = candidate.anchor, article.reading
    unsigned = "agreement named" in candidate.rules
    if _is_in_being(reading, candidate) or (
        unsigned and reading.has("agreement.in_force", anchor.start - 2, anchor.end + SHEET_REACH)
    ):
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        candidate.rules.append("agreement in being")
    elif unsigned and any(
        cue.end == anchor.start for cue in reading.within("agreement.within", anchor.start - 3, anchor.start)
    ):
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        candidate.rules.append("agreement in being")
        candidate.dates = [d for d in candidate.dates if is_beside(candidate, d)]
    others = [
        text_renewed(article, candidate),
        copy_called_for(article, candidate),
        anew_called_for(article, candidate),
    ]
    if is_of_a_date(article, candidate):
        candidate.score += 0.25
        candidate.rules.append("agreement of a past date")
        if candidate.status is None or candidate.value in AHEAD:
            candidate.status = StatusFinding(Status.COMPLETED, None, 0)
    if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 12:
        candidate.score = max(candidate.score, 0.45)
        candidate.rules.append("agreement ahead")
    circumstances(article, candidate)
    return [*(other for other in others if other is not None), *each_past(article, candidate)]


def _is_in_being(reading: Reading, candidate: Candidate) -> bool:
    """Whether a paper is named as being in force ("under the accord"), and not signed there ("put their names under it")."""
    anchor = candidate.anchor
    cues = reading.within("agreement.existing", max(anchor.start - 3, candidate.start), anchor.start)
    if not cues or reading.has("agreement.sheets", anchor.start, anchor.start + 1):
        return False
    signed = reading.within(_SIGNED, max(anchor.start - PAPER_REACH, candidate.start), anchor.start)
    return any(
        cue.end <= anchor.start and not any(deed.start <= cue.start <= deed.end for deed in signed) for cue in cues
    )


def _sheets(reading: Reading, span: tuple[int, int]) -> list[Cue]:
    """What is written on and is a paper between sides only where it is signed ("put their names below the last page")."""
    sheets = reading.within("agreement.sheets", *span)
    if not sheets:
        return []
    deeds = reading.within(
        ("agreement.signed", "agreement.agreeing", "agreement.renewing", "agreement.adopting"), *span
    )
    return [
        s for s in sheets
        if any(_done_to(reading, d, s) for d in deeds)
    ][:1]  # fmt: skip


def _done_to(reading: Reading, deed: Cue, sheet: Cue) -> bool:
    """Whether a deed stands beside a sheet, or in the clause that hangs on it ("a booklet which the councils adopted")."""
    later = reading.clause[deed.start] - reading.clause[sheet.start]
    return 0 < reading.distance(deed, sheet) <= (SHEET_REACH if later == 0 else CLAUSE_REACH if later == 1 else 0)


def _without_paper(article: Article, sentence: Sentence, twinning: list[Cue]) -> list[Candidate]:
    """A twinning, a signing, an accord or a joint venture told in a sentence that names no paper."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    agreeing = clear(reading, "agreement.agreeing", *span)
    ventures = reading.within("agreement.ventures", *span)

    def told(kind: str, cues: list[Cue], strength: float, rule: str) -> Candidate:
        return make(article, sentence, EventType.AGREEMENT, kind, cues[0], cues, span, strength, [rule])

    before = reading.sentences[max(sentence.index - 2, 0)].start
    if twinning:
        candidate = told("twinning", twinning, 0.4, "twinning named")
    elif wish := _anew(reading, sentence):
        candidate = told("paper", wish, 0.35, "a new one called for")
        candidate.rules.append("one more")
        if candidate.value != Status.PROPOSED:
            return []
    elif sign := _sign(reading, span):
        candidate = told("signature", *sign)
        if sign[0][0] in reading.within("agreement.to_sign", *span) and candidate.value not in AHEAD:
            return []
        if near(reading, agreeing, sign[0][0], 0):
            candidate.score += 0.15
            candidate.rules.append("agreed in words")
        if clear(reading, "agreement.papers", before, sentence.start):
            candidate.score += 0.2
            candidate.rules.append("paper named before")
        elif "agreement renewed" in candidate.rules:
            return []
    elif agreeing:
        candidate = told("accord", agreeing, 0.35, "agreed in words")
        _settled(candidate)
        if near(reading, [*ventures, *reading.within("agreement.projects", *span)], agreeing[0]):
            candidate.score += 0.1
            candidate.rules.append("project agreed")
    elif ventures:
        candidate = told("venture", ventures, 0.2, "joint venture named")
        if candidate.value not in AHEAD or candidate.status is None or candidate.status.distance > 10:
            return []
        if candidate.value == Status.PLANNED and len(candidate.sides()) < 2:
            return []  # "a joint panel will sit": what a paper told before provides for
        candidate.score += 0.1
        candidate.rules.append("joint venture called for")
    else:
        return []
    circumstances(article, candidate)
    return each_past(article, candidate)


def _anew(reading: Reading, sentence: Sentence) -> list[Cue]:
    """The words for one more paper like that of the sentence before ("the mayor would like a new one")."""
    cues = reading.within("agreement.anew", sentence.start, sentence.end)
    if not cues or not sentence.index:
        return []
    before = reading.sentences[sentence.index - 1]
    return cues if clear(reading, "agreement.papers", before.start, before.end) else []


def _settled(candidate: Candidate) -> None:
    """Read "it was settled" as done where the word of a plan is only a part of it (Persian قرار of قرار شد)."""
    anchor, status = candidate.anchor, candidate.status
    if status and status.cue and status.status in AHEAD and anchor.start <= status.cue.start < anchor.end:
        candidate.status = StatusFinding(Status.COMPLETED, anchor, 0)


def _sign(reading: Reading, span: tuple[int, int]) -> tuple[list[Cue], float, str] | None:
    """The words that only point to a signing ("was signed", "the signing ceremony"), with strength and rule."""
    return next(
        (
            (cues, strength, rule)
            for name, strength, rule in _SIGNS
            if (cues := clear(reading, f"agreement.{name}", *span))
        ),
        None,
    )
