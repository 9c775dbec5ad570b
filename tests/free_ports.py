"""Ports for the servers that tests start, so that two test processes at once never get the same one.

Asking the system for any free port and closing it again is not enough: it may hand that port to the next who asks, or to an
outgoing connection, before our server has taken it. Takes nothing; gives a port number below the system's own range.
"""

from __future__ import annotations

import os
import random
import re
import socket

_FIRST, _LAST = 12_000, 32_000
_WORKERS = 20
"""The range is cut into so many parts, one for each of pytest-xdist's workers."""

_given: set[int] = set()
_chance = random.SystemRandom()  # Hypothesis sets the seed of the usual one


def free_port() -> int:
    """A port of 127.0.0.1 on which nothing listens, never the same one twice in a process.

    Raises
    ------
    RuntimeError
        Where a hundred ports in a row are taken.
    """
    worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0) % _WORKERS
    width = (_LAST - _FIRST) // _WORKERS
    for _ in range(100):
        port = _FIRST + worker * width + _chance.randrange(width)
        if port in _given:
            continue
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        _given.add(port)
        return port
    raise RuntimeError(f"No free port between {_FIRST} and {_LAST} for a server of the tests.")
