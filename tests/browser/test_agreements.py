"""The Agreements page in a real browser: register, downloads, a chain by link, a correction that survives, a phone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import Dashboard, Visit

pytestmark = pytest.mark.browser

CHAIN = "?agreement=2017-06-agreement-ir16-iqwa"


def open_agreements(visit: Visit, dashboard: Dashboard, query: str = "") -> None:
    visit.open(f"{dashboard.address}/agreements{query}")
    visit.page.locator(".marz-lead").wait_for()


def download(visit: Visit, name: str) -> bytes:
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.locator(f".st-key-register_{name} button").click()
    assert waiting.value.suggested_filename == f"marz-agreements.{name}"
    return Path(waiting.value.path()).read_bytes()


def test_the_filter_of_the_register_follows_into_address_and_download(visit: Visit, dashboard: Dashboard):
    open_agreements(visit, dashboard)
    everything = pd.read_csv(io.BytesIO(download(visit, "csv")))
    visit.page.get_by_role("radio", name=re.compile("^Called for")).click()
    visit.page.wait_for_url(re.compile("stage=proposed"))
    visit.idle()
    called = pd.read_csv(io.BytesIO(download(visit, "csv")))
    assert set(called["stage"]) == {"Called for"}
    assert len(called) == int((everything["stage"] == "Called for").sum()) == 23
    sheet = load_workbook(io.BytesIO(download(visit, "xlsx")))["agreements"]
    assert sheet.max_row == 24
    assert visit.away == []
    assert visit.errors == []


def test_a_link_opens_a_chain_with_its_reasons(visit: Visit, dashboard: Dashboard):
    open_agreements(visit, dashboard, CHAIN)
    steps = visit.page.locator(".marz-steps .marz-step")
    expect(steps).to_have_count(2)
    expect(steps.nth(1).locator(".marz-link")).to_contain_text("The same parties")


def test_a_correction_survives_a_restart(visit: Visit, start_dashboard: Callable[..., Dashboard], tmp_path: Path):
    place = {"MARZ_DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}"}
    first = start_dashboard(**place)
    open_agreements(visit, first, CHAIN)
    visit.page.locator("[class*=st-key-chain_correct] button").first.click()
    name = visit.page.locator(".st-key-chain_who input")
    name.fill("Ada")
    name.press("Tab")
    visit.idle()
    visit.page.locator("[class*=st-key-chain_follows] input").click()
    visit.page.get_by_role("option", name="nothing: it stands on its own").click()
    visit.idle()
    visit.page.locator(".st-key-chain_keep button").click()
    expect(visit.page.locator(".marz-pair")).to_have_text("One agreement on its own")
    second = start_dashboard(**place)
    open_agreements(visit, second, CHAIN)
    expect(visit.page.locator(".marz-link")).to_have_text(re.compile("Set apart by Ada"))


def test_a_tie_on_the_map_narrows_the_register(visit: Visit, dashboard: Dashboard):
    open_agreements(visit, dashboard)
    frame = visit.map_frame()
    frame.evaluate("window.atlas.atlas.pick({ kind: 'tie', iran: 'IR-06', iraq: 'IQ-BA' })")
    expect(visit.page.get_by_text("Khuzestan – Basra", exact=False).first).to_be_visible()
    visit.page.wait_for_url(re.compile("pick=IR-06"))
    expect(visit.page.get_by_text("20 agreements")).to_be_visible()


def test_a_phone_shows_map_and_register_in_one_column(phone: Visit, dashboard: Dashboard):
    open_agreements(phone, dashboard)
    phone.map_frame()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert phone.errors == []
