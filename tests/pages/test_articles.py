"""The Articles page without a browser: what it says, asks, refuses and saves."""

from __future__ import annotations

from functools import partial

import pytest
import streamlit as st

from events import review_queue
from events.review_queue import waiting_articles
from events.store import Store
from events.stored_articles import Proposal
from events.vocabulary import Certainty, Review
from pages import _access, _look, _review_example, _review_intake
from tests.events.making import event
from tests.pages.page_door import html, lead, opened, settled
from tests.pages.review_desk import Opened, arrived, article, button, desk, found, press

__all__ = ["desk", "opened"]


def test_an_empty_store_says_how_to_begin_in_three_lines_and_gives_an_example(desk: Opened):
    app = desk()
    assert "Nothing waits for a reviewer." in lead(app)
    assert html(app).count("<li>") == 3
    press(app, "try_example")
    assert app.text_area[0].value == _review_example.TEXT
    button(app, "Find the events").click()
    settled(app)
    arrived(app)
    assert "wait for a reviewer" in lead(app)
    assert "Marz example" in lead(app)
    assert "marz-text" in html(app)


def test_nothing_can_be_added_or_decided_before_the_reviewer_is_known_who_is_asked_once(desk: Opened):
    app = desk((article(), [found("e-1")]), known=False)
    assert app.button(key="accept_e-1").disabled
    assert app.button(key="edit_e-1").disabled
    app.text_input(key="who_typed").set_value("  Sara   Ahmadi ")
    settled(app)
    assert not app.button(key="accept_e-1").disabled
    assert _access.store().who() == "Sara Ahmadi"
    assert not any(one.key == "who_typed" for one in app.text_input)
    press(app, "accept_e-1")
    kept = _access.store().event("e-1")
    assert (kept.review, kept.reviewed_by) == (Review.ACCEPTED, "Sara Ahmadi")


def test_a_wrong_date_is_a_sentence_and_what_was_typed_stays(desk: Opened):
    app = desk()
    app.text_area[0].set_value("A delegation from Ilam came to Wasit.")
    next(one for one in app.text_input if one.label == "Published").set_value("yesterday")
    button(app, "Find the events").click()
    settled(app)
    assert "“yesterday” is not a date: write 2025, 2025-05 or 2025-05-21." in app.warning[0].value
    assert app.text_area[0].value == "A delegation from Ilam came to Wasit."


def test_articles_that_come_in_while_the_page_is_drawn_are_counted_where_they_are_shown(desk: Opened, monkeypatch):
    def read_then_arrive(store):
        waiting = waiting_articles(store)
        assert st.session_state["intake"].wait(180) if "intake" in st.session_state else True
        return waiting

    monkeypatch.setattr(_review_intake, "_PATIENCE", 0)
    app = desk()
    press(app, "try_example")
    monkeypatch.setattr(review_queue, "waiting_articles", read_then_arrive)
    button(app, "Find the events").click()
    settled(app)
    assert "marz-text" in html(app)
    assert "Nothing waits" not in lead(app)


@pytest.mark.parametrize("text", ["", "   ", "12 — 34 …"])
def test_a_text_without_words_is_refused_in_a_sentence(desk: Opened, text: str):
    app = desk()
    app.text_area[0].set_value(text)
    button(app, "Find the events").click()
    settled(app)
    assert app.warning[0].value.startswith("Pasted text: ")
    assert _access.store().articles() == []


def test_an_address_that_is_none_is_refused_in_a_sentence(desk: Opened):
    app = desk()
    next(one for one in app.text_input if "feed" in one.label).set_value("file:///etc/passwd")
    button(app, "Fetch it").click()
    settled(app)
    assert _look.plain("begins with http:// or https://") in app.warning[0].value


def test_an_address_on_this_machine_fails_with_its_reason_and_nothing_is_kept(desk: Opened):
    app = desk()
    next(one for one in app.text_input if "feed" in one.label).set_value("http://127.0.0.1:9/x")
    button(app, "Fetch it").click()
    settled(app)
    arrived(app)
    assert "1 failed" in " ".join(one.value for one in app.markdown)
    assert "http://127.0.0.1:9/x: " in html(app)
    assert _access.store().articles() == []


def test_what_waits_is_counted_by_language_and_outlet_and_the_last_article_is_named(desk: Opened):
    app = desk(
        (article("a1"), [found("e-1"), found("e-2")]),
        (article("a2", language="fa", outlet="IRNA <b>"), [found("e-3")]),
    )
    assert "<b>3 events</b> from 2 articles wait for a reviewer: 1 in English and 1 in Persian" in lead(app)
    assert "“<bdi>Title of a2</bdi>”, <bdi>IRNA &lt;b&gt;</bdi>" in lead(app)
    assert app.session_state["article"] == "a1"


def test_the_queue_narrows_to_a_language_and_goes_on_through_it(desk: Opened):
    app = desk(
        (article("a1"), [found("e-1")]),
        (article("a2", language="fa"), [found("e-2")]),
        (article("a3"), [found("e-3")]),
    )
    press(app, "review_next")
    assert app.session_state["article"] == "a2"
    press(app, "review_previous")
    assert app.session_state["article"] == "a1"
    app.session_state["queue_languages"] = ["fa"]
    app.session_state["article"] = None
    settled(app)
    assert app.session_state["article"] == "a2"
    press(app, "review_next")
    assert app.session_state["article"] == "a2"


def test_next_goes_through_the_events_of_an_article_before_the_next_article(desk: Opened):
    app = desk((article("a1"), [found("e-1"), found("e-2")]), (article("a2"), [found("e-3")]))
    press(app, "review_next")
    assert (app.session_state["article"], app.session_state["review_event"]) == ("a1", "e-2")
    press(app, "review_next")
    assert (app.session_state["article"], app.session_state["review_event"]) == ("a2", "e-3")
    press(app, "review_previous")
    assert (app.session_state["article"], app.session_state["review_event"]) == ("a1", "e-2")


def test_after_a_decision_the_place_is_the_next_event_that_waits_and_then_the_first_left_out(desk: Opened):
    app = desk((article(), [found(f"e-{n}") for n in range(1, 5)]))

    def at_hand() -> str:
        return next(one.key for one in app.button if one.label.startswith("Accept :small[")).removeprefix("accept_")

    press(app, "review_next")
    press(app, "accept_e-2")
    assert at_hand() == "e-3"
    press(app, "reject_e-3")
    assert at_hand() == "e-4"
    press(app, "undo_last")
    assert at_hand() == "e-3"
    press(app, "accept_e-4")
    assert at_hand() == "e-1"
    press(app, "accept_e-1")
    assert at_hand() == "e-3"


def test_accept_all_leaves_those_with_a_question_and_undo_brings_them_back(desk: Opened):
    question = Proposal("e-1", "old", ("Both are between Ilam and Wasit.",), 0.7)
    app = desk((article(), [found("e-1"), found("e-2"), found("e-3")]), on_record=[event("old")], questions=[question])
    assert app.button(key="accept_all").label == "Accept all 2"
    press(app, "accept_all")
    assert {one.id: str(one.review) for one in _access.store().get(["e-1", "e-2", "e-3"])} == {
        "e-1": "unreviewed",
        "e-2": "accepted",
        "e-3": "accepted",
    }
    press(app, "undo_last")
    assert _access.store().counts()[Review.UNREVIEWED] == 3


def test_a_possible_merge_is_asked_with_reasons_and_joined_as_a_follow_up(desk: Opened):
    planned = event("old", status="planned", sources=[{"outlet": "Mehr", "published": "2025-05-01"}])
    question = Proposal("e-1", "old", ("Both are between Ilam and Wasit.",), 0.7)
    app = desk((article(), [found("e-1")]), on_record=[planned], questions=[question])
    assert "<b>Probably the event of 21 May 2025</b>, also reported by <bdi>Mehr</bdi>" in html(app)
    assert "<li>Both are between Ilam and Wasit.</li>" in html(app)
    n = _access.store().proposals()[0].n
    press(app, f"follow_{n}")
    assert [step.status for step in _access.store().status_history("old")] == ["planned", "completed"]
    assert _access.store().counts()[Review.UNREVIEWED] == 0
    press(app, "undo_last")
    assert _access.store().counts()[Review.UNREVIEWED] == 1


def test_an_event_that_was_dated_in_the_editor_is_asked_about_by_its_date(desk: Opened):
    question = Proposal("e-1", "old", ("One has no date.",), 0.7)
    undated = found(
        "e-1", start=None, date_basis="stated", venue="Kut", venue_code="IQ-WA", sources=[{"outlet": "Wire"}]
    )
    on_record = [event("old", start="2022-06-17"), event("right", subtype="trade", venue="Kut", venue_code="IQ-WA")]
    app = desk((article(published=None), [undated]), on_record=on_record, questions=[question])
    assert "<b>Possibly the event of 17 June 2022</b>" in html(app)
    press(app, "edit_e-1")
    app.text_input(key="edit_start").set_value("2025-05-21")
    settled(app)
    press(app, "edit_save")
    assert "<b>Probably the event of 21 May 2025</b>" in html(app)
    assert "17 June 2022" not in html(app)
    press(app, "undo_last")
    assert "<b>Possibly the event of" in html(app)


def test_keeping_apart_settles_the_question(desk: Opened):
    question = Proposal("e-1", "old", ("Near.",), 0.7)
    app = desk((article(), [found("e-1")]), on_record=[event("old")], questions=[question])
    press(app, f"apart_{_access.store().proposals()[0].n}")
    assert _access.store().proposals() == []
    assert '<div class="marz-question">' not in html(app)
    assert "Kept apart from the event of 21 May 2025" in html(app)
    press(app, "undo_last")
    assert len(_access.store().proposals()) == 1
    assert '<div class="marz-question">' in html(app)


def test_what_was_kept_apart_long_ago_can_be_asked_about_again(desk: Opened):
    question = Proposal("e-1", "old", ("Near.",), 0.7)
    app = desk((article(), [found("e-1")]), on_record=[event("old")], questions=[question])
    store = _access.store()
    store.dismiss(store.proposals()[0].n)
    settled(app)
    button(app, "Ask again").click()
    settled(app)
    assert [one.other_id for one in store.proposals()] == ["old"]
    assert not [one for one in app.button if one.label == "Ask again"]


def test_what_somebody_else_accepted_meanwhile_is_not_rejected_unseen(desk: Opened):
    app = desk((article(), [found("e-1")]))
    _access.store().accept("e-1", "Reza")
    app.button(key="reject_e-1").click()
    settled(app)
    assert "has been accepted meanwhile" in app.warning[0].value
    assert _access.store().event("e-1").review is Review.ACCEPTED


def test_events_without_an_article_can_be_reviewed_too(desk: Opened):
    app = desk(on_record=[found("imported")])
    assert app.session_state["article"] == "without-article"
    press(app, "accept_imported")
    assert _access.store().event("imported").review is Review.ACCEPTED


def test_the_reasons_and_notices_of_an_article_are_shown(desk: Opened):
    told = {
        "notices": ["Only the <first> part was read."],
        "reasons": {"e-1": ["The words “delegation from” name it."]},
    }
    app = desk((article(extraction=told), [found("e-1")]))
    assert "Only the &lt;first&gt; part was read." in html(app)
    assert "The words “delegation from” name it." in html(app)


def test_an_article_without_an_event_says_so(desk: Opened):
    app = desk((article(), []), article="a1")
    assert "No event was found in this article." in app.info[0].value


def test_a_store_that_can_only_be_read_says_so_and_saves_nothing(opened: Opened, tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'marz.db'}"
    with Store.open(address, seed=False) as store:
        store.add_article(article(), [found("e-1")], who="tester")
        store.remember_who("Sara")
    monkeypatch.setattr(Store, "open", partial(Store.open, address, seed=False, read_only=True))
    st.cache_resource.clear()
    app = opened("articles")
    assert "opened for reading only" in app.warning[0].value
    assert all(app.button(key=f"{what}_e-1").disabled for what in ("accept", "reject", "edit"))
    app.session_state["articles_view"] = "add"
    settled(app)
    assert button(app, "Find the events").disabled


def test_a_store_in_memory_says_that_nothing_is_saved(opened: Opened, monkeypatch):
    monkeypatch.setattr(Store, "open", partial(Store.open, "sqlite://", seed=False))
    app = opened("articles")
    assert "kept in memory only" in app.warning[0].value
    assert button(app, "Find the events").disabled


def test_a_data_folder_that_cannot_be_written_is_told_once_as_what_it_means_for_saving(
    opened: Opened, tmp_path, monkeypatch
):
    folder = tmp_path / "taken"
    folder.write_text("not a folder")
    monkeypatch.setenv("MARZ_DATA_DIR", str(folder))
    monkeypatch.setenv("MARZ_DATABASE_URL", "")
    app = opened("articles")
    (told,) = (warning.value for warning in app.warning)
    assert f"{_look.plain(str(folder))} cannot be written" in told
    assert "nothing can be added or changed. To keep your own events, set MARZ\\_DATA\\_DIR to a folder" in told
    assert button(app, "Find the events").disabled
    assert not [one for one in app.text_input if one.key == "who_typed"]


def test_the_language_model_is_not_offered_where_none_is_set(desk: Opened, monkeypatch):
    monkeypatch.delenv("MARZ_LLM_URL", raising=False)
    assert "with_model" not in {one.key for one in desk().toggle}


def test_the_language_model_is_off_until_asked_for_and_falls_back_with_a_notice(desk: Opened, monkeypatch):
    monkeypatch.setenv("MARZ_LLM_URL", "http://127.0.0.1:9/v1")
    app = desk()
    assert app.toggle(key="with_model").value is False
    app.toggle(key="with_model").set_value(True)
    app.text_area[0].set_value("A trade delegation from Ilam arrived in Wasit, Iraq, on 21 May 2025.")
    button(app, "Find the events").click()
    settled(app)
    arrived(app)
    # The model's name is not set, so it cannot be asked.
    assert "MARZ_LLM_MODEL is not" in html(app)
    assert "The rules read the article instead." in html(app)
    assert len(_access.store().articles()) == 1


def test_what_came_of_an_article_without_an_event_is_one_plain_sentence(desk: Opened):
    app = desk()
    app.text_area[0].set_value("The weather was fine in Paris and nothing else happened there.")
    button(app, "Find the events").click()
    settled(app)
    arrived(app)
    assert "1 article: no event was found in it." in [one.value for one in app.markdown]


def test_a_notice_about_one_article_is_shown_once(desk: Opened):
    app = desk()
    app.text_area[0].set_value("A trade delegation from Ilam arrived in Wasit, Iraq, on 21 May 2025.")
    next(one for one in app.text_input if one.label == "Published").set_value("2999-01-01")
    button(app, "Find the events").click()
    settled(app)
    arrived(app)
    assert html(app).count("lies in the future") == 1


def test_an_edited_event_does_not_show_the_score_of_the_rules_beside_the_persons_certainty(desk: Opened):
    app = desk((article(), [found("e-1", certainty="high", score=1.0)]))
    assert "High certainty (100%)" in html(app)
    press(app, "edit_e-1")
    app.selectbox(key="edit_certainty").set_value(Certainty.LOW)
    settled(app)
    press(app, "edit_save")
    assert "Low certainty<" in html(app)
