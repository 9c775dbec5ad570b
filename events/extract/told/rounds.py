"""Find one more round of a meeting told in the article: the next one, an earlier one, "they will meet again".

Takes an `Article`, a `Sentence` and the encounters found in it; gives them with the round among them. A round has the parties of
the meeting it follows, so its sentence need not name any; it is told apart by a time well before or after the news.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from events.extract.article import Article, Dated
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, CONVENED, ENCOUNTERS, Candidate, circumstances, clear, make, near
from events.extract.told.status import find_status
from events.partial_date import PartialDate
from events.vocabulary import EventType

NEWS_DAYS: Final = 20
BESIDE: Final = 5
ROUND_REACH: Final = 5
STRENGTH: Final = 0.4
ECHOES: Final = ("echo", "another")


def with_rounds(
    article: Article, sentence: Sentence, found: list[Candidate], others: list[Candidate]
) -> list[Candidate]:
    """The encounters of a sentence, and among them the round that it tells of; `others` are its candidates of other types."""
    reading = article.reading
    rounds: list[Cue] = clear(reading, "forum.rounds", sentence.start, sentence.end)
    alone = all(c.kind in ECHOES for c in others)
    bare: list[Cue] = []
    if alone:
        bare = reading.within("forum.ellipsis", sentence.start, sentence.end)
    if not (rounds or bare) or any(c.type == EventType.DELEGATION for c in found):
        return found
    told_on = _told_on(article, sentence)
    for candidate in found:
        if not near(reading, rounds, candidate.anchor, BESIDE):
            continue
        _met_then(article, candidate, rounds)
        if told_on:
            _go_on(article, candidate, told_on)
        if _elsewhen(article, candidate) or _called_to(candidate):
            if candidate.kind not in CONVENED:
                candidate.kind, candidate.score = "round", candidate.score + STRENGTH / 2
            candidate.rules = [rule for rule in candidate.rules if rule != "meeting told"] + [
                "one more",
                "another round",
            ]
            return found
    if found:
        return found
    cues = rounds or bare
    candidate = make(
        article, sentence, EventType.FORUM, "round" if rounds else "another round", cues[0], cues,
        (sentence.start, sentence.end), STRENGTH, ["one more", "another round"],
    )  # fmt: skip
    _met_then(article, candidate, cues)
    if told_on:
        _go_on(article, candidate, told_on)
    circumstances(article, candidate)
    return [candidate] if _elsewhen(article, candidate) or _called_to(candidate) else []


def _met_then(article: Article, candidate: Candidate, cues: list[Cue]) -> None:
    """Read "had not met since March" as that it met in March."""
    status = candidate.status
    if status and status.negated and any(article.reading.has("status.negated", c.start, c.end) for c in cues):
        candidate.status = status._replace(negated=False)


def _told_on(article: Article, sentence: Sentence) -> list[Cue]:
    """How the next sentence goes on with the date or place of a round that this one gives no date."""
    reading = article.reading
    if article.dates_in(sentence.start, sentence.end) or sentence.index + 1 == len(reading.sentences):
        return []
    after = reading.sentences[sentence.index + 1]
    return reading.within("forum.told_on", after.start, after.end)


def _go_on(article: Article, candidate: Candidate, told_on: list[Cue]) -> None:
    """Take the places and dates behind "it will be" as a round's own."""
    reading = article.reading
    start, end = told_on[0].start, reading.sentences[candidate.sentence + 1].end
    candidate.mentions = [*candidate.mentions, *article.mentions_in(start, end)]
    candidate.dates = article.dates_in(start, end)
    candidate.triggers = [*candidate.triggers, *told_on]
    candidate.status = find_status(reading, told_on[0], start, end) or candidate.status
    candidate.end = end


def may_follow(drafts: list[Draft], candidate: Candidate, pair: bool) -> bool:
    """Whether a round can be one of something told before; `pair` where the article has main places on both sides.

    One named without its noun ("the next is to be in Kut") needs a meeting to be the last thing told that can have another round.
    """
    if candidate.kind == "round":
        return pair or bool(drafts)
    if candidate.kind != "another round":
        return True
    held = [d for d in drafts if d.type != EventType.AGREEMENT]
    last = max(held, key=lambda d: d.candidates[-1].sentence, default=None)
    if last is None or last.type not in ENCOUNTERS:
        return False
    return candidate.sentence - last.candidates[-1].sentence <= ROUND_REACH


def _called_to(candidate: Candidate) -> bool:
    """Whether it is to be in a place that is named ("they will meet again, in Urmia, when the snow is gone")."""
    return candidate.value in AHEAD and any(m.counts and m.role in ("at", "to") for m in candidate.mentions)


def _elsewhen(article: Article, candidate: Candidate) -> bool:
    """Whether it is told for another time than the news: for a day ahead, or for one weeks ago."""
    if not article.published or len(article.published) < 10:
        return False
    return any(_is_far(article.published[:10], dated, candidate.value in AHEAD) for dated in candidate.dates)


def _is_far(published: str, dated: Dated, ahead: bool) -> bool:
    told = dated.date
    if told.kind in ("duration", "recurrence") or told.in_name or told.dateline or not told.start:
        return False
    day = PartialDate(published).first_day
    if PartialDate(told.end or told.start).last_day < day - timedelta(days=NEWS_DAYS):
        return not ahead or told.tense_matters
    return ahead or PartialDate(told.start).first_day > day


def take_for_edition(reading: Reading, drafts: list[Draft], candidate: Candidate) -> None:
    """Make a round one more of the exhibition told last, where it is called as exhibitions are ("a second edition is planned")."""
    if candidate.kind not in ("round", "another round") or not drafts:
        return
    last = max(drafts, key=lambda d: d.candidates[-1].sentence)
    if last.type == EventType.EXHIBITION and reading.has("exhibition.editions", *candidate.anchor):
        candidate.type, candidate.kind = EventType.EXHIBITION, "another"
