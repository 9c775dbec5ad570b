"""Readers' corrections of chains in the store, on SQLite and on PostgreSQL: kept, newest first, by several readers at once."""

from __future__ import annotations

import threading

import pytest

from events.agreement_chains import find_chains
from events.chain_corrections import Correction, correct, corrections, newest, take_back
from events.errors import StoreError
from events.store import Store
from events.tables import Tables
from tests.events.making import event

CALL = event("call", type="agreement", status="proposed", start="2020-03", direction="mutual", sectors=["customs"])
DEAL = event("deal", type="agreement", start="2022-01-17", direction="mutual", sectors=["customs"])
AGAIN = event("again", type="agreement", start="2024-02", direction="mutual", subtype="renewal")
VISIT = event("visit")
ALL = [CALL, DEAL, AGAIN, VISIT]


def test_corrections_survive_a_restart_and_the_newest_stands(url: str):
    with Store.open(url, seed=False) as store:
        store.add(ALL, who="Ada")
        assert corrections(store) == ()
        assert newest(store) == 0
        correct(store, "deal", follows=None, who="Ada")
        correct(store, "deal", follows="call", who="Ben")
    with Store.open(url, seed=False) as store:
        standing = corrections(store)
        assert [(c.event_id, c.follows, c.who) for c in standing] == [("deal", "call", "Ben")]
        assert newest(store) == 2
        take_back(store, "deal", who="Ada")
        assert corrections(store) == ()
        assert newest(store) == 3


def test_a_kept_correction_joins_the_chain_and_names_the_reader(store: Store):
    store.add(ALL, who="Ada")
    correct(store, "again", follows="call", who="  Ben \n Omid ")
    chains = find_chains(Tables.build(store.frame()), corrections(store))
    ids = chains.tables.events["id"].tolist()
    assert ids[chains.before[ids.index("again")]] == "call"
    assert chains.reason(ids.index("again")) == "Joined by Ben Omid."


def test_each_agreement_has_its_own_standing_correction_in_the_order_they_were_made(store: Store):
    store.add(ALL, who="Ada")
    correct(store, "deal", follows="call", who="Ada")
    correct(store, "again", follows=None, who="")
    correct(store, "deal", follows=None, who="Ben")
    made = [(c.event_id, c.follows, c.who) for c in corrections(store)]
    assert made == [("again", None, "somebody"), ("deal", None, "Ben")]
    assert all(isinstance(c, Correction) and c.at.endswith("+00:00") for c in corrections(store))


@pytest.mark.parametrize(
    ("identifier", "follows", "said"),
    [
        ("deal", "deal", "cannot follow itself"),
        ("deal", "nobody", "nobody"),
        ("nobody", None, "nobody"),
        ("deal", "visit", "visit is no agreement"),
        ("visit", "deal", "visit is no agreement"),
    ],
)
def test_a_senseless_correction_is_refused_with_a_sentence(store: Store, identifier, follows, said):
    store.add(ALL, who="Ada")
    with pytest.raises(StoreError, match=said):
        correct(store, identifier, follows=follows, who="Ada")
    assert newest(store) == 0


def test_the_first_corrections_of_two_readers_at_once_are_both_kept(url: str):
    """The table is made with the first of them, whoever that is."""
    with Store.open(url, seed=False) as one, Store.open(url, seed=False) as other:
        one.add(ALL, who="Ada")
        together = threading.Barrier(2)
        failed: list[Exception] = []

        def keep(store: Store, identifier: str, who: str) -> None:
            together.wait(120)
            try:
                correct(store, identifier, follows="call", who=who)
            except Exception as error:  # told below: an error in a thread would else go unseen
                failed.append(error)

        threads = [threading.Thread(target=keep, args=a) for a in ((one, "deal", "Ada"), (other, "again", "Ben"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert failed == []
        assert {(c.event_id, c.who) for c in corrections(one)} == {("deal", "Ada"), ("again", "Ben")}
        assert newest(one) == newest(other) == 2


def test_a_correction_inside_a_transaction_that_fails_leaves_nothing(store: Store):
    def break_halfway() -> None:
        with store.exclusively():
            correct(store, "deal", follows="call", who="Ada")
            raise RuntimeError("halfway")

    store.add(ALL, who="Ada")
    with pytest.raises(RuntimeError, match="halfway"):
        break_halfway()
    assert corrections(store) == ()
    correct(store, "deal", follows="call", who="Ada")
    assert [c.event_id for c in corrections(store)] == ["deal"]


def test_a_store_opened_for_reading_has_its_corrections_and_takes_none(url: str):
    with Store.open(url, seed=False) as store:
        store.add(ALL, who="Ada")
        correct(store, "deal", follows="call", who="Ada")
    with Store.open(url, seed=False, read_only=True) as reader:
        assert [c.event_id for c in corrections(reader)] == ["deal"]
        with pytest.raises(StoreError):
            take_back(reader, "deal", who="Ada")
