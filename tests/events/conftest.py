"""Stores to test with: every test that takes `url` or `store` runs on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from events.__main__ import app
from events.store import Store
from tests.events.postgres_server import PostgresServer, running_server

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, started when the first test wants it."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database, or of a schema of one, that does not hold anything yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'marz.db'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_schema()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(url, seed=False) as opened:
        yield opened


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a data folder of this test's own."""
    monkeypatch.delenv("MARZ_DATABASE_URL", raising=False)
    monkeypatch.delenv("MARZ_LLM_URL", raising=False)
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
    runner = CliRunner()

    def command(*arguments: object) -> Result:
        result = runner.invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return command
