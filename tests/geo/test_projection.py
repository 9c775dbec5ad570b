"""The projection of printed maps: conformal, nearly true to scale over both countries, and north where it belongs."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Geod, Proj

from geo import projection
from geo.projection import CONTEXT, CRS, Sheet, convergence, project, projected_bounds, scale_error, view_bounds
from geo.provinces import PROVINCES


def test_it_is_conformal_and_true_to_one_per_cent_over_every_province() -> None:
    for place in PROVINCES.values():
        factors = Proj(CRS).get_factors(place.lon, place.lat)
        assert factors.meridional_scale == pytest.approx(factors.parallel_scale, abs=1e-6)
        assert abs(scale_error(place.lon, place.lat)) < 0.01


def test_north_is_up_on_the_border_and_leans_towards_the_middle_elsewhere() -> None:
    assert convergence(47, 33) == pytest.approx(0, abs=1e-6)
    assert convergence(60, 33) < -5, "east of the middle, north lies to the left of up"
    assert convergence(40, 33) > 3
    for lon in (40.0, 60.0):
        (x0, x1), (y0, y1) = project(np.array([lon, lon]), np.array([33, 33.01]))
        assert np.degrees(np.arctan2(x1 - x0, y1 - y0)) == pytest.approx(convergence(lon, 33), abs=0.01)


def test_a_sheet_shows_all_of_its_bounds_in_its_middle() -> None:
    bounds = projected_bounds((45, 32, 48, 34))
    sheet = Sheet.around(bounds, 400, 300)
    x, y = sheet.at(np.array([45, 48, 45, 48]), np.array([32, 32, 34, 34]))
    assert x.min() >= -1e-6
    assert x.max() <= 400 + 1e-6
    assert y.min() >= -1e-6
    assert y.max() <= 300 + 1e-6
    assert sheet.centre == pytest.approx((46.5, 33), abs=0.05)


def test_a_sheet_that_would_reach_beyond_the_layers_moves_inwards() -> None:
    wide = Sheet.around(projected_bounds(projection.HOME), 800, 400)
    assert projection.degrees(wide.west, wide.south)[0] >= CONTEXT[0] - 0.05
    west, _, east, _ = projected_bounds(projection.HOME)
    assert wide.bounds[0] <= west
    assert wide.bounds[2] >= east


def test_a_saved_zoom_shows_what_the_screen_showed() -> None:
    west, south, east, north = view_bounds(33, 46, 7)
    left, right = projection.degrees(west, (south + north) / 2), projection.degrees(east, (south + north) / 2)
    on_screen = 900 / 256 / 2**7 * 360
    assert right[0] - left[0] == pytest.approx(on_screen, rel=0.01)


def test_distances_on_the_sheet_are_those_on_the_ground() -> None:
    sheet = Sheet.around(projected_bounds((45, 32, 48, 34)), 400, 300)
    (x0, y0), (x1, y1) = sheet.spot(46.0, 33.0), sheet.spot(47.0, 33.0)
    metres = Geod(ellps="WGS84").inv(46, 33, 47, 33)[2]
    assert np.hypot(x1 - x0, y1 - y0) * sheet.metres == pytest.approx(metres, rel=0.005)


def test_provinces_simplified_together_share_their_edges() -> None:
    coarse = projection.provinces(2000)
    assert len(coarse) == len(PROVINCES)
    assert coarse.geometry.is_valid.all()
    overlap = coarse.geometry["IR-16"].intersection(coarse.geometry["IQ-WA"]).area
    assert overlap == pytest.approx(0, abs=1)
