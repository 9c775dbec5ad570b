"""What a view shows: worked out from the data, the same numbers as the tables, with a sentence for what is missing."""

from __future__ import annotations

from briefing.data import data_of_deck, data_of_events, pin
from briefing.deck import Deck, following, read_deck
from briefing.resolving import LONGEST_TITLE, resolve, resolve_deck
from briefing.view import Picked, View
from events.model import Event
from events.selection import Selection
from events.store import Store
from tests.events.records import event

FAIR = event(
    "2025-06-fair", type="exhibition", subtype=None, start="2025-06", iran=["IR-16"], iraq=["IQ-WA"], venue="Kut",
    venue_code="IQ-WA", review="curated",
)  # fmt: skip
TALKS = event("2024-talks", start="2024", review="curated")
NATIONAL = event("undated-talks", start=None, iran=[], iraq=[], venue=None, venue_code=None, review="curated")
EVENTS = [FAIR, TALKS, NATIONAL]


def _store(events: list[Event]) -> Store:
    store = Store.open("sqlite://", seed=False)
    store.add(events, who="Sara")
    return store


def test_a_view_shows_the_events_of_its_selection_with_their_numbers() -> None:
    shown = resolve(View(id="a", selection="border=IR-16"), data_of_events(EVENTS))
    assert shown.selected.ids == ["2025-06-fair"]
    assert shown.sentence == (
        "1 exhibition between 1 Iranian province and 1 Iraqi governorate, 2025. The strongest tie is Ilam – Wasit, 1 event."
    )
    assert shown.numbers_of_map["ties"] == [["IR-16", "IQ-WA", 1, 0, 0, 1]]
    assert shown.sources == "Sources: Border Post (1)"
    assert [record.id for record in shown.records()] == ["2025-06-fair"]


def test_a_view_without_a_title_is_named_by_its_finding() -> None:
    shown = resolve(View(id="a"), data_of_events(EVENTS))
    assert shown.title == "3 events, 2024–2025: Kurdistan – Sulaymaniyah leads"


def test_a_view_whose_events_have_gone_says_so() -> None:
    shown = resolve(View(id="a", title="Qom", selection="border=IR-25"), data_of_events(EVENTS, "2026-07-01"))
    assert shown.empty
    assert shown.notices == (
        "“Qom”: no event is left in this view (Qom), data as of 1 July 2026. Loosen its filters, or delete it.",
    )


def test_a_title_of_300_characters_is_shortened_at_a_word_and_told() -> None:
    shown = resolve(View(id="a", title="Ilam and Wasit " * 20), data_of_events(EVENTS))
    assert len(shown.title) <= LONGEST_TITLE
    assert shown.title.endswith("Wasit…") or shown.title.endswith(("Ilam…", "and…"))
    assert "the title has 299 characters and was shortened" in shown.notices[0]


def test_a_further_filter_narrows_every_view() -> None:
    shown = resolve(
        View(id="a", selection="border=IR-16"), data_of_events(EVENTS), narrowed=Selection(border=("IR-12",))
    )
    assert shown.empty


def test_a_map_is_cut_to_the_places_only_where_nobody_moved_it() -> None:
    data = data_of_events(EVENTS)
    assert resolve(View(id="a", selection="border=IR-16"), data).fits
    assert resolve(View(id="a", picked=Picked(kind="province", code="IR-16")), data).fits
    assert not resolve(View(id="a", selection="border=IR-16", at=(33, 46, 7)), data).fits
    assert not resolve(View(id="a", selection="type=forum"), data).fits


def test_a_deck_follows_the_data_unless_it_is_pinned() -> None:
    deck = Deck(id="d", title="Forums", views=(View(id="a", selection="type=forum"),))
    with _store(EVENTS) as store:
        pinned = pin(deck, store)
        store.add([event("2026-01-talks", start="2026-01", review="accepted")], who="Sara")
        assert len(resolve_deck(deck, data_of_deck(deck, store))[0].selected) == 3
        assert len(resolve_deck(pinned, data_of_deck(pinned, store))[0].selected) == 2
        assert len(resolve_deck(following(pinned), data_of_deck(following(pinned), store))[0].selected) == 3


def test_a_pinned_deck_opens_to_the_same_on_a_machine_with_other_events() -> None:
    deck = Deck(
        id="d", title="All", views=(View(id="a", selection="border=IR-16"), View(id="b", selection="type=forum"))
    )
    with _store(EVENTS) as here:
        file = pin(deck, here).to_json()
        mine = resolve_deck(deck, data_of_deck(deck, here))
    opened = read_deck(file)
    with _store([]) as there:
        theirs = resolve_deck(opened, data_of_deck(opened, there))
    assert [view.selected.ids for view in theirs] == [view.selected.ids for view in mine]
    assert [view.numbers_of_map for view in theirs] == [view.numbers_of_map for view in mine]


def test_what_a_reader_did_after_the_day_does_not_count_on_it() -> None:
    deck = Deck(id="d", title="Then", data_as_of="2020-01-01", views=(View(id="a"),))
    with _store(EVENTS) as store:
        then = data_of_deck(deck, store)
        assert resolve_deck(deck, then)[0].empty
        assert then.as_of == "Data as of 1 January 2020"
        assert "Events that came with Marz count from the start" in then.meaning
