"""The processes of a batch of articles: none outlives the one that started it, however that ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.events.test_workers import ROOT, _runs

CODE = """
import multiprocessing
from itertools import count
from events.extract.batch import extract_many

if __name__ == "__main__":
    articles = ({"id": str(n), "text": "Nothing of the kind."} for n in count())
    for _ in extract_many(articles, processes=2):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal on Windows")
def test_the_processes_of_a_batch_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(CODE, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    workers = [int(word) for word in process.stdout.readline().split()]
    process.kill()
    process.wait(60)
    assert len(workers) == 2
    deadline = time.monotonic() + 60
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < deadline, "a process was left behind"
        time.sleep(0.05)
