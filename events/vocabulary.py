"""The controlled words of an event record, each with the one-line definition the codebook and the pages show.

Takes nothing; gives string enums (values as stored and exchanged) whose members carry `definition` and `label`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a controlled vocabulary: its value is what is stored, `definition` says when it applies."""

    definition: str
    label: str

    def __new__(cls, value: str, definition: str = "", label: str | None = None) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        term.label = label or value.replace("_", " ").replace("-", " ").capitalize()
        return term


class EventType(Term):
    """What kind of happening an event is."""

    DELEGATION = "delegation", "Persons from one side visit the other for trade or official talks."
    EXHIBITION = "exhibition", "Goods or services of one side are shown or sold on the other, or jointly."
    AGREEMENT = "agreement", "A text or commitment is concluded, renewed, prepared or called for between the sides."
    FORUM = "forum", "Both sides meet at one table: talks, a conference, a joint committee."


class Subtype(Term):
    """The finer kind; which ones go with which type stands in `SUBTYPES`."""

    TRADE_FAIR = "trade-fair", "A fair open to several exhibitors or countries."
    EXCLUSIVE = "exclusive", "An exhibition of one country or province alone."
    HANDICRAFTS = "handicrafts", "An exhibition of crafts."
    PAVILION = "pavilion", "A stand or hall of one side within a larger fair."
    TRADE_CENTRE = "trade-centre", "A standing showroom or trade centre is opened or announced."
    ROADSHOW = "roadshow", "A travelling promotion."
    SALES = "sales", "A fair whose purpose is selling to the public."
    MOU = "mou", "A memorandum of understanding.", "Memorandum of understanding"
    ACCORD = "accord", "An agreement reached without a named form."
    CONTRACT = "contract", "A commercial contract."
    PROTOCOL = "protocol", "A protocol, minutes or executive programme."
    RENEWAL = "renewal", "An existing agreement is renewed or extended."
    SISTER_PROVINCE = "sister-province", "Provinces or cities are twinned."
    OFFICIAL = "official", "Led by office-holders."
    TRADE = "trade", "Made up of traders and companies."
    CHAMBER = "chamber", "Sent or led by a chamber of commerce or union of traders."
    CULTURAL = "cultural", "Concerned with culture, tourism, crafts or universities."
    TALKS = "talks", "A meeting of office-holders or business people of both sides."
    BORDER_GOVERNORS = "border-governors", "A meeting of the governors of border provinces."
    BUSINESS_FORUM = "business-forum", "A gathering of companies, often with business-to-business meetings."
    CONFERENCE = "conference", "A conference or seminar with an agenda of its own."
    JOINT_COMMITTEE = "joint-committee", "A session of a standing joint committee or commission."


SUBTYPES: dict[EventType, tuple[Subtype, ...]] = {
    EventType.DELEGATION: (Subtype.OFFICIAL, Subtype.TRADE, Subtype.CHAMBER, Subtype.CULTURAL),
    EventType.EXHIBITION: (
        Subtype.TRADE_FAIR,
        Subtype.EXCLUSIVE,
        Subtype.HANDICRAFTS,
        Subtype.PAVILION,
        Subtype.TRADE_CENTRE,
        Subtype.ROADSHOW,
        Subtype.SALES,
    ),
    EventType.AGREEMENT: (
        Subtype.MOU,
        Subtype.ACCORD,
        Subtype.CONTRACT,
        Subtype.PROTOCOL,
        Subtype.RENEWAL,
        Subtype.SISTER_PROVINCE,
    ),
    EventType.FORUM: (
        Subtype.TALKS,
        Subtype.BORDER_GOVERNORS,
        Subtype.BUSINESS_FORUM,
        Subtype.CONFERENCE,
        Subtype.JOINT_COMMITTEE,
    ),
}


class Status(Term):
    """How far an event has come, as reported."""

    PROPOSED = "proposed", "Called for or offered; nobody has said it will happen."
    PLANNED = "planned", "Announced. It may since have been held: say “announced”, never “held”."
    COMPLETED = "completed", "Held, signed or opened, as a source reports."
    POSTPONED = "postponed", "Put off, as a source reports."
    CANCELLED = "cancelled", "Called off, as a source reports."


class Direction(Term):
    """Who goes to, shows to or sells to whom."""

    IRAN_TO_IRAQ = "iran_to_iraq", "The Iranian side goes to, shows to or sells to the Iraqi side.", "Iran → Iraq"
    IRAQ_TO_IRAN = "iraq_to_iran", "The Iraqi side goes to, shows to or sells to the Iranian side.", "Iraq → Iran"
    MUTUAL = "mutual", "Both alike, or the source does not say.", "Mutual"


class DateBasis(Term):
    """Where an event's date comes from."""

    STATED = "stated", "The source states the date."
    RELATIVE = "relative to publication", "The source says “on Monday” or “next week”; counted from its publication."
    PUBLICATION = "publication date", "The source gives no date; its publication stands in, at honest precision."
    INFERRED = "inferred", "Found from other evidence; the note says how."


class Certainty(Term):
    """How sure the coding is."""

    HIGH = "high", "The source states type, sides and status plainly."
    MEDIUM = "medium", "One of them is read from context."
    LOW = "low", "The source is vague, second-hand or contradicted."


class Review(Term):
    """Where an event stands between the machine and a person."""

    CURATED = "curated", "Part of the curated set that comes with Marz."
    UNREVIEWED = "unreviewed", "Extracted; nobody has looked at it yet."
    ACCEPTED = "accepted", "Extracted and accepted, or added, by a person."
    EDITED = "edited", "Corrected by a person and accepted."
    REJECTED = "rejected", "Judged not to be an event; kept for the record, counted nowhere."


class Sector(Term):
    """What the event is about, as far as the source says."""

    GENERAL = "general", "Trade or economy in general."
    TOURISM = "tourism", "Tourism and pilgrimage as a business."
    TRANSPORT = "transport", "Roads, railways, flights and crossings as infrastructure."
    CUSTOMS = "customs", "Customs, standards, border markets and procedures."
    CONSTRUCTION = "construction", "Building, building materials and engineering services."
    HEALTH = "health", "Health services, medicine and medical equipment."
    AGRICULTURE = "agriculture", "Farming and farm produce."
    EDUCATION = "education", "Universities, schools and training."
    ENERGY = "energy", "Electricity, oil and gas."
    SERVICES = "services", "Other services."
    FOOD = "food", "Processed food and drink."
    HANDICRAFTS = "handicrafts", "Crafts."
    TECHNOLOGY = "technology", "Technology, start-ups and knowledge-based companies."
    MACHINERY = "machinery", "Machinery, vehicles and industrial equipment."
    PETROCHEMICALS = "petrochemicals", "Petrochemicals, plastics and chemicals."
    TEXTILES = "textiles", "Textiles, clothing, leather and shoes."
    WATER = "water", "Water supply, rivers and dams."
    FINANCE = "finance", "Banking, insurance and payments."
    CARPETS = "carpets", "Hand-woven and machine-made carpets."
    LOGISTICS = "logistics", "Freight, warehousing and transit."
    MINING = "mining", "Mining and minerals."
    LIVESTOCK = "livestock", "Livestock, poultry and veterinary matters."
    FISHERIES = "fisheries", "Fish and fish farming."
