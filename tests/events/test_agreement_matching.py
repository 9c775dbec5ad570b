"""The rule that links agreements, held against comparing each with each in plain loops, as its text says it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from events import agreement_matching
from events.agreement_features import COMMON_FROM, FORMS, PAIRS_MORE, bodies, features, telling_words
from events.agreement_matching import STEPS, best_before, ranges
from events.agreement_stages import STAGES, stages
from events.tables import Tables
from tests.bench import synthetic

REGION, MEMBERS = "IQ-KR", {"IQ-DA", "IQ-AR", "IQ-SU", "IQ-HA"}
NEVER = np.iinfo(np.int32).max
WORDS = (
    "market bridge clinic dam saffron cement pipeline ferry customs tariff twinning depot silo rail dates carpets cattle "
    "fodder visas pilgrims tunnel harbour airport cable turbine school library museum stadium orchard nursery tannery brick "
    "glass textile"
)


def agreements(seed: int, n: int = 90) -> Tables:
    """Agreements of a handful of parties, so that every rule has something to decide: vague dates, none, renewals, the Region."""
    draw = np.random.default_rng(seed)
    frame = synthetic.frame(n, seed)

    def pick(*values):
        return np.array(values, dtype=object)[draw.integers(0, len(values), n)]

    return Tables.build(
        frame.assign(
            type="agreement",
            subtype=pick("mou", "renewal", "contract", "accord"),
            status=pick("proposed", "planned", "completed", "completed", "completed", "postponed", "cancelled"),
            start=np.where(draw.random(n) < 0.08, None, frame["start"].str.replace("20[01]", "201", regex=True)),
            iran=pick("IR-16", "IR-16,IR-05", ""),
            iraq=pick("IQ-WA", "IQ-SU", "IQ-KR", "IQ-SU,IQ-AR"),
            sectors=pick("customs", "health,energy", "general", "energy"),
            organisations=pick("Mehran Free Zone", "Ilam Governorate", ""),
            summary=[" ".join(draw.choice(WORDS.split(), 4)) for _ in range(n)],
            review=pick("curated", "curated", "curated", "rejected"),
        )
    )


def in_plain_loops(tables: Tables) -> list[int]:
    """For every agreement the row it follows, -1 for none."""
    rows = tables.events.astype(object).to_dict("records")
    stage = [STAGES[i] for i in stages(tables)]
    said = [telling_words(row["summary"]) for row in rows]
    mentions = pd.Series([word for words in said for word in words]).value_counts()
    telling = {w for w, n in mentions.items() if n <= COMMON_FROM * (PAIRS_MORE if " " in w else 1)}
    parties = [sides(row) for row in rows]
    found = []
    for b, later in enumerate(rows):
        best, weight = -1, -np.inf
        if later["review"] != "rejected":
            for a in sorted(range(len(rows)), key=lambda i: (rows[i]["first_day"], i)):
                earlier = rows[a]
                if a == b or earlier["review"] == "rejected" or not meet(parties[a], parties[b]):
                    continue
                step = STEPS.get((stage[a], stage[b]))
                points, words = shared(earlier, later, said[a] & said[b] & telling)
                if step is None or points < step.points or words < step.words:
                    continue
                gap = later["first_day"] - earlier["last_day"]
                if NEVER in (earlier["first_day"], later["first_day"]):
                    if (stage[a], stage[b]) != ("signed", "renewed"):
                        continue
                elif gap > step.days or not precedes(a, b, rows, stage):
                    continue
                score = points - min(max(gap, 0), 3653) / 3653
                if score > weight:
                    best, weight = a, score
        found.append(best)
    return found


def sides(row: dict) -> tuple[set[str], set[str]]:
    return set((row["iran"] or "").split(",")), set((row["iraq"] or "").split(","))


def meet(one, other) -> bool:
    """A pair in common, the Region standing for each of its governorates where one of the two names the Region itself."""
    (a, b), (c, d) = one, other
    whole = (REGION in b and d & MEMBERS) or (REGION in d and b & MEMBERS)
    return bool(a & c) and bool(b & d or whole)


def shared(earlier: dict, later: dict, words: frozenset[str]) -> tuple[int, int]:
    def of(column, separator, read=lambda part: part):
        return [{read(part) for part in (row[column] or "").split(separator)} for row in (earlier, later)]

    a, b = of("sectors", ",")
    n_sectors = len((a & b) - {"general", ""})
    a, b = ({key for key, _ in bodies(row["organisations"])} for row in (earlier, later))
    points = min(n_sectors, 2) + min(len(words), 3) + min(len(a & b), 1)
    same_form = earlier["subtype"] == later["subtype"] and earlier["subtype"] in FORMS
    return points + (1 if points and same_form else 0), len(words)


def precedes(a: int, b: int, rows: list[dict], stage: list[str]) -> bool:
    lower = STAGES.index(stage[a]) < STAGES.index(stage[b])
    first = rows[a]["first_day"]
    if first == rows[b]["first_day"]:
        return lower or (stage[a] == stage[b] and a < b)
    return first < rows[b]["first_day"] or (first <= rows[b]["last_day"] and lower)


@pytest.mark.parametrize("seed", range(6))
def test_all_at_once_finds_what_comparing_each_with_each_finds(seed, monkeypatch):
    monkeypatch.setattr(agreement_matching, "_BLOCK", 7)  # so that blocks end everywhere
    tables = agreements(seed)
    quick = best_before(tables, features(tables), stages(tables))
    slow = in_plain_loops(tables)
    assert sum(best >= 0 for best in slow) >= 8
    assert quick.tolist() == slow


def test_ranges_are_laid_one_after_the_other():
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert ranges(np.array([], dtype=int), np.array([], dtype=int)).tolist() == []
