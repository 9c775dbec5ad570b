"""Opening a store: where it is, what is made and seeded, and a sentence for everything that is in the way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from events import schema, seed
from events.errors import StoreError
from events.settings import data_dir, database_url, shown
from events.store import Store
from tests.events.postgres_server import NOBODY, PostgresServer
from tests.events.records import event

A = "2025-01-forum-ir16-iqwa"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, not made yet."""
    monkeypatch.delenv("MARZ_DATABASE_URL", raising=False)
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def rights_count(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder outside of root's private ones, and the test run as a user to whom file rights apply."""
    folder = Path(tempfile.mkdtemp(prefix="marz-rights-"))
    folder.chmod(0o755)
    monkeypatch.setenv("MARZ_DATA_DIR", str(folder))
    # Python itself may lie where only root may read, so what opening and reading import is imported before.
    with Store.open("sqlite://") as store:
        store.frame()
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_the_store_is_a_file_in_the_data_folder_with_the_curated_events(home: Path) -> None:
    with Store.open() as store:
        assert store.name == str(home / "marz.db")
        assert store.notices == ()
        assert store.keeps
        assert len(store.ids()) == len(seed.curated_events()) > 400
    assert (home / "marz.db").is_file()


def test_without_settings_the_data_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARZ_DATA_DIR", raising=False)
    monkeypatch.delenv("MARZ_DATABASE_URL", raising=False)
    assert data_dir().name == "marz"
    assert data_dir().is_absolute()
    assert shown(database_url()) == str(data_dir() / "marz.db")


def test_opening_again_changes_nothing(home: Path) -> None:
    with Store.open() as store:
        first = store.revision()
    with Store.open() as store:
        assert store.revision() == first


def test_the_setting_for_another_database_is_followed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARZ_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    with Store.open() as store:
        assert store.name == str(tmp_path / "other.db")
    assert not home.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("marz", "“marz” is not a database address"),
        ("://", "is not a database address"),
        ("sara:secret@server/marz", "“server/marz” is not a database address"),
        ("mysql://sara:secret@server/marz", "not in “mysql”"),
    ],
)
def test_a_wrong_address_is_refused_without_showing_a_password(address: str, said: str) -> None:
    with pytest.raises(StoreError) as refused:
        Store.open(address)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "marz.db").write_text("shopping list\n" * 200)
    with pytest.raises(StoreError, match=r"marz\.db is not a Marz database\. Move it away"):
        Store.open()
    assert (home / "marz.db").read_text().startswith("shopping list")


def test_a_database_of_another_program_is_refused_and_left_alone(home: Path) -> None:
    home.mkdir()
    with sqlite3.connect(home / "marz.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match=r"tables of another program \(recipes\)"):
        Store.open()
    with sqlite3.connect(home / "marz.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_folder_in_the_place_of_the_file_is_named(home: Path) -> None:
    (home / "marz.db").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"marz\.db is a folder"):
        Store.open()


def test_a_damaged_database_is_named(home: Path) -> None:
    with Store.open():
        pass
    file = home / "marz.db"
    content = bytearray(file.read_bytes())
    content[4096:-4096] = os.urandom(len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|not a Marz database"):
        Store.open().frame()


def test_a_newer_schema_is_left_alone(url: str) -> None:
    with Store.open(url, seed=False) as store, store._database.writing() as connection:
        schema.remember(connection, "schema", "99")
    with pytest.raises(StoreError, match=r"written by a newer Marz \(its schema is 99, this Marz knows \d+\)"):
        Store.open(url)


def test_an_older_schema_is_brought_up_to_date_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(url, seed=False) as store:
        store.add([event(A)], who="Sara")

    def add_table(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE later (n INTEGER)"))

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_table))
    for _ in range(2):
        with Store.open(url, seed=False) as store, store._database.reading() as connection:
            assert schema.version(connection) == schema.newest()
            assert sa.inspect(connection).has_table("later")
            assert store.ids() == [A]


def test_a_migration_that_fails_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(url, seed=False):
        pass
    before = schema.newest()

    def fail_halfway(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE later (n INTEGER)"))
        connection.execute(sa.text("SELECT * FROM never_there"))

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fail_halfway))
    with pytest.raises(StoreError):
        Store.open(url, seed=False)
    monkeypatch.undo()
    with Store.open(url, seed=False) as store, store._database.reading() as connection:
        assert schema.version(connection) == before
        assert not sa.inspect(connection).has_table("later")


def test_a_locked_database_is_named_after_waiting(home: Path) -> None:
    with Store.open():
        pass
    other = sqlite3.connect(home / "marz.db", isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE marz_meta SET value = value")
    try:
        with pytest.raises(StoreError, match=r"marz\.db is locked by another program"):
            Store.open(patience=0.1).accept(A, "Sara")
    finally:
        other.close()


def test_a_data_folder_that_is_a_file_gives_the_curated_events_from_memory(home: Path) -> None:
    home.write_text("not a folder")
    with Store.open() as store:
        (notice,) = store.notices
        assert f"{home} cannot be written" in notice
        assert "nothing can be added or changed. To keep your own events, set MARZ_DATA_DIR to a folder" in notice
        assert len(store.ids()) == len(seed.curated_events())
        assert not store.keeps
        store.add([event(A)], who="Sara")
        assert store.event(A) == event(A)
    assert home.read_text() == "not a folder"


def test_a_data_folder_without_the_right_to_write_gives_the_curated_events_from_memory(rights_count: Path) -> None:
    rights_count.chmod(0o555)
    with Store.open() as store:
        assert f"you may not write {rights_count}" in store.notices[0]
        assert len(store.ids()) == len(seed.curated_events())
        assert not store.keeps


def test_a_store_without_the_right_to_write_is_shown_as_it_stands(rights_count: Path) -> None:
    with Store.open() as store:
        store.add([event(A)], who="Sara")
    rights_count.chmod(0o555)
    with Store.open() as store:
        assert "cannot be written" in store.notices[0]
        assert store.read_only
        assert store.event(A) == event(A)
        assert len(store.frame()) == len(seed.curated_events()) + 1
        with pytest.raises(StoreError, match="opened for reading only; nothing was changed"):
            store.accept(A, "Sara")


def test_a_file_that_may_not_be_read_is_named(rights_count: Path) -> None:
    with Store.open():
        pass
    (rights_count / "marz.db").chmod(0)
    with pytest.raises(StoreError, match=r"marz\.db cannot be opened"):
        Store.open()


def test_reading_only_never_writes(url: str) -> None:
    with Store.open(url, seed=False) as store:
        store.add([event(A)], who="Sara")
    with Store.open(url, read_only=True) as store:
        assert store.ids() == [A]
        with pytest.raises(StoreError, match="reading only"):
            store.reject(A, "Sara")


def test_reading_only_wants_something_to_read(url: str) -> None:
    with pytest.raises(StoreError, match=r"no database at|holds no events yet"):
        Store.open(url, read_only=True)


def test_a_server_that_is_down_is_named_without_the_password() -> None:
    with pytest.raises(StoreError) as refused:
        Store.open("postgresql://sara:secret@127.0.0.1:1/marz")
    assert "does not answer" in str(refused.value)
    assert "127.0.0.1:1/marz" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_database_that_a_server_does_not_have_is_named(postgres: PostgresServer) -> None:
    with pytest.raises(StoreError, match="no database of that name"):
        Store.open(f"postgresql://postgres@127.0.0.1:{postgres.port}/never_made")


def test_a_user_that_a_server_does_not_know_is_named(postgres: PostgresServer) -> None:
    with pytest.raises(StoreError, match="refused the user or password"):
        Store.open(f"postgresql://stranger@127.0.0.1:{postgres.port}/postgres")


def test_tables_of_another_program_on_a_server_do_not_disturb(postgres: PostgresServer) -> None:
    address = postgres.new_database()
    with psycopg.connect(address) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with Store.open(address, seed=False) as store:
        store.add([event(A)], who="Sara")
        assert store.ids() == [A]


def test_tables_of_another_program_on_a_server_with_our_names_are_left_alone(postgres: PostgresServer) -> None:
    address = postgres.new_database()
    with psycopg.connect(address) as other:
        other.execute("CREATE TABLE articles (headline TEXT)")
    with pytest.raises(StoreError, match=r"another program \(articles\)"):
        Store.open(address)
    with psycopg.connect(address) as other:
        assert other.execute("SELECT headline FROM articles").fetchall() == []
