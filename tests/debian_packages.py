"""Installs what the tests need of Debian, Chromium and LibreOffice Impress, where they are missing and this is root.

Run with any Python while the packages of requirements.txt are installed: `python -m tests.debian_packages`. It never fails:
`python -m tests.browser.chromium` and `python -m tests.briefing.libreoffice` come after it, and say what is still missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.briefing import libreoffice
from tests.browser import chromium


def missing() -> list[list[str]]:
    """The arguments apt-get's install needs, a list for each program that is not there."""
    wanted = []
    if chromium.executable() is None:
        wanted.append(["chromium"])
    if libreoffice.executable() is None:
        wanted.append(["--no-install-recommends", "libreoffice-impress"])
    return wanted


def may_install() -> bool:
    """Whether this is a Debian, and we its root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__" and missing() and may_install():
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    for command in (["update", "-qq"], *(["install", "-y", "-qq", *arguments] for arguments in missing())):
        subprocess.run(["apt-get", *command], check=False, **quiet)  # type: ignore[call-overload]
