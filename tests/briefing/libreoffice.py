"""Finds LibreOffice Impress for the tests that open our slides in it, or installs Debian's package where root.

`executable()` gives its path or None; `convert` turns a file into another format. Run as a module before the tests:
`python -m tests.briefing.libreoffice`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NEEDED = (
    "Opening our slides in LibreOffice needs it installed, which it is not. Install it (Debian and Ubuntu: apt-get install "
    "libreoffice-impress; Windows and macOS: libreoffice.org) and see that `soffice` is on the path."
)


def executable() -> str | None:
    """Path of an installed LibreOffice."""
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    )
    return next((path for name in ("soffice", "libreoffice", *usual) if (path := shutil.which(name))), None)


def found_or_installed() -> str:
    """Path of LibreOffice; installs it where that is possible, else raises RuntimeError saying what is needed."""
    if executable() is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "libreoffice-impress"]):
            subprocess.run(["apt-get", *command], env=env, stdout=subprocess.DEVNULL, check=True)
    path = executable()
    if path is None:
        raise RuntimeError(NEEDED)
    return path


def convert(file: Path, to: str, folder: Path) -> Path:
    """A file converted by LibreOffice ("pdf", or "png" of its first slide), in a profile of its own."""
    command = [
        found_or_installed(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", to, "--outdir", str(folder), str(file),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    made = folder / f"{file.stem}.{to}"
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no {to} of {file.name}: {done.stdout} {done.stderr}")
    return made


if __name__ == "__main__":
    try:
        print(f"LibreOffice: {found_or_installed()}")
    except RuntimeError as error:
        print(f"LibreOffice: none. Its tests will be left out and say so. {error}")
