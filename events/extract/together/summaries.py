"""Say an event in one sentence of our own, and say why it was read so.

Takes the settled fields; gives text composed from them alone, so that no sentence of an article is ever copied.
"""

from __future__ import annotations

from events.extract.places.fields import Parties
from events.extract.places.mentions import Mention, province_name
from events.partial_date import spoken
from events.vocabulary import Certainty, DateBasis, Direction, EventType, Sector, Status, Subtype

_NOUNS = {
    Subtype.OFFICIAL: "An official visit",
    Subtype.TRADE: "A trade delegation's visit",
    Subtype.CHAMBER: "A chamber of commerce visit",
    Subtype.CULTURAL: "A cultural or tourism visit",
    Subtype.TRADE_FAIR: "A trade fair",
    Subtype.EXCLUSIVE: "An exclusive exhibition",
    Subtype.HANDICRAFTS: "A handicrafts exhibition",
    Subtype.PAVILION: "A pavilion at a fair",
    Subtype.TRADE_CENTRE: "A trade centre",
    Subtype.ROADSHOW: "A roadshow",
    Subtype.SALES: "A sales fair",
    Subtype.MOU: "A memorandum of understanding",
    Subtype.ACCORD: "An agreement",
    Subtype.CONTRACT: "A contract",
    Subtype.PROTOCOL: "A protocol",
    Subtype.RENEWAL: "The renewal of an agreement",
    Subtype.SISTER_PROVINCE: "A twinning agreement",
    Subtype.TALKS: "Talks",
    Subtype.BORDER_GOVERNORS: "A meeting of border governors",
    Subtype.BUSINESS_FORUM: "A business forum",
    Subtype.CONFERENCE: "A conference",
    Subtype.JOINT_COMMITTEE: "A joint committee",
}
_DONE = {
    EventType.DELEGATION: "took place",
    EventType.EXHIBITION: "was held",
    EventType.AGREEMENT: "was concluded",
    EventType.FORUM: "was held",
}
_AHEAD = {
    Status.PLANNED: "was planned",
    Status.PROPOSED: "was proposed",
    Status.POSTPONED: "was put off",
    Status.CANCELLED: "was called off",
}


def _side(codes: tuple[str, ...], country: str) -> str:
    names = [province_name(code) for code in codes]
    if not names:
        return country
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more provinces"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def summarise(
    type_: EventType, subtype: Subtype, status: Status, parties: Parties, direction: Direction, venue: Mention | None,
    start: str | None, basis: DateBasis, sectors: tuple[Sector, ...],
) -> str:  # fmt: skip
    """One sentence: what, between whom, where, about what, when."""
    iran, iraq = _side(parties.iran, "Iran"), _side(parties.iraq, "Iraq")
    if direction == Direction.IRAN_TO_IRAQ:
        between = f"from {iran} to {iraq}" if type_ == EventType.DELEGATION else f"of {iran} in {iraq}"
    elif direction == Direction.IRAQ_TO_IRAN:
        between = f"from {iraq} to {iran}" if type_ == EventType.DELEGATION else f"in {iran} with {iraq}"
    else:
        between = f"between {iran} and {iraq}"
    verb = _DONE[type_] if status == Status.COMPLETED else _AHEAD[status]
    if subtype == Subtype.TALKS:
        verb = verb.replace("was", "were")
    place = venue.place.name if venue and venue.place and venue.place.name not in between else ""
    meant = f" meant for {place}" if place and status in (Status.POSTPONED, Status.CANCELLED) else ""
    where = f" {'in' if status == Status.COMPLETED else 'for'} {place}" if place and not meant else ""
    topics = [sector.label.lower() for sector in sectors if sector != Sector.GENERAL][:3]
    about = f", on {', '.join(topics)}" if topics else ""
    told = status != Status.COMPLETED and basis == DateBasis.PUBLICATION
    when = f" ({'announced ' if told else ''}{spoken(start)})" if start else ""
    return f"{_NOUNS[subtype]} {between}{meant} {verb}{where}{about}{when}."


def reasons_of(
    status: Status, status_words: str, trigger_words: str, rules: list[str], certainty: Certainty, when: str
) -> tuple[str, ...]:
    """Why the event was read so, in sentences; ``when`` is what `dated_by` says of its date."""
    reasons = [f"The words “{trigger_words}” name the event ({', '.join(dict.fromkeys(rules))})."]
    if status_words:
        reasons.append(f"“{status_words}” says that it is {status.value}.")
    else:
        reasons.append(f"No word says how far it has come; taken as {status.value}.")
    if when:
        reasons.append(when)
    if certainty == Certainty.LOW:
        reasons.append("Weak evidence: please check.")
    return tuple(reasons)


def dated_by(start: str | None, basis: DateBasis, published: str | None, words: str) -> str:
    """How the date was found where the text does not state it, or why there is none; "" where it is stated.

    Parameters
    ----------
    start : str or None
        The date of the event.
    basis : DateBasis
    published : str or None
        The article's date of publication.
    words : str
        A date of the text that could not be settled ("October 10", "Monday"), or "".
    """
    if start is None and words:
        missing = (
            "its date of publication is not known"
            if published is None
            else "the date of publication does not settle it"
        )
        return f"The article says “{words}”, but not in which year, and {missing}."
    if start is None:
        return "The article gives it no date" + (
            ", and its date of publication is not known." if published is None else "."
        )
    return {
        DateBasis.PUBLICATION: "The article gives it no date; the month of publication stands in.",
        DateBasis.INFERRED: "Its date is that of the meeting or signing told with it.",
    }.get(basis, "")
