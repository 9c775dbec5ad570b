"""An article of the store that is read again, since its date of publication or its outlet has become known.

Takes a store and an article that is in it; says what a new copy adds, takes back the events that nobody has decided on, and
puts those found now in line with those that stay. Nothing is deleted: what is taken back has its reason in the history.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Final

import sqlalchemy as sa

from events import revisions as history_of
from events import schema
from events.articles import Article, read_text
from events.drafts import Unreadable
from events.readable_store import ReadableStore
from events.revisions import Action, Revision, standing
from events.store import Store
from events.stored_articles import READ, UNDONE, StoredArticle

_PUT_OFF: Final = (
    "This copy gives the {what} that the article in the store lacks, but events of it have been reviewed or joined with "
    "others already, so it was left as it is. Its date can be set on the Articles page: what was reviewed then stays."
)


def outlet_of_origin(origin: str) -> str:
    """What stands for an outlet that is not known: the name of the file, without folders that say more of the user."""
    return re.split(r"[/\\]", origin)[-1] or origin


def completed(store: ReadableStore, article: Article) -> Article | None:
    """A copy of an article in the store that is worth reading, completed by what the store knows of it.

    Parameters
    ----------
    store : ReadableStore
    article : Article
        With the id of one in the store.

    Returns
    -------
    Article or None
        None where the copy tells nothing that the store lacks, or where a person has decided on an event of it.
    """
    if not _news(store, article) or not _untouched(store, article.id):
        return None
    known = store.article(article.id)
    return article.model_copy(
        update={
            "title": article.title or known.title or None,
            "published": article.published or known.published,
            "outlet": article.outlet or (None if _is_nameless(known.outlet, known.extraction) else known.outlet),
        }
    )


def dated(known: StoredArticle, published: str) -> Article:
    """An article of the store as it is read with its date of publication.

    Raises
    ------
    ArticleError
        Where the date is none, in a sentence.
    """
    origin = str(known.extraction.get("origin", "")) or known.outlet
    if not published.strip():
        raise Unreadable("Published", "give a date such as 2025, 2025-05 or 2025-05-21.")
    stated = read_text(
        known.text,
        title=known.title or None,
        published=published,
        language=known.language,
        outlet=None if _is_nameless(known.outlet, known.extraction) else known.outlet,
        source_url=known.url,
        origin=origin,
    )
    # Evidence that stays counts the characters of the text as it was kept; and a page is known by its address alone.
    return stated.model_copy(update={"id": known.id, "text": known.text})


def put_off(store: ReadableStore, article: Article) -> tuple[str, ...]:
    """A sentence where a skipped copy tells what the store lacks, and the article has been reviewed meanwhile."""
    news = _news(store, article)
    if not news or _untouched(store, article.id):
        return ()
    return (_PUT_OFF.format(what=" and the ".join(news)),)


def why_read_again(known: StoredArticle, article: Article, outlet: str) -> str:
    """The reason for the history: what has become known of the article."""
    told = []
    if article.published and article.published != known.published:
        told.append(f"published {article.published}")
    if outlet != known.outlet:
        told.append(f"outlet {outlet}")
    return f"the article was read again ({', '.join(told)})" if told else "the article was read again"


def take_back(store: Store, article_id: str, who: str, why: str) -> dict[str, str]:
    """Take back the events of an article that nobody has decided on, so that it can be read again.

    Must run inside `Store.exclusively`, with the new reading put in before it ends.

    Returns
    -------
    dict of str to str
        What stays: id of the event as it stands → id under which the article has it.
    """
    with store._database.writing() as connection:
        batch = _batch(connection, article_id)
        free: list[Revision] = []
        decided: dict[str, str] = {}
        for found_id in store.events_of(article_id):
            changes = standing(history_of.of_event(connection, found_id))
            if _is_free(connection, changes, batch):
                free += changes
            elif changes:
                decided.setdefault(_stands_as(connection, found_id), found_id)
        taken: set[str] = set()
        for change in sorted(free, key=lambda change: change.n, reverse=True):
            if change.unit not in taken:
                taken.add(change.unit)
                history_of.undo(connection, change.n, who=who, why=why)
        articles = schema.articles
        connection.execute(articles.update().where(articles.c.id == article_id).values(state=UNDONE))
    return decided


def line_up(store: Store, article_id: str, order: Iterable[str], decided: Iterable[str]) -> None:
    """Let the events that stay stand among those found now, in the order in which the article tells them."""
    table, articles = schema.event_articles, schema.articles
    ids = list(dict.fromkeys([*order, *decided]))
    with store._database.writing() as connection:
        connection.execute(table.delete().where(table.c.article_id == article_id))
        connection.execute(
            table.insert(),
            [{"event_id": event_id, "article_id": article_id, "position": i} for i, event_id in enumerate(ids)],
        )
        connection.execute(articles.update().where(articles.c.id == article_id).values(state=READ))


def _news(store: ReadableStore, article: Article) -> list[str]:
    """What a copy tells that the store lacks, in words."""
    if not article.published and not article.outlet:
        return []
    table = schema.articles.c
    here = table.id == article.id
    with store._database.reading() as connection:
        row = connection.execute(sa.select(table.published, table.outlet).where(here)).one_or_none()
        if row is None:
            return []
        news = ["date of publication"] if article.published and not row.published else []
        if article.outlet and row.outlet != article.outlet:
            told = connection.execute(sa.select(table.extraction).where(here)).scalar_one()
            news += ["outlet"] if _is_nameless(row.outlet, json.loads(told)) else []
    return news


def _is_nameless(outlet: str, extraction: dict) -> bool:
    """Whether the name of the file stands for the outlet."""
    return not outlet or outlet == outlet_of_origin(str(extraction.get("origin", "")))


def _untouched(store: ReadableStore, article_id: str) -> bool:
    """Whether all events of an article stand as it brought them, or were joined without a person."""
    with store._database.reading() as connection:
        batch = _batch(connection, article_id)
        return all(
            _is_free(connection, standing(history_of.of_event(connection, event_id)), batch)
            for event_id in store.events_of(article_id)
        )


def _is_free(connection: sa.Connection, changes: Collection[Revision], batch: str) -> bool:
    """Whether the standing changes of an event are those its article brought, and nothing stands on a merge of it."""
    if not changes or any(change.batch != batch for change in changes):
        return False
    others = {change.other_id for change in changes if change.action is Action.MERGE and change.other_id}
    last = [standing(history_of.of_event(connection, other))[-1:] for other in others]
    return all(change.batch == batch for changes in last for change in changes)


def _stands_as(connection: sa.Connection, event_id: str) -> str:
    """The event that one found in an article has become: itself, or what it was joined to."""
    seen: set[str] = set()
    while event_id not in seen:
        seen.add(event_id)
        changes = standing(history_of.of_event(connection, event_id))
        last = changes[-1] if changes else None
        if last is None or last.action is not Action.MERGE or last.after is not None or last.other_id is None:
            break
        event_id = last.other_id
    return event_id


def _batch(connection: sa.Connection, article_id: str) -> str:
    table = schema.articles.c
    return connection.execute(sa.select(table.batch).where(table.id == article_id)).scalar_one_or_none() or ""
