"""The articles in a store, and the questions about possible merges that they raised.

Takes a connection; gives `StoredArticle` and `Proposal` objects. An article comes in whole with its events, or not at
all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from events.characters import storable
from events.errors import StoreError
from events.revisions import Revision, now
from events.schema import articles, event_articles, proposals, revisions

READ, EMPTY, UNDONE = "read", "empty", "undone"
STATES = (READ, EMPTY, UNDONE)
"""States of an article: events were found in it; none were; all that it brought was taken back."""


LAPSED = "lapsed"
"""State of a question that no longer holds, since one of its events was changed."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it was read.

    Attributes
    ----------
    id : str
        A digest of what makes it this article (`events.ingest.article_id`).
    title, text, outlet : str
    url, published, language : str or None
    extraction : dict
        What is to be remembered of how it was read: extractor, notices, file.
    added_at : str
        UTC, ISO 8601 to the second; "" before it is stored.
    state : str
        "read", "empty" or "undone".
    """

    id: str
    title: str
    text: str
    outlet: str
    url: str | None
    published: str | None
    language: str | None
    extraction: dict[str, Any]
    added_at: str = ""
    state: str = READ


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question to the reviewer: do these two events tell of the same happening?"""

    event_id: str
    other_id: str
    reasons: tuple[str, ...]
    score: float
    n: int = 0
    state: str = "open"


def known(connection: sa.Connection, article_id: str) -> bool:
    """Whether an article is in the store, and not undone."""
    query = sa.select(articles.c.state).where(articles.c.id == article_id)
    return connection.execute(query).scalar_one_or_none() not in (None, UNDONE)


def write(connection: sa.Connection, article: StoredArticle, event_ids: Iterable[str], batch: str) -> None:
    """Put an article into the store, with the ids of the events found in it."""
    ids = list(dict.fromkeys(event_ids))
    connection.execute(articles.delete().where(articles.c.id == article.id))
    connection.execute(event_articles.delete().where(event_articles.c.article_id == article.id))
    connection.execute(
        articles.insert().values(
            id=article.id,
            title=storable(article.title),
            text=storable(article.text),
            outlet=storable(article.outlet),
            url=article.url,
            published=article.published,
            language=article.language,
            extraction=json.dumps(article.extraction, ensure_ascii=True),
            added_at=now(),
            batch=batch,
            state=READ if ids else EMPTY,
        )
    )
    if ids:
        connection.execute(
            event_articles.insert(),
            [{"event_id": event_id, "article_id": article.id, "position": i} for i, event_id in enumerate(ids)],
        )


def read(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[StoredArticle]:
    """The articles that meet a condition, newest first."""
    rows = connection.execute(sa.select(articles).where(condition).order_by(articles.c.added_at.desc(), articles.c.id))
    return [
        StoredArticle(
            **{key: getattr(row, key) for key in ("id", "title", "text", "outlet", "url", "published", "language")},
            extraction=json.loads(row.extraction),
            added_at=row.added_at,
            state=row.state,
        )
        for row in rows
    ]


def of_events(connection: sa.Connection, event_ids: Iterable[str]) -> dict[str, str]:
    """The id of the article by the id of the event that was found in it."""
    columns = event_articles.c
    found: dict[str, str] = {}
    for part in in_parts(list(event_ids)):
        query = sa.select(columns.event_id, columns.article_id).where(columns.event_id.in_(part))
        found.update((row.event_id, row.article_id) for row in connection.execute(query))
    return found


def ask(connection: sa.Connection, questions: Iterable[Proposal]) -> None:
    """Put questions about possible merges before the reviewer."""
    rows = [
        {
            "event_id": question.event_id,
            "other_id": question.other_id,
            "reasons": json.dumps(question.reasons),
            "score": question.score,
            "state": "open",
            "at": now(),
        }
        for question in questions
    ]
    if rows:
        connection.execute(proposals.insert(), rows)


def questions(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Proposal]:
    """The questions that meet a condition, likeliest first."""
    rows = connection.execute(sa.select(proposals).where(condition).order_by(proposals.c.score.desc(), proposals.c.n))
    return [
        Proposal(row.event_id, row.other_id, tuple(json.loads(row.reasons)), row.score, row.n, row.state)
        for row in rows
    ]


def settle(connection: sa.Connection, into: str, other: str) -> None:
    """Two events were merged: the question about them is answered."""
    pair = (into, other)
    connection.execute(
        proposals.update()
        .where(proposals.c.event_id.in_(pair), proposals.c.other_id.in_(pair), proposals.c.state == "open")
        .values(state="merged")
    )


def dismiss(connection: sa.Connection, proposal: int) -> None:
    """A question is answered with no."""
    done = connection.execute(
        proposals.update().where(proposals.c.n == proposal, proposals.c.state == "open").values(state="dismissed")
    )
    if done.rowcount == 0:
        raise StoreError(f"There is no open question with the number {proposal}: somebody has answered it already.")


def after_undo(connection: sa.Connection, target: int | str, done: Iterable[Revision]) -> None:
    """Where a whole article was taken back it may be read again; where that was undone, it is there again."""
    if not isinstance(target, str):
        return
    connection.execute(articles.update().where(articles.c.batch == target).values(state=UNDONE))
    brought_back = sa.select(revisions.c.batch).where(
        revisions.c.n.in_([revision.undoes for revision in done if revision.undoes is not None])
    )
    connection.execute(
        articles.update().where(articles.c.batch.in_(brought_back), articles.c.state == UNDONE).values(state=READ)
    )


def in_parts(items: list[str], size: int = 500) -> Iterator[list[str]]:
    """A list in pieces that a database takes as parameters of one query."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
