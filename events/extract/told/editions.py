"""Tell one edition of an exhibition from another: the one before, the next one, a similar one elsewhere.

Takes an `Article`, a `Candidate` or `Draft` and the drafts so far; says whether another edition is told than those, and gives
it the exhibitors of the one told before where its own words name none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import Timing, timing_of
from events.extract.text.reading import Sentence
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, PUT_OFF, Candidate
from events.partial_date import DAY_LONG, PartialDate
from events.vocabulary import EventType, Status

LASTING: Final = 0.2
SEASON: Final = timedelta(days=45)
"""Two editions lie further apart than this."""
BACK: Final = 3
MANY_WAYS: Final = 3
OBLIQUE: Final = 5
FOLLOWS: Final = 2
CALLED_REACH: Final = 4


def strength_of_wares(candidate: Candidate, timing: Timing, told: bool) -> bool:
    """Make goods shown for some days a surer telling; whether a telling may count at all.

    Goods without a time are none, or, where an exhibition was just ``told``, only tell more of it.
    """
    lasting = _lasts(candidate, timing)
    if candidate.kind == "display" and told and not timing.own:
        candidate.kind = "echo"
    if candidate.kind == "wares" and not (lasting or _is_to_come(candidate, timing)):
        if not told:
            return False
        candidate.kind = "echo"
    candidate.score += LASTING if lasting else 0.0
    return True


def stands_alone(article: Article, draft: Draft, drafts: list[Draft], *, weak: bool) -> bool:
    """Whether what joins no event told before is one of its own; ``weak`` where nothing but an earlier edition could be.

    One more exhibition gets what it does not name from the one told before.
    """
    candidate, timing = draft.lead, draft.timings[0]
    if draft.type != EventType.EXHIBITION:
        return not weak
    earlier = _is_earlier_edition(article, candidate, timing, drafts)
    if earlier or "one more" in candidate.rules or _is_at_the_same_place(article, candidate):
        _as_another(article, draft, drafts)
    if earlier:
        return True
    scene = _is_only_setting(article, candidate) or _is_beside_the_point(draft)
    return not (weak or scene or candidate.kind == "echo" or _told_again(draft, drafts))


def _told_before(drafts: list[Draft], candidate: Candidate, back: int = BACK) -> Draft | None:
    """The exhibition told last in the sentences just before."""
    fairs = [
        d for d in drafts
        if d.type == EventType.EXHIBITION and any(0 <= candidate.sentence - c.sentence <= back for c in d.candidates)
    ]  # fmt: skip
    return max(fairs, key=lambda d: d.candidates[-1].sentence, default=None)


def _lasts(candidate: Candidate, timing: Timing) -> bool:
    """Whether goods are told to be shown from one day to another, as they are at an exhibition and seldom elsewhere."""
    if candidate.kind not in ("goods", "wares", "display") or not timing.own:
        return False
    if timing.opening and len(timing.start or "") == DAY_LONG and candidate.value == Status.COMPLETED:
        return True  # "has been filled with carpets since Saturday"
    return (timing.days or 0) > 1 or (timing.start != timing.end and len(timing.end or "") == DAY_LONG)


def _is_to_come(candidate: Candidate, timing: Timing) -> bool:
    """Whether goods are to be shown at a place and a time that are named, or are seen to be shown in more than one way."""
    rules, ways = set(candidate.rules), len(candidate.triggers)
    if {"setting named", "both sides named"} <= rules and ways >= MANY_WAYS:
        return True
    placed = bool({"setting named", "both sides named"} & rules) or ("both sides named nearby" in rules and ways > 1)
    return candidate.value in (*AHEAD, *PUT_OFF) and timing.own and placed


def _told_again(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether wares on show are those of the exhibition told just before, which is not held elsewhere."""
    if draft.lead.kind != "wares":
        return False
    first = _told_before(drafts, draft.lead)
    if first is None or not first.parties.meets(draft.parties):
        return False
    if not any(t.near(draft.timings[0]) for t in first.timings if t.own):
        return False
    return draft.venue is None or first.venue is None or draft.venue.code == first.venue.code


def _is_earlier_edition(article: Article, candidate: Candidate, timing: Timing, drafts: list[Draft]) -> bool:
    """Whether a weak telling has a date long past, of another edition ("in May 2018 forty exhibitors had filled the same hall")."""
    if candidate.type != EventType.EXHIBITION or candidate.kind not in ("goods", "echo", "another"):
        return False
    if candidate.value in AHEAD or not (timing.own and timing.start and article.published):
        return False
    if PartialDate(timing.start).last_day > PartialDate(article.published[:10]).first_day - SEASON:
        return False
    if _told_before(drafts, candidate) is None or _dated_so(drafts, timing):
        return False
    return candidate.kind == "another" or article.reading.has("exhibition.edition", candidate.start, candidate.end)


def _dated_so(drafts: list[Draft], timing: Timing) -> bool:
    """Whether an exhibition told before has about that date."""
    return any(
        d.type == EventType.EXHIBITION and any(t.own and t.near(timing, SEASON.days) for t in d.timings) for d in drafts
    )


def _as_another(article: Article, draft: Draft, drafts: list[Draft]) -> None:
    """Give what is told as one more exhibition the sides and the place of the one told before, where it names none itself."""
    candidate = draft.candidates[0]
    same = _is_at_the_same_place(article, candidate)
    first = _told_before(drafts, candidate, candidate.sentence if same or "one more" in candidate.rules else BACK)
    if first is None:
        return
    if draft.venue is None and (
        article.reading.has("places.here", candidate.start, candidate.end)
        or candidate.kind in ("goods", "echo")
        or (candidate.kind == "another" and draft.status not in AHEAD)
    ):
        draft.venue = first.venue
    if same:
        draft.venue = first.venue
    mine, theirs = [draft.parties.iran, draft.parties.iraq], (first.parties.iran, first.parties.iraq)
    host = draft.venue.side if draft.venue else None
    for i, side in enumerate(("IR", "IQ")):
        if draft.parties.nation[i]:
            continue  # another show is that of the country
        if draft.parties.own[i] and not (same and not any(m.side == side and m.counts for m in candidate.mentions)):
            continue
        if side == host and draft.venue and draft.venue.code:
            mine[i] = (draft.venue.code,)
        else:
            mine[i] = theirs[i]
    draft.parties.iran, draft.parties.iraq = mine


def _is_at_the_same_place(article: Article, candidate: Candidate) -> bool:
    """Whether it is told to be where the exhibition before it was ("two more are to follow in the same city")."""
    return candidate.type == EventType.EXHIBITION and article.reading.has(
        "exhibition.same_place", candidate.start, candidate.end
    )


def _is_only_setting(article: Article, candidate: Candidate) -> bool:
    """Whether an exhibition is only where or when something else is told to be, and nobody shows anything at it.

    "They brought a medal home from a fair in Kut", "in May, when the shoe fair is on".
    """
    if candidate.kind != "fair":
        return False
    reading, anchor = article.reading, candidate.anchor
    low = max(anchor.start - OBLIQUE, candidate.start)
    leads = [
        cue
        for cue in reading.within("exhibition.oblique", low, anchor.start)
        if reading.clause[cue.end - 1] == reading.clause[anchor.start] or cue.end > anchor.start - 3
    ]
    if not leads or reading.has("places.from", anchor.end - 1, anchor.end + 1):
        return False
    if all(reading.has(f"exhibition.{name}", candidate.start, candidate.end) for name in ("getting", "spaces")):
        return False  # "keeps a row of tents for them at its festival"
    return not any(
        cue not in leads and (cue.end <= anchor.start or cue.start >= anchor.end)
        for name in ("exhibition.exhibiting", "exhibition.makers", "exhibition.openings")
        for cue in reading.within(name, candidate.start, candidate.end)
    )


def _is_beside_the_point(draft: Draft) -> bool:
    """Whether an exhibition is told without a side, a place or a time of its own: a figure of speech, or a matter of one house."""
    lead = draft.lead
    sides = {"both sides named", "both sides named nearby", "one more"} & set(lead.rules)
    return lead.kind in ("fair", "goods") and not (sides or any(draft.parties.own) or draft.timings[0].own)


def exhibitors_told_after(article: Article, drafts: list[Draft]) -> None:
    """Name as exhibitors those whose goods the next sentences tell of ("Felt from Ilam and copper from Kerman can be seen").

    Where they are called exhibitors ("most of them are from Ilam"), they also stand for places taken from the article at large.
    """
    for draft in drafts:
        if draft.type != EventType.EXHIBITION:
            continue
        i = 1 if draft.venue and draft.venue.side == "IR" else 0
        if draft.parties.own[i]:
            continue
        known = bool((draft.parties.iran, draft.parties.iraq)[i])
        others = {c.sentence for d in drafts if d is not draft for c in d.candidates}
        first, last = min(c.sentence for c in draft.candidates), max(c.sentence for c in draft.candidates)
        for sentence in article.reading.sentences[first + 1 : last + CALLED_REACH + 1]:
            called = article.reading.has("exhibition.exhibitors", sentence.start, sentence.end)
            follows = not known and sentence.index <= first + FOLLOWS and _shows(article, sentence.start, sentence.end)
            if sentence.index in others or not (called or follows):
                continue
            codes = _exhibitors(article, sentence, ("IR", "IQ")[i], called)
            if codes:
                mine = draft.parties
                mine.iran, mine.iraq = (mine.iran, codes) if i else (codes, mine.iraq)
                break


def opened_before(article: Article, candidates: list[Candidate], drafts: list[Draft]) -> None:
    """Give an exhibition the day told before it is named ("The halls have been Iranian since Tuesday", then "the fair")."""
    for draft in [d for d in drafts if d.type == EventType.EXHIBITION][:1]:
        if any(t.own and len(t.start or "") == DAY_LONG for t in draft.timings):
            continue
        for candidate in candidates:
            if candidate.kind != "echo" or not 0 < draft.lead.sentence - candidate.sentence <= FOLLOWS:
                continue
            timing = timing_of(article, candidate)
            if (
                timing.own
                and timing.opening
                and len(timing.start or "") == DAY_LONG
                and candidate not in draft.candidates
            ):
                draft.candidates.append(candidate)
                draft.timings.append(timing)
                break


def _exhibitors(article: Article, sentence: Sentence, side: str, called: bool) -> tuple[str, ...]:
    """The places of a side that a sentence names as those its exhibitors or goods are from."""
    named = [m for m in article.mentions_in(sentence.start, sentence.end) if m.side == side and m.counts and m.code]
    if not any(m.role == "from" or (called and not m.role) for m in named):
        return ()
    return tuple(dict.fromkeys(m.code for m in named if m.code))


def _shows(article: Article, start: int, end: int) -> bool:
    return any(
        article.reading.has(f"exhibition.{name}", start, end) for name in ("stands", "showing", "makers", "exhibiting")
    )
