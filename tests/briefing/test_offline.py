"""The offline page as a text: what it carries, what it may not do, and that no event can break out of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.data import data_of_events
from briefing.deck import Deck
from briefing.errors import BriefingError
from briefing.offline import page, shell, write_page
from briefing.offline_content import content
from briefing.offline_events import MOST_LISTED, ROW
from briefing.resolving import resolve, resolve_deck
from briefing.view import Picked, View
from events.model import Event, Source
from events.seed import curated_events
from tests.events.making import event

BREAKER = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> \u2028 &lt;"
FAIR = event("2025-06-01-fair", type="exhibition", start="2025-06", venue="Kut", venue_code="IQ-WA", note="A note.")
TALKS = event("2024-01-01-talks", type="forum", start="2024", iran=["IR-12"], iraq=["IQ-SU"], direction="mutual")


def held(document: bytes) -> dict[str, Any]:
    """The content inside a document."""
    found = re.search(r'<script type="application/json" id="marz-data">(.*?)</script>', document.decode(), re.S)
    assert found
    return json.loads(found[1])["content"]


def deck_of(*views: View, title: str = "Deck") -> Deck:
    return Deck(id="d", title=title, views=views)


def made(deck: Deck, events: list[Event]) -> bytes:
    return page(deck, resolve_deck(deck, data_of_events(events, "2026-07-01")))


def test_a_page_carries_its_slides_with_words_numbers_and_events() -> None:
    found = held(made(deck_of(View(id="a", selection="border=IR-16", note="Caption"), View(id="b")), [FAIR, TALKS]))
    first, second = found["slides"]
    assert found["title"] == "Deck"
    assert (first["n_events"], second["n_events"]) == (1, 2)
    assert first["caption"] == "Caption"
    assert first["as_of"] == second["as_of"] == "Data as of 1 July 2026"
    assert first["sources"] == "Sources: Test Wire (1)"
    assert first["map"]["ties"] == [["IR-16", "IQ-WA", 1, 1, 0, 0]]
    assert [found["events"][i][ROW.index("summary")] for i in second["events"]] == [
        "Event 2025-06-01-fair.",
        "Event 2024-01-01-talks.",
    ]
    assert first["events"] == second["events"][:1]  # an event travels once, whatever number of slides shows it


def test_a_row_says_what_a_card_shows() -> None:
    row = dict(zip(ROW, held(made(deck_of(View(id="a")), [FAIR]))["events"][0], strict=True))
    assert row["when"] == "June 2025"
    assert (row["type"], row["what"]) == (1, "Exhibition")
    assert (row["iran"], row["iraq"], row["direction"]) == (["IR-16"], ["IQ-WA"], 0)
    assert row["sources"] == [["Test Wire, 22 May 2025", "https://news.example/2025-06-01-fair"]]
    assert sorted(row["named"]) == ["IQ-WA", "IR-16"]


def test_an_announcement_says_that_its_date_is_that_of_the_announcement() -> None:
    planned = event("2025-05-01-plan", status="planned", start="2025-05", date_basis="publication date")
    row = dict(zip(ROW, held(made(deck_of(View(id="a")), [planned]))["events"][0], strict=True))
    assert row["what"] == "Delegation, planned"
    assert row["note"].startswith("The date is that of the announcement.")


def test_only_the_pages_own_script_may_run_and_nothing_may_be_fetched() -> None:
    document = made(deck_of(View(id="a")), [FAIR]).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', document)
    assert policy
    script = re.search(r"<script>(.*)</script>", document, re.S)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "img-src data:;" in policy[1]
    around = re.sub(r"<script.*?</script>", "", document, flags=re.S)
    assert "//" not in re.sub(r"/\*.*?\*/|http://www.w3.org/2000/svg", "", around, flags=re.S)
    assert not re.search(r"url\((?!data:|#)", around)


def test_no_text_can_end_the_script_it_stands_in() -> None:
    hostile = event("2025-06-01-bad", summary=BREAKER, note=BREAKER, venue=BREAKER, organisations=[BREAKER])
    document = made(deck_of(View(id="a", title=BREAKER, note=BREAKER), title=BREAKER), [hostile])
    assert document.count(b"<script") == made(deck_of(View(id="a")), [FAIR]).count(b"<script") == 2
    assert b"<!-- <img" not in document
    assert held(document)["events"][0][ROW.index("summary")] == hostile.summary
    assert b"<title>&lt;/script&gt;" in document


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    source = Source(outlet="Leaflet", url=None)
    odd = event("2025-06-01-odd").model_copy(
        update={"sources": (source, source.model_copy(update={"url": "javascript:alert(1)"}))}
    )
    rows = held(made(deck_of(View(id="a")), [odd]))["events"]
    assert rows[0][ROW.index("sources")] == [["Leaflet", None], ["Leaflet", None]]


def test_a_view_of_time_plays_from_where_it_was_saved() -> None:
    view = View(id="a", page="time", params={"unit": "quarter", "window": "4", "step": "2025-Q2"})
    slide = held(made(deck_of(view), [FAIR, TALKS]))["slides"][0]
    assert "map" not in slide
    assert slide["play"]["open"] == {"unit": "quarter", "window": 4, "step": "2025-Q2"}
    assert (slide["play"]["first"], slide["play"]["last"]) == (2024 * 12, 2025 * 12 + 5)
    assert set(slide["play"]["provinces"]) == {"IR-12", "IR-16", "IQ-SU", "IQ-WA"}


def test_a_comparison_shows_the_change_between_its_two_periods() -> None:
    view = View(id="a", page="time", params={"view": "compare", "a": "2024", "b": "2025"})
    slide = held(made(deck_of(view), [FAIR, TALKS]))["slides"][0]
    assert slide["map"]["measure"] == "Change, 2025 against 2024, events"
    assert slide["map"]["says"]["IR-16"] == ["2024: 0", "2025: 1", "Change +1"]
    assert slide["map"]["says"]["IR-12"] == ["2024: 1", "2025: 0", "Change −1"]


def test_periods_that_cannot_be_read_leave_the_map_of_all_events() -> None:
    view = View(id="a", page="time", params={"view": "compare", "a": "soon", "b": "later"})
    slide = held(made(deck_of(view), [FAIR]))["slides"][0]
    assert set(slide["map"]["shade"]) == {"IR-16", "IQ-WA"}


def test_a_view_without_events_is_a_slide_that_says_so() -> None:
    deck = deck_of(View(id="a", page="time", title="Qom", selection="border=IR-25"), View(id="b"))
    empty, whole = held(made(deck, [FAIR]))["slides"]
    assert empty["sentence"] == "No event is left in this selection."
    assert "no event is left in this view (Qom)" in empty["notices"][0]
    assert empty["map"]["shade"] == {}
    assert whole["n_events"] == 1


def test_an_empty_deck_is_a_page_without_slides() -> None:
    assert held(made(deck_of(), [FAIR]))["slides"] == []


def test_online_tiles_are_left_out() -> None:
    view = View(id="a", switched=("tiles", "region"))
    assert held(made(deck_of(view), [FAIR]))["slides"][0]["map"]["off"] == ["region"]


def test_a_picked_tie_is_what_is_brought_into_view() -> None:
    view = View(id="a", picked=Picked(kind="tie", iran="IR-16", iraq="IQ-WA"))
    moved = view.changed(id="b", at=(33.0, 46.0, 8.0))
    first, second = held(made(deck_of(view, moved), [FAIR, TALKS]))["slides"]
    assert (first["fit"], first["at"]) == (["IR-16", "IQ-WA"], None)
    assert (second["fit"], second["at"]) == (None, [33.0, 46.0, 8.0])


def test_speaker_notes_stay_at_home() -> None:
    deck = deck_of(View(id="a", speaker_notes="Do not say this aloud."))
    assert b"aloud" not in made(deck, [FAIR])
    shown = resolve_deck(deck, data_of_events([FAIR]))
    assert content(shown, title="x", speaker_notes=True)["slides"][0]["speech"] == "Do not say this aloud."


def test_long_and_right_to_left_titles_are_taken() -> None:
    deck = deck_of(View(id="a", title="ایلام و واسط " * 25), title="نمایشگاه‌های ایلام در کوت")
    found = held(made(deck.model_copy(update={"views": (*deck.views, View(id="b"))}), [FAIR]))
    assert found["title"] == "نمایشگاه‌های ایلام در کوت"
    assert len(found["slides"][0]["title"]) <= 160
    assert "was shortened" in found["slides"][0]["notices"][0]


def test_a_deck_made_before_new_events_came_shows_them_unless_it_is_pinned() -> None:
    deck = deck_of(View(id="a", selection="border=IR-16"))
    later = event("2026-01-01-visit", start="2026-01")
    assert held(made(deck, [FAIR]))["slides"][0]["n_events"] == 1
    assert held(made(deck, [FAIR, later]))["slides"][0]["n_events"] == 2


def test_more_events_than_are_listed_are_counted_all() -> None:
    many = [event(f"2025-01-01-n{i}") for i in range(MOST_LISTED + 5)]
    slide = held(made(deck_of(View(id="a")), many))["slides"][0]
    assert (slide["n_events"], len(slide["events"])) == (MOST_LISTED + 5, MOST_LISTED)


def test_the_curated_events_fit_in_a_page_of_one_and_a_half_megabytes() -> None:
    views = [View(id="a"), View(id="b", page="time"), *(View(id=f"v{i}", selection="border=IR-16") for i in range(10))]
    document = made(deck_of(*views), list(curated_events()))
    assert len(held(document)["events"]) == 466
    assert len(document) < 1_500_000 * 466 / 500


def test_the_shell_is_the_same_document_without_content() -> None:
    whole = made(deck_of(View(id="a")), [FAIR]).decode()
    script = re.search(r"<script>(.*)</script>", whole, re.S)
    assert script
    assert script[1] in shell()
    assert '"content":null}' in shell()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    deck = deck_of(View(id="a"))
    shown = resolve_deck(deck, data_of_events([FAIR]))
    with pytest.raises(BriefingError, match="cannot be written"):
        write_page(deck, shown, tmp_path / "file" / "page.html")
    write_page(deck, shown, tmp_path / "page.html")
    assert (tmp_path / "page.html").read_bytes() == page(deck, shown)


@pytest.mark.parametrize(
    ("page_name", "params", "kind"),
    [("map", {}, "map"), ("time", {}, "play"), ("time", {"view": "compare"}, "compare"), ("ties", {}, "map")],
)
def test_how_a_view_is_drawn(page_name: str, params: dict[str, str], kind: str) -> None:
    view = View.model_validate({"id": "a", "page": page_name, "params": params})
    assert resolve(view, data_of_events([FAIR])).kind == kind
