"""Tell whether two drafts tell one event, and put them together where they do.

Takes `Draft`s; joins them or leaves them. Dates that lie apart, settings elsewhere, other parties and another status part
them; a status that was only assumed does not.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import Timing
from events.extract.places.place_mention import Mention
from events.extract.together.draft import Draft
from events.extract.together.papers_apart import are_two_papers, is_known
from events.extract.told.candidate import AHEAD, CONVENED, ENCOUNTERS, PUT_OFF, TABLED
from events.extract.told.journeys import JOURNEY, TRIP_DAYS
from events.partial_date import PartialDate
from events.vocabulary import EventType, Status
from geo.provinces import REGION, REGION_MEMBERS

NEWS_DAYS: Final = 12
TOUR_SCORE: Final = 0.65
NAMED: Final = 4
FOLLOWS: Final = 2
ON_THE_WAY: Final = frozenset({"guests travel", "journey told", "visit to a place", "guests travel to meet"})


def same(article: Article, a: Draft, b: Draft, pointing: bool) -> bool:
    """Whether two drafts tell one event; `pointing` where the second only points back to something told before."""
    if a.type != b.type and not (a.type in ENCOUNTERS and b.type in ENCOUNTERS):
        return False
    if a.type == b.type == EventType.AGREEMENT and are_two_papers(article, a, b):
        return False
    if _other_way(a, b):
        return False
    first, second = _when(article, a), _when(article, b)
    told_on = a.type == b.type == EventType.EXHIBITION and b.lead.sentence - a.candidates[-1].sentence <= FOLLOWS
    if told_on and not first.own:
        first = Timing()
    if (
        pointing
        and a.type == b.type == EventType.AGREEMENT
        and not first.own
        and (is_known(article, a) or _signed_then(a, b))
    ):
        first = Timing()  # "since it was inked, the memorandum has borne fruit", then when "the paper" was signed
    if (pointing or told_on) and not second.own:
        second = Timing()  # "the exhibition" is the one told before, however long ago it was
    if told_on and b.lead.kind == "echo" and second.own and not _dated(a) and a.status not in PUT_OFF:
        return a.parties.meets(b.parties)  # "leave was granted for a bazaar. It begins in two weeks."
    apart = not first.near(second)
    if a.type == b.type == EventType.EXHIBITION and (_held_before(article, a, b) or _held_before(article, b, a)):
        return False  # "wants a fair in May", "the fair held in February"
    if a.type == b.type and a.status in PUT_OFF and b.status == Status.COMPLETED and second.own and not b.assumed:
        return False  # one was held, another put off
    elsewhere = bool(a.venue and b.venue and not _may_be_one(a.venue, b.venue))
    if (
        told_on
        and elsewhere
        and b.lead.kind == "goods"
        and not _dated(b)
        and a.venue
        and b.venue
        and a.venue.side != b.venue.side
    ):
        elsewhere = False  # "will be on display, said the director in Ilam", of the fair in Kut just told
    one_gathers = _convened(a) != _convened(b)
    other_day = first.own and second.own and first.start and second.start and first.start != second.start
    apart_told = other_day or _tabled(a) or _tabled(b) or _came_for(a, b)
    if EventType.DELEGATION in (a.type, b.type) and one_gathers and apart_told:
        return False  # a visit during which a conference is held
    if pointing and a.type == b.type and not apart and not _is_another(b):
        if a.type != EventType.AGREEMENT and _by_its_name(article, a, b):
            return True
        if not elsewhere:
            return a.parties.meets(b.parties)
    if pointing and a.type == b.type and a.status in PUT_OFF and not _dated(b) and not elsewhere and not _is_another(b):
        return a.parties.meets(b.parties)  # "the new date of the fair will be announced": it was not held meanwhile
    both = {a.status, b.status}
    put_off = bool(both & PUT_OFF) and both <= {
        *PUT_OFF,
        *AHEAD,
    }  # "was to open in March" and "has been put off" are one
    if put_off and a.type == b.type and not elsewhere and not _is_another(b):
        return a.parties.meets(b.parties)  # whatever the dates: one is that of the decision
    open_ = a.type == b.type and (a.assumed or b.assumed or put_off)
    if b.lead.kind == "signature" or ((a.status in AHEAD) != (b.status in AHEAD) and not open_) or apart:
        return False
    if (a.status in PUT_OFF) != (b.status in PUT_OFF) and not put_off and not pointing:
        return False  # one was held, another put off
    if a.venue and b.venue and elsewhere:
        if a.type == EventType.EXHIBITION or a.venue.side != b.venue.side or EventType.FORUM in (a.type, b.type):
            return False
        if a.type == EventType.AGREEMENT and b.status in AHEAD:
            return False
    told_apart = first.own or second.own or b.type == EventType.AGREEMENT or "another round" in b.lead.rules
    if _is_another(b) and told_apart and not _is_first_round(a, b):
        return False
    if a.type in ENCOUNTERS and a.status not in AHEAD and not (_convened(a) and _convened(b)):
        return a.parties.meets(b.parties, both=False)
    return a.parties.meets(b.parties)


def _signed_then(a: Draft, b: Draft) -> bool:
    """Whether a paper is only named, or only what was agreed, and right behind it told when it was signed.

    "… is an accord. It was signed in April", "… agreed to open a market. The document was signed on 3 May".
    """
    follows = b.lead.sentence - a.candidates[-1].sentence <= FOLLOWS
    return follows and ("paper named before" in b.lead.rules or (a.lead.kind == "accord" and b.lead.kind == "paper"))


def _held_before(article: Article, planned: Draft, held: Draft) -> bool:
    """Whether one is only planned or called for and the other is told with a date long past."""
    if planned.status not in AHEAD or held.status != Status.COMPLETED or not article.published:
        return False
    if any(t.own and t.near(held.timings[0]) for t in planned.timings):
        return False
    last = next((t.end or t.start for t in held.timings if t.own), None)
    news = PartialDate(article.published[:10]).first_day - timedelta(days=NEWS_DAYS)
    return bool(last) and PartialDate(last or "").last_day < news


def _other_way(a: Draft, b: Draft) -> bool:
    """Whether two journeys are told to go opposite ways."""
    return a.type == b.type == EventType.DELEGATION and bool(a.origin and b.origin) and a.origin != b.origin


def _dated(draft: Draft) -> bool:
    """Whether any telling of it has a date of its own."""
    return any(t.own for t in draft.timings)


def _convened(draft: Draft) -> bool:
    """Whether a gathering or a joint body is told, which has a name and a programme of its own."""
    return draft.lead.kind in CONVENED


def _tabled(draft: Draft) -> bool:
    """Whether people of both sides are seen at one table, beside the visit that brought them there."""
    return TABLED in draft.lead.rules


def _came_for(a: Draft, b: Draft) -> bool:
    """Whether the journey to a gathering is told in a sentence of its own ("had landed on Monday", then "the forum heard")."""
    visit, gathering = (a, b) if a.type == EventType.DELEGATION else (b, a)
    there = {c.sentence for c in gathering.candidates}
    return (
        bool(visit.origin)
        and not visit.parties.many
        and any(
            c.type == EventType.DELEGATION and c.sentence not in there and ON_THE_WAY & set(c.rules)
            for c in visit.candidates
        )
    )


def _by_its_name(article: Article, a: Draft, b: Draft) -> bool:
    """Whether the second calls the first by the word it was told with ("a tourism roadshow", then "the roadshow")."""
    words = article.reading.words
    said = {words[i] for c in a.candidates for i in range(c.anchor.start, c.anchor.end)}
    return words[b.lead.anchor.end - 1] in said and len(words[b.lead.anchor.end - 1]) >= NAMED


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Whether two settings may be one: the same province, or the Region and a governorate of it."""
    codes = {a.code, b.code}
    return len(codes) == 1 or (REGION in codes and any(code in REGION_MEMBERS for code in codes))


def _when(article: Article, draft: Draft) -> Timing:
    """The first of its finest dates, or, for what is told as news, the weeks before publication."""
    own = [t for t in draft.timings if t.own]
    if own:
        return max(own, key=lambda t: t.precision)
    if (
        draft.status in (*AHEAD, *PUT_OFF)
        or (draft.assumed and draft.lead.sentence > 1)
        or not article.published
        or len(article.published) < 10
    ):
        return Timing()
    day = date.fromisoformat(article.published[:10])
    return Timing((day - timedelta(days=NEWS_DAYS)).isoformat(), day.isoformat())


def _is_another(draft: Draft) -> bool:
    return "one more" in draft.lead.rules


def _is_first_round(a: Draft, b: Draft) -> bool:
    """Whether a round is that of a meeting announced without a date ("there will be a committee. It is to sit first in May")."""
    return "another round" in b.lead.rules and a.status in AHEAD and not _dated(a)


def join(a: Draft, b: Draft) -> None:
    if b.status in PUT_OFF:
        a.status = b.status
    elif a.status in PUT_OFF and b.status in AHEAD:
        a.timings = [*b.timings, *a.timings]  # the day it was due goes before the day it was put off
        a.candidates += b.candidates
        return
    if a.status == Status.PROPOSED and b.status == Status.PLANNED and not _dated(a) and _dated(b):
        a.status = b.status  # "who wish to go to the fair in Kut … The fair is to open on 3 May"
    if b.lead.kind == "echo" and not _dated(a) and _dated(b) and b.status in AHEAD:
        a.status, a.assumed = b.status, False
    if (a.status in AHEAD) != (b.status in AHEAD):
        if not (a.assumed or b.assumed):
            return  # only points back to what was told; adds nothing
        a.status, a.assumed = (b.status, False) if a.assumed else (a.status, a.assumed)
    elif a.assumed and not b.assumed and a.status not in PUT_OFF:
        a.status, a.assumed = b.status, False
    firm = _firm(a, b)
    if a.type != EventType.EXHIBITION:
        for x, y in ((a, b), (b, a)):
            _leave_setting_out(x, y)
    a.candidates += b.candidates
    a.timings += b.timings
    a.score = min(1.0, max(a.score, b.score) + 0.05)
    stranger = not a.parties.meets(b.parties, both=a.type not in ENCOUNTERS)  # only its name is used beside others'
    if (a.venue is None and not stranger) or (b.venue and a.venue and _closer(b.venue, a.venue)):
        a.venue = b.venue or a.venue
    if not b.lead.oblique and not stranger:
        a.parties = a.parties.joined(b.parties, firm=firm)
    if a.type != b.type and not any(c.kind in CONVENED for c in a.candidates):
        travelled = any(c.type == EventType.DELEGATION and JOURNEY & set(c.rules) for c in a.candidates)
        a.type = EventType.DELEGATION if travelled or not a.parties.many else EventType.FORUM


def _leave_setting_out(acting: Draft, meeting: Draft) -> None:
    """Where one telling names the Region and the other only a town they met in, the Region is the party."""
    if REGION not in acting.parties.iraq or not acting.parties.own[1]:
        return
    if not any(m.code == REGION and m.role not in ("at", "to") for c in acting.candidates for m in c.mentions):
        return  # "spent a week in Iraqi Kurdistan", then "talks in Erbil and in Sulaymaniyah"
    named = [m for c in meeting.candidates for m in c.mentions if m.code in meeting.parties.iraq]
    if named and all(m.code in REGION_MEMBERS and m.role in ("at", "to") and not m.official for m in named):
        meeting.parties.iraq = acting.parties.iraq


def _firm(a: Draft, b: Draft) -> set[str] | None:
    """Which places a later telling may add: all where it follows at once, else those of office-holders and of the setting.

    Sentences further on name places for other reasons ("patients from Basra were met on the tour").
    """
    only_signed = a.type == EventType.AGREEMENT and b.lead.kind == "signature" and "paper named before" in b.lead.rules
    if not only_signed and any(
        abs(x.sentence - y.sentence) <= FOLLOWS for x in reversed(a.candidates) for y in b.candidates
    ):
        return None
    firm = {m.code for c in b.candidates for m in c.mentions if m.official or m.role in ("at", "to")}
    return {code for code in firm if code}


def _closer(new: Mention, old: Mention) -> bool:
    """Whether a setting is the town inside the province that was named as the setting before."""
    finer = bool(new.place and old.place and new.place.kind == "town" and old.place.kind != "town")
    return finer and _may_be_one(new, old)


def one_meeting(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Fold weaker tellings of one trip or meeting into the strongest.

    Nine of ten articles that report a visit or a meeting report one; a second one is believed where its date is another,
    where it goes the other way, or where it is a gathering with a day of its own.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.type in ENCOUNTERS and draft.status not in AHEAD:
            host = next(
                (d for d in kept if d.type in ENCOUNTERS and d.status not in AHEAD and _one_trip(article, d, draft)),
                None,
            )
            if host is not None:
                if draft.parties.meets(host.parties, both=False) and draft.score >= TOUR_SCORE:
                    join(host, draft)
                continue
        kept.append(draft)
    return kept


def _one_trip(article: Article, a: Draft, b: Draft) -> bool:
    if (a.status in PUT_OFF) != (b.status in PUT_OFF):
        return False
    if a.venue and b.venue and a.venue.side != b.venue.side:
        return False
    first, second = _when(article, a), _when(article, b)
    if _convened(a) != _convened(b) and (
        (first.own and second.own and first.start != second.start) or _tabled(a) or _tabled(b) or _came_for(a, b)
    ):
        return False
    days = TRIP_DAYS if all(len(t.start or "") == 10 for t in (first, second)) else 1
    return first.near(second, days)
