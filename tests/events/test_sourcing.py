"""Articles, outlets, languages and years of a handful of events whose sums a reader can check by eye."""

from __future__ import annotations

import pandas as pd
import pytest

from events.selection import parse_strictly
from events.sourcing import SourceTable, by_outlet, by_year, language_name, totals
from events.store import Store
from events.tables import Tables
from tests.events.making import event


def source(outlet: str, url: str | None = None, published: str | None = None, language: str | None = "en") -> dict:
    return {"outlet": outlet, "url": url, "published": published, "language": language}


ONE_ARTICLE = "https://www.mehrnews.com/news/1"
EVENTS = [
    event("fair", start="2024", sources=[source("Mehr", ONE_ARTICLE, "2024-05-02", "fa"), source("Local", None, "2023")]),
    event("visit", start="2025", sources=[source("Mehr News", ONE_ARTICLE, None, "fa")]),
    event("talks", start="2026", sources=[source("Border Post", "https://post.example/1", "2026-01", "ar"), source("Border Post", "https://post.example/2")]),
]  # fmt: skip


@pytest.fixture
def store():
    with Store.open("sqlite://", seed=False) as opened:
        opened.add(EVENTS, who="tester")
        yield opened


def sources(store: Store, table: SourceTable, where: str = "") -> pd.DataFrame:
    return table.of(Tables.build(store.frame()).select(parse_strictly(where)))


def test_an_article_that_tells_of_two_events_is_one_article_and_two_sources(store: Store):
    found = totals(sources(store, SourceTable(store)))
    assert (found.n_sources, found.n_articles) == (5, 4)


def test_an_outlet_is_named_by_its_address_however_the_source_spells_it(store: Store):
    found = by_outlet(sources(store, SourceTable(store)))
    assert found[["outlet", "n_articles", "n_events"]].to_numpy().tolist() == [
        ["Border Post", 2, 1],
        ["Mehr News Agency", 1, 2],
        ["Local", 1, 1],
    ]
    assert totals(sources(store, SourceTable(store))).n_outlets == 3


def test_languages_are_counted_by_article_most_first(store: Store):
    assert totals(sources(store, SourceTable(store))).languages == {"en": 2, "ar": 1, "fa": 1}


def test_years_run_without_gaps_and_undated_articles_stand_apart(store: Store):
    found = by_year(sources(store, SourceTable(store)))
    assert found.to_numpy().tolist() == [[0, 1], [2023, 1], [2024, 1], [2025, 0], [2026, 1]]
    assert totals(sources(store, SourceTable(store))).n_undated == 1


def test_years_of_an_outlet_are_those_of_its_dated_articles(store: Store):
    found = by_outlet(sources(store, SourceTable(store))).set_index("outlet")
    assert found.loc["Border Post", ["languages", "first", "last"]].tolist() == ["ar, en", 2026, 2026]
    assert found.loc["Mehr News Agency", ["languages", "first", "last"]].tolist() == ["fa", 2024, 2024]


def test_only_the_selected_events_are_asked_for_their_sources(store: Store):
    table = SourceTable(store)
    assert set(sources(store, table, "from=2025")["event_id"]) == {"visit", "talks"}
    assert totals(sources(store, table, "from=2026")).n_articles == 2
    assert sources(store, table, "q=nothing").empty


def test_nothing_selected_gives_zeros_and_empty_tables(store: Store):
    nothing = sources(store, SourceTable(store), "q=nothing")
    assert totals(nothing).n_articles == 0
    assert by_outlet(nothing).empty
    assert by_year(nothing).empty


def test_the_table_keeps_up_with_new_changed_and_rejected_events(store: Store):
    table = SourceTable(store)
    assert len(sources(store, table)) == 5
    store.add([event("new", sources=[source("Fresh")])], who="tester")
    changed = EVENTS[1].model_copy(update={"sources": (*EVENTS[1].sources, *EVENTS[2].sources[:1])})
    store.edit("visit", changed, "tester")
    store.reject("talks", "tester")
    found = sources(store, table)
    assert sorted(found["event_id"]) == ["fair", "fair", "new", "visit", "visit"]
    assert totals(found).n_articles == 4


def test_what_is_read_again_is_only_what_changed(store: Store, monkeypatch: pytest.MonkeyPatch):
    table = SourceTable(store)
    sources(store, table)
    asked: list[list[str]] = []
    whole = store.get
    monkeypatch.setattr(store, "get", lambda ids: (asked.append(list(ids)), whole(asked[-1]))[1])
    sources(store, table)
    assert asked == []
    store.add([event("new")], who="tester")
    sources(store, table)
    assert asked == [["new"]]


@pytest.mark.parametrize(
    ("code", "name"), [("fa", "Persian"), ("ar", "Arabic"), ("ckb", "Sorani Kurdish"), ("xx-nothing", "xx-nothing")]
)
def test_languages_have_names(code: str, name: str):
    assert language_name(code) == name
