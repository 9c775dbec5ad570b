from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.cleaning import NotText, clean_line, clean_text, decode, has_words


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\n \n\t\n\n\nb", "a\n\nb"),
        ("a\x0cb\u2029c", "a\n\nb\n\nc"),
        ("  a \t\u00a0\u3000 b  \n  c  ", "a b\nc"),
        ("a\x00b\x07c\x7fd\x9b", "abcd"),
        ("\ufeff\u200fسلام\u200e \u202aKut\u202c \u2067x\u2069", "سلام Kut x"),
        ("ه\u200d، a\u00adb\u2060c\u200bd", "ه، abcd"),
        ("می\u200cروند", "می\u200cروند"),
        ("می\u200c\u200cروند", "می\u200cروند"),
        ("ها\u200c و \u200cآن\u200c\n", "ها و آن"),
        ("\ufeff", ""),
        ("a\ud800b\ufffec", "abc"),
        ("ﻧﻤﺎﯾﺸﮕﺎه ﺍﯾﻼﻡ", "نمایشگاه ایلام"),
        ("e\u0301", "é"),
        ("½ ² ①", "½ ² ①"),
    ],
)
def test_text_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text(st.characters(codec=None), max_size=200))
def test_cleaning_again_changes_nothing_and_leaves_only_plain_text(raw: str) -> None:
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert "\n\n\n" not in clean
    assert "  " not in clean
    assert clean == clean.strip()
    hidden = {char for char in clean if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden <= {"\n", "\u200c", *map(chr, range(0x600, 0x606)), "\u06dd"}


def test_a_line_is_one_line_cut_to_length() -> None:
    assert clean_line(" a\r\n b\u200f ") == "a b"
    assert clean_line("") is clean_line(None) is clean_line("\u200f\n") is None
    assert clean_line("word " * 200, limit=20) == "word word word word…"


def test_words_are_letters_of_any_script() -> None:
    assert has_words("۱ ک")
    assert not has_words("12 – ۱۴۰۴ _ \u200c")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf"])
def test_nothing_decodes_to_nothing(data: bytes) -> None:
    assert decode(data) == ""


@pytest.mark.parametrize("declared", ["no-such", "hex", "rot13", "ascii", "utf-8", "", "\x00"])
def test_a_declared_encoding_that_is_none_or_does_not_fit_is_ignored(declared: str) -> None:
    assert decode("“Fair”".encode("cp1252"), declared) == "“Fair”"


def test_a_declared_encoding_that_fits_is_believed() -> None:
    assert decode("Çanakkale ığ".encode("iso-8859-9"), "iso-8859-9") == "Çanakkale ığ"


def test_a_few_arabic_names_do_not_make_an_english_text_arabic() -> None:
    assert decode("The café of Béatrice Müller in Kut".encode("cp1252")) == "The café of Béatrice Müller in Kut"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 1000, b"\x7fELF\x02\x01\x01" + b"\x00\x03\x3e" * 50])
def test_binary_junk_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_a_stray_nul_does_not_make_a_text_junk() -> None:
    assert clean_text(decode(b"Fair\x00 in Kut")) == "Fair in Kut"
