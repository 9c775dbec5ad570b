"""Questions about possible merges, asked anew where an event has been changed.

Takes a store and ids of events that were just changed; lets the open questions that no longer hold lapse, brings the others
up to what the events say now, and asks about what has become likely. What a reviewer has answered stays answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from events import schema, stored_articles
from events.merge import likeliest, weigh
from events.merge_lookup import StoredIndex
from events.merge_profile import Profile
from events.model import Event
from events.store import Store
from events.stored_articles import LAPSED, Proposal
from events.vocabulary import Review


def renew(store: Store, event_ids: Iterable[str]) -> None:
    """Ask anew about events that have been changed; ids that do not stand are passed over.

    Parameters
    ----------
    store : Store
    event_ids : iterable of str

    Raises
    ------
    StoreError
        Where the store cannot be written.
    """
    with store.exclusively():
        index = StoredIndex(store)
        index.catch_up()
        for event in store.get(dict.fromkeys(event_ids)):
            with store._database.writing() as connection:
                _renew(store, connection, event, index)


def _renew(store: Store, connection: sa.Connection, event: Event, index: StoredIndex) -> None:
    table = schema.proposals
    about = (table.c.event_id == event.id) | (table.c.other_id == event.id)
    asked = stored_articles.questions(connection, about)
    others = {other.id: other for other in store.get({_other(question, event) for question in asked})}
    settled = {_other(question, event) for question in asked if question.state in ("dismissed", "merged")}
    again: list[Proposal] = []
    for question in asked:
        other = others.get(_other(question, event))
        if question.state != "open" or (other is not None and Profile(other).articles & Profile(event).articles):
            continue  # what one article tells twice was asked for another reason
        connection.execute(table.update().where(table.c.n == question.n).values(state=LAPSED))
        weighed = weigh(event, other) if other is not None and event.review is not Review.REJECTED else None
        if weighed is not None and question.other_id == event.id:
            again.append(replace(question, reasons=weighed.reasons, score=weighed.score))
            settled.add(question.event_id)
    if event.review not in (Review.REJECTED, Review.CURATED):
        found = [one for one in likeliest(event, index) if one.other_id and one.other_id not in settled]
        again += [Proposal(event.id, one.other_id or "", one.reasons, one.score) for one in found]
    stored_articles.ask(connection, again)


def _other(question: Proposal, event: Event) -> str:
    return question.other_id if question.event_id == event.id else question.event_id
