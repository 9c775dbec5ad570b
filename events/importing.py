"""A user's own events, from a CSV or JSON lines file into the store: good rows in, bad rows named.

Takes a store and a file; gives an `ImportReport`. All good rows go in as one transaction and one batch, which can be
undone; the same file again changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from events.complaints import sentence
from events.import_rows import Problem, Row, read_rows
from events.model import Event, make_id
from events.revisions import Action, new_batch, now
from events.store import Store
from events.vocabulary import Review

_OWN = frozenset({"id", "review", "reviewed_by", "reviewed_at"})
"""What does not belong to the content of an event."""

_Content = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file.

    Attributes
    ----------
    added, updated : tuple of str
        Ids of the events that are new, and that were corrected.
    n_unchanged : int
        Rows that are in the store already, word for word.
    problems : tuple of Problem
        What was wrong with the rows that were left out, in the order of the file.
    n_bad : int
        How many rows were left out.
    notices : tuple of str
    batch : str or None
        The name under which all of it can be undone; None where nothing was written.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    n_unchanged: int
    problems: tuple[Problem, ...]
    n_bad: int
    notices: tuple[str, ...]
    batch: str | None


@dataclass(frozen=True, slots=True)
class _Checked:
    """A row that is an event; `named` tells whether the file gave its id."""

    line: int
    event: Event
    named: bool


def import_file(store: Store, path: Path, *, who: str, dry_run: bool = False, update: bool = False) -> ImportReport:
    """Put the events of a file into the store.

    Parameters
    ----------
    store : Store
    path : Path
        CSV (columns `events.import_rows.COLUMNS`) or JSON lines (fields of `events.model.Event`; `id` may be missing).
    who : str
        Who answers for them. Rows that do not say otherwise count as accepted by this person.
    dry_run : bool
        Check and report, and write nothing.
    update : bool
        Let a row whose id is in the store with other content correct that event; else it is reported.

    Raises
    ------
    ImportFileError
        Where nothing at all could be read.
    StoreError
    """
    rows, notices = read_rows(path)
    checked: list[_Checked] = []
    problems: list[Problem] = []
    for row in rows:
        event, wrong = _check(row, who)
        problems.extend(wrong)
        if event is not None:
            checked.append(_Checked(row.line, event, bool(row.fields.get("id"))))
    plan = _Plan(store, update)
    if dry_run:
        plan.decide(checked)
        return plan.report(problems, notices, None)
    with store.exclusively():
        plan.decide(checked)
        batch = new_batch() if plan.new or plan.corrected else None
        if plan.new:
            store.add(plan.new, who=who, why=f"imported from {path.name}", action=Action.IMPORT, batch=batch)
        for event in plan.corrected:
            store.edit(event.id, event, who, f"imported from {path.name}", batch=batch)
    return plan.report(problems, notices, batch)


class _Plan:
    """What is to be done with the rows of a file, held against a store."""

    def __init__(self, store: Store, update: bool) -> None:
        self._store = store
        self._update = update
        self.new: list[Event] = []
        self.corrected: list[Event] = []
        self.n_unchanged = 0
        self.problems: list[Problem] = []

    def decide(self, rows: list[_Checked]) -> None:
        """Sort the rows into new, corrected, unchanged and wrong ones."""
        taken = self._store.taken_ids()
        stems = {row.line: _stem(row.event) for row in rows if not row.named}
        asked = {row.event.id for row in rows if row.named} & taken
        for stem in set(stems.values()):
            asked.update(_numbered(stem, taken))
        known = {one: {_content(event) for event in told} for one, told in self._store.records(asked).items()}
        stand = set(self._store.ids()) if asked else set()
        lines: dict[str | _Content, int] = {}
        for row in rows:
            content = _content(row.event)
            if row.named:
                self._decide_named(row, content, known, stand, lines)
            elif content in lines or any(content in known[one] for one in _numbered(stems[row.line], set(known))):
                self.n_unchanged += 1
            else:
                lines[content] = row.line
                own = make_id(**_naming(row.event), taken=taken)
                taken.add(own)
                self.new.append(row.event.model_copy(update={"id": own}))

    def _decide_named(
        self, row: _Checked, content: _Content, known: dict[str, set[_Content]], stand: set[str], lines: dict[Any, int]
    ) -> None:
        own = row.event.id
        if own in lines:
            self.problems.append(Problem(row.line, "id", f"“{own}” stands in line {lines[own]} already."))
            return
        lines[own] = row.line
        if own not in known:
            self.new.append(row.event)
        elif content in known[own]:
            self.n_unchanged += 1
        elif own not in stand:
            told = f"“{own}” was the id of an event that was merged or taken back; leave the id out for a new event."
            self.problems.append(Problem(row.line, "id", told))
        elif self._update:
            self.corrected.append(row.event)
        else:
            told = f"“{own}” is in the store with other content; import with --update to correct it."
            self.problems.append(Problem(row.line, "id", told))

    def report(self, problems: list[Problem], notices: tuple[str, ...], batch: str | None) -> ImportReport:
        """What was decided, with what was wrong before."""
        wrong = sorted([*problems, *self.problems], key=lambda problem: problem.line)
        return ImportReport(
            added=tuple(event.id for event in self.new),
            updated=tuple(event.id for event in self.corrected),
            n_unchanged=self.n_unchanged,
            problems=tuple(wrong),
            n_bad=len({problem.line for problem in wrong}),
            notices=notices,
            batch=batch,
        )


def _check(row: Row, who: str) -> tuple[Event | None, tuple[Problem, ...]]:
    """The event of a row, or everything that is wrong with it."""
    if not row.fields:
        return None, row.problems
    fields = row.fields | {"id": row.fields.get("id") or "id-to-be-made"}
    if fields.get("review", Review.CURATED) == Review.CURATED:
        # "Curated" is what comes with Marz; a user's own events are accepted by the one who brings them.
        fields |= {"review": Review.ACCEPTED, "reviewed_by": who, "reviewed_at": now()}
    if row.problems:
        # Its sources are wrong already: with others in their place the rest of the row is checked as well.
        fields["sources"] = [{"outlet": "to be given"}]
    try:
        event = Event.model_validate(fields)
    except ValidationError as error:
        return None, (*row.problems, *_problems(row, error))
    return (None, row.problems) if row.problems else (event, ())


def _problems(row: Row, error: ValidationError) -> tuple[Problem, ...]:
    """What pydantic complains of, by the name of the column or field."""
    found = []
    errors = error.errors(include_url=False)
    broken_sources = any(len(item["loc"]) > 1 and item["loc"][0] == "sources" for item in errors)
    for item in errors:
        if item["type"] == "too_short" and item["loc"] == ("sources",):
            if broken_sources:  # none is left because each is broken, which is said already
                continue
            item |= {"type": "value_error", "msg": "at least one source is needed."}
        path = [str(part) for part in item["loc"] if not str(part).startswith("function-")]
        column = (
            path[-1] if path and path[0] in ("figures", "sources") and not path[-1].isdigit() else ".".join(path[:1])
        )
        message = sentence(item)
        field = column or message.partition(" ")[0]
        found.append(Problem(row.line, field, message if message.endswith(".") else f"{message}."))
    return tuple(found)


def _naming(event: Event) -> dict[str, Any]:
    return {"start": event.start, "type": event.type, "iran": event.iran, "iraq": event.iraq, "venue": event.venue}


def _stem(event: Event) -> str:
    return make_id(**_naming(event))


def _numbered(stem: str, taken: set[str]) -> list[str]:
    """The ids of this stem that are taken: stem, stem-2, stem-3, …"""
    found, candidate, n = [], stem, 2
    while candidate in taken:
        found.append(candidate)
        candidate, n = f"{stem}-{n}", n + 1
    return found


def _content(event: Event) -> _Content:
    """Everything that makes an event what it is, whoever reviewed it under whatever id."""
    return tuple(getattr(event, key) for key in Event.model_fields if key not in _OWN)
