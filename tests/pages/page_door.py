"""One page behind the dashboard's door, without a browser: AppTest's `switch_page` would run a page without the filter.

Gives `opened`, a fixture for the tests of a page, which runs it on hand-made events, or on the curated ones where none are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from events.model import Event
from events.store import Store

ROOT = Path(__file__).resolve().parents[2]
DOOR = """
import streamlit as st
from pages import _access, _filter

page = st.navigation([st.Page(path, title=name, default=name == {name!r}) for name, path in {pages!r}.items()])
_access.open_or_explain()
_filter.sidebar(page.title)
_filter.notices()
page.run()
"""
PAGES = {path.stem: str(path) for path in sorted((ROOT / "pages").glob("[a-z]*.py"))}


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens a page by its name: `opened("ties", [event, …], order="strength")`."""
    address = f"sqlite:///{tmp_path / 'marz.db'}"
    monkeypatch.setenv("MARZ_DATABASE_URL", address)
    st.cache_resource.clear()

    def open_page(name: str, events: list[Event] | None = None, **query: str) -> AppTest:
        if events is not None:
            with Store.open(address, seed=False) as store:
                store.add(events, who="tester")
            # Opened without the curated events, which a store is otherwise seeded with.
            monkeypatch.setattr(Store, "open", partial(Store.open, address, seed=False))
        door = tmp_path / "door.py"
        door.write_text(DOOR.format(pages=PAGES, name=name), encoding="utf-8")
        app = AppTest.from_file(str(door), default_timeout=180)
        app.query_params.update(query)
        return settled(app)

    yield open_page
    st.cache_resource.clear()


def settled(app: AppTest) -> AppTest:
    """The page after a run without an exception."""
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def turned(app: AppTest, name: str) -> AppTest:
    """The same session on another page, as by a click on its name at the top."""
    return settled(app.switch_page(PAGES[name]))


def button(app: AppTest, label: str) -> Any:
    """The first button with this label."""
    return next(found for found in app.button if found.label == label)


def html(app: AppTest) -> str:
    """Everything the page wrote as HTML."""
    return "\n".join(block.proto.body for block in app.get("html"))


def unmarked(text: str) -> str:
    """Markdown as its reader sees it, as far as `_look.plain` has escaped it."""
    return re.sub(r"\\(.)", r"\1", text.replace("\u2060", ""))


def lead(app: AppTest) -> str:
    """The sentence it opens with."""
    return next(block.proto.body for block in app.get("html") if "marz-lead" in block.proto.body)


def table(app: AppTest, key: str) -> Any:
    """The table whose key begins with `key`."""
    return next(frame for frame in app.dataframe if (frame.key or "").startswith(f"{key}_"))


def pick(app: AppTest, key: str, row: int) -> AppTest:
    """Pick a row of a table."""
    app.session_state[table(app, key).key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return settled(app)
