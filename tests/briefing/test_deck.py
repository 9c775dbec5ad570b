"""Decks: what can be done with the views, and the file that another machine opens to the same result."""

from __future__ import annotations

import json

import pytest

from briefing import deck as decks
from briefing.deck import Deck, read_deck
from briefing.errors import BriefingError, DeckError
from briefing.view import Picked, View
from events.selection import Selection


def _deck() -> Deck:
    views = tuple(View(id=letter, selection=f"q={letter}", title=letter.upper()) for letter in "abcd")
    return Deck(id="d", title="Ties <b>now</b> & «then»", author="Sara", created="2026-07-01", views=views)


def _order(deck: Deck) -> str:
    return "".join(view.id for view in deck.views)


def test_a_deck_goes_through_its_file_unchanged() -> None:
    full = View(
        id="full",
        page="ties",
        selection=Selection(border=("IR-16",), counterparts=("IQ-WA",), start="2024-05").to_query(),
        at=(33.1, 46.2, 7.25),
        switched=("region", "crossings"),
        n_ties=50,
        language="ckb",
        picked=Picked(kind="tie", iran="IR-16", iraq="IQ-WA"),
        params={"step": "2024-05"},
        title="بازرگانی ایلام و واسط " * 10,
        note="<script>alert(1)</script>",
        speaker_notes="line one\nline two",
    )
    deck = decks.add(_deck(), full)
    assert read_deck(deck.to_json()) == deck
    assert read_deck(deck.to_json().encode("utf-8-sig")) == deck


def test_views_are_moved_copied_deleted_and_brought_back() -> None:
    deck = _deck()
    assert _order(decks.move(deck, "d", 0)) == "dabc"
    assert _order(decks.move(deck, "a", 99)) == "bcda"
    assert _order(decks.reorder(deck, ["c", "a"])) == "cabd"
    copied = decks.duplicate(deck, "b")
    assert [view.title for view in copied.views] == ["A", "B", "B", "C", "D"]
    assert len({view.id for view in copied.views}) == 5
    without, removed = decks.delete(deck, "b")
    assert _order(without) == "acd"
    assert decks.restore(without, removed) == deck
    assert deck == _deck(), "a change gives a new deck and leaves the old one"


def test_an_unknown_view_is_named() -> None:
    with pytest.raises(BriefingError, match="has no view “zz”"):
        decks.move(_deck(), "zz", 0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "is not a deck of Marz: it is not JSON"),
        ("[]", "is not a deck of Marz"),
        ('{"type": "FeatureCollection"}', "is not a deck of Marz"),
        ('{"format": "marz-deck", "version": 2, "title": "x"}', r"made by a newer Marz \(deck format 2"),
        ('{"format": "marz-deck", "version": 1}', "title: is required"),
        (
            '{"format": "marz-deck", "version": 1, "title": "x", "views": [{"id": "a"}, {"id": "b", "n_ties": "many"}]}',
            "view 2, n_ties:",
        ),
        (
            '{"format": "marz-deck", "version": 1, "title": "x", "views": [{"id": "a", "picked": {"kind": "tie"}}]}',
            "view 1, picked: needs the code of a province",
        ),
        ('{"format": "marz-deck", "version": 1, "title": "x", "data_as_of": "soon"}', "“soon” is no date"),
    ],
)
def test_a_file_that_is_no_deck_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(DeckError, match=says) as caught:
        read_deck(text, "talk.json")
    assert str(caught.value).startswith("talk.json ")
    assert "\n" not in str(caught.value)


def test_two_views_with_one_id_in_a_file_get_ids_of_their_own() -> None:
    fields = json.loads(_deck().to_json())
    fields["views"][1]["id"] = "a"
    deck = read_deck(json.dumps(fields))
    assert [view.title for view in deck.views] == ["A", "B", "C", "D"]
    assert len({view.id for view in deck.views}) == 4


def test_a_selection_this_marz_does_not_know_is_kept_and_told() -> None:
    view = View(id="a", selection="border=IR-16&colour=red")
    assert view.parsed().selection.border == ("IR-16",)
    assert "“colour” is not known" in view.parsed().notices[0]
