"""The word lists: how phrases are written, and that those we ship can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.extract.text.wordlist import (
    LANGUAGES,
    MOST_SPELLINGS,
    WORDS,
    WordListError,
    load_words,
    read_words,
    spellings,
)


def test_alternatives_and_optional_words_are_written_out() -> None:
    assert set(spellings("sign|signed an? MoU")) == {
        ("sign", "mou"), ("signed", "mou"), ("sign", "an", "mou"), ("signed", "an", "mou"),
    }  # fmt: skip


def test_a_hyphen_is_a_space_and_the_possessive_a_word() -> None:
    assert spellings("week-long") == [("week", "long")]
    assert spellings("Iran's") == [("iran", "'s")]


def test_a_gap_needs_words_on_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text('[agreement]\nsigning = [".. name to"]\n', encoding="utf-8")
    with pytest.raises(WordListError, match=r"xx\.toml, list agreement\.signing: .*both sides"):
        read_words(path)


def test_a_phrase_with_too_many_ways_is_refused_by_name(tmp_path: Path) -> None:
    many = "|".join(f"w{i}" for i in range(30))
    path = tmp_path / "xx.toml"
    path.write_text(f'[status]\nplanned = ["{many} {many}"]\n', encoding="utf-8")
    with pytest.raises(WordListError, match=f"more than {MOST_SPELLINGS} ways"):
        read_words(path)


def test_a_file_that_is_missing_or_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(WordListError, match=r"xx\.toml: there is no such word list"):
        read_words(tmp_path / "xx.toml")
    (tmp_path / "yy.toml").write_text("[agreement\n", encoding="utf-8")
    with pytest.raises(WordListError, match=r"yy\.toml: not readable as TOML"):
        read_words(tmp_path / "yy.toml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_type_and_status(language: str) -> None:
    words = load_words(language)
    lists = {**words.phrases, **words.gapped}
    for name in (
        "exhibition.names", "agreement.papers", "agreement.signing", "delegation.groups", "delegation.travelling",
        "delegation.receiving", "forum.gatherings", "forum.meeting", "status.completed", "status.planned", "status.proposed",
        "status.postponed", "status.cancelled", "places.at", "places.to", "places.from", "places.iran", "places.iraq",
        "context.boundary", "context.background", "roles.governor",
    ):  # fmt: skip
        assert lists.get(name), f"{language}.toml has no {name}"


def test_every_list_in_use_is_explained_in_the_readme() -> None:
    explained = (WORDS / "README.md").read_text(encoding="utf-8")
    for language in LANGUAGES:
        words = load_words(language)
        for name in {*words.phrases, *words.gapped}:
            section, _, key = name.partition(".")
            if section in ("sectors", "descriptions", "institutions"):
                assert f"[{section}]" in explained
            else:
                assert f"`{key.split('.')[0]}" in explained or f"`.{key.rsplit('.', 1)[-1]}`" in explained, name


def test_a_phrase_that_begins_with_a_past_form_is_read_in_all_forms_of_its_verb(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(
        '[language]\nverbs = ["shake shakes shook shaken"]\ninflected = ["a.deeds"]\n'
        '[a]\ndeeds = ["shook hands", "shook"]\nothers = ["shook hands", "shake it"]\n',
        encoding="utf-8",
    )
    phrases = read_words(path).phrases
    assert phrases["a.deeds"] == {("shook",), *((form, "hands") for form in ("shake", "shakes", "shook", "shaken"))}
    assert phrases["a.others"] == {("shook", "hands"), ("shake", "it")}
