"""The date of publication told afterwards on the Articles page: the article is read again, and what was reviewed stays."""

from __future__ import annotations

from events.articles import read_text
from events.ingest import Ingest
from events.store import Store
from events.vocabulary import Review
from pages import _access
from tests.events.test_rereading import TEXT
from tests.pages.page_door import html, opened, settled
from tests.pages.review_desk import Opened, arrived, button, desk, press

__all__ = ["desk", "opened"]


def undated(tmp_path) -> list[str]:
    with Store.open(f"sqlite:///{tmp_path / 'marz.db'}", seed=False) as store:
        (kept,) = Ingest(store, who="tester").run([read_text(TEXT)])
    return list(kept.new)


def set_date(app, typed: str) -> None:
    (field,) = [
        one for one in app.text_input if one.key and one.key.startswith(f"dated_{app.session_state['article']}_")
    ]
    field.set_value(typed)
    button(app, "Read it again").click()
    settled(app)


def test_the_date_is_set_and_the_events_are_dated(desk: Opened, tmp_path):
    undated(tmp_path)
    app = desk()
    assert "date of publication not known" in html(app)
    set_date(app, "2025-10-15")
    store = _access.store()
    assert sorted(event.start for event in store.get(store.ids())) == ["2025-10-13", "2025-10-14"]
    assert "Read again as published on 2025-10-15: 2 events found." in html(app)
    assert "15 October 2025" in html(app)


def test_a_date_that_was_wrong_is_corrected(desk: Opened, tmp_path):
    undated(tmp_path)
    app = desk()
    set_date(app, "2025-10-15")
    set_date(app, "2025-10-15")
    assert "2025-10-15 is the date of publication already: nothing was changed." in html(app)
    set_date(app, "2025-10-22")
    assert "Read again as published on 2025-10-22: 2 events found." in html(app)
    store = _access.store()
    assert sorted(event.start for event in store.get(store.ids())) == ["2025-10-20", "2025-10-21"]
    assert store.article(app.session_state["article"]).published == "2025-10-22"


def test_what_was_accepted_stays_and_is_asked_about(desk: Opened, tmp_path):
    first, _ = undated(tmp_path)
    app = desk()
    press(app, f"accept_{first}")
    set_date(app, "2025-10-15")
    store = _access.store()
    assert (store.event(first).review, store.event(first).start) == (Review.ACCEPTED, None)
    assert "1 event that had been reviewed or joined with others left as before." in html(app)
    (question,) = store.proposals()
    press(app, f"same_{question.n}")
    assert (store.event(first).review, store.event(first).start) == (Review.ACCEPTED, "2025-10-13")


def test_a_date_that_is_none_is_refused_in_a_sentence(desk: Opened, tmp_path):
    undated(tmp_path)
    app = desk()
    set_date(app, "1404-07-23")
    assert "not of the Gregorian calendar" in app.warning[0].value
    set_date(app, "![a](//evil.test/a.png)")
    assert r"!\[a\](//evil.test/a.png)" in app.warning[0].value  # read as it stands, and no picture to be fetched
    set_date(app, " ")
    assert "give a date such as" in app.warning[0].value


def test_an_article_pasted_again_with_its_date_is_read_again(desk: Opened, tmp_path):
    undated(tmp_path)
    app = desk()
    app.session_state["articles_view"] = "add"
    settled(app)
    app.text_area[0].set_value(TEXT)
    next(one for one in app.text_input if one.label == "Published").set_value("2025-10-15")
    button(app, "Find the events").click()
    settled(app)
    arrived(app)
    assert "1 read again, now that more is known of when and where it appeared" in " ".join(
        m.value for m in app.markdown
    )
    store = _access.store()
    assert sorted(event.start for event in store.get(store.ids())) == ["2025-10-13", "2025-10-14"]
