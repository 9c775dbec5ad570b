"""Where a country takes part as such, and where it stands for provinces told before, one small case each."""

from __future__ import annotations

import pytest

from events.extract.places.fields import Parties
from tests.events.extract.monday import events, only

SEMINAR = (
    "{who} and the chamber of Basra talked about pipes for two hours.\n\nThe wells were dug long ago. Their water is salty.\n\n"
    "Pumps made in {town} were shown in a film. A memorandum on pumps was signed with the chamber of Basra on Sunday."
)


@pytest.mark.parametrize(
    ("who", "town", "iran"),
    [("Iranian experts", "Yazd", ()), ("Experts from Semnan", "Yazd", ("IR-20",))],
)
def test_a_country_that_leads_the_article_takes_no_province_named_further_down(
    who: str, town: str, iran: tuple[str, ...]
) -> None:
    papers = [e for e in events(SEMINAR.format(who=who, town=town)) if e.type == "agreement"]
    assert [paper.iran for paper in papers] == [iran]


STAY = "The chamber of Semnan sells tiles to the chamber of Erbil.\n\n{who} paid a visit to Erbil on Sunday."


@pytest.mark.parametrize(
    ("who", "iran"),
    [("President Pezeshkian", ()), ("Iran's ambassador", ()), ("The Iranian chairman of the chamber", ("IR-20",))],
)
def test_a_president_or_an_envoy_travels_for_his_country(who: str, iran: tuple[str, ...]) -> None:
    assert [e.iran for e in events(STAY.format(who=who)) if e.type in ("delegation", "forum")] == [iran]


def test_an_envoy_is_of_the_country_he_was_named_with() -> None:
    talks = only(
        "Semnan wants to sell tiles, the Iranian consul general said in Halabja.\n\n"
        "The consul general held talks with the governor of Halabja on Sunday."
    )
    assert (talks.iran, talks.iraq) == ((), ("IQ-HA",))


@pytest.mark.parametrize(
    ("caller", "iran"),
    [("the consul general of Iran", ()), ("the consul general of Iran and the governor of Fars", ("IR-07",))],
)
def test_an_envoy_acts_for_his_country_whatever_province_he_talks_about(caller: str, iran: tuple[str, ...]) -> None:
    talks = only(f"The governor of Basra received {caller} on Sunday and heard that Fars buys dates.")
    assert (talks.iran, talks.iraq) == (iran, ("IQ-BA",))


@pytest.mark.parametrize(
    ("body", "iran"), [("The Iran Chamber", ()), ("The chamber of commerce of Iran", ()), ("The chamber", ("IR-24",))]
)
def test_a_chamber_named_by_its_country_acts_for_the_country(body: str, iran: tuple[str, ...]) -> None:
    paper = only(
        "The chamber of Ardabil wants to sell lamps in Kirkuk. Ardabil has had few guests.\n\n"
        f"{body} signed a memorandum with the chamber of Kirkuk on Sunday."
    )
    assert (paper.iran, paper.iraq) == (iran, ("IQ-KI",))


@pytest.mark.parametrize(
    ("along", "iran"), [("Fees were on its list.", ()), ("The governor of Ilam was among them.", ("IR-16",))]
)
def test_those_whom_a_country_sends_to_a_joint_body_are_of_no_province(along: str, iran: tuple[str, ...]) -> None:
    told = events(
        "The chamber of Ilam wants lower fees. Ilam sells tiles and bricks.\n\n"
        f"Iran sent ten persons to the joint economic commission, which met in Baghdad on Sunday. {along}"
    )
    assert [e.iran for e in told if e.venue_code == "IQ-BG"] == [iran]


@pytest.mark.parametrize(("what", "iran"), [("an exhibition of Iran", ()), ("an exhibition", ("IR-12",))])
def test_another_show_that_is_said_to_be_of_the_country_is_of_no_province(what: str, iran: tuple[str, ...]) -> None:
    shows = events(
        "An exhibition of dresses from Sanandaj was opened in Sulaymaniyah on Sunday.\n\n"
        f"In October there had been {what} in the same hall."
    )
    assert [e.iran for e in shows] == [("IR-12",), iran]


@pytest.mark.parametrize(("nation", "iran"), [(True, ()), (False, ("IR-12",))])
def test_a_telling_that_names_the_country_outweighs_what_the_article_gave(nation: bool, iran: tuple[str, ...]) -> None:
    silent = Parties(("IR-12",), ("IQ-SU",), (), own=(False, True))
    assert silent.joined(Parties((), ("IQ-SU",), (), own=(False, True), nation=(nation, False))).iran == iran


@pytest.mark.parametrize(
    ("host", "iraq"),
    [("the minister of trade", ()), ("the chamber of commerce", ("IQ-BG",))],
)
def test_a_capital_where_a_minister_receives_guests_is_no_party(host: str, iraq: tuple[str, ...]) -> None:
    visit = only(f"A delegation of Khuzestan's chamber arrived in Baghdad on Sunday and was received by {host}.")
    assert visit.iraq == iraq


TRADERS = "The chamber of Wasit sent traders to {where} on Sunday.{more}"


@pytest.mark.parametrize(
    ("where", "more", "iran"),
    [
        ("Tehran", "", ()),
        ("Tehran", " They talked to the Tehran Chamber of Commerce about dates.", ("IR-23",)),
        ("Tehran", " They travelled on to Mashhad on Monday.", ("IR-09", "IR-23")),
        ("Mashhad", " They were received in Tehran on Monday.", ("IR-09", "IR-23")),
        ("Mashhad", " They asked for a stamp, which the ministry in Tehran has.", ("IR-09",)),
    ],
)
def test_tehran_is_a_party_where_it_acts_or_is_one_of_several_stops(
    where: str, more: str, iran: tuple[str, ...]
) -> None:
    assert tuple(sorted(only(TRADERS.format(where=where, more=more)).iran)) == iran


@pytest.mark.parametrize(
    ("what", "where", "iran", "iraq"),
    [
        ("exhibition of Iranian tiles", "Baghdad", (), ("IQ-BG",)),
        ("business conference of Iran and Iraq", "Baghdad", (), ("IQ-BG",)),
        ("business conference of Iran and Iraq", "Tehran", (), ()),
    ],
)
def test_a_fair_or_conference_makes_baghdad_a_party_and_tehran_none(
    what: str, where: str, iran: tuple[str, ...], iraq: tuple[str, ...]
) -> None:
    told = only(f"The {what} was opened in {where} on Sunday.")
    assert (told.iran, told.iraq) == (iran, iraq)


LINE = "The track from Shalamcheh to Basra{other} is to be laid by Iran.\n\nThe stations were drawn long ago. {paper}"


@pytest.mark.parametrize(
    ("other", "paper", "iran"),
    [
        ("", "The two governments had signed an agreement on the railway with Basra in March 2022.", ("IR-06",)),
        ("", "The two governments had signed an agreement on the railway with Wasit in March 2022.", ()),
        (" and dates", "An Iranian delegation paid a visit to Basra in March 2022.", ()),
    ],
)
def test_an_agreement_on_a_railway_is_between_the_provinces_at_its_ends(
    other: str, paper: str, iran: tuple[str, ...]
) -> None:
    assert [e.iran for e in events(LINE.format(other=other, paper=paper)) if e.start == "2022-03"] == [iran]


def test_guests_of_a_country_at_a_fair_are_those_told_of_before() -> None:
    fair = only(
        "Traders of Kirkuk sell leather and wool.\n\nThe Iraqi guests will fill one hall at the Urmia trade fair, which "
        "opens on September 10."
    )
    assert (fair.iran, fair.iraq) == (("IR-04",), ("IQ-KI",))


def test_goods_of_iran_are_those_of_no_province() -> None:
    fair = only(
        "Traders of Tabriz sell leather and wool in Kirkuk.\n\nAn exhibition of Iranian goods will open in Kirkuk on September 10."
    )
    assert (fair.iran, fair.iraq) == ((), ("IQ-KI",))


CARDS = (
    "Iran and Iraq expect to let lorries cross with one card, the Iranian insurers said. The card "
    "is blue. It costs little. Nobody has seen it yet. It will be small.\n\n{who} initialled the arrangement "
    "in Shiraz last Thursday.\n\nA driver buys a card at Mehran or at Parvizkhan. Iraq will host the next session, in Karbala, in "
    "November. It was Iran that drew up the list."
)


def test_where_countries_deal_with_each_other_a_town_is_only_where_they_meet() -> None:
    states = events(CARDS.format(who="The two countries' bureaus"))
    assert {(e.iran, e.iraq) for e in states} == {((), ())}
    assert [e.venue_code for e in states if e.type == "forum"] == ["IQ-KA"]
    towns = events(CARDS.format(who="The chambers of Fars and Karbala"))
    assert [e.iran for e in towns if e.type == "agreement"] == [("IR-07",)]
