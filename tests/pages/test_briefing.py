"""The Briefing page without a browser: what it says of decks, and how it takes what is empty, gone, broken or not to be written."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing import deck as decks
from briefing.deck import Deck
from briefing.deck_files import Shelf, example_deck
from briefing.finding import shortened
from briefing.view import Picked, View
from events.selection import Selection
from events.vocabulary import EventType
from pages._add_to_briefing import of_page
from pages._briefing_edit import address
from pages._briefing_exports import wishes_of
from tests.pages.page_door import opened  # noqa: F401


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The decks of a dashboard on the curated events."""
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "briefings"


@pytest.fixture
def app(folder, opened):  # noqa: F811
    """The Briefing page as it opens on the curated events, after what a test has laid into the folder."""
    return partial(opened, "briefing")


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def views(app: AppTest) -> dict:
    """What the list of views was given."""
    return json.loads(app.get("bidi_component")[0].proto.json)


def deck_of(*views: View, **fields: object) -> Deck:
    return Deck.model_validate({"id": "d", "title": "Deck", "views": views, **fields})


def test_without_decks_the_example_is_shown_and_nothing_is_written(app, folder):
    page = app()
    assert not page.exception
    assert "an example briefing</bdi></b>: 8 views. Follows the data: data as of" in html(page)
    assert [row["id"] for row in views(page)["rows"]] == [view.id for view in example_deck().views]
    assert not folder.exists()


def test_the_first_change_keeps_the_example_as_the_readers_own(app, folder):
    page = app()
    page.button(key="briefing_down").click().run()
    assert not page.exception
    kept = Shelf(folder).load("example")
    assert [view.id for view in kept.views[:2]] == ["by-year", "whole-border"]


def test_an_empty_deck_says_how_views_come_into_it(app, folder):
    Shelf(folder).save(deck_of())
    page = app()
    assert not page.exception
    assert "Add to briefing" in page.info[0].value
    assert "</b>: 0 views. Follows the data." in html(page)


def test_a_view_whose_events_have_all_gone_is_counted_and_the_rest_shown(app, folder):
    Shelf(folder).save(
        deck_of(View(id="a", title="Qom", selection="border=IR-25&from=2030"), View(id="b", title="All"))
    )
    page = app()
    assert not page.exception
    assert "1 view has no events left; the slide says so." in html(page)
    assert [row["about"] for row in views(page)["rows"]] == ["Map · no events left", "Map · 466 events"]


def test_files_that_are_no_decks_are_named_and_the_rest_opened(app, folder):
    Shelf(folder).save(deck_of(View(id="a", title="Good")))
    (folder / "broken.json").write_text("{")
    (folder / "newer.json").write_text('{"format": "marz-deck", "version": 7}')
    page = app()
    assert not page.exception
    told = " ".join(warning.value for warning in page.warning)
    assert "broken.json is not a deck of Marz" in told
    assert "newer.json was made by a newer Marz (deck format 7" in told
    assert "<bdi>Deck</bdi>" in html(page)


@pytest.mark.parametrize(
    "title", ["x" * 300, "<script>alert(1)</script>", "ایلام و واسط", "*not* `markup` $a$ :red[b]"]
)
def test_any_title_is_shown_as_it_is_written(app, folder, title):
    Shelf(folder).save(deck_of(View(id="a", title=title), title=title))
    page = app()
    assert not page.exception
    assert "<script>alert" not in html(page)
    assert page.text_input(key="briefing_title_a").value == title
    assert views(page)["rows"][0]["title"] == shortened(title, 90)


def test_a_deck_chosen_by_the_address_opens_at_its_slide(app, folder):
    Shelf(folder).save(deck_of(View(id="a", title="One"), View(id="b", title="Two")))
    Shelf(folder).save(deck_of(View(id="c", title="Other"), id="other", title="Another"))
    page = app(deck="d", slide="b")
    assert page.selectbox(key="briefing_deck").value == "d"
    assert views(page)["chosen"] == "b"
    page.selectbox(key="briefing_deck").set_value("other").run()
    assert views(page)["chosen"] == "c"


def test_an_edit_is_kept_and_another_persons_change_with_it(app, folder):
    Shelf(folder).save(deck_of(View(id="a", title="One"), View(id="b", title="Two")))
    page = app()
    shelf = Shelf(folder)
    shelf.save(decks.replace_view(shelf.load("d"), shelf.load("d").view("b").changed(title="Two, changed elsewhere")))
    page.text_area(key="briefing_note_a").set_value("A caption").run()
    kept = shelf.load("d")
    assert (kept.view("a").note, kept.view("b").title) == ("A caption", "Two, changed elsewhere")


def test_a_deleted_view_comes_back_to_its_place(app, folder):
    Shelf(folder).save(deck_of(View(id="a", title="One"), View(id="b", title="Two")))
    page = app()
    page.button(key="briefing_delete").click().run()
    assert [view.id for view in Shelf(folder).load("d").views] == ["b"]
    page.button(key="briefing_take_back").click().run()
    assert [view.id for view in Shelf(folder).load("d").views] == ["a", "b"]
    assert views(page)["chosen"] == "a"


def test_moves_are_taken_back_one_after_the_other(app, folder):
    Shelf(folder).save(deck_of(*(View(id=i, title=i.upper()) for i in "abc")))
    page = app()
    page.button(key="briefing_down").click().run()
    page.button(key="briefing_down").click().run()
    assert [view.id for view in Shelf(folder).load("d").views] == ["b", "c", "a"]
    assert "“A” is now view 3 of 3." in html(page)
    page.button(key="briefing_take_back").click().run()
    assert [view.id for view in Shelf(folder).load("d").views] == ["b", "a", "c"]
    page.button(key="briefing_take_back").click().run()
    assert [view.id for view in Shelf(folder).load("d").views] == ["a", "b", "c"]
    assert not [button for button in page.button if button.key == "briefing_take_back"]


def test_a_move_of_a_view_that_somebody_deleted_is_a_sentence(app, folder):
    shelf = Shelf(folder)
    shelf.save(deck_of(View(id="a", title="One"), View(id="b", title="Two")))
    page = app()
    shelf.save(deck_of(View(id="b", title="Two")))
    page.button(key="briefing_down").click().run()
    assert not page.exception
    assert "deleted meanwhile" in page.error[0].value
    assert views(page)["chosen"] == "b"


def test_a_deck_let_loose_by_mistake_is_pinned_again_to_what_it_showed(app, folder):
    pinned = decks.pinned_to(deck_of(View(id="a", title="One")), "2026-07-01", [])
    Shelf(folder).save(pinned)
    page = app()
    page.session_state["briefing_data_box"] = True
    page.run()
    page.button(key="briefing_follow").click().run()
    assert not Shelf(folder).load("d").pinned
    page.button(key="briefing_take_back").click().run()
    assert Shelf(folder).load("d") == pinned


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(app, folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("no folder")
    page = app()
    page.button(key="briefing_copy").click().run()
    assert not page.exception
    assert "cannot be written" in page.error[0].value


def test_a_pinned_deck_says_so(app, folder):
    Shelf(folder).save(deck_of(View(id="a", title="One"), data_as_of="2026-07-01"))
    page = app()
    assert not page.exception
    assert "Pinned: data as of 1 July 2026." in html(page)


# Without the page --------------------------------------------------------------------------------------------------------


def test_a_page_about_a_province_saves_the_events_that_name_it():
    assert of_page(Selection(), "map") == Selection()
    assert of_page(Selection(), "province", "IR-16").border == ("IR-16",)
    assert of_page(Selection(border=("IR-16",)), "province", "IR-16") == Selection(border=("IR-16",))
    both = of_page(Selection(border=("IR-16",)), "province", "IQ-WA")
    assert both == Selection(border=("IR-16",), counterparts=("IQ-WA",))


def test_the_agreements_page_saves_agreements():
    assert of_page(Selection(), "agreements").types == (EventType.AGREEMENT,)


def test_a_view_has_the_address_it_was_saved_at():
    view = View(
        id="a", page="time", selection="border=IR-16&type=exhibition", at=(33.5, 46.0, 7.25), switched=("crossings",),
        n_ties=50, language="ckb", picked=Picked(kind="tie", iran="IR-16", iraq="IQ-WA"), params={"unit": "month"},
    )  # fmt: skip
    assert address(view) == (
        "time?border=IR-16&type=exhibition&unit=month&lang=ckb&ties=50&at=33.5%2C46%2C7.25&layers=crossings&pick=IR-16~IQ-WA"
    )
    assert address(View(id="a")) == "map"


@pytest.mark.parametrize(
    ("params", "wished"),
    [
        ({}, ("year", "cumulative", 1)),
        ({"unit": "quarter", "window": "4"}, ("quarter", "window", 4)),
        ({"unit": "month", "window": "5"}, ("month", "cumulative", 1)),
        ({"unit": "decade", "window": "all"}, ("year", "cumulative", 1)),
    ],
)
def test_a_film_runs_as_its_view_was_saved(params, wished):
    from briefing.data import data_of_events
    from briefing.resolving import resolve

    found = wishes_of(resolve(View(id="a", page="time", params=params), data_of_events([])))
    assert (found.step, found.mode, found.window) == wished
