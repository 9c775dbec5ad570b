"""Who takes part, one small case each: the Region or its governorates, places only passed, papers of the countries."""

from __future__ import annotations

import pytest

from events.extract.places.fields import Parties
from tests.events.extract.monday import events, only


@pytest.mark.parametrize(
    ("text", "iraq"),
    [
        (
            "Lorestan sells little in the Kurdistan Region so far.\n\n"
            "On Sunday a trade delegation from the Region arrived in Khorramabad and met Lorestan's chamber.",
            ("IQ-KR",),
        ),
        (
            "Lorestan sells little in Basra so far.\n\n"
            "On Sunday a trade delegation from Basra arrived in Khorramabad, the region's largest city.",
            ("IQ-BA",),
        ),
    ],
)
def test_the_region_by_its_short_name_is_the_kurdistan_region(text: str, iraq: tuple[str, ...]) -> None:
    assert only(text).iraq == iraq


def test_the_town_where_the_region_signed_is_no_party() -> None:
    paper = only(
        "The Mazandaran Chamber of Commerce and the Kurdistan Region have concluded a memorandum of understanding. "
        "It was signed in Sulaymaniyah on Sunday."
    )
    assert (paper.iraq, paper.venue_code) == (("IQ-KR",), "IQ-SU")


def test_a_chamber_that_signs_is_a_party_beside_the_region() -> None:
    paper = only(
        "Mazandaran trades with the whole Kurdistan Region. "
        "The Mazandaran Chamber of Commerce signed a memorandum with the Erbil Chamber of Commerce on Sunday."
    )
    assert paper.iraq == ("IQ-AR",)


def test_the_regions_government_is_a_party_and_no_setting() -> None:
    visit = only(
        "An economic delegation of Kermanshah arrived in Erbil on Sunday, an official in the Kurdistan Regional Government said."
    )
    assert visit.iraq == ("IQ-KR",)


def test_governors_of_three_governorates_act_and_not_their_region() -> None:
    paper = events(
        "The Kurdistan Region's governors came to Sanandaj on Sunday. The governors of Erbil, Sulaymaniyah and Duhok met "
        "the governor of Iran's Kurdistan province there. The Region's side was content.\n\n"
        "An accord on health was signed."
    )[-1]
    assert paper.iraq == ("IQ-AR", "IQ-SU", "IQ-DA")


@pytest.mark.parametrize(("topic", "iraq"), [("the railway to Basra", ()), ("trade with Basra", ("IQ-BA",))])
def test_where_a_line_leads_is_no_party_of_the_talks_about_it(topic: str, iraq: tuple[str, ...]) -> None:
    talks = only(f"The joint economic commission of Iran and Iraq met in Tehran on Sunday to talk about {topic}.")
    assert talks.iraq == iraq


@pytest.mark.parametrize(("way", "iraq"), [("by way of", ("IQ-WA",)), ("with colleagues from", ("IQ-WA", "IQ-DI"))])
def test_a_place_only_passed_is_no_party(way: str, iraq: tuple[str, ...]) -> None:
    visit = only(
        f"A delegation from Wasit arrived in Ilam on Sunday {way} Diyala and held talks with the governor of Ilam."
    )
    assert visit.iraq == iraq


def test_all_places_people_are_on_their_way_to_are_only_passed() -> None:
    visit = only(
        "Travel agents from Wasit visited Ilam on Sunday and saw its hotels, where people stay on their way to Qom and Mashhad."
    )
    assert visit.iran == ("IR-16",)


@pytest.mark.parametrize(
    ("who", "iraq"), [("The merchants", {"IQ-WA", "IQ-NA", "IQ-BG"}), ("Stones like theirs", {"IQ-WA", "IQ-NA"})]
)
def test_guests_take_part_for_the_places_they_come_from(who: str, iraq: set[str]) -> None:
    paper = events(
        "Producers of Lorestan province showed their goods to merchants from Iraq in Khorramabad from Thursday.\n\n"
        f"{who}, thirty of them, come from Wasit, Baghdad and Najaf.\n\n"
        "On Friday six contracts were signed between firms of Lorestan and the guests from Iraq."
    )[-1]
    assert (paper.type, set(paper.iraq)) == ("agreement", iraq)


def test_ministries_sign_for_their_country_and_not_for_the_province_in_the_news() -> None:
    paper = events(
        "The governor of Mazandaran received the Iraqi agriculture minister in Sari on Sunday and showed him the greenhouses "
        "of Mazandaran.\n\nIn February the ministries of Iran and Iraq approved a memorandum in Baghdad."
    )[-1]
    assert (paper.iran, paper.iraq) == ((), ())


def test_a_chamber_that_signs_before_a_ministry_signs_for_its_province() -> None:
    paper = events(
        "The governor of Mazandaran received the Iraqi agriculture minister in Sari on Sunday and showed him the greenhouses "
        "of Mazandaran.\n\nIn February the chamber approved a memorandum with Iraqi firms, as its ministry had wished."
    )[-1]
    assert paper.iran == ("IR-02",)


def test_only_a_telling_close_by_changes_the_parties_an_article_gives() -> None:
    told = Parties(("IR-04",), ("IQ-SU",), (), own=(True, False))
    further_on = Parties((), ("IQ-AR",), (), own=(False, True))
    assert told.joined(further_on, firm={"IQ-AR"}).iraq == ("IQ-SU",)
    assert told.joined(further_on).iraq == ("IQ-AR",)


@pytest.mark.parametrize(("who", "iraq"), [("The oil minister", ()), ("A trade delegation from Ilam", ("IQ-BG",))])
def test_a_minister_visits_the_other_government_and_not_the_province_of_its_seat(
    who: str, iraq: tuple[str, ...]
) -> None:
    visit = events(
        "Ilam's chamber of commerce wants more trade with Iraq, it said. Ilam has had few guests.\n\n"
        f"{who} paid a visit to Baghdad on Sunday."
    )[-1]
    assert visit.iraq == iraq


@pytest.mark.parametrize(("partner", "iraq"), [("the one of Erbil", ("IQ-AR",)), ("a firm in Erbil", ("IQ-KR",))])
def test_an_office_may_be_named_once_for_both_sides(partner: str, iraq: tuple[str, ...]) -> None:
    paper = events(
        "The prime minister of the Kurdistan Region wants to trade with Lorestan, he said.\n\n"
        f"The Lorestan chamber of commerce signed a memorandum with {partner} on Sunday."
    )[-1]
    assert (paper.type, paper.iraq) == ("agreement", iraq)


@pytest.mark.parametrize(("homes", "iraq"), [("Basra and Maysan", {"IQ-BA", "IQ-MA"}), ("the marshes", set())])
def test_guests_named_by_their_country_keep_their_provinces_when_told_of_again(homes: str, iraq: set[str]) -> None:
    told = events(
        "The visitors of Sunday are the first trade delegation from southern Iraq that Gilan has had. "
        f"They are merchants of {homes}. They stay in Rasht.\n\nRice and tea filled a forum at the chamber of Rasht."
    )
    assert told
    assert all(set(event.iraq) == iraq for event in told)


@pytest.mark.parametrize(("owner", "iraq"), [("Iran's", ("IQ-SU",)), ("Iraq's", ("IQ-KR",))])
def test_the_country_before_kurdistan_tells_which_one_is_meant(owner: str, iraq: tuple[str, ...]) -> None:
    talks = only(f"The governors of {owner} Kurdistan and Iraq's Sulaymaniyah met in Sanandaj on Sunday.")
    assert talks.iraq == iraq


def test_a_fair_among_neighbours_is_still_held_where_it_is_said_to_be() -> None:
    fair = only(
        "On Sunday the makers of Ilam and of Iraq, who share a border, took part with their goods in a fair in Kut."
    )
    assert (fair.iraq, fair.venue_code) == (("IQ-WA",), "IQ-WA")


def test_a_town_in_the_geography_of_the_border_is_no_party() -> None:
    fair = only(
        "Ilam opened an exhibition of its goods in Kut on Sunday. Its people share a border with those in Mandali."
    )
    assert fair.iraq == ("IQ-WA",)


def test_the_office_of_governors_holds_for_a_long_list_of_their_provinces() -> None:
    tour = only(
        "The governor of Qom arrived in Samawah on Sunday with ten traders.\n\nHe saw farms.\n\nHe saw wells.\n\n"
        "On the same tour he met the governors of holy Karbala and holy Najaf."
    )
    assert tour.iraq == ("IQ-MU", "IQ-KA", "IQ-NA")


@pytest.mark.parametrize(
    ("text", "iraq"),
    [
        (
            "Qazvin's chamber sends raisins to Duhok and Erbil.\n\n"
            "On Sunday a trade delegation from the Region arrived in Qazvin and met the chamber.",
            ("IQ-KR",),
        ),
        (
            "Qazvin's chamber sends raisins to Basra.\n\n"
            "On Sunday a trade delegation from the Region arrived in Qazvin and met the chamber.",
            ("IQ-BA",),
        ),
    ],
)
def test_the_region_is_known_by_its_governorates(text: str, iraq: tuple[str, ...]) -> None:
    assert only(text).iraq == iraq


@pytest.mark.parametrize(
    ("who", "iraq"), [("A trade delegation from Erbil", ("IQ-AR",)), ("A trade delegation", ("IQ-KR",))]
)
def test_traders_from_the_seat_of_the_region_act_for_their_town(who: str, iraq: tuple[str, ...]) -> None:
    visit = only(
        f"{who} arrived in Qazvin on Sunday. It was put together by the Union of Importers and Exporters of Iraqi Kurdistan, "
        "which also shows goods in Erbil."
    )
    assert visit.iraq == iraq


@pytest.mark.parametrize(
    ("who", "iran"),
    [
        ("Reza Amini of Ilam and Ali Karimi of Kurdistan", ("IR-16", "IR-12")),
        ("Reza Amini of Ilam. Goods of Kurdistan are sold there too", ("IR-16",)),
    ],
)
def test_persons_of_two_places_make_one_list(who: str, iran: tuple[str, ...]) -> None:
    assert only(f"Two Iranian governors arrived in Kut on Sunday: {who}.").iran == iran


def test_a_list_of_provinces_that_governors_speak_for_is_the_side_of_what_follows() -> None:
    meeting = (
        "The meeting of border governors opened in Ilam on Sunday.\n\nWasit, Diyala and Maysan were represented by their "
        "governors, and so were the provinces of Ilam, Kermanshah and Khuzestan.\n\nBorder markets come first, said the "
        "governor of Ilam.\n\nThe two sides signed a memorandum of understanding on Monday."
    )
    papers = [(e.iran, e.iraq) for e in events(meeting) if e.type == "agreement"]
    assert papers == [(("IR-16", "IR-05", "IR-06"), ("IQ-WA", "IQ-DI", "IQ-MA"))]


@pytest.mark.parametrize(
    ("way", "iraq"),
    [
        ("came by bus from Karbala", ("IQ-WA",)),
        ("had spent a night in Karbala", ("IQ-WA",)),
        ("had come through Karbala", ("IQ-WA",)),
        ("held talks in Karbala", ("IQ-WA", "IQ-KA")),
    ],
)
def test_a_place_guests_only_came_through_is_no_party(way: str, iraq: tuple[str, ...]) -> None:
    assert only(f"A trade delegation of Ilam arrived in Kut on Sunday. The guests {way}.").iraq == iraq


@pytest.mark.parametrize(
    ("told", "iran"),
    [
        ("Firms from Fars, Isfahan and Yazd", {"IR-07", "IR-10", "IR-21"}),
        ("Firms from Isfahan and Fars", {"IR-07", "IR-10"}),
        ("Firms from Isfahan, Fars reported,", {"IR-10"}),
        ("According to Fars, firms from Isfahan", {"IR-10"}),
        ("A trader told Fars that firms from Isfahan", {"IR-10"}),
    ],
)
def test_a_province_whose_name_an_agency_has_is_told_apart_by_the_words_around(told: str, iran: set[str]) -> None:
    fair = events(f"{told} had stands at the exhibition of Iranian tiles that opened in Basra on Sunday.")[-1]
    assert set(fair.iran) == iran


@pytest.mark.parametrize(
    "text",
    [
        "A trade team from Ilam held talks with Badreh's governor general on Monday.",
        "A trade delegation from Ilam was received by the Badra mayor on Monday.",
        "The governor of Badra received a delegation from Ilam on Monday.",
    ],
)
def test_whoever_people_of_ilam_call_on_is_of_the_badra_across_the_border(text: str) -> None:
    event = only(text)
    assert (event.iran, event.iraq) == (("IR-16",), ("IQ-WA",))


def test_a_governor_of_badreh_who_travels_with_his_colleagues_is_of_ilam() -> None:
    event = only("The governor of Badreh in Ilam visited Kut in Wasit on Monday.")
    assert (event.iran, event.iraq) == (("IR-16",), ("IQ-WA",))


def test_a_crossing_gives_no_other_pair_than_the_article_has() -> None:
    told = "The governor of Diyala came to see the governor of Kermanshah on Sunday. The two agreed to open Parviz Khan at night."
    (agreement,) = [e for e in events(told) if e.type == "agreement"]
    assert (agreement.iran, agreement.iraq) == (("IR-05",), ("IQ-DI",))


def test_where_a_paper_was_signed_adds_no_party() -> None:
    told = (
        "A mill of Khuzestan and the council of Maysan have concluded a contract. It was signed on Sunday beside a fair "
        "where firms from Isfahan showed tiles."
    )
    (agreement,) = [e for e in events(told) if e.type == "agreement"]
    assert (agreement.iran, agreement.iraq) == (("IR-06",), ("IQ-MA",))


@pytest.mark.parametrize(
    ("introduced", "iran"),
    [
        ("Hamid Rostami, secretary of Iran's rice council,", ()),
        ("Iran's rice promotion chief Hamid Rostami", ()),
        ("Hamid Rostami, secretary of the Ilam rice council,", ("IR-16",)),
        ("Ilam's rice promotion chief Hamid Rostami", ("IR-16",)),
        ("The chamber's Hamid Rostami", ("IR-06",)),
    ],
)
def test_who_serves_the_country_is_known_again_by_name(introduced: str, iran: tuple[str, ...]) -> None:
    told = f"{introduced} came to Basra with two aides. Growers of Khuzestan had asked for it. Rostami met the governor on Sunday."
    assert {e.iran for e in events(told)} == {iran}
