"""Find quoted words where they stand in a text, so that evidence points at characters and at nothing invented.

Takes a text once and quotes one by one; gives spans of the original text, or none.
"""

from __future__ import annotations

import re
from typing import Final

SHORTEST: Final = 2
LONGEST: Final = 400


class Quoted:
    """A text in which quotes are looked up.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: object) -> tuple[int, int] | None:
        """First place where the quote stands, letter by letter; only runs of white space may differ.

        Parameters
        ----------
        quote : object
            Anything but a string of 2 to 400 characters stands nowhere.

        Returns
        -------
        (int, int) or None
            Start and end (not included) in the text, at the borders of words.
        """
        if not isinstance(quote, str):
            return None
        words = quote.split()
        if not SHORTEST <= sum(map(len, words)) <= LONGEST:
            return None
        pattern = r"\s+".join(map(re.escape, words))
        # A quote that begins or ends in the middle of a word supports nothing: "Iran" does not stand in "Tirana".
        before = r"(?<!\w)" if words[0][0].isalnum() else ""
        after = r"(?!\w)" if words[-1][-1].isalnum() else ""
        match = re.search(f"{before}{pattern}{after}", self.text)
        return match.span() if match else None
