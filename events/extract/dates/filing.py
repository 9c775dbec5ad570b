"""Find the day an article was filed, as its dateline says it ("KUT, 12 May 2025 –"); it dates a text that comes without a date.

Takes the original text; gives an ISO day.
"""

from __future__ import annotations

from typing import Final

from events.extract.dates.finder import find_dates
from events.extract.text.dateline import dateline_end
from events.extract.text.languages import find_language
from events.extract.text.wordlist import LANGUAGES, load_words
from events.partial_date import DAY_LONG

LINES: Final = 4


def filed_on(text: str, language: str | None = None) -> str | None:
    """The day in the dateline of a text, or in that of one of its first lines, where the headline stands above it.

    Parameters
    ----------
    text : str
    language : {"en", "fa", "ar", "ckb"}, optional
        Found where not given.

    Returns
    -------
    str or None
        An ISO day; None where there is no dateline, or it has no day with a year.
    """
    code = language if language in LANGUAGES else find_language(text)
    telling = load_words(code).telling
    for line in [line for line in text[:2_000].splitlines() if line.strip()][:LINES]:
        end = dateline_end(line, telling)
        if not end or line[end:].lstrip()[:1].isdigit():  # "8 May – 12 May" is a range
            continue
        for date in find_dates(line[:end], None, code):
            if date.kind == "day" and date.start and len(date.start) == DAY_LONG:
                return date.start
    return None
