r"""Learn which words speak for which type of event, from articles whose events are known.

    python -m events.extract.learning data/training/en.jsonl tests/events/extract/cases/{newswire_tuned,oblique}_en.jsonl \
        tests/events/extract/cases/own_*.jsonl

Takes articles as JSON lines with ``text``, ``published``, ``language`` and ``gold``, the events each tells; writes the weights that
`told.weights` reads. A sentence speaks for a type where a rule found an event in it that the article's gold has too. It speaks
against it where no rule found one, unless gold has one more of that type, which may stand in any sentence. Logistic regression
over words and pairs of words, one a type, both answers of equal weight, after Fan et al. (2008), "LIBLINEAR".
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import typer
from numpy.typing import NDArray

from events.extract.engine import read_article
from events.extract.places.mentions import place_finder
from events.extract.together.assembly import assemble
from events.extract.together.completion import complete
from events.extract.together.draft import Draft
from events.extract.told.candidate import ENCOUNTERS
from events.extract.told.candidates import find_candidates
from events.extract.told.weights import BASE, COLUMNS, FOLDER, TYPES, pairs_of, words_of
from events.partial_date import PartialDate
from events.vocabulary import EventType

SEEN: Final = 2
"""In how many sentences a word must stand to be learnt."""
STRICTNESS: Final = 10.0
"""How much the answers count against small weights (C of the textbooks)."""
STEPS: Final = 400
UNKNOWN: Final = -1
DAYS_OFF: Final = 7
Answers = dict[EventType, int]
Sample = tuple[list[str], Answers]


def samples_of(record: dict[str, Any]) -> list[Sample]:
    """Words and answers of each sentence of one article; an answer is 1 (tells one), 0 (tells none) or -1 (may tell one)."""
    language = record["language"]
    place_finder(language)
    article = read_article(record["text"], record.get("published"), language)
    drafts, _ = assemble(article, find_candidates(article), None)
    open_ones = list(record["gold"])
    told: set[tuple[int, EventType]] = set()
    for draft in complete(article, drafts):
        partner = next((g for g in open_ones if _tells(draft, g)), None)
        if partner is not None:
            open_ones.remove(partner)
            told |= {(c.sentence, EventType(partner["type"])) for c in draft.candidates}
    missed = {EventType(g["type"]) for g in open_ones}
    if missed & ENCOUNTERS:
        missed |= ENCOUNTERS
    return [
        (
            words_of(article, sentence),
            {t: 1 if (sentence.index, t) in told else UNKNOWN if t in missed else 0 for t in TYPES},
        )
        for sentence in article.reading.sentences
    ]


def _tells(draft: Draft, gold: dict[str, Any]) -> bool:
    """Whether a draft is an event of the gold: of its type, half of the places at least, the same time."""
    type_ = EventType(gold["type"])
    if draft.type != type_ and not {draft.type, type_} <= ENCOUNTERS:
        return False
    theirs = {*(gold.get("iran") or ()), *(gold.get("iraq") or ())}
    ours = {*draft.parties.iran, *draft.parties.iraq}
    if 2 * len(ours & theirs) < len(ours | theirs):
        return False
    if not gold.get("start"):
        return True
    if not draft.timing.start:
        return False
    size = min(len(gold["start"]), len(draft.timing.start))
    first, second = (PartialDate(text[:size]).first_day for text in (gold["start"], draft.timing.start))
    return abs((first - second).days) <= (DAYS_OFF if size == len("2025-01-01") else 0)


def learn(samples: list[Sample]) -> dict[str, tuple[float, ...]]:
    """Weights of each word and pair of words that stands in at least `SEEN` sentences, and of `BASE`; columns as in `TYPES`."""
    features = [sorted({*words, *pairs_of(words)}) for words, _ in samples]
    counted = Counter(f for several in features for f in several)
    vocabulary = sorted(f for f, times in counted.items() if times >= SEEN)
    number = {f: i for i, f in enumerate(vocabulary)}
    known = [[number[f] for f in several if f in number] for several in features]
    columns = []
    for type_ in TYPES:
        answers = np.array([answer[type_] for _, answer in samples])
        chosen = [row for row, answer in zip(known, answers, strict=True) if answer != UNKNOWN]
        columns.append(_fit(chosen, answers[answers != UNKNOWN], len(vocabulary)))
    table = np.column_stack(columns)
    return {word: tuple(map(float, row)) for word, row in zip([*vocabulary, BASE], table, strict=True)}


def _fit(rows: list[list[int]], answers: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Logistic regression by accelerated gradient descent (Nesterov 1983): a weight for each column, then that of the base.

    Each row has the same length, 1, however many words stand in it. The base is not held small.
    """
    lengths = np.array([len(row) for row in rows])
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    at = np.repeat(np.arange(len(rows)), lengths)
    value = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths)
    yes = answers == 1
    share = np.where(yes, len(rows) / (2 * max(yes.sum(), 1)), len(rows) / (2 * max((~yes).sum(), 1)))
    step = 1 / (1 + STRICTNESS * _steepest(at, columns, value, share, size) / 4)
    weights = ahead = np.zeros(size + 1)
    for turn in range(STEPS):
        odds = np.bincount(at, value * ahead[columns], len(rows)) + ahead[size]
        error = STRICTNESS * share * (1 / (1 + np.exp(-odds)) - yes)
        slope = np.append(np.bincount(columns, value * error[at], size) + ahead[:size], error.sum())
        following = ahead - step * slope
        ahead = following + turn / (turn + 3) * (following - weights)
        weights = following
    return weights


def _steepest(
    at: NDArray[np.int64], columns: NDArray[np.int64], value: NDArray[np.float64], share: NDArray[np.float64], size: int
) -> float:
    """The largest curvature of the loss, by power iteration; no step may be longer than its inverse."""
    direction = np.ones(size + 1)
    for _ in range(30):
        direction /= np.linalg.norm(direction)
        told = share * (np.bincount(at, value * direction[columns], len(share)) + direction[size])
        direction = np.append(np.bincount(columns, value * told[at], size), told.sum())
    return float(np.linalg.norm(direction))


def write_weights(path: Path, weights: dict[str, tuple[float, ...]]) -> None:
    """Write weights as `told.weights.read_weights` reads them, the base first, two digits after the point."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for words in [BASE, *sorted(w for w in weights if w != BASE)]:
            rows.writerow([words, *(f"{number:.2f}" for number in weights[words])])


def main(
    files: Annotated[list[Path], typer.Argument(help="Articles with gold events, as JSON lines.")],
    language: Annotated[str, typer.Option(help="Which language to learn; articles in others are left out.")] = "en",
    out: Annotated[Path | None, typer.Option(help="Where to write; data/weights/<language>.csv if left out.")] = None,
) -> None:
    """Learn the weights of words from articles whose events are known."""
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]
    records = [record for record in records if record["language"] == language]
    if not records:
        raise typer.BadParameter(f"no article in the language “{language}” is among them.")
    samples = [sample for record in records for sample in samples_of(record)]
    weights = learn(samples)
    target = out or FOLDER / f"{language}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_weights(target, weights)
    typer.echo(
        f"{len(records)} articles, {len(samples)} sentences: {len(weights) - 1} words and pairs in {target.name}."
    )


if __name__ == "__main__":
    typer.run(main)
