"""Characters that no database takes, replaced by U+FFFD before anything is stored.

Takes text or an event; gives it with NUL and lone surrogates replaced one for one, so that evidence spans still fit.
"""

from __future__ import annotations

import re

from events.model import Event

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

_ESCAPED_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""NUL as JSON writes it: an odd number of backslashes before u0000."""


def storable(text: str) -> str:
    """The text, with NUL and lone surrogates replaced; its length in characters stays."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_event(event: Event) -> Event:
    """The event, with NUL replaced in all its texts; itself where it has none (a record cannot hold lone surrogates)."""
    record = event.to_json()
    if "\\u0000" not in record:
        return event
    return Event.model_validate_json(_ESCAPED_NUL.sub(lambda found: found[1] + "\ufffd", record))
