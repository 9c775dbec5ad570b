"""One offline page: a deck or a single view as one HTML file that opens from a memory stick, without network or server.

Takes a deck and its resolved views; gives HTML with Leaflet, the layers, the atlas and the content inside, under a content
security policy that lets nothing be fetched. Presenting in the dashboard uses the same document, without content (`shell`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from briefing.deck import Deck
from briefing.deck_files import write_whole
from briefing.errors import BriefingError
from briefing.offline_content import content
from briefing.resolving import Resolved
from geo import layers, maps
from geo.payload import as_script

WEB: Final = Path(__file__).with_name("web")
NOT_HERE: Final = ("frame.js", "compare.js")
"""Scripts of the atlas that join it to streamlit-folium's frame, or need two maps."""

SCRIPTS: Final = ("deck_events.js", "deck_parts.js", "deck_print.js", "deck.js", "deck_frame.js")
STYLES: Final = ("deck.css", "present.css", "print.css")


def page(deck: Deck, shown: Sequence[Resolved]) -> bytes:
    """The deck as one HTML file.

    Parameters
    ----------
    deck : Deck
    shown : sequence of Resolved
        Its views, in order; a single one makes a page of one view.

    Returns
    -------
    bytes
        UTF-8; about 0.5 MB, and 0.6 KB more for each event.
    """
    title = deck.title if len(deck.views) != 1 or len(shown) != 1 else shown[0].title
    return document(content(shown, title=title, author=deck.author)).encode()


def write_page(deck: Deck, shown: Sequence[Resolved], path: Path) -> None:
    """Write the deck as one HTML file; raises BriefingError where that is impossible."""
    write_whole(path, page(deck, shown))


def shell() -> str:
    """The document without content: what it shows comes from the page around it."""
    return document(None)


def document(held: dict[str, Any] | None) -> str:
    """The document with its content inside, or waiting for it."""
    script = _script()
    policy = (
        "default-src 'none'; "
        f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'; "
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = held["title"] if held else "Marz"
    data = {"layers": _layers(), "content": held}
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{_styles()}</style>\n</head>\n"
        "<body>\n<noscript>This page draws its maps with JavaScript: allow it for this file, then open it again.</noscript>\n"
        # A block of data is not run, and no text in it can end it: `as_script` leaves no "<".
        f'<script type="application/json" id="marz-data">{as_script(data)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


@cache
def _script() -> str:
    """Leaflet, the atlas and the deck as one script."""
    files = [maps.LEAFLET / "leaflet.js"]
    files += [maps.WEB / name for name in maps.SCRIPTS if name not in NOT_HERE]
    files += [WEB / name for name in SCRIPTS]
    text = "\n".join(re.sub(r"^//# sourceMappingURL=.*$", "", _read(file), flags=re.M) for file in files)
    if re.search(r"</script|<!--", text, flags=re.I):
        raise BriefingError("A script of the offline page would end the page it stands in. Install Marz again.")
    return text


@cache
def _styles() -> str:
    """The style sheets; pictures they name are put inside, or left out where nothing here uses them."""
    files = [maps.LEAFLET / "leaflet.css", *(maps.WEB / name for name in maps.STYLES), *(WEB / name for name in STYLES)]
    return "\n".join(re.sub(r"url\(([^)]*)\)", _inside, _read(file)) for file in files)


def _inside(match: re.Match[str]) -> str:
    address = match[1].strip("'\"")
    picture = maps.LEAFLET / address
    if address.startswith(("data:", "#")):
        return match[0]
    if not picture.is_file() or not picture.name.startswith("layers"):
        return "none"
    return f"url(data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()})"


def _layers() -> dict[str, Any]:
    folder = layers.served_folder()
    return {key: json.loads((folder / file).read_text(encoding="utf-8")) for key, file in layers.SERVED_FILES.items()}


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BriefingError(f"{file.name} is missing ({error.strerror}). Install the requirements again.") from None
