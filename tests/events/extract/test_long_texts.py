"""The work that a text takes grows with its length, whatever stands in it: counted in calls, not in seconds."""

from __future__ import annotations

import random
import sys
from types import FrameType

import pytest

from events.extract import extract
from events.extract.text.cutting import LONGEST, cut_sentences
from events.extract.text.folding import fold
from events.extract.text.reader import reader

SHORT, GROWTH, MOST = 5_000, 2, 1.3
"""Characters of the shorter text, how many times longer the other is, and how much faster the work may grow."""
DATES = (
    "12 May",
    "May 3, 2024",
    "Sunday",
    "last week",
    "from 3 to 5 June",
    "on the second day",
    "since January",
    "2023",
)
PLACES = ("Ilam", "Kut", "Badra", "Kurdistan", "Mehran", "Basra", "Iraq", "Iran", "Tehran", "the same city", "Halabja")
DEEDS = (
    "a delegation",
    "signed",
    "an agreement",
    "will",
    "was postponed",
    "met the governor of",
    "opened a fair",
    "visited",
)


def _told(*lists: tuple[str, ...], stop: str = "", joint: str = " ") -> str:
    draw = random.Random(7)
    words = [draw.choice(draw.choice(lists)) + (stop if draw.random() < 0.1 else "") for _ in range(4_000)]
    return joint.join(words)


LONG_TEXTS = {
    "no full stop": _told(DATES, PLACES, DEEDS),
    "nothing but commas": _told(DATES, PLACES, DEEDS, joint=", "),
    "short sentences": _told(DATES, PLACES, DEEDS, stop="."),
    "only dates": _told(DATES),
    "only places": _told(PLACES),
    "only deeds": _told(DEEDS),
    "one word": "signed " * 4_000,
    "one small word": "from " * 4_000,
    "one meeting": "The governor of Ilam met the governor of Wasit. " * 1_500,
    "one fair": "A fair of Ilam opened in Baghdad. The pavilion was full. " * 1_500,
    "one paper": "Iran and Iraq signed an agreement on the Shalamcheh crossing there. " * 1_500,
    "one visit": "The consul and the delegation came to Kut in Iraq. They flew home from the same city after Ramadan. "
    * 1_000,
}


def _calls(text: str) -> int:
    """How many functions and steps of generators run while events are extracted."""
    count = 0

    def on_event(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        extract(text, "2024-05-20", "en")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    text = LONG_TEXTS[name]
    extract(text, "2024-05-20", "en")  # a reader that has not seen the words yet works more
    short, long = (_calls(text[:size]) for size in (SHORT, SHORT * GROWTH))
    assert long < short * GROWTH * MOST, f"{short:,} calls, then {long:,}"


def test_words_without_a_full_stop_are_cut_where_a_line_or_a_comma_ends() -> None:
    words = ["stall"] * (LONGEST * 3)
    words[LONGEST - 20] = ","
    sentences, sentence_of = cut_sentences(words, words, frozenset())
    assert sentences[0].end == LONGEST - 19
    assert all(s.end - s.start <= LONGEST for s in sentences)
    assert [s.start for s in sentences[1:]] == [s.end for s in sentences[:-1]]
    assert [sentence_of[s.start] for s in sentences] == [s.index for s in sentences]


def test_a_long_sentence_that_a_newswire_may_write_stays_whole() -> None:
    text = "The governor of Ilam, " + "who spoke at length of roads and bridges, " * 15 + "met the governor of Wasit."
    assert len(reader("en").read(fold(text)).sentences) == 1
