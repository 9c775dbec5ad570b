"""The browser and the servers of the benchmarks: those of the browser tests, given to every module of this folder.

The browser lives as long as this folder's tests run: two of Playwright's at the same time in one process are refused, so that
the browser tests after these could not start theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, executable
from tests.browser.conftest import Visit, start_dashboard

__all__ = ["chromium", "start_dashboard", "visit"]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all benchmarks."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A page in a browser that has nothing of ours in its cache yet, 1440 × 900."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    yield Visit(page)
    page.close()
