"""A running dashboard on its own data folder, and a Chromium that may speak to this machine only."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Error,
    Frame,
    Locator,
    Page,
    Request,
    TimeoutError,
    expect,
    sync_playwright,
)

from tests.browser.chromium import FLAGS, executable
from tests.free_ports import free_port

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ("127.0.0.1", "localhost", None, "")
PATIENCE = 60_000
"""Milliseconds a condition may take on a machine that is busy with other things; met, it is never waited out."""

QUICK = ["--js-flags=--no-maglev,--no-turbofan"]
"""Pages live for seconds here: compiling their scripts a second and third time costs more than it gives back."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try what fails in the browser once more, and say so in the summary.

    A machine that stands still for seconds can lose a click between two of a page's states; what is wrong fails twice.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


class Dashboard:
    """A server under test: `address`, and its log to read."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        port = free_port()
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
        end = monotonic() + 120
        while monotonic() < end and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=10).read()
                return
            except OSError:
                sleep(0.1)
        self.stop()
        raise RuntimeError(f"The dashboard did not answer: {self.log()}")

    def log(self) -> str:
        """What the server has written so far."""
        return self.log_file.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End the server, if it runs."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
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
        browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, *QUICK])
        yield browser
        browser.close()


class Visit:
    """One stay on a browser page, with what the page asked of other hosts and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.away: list[str] = []
        self.errors: list[str] = []
        self._heard = {
            "request": self._on_request, "pageerror": self._on_error, "console": self._on_console, "dialog": self._on_dialog
        }  # fmt: skip
        page.set_default_timeout(PATIENCE)
        for event, listener in self._heard.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def end(self) -> None:
        """Hear no more of the page, which another test goes on with."""
        for event, listener in self._heard.items():
            self.page.remove_listener(event, listener)

    def _on_request(self, request: Request) -> None:
        # Not stopped here, where every single request would wait for Python: Chromium knows no other host (FLAGS).
        if urlsplit(request.url).hostname not in LOCAL and not request.url.startswith(("data:", "blob:")):
            self.away.append(request.url)

    def _on_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _on_dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Go to an address and wait until the script has run."""
        self.page.goto(address)
        self.idle()

    def idle(self) -> None:
        """Wait until no script is running."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')

    def map_frame(self, nth: int = 0, ready: str = "true") -> Frame:
        """The frame the nth map is drawn in, once its first numbers are painted and what else it needs is `ready`."""
        end = monotonic() + PATIENCE / 1000
        while monotonic() < end:
            handles = self.page.locator('iframe[title="streamlit_folium.st_folium"]').element_handles()
            # Asked anew each time: Playwright's own waiting forgets itself now and then when a frame's document arrives.
            with suppress(Error):
                frame = handles[nth].content_frame() if nth < len(handles) else None
                if frame and frame.evaluate(f"!!(window.atlas && atlas.atlas && atlas.atlas.paints > 0 && {ready})"):
                    return frame
            self.page.wait_for_timeout(30)
        raise AssertionError(f"No map was painted within {PATIENCE / 1000:.0f} s.")

    def lay_a_hand_on(self, frame: Frame) -> None:
        """Do as a reader does who is about to move a map, so that a view set by a script counts as theirs (geo/web/frame.js)."""
        frame.locator(".leaflet-container").first.dispatch_event("keydown", {"key": "Shift"})

    @contextmanager
    def slowly(self, times: int) -> Iterator[None]:
        """On a processor so many times slower, where layout settles late."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": times})
        try:
            yield
        finally:
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            session.detach()

    def choose(self, box: Locator, letters: str, option: str) -> None:
        """Choose from a list as a reader does, who opens it again where the page scrolled and so closed it."""
        choice = self.page.get_by_role("option", name=option)
        end = monotonic() + PATIENCE / 1000
        while True:
            box.click()
            box.press_sequentially(letters)
            try:
                choice.click(timeout=PATIENCE / 6)
                return
            except TimeoutError:
                assert monotonic() < end, f"“{option}” could not be chosen."
                box.fill("")

    def lead(self) -> str:
        """The sentence the page opens with."""
        return self.page.locator(".marz-lead").inner_text()

    def wait_for_lead(self, text: str) -> None:
        """Wait until the opening sentence holds a text."""
        self.page.locator(".marz-lead", has_text=text).wait_for()


class Tab:
    """A tab that test after test is made in, emptied in between.

    A new tab would load and compile Streamlit's scripts anew, which takes three quarters of what a short test takes.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._page: Page | None = None

    @contextmanager
    def visit(self, width: int, height: int) -> Iterator[Visit]:
        """A visit that starts on an empty page of this size, without anything kept from the one before."""
        if self._page is None:
            self._page = self._browser.new_context().new_page()
        self._page.set_viewport_size({"width": width, "height": height})
        visit = Visit(self._page)
        yield visit
        visit.end()
        try:
            self._empty(self._page)
        except Error:  # a page that a failed test left unable to answer
            self._page.context.close()
            self._page = None

    @staticmethod
    def _empty(page: Page) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        page.goto("about:blank")
        page.mouse.move(0, 0)


@pytest.fixture(scope="session")
def tab(chromium: Browser) -> Tab:
    """The tab of all visits."""
    return Tab(chromium)


@pytest.fixture
def visit(tab: Tab) -> Iterator[Visit]:
    """An empty page, 1440 × 900."""
    with tab.visit(1440, 900) as visit:
        yield visit


@pytest.fixture
def phone(tab: Tab) -> Iterator[Visit]:
    """An empty page, 390 × 844."""
    with tab.visit(390, 844) as visit:
        yield visit
