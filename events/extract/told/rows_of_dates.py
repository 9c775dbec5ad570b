"""Tell events apart that one sentence tells together, by their dates in a row: "the earlier sessions, in 2014 and in 2019".

Takes an `Article` and a `Candidate`; gives one candidate for each date of the row, or the one it was given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extract.article import Article
from events.extract.dates.paper_dates import long_past
from events.extract.told.candidate import Candidate
from events.vocabulary import Status

ROW_GAP: Final = 3


def each_past(article: Article, candidate: Candidate) -> list[Candidate]:
    """One candidate for each of several past months or years told in a row ("earlier ones, signed in 2009 and in 2013")."""
    reading, published = article.reading, article.published
    if candidate.value != Status.COMPLETED or not published:
        return [candidate]
    past = [d for d in candidate.dates if d.date.kind in ("month", "year") and long_past(published, d.date)]
    row = past[:1]
    for dated in past[1:]:
        last = row[-1].span.end
        if len(dated.date.start or "") != len(row[-1].date.start or "") or dated.date.start == row[-1].date.start:
            break  # "two years ago, in October 2023"
        if dated.span.start - last > ROW_GAP or not reading.has("places.joins", last, dated.span.start):
            break
        row.append(dated)
    if len(row) < 2:
        return [candidate]
    rest = [d for d in candidate.dates if d not in row]
    return [replace(candidate, dates=[*rest, dated], rules=[*candidate.rules, "one more"]) for dated in row]
