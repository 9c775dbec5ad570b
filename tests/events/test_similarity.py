"""The facets in which two events are compared, and when sources and outlets are one."""

from __future__ import annotations

from typing import Any

import pytest

from events.merge_profile import Profile, body_words, same_body
from events.model import Source, parse_event
from events.similarity import Bar, organisations_facet, places_facet, sectors_facet, subject_facet, venue_facet
from events.source_identity import canonical_url, independent_outlets, united_sources


def profile(**fields: Any) -> Profile:
    base: dict[str, Any] = {
        "id": "an-event", "type": "forum", "status": "completed", "start": "2024-05-05",
        "summary": "Talks were held.", "sources": [{"outlet": "IRNA"}],
    }  # fmt: skip
    return Profile(parse_event(base | fields))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilam Governorate", "Ilam governorate-general"),
        ("Erbil Chamber of Commerce", "Erbil Chamber of Commerce and Industry"),
        ("Ministry of Transport (Iraq)", "Iraqi Ministry of Transport"),
        ("Consulate General of Iran in Erbil", "Iranian Consulate General in Erbil"),
        ("Hamadan Union of Bag, Shoes and Leather", "Hamedan Union of Bag, Shoes and Leather"),
        ("Union of Importers and Exporters of the Kurdistan Region", "Kurdistan Importers and Exporters Union"),
        ("اتاق بازرگانی همدان", "اتاق بازرگاني همدان"),
    ],
)
def test_two_names_of_one_body(one: str, other: str) -> None:
    assert same_body(body_words(one), body_words(other))
    assert same_body(body_words(other), body_words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilam Chamber of Commerce", "Kermanshah Chamber of Commerce"),
        ("Iranian Ministry of Energy", "Iraqi Ministry of Energy"),
        ("Hamadan Chamber of Commerce", "Hamadan Chamber of Cooperatives"),
        ("Basra Governorate", "Basra University"),
        ("Erbil", "Erbil Chamber of Commerce"),
    ],
)
def test_two_bodies_with_like_names(one: str, other: str) -> None:
    assert not same_body(body_words(one), body_words(other))


def test_the_governorate_of_a_party_says_less_than_a_chamber_both_name() -> None:
    party = {"iran": ["IR-16"], "iraq": ["IQ-WA"]}
    office = profile(**party, organisations=["Ilam Governorate"])
    chamber = profile(**party, organisations=["Ilam Chamber of Commerce"])
    assert organisations_facet(office, office).agreement == 0.6
    assert organisations_facet(chamber, chamber).agreement == 1.0
    assert organisations_facet(office, chamber).agreement == 0.0
    assert organisations_facet(office, profile(**party)).agreement is None


def test_parties_that_share_nothing_bar_any_merge_and_vaguer_ones_an_automatic_one() -> None:
    ilam = profile(iran=["IR-16"], iraq=["IQ-SU"])
    assert places_facet(ilam, profile(iran=["IR-05"], iraq=["IQ-SU"])).bar is Bar.ANY
    assert places_facet(ilam, profile(iran=["IR-16"], iraq=["IQ-KR"])).bar is Bar.AUTOMATIC
    assert places_facet(ilam, profile(iran=["IR-16"])).bar is Bar.AUTOMATIC
    assert places_facet(ilam, profile(iran=["IR-16", "IR-05"], iraq=["IQ-SU"])).bar is Bar.NOTHING
    assert places_facet(ilam, ilam).sentence == "Both are between Ilam and Sulaymaniyah."


def test_stops_of_one_journey_are_left_to_a_person() -> None:
    stops = {"type": "delegation", "iran": ["IR-16"], "iraq": ["IQ-WA"], "venue_code": "IQ-WA"}
    assert venue_facet(profile(**stops, venue="Kut"), profile(**stops, venue="Badra")).bar is Bar.AUTOMATIC
    assert venue_facet(profile(venue="Kut"), profile(venue="Badra")).bar is Bar.ANY
    assert venue_facet(profile(venue="Karbala and Baghdad"), profile(venue="Baghdad")).agreement == 1.0
    assert venue_facet(profile(venue="Kut"), profile()).agreement is None


def test_sectors_leave_trade_in_general_aside() -> None:
    assert sectors_facet(profile(sectors=["general"]), profile(sectors=["general"])).agreement is None
    apart = sectors_facet(profile(sectors=["general", "energy"]), profile(sectors=["general", "food"]))
    assert apart.agreement == 0.0


def test_summaries_are_compared_without_the_names_all_such_events_share() -> None:
    party: dict[str, Any] = {"iran": ["IR-16"], "iraq": ["IQ-WA"]}
    bare = profile(**party, summary="Ilam and Wasit held talks.")
    assert subject_facet(bare, bare).agreement is None
    rail = profile(**party, summary="Ilam and Wasit weighed a railway bridge over the river at Mehran.")
    again = profile(**party, summary="A railway bridge over the Mehran river was weighed by Wasit and Ilam.")
    crafts = profile(**party, summary="Ilam brought potters and weavers with felt and copper to Wasit.")
    assert subject_facet(rail, again).agreement == 1.0
    assert (subject_facet(rail, crafts).agreement or 0.0) < 0.3


def test_a_summary_composed_from_the_fields_says_nothing_of_its_own() -> None:
    composed = profile(
        iran=["IR-16"],
        iraq=["IQ-WA"],
        venue="Kut",
        summary="A memorandum of understanding between Ilam and Wasit was concluded in Kut, on energy, water (10 May 2024).",
    )
    assert subject_facet(composed, composed).agreement is None


@pytest.mark.parametrize(
    "other",
    [
        "http://example.ir/news/12",
        "https://www.example.ir/news/12/",
        "https://m.example.ir/news/12?utm_source=x&fbclid=1",
        "https://EXAMPLE.ir:443/news/12#top",
        "https://example.ir/news/12/amp",
    ],
)
def test_addresses_of_one_article(other: str) -> None:
    assert canonical_url(other) == canonical_url("https://example.ir/news/12")


def test_addresses_of_two_articles() -> None:
    assert canonical_url("https://example.ir/?id=1") != canonical_url("https://example.ir/?id=2")
    assert canonical_url("https://example.ir/a") != canonical_url("https://example.iq/a")
    assert canonical_url("https://example.ir:8080/a") != canonical_url("https://example.ir/a")
    assert canonical_url("https://example.ir:none/a") == "example.ir:none/a"


def test_escaped_and_plain_letters_are_one_address() -> None:
    assert canonical_url("https://example.ir/%D8%A7%DB%8C%D9%84%D8%A7%D9%85") == canonical_url(
        "https://example.ir/ایلام"
    )


def test_outlets_that_reprint_each_other_are_not_independent() -> None:
    def count(*outlets: str) -> int:
        return independent_outlets([Source(outlet=outlet) for outlet in outlets])

    assert count("Mehr News", "Mehr News Agency") == 1
    assert count("Shafaq News (Mehr)", "Mehr") == 1
    assert count("Shafaq News (Mehr)", "Mehr", "IRNA") == 2
    assert count("Mehr", "IRNA", "Kurdpress via IRNA") == 2


def test_the_fuller_telling_of_a_source_is_kept_whichever_comes_first() -> None:
    vague = Source(outlet="IRNA", url="https://irna.example/1", published="2025-10")
    close = Source(outlet="IRNA", url="http://www.irna.example/1", published="2025-10-11", language="fa")
    for first, second in ((vague, close), (close, vague)):
        (source,) = united_sources([first], [second])
        assert (source.published, source.language) == ("2025-10-11", "fa")
