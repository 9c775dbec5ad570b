"""What is PostgreSQL's own: connections that break, addresses as people write them, and revisions seen in order."""

from __future__ import annotations

import threading

import psycopg
import pytest

from events.errors import StoreError
from events.store import Store
from tests.events.postgres_server import PostgresServer, running_server
from tests.events.records import event

A, B = "2025-01-forum-ir16-iqwa", "2025-02-forum-ir16-iqwa"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_may_name_the_server_in_any_usual_way(postgres: PostgresServer, scheme: str) -> None:
    address = postgres.new_database().replace("postgresql", scheme, 1)
    with Store.open(address, seed=False) as store:
        store.add([event(A)], who="Sara")
        assert store.ids() == [A]


def test_a_schema_named_in_the_address_is_kept_to(postgres: PostgresServer) -> None:
    first, second = postgres.new_schema(), postgres.new_schema()
    with Store.open(first, seed=False) as one, Store.open(second, seed=False) as other:
        one.add([event(A)], who="Sara")
        other.add([event(B)], who="Sara")
        assert (one.ids(), other.ids()) == ([A], [B])
        assert "options" not in one.name


def test_the_real_server_is_a_postgresql(postgres: PostgresServer) -> None:
    with psycopg.connect(postgres.new_database()) as connection:
        (version,) = connection.execute("SELECT version()").fetchone() or ("",)
    assert version.startswith("PostgreSQL")


def test_a_broken_connection_is_made_anew(postgres: PostgresServer) -> None:
    address = postgres.new_database()
    with Store.open(address, seed=False) as store:
        store.add([event(A)], who="Sara")
        with psycopg.connect(address, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert store.ids() == [A]


def test_a_connection_that_breaks_halfway_leaves_nothing_half_written(postgres: PostgresServer) -> None:
    address = postgres.new_database()

    def break_halfway(store: Store) -> None:
        with store.exclusively():
            store.add([event(A)], who="Sara")
            with psycopg.connect(address, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            store.add([event(B)], who="Sara")

    with Store.open(address, seed=False) as store:
        with pytest.raises(StoreError, match="broke off"):
            break_halfway(store)
        assert store.ids() == []
        store.add([event(B)], who="Sara")
        assert store.ids() == [B]


def test_a_revision_that_was_seen_has_all_earlier_ones_before_it(postgres: PostgresServer) -> None:
    """Else a dashboard that caches by the newest number would never show what was committed late under a smaller one."""
    address = postgres.new_database()
    with Store.open(address, seed=False) as slow, Store.open(address, seed=False) as quick:
        started = threading.Event()

        def write_quickly() -> None:
            started.set()
            quick.add([event(B)], who="Omid")

        writer = threading.Thread(target=write_quickly)
        with slow.exclusively():
            slow.add([event(A)], who="Sara")
            writer.start()
            assert started.wait(60)
            assert quick.revision() == 0
        writer.join(60)
        assert quick.history(A)[0].n == 1
        assert quick.history(B)[0].n == 2


def test_a_server_that_stops_is_named() -> None:
    with running_server() as server:
        store = Store.open(server.new_database(), seed=False)
        store.add([event(A)], who="Sara")
    with pytest.raises(StoreError, match=r"does not answer|broke off"):
        store.ids()
    store.close()
