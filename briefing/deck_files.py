"""Where decks are kept: one JSON file each, in a folder of the user's data, and the example that comes with Marz.

Takes and gives `Deck` records. A file is written beside its place and then moved there, so that a crash or a full disk
leaves the old one whole.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing.deck import Deck, read_deck
from briefing.errors import BriefingError, DeckError, NotWritten
from events.settings import data_dir

EXAMPLE: Final = Path(__file__).resolve().parent.parent / "data" / "briefings" / "example.json"
MOST_BYTES: Final = 40_000_000
"""Largest deck file that is read."""


def deck_folder() -> Path:
    """The folder of the user's decks. It may not exist yet."""
    return data_dir() / "briefings"


def example_deck() -> Deck:
    """The deck on the curated events that comes with Marz."""
    return open_deck(EXAMPLE)


def open_deck(path: Path) -> Deck:
    """A deck from its file.

    Raises
    ------
    DeckError
        Where the file cannot be read or is not a deck; the message says which, and what to do.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DeckError(f"{path.name} is larger than any deck of Marz. Choose a file that Marz exported.")
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DeckError(f"{path} cannot be opened ({reason}). Check the path and its permissions.") from None
    return read_deck(content, path.name)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises
    ------
    NotWritten
        Where the folder cannot be written.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        reason = (error.strerror or str(error)).lower()
        raise NotWritten(f"{path} cannot be written ({reason}). Choose a folder that you may write.") from None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decks of a folder.

    Attributes
    ----------
    folder : Path
    """

    folder: Path

    @classmethod
    def of_user(cls) -> Shelf:
        """The user's own."""
        return cls(deck_folder())

    def decks(self) -> tuple[list[Deck], list[str]]:
        """Every deck, by title, and a sentence for each file that is none."""
        found, notices = [], []
        for path in sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []:
            try:
                found.append(open_deck(path))
            except DeckError as error:
                notices.append(str(error))
        return sorted(found, key=lambda deck: (deck.title.casefold(), deck.id)), notices

    def load(self, deck_id: str) -> Deck:
        """A deck by its id; raises DeckError where there is none."""
        return open_deck(self._path(deck_id))

    def save(self, deck: Deck) -> None:
        """Keep a deck, in the place of an older one of the same id; raises BriefingError where that is impossible."""
        write_whole(self._path(deck.id), deck.to_json().encode())

    def delete(self, deck_id: str) -> Deck:
        """Delete a deck and give it back, so that `save` undoes it."""
        deck, path = self.load(deck_id), self._path(deck_id)
        try:
            path.unlink()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise BriefingError(f"{path} cannot be deleted ({reason}). Check its permissions.") from None
        return deck

    def _path(self, deck_id: str) -> Path:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", deck_id):
            raise DeckError(f"“{deck_id[:40]}” is not the id of a deck.")
        return self.folder / f"{deck_id}.json"
