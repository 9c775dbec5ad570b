"""Made-up newswire articles for tests, as many as wanted, each telling of one happening of its own; in our own words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_PAIRS = (
    ("Ilam", "Kut"),
    ("Kermanshah", "Khanaqin"),
    ("Ahvaz", "Basra"),
    ("Sanandaj", "Sulaymaniyah"),
    ("Urmia", "Erbil"),
)
_GOODS = ("handicrafts", "building materials", "food products", "medical equipment", "home textiles", "farm machinery")


def article(n: int) -> str:
    """The n-th article: an exhibition of an Iranian town in an Iraqi one, on a day that no other article has."""
    iran, iraq = _PAIRS[n % len(_PAIRS)]
    goods = _GOODS[n % len(_GOODS)]
    day = date(2019, 1, 6) + timedelta(days=n * 3)
    told = f"{day.strftime('%B')} {day.day}, {day.year}"
    return (
        f"{iran} shows {goods} in {iraq}\n\n"
        f"An exhibition of {goods} from {iran} opened in {iraq}, Iraq, on {told}. Stand number {n} of the hall was taken by "
        f"a workshop whose owner said he had sold out by noon. The chamber of commerce of {iran} organised the exhibition.\n"
    )


def write_articles(folder: Path, count: int) -> None:
    """The first articles, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:03d}.txt").write_text(article(n), encoding="utf-8")
