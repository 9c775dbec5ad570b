from __future__ import annotations

import csv
import json
from pathlib import Path

import pycountry
import pytest

from events.addresses import canonical_address, host_of, is_address
from events.outlets import COLUMNS, OUTLETS_FILE, outlet_of, outlets

CURATED = Path(__file__).resolve().parents[2] / "data" / "events.jsonl"


def test_every_source_of_the_curated_events_is_a_known_outlet() -> None:
    lines = CURATED.read_text(encoding="utf-8").splitlines()
    addresses = {source["url"] for line in lines for source in json.loads(line)["sources"]}
    assert len(addresses) > 400
    assert sorted({str(host_of(address)) for address in addresses if outlet_of(address) is None}) == []


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.tehrantimes.com/news/518975", "Tehran Times"),
        ("http://tehrantimes.com", "Tehran Times"),
        ("https://m.shafaq.com/en/x", "Shafaq News"),
        ("https://api.shafaq.com/x", "Shafaq News"),
        ("https://ilam.isna.ir/x", "ISNA"),
        ("https://WWW.RUDAW.NET:443/english", "Rudaw"),
        ("https://www.xn--mgbabxqb2mn8b.com/1", "Persian News"),
    ],
)
def test_an_outlet_is_known_by_host_whatever_stands_before_it(address: str, name: str) -> None:
    found = outlet_of(address)
    assert found is not None
    assert found.outlet == name


def test_a_subdomain_with_an_entry_of_its_own_has_its_own_language() -> None:
    languages = [outlet_of(f"https://{host}/") for host in ("www.irna.ir", "en.irna.ir", "ar.irna.ir")]
    assert [found and found.language for found in languages] == ["fa", "en", "ar"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://notirna.ir/",
        "https://irna.ir.example.org/",
        "https://blogspot.com/",
        "https://com/",
    ],
)
def test_hosts_that_only_look_like_a_known_one_are_not_known(address: str) -> None:
    assert outlet_of(address) is None


@pytest.mark.parametrize("text", ["", "no address", "http://", "http://[::1", "https://a..b/", "///", "http://\x00"])
def test_what_is_no_address_has_no_outlet(text: str) -> None:
    assert outlet_of(text) is None


def test_the_list_is_well_kept() -> None:
    with OUTLETS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(outlets()), "a host stands twice"
    assert [row["host"] for row in rows] == sorted(row["host"] for row in rows)
    for row in rows:
        assert row["host"] == host_of(f"https://{row['host']}/"), row
        assert not row["host"].startswith("www."), row
        assert row["outlet"].strip() == row["outlet"] != "", row
        assert not row["country"] or pycountry.countries.get(alpha_2=row["country"]), row
        code = {"alpha_2" if len(row["language"]) == 2 else "alpha_3": row["language"]}
        assert not row["language"] or pycountry.languages.get(**code), row


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.com/news/1/",
        "https://m.example.com/news/1?utm_source=x&fbclid=2#comments",
        "https://EXAMPLE.com:443/news/1",
        " https://example.com/news/1 ",
    ],
)
def test_addresses_of_one_page_have_one_canonical_spelling(address: str) -> None:
    assert canonical_address(address) == "https://example.com/news/1"


def test_percent_signs_and_letters_are_the_same_address() -> None:
    assert canonical_address("https://a.ir/خبر") == canonical_address("https://a.ir/%D8%AE%D8%A8%D8%B1")


def test_parameters_that_name_the_article_stay_in_any_order() -> None:
    assert canonical_address("https://a.ir/?p=1&l=fa") == canonical_address("https://a.ir/?l=fa&p=1")
    assert canonical_address("https://a.ir/?p=1") != canonical_address("https://a.ir/?p=2")


def test_a_host_called_m_is_not_shortened_to_a_suffix() -> None:
    assert canonical_address("https://m.co/x") == "https://m.co/x"


def test_addresses_are_told_from_paths_by_their_scheme() -> None:
    assert is_address("https://a.ir")
    assert is_address("ftp://a.ir")
    assert not is_address("C:\\news\\a.txt")
    assert not is_address("a.ir/news.html")
