"""Six agreements about one crossing and a few beside them: what follows what, why, and what still waits for a signature."""

from __future__ import annotations

from events.agreement_chains import STAGES, find_chains
from events.chain_corrections import Correction
from events.tables import Tables, flat
from tests.events.making import event


def agreement(identifier, start, status="completed", **fields):
    return event(identifier, type="agreement", start=start, status=status, direction="mutual", **fields)


CALL = agreement("call", "2020-03", "proposed", sectors=["customs"], summary="Ilam called for a market at Chilat.")
PLAN = agreement("plan", "2021-05", "planned", sectors=["customs"], summary="A market at Chilat was announced.")
DEAL = agreement("deal", "2022-01-17", sectors=["customs"], summary="The Chilat market was settled.")
AGAIN = agreement(
    "again", "2024-02", subtype="renewal", sectors=["customs"], summary="The paper on the Chilat market was extended."
)
HEALTH = agreement("health", "2020-06", "proposed", sectors=["health"], summary="Hospitals were offered help.")
ELSEWHERE = agreement(
    "elsewhere", "2022-02", sectors=["customs"], iraq=["IQ-DI"], summary="The Chilat market was settled."
)
VISIT = event("visit", start="2021-01")
ALL = [CALL, PLAN, DEAL, AGAIN, HEALTH, ELSEWHERE, VISIT]


def chained(events, standing=()):
    tables = Tables.build(flat(events))
    return find_chains(tables, standing), {each.id: row for row, each in enumerate(events)}


def follows(chains, at, identifier):
    before = int(chains.before[at[identifier]])
    return chains.tables.events["id"].iloc[before] if before >= 0 else None


def test_a_call_a_plan_a_signature_and_a_renewal_are_one_chain():
    chains, at = chained(ALL)
    assert [chains.tables.events["id"].iloc[row] for row in chains.members(at["deal"])] == [
        "call",
        "plan",
        "deal",
        "again",
    ]
    assert [STAGES[chains.stage[at[i]]] for i in ("call", "plan", "deal", "again")] == [
        "proposed",
        "planned",
        "signed",
        "renewed",
    ]
    assert chains.sizes()[at["call"]] == 4


def test_other_subjects_other_parties_and_other_types_stay_outside():
    chains, at = chained(ALL)
    assert follows(chains, at, "health") is None
    assert chains.sizes()[at["health"]] == 1
    assert follows(chains, at, "elsewhere") is None
    assert chains.chain[at["visit"]] == -1
    assert chains.stage[at["visit"]] == -1


def test_a_link_says_what_the_two_have_in_common():
    chains, at = chained(ALL)
    reason = chains.reason(at["deal"])
    assert reason.startswith("The same parties, the same sector (customs), the same words (")
    assert "“chilat" in reason
    assert reason.endswith("8 months later.")
    assert chains.reason(at["call"]) == ""


def test_only_what_was_never_signed_waits():
    chains, at = chained(ALL)
    assert {i for i, row in at.items() if chains.awaiting()[row]} == {"health"}


def test_what_was_called_off_waits_for_nothing():
    off = agreement("off", "2020-09", "cancelled", sectors=["health"], summary="The help for hospitals was called off.")
    chains, at = chained([HEALTH, off])
    assert follows(chains, at, "off") == "health"
    assert not chains.awaiting().any()


def test_a_signature_of_the_year_before_answers_no_later_call():
    old = agreement("old", "2019", sectors=["health"], summary="Hospitals were helped.")
    chains, at = chained([old, HEALTH])
    assert follows(chains, at, "health") is None
    assert chains.awaiting()[at["health"]]


def test_a_signature_ten_years_later_is_another_matter():
    late = agreement("late", "2030", sectors=["customs"], summary="The Chilat market was settled.")
    chains, at = chained([CALL, late])
    assert follows(chains, at, "late") is None


def test_an_undated_renewal_follows_what_the_same_bodies_signed():
    first = agreement("first", "2017-08", iran=["IR-13"], iraq=["IQ-KR"], organisations=["Chamber of Cooperatives"],
                      summary="Cooperatives ship goods.")  # fmt: skip
    renewed = agreement("renewed", None, subtype="renewal", iran=["IR-13"], iraq=["IQ-KR"],
                        organisations=["Chamber of Cooperatives"], summary="The cooperatives extended it.")  # fmt: skip
    chains, at = chained([first, renewed])
    assert follows(chains, at, "renewed") == "first"
    assert chains.reason(at["renewed"]).endswith("the time between them unknown.")


def test_an_agreement_with_the_whole_region_meets_its_governorates_but_they_do_not_meet_in_it():
    region = agreement(
        "region", "2023-01", "proposed", iraq=["IQ-KR"], sectors=["water"], summary="A barrage was offered."
    )
    member = agreement("member", "2023-06", iraq=["IQ-SU"], sectors=["water"], summary="The barrage was settled.")
    other = agreement("other", "2023-07", iraq=["IQ-AR"], sectors=["water"], summary="The barrage was settled.")
    chains, at = chained([region, member, other])
    assert follows(chains, at, "member") == "region"
    assert follows(chains, at, "other") == "region"
    apart, where = chained(
        [agreement("a-1", "2023-01", "proposed", iraq=["IQ-AR"], sectors=["water"], summary="A barrage."), member]
    )
    assert follows(apart, where, "member") is None


def test_a_reader_can_cut_and_join_and_is_named():
    chains, at = chained(ALL, [Correction("deal", None, "Ada"), Correction("elsewhere", "plan", "Ben")])
    assert follows(chains, at, "deal") is None
    assert chains.reason(at["deal"]) == "Set apart by Ada."
    assert follows(chains, at, "elsewhere") == "plan"
    assert chains.reason(at["elsewhere"]) == "Joined by Ben."


def test_joining_the_other_way_round_leaves_no_ring():
    chains, at = chained(ALL, [Correction("call", "deal", "Ada")])
    assert follows(chains, at, "call") == "deal"
    members = chains.members(at["call"])
    assert sorted(members) == sorted(chains.members(at["deal"]))


def test_a_correction_of_an_event_that_is_gone_is_passed_over():
    chains, at = chained(ALL, [Correction("gone", "plan", "Ada"), Correction("deal", "gone", "Ada")])
    assert follows(chains, at, "deal") == "plan"


def test_no_events_and_one_event():
    assert chained([])[0].sizes().tolist() == []
    chains, at = chained([DEAL])
    assert chains.members(at["deal"]) == [0]
    assert not chains.awaiting().any()
