"""What became of articles on their way into the store, one by one and in sum.

Takes nothing; gives the records that `events.ingest` fills, and whoever shows progress reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

OutcomeName = Literal["added", "empty", "again", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one article.

    Attributes
    ----------
    origin : str
        File or address.
    title : str
    outcome : {"added", "empty", "again", "skipped", "failed"}
        "empty": kept, and no event was found in it; "again": it was in the store already, and was read again since this
        copy says when or where it was published; "skipped": it was in the store already; "failed": see `reason`.
    article_id, batch : str or None
        The article, and the name under which all it brought can be undone.
    new : tuple of str
        Ids of events that are new.
    merged : tuple of (str, str)
        Ids of an event found, and of the event on record that it was joined to.
    n_questions : int
        Possible merges that wait for a reviewer.
    n_left : int
        Events of an article read again that stay as they are, since a person has decided on them.
    reason : str
    notices : tuple of str
        What the reader should know about how it was read, a sentence each.
    """

    origin: str
    title: str
    outcome: OutcomeName
    article_id: str | None = None
    batch: str | None = None
    new: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    n_questions: int = 0
    n_left: int = 0
    reason: str = ""
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The sum of many `Ingested`, for a summary at the end or while it runs."""

    n_added: int = 0
    n_empty: int = 0
    n_again: int = 0
    n_skipped: int = 0
    n_new: int = 0
    n_merged: int = 0
    n_questions: int = 0
    failures: list[Ingested] = field(default_factory=list)

    def take(self, one: Ingested) -> None:
        """Add one article to the sum."""
        self.n_added += one.outcome == "added"
        self.n_empty += one.outcome == "empty"
        self.n_again += one.outcome == "again"
        self.n_skipped += one.outcome == "skipped"
        self.n_new += len(one.new)
        self.n_merged += len(one.merged)
        self.n_questions += one.n_questions
        if one.outcome == "failed":
            self.failures.append(one)

    @property
    def n_articles(self) -> int:
        """All that were given, failures included."""
        return self.n_added + self.n_empty + self.n_again + self.n_skipped + len(self.failures)
