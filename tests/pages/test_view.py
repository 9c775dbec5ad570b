"""How a screen looks (language of names, ties drawn, what is picked …) through changes of page, reset and strange links."""

from __future__ import annotations

import re

import pytest

from pages._look import plain
from tests.pages import page_door
from tests.pages.page_door import button, lead, settled, turned, unmarked

opened = page_door.opened

HELD = {
    "map": {"lang": "fa", "ties": "50", "at": "33.2,46.1,7", "layers": "ties,venues", "pick": "IR-16~IQ-WA"},
    "time": {"unit": "month", "window": "12", "step": "2025-10", "marks": "nowruz"},
    "time compared": {"view": "compare", "a": "2019", "b": "2024", "pick": "IR-16"},
    "province": {"province": "IQ-SU"},
    "ties": {"order": "strength", "tab": "exhibitions"},
    "agreements": {"stage": "waiting", "ties": "10"},
}


@pytest.mark.parametrize("what", HELD)
def test_all_of_the_view_survives_changes_of_page(opened, what):
    page = what.split()[0]
    app = opened(page, border="IR-16", **HELD[what])
    assert app.query_params == {"border": "IR-16"} | HELD[what]
    for name in ("data", "map", "data", "time", page):
        turned(app, name)
        assert "None" not in str(app.query_params)
    assert app.query_params == {"border": "IR-16"} | HELD[what]
    settled(app)
    assert app.query_params == {"border": "IR-16"} | HELD[what]


def test_the_controls_show_what_survived(opened):
    app = opened("map", lang="fa", ties="50")
    turned(turned(app, "data"), "map")
    assert [app.button_group(key=key).value for key in ("ties_box", "lang_box")] == [50, "fa"]


def test_a_control_that_gives_nothing_back_means_the_way_the_page_opens(opened):
    app = opened("map", border="IR-16", lang="fa", ties="50")
    for key in ("language", "n_ties", "lang_box", "ties_box", "time_mode", "time_marks", "order", "tab", "stage"):
        app.session_state[key] = None
    settled(app)
    assert app.query_params == {"border": "IR-16"}
    button(app, "Reset").click()
    settled(app)
    assert app.query_params == {}
    assert "466 events" in lead(app)
    for name in ("time", "ties", "agreements"):
        assert turned(app, name).query_params == {}


def test_a_language_changes_address_sentence_and_sidebar_at_once(opened):
    app = opened("map")
    app.button_group(key="lang_box").set_value("fa")
    settled(app)
    assert app.query_params == {"lang": "fa"}
    assert "خوزستان" in lead(app)
    assert "ایلام" in app.button_group(key="border_ir").options


def test_clearing_a_pick_clears_it_from_the_address(opened):
    for page, key in (("map", "clear_pick"), ("time", "time_clear_pick")):
        app = opened(page, pick="IR-16")
        app.button(key=key).click()
        settled(app)
        assert app.query_params == {}


def test_a_map_opens_where_the_reader_left_the_last_one(opened):
    app = opened("map", at="33.2,46.1,7")
    app.session_state["at"] = (36.0, 45.0, 8.0)
    turned(turned(app, "data"), "map")
    assert app.session_state["opened_at"] == (36.0, 45.0, 8.0)


LINK = re.compile(r"(?<!\\)\]\(")
STRANGE = [
    "![a](https://example.com/x.png)",
    "[click](https://evil.test)",
    "~~gone~~ **bold** :red[x] :material/home: $x$ `code` &lt;",
    "# a\n\n* b",
    "- a list",
    "12. another",
    "back\\slash",
]


@pytest.mark.parametrize("text", STRANGE)
def test_text_from_outside_is_no_markdown(text):
    shown = plain(text)
    assert unmarked(shown) == " ".join(text.split())
    assert not re.search(r"(?<!\\)[`*_\[\]<>#|~$&]|:\S|^[-+=]", shown.replace(":\u2060", ""))


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("key", ["border", "pick", "pair", "from", "lang", "at"])
def test_what_a_link_says_is_shown_letter_by_letter(opened, key, text):
    app = opened("map", **{key: text})
    assert len(app.warning) == 1
    assert app.warning[0].value == plain(unmarked(app.warning[0].value))
    assert not LINK.search(app.warning[0].value)


def test_an_unknown_parameter_and_a_date_typed_are_shown_letter_by_letter(opened):
    app = opened("map", **{STRANGE[1]: "1"})
    assert not LINK.search(app.warning[0].value)
    app.text_input(key="from").set_value(STRANGE[0])
    settled(app)
    assert any("“![a](https://example.com/x.png)” is not a date" in unmarked(one.value) for one in app.caption)
    assert not any(LINK.search(one.value) for one in app.caption)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("ties", "²", "ties: “²” was ignored"),
        ("ties", "٢٥", "ties: “٢٥” was ignored"),
        ("ties", "050", "ties: “050” was ignored"),
        ("ties", "9" * 5000, "was ignored. Use one of 10, 25, 50, 100."),
        ("at", "nan,46.1,7", "at: was ignored. Give latitude"),
        ("at", "inf,46.1,7", "at: was ignored. Give latitude"),
        ("at", "3e1,46.1,7", "at: was ignored. Give latitude"),
        ("at", "٣٣,46.1,7", "at: was ignored. Give latitude"),
        ("at", "33.2,46.1,1e9", "at: was ignored. Give latitude"),
        ("at", "33.2,46.1,99", "at: was ignored. Give latitude"),
        ("at", "33.2,46.1", "at: was ignored. Give latitude"),
        ("at", "80,-170,12", "at: was ignored, for it lies outside Iran and Iraq"),
        ("layers", "foo", "layers: “foo” is not known and was ignored. Use some of shading, ties"),
        ("window", "²", "window: “²” was ignored"),
        ("step", "²²²²", "step: “²²²²” was ignored"),
        ("step", "٢٠٢٥", "step: “٢٠٢٥” was ignored"),
        ("from", "٢٠٢٥", "from: “٢٠٢٥” is not a date"),
        ("a", "²²²²", "a: “²²²²”"),
    ],
)
def test_a_number_that_is_none_is_named_and_ignored(opened, key, value, said):
    for page in ("map", "time"):
        app = opened(page, **{key: value})
        assert said in unmarked(app.warning[0].value)
        assert app.query_params == {}


def test_known_layers_beside_an_unknown_one_stay(opened):
    app = opened("map", layers="venues,foo,crossings,venues")
    assert app.query_params == {"layers": "venues,crossings"}
    assert "“foo”" in app.warning[0].value


def test_a_place_without_events_becomes_no_filter(opened):
    app = opened("map", pick="venue:Nowhere")
    assert [found.label for found in app.button if found.label in ("Filter", "Clear")] == ["Clear"]
