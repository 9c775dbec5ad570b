"""The 50 provinces as plain values."""

from __future__ import annotations

import subprocess
import sys

import pycountry
import pytest

from geo.errors import GeoError, LayerError
from geo.provinces import BORDER, LANGUAGES, PROVINCES, REGION, REGION_MEMBERS, _read, is_code, name, province


def test_there_are_31_iranian_provinces_then_19_iraqi_governorates():
    countries = [p.country for p in PROVINCES.values()]
    assert countries == ["IR"] * 31 + ["IQ"] * 19
    assert list(PROVINCES)[:31] == [f"IR-{n:02d}" for n in range(31)]
    assert list(PROVINCES)[31:] == sorted(list(PROVINCES)[31:])


def test_every_code_but_halabja_stands_in_iso_3166_2():
    known = {s.code for country in ("IR", "IQ") for s in pycountry.subdivisions.get(country_code=country)}
    assert set(PROVINCES) - known == {"IQ-HA"}
    assert known - set(PROVINCES) == {REGION}


@pytest.mark.parametrize(
    ("code", "words"),
    [("IR-16", "Īlām"), ("IR-12", "Kordestān"), ("IR-09", "Raẕavī"), ("IR-26", "Qazvīn"), ("IQ-WA", "Wāsiţ")],
)
def test_codes_mean_what_iso_says(code, words):
    assert words in pycountry.subdivisions.get(code=code).name
    assert province(code).name_en in {"Ilam", "Kurdistan", "Razavi Khorasan", "Qazvin", "Wasit"}


def test_every_province_has_four_names_and_a_capital():
    for p in PROVINCES.values():
        assert all(p.name(language).strip() for language in LANGUAGES), p.code
        assert p.capital, p.code
        assert p.name_en.isascii(), p.code
    for language in LANGUAGES:
        assert len({p.name(language) for p in PROVINCES.values()}) == 50


def test_halabja_alone_is_approximate():
    assert [p.code for p in PROVINCES.values() if p.quality == "approximate"] == ["IQ-HA"]


def test_border_list_and_border_marks_agree():
    assert len(BORDER) == 12
    assert {p.code for p in PROVINCES.values() if p.is_border} == set(BORDER)


def test_border_provinces_run_north_to_south_in_each_country():
    # By the middle of the part of the border each has, which label points follow well enough here.
    for country in ("IR", "IQ"):
        latitudes = [PROVINCES[code].lat for code in BORDER if code.startswith(country)]
        assert latitudes == sorted(latitudes, reverse=True)


def test_kurdistan_region_is_named_but_is_no_province():
    assert not is_code(REGION)
    assert name(REGION) == "Kurdistan Region"
    assert set(REGION_MEMBERS) < set(PROVINCES)
    assert name("IQ", "ar") == "العراق"


def test_unknown_code_and_language_are_refused_in_words():
    with pytest.raises(GeoError, match="'IR-99' is no province code"):
        province("IR-99")
    with pytest.raises(GeoError, match="'de'"):
        name("IR-16", "de")
    assert not is_code(None)


def test_a_broken_province_table_is_named_by_line(tmp_path):
    broken = tmp_path / "provinces.csv"
    broken.write_text("code,country\nIR-00,XX\n", encoding="utf-8")
    with pytest.raises(LayerError, match=r"provinces\.csv, line 2: .*python -m geo build"):
        _read(broken)


def test_importing_provinces_loads_no_geometry_library():
    code = "import sys, geo.provinces; print([m for m in ('geopandas', 'shapely', 'pandas', 'pyogrio') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
