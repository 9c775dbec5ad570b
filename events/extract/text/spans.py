"""Put together what a matcher found: the two halves of phrases with a gap, and the longest of those that begin together.

Takes lists of `Cue`s in any order; gives them in text order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from events.extract.text.cutting import Cue

GAP_WORDS: Final = 4


def bridged(before: list[Cue], after: list[Cue], sentence_of: list[int]) -> list[Cue]:
    """Spans from a first half to each second half that begins a few words behind it in the same sentence."""
    seconds = sorted(after)
    starts = [cue.start for cue in seconds]
    spans = []
    for first in before:
        low = bisect_left(starts, first.end)
        for second in seconds[low : bisect_right(starts, first.end + GAP_WORDS, low)]:
            if sentence_of[first.start] == sentence_of[second.start]:
                spans.append(Cue(first.start, second.end))
    return spans


def longest(spans: list[Cue]) -> list[Cue]:
    """The spans without those that begin inside one kept before; of those that begin together the longest."""
    if len(spans) == 1:
        return spans
    spans.sort()
    kept: list[Cue] = []
    first = last = -1
    for span in spans:
        start, end = span
        if start >= last:
            kept.append(span)
        elif start == first:
            kept[-1] = span  # sorted: it is the longer one
        else:
            continue
        first, last = start, end
    return kept
