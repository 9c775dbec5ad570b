"""An event that the extraction missed, added to its article by a reviewer.

Takes an open store, an article in it and what the reviewer filled in; keeps the event beside those found in the article, as
accepted by the reviewer, and asks where it may be on record already. Undoing its batch takes it away again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from events import revisions as history_of
from events import schema, stored_articles
from events.errors import RecordError, StoreError
from events.merge import nearest
from events.merge_lookup import StoredIndex, UsedIds
from events.model import Event, Evidence, Source, make_id
from events.phrases import occurrences
from events.store import Store
from events.stored_articles import EMPTY, READ, Proposal, StoredArticle
from events.vocabulary import Certainty, EventType, Review, Status

RULE: Final = "added by hand"
"""Stands in `Event.rules` in place of the rules that found an event."""

_BLANK_ID: Final = "not-yet-added"
_NOT_TOLD: Final = "…"


@dataclass(frozen=True, slots=True)
class AddedByHand:
    """What became of it: its id, the name under which it can be undone, and whether it may be on record already."""

    event_id: str
    batch: str
    asked: bool


def blank(article: StoredArticle) -> Event:
    """A record to begin with: nothing is told but the source; its id and summary only hold their places."""
    source = Source(
        outlet=article.outlet or "Unnamed outlet",
        url=article.url,
        published=article.published,
        language=article.language,
    )
    return Event(
        id=_BLANK_ID,
        type=EventType.DELEGATION,
        status=Status.COMPLETED,
        summary=_NOT_TOLD,
        sources=(source,),
        certainty=Certainty.HIGH,
        rules=(RULE,),
        review=Review.UNREVIEWED,
    )


def evidence(article: StoredArticle, field: str, phrase: str) -> tuple[Evidence, int]:
    """The words of an article that support a field, and how often they stand there; the first place is taken.

    Parameters
    ----------
    article : StoredArticle
    field : str
        A field of `Event`.
    phrase : str
        As a person copied or typed it.

    Raises
    ------
    RecordError
        Where the phrase does not stand in the article.
    """
    found = occurrences(article.text, phrase)
    told = " ".join(phrase.split())
    if not told:
        raise RecordError("Paste the words of the article that support the field.")
    if not found:
        cut = told if len(told) <= 80 else f"{told[:80]}…"
        raise RecordError(f"“{cut}” does not stand in this article. Copy the words from it as they stand there.")
    start, end = found[0]
    piece = Evidence(field=field, start=start, end=end, text=article.text[start:end], article=article.id)
    return piece, len(found)


def add(store: Store, article_id: str, event: Event, who: str) -> AddedByHand:
    """Add an event to an article.

    Parameters
    ----------
    store : Store
    article_id : str
    event : Event
        From `blank`, filled in. It gets an id of its own.
    who : str
        The reviewer: the event counts as accepted by them.

    Raises
    ------
    StoreError
        Where the article has been taken back, or the store cannot be written.
    """
    batch = history_of.new_batch()
    with store.exclusively():
        if not store.has_article(article_id):
            raise StoreError("The article has been taken back meanwhile: nothing was added to it.")
        new = make_id(
            start=event.start, type=event.type, iran=event.iran, iraq=event.iraq, venue=event.venue, taken=UsedIds(store)
        )  # fmt: skip
        event = event.model_copy(
            update={
                "id": new,
                "review": Review.ACCEPTED,
                "reviewed_by": who,
                "reviewed_at": history_of.now(),
                "evidence": tuple(piece.model_copy(update={"article": article_id}) for piece in event.evidence),
            }
        )
        index = StoredIndex(store)
        index.catch_up()
        decision = nearest(event, index, article_id)
        store.add([event], who=who, why="missed by the extraction, added by hand", batch=batch)
        asked = decision.other_id is not None
        with store._database.writing() as connection:
            _link(connection, article_id, new)
            if decision.other_id is not None:
                question = Proposal(new, decision.other_id, decision.reasons, decision.score)
                stored_articles.ask(connection, [question])
    return AddedByHand(new, batch, asked)


def _link(connection: sa.Connection, article_id: str, event_id: str) -> None:
    """Let an event stand last among those of an article."""
    table, articles = schema.event_articles, schema.articles
    last = connection.execute(sa.select(sa.func.max(table.c.position)).where(table.c.article_id == article_id)).scalar()
    connection.execute(
        table.insert().values(event_id=event_id, article_id=article_id, position=0 if last is None else last + 1)
    )
    connection.execute(
        articles.update().where(articles.c.id == article_id, articles.c.state == EMPTY).values(state=READ)
    )
