"""The language of an article, by its letters and its commonest words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extract.text.languages import find_language

PERSIAN = "نمایشگاه صنایع دستی ایلام در شهر کوت مرکز استان واسط عراق گشایش یافت"
ARABIC = "افتتح في مدينة الكوت مركز محافظة واسط معرض للصناعات اليدوية القادمة من إيلام"
SORANI = "پێشانگای کارە دەستییەکانی ئیلام لە شاری کوت کرایەوە"
ENGLISH = "A fair of handicrafts from Ilam opened in Kut"


@pytest.mark.parametrize(("text", "code"), [(PERSIAN, "fa"), (ARABIC, "ar"), (SORANI, "ckb"), (ENGLISH, "en")])
def test_each_language_is_known_by_one_sentence(text: str, code: str) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("وفد تجاري يزور بغداد", "ar"),
        ("استاندار کرمانشاه به حلبچه رفت", "fa"),
        ("وەفدێکی بازرگانی گەیشتە سلێمانی", "ckb"),
        ("وه‌فدێكی بازرگانی گه‌یشته‌ سلێمانی", "ckb"),
        ("هيئت تجاري ايلام در واسط با استاندار ديدار كرد و از نمايشگاه اين استان بازديد كرد", "fa"),
    ],
)
def test_short_texts_and_foreign_keyboards_do_not_mislead(text: str, code: str) -> None:
    assert find_language(text) == code


def test_a_foreign_headline_or_quotation_does_not_change_the_language() -> None:
    assert find_language(f"Shafaq News\n{ARABIC}\n{ARABIC}\n«{PERSIAN}»") == "ar"
    assert find_language(f"{PERSIAN}\n{ENGLISH}\n{PERSIAN}\n{PERSIAN}") == "fa"


@pytest.mark.parametrize("text", ["", "   \n\n", "12345 !!! ☂", "\x00\x01\x02", "Привет, мир", "展览会"])
def test_junk_counts_as_english(text: str) -> None:
    assert find_language(text) == "en"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert find_language(text) in {"en", "fa", "ar", "ckb"}
