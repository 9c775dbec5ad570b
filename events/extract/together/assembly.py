"""See all candidates of an article together: which tell the same event, which are background, which are no event.

Takes an `Article` and its `Candidate`s; gives `Draft`s, one an event, with parties and setting filled in from the words
around the trigger first, from the article's main pair of places where these are silent.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.dates.content_dates import as_told
from events.extract.dates.timing import Timing, timing_of
from events.extract.places.direction import origin_of, where_told
from events.extract.places.fields import parties_of
from events.extract.places.focus import Focus, find_focus
from events.extract.places.one_country import is_of_one_country
from events.extract.places.place_mention import Mention
from events.extract.together.doubles import without_doubles
from events.extract.together.draft import Draft
from events.extract.together.sameness import join, one_meeting, same
from events.extract.together.settled import settled_status
from events.extract.together.those_who_met import add_who_came_along, share_parties
from events.extract.told.candidate import AHEAD, ENCOUNTERS, Candidate
from events.extract.told.editions import exhibitors_told_after, opened_before, stands_alone, strength_of_wares
from events.extract.told.journeys import JOURNEY
from events.extract.told.no_encounters import is_no_encounter, is_vague
from events.extract.told.put_off import put_off_later
from events.extract.told.rounds import may_follow, take_for_edition
from events.extract.told.strength import threshold
from events.extract.told.travellers import end_journeys
from events.extract.told.unreal import is_about_sport, is_only_seen, is_unreal
from events.extract.told.weighing import Scales
from events.vocabulary import EventType, Status

PASSING: Final = 8
EPSILON: Final = 1e-9
PAIR_BONUS: Final = 0.1
WEAKEST: Final = 0.5
NOISE_SHARE: Final = 0.3
RECENT: Final = 60
ALONE: Final = 0.7
LONG_ARTICLE: Final = 5
LONE_SIGNATURE: Final = 0.65
DAY_OF_ITS_OWN: Final = 0.15
KNOWN: Final = 0.2
"""How much weaker a telling may be that points back to what was told."""


def assemble(
    article: Article, candidates: list[Candidate], title: Article | None = None, scales: Scales | None = None
) -> tuple[list[Draft], list[Candidate]]:
    """Drafts of the article's events, and the candidates that are background.

    Where `scales` are given, the words around a telling weigh in when it is asked whether it makes an event of its own; what is
    told on of an event is not weighed.

    Returns
    -------
    drafts, background
    """
    focus = find_focus(article, title)
    if len(focus.named) < 2 or is_about_sport(article):
        return [], []
    background: list[Candidate] = []
    drafts: list[Draft] = []
    pair = PAIR_BONUS if focus.iran and focus.iraq else 0.0
    noisy = sum(article.reading.has("context.noise", s.start, s.end) for s in article.reading.sentences)
    if noisy > NOISE_SHARE * len(article.reading.sentences):
        pair -= 0.15
    passed: list[tuple[Candidate, Timing]] = []
    leaving: list[tuple[Candidate, Timing]] = []
    guests = ""
    put_off_later(article, candidates)
    for candidate in without_doubles(article.reading, candidates):
        candidate.score += pair
        definite = _points_back(article, candidate)
        echoes = definite or candidate.type == EventType.EXHIBITION
        known = echoes and any(d.type == candidate.type for d in drafts)
        if (candidate.status and candidate.status.negated) or is_unreal(article, candidate):
            continue
        take_for_edition(article.reading, drafts, candidate)
        if candidate.kind in ("echo", "another") and not (drafts and _just_told(drafts, candidate)):
            continue
        if not may_follow(drafts, candidate, pair > 0):
            continue
        timing = as_told(article, candidate, timing_of(article, candidate))
        if is_no_encounter(article, candidate, timing, drafts):
            continue
        if not strength_of_wares(candidate, timing, _just_told(drafts, candidate)):
            continue
        if candidate.kind == "homeward":
            leaving.append((candidate, timing))
            continue
        needed = threshold(candidate) - EPSILON
        enough = needed - (KNOWN if known else 0)
        if candidate.score < enough and (scales is None or candidate.score + scales.weight(candidate) < enough):
            passed.append((candidate, timing))
            continue
        if _is_background(article, candidate, timing):
            background.append(candidate)
            continue
        draft = _draft(article, candidate, timing, focus, guests)
        if draft is None:
            continue
        if draft.type == EventType.DELEGATION and draft.status not in AHEAD:
            guests = draft.origin or guests
        for pointing in (False, True) if definite else (False,):
            partner = next(
                (other for other in reversed(drafts[-RECENT:]) if same(article, other, draft, pointing)), None
            )
            if partner is not None:
                join(partner, draft)
                break
        else:
            lone = (
                (candidate.kind == "signature" and not _stands_signed(article, draft, timing, drafts))
                or (bool(drafts) and not timing.own and _in_passing(candidate))
                or is_vague(article, candidate)
            )
            strength = candidate.score + (scales.weight(candidate) if scales else 0)
            if strength < enough:
                continue
            weak = known and strength < needed
            if stands_alone(article, draft, drafts, weak=weak or lone):
                drafts.append(draft)
    for candidate, timing in end_journeys(drafts, leaving):
        draft = _draft(article, candidate, timing, focus, guests) if pair > 0 else None
        drafts += [draft] if draft is not None else []
    drafts = one_meeting(article, drafts)
    add_who_came_along(article, drafts)
    share_parties(drafts)
    exhibitors_told_after(article, drafts)
    opened_before(article, candidates, drafts)
    if pair > 0 and not any(
        d.type == EventType.EXHIBITION or (d.type in ENCOUNTERS and d.status not in AHEAD) for d in drafts
    ):
        drafts += _best_of(article, passed, focus)
    if len(drafts) == 1 and drafts[0].score < ALONE - EPSILON and len(article.reading.sentences) >= LONG_ARTICLE:
        return [], background  # one weak telling in an article about something else
    return ([] if is_of_one_country(article, drafts) else drafts), background


def _in_passing(candidate: Candidate) -> bool:
    """Whether without a date it means an event told before, or none: a paper in being, talks without anybody who held them.

    So it is with guests who are named without a journey ("he told his visitors").
    """
    guests = candidate.kind == "visit" and not JOURNEY & set(candidate.rules)
    return guests or bool({"agreement in being", "meeting told"} & set(candidate.rules))


def _stands_signed(article: Article, draft: Draft, timing: Timing, drafts: list[Draft]) -> bool:
    """Whether a signing that names no paper is that of one told nowhere else.

    So it is where it is told well, or where somebody is told to have signed and no paper was named ("both have signed").
    """
    candidate = draft.lead
    if "ceremony told" in candidate.rules:
        return False
    if candidate.score >= LONE_SIGNATURE - (DAY_OF_ITS_OWN if timing.own else 0):
        return True
    told = candidate.status is not None and candidate.status.status == Status.COMPLETED
    both = bool(draft.parties.iran and draft.parties.iraq) or "both sides named" in candidate.rules
    if not (told and both) or any(d.type == EventType.AGREEMENT for d in drafts):
        return False
    anchor = candidate.anchor
    return not article.reading.has("agreement.by_nobody", max(anchor.start - 2, candidate.start), anchor.end)


def _just_told(drafts: list[Draft], candidate: Candidate) -> bool:
    """Whether the sentence before, or the one before that, told of an exhibition; of an earlier one, any before."""
    if {"shown before", "shown again"} & set(candidate.rules):
        return any(d.type == EventType.EXHIBITION for d in drafts)
    return any(
        d.type == EventType.EXHIBITION and any(0 < candidate.sentence - c.sentence <= 2 for c in d.candidates[-RECENT:])
        for d in drafts[-RECENT:]
    )


def _draft(article: Article, candidate: Candidate, timing: Timing, focus: Focus, guests: str = "") -> Draft | None:
    venue = where_told(article, candidate, guests)
    parties = parties_of(article, candidate, venue, focus)
    if parties is None or _at_home(article, candidate, venue):
        return None
    status = settled_status(article, candidate, timing)
    assumed = candidate.status is None and not timing.own and candidate.kind != "invitation"
    assumed |= candidate.sentence == 0 and _has_headline(article)
    if candidate.type == EventType.AGREEMENT and status in AHEAD and not timing.own and not parties.codes:
        return None  # "the two countries should agree" is a wish, and no event that anybody could look up
    origin = origin_of(article, [candidate], venue) if candidate.type == EventType.DELEGATION else ""
    return Draft(candidate.type, [candidate], [timing], status, venue, parties, candidate.score, assumed, origin=origin)


def _at_home(article: Article, candidate: Candidate, venue: Mention | None) -> bool:
    """Whether an exhibition in Iran is told without a word of Iraq near it: a matter of its own province."""
    if candidate.type != EventType.EXHIBITION or venue is None or venue.side != "IR":
        return False
    return "IQ" not in article.sides_near(candidate.sentence, 1, 1) or is_only_seen(article, candidate)


def _has_headline(article: Article) -> bool:
    """Whether the first sentence is a line of its own without a full stop; its tense is that of headlines."""
    sentences = article.reading.sentences
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return False
    words = [t for t in article.reading.texts[sentences[0].start : sentences[0].end] if not t.isspace()]
    return bool(words) and words[-1][-1] not in ".!?؟۔…"


def _best_of(article: Article, passed: list[tuple[Candidate, Timing]], focus: Focus) -> list[Draft]:
    """The strongest weak telling of a meeting, in an article about a pair of provinces that has no stronger one."""
    weak = [
        (candidate, timing)
        for candidate, timing in passed
        if candidate.type in ENCOUNTERS and candidate.value not in AHEAD and candidate.kind != "committee"
        and candidate.score >= WEAKEST - EPSILON and "meeting told" not in candidate.rules
        and not _is_background(article, candidate, timing)
    ]  # fmt: skip
    weak.sort(key=lambda item: -item[0].score)
    for candidate, timing in weak:
        draft = _draft(article, candidate, timing, focus)
        if draft is not None:
            return [draft]
    return []


def _points_back(article: Article, candidate: Candidate) -> bool:
    """Whether the trigger is said as known: "the exhibition", "this visit"."""
    if candidate.kind == "signature":
        return True
    anchor = candidate.anchor
    if anchor.start in article.reading.definite:
        return True
    return article.reading.has("context.definite", max(anchor.start - 3, candidate.start), anchor.start + 1)


def _is_background(article: Article, candidate: Candidate, timing: Timing) -> bool:
    """Told in passing ("the third such", "previously") and not datable."""
    if timing.own or candidate.value in AHEAD or candidate.sentence < 2 or "agreement renewed" in candidate.rules:
        return False
    cues = article.reading.within("context.background", candidate.start, candidate.end)
    if candidate.type == EventType.EXHIBITION:
        # Meetings are counted where they are told: "the third meeting of its kind".
        cues = [*cues, *article.reading.within("context.ordinal", candidate.start, candidate.end)]
    return any(article.reading.distance(cue, candidate.anchor) <= PASSING for cue in cues)
