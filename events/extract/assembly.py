"""See all candidates of an article together: which tell the same event, which are background, which are no event.

Takes an `Article` and its `Candidate`s; gives `Draft`s, one an event, with parties and setting filled in from the words
around the trigger first, from the article's main pair of places where these are silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from events.extract.candidates import AHEAD, Article, Candidate
from events.extract.fields import Focus, Parties, find_focus, parties_of, venue_of
from events.extract.mentions import Mention
from events.extract.timing import Timing, timing_of
from events.partial_date import PartialDate
from events.vocabulary import EventType, Status
from geo.provinces import REGION, REGION_MEMBERS

# How strong a telling must be before it is believed, by kind of trigger. Tuned on half of the development articles.
THRESHOLDS: Final = {
    "fair": 0.6, "goods": 0.75, "fairs": 0.7, "echo": 0.55,
    "paper": 0.5, "twinning": 0.6, "accord": 0.6, "venture": 0.5, "signature": 0.3,
    "visit": 0.55, "invitation": 0.5, "meeting": 0.55, "gathering": 0.55, "committee": 0.5, "participants": 0.55, "persons": 0.6,
}  # fmt: skip
ENCOUNTERS: Final = (EventType.DELEGATION, EventType.FORUM)
PUT_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
PASSING: Final = 8
CLOSE: Final = 4
EPSILON: Final = 1e-9
NEWS_DAYS: Final = 12
PAIR_BONUS: Final = 0.1
TRIP_DAYS: Final = 7
WEAKEST: Final = 0.5
NOISE_SHARE: Final = 0.3
TOUR_SCORE: Final = 0.65


@dataclass(slots=True)
class Draft:
    """One event in the making: the candidates that tell it and what they say together."""

    type: EventType
    candidates: list[Candidate]
    timings: list[Timing]
    status: Status
    venue: Mention | None
    parties: Parties
    score: float
    assumed: bool = False
    timing: Timing = field(default_factory=Timing)
    origin: str = ""
    host: str | None = None

    @property
    def lead(self) -> Candidate:
        return max(self.candidates, key=lambda c: c.score)


def assemble(
    article: Article, candidates: list[Candidate], title: Article | None = None
) -> tuple[list[Draft], list[Candidate]]:
    """Drafts of the article's events, and the candidates that are background.

    Returns
    -------
    drafts, background
    """
    focus = find_focus(article, title)
    if len(focus.named) < 2:
        return [], []
    background: list[Candidate] = []
    drafts: list[Draft] = []
    pair = PAIR_BONUS if focus.iran and focus.iraq else 0.0
    noisy = sum(article.reading.has("context.noise", s.start, s.end) for s in article.reading.sentences)
    if noisy > NOISE_SHARE * len(article.reading.sentences):
        pair -= 0.15
    passed: list[tuple[Candidate, Timing]] = []
    for candidate in _without_doubles(candidates):
        candidate.score += pair
        definite = _points_back(article, candidate)
        echoes = definite or candidate.type == EventType.EXHIBITION
        known = echoes and any(d.type == candidate.type for d in drafts)
        if candidate.status and candidate.status.negated:
            continue
        if candidate.kind == "echo" and not (drafts and _just_told(drafts, candidate)):
            continue
        timing = timing_of(article, candidate)
        if candidate.score < _threshold(candidate) - (0.2 if known else 0) - EPSILON:
            passed.append((candidate, timing))
            continue
        if _is_background(article, candidate, timing):
            background.append(candidate)
            continue
        draft = _draft(article, candidate, timing, focus)
        if draft is None:
            continue
        for pointing in (False, True) if definite else (False,):
            partner = next((other for other in reversed(drafts) if _same(article, other, draft, pointing)), None)
            if partner is not None:
                _join(partner, draft)
                break
        else:
            if candidate.kind != "echo" and not (known and candidate.score < _threshold(candidate) - EPSILON):
                drafts.append(draft)
    drafts = _one_meeting(article, drafts)
    if pair > 0 and not any(d.type == EventType.EXHIBITION or (d.type in ENCOUNTERS and d.status not in AHEAD) for d in drafts):
        drafts += _best_of(article, passed, focus)
    return drafts, background


def _just_told(drafts: list[Draft], candidate: Candidate) -> bool:
    """Whether the sentence before, or the one before that, told of an exhibition."""
    return any(
        d.type == EventType.EXHIBITION and any(0 < candidate.sentence - c.sentence <= 2 for c in d.candidates) for d in drafts
    )


def _threshold(candidate: Candidate) -> float:
    """How strong a telling must be; more where its status is only assumed."""
    needed = THRESHOLDS[candidate.kind]
    if candidate.status is None and candidate.kind in ("paper", "committee"):
        needed += 0.1 if candidate.kind == "paper" else 0.25
    if candidate.oblique or "meeting told" in candidate.rules:
        needed += 0.1
    return needed


def _draft(article: Article, candidate: Candidate, timing: Timing, focus: Focus) -> Draft | None:
    venue = venue_of(article, candidate)
    parties = parties_of(article, candidate, venue, focus)
    if parties is None:
        return None
    status = _status(article, candidate, timing)
    assumed = candidate.status is None and not timing.own and candidate.kind != "invitation"
    assumed |= candidate.sentence == 0 and _has_headline(article)
    return Draft(candidate.type, [candidate], [timing], status, venue, parties, candidate.score, assumed)


def _has_headline(article: Article) -> bool:
    """Whether the first sentence is a line of its own without a full stop; its tense is that of headlines."""
    sentences = article.reading.sentences
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return False
    words = [t.text for t in article.reading.doc[sentences[0].start : sentences[0].end] if not t.is_space]
    return bool(words) and words[-1][-1] not in ".!?؟۔…"


def _best_of(article: Article, passed: list[tuple[Candidate, Timing]], focus: Focus) -> list[Draft]:
    """The strongest weak telling of a meeting, in an article about a pair of provinces that has no stronger one."""
    weak = [
        (candidate, timing)
        for candidate, timing in passed
        if candidate.type in ENCOUNTERS and candidate.value not in AHEAD and candidate.kind != "committee"
        and candidate.score >= WEAKEST - EPSILON and "meeting told" not in candidate.rules and not _is_background(article, candidate, timing)
    ]  # fmt: skip
    weak.sort(key=lambda item: -item[0].score)
    for candidate, timing in weak:
        draft = _draft(article, candidate, timing, focus)
        if draft is not None:
            return [draft]
    return []


def _one_meeting(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Fold weaker tellings of one trip or meeting into the strongest.

    Nine of ten articles that report a visit or a meeting report one; a second one is believed where its date is another,
    where it goes the other way, or where it is a gathering with a day of its own.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.type in ENCOUNTERS and draft.status not in AHEAD:
            host = next((d for d in kept if d.type in ENCOUNTERS and d.status not in AHEAD and _one_trip(article, d, draft)), None)
            if host is not None:
                if draft.parties.meets(host.parties, both=False) and draft.score >= TOUR_SCORE:
                    _join(host, draft)
                continue
        kept.append(draft)
    return kept


def _one_trip(article: Article, a: Draft, b: Draft) -> bool:
    if a.venue and b.venue and a.venue.side != b.venue.side:
        return False
    first, second = _when(article, a), _when(article, b)
    if (a.lead.kind == "gathering") != (b.lead.kind == "gathering") and first.own and second.own and first.start != second.start:
        return False
    days = TRIP_DAYS if all(len(t.start or "") == 10 for t in (first, second)) else 1
    return first.near(second, days)


def _without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out candidates that only see part of what a stronger one of the same sentence tells."""
    kept = []
    for candidate in candidates:
        others = [c for c in candidates if c.sentence == candidate.sentence and c is not candidate]
        if candidate.kind == "visit" and not {"visit to a place", "host receives guests", "guests travel to meet"} & set(candidate.rules):
            shows = [c for c in others if c.type == EventType.EXHIBITION and c.score >= THRESHOLDS[c.kind]]
            if shows and "delegation proper" not in candidate.rules:
                continue
        if candidate.kind == "persons" and any(
            c.type in (EventType.AGREEMENT, EventType.EXHIBITION) and c.score >= THRESHOLDS[c.kind] for c in others
        ):
            continue  # those who sign or open are named; that they met is no other event
        if candidate.kind == "invitation" and "delegation named" not in candidate.rules and any(
            c.type == EventType.EXHIBITION and c.score >= THRESHOLDS[c.kind] for c in others
        ):
            continue  # invited to show goods
        if candidate.kind == "accord" and any(
            c.type != EventType.AGREEMENT and c.value in AHEAD and c.score >= THRESHOLDS[c.kind] for c in others
        ):
            continue
        kept.append(candidate)
    return kept


def _points_back(article: Article, candidate: Candidate) -> bool:
    """Whether the trigger is said as known: "the exhibition", "this visit"."""
    if candidate.kind == "signature":
        return True
    anchor = candidate.anchor
    return article.reading.has("context.definite", max(anchor.start - 3, candidate.start), anchor.start + 1)


def _is_background(article: Article, candidate: Candidate, timing: Timing) -> bool:
    """Told in passing ("the third such", "previously") and not datable."""
    if timing.own or candidate.value in AHEAD or candidate.sentence < 2 or "agreement renewed" in candidate.rules:
        return False
    cues = article.reading.within("context.background", candidate.start, candidate.end)
    return any(article.reading.distance(cue, candidate.anchor) <= PASSING for cue in cues)


def _status(article: Article, candidate: Candidate, timing: Timing) -> Status:
    ahead = bool(
        timing.own and timing.start and article.published
        and PartialDate(timing.start).first_day > PartialDate(article.published[:10]).last_day
    )  # fmt: skip
    weak = candidate.value == Status.PROPOSED and candidate.status is not None and candidate.status.distance > CLOSE
    if ahead and (candidate.value == Status.COMPLETED or weak):
        return Status.PLANNED
    over = bool(
        timing.own and len(timing.start or "") == 10 and article.published and (timing.start or "") < article.published[:10]
    )
    if over and candidate.value == Status.PLANNED and candidate.type != EventType.AGREEMENT:
        return Status.COMPLETED  # had been invited, was due: by now it is past
    if candidate.kind == "invitation" and candidate.value == Status.COMPLETED:
        return Status.PROPOSED
    return candidate.value


def _same(article: Article, a: Draft, b: Draft, pointing: bool) -> bool:
    """Whether two drafts tell one event; `pointing` where the second only points back to something told before."""
    if a.type != b.type and not (a.type in ENCOUNTERS and b.type in ENCOUNTERS):
        return False
    first, second = _when(article, a), _when(article, b)
    apart = not first.near(second)
    elsewhere = bool(a.venue and b.venue and not _may_be_one(a.venue, b.venue))
    if EventType.DELEGATION in (a.type, b.type) and (a.lead.kind == "gathering") != (b.lead.kind == "gathering"):
        if first.own and second.own and first.start and second.start and first.start[:10] != second.start[:10]:
            return False  # a visit during which a conference is held
    if pointing and a.type == b.type and not apart and not elsewhere and not _is_another(b):
        return a.parties.meets(b.parties)
    both = {a.status, b.status}
    put_off = bool(both & PUT_OFF) and bool(both & {*AHEAD})  # "was to open in March" and "has been put off" are one
    open_ = a.type == b.type and (a.assumed or b.assumed or put_off)
    if b.lead.kind == "signature" or ((a.status in AHEAD) != (b.status in AHEAD) and not open_) or apart:
        return False
    if _is_project(a) != _is_project(b):
        return False
    if a.venue and b.venue and elsewhere:
        if a.type == EventType.EXHIBITION or a.venue.side != b.venue.side or EventType.FORUM in (a.type, b.type):
            return False
        if a.type == EventType.AGREEMENT and b.status in AHEAD:
            return False
    if b.type == EventType.AGREEMENT and _is_another(b):
        return False
    if a.type in ENCOUNTERS and a.status not in AHEAD:
        return a.parties.meets(b.parties, both=False)
    return a.parties.meets(b.parties)


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Whether two settings may be one: the same province, or the Region and a governorate of it."""
    codes = {a.code, b.code}
    return len(codes) == 1 or (REGION in codes and any(code in REGION_MEMBERS for code in codes))


def _when(article: Article, draft: Draft) -> Timing:
    """The first date of its own, or, for what is told as news, the weeks before publication."""
    own = next((t for t in draft.timings if t.own), None)
    if own is not None:
        return own
    if draft.status in AHEAD or not article.published or len(article.published) < 10:
        return Timing()
    day = date.fromisoformat(article.published[:10])
    return Timing((day - timedelta(days=NEWS_DAYS)).isoformat(), day.isoformat())


def _is_project(draft: Draft) -> bool:
    """Whether an accord on something particular is told, apart from any paper signed."""
    return draft.lead.kind == "accord" and "project agreed" in draft.lead.rules


def _is_another(draft: Draft) -> bool:
    return "one more" in draft.lead.rules


def _join(a: Draft, b: Draft) -> None:
    if b.status in PUT_OFF:
        a.status = b.status
    if (a.status in AHEAD) != (b.status in AHEAD):
        if not (a.assumed or b.assumed):
            return  # only points back to what was told; adds nothing
        a.status, a.assumed = (b.status, False) if a.assumed else (a.status, a.assumed)
    elif a.assumed and not b.assumed:
        a.status, a.assumed = b.status, False
    a.candidates += b.candidates
    a.timings += b.timings
    a.score = min(1.0, max(a.score, b.score) + 0.05)
    if a.venue is None or (b.venue and _closer(b.venue, a.venue)):
        a.venue = b.venue or a.venue
    if not b.lead.oblique:
        a.parties = a.parties.joined(b.parties)
    if a.type != b.type and not any(c.kind == "gathering" for c in a.candidates):
        a.type = EventType.DELEGATION


def _closer(new: Mention, old: Mention) -> bool:
    """Whether a setting is the town inside the province that was named as the setting before."""
    finer = bool(new.place and old.place and new.place.kind == "town" and old.place.kind != "town")
    return finer and _may_be_one(new, old)
