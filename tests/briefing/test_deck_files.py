"""Decks on disk: whole or not at all, several beside each other, and the example."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.data import data_of_events
from briefing.deck import Deck
from briefing.deck_files import Shelf, deck_folder, example_deck, open_deck
from briefing.errors import BriefingError, DeckError
from briefing.resolving import resolve_deck
from events.seed import curated_events


def test_several_decks_are_kept_by_title_and_broken_files_are_named(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new" / "briefings")
    assert shelf.decks() == ([], [])
    for title in ("b", "A"):
        shelf.save(Deck(id=title, title=title))
    (shelf.folder / "broken.json").write_text("{")
    found, notices = shelf.decks()
    assert [deck.title for deck in found] == ["A", "b"]
    assert notices == ["broken.json is not a deck of Marz: it is not JSON. Choose a file that Marz exported."]


def test_a_deleted_deck_comes_back_by_saving_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    deck = Deck(id="d", title="Weekly")
    shelf.save(deck)
    assert shelf.delete("d") == deck
    assert shelf.decks()[0] == []
    shelf.save(deck)
    assert shelf.load("d") == deck


def test_a_failed_save_leaves_the_old_deck_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    shelf.save(Deck(id="d", title="old"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefingError, match=r"cannot be written \(no space left on device\)"):
        shelf.save(Deck(id="d", title="new"))
    assert shelf.load("d").title == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["d.json"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefingError, match="Choose a folder that you may write"):
        Shelf(tmp_path / "file" / "briefings").save(Deck(id="d", title="t"))


def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="is not the id of a deck"):
        Shelf(tmp_path).load("../../secret")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="cannot be opened"):
        open_deck(tmp_path / "gone.json")


def test_decks_live_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path))
    assert deck_folder() == tmp_path / "briefings"


def test_every_view_of_the_example_shows_curated_events() -> None:
    deck = example_deck()
    assert 6 <= len(deck.views) <= 8
    shown = resolve_deck(deck, data_of_events(curated_events()))
    assert all(not view.empty and view.notices == () for view in shown)
    assert shown[0].numbers.n_events == len(curated_events())
