"""An article of our own making to try the page with: invented, in our words, and named as an example."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Example: Ilam traders to show food and crafts in Kut"
OUTLET: Final = "Marz example"
PUBLISHED: Final = "2025-05-20"
TEXT: Final = """\
KUT – A trade delegation from Iran's Ilam province arrived in Kut, the seat of Iraq's Wasit province, on Monday for talks \
with the local chamber of commerce.

The visitors, 25 businesspeople led by the head of the Ilam Chamber of Commerce, met the governor of Wasit and signed a \
memorandum of understanding on food and agriculture.

An exhibition of handicrafts from Ilam will be held in Kut on June 14-18, the chamber said. Some 40 companies are expected to \
take part.

Similar exhibitions had been held in Sulaymaniyah in the past.
"""
