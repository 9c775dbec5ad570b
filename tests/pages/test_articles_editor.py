"""The editor of the Articles page without a browser: every field, wrong dates, venues, the summary, and other people's edits."""

from __future__ import annotations

import pytest

from events.vocabulary import EventType, Review, Sector, Status, Subtype
from pages import _access
from tests.pages.page_door import html, opened, settled
from tests.pages.review_desk import Opened, article, desk, found, press

__all__ = ["desk", "opened"]


def test_an_edit_over_somebody_elses_is_refused_in_a_sentence(desk: Opened):
    app = desk((article(), [found("e-1")]))
    press(app, "edit_e-1")
    _access.store().edit("e-1", _access.store().event("e-1").model_copy(update={"note": "Theirs."}), "Reza")
    app.text_area(key="edit_summary").set_value("Mine.")
    settled(app)
    press(app, "edit_save")
    assert "was changed in the meantime" in app.warning[0].value
    assert _access.store().event("e-1").note == "Theirs."


def test_the_editor_saves_every_field(desk: Opened):
    app = desk((article(), [found("e-1")]))
    press(app, "edit_e-1")
    app.selectbox(key="edit_type").set_value(EventType.EXHIBITION)
    settled(app)
    assert app.selectbox(key="edit_subtype").value is None
    app.selectbox(key="edit_subtype").set_value(Subtype.HANDICRAFTS)
    app.selectbox(key="edit_status").set_value(Status.PLANNED)
    app.text_input(key="edit_start").set_value("2025-06")
    app.text_input(key="edit_end").set_value("2025-07-01")
    app.multiselect(key="edit_iran").set_value(["IR-13", "IR-16"])
    app.multiselect(key="edit_iraq").set_value(["IQ-KR"])
    app.text_input(key="edit_venue").set_value("Erbil")
    app.multiselect(key="edit_sectors").set_value([Sector.HANDICRAFTS])
    app.number_input(key="edit_companies").set_value(40)
    app.text_area(key="edit_note").set_value("The month is sure.")
    app.text_area(key="edit_summary").set_value("Crafts of Hamadan and Ilam in Erbil.")
    settled(app)
    press(app, "edit_save")
    saved = _access.store().event("e-1")
    assert (saved.type, saved.subtype, saved.status) == ("exhibition", "handicrafts", "planned")
    assert (saved.start, saved.end) == ("2025-06", "2025-07-01")
    assert (saved.iran, saved.iraq) == (("IR-13", "IR-16"), ("IQ-KR",))
    assert (saved.venue, saved.venue_code) == ("Erbil", "IQ-AR")
    assert (saved.lat, saved.lon) == pytest.approx((36.19, 44.01), abs=0.05)
    assert (saved.figures.companies, saved.note) == (40, "The month is sure.")
    assert saved.summary == "Crafts of Hamadan and Ilam in Erbil."
    assert (saved.review, saved.reviewed_by) == (Review.EDITED, "Sara")
    assert "editing" not in app.session_state


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("21.5.2025", "", "“21.5.2025” is not a date"),
        ("2025-02-30", "", "“2025-02-30” is not a date in the calendar."),
        ("2025-05", "2025-04", "end 2025-04 is before start 2025-05"),
        ("", "2025-04", "end is given without start"),
    ],
)
def test_a_date_that_cannot_be_is_a_sentence_and_cannot_be_saved(desk: Opened, start: str, end: str, sentence: str):
    app = desk((article(), [found("e-1")]))
    press(app, "edit_e-1")
    app.text_input(key="edit_start").set_value(start)
    app.text_input(key="edit_end").set_value(end)
    settled(app)
    assert sentence in html(app)
    assert app.button(key="edit_save").disabled


def test_a_venue_in_both_countries_is_asked_about_unless_the_parties_settle_it(desk: Opened):
    app = desk((article(), [found("e-1", iran=["IR-23"], iraq=["IQ-BG"])]))
    press(app, "edit_e-1")
    app.text_input(key="edit_venue").set_value("Badra")
    settled(app)
    which = app.selectbox(key="edit_which")
    assert "places of this name" in which.label
    assert app.selectbox(key="edit_venue_code").value is None
    which.set_value(next(i for i, label in enumerate(which.options) if "Wasit" in label))
    settled(app)
    assert app.selectbox(key="edit_venue_code").value == "IQ-WA"
    app.multiselect(key="edit_iran").set_value(["IR-16"])
    app.text_input(key="edit_venue").set_value("Nowhere at all")
    settled(app)
    assert any("Not in the gazetteer" in one.value for one in app.caption)
    app.text_input(key="edit_venue").set_value("Badra")
    settled(app)
    assert app.selectbox(key="edit_venue_code").value == "IR-16"


def test_an_untouched_summary_follows_the_fields_and_ones_own_words_do_not(desk: Opened):
    from events.recomposing import composed

    machine = found("e-1")
    machine = machine.model_copy(update={"summary": composed(machine)})
    app = desk((article(), [machine]))
    press(app, "edit_e-1")
    app.multiselect(key="edit_iran").set_value(["IR-13"])
    settled(app)
    assert "Hamadan" in app.text_area(key="edit_summary").value
    app.text_area(key="edit_summary").set_value("My own words.")
    settled(app)
    app.multiselect(key="edit_iran").set_value(["IR-05"])
    settled(app)
    assert app.text_area(key="edit_summary").value == "My own words."


def test_an_event_that_was_missed_is_added_with_words_that_stand_in_the_article_and_taken_back(desk: Opened):
    app = desk((article(), [found("e-1")]))
    press(app, "add_event")
    assert app.button(key="new_save").disabled
    app.selectbox(key="edit_type").set_value(EventType.AGREEMENT)
    settled(app)
    app.selectbox(key="edit_subtype").set_value(Subtype.MOU)
    app.multiselect(key="edit_iran").set_value(["IR-16"])
    app.multiselect(key="edit_iraq").set_value(["IQ-WA"])
    app.text_input(key="edit_start").set_value("2025-05")
    settled(app)
    assert app.text_area(key="edit_summary").value.startswith("A memorandum of understanding")
    app.selectbox(key="mark_field").set_value("iraq")
    app.text_input(key="mark_phrase").set_value("came to Basra")
    press(app, "mark")
    assert "“came to Basra” does not stand in this article." in html(app)
    app.text_input(key="mark_phrase").set_value("came to  wasit")
    press(app, "mark")
    assert "Iraqi side: “<bdi>came to Wasit</bdi>”" in html(app)
    assert '<mark class="m-iraq" data-m="1:iraq"' in html(app)
    press(app, "new_save")
    store = _access.store()
    (new,) = (one for one in store.get(store.ids()) if one.id != "e-1")
    assert (new.type, new.subtype, new.start, new.iran, new.iraq) == (
        "agreement",
        "mou",
        "2025-05",
        ("IR-16",),
        ("IQ-WA",),
    )
    assert (new.review, new.reviewed_by) == (Review.ACCEPTED, "Sara")
    assert [(piece.field, piece.text, piece.article) for piece in new.evidence] == [("iraq", "came to Wasit", "a1")]
    assert "editing" not in app.session_state
    press(app, "undo_last")
    assert store.ids() == ["e-1"]


def test_an_event_can_be_added_to_an_article_in_which_none_was_found(desk: Opened):
    app = desk((article(), []), article="a1")
    press(app, "add_event")
    app.text_area(key="edit_summary").set_value("Traders of Ilam came to Wasit.")
    settled(app)
    press(app, "new_save")
    store = _access.store()
    (new,) = store.get(store.ids())
    assert (new.summary, new.iran, new.start) == ("Traders of Ilam came to Wasit.", (), None)
    assert "Added and accepted." in html(app)


def test_a_new_event_given_up_leaves_nothing_and_the_next_editor_is_clean(desk: Opened):
    app = desk((article(), [found("e-1")]))
    press(app, "add_event")
    app.multiselect(key="edit_iran").set_value(["IR-13"])
    app.selectbox(key="mark_field").set_value("status")
    app.text_input(key="mark_phrase").set_value("came")
    press(app, "mark")
    press(app, "new_cancel")
    assert _access.store().ids() == ["e-1"]
    press(app, "edit_e-1")
    assert app.multiselect(key="edit_iran").value == ["IR-16"]
    assert "“<bdi>came</bdi>”" not in html(app)


def test_marks_of_an_event_that_was_found_are_removed_and_added(desk: Opened):
    marked = found("e-1", evidence=[{"field": "type", "start": 2, "end": 12, "text": "delegation", "article": "a1"}])
    app = desk((article(), [marked]))
    press(app, "edit_e-1")
    press(app, "unmark_0")
    app.selectbox(key="mark_field").set_value("start")
    app.text_input(key="mark_phrase").set_value("21 May")
    press(app, "mark")
    press(app, "edit_save")
    saved = _access.store().event("e-1")
    assert [(piece.field, piece.text) for piece in saved.evidence] == [("start", "21 May")]
    assert saved.review is Review.EDITED


def test_a_date_that_is_typed_in_is_stated_and_the_card_no_longer_says_that_the_source_gives_none(desk: Opened):
    dated = found("e-1", start="2025-05-22", date_basis="publication date")
    app = desk((article(), [dated, found("e-2", start="2025-05-20", date_basis="relative to publication")]))
    assert "The source gives no date" in html(app)
    press(app, "edit_e-1")
    app.text_input(key="edit_start").set_value("2025-05-21")
    settled(app)
    assert app.selectbox(key="edit_date_basis").value == "stated"
    press(app, "edit_save")
    assert "The source gives no date" not in html(app)
    press(app, "edit_e-2")
    app.text_input(key="edit_start").set_value("2025-05-19")
    settled(app)
    assert app.selectbox(key="edit_date_basis").value == "relative to publication"


def test_the_province_chosen_for_a_venue_settles_which_town_of_a_name_it_is(desk: Opened):
    both = {"iran": ["IR-16"], "iraq": ["IQ-WA"]}
    app = desk((article(), [found("e-1", **both), found("e-2", **both)]))
    press(app, "edit_e-1")
    app.selectbox(key="edit_venue_code").set_value("IQ-WA")
    settled(app)
    app.text_input(key="edit_venue").set_value("Badra")
    settled(app)
    assert not [one for one in app.selectbox if one.key == "edit_which"]
    assert app.number_input(key="edit_lat").value == pytest.approx(33.1, abs=0.1)
    press(app, "edit_e-2")
    app.text_input(key="edit_venue").set_value("Badra")
    settled(app)
    assert [one for one in app.selectbox if one.key == "edit_which"]
    app.selectbox(key="edit_venue_code").set_value("IQ-WA")
    settled(app)
    assert not [one for one in app.selectbox if one.key == "edit_which"]
    assert app.number_input(key="edit_lat").value == pytest.approx(33.1, abs=0.1)
