"""Work on several processors: in order, no further ahead than needed, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from events.workers import CHUNK, in_order

ROOT = Path(__file__).resolve().parents[2]


def square(n: int) -> tuple[int, int]:
    """A number's square, and the process that found it."""
    return n * n, os.getpid()


def even(n: int) -> bool:
    return n % 2 == 0


@pytest.mark.parametrize("n_items", [0, 1, CHUNK, CHUNK + 1, 5 * CHUNK + 3])
@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(n_items: int, processes: int) -> None:
    given = list(in_order(range(n_items), square, processes=processes, worth_a_pool=3))
    assert [(item, result[0]) for item, result in given if result] == [(n, n * n) for n in range(n_items)]


def test_many_items_are_worked_on_elsewhere_and_few_are_not() -> None:
    few = {result[1] for _, result in in_order(range(20), square, processes=2, worth_a_pool=20) if result}
    many = {result[1] for _, result in in_order(range(200), square, processes=2, worth_a_pool=20) if result}
    assert few == {os.getpid()}
    assert len(many) > 1


def test_what_is_not_wanted_passes_through_in_its_place() -> None:
    given = list(in_order(range(100), square, processes=2, wanted=even, worth_a_pool=5))
    assert [item for item, _ in given] == list(range(100))
    assert all((result is None) != even(item) for item, result in given)


def test_a_long_run_of_unwanted_items_is_given_without_waiting() -> None:
    seen: list[int] = []

    def source() -> Iterator[int]:
        for n in count():
            seen.append(n)
            yield n

    def first_few(n: int) -> bool:
        return n < 10

    running = in_order(source(), square, processes=2, wanted=first_few, worth_a_pool=5)
    given = list(islice(running, 500))
    running.close()
    assert [item for item, _ in given] == list(range(500))
    assert len(seen) <= 500 + (2 * 3 + 2) * 4 * CHUNK


def test_an_endless_source_is_not_read_far_ahead() -> None:
    seen: list[int] = []

    def source() -> Iterator[int]:
        for n in count():
            seen.append(n)
            yield n

    running = in_order(source(), square, processes=2, worth_a_pool=5)
    list(islice(running, 50))
    running.close()
    assert len(seen) <= 50 + (2 * 3 + 2) * CHUNK


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals on Windows")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_that_started_them(tmp_path: Path, sent: signal.Signals) -> None:
    code = (
        "from itertools import count\n"
        "from events.workers import in_order\n"
        "from tests.events.test_workers import square\n"
        "if __name__ == '__main__':\n"
        "    told = set()\n"
        "    for _, result in in_order(count(), square, processes=2, worth_a_pool=5):\n"
        "        if result[1] not in told:\n"
        "            told.add(result[1])\n"
        "            print(result[1], flush=True)\n"
    )
    script = tmp_path / "endless.py"
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    own, *workers = (int(process.stdout.readline()) for _ in range(3))
    assert own == process.pid
    if sent is signal.SIGINT:
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    process.wait(120)
    deadline = time.monotonic() + 120
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker was left behind"
        time.sleep(0.05)
    assert process.stderr is not None
    assert process.stderr.read().count("Traceback") <= (sent is signal.SIGINT)


def _runs(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process_id}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
