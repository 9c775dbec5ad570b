"""Words that stand around a place's name and say what it is: "province", "استان", "محافظة", "border crossing", "Iraq".

Takes a folded name and takes such words off; says for each which kinds of place or which country it means.
"""

from __future__ import annotations

from typing import Final

from geo.place_names import PlaceKind

# Words around a name that say what it is, folded as `normalise` folds them.
PROVINCE_WORDS: Final = (
    "province", "governorate", "provincial", "ostan", "muhafazah", "muhafaza", "mohafazah",
    "استان", "محافظه", "المحافظه", "مقاطعه", "ولایه", "پاریزگای", "پاریزگا", "ایاله",
)  # fmt: skip
TOWN_WORDS: Final = (
    "city", "town", "county", "district", "port", "shahrestan", "qada",
    "شهر", "شهرستان", "شهرک", "بخش", "مدینه", "قضا", "ناحیه", "بلده", "میناء", "مینا",
    "شاری", "شار", "شاروچکهی", "شاروچکه", "قهزای", "قهزا", "ناحیهی",
)  # fmt: skip
CROSSING_WORDS: Final = (
    "border crossing", "border market", "border terminal", "border point", "crossing", "border", "terminal",
    "مرز", "پایانه مرزی", "پایانه", "گذرگاه مرزی", "گذرگاه", "بازارچه مرزی", "بازارچه",
    "منفذ", "المنفذ", "معبر", "الحدودی", "دهروازهی", "دهروازه", "مهرزی", "مرزی",
)  # fmt: skip
REGION_WORDS: Final = ("region", "autonomous region", "اقلیم", "ههریمی", "ههریم", "منطقه")
COUNTRY_WORDS: Final = {
    "iran": "IR", "islamic republic of iran": "IR", "ایران": "IR", "الایرانیه": "IR", "الایرانی": "IR", "ییران": "IR",
    "iraq": "IQ", "republic of iraq": "IQ", "عراق": "IQ", "العراق": "IQ", "العراقیه": "IQ", "العراقی": "IQ",
    "عیراق": "IQ",
}  # fmt: skip
JOINERS: Final = ("in", "of", "the", "در", "فی", "له")
KINDS: Final[dict[str, frozenset[PlaceKind]]] = {
    **dict.fromkeys(PROVINCE_WORDS, frozenset[PlaceKind]({"province"})),
    **dict.fromkeys(TOWN_WORDS, frozenset[PlaceKind]({"town", "crossing"})),
    **dict.fromkeys(CROSSING_WORDS, frozenset[PlaceKind]({"town", "crossing"})),
    **dict.fromkeys(REGION_WORDS, frozenset[PlaceKind]({"region"})),
}
_WRAPPERS: Final = sorted({*KINDS, *COUNTRY_WORDS, *JOINERS}, key=len, reverse=True)


def is_wrapper(folded: str) -> bool:
    """Whether a folded text is nothing but such a word, and so no name."""
    return folded in KINDS or folded in COUNTRY_WORDS or folded in JOINERS


def unwrap(folded: str) -> tuple[str, str] | None:
    """Take one word such as "province" or "عراق" off either end: (what is left, the word), or none."""
    for word in _WRAPPERS:
        if folded.startswith(f"{word} "):
            return folded[len(word) + 1 :], word
        if folded.endswith(f" {word}"):
            return folded[: -len(word) - 1], word
    return None
