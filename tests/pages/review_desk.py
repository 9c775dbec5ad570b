"""What the tests of the Articles page share: articles and events made in view, and the page opened on a store of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from events.model import Event
from events.store import Store
from events.stored_articles import StoredArticle
from tests.events.making import event
from tests.pages.page_door import settled

Opened = Callable[..., AppTest]


def article(identifier: str = "a1", **fields: object) -> StoredArticle:
    plain: dict[str, object] = {
        "title": f"Title of {identifier}",
        "text": "A delegation from Ilam came to Wasit on 21 May.",
        "outlet": "Border Post",
        "url": None,
        "published": "2025-05-22",
        "language": "en",
        "extraction": {},
    }
    return StoredArticle(id=identifier, **plain | fields)  # type: ignore[arg-type]


def found(identifier: str, **fields: object) -> Event:
    return event(identifier, **{"review": "unreviewed", "subtype": "trade", **fields})


@pytest.fixture
def desk(opened: Opened, tmp_path) -> Opened:
    """Opens the page on articles given as (article, events), the reviewer known."""

    def open_page(
        *given: tuple[StoredArticle, list[Event]], known: bool = True, on_record=(), questions=(), **query: str
    ):
        with Store.open(f"sqlite:///{tmp_path / 'marz.db'}", seed=False) as store:
            store.add(on_record, who="tester")
            for one, events in given:
                store.add_article(one, events, proposals=questions, who="tester")
            if known:
                store.remember_who("Sara")
        return opened("articles", [], **query)

    return open_page


def arrived(app: AppTest) -> AppTest:
    """The page once the articles handed in have been read."""
    assert app.session_state["intake"].wait(180)
    return settled(app)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return settled(app)


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)
