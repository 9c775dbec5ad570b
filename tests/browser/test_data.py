"""The Data page in a real browser: rows lead to their event, every download arrives, and text from outside stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from events.model import parse_event_line
from events.seed import curated_events
from events.store import Store
from tests.browser.conftest import Dashboard, Visit
from tests.events.making import event

pytestmark = pytest.mark.browser

HTML = '<img src="x" onerror="alert(1)">'


def open_data(visit: Visit, dashboard: Dashboard, query: str = "") -> None:
    visit.open(f"{dashboard.address}/data{query}")
    visit.page.locator(".marz-lead").wait_for()


def downloaded(visit: Visit, label: str, within: str | None = None) -> Path:
    """What a download button gives; `within` is the menu it stands in."""
    page = visit.page
    if within:
        page.get_by_role("button", name=within).click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=label, exact=True).locator("visible=true").click()
    path = Path(waiting.value.path())
    named = path.with_name(waiting.value.suggested_filename)
    path.rename(named)
    if within:
        page.keyboard.press("Escape")
    return named


def pick_first_row(visit: Visit) -> None:
    """Click the first row's second cell; the table is drawn on a canvas."""
    table = visit.page.locator('[data-testid="stDataFrame"]').first
    table.locator("canvas").first.wait_for()
    table.click(position={"x": 150, "y": 52})
    visit.idle()


def test_the_page_needs_no_other_host_and_reports_no_error(visit: Visit, dashboard: Dashboard):
    open_data(visit, dashboard)
    for tab in ("Sources", "Codebook", "Events"):
        visit.page.get_by_role("tab", name=tab).click()
        visit.idle()
    visit.wait_for_lead(f"{len(curated_events())} events, read out of ")
    assert visit.away == []
    assert visit.errors == []


def test_a_picked_row_shows_its_event_with_sources_in_a_new_tab(visit: Visit, dashboard: Dashboard):
    open_data(visit, dashboard, "?border=IR-13")
    pick_first_row(visit)
    card = visit.page.locator(".marz-card")
    expect(card).to_contain_text("Hamadan")
    link = card.locator("footer a").first
    assert link.get_attribute("target") == "_blank"
    assert (link.get_attribute("href") or "").startswith("http")


def test_every_download_arrives_with_the_selected_events(visit: Visit, dashboard: Dashboard):
    open_data(visit, dashboard, "?border=IR-16&from=2025")
    n_events = int(visit.lead().split()[0].replace(",", ""))
    assert 0 < n_events < len(curated_events())
    path = downloaded(visit, "CSV")
    assert path.name.startswith("marz-events-")
    assert len(list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))) == n_events + 1
    assert load_workbook(downloaded(visit, "Excel"))["events"].max_row == n_events + 1
    lines = downloaded(visit, "JSON lines").read_text("utf-8").splitlines()
    assert len([parse_event_line(line) for line in lines]) == n_events
    assert len(gpd.read_file(downloaded(visit, "GeoPackage"), layer="events")) == n_events
    assert len(gpd.read_file(downloaded(visit, "Provinces with counts", within="GeoJSON"))) == 50
    assert len(gpd.read_parquet(downloaded(visit, "Events as points", within="GeoParquet"))) == n_events
    assert "Traceback" not in dashboard.log()
    assert "missing ScriptRunContext" not in dashboard.log()


def test_markup_from_outside_is_shown_as_text_and_never_run(
    visit: Visit, start_dashboard: Callable[..., Dashboard], tmp_path: Path
):
    strange = event(
        "markup",
        summary=HTML,
        note=HTML,
        venue=HTML,
        venue_code="IQ-WA",
        organisations=[HTML],
        sources=[
            {"outlet": HTML, "published": "2025"},
            {"outlet": HTML, "url": 'https://x.example/"><script>alert(1)</script>'},
        ],
    )
    with Store.open(f"sqlite:///{tmp_path / 'marz.db'}", seed=False) as store:
        store.add([strange], who="tester")
    server = start_dashboard(MARZ_DATABASE_URL=f"sqlite:///{tmp_path / 'marz.db'}")
    open_data(visit, server, "?q=onerror")
    visit.wait_for_lead("1 event, read out of 2 articles")
    pick_first_row(visit)
    expect(visit.page.locator(".marz-card")).to_contain_text(HTML)
    visit.idle()
    assert visit.page.locator(".marz-card").inner_text().count(HTML) == 5
    visit.page.get_by_role("tab", name="Sources").click()
    visit.page.get_by_text(f"{HTML} carried all").wait_for()
    bars = visit.page.locator('[data-testid="stVegaLiteChart"]').first
    bars.locator("canvas, svg").first.wait_for()
    bars.hover(position={"x": 320, "y": 14})
    visit.page.locator("#vg-tooltip-element.visible", has_text=HTML).wait_for()
    assert visit.page.locator('img[src="x"]').count() == 0
    assert visit.errors == []


def test_the_codebook_can_be_read_on_the_page(visit: Visit, dashboard: Dashboard):
    open_data(visit, dashboard)
    visit.page.get_by_role("tab", name="Codebook").click()
    visit.page.get_by_role("heading", name="Codebook: the data of Marz").wait_for()
    expect(visit.page.get_by_text("Both sides meet at one table")).to_have_count(1)


def test_nothing_runs_off_a_narrow_screen(visit: Visit, dashboard: Dashboard):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    open_data(visit, dashboard)
    for tab in ("Events", "Sources", "Codebook"):
        visit.page.get_by_role("tab", name=tab).click()
        visit.idle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
