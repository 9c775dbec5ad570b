"""What waits for a reviewer, article by article, and what became of the events found in one article.

Takes an open store; gives small frozen records made by a few queries, without reading any article's text, so that a queue
of thousands is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from events import revisions as history_of
from events import schema
from events.errors import StoreError
from events.model import Event
from events.readable_store import ReadableStore
from events.revisions import Action
from events.store import Store
from events.stored_articles import UNDONE, Proposal, questions
from events.vocabulary import Review

UNTITLED = "Untitled article"


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One article of the queue or of the list of all.

    Attributes
    ----------
    id : str or None
        None stands for the events that came without an article, such as imported ones.
    title, outlet : str
    language, published : str or None
    added_at : str
        UTC, ISO 8601 to the second; "" where there is no article.
    came_in : int
        The first revision it brought, which tells apart what came in within one second; 0 where it brought none.
    n_events : int
        Events found in it, those included that were joined to others.
    waiting : tuple of str
        Ids of its events that nobody has looked at, in the order in which the article tells them.
    """

    id: str | None
    title: str
    outlet: str
    language: str | None
    published: str | None
    added_at: str
    came_in: int
    n_events: int
    waiting: tuple[str, ...]

    @property
    def order(self) -> tuple[str, int, str]:
        """The order in which articles came in; events without one stand last."""
        return (self.added_at, self.came_in, self.id) if self.id else ("~", 0, "")


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event found in an article, as it stands now.

    Attributes
    ----------
    found_id : str
        Under which it was added.
    event : Event
        It, or the event it was joined to.
    join : int or None
        The number of the revision that joined it to `event`; None where it stands by itself.
    why : str
        Why it was joined.
    """

    found_id: str
    event: Event
    join: int | None = None
    why: str = ""


def waiting_articles(store: ReadableStore) -> list[ListedArticle]:
    """The articles with events that nobody has looked at, in the order in which they came in; events without one last."""
    events, found, articles = schema.events.c, schema.event_articles.c, schema.articles.c
    query = (
        sa.select(events.id, found.article_id)
        .select_from(schema.events.outerjoin(schema.event_articles, events.id == found.event_id))
        .where(events.review == str(Review.UNREVIEWED))
        .order_by(found.position, events.revision)
    )
    waiting: dict[str | None, list[str]] = {}
    with store._database.reading() as connection:
        for row in connection.execute(query):
            waiting.setdefault(row.article_id, []).append(row.id)
        listed = _listed(connection, articles.id.in_(_waiting_ids()), waiting)
    listed.reverse()
    if None in waiting:
        loose = tuple(waiting[None])
        listed.append(
            ListedArticle(None, "Events without an article", "Imported", None, None, "", 0, len(loose), loose)
        )
    return listed


def all_articles(store: ReadableStore, *, limit: int | None = None) -> list[ListedArticle]:
    """The articles in the store, newest first; those taken back are left out."""
    events, found = schema.events.c, schema.event_articles.c
    query = (
        sa.select(events.id, found.article_id)
        .select_from(schema.events.join(schema.event_articles, events.id == found.event_id))
        .where(events.review == str(Review.UNREVIEWED))
        .order_by(found.position)
    )
    waiting: dict[str | None, list[str]] = {}
    with store._database.reading() as connection:
        for row in connection.execute(query):
            waiting.setdefault(row.article_id, []).append(row.id)
        return _listed(connection, schema.articles.c.state != UNDONE, waiting, limit)


def listed_article(store: ReadableStore, article_id: str) -> ListedArticle | None:
    """One article as it is listed, without what waits in it; None where there is none."""
    with store._database.reading() as connection:
        return next(iter(_listed(connection, schema.articles.c.id == article_id, {})), None)


def count_articles(store: ReadableStore) -> int:
    """How many articles are in the store; those taken back do not count."""
    query = sa.select(sa.func.count()).where(schema.articles.c.state != UNDONE)
    with store._database.reading() as connection:
        return connection.execute(query).scalar_one()


def found_in(store: ReadableStore, article_id: str) -> list[FoundEvent]:
    """The events found in an article as they stand, in its order; an event several of them were joined to comes once."""
    results: dict[str, FoundEvent] = {}
    ids = store.events_of(article_id)
    standing = {event.id: event for event in store.get(ids)}
    with store._database.reading() as connection:
        for found_id in ids:
            event, join, why = standing.get(found_id), None, ""
            current = found_id
            while event is None:
                changes = history_of.standing(history_of.of_event(connection, current))
                last = changes[-1] if changes else None
                if last is None or last.action is not Action.MERGE or last.other_id is None:
                    break
                current, join, why = last.other_id, join or last.n, why or last.why
                event = history_of.current_event(connection, current)
            if event is not None:
                results.setdefault(event.id, FoundEvent(found_id, event, join, why))
    return list(results.values())


def kept_apart(store: ReadableStore, event_ids: Iterable[str]) -> dict[str, list[Proposal]]:
    """The questions about these events that a reviewer answered with no, by event; those whose both events stand."""
    table, stands = schema.proposals.c, sa.select(schema.events.c.id)
    wanted = list(event_ids)
    condition = (
        (table.state == "dismissed")
        & (table.event_id.in_(wanted) | table.other_id.in_(wanted))
        & table.event_id.in_(stands)
        & table.other_id.in_(stands)
    )
    with store._database.reading() as connection:
        found = questions(connection, condition)
    return {event_id: [one for one in found if event_id in (one.event_id, one.other_id)] for event_id in wanted}


def ask_again(store: Store, proposal: int) -> None:
    """Open a question again that was answered with no.

    Raises
    ------
    StoreError
        Where it is not answered with no.
    """
    table = schema.proposals
    with store._database.writing() as connection:
        done = connection.execute(
            table.update().where(table.c.n == proposal, table.c.state == "dismissed").values(state="open")
        )
        if done.rowcount == 0:
            raise StoreError("These two are not kept apart: the question is open already, or they have been joined.")


def batch_of(store: ReadableStore, article_id: str) -> str | None:
    """The name under which all that an article brought can be undone; None where there is no such article."""
    table = schema.articles.c
    with store._database.reading() as connection:
        return connection.execute(sa.select(table.batch).where(table.id == article_id)).scalar_one_or_none()


def _waiting_ids() -> sa.Select:
    events, found = schema.events.c, schema.event_articles.c
    return (
        sa.select(found.article_id)
        .join(schema.events, events.id == found.event_id)
        .where(events.review == str(Review.UNREVIEWED))
    )


def _listed(
    connection: sa.Connection,
    condition: sa.ColumnElement[bool],
    waiting: dict[str | None, list[str]],
    limit: int | None = None,
) -> list[ListedArticle]:
    articles, found = schema.articles.c, schema.event_articles.c
    stands = sa.exists().where(schema.events.c.id == found.event_id)
    joined = sa.exists().where(
        schema.revisions.c.event_id == found.event_id, schema.revisions.c.action == str(Action.MERGE)
    )
    n_events = (
        sa.select(sa.func.count())
        .select_from(schema.event_articles)
        .where(found.article_id == articles.id, stands | joined)
        .scalar_subquery()
    )
    head = sa.func.substr(articles.text, 1, 80).label("head")
    first = (
        sa.select(sa.func.min(schema.revisions.c.n)).where(schema.revisions.c.batch == articles.batch).scalar_subquery()
    )
    came_in = sa.func.coalesce(first, 0).label("came_in")
    columns = (articles.id, articles.title, articles.outlet, articles.language, articles.published, articles.added_at)
    query = sa.select(*columns, came_in, head, n_events.label("n")).where(condition)
    rows = connection.execute(query.order_by(articles.added_at.desc(), came_in.desc(), articles.id.desc()).limit(limit))
    return [
        ListedArticle(
            row.id,
            row.title or _headline(row.head),
            row.outlet,
            row.language,
            row.published,
            row.added_at,
            row.came_in,
            row.n,
            tuple(waiting.get(row.id, ())),
        )
        for row in rows
    ]


def _headline(head: str) -> str:
    """What to call an article without a title: its first words."""
    first = head.split("\n")[0].strip()
    if not first:
        return UNTITLED
    return first if len(first) < 60 else f"{first[:60].rsplit(' ', 1)[0]} …"
