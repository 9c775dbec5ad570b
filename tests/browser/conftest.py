"""A running dashboard on its own data folder, and a Chromium that may speak to this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, sync_playwright

from tests.browser.chromium import FLAGS, executable

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ("127.0.0.1", "localhost", None, "")


class Dashboard:
    """A server under test: `address`, and its log to read."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log_file = folder / "server.log"
        self._log = self.log_file.open("w")
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true",
                f"--server.port={port}", "--server.address=127.0.0.1",
            ],
            cwd=ROOT,
            env={**os.environ, "MARZ_DATA_DIR": str(folder / "data"), "MARZ_DATABASE_URL": "", **environment},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        end = monotonic() + 60
        while monotonic() < end and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2).read()
                return
            except OSError:
                sleep(0.1)
        self.stop()
        raise RuntimeError(f"The dashboard did not answer: {self.log()}")

    def log(self) -> str:
        """What the server has written so far."""
        return self.log_file.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait(20)
        self._log.close()


@pytest.fixture(scope="session")
def start_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Dashboard]]:
    """Start further servers, each with its own data folder and environment."""
    running: list[Dashboard] = []

    def start(**environment: str) -> Dashboard:
        running.append(Dashboard(tmp_path_factory.mktemp("marz"), **environment))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def dashboard(start_dashboard: Callable[..., Dashboard]) -> Dashboard:
    """The dashboard on the curated events. Tests that change the store start their own."""
    return start_dashboard()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """One browser page with what it asked of other hosts and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.away: list[str] = []
        self.errors: list[str] = []
        page.route("**/*", self._guard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _guard(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in LOCAL or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            self.away.append(route.request.url)
            route.abort()

    def open(self, address: str) -> None:
        """Go to an address and wait until the script has run."""
        self.page.goto(address)
        self.idle()

    def idle(self) -> None:
        """Wait until no script is running."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)

    def map_frame(self) -> Frame:
        """The frame the map is drawn in, once the first numbers are painted."""
        handle = self.page.wait_for_selector(
            'iframe[title="streamlit_folium.st_folium"]', state="attached", timeout=30_000
        )
        frame = handle.content_frame()
        assert frame is not None
        frame.wait_for_function("window.atlas && window.atlas.atlas && window.atlas.atlas.paints > 0", timeout=30_000)
        return frame

    def lead(self) -> str:
        """The sentence the page opens with."""
        return self.page.locator(".marz-lead").inner_text()

    def wait_for_lead(self, text: str) -> None:
        """Wait until the opening sentence holds a text."""
        self.page.locator(".marz-lead", has_text=text).wait_for(timeout=20_000)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A fresh page, 1440 × 900."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    yield Visit(page)
    page.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Visit]:
    """A fresh page, 390 × 844."""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    yield Visit(page)
    page.close()
