"""What holds for all tests: how many run at once, the same examples every time, and what failed at first is shown."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy with other things makes an example slow, not wrong; and a check that fails in one run only says
# little about the change it is run for. To look for new examples: pytest --hypothesis-profile=explore.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: those that drive a browser often wait for it."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return usable + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show why a test of the browser was tried once more, which else nobody would ever learn."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_sep("_", f"failed at first: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)
