"""Names on a map: never over each other, the most important first, beside their towns and inside their provinces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from geo.label_placing import Label, place

FRAME = (200.0, 100.0)


def _label(text: str, x: float, y: float, rank: float = 0, **more: object) -> Label:
    return Label(text, "province", x, y, 30, 8, 8, rank, **more)  # type: ignore[arg-type]


def _overlap(a: Label, b: Label) -> bool:
    left, right = a.box(), b.box()
    return left[0] < right[2] and left[2] > right[0] and left[1] < right[3] and left[3] > right[1]


def test_a_name_alone_stands_on_its_point() -> None:
    (found,) = place([_label("Ilam", 100, 50)], frame=FRAME)
    assert (found.x, found.y) == (100, 50)


def test_of_two_names_in_one_spot_the_more_important_keeps_it() -> None:
    found = place([_label("less", 100, 50, 1), _label("more", 100, 50, 2)], frame=FRAME)
    assert [label.text for label in found] == ["more", "less"]
    assert (found[0].x, found[0].y) == (100, 50)
    assert not _overlap(*found)


def test_a_name_makes_way_for_a_circle_if_it_can() -> None:
    (found,) = place([_label("Kut", 100, 50)], frame=FRAME, obstacles=[(100, 50, 4)])
    assert not (abs(found.x - 100) < 15 + 4 and abs(found.y - 50) < 4 + 4)


def test_a_town_is_named_beside_its_circle() -> None:
    (found,) = place([_label("Mehran", 100, 50, beside=5)], frame=FRAME)
    assert found.box()[0] >= 105


def test_a_name_at_the_edge_moves_into_the_frame_or_is_left_out() -> None:
    inside = place([_label("Basra", 12, 50)], frame=FRAME)
    assert all(label.box()[0] >= 0 for label in inside)
    assert place([_label("Fars", -50, 50)], frame=FRAME) == []


def test_a_name_prefers_to_stay_inside_its_province() -> None:
    home = box(80, 50, 130, 80)
    (found,) = place([_label("Ilam", 100, 52, home=home)], frame=FRAME, obstacles=[(100, 52, 5)])
    assert home.contains(box(*found.box()))


def test_a_name_that_would_lie_mostly_in_its_neighbours_is_left_out() -> None:
    narrow = box(96, 40, 102, 60)
    assert place([_label("Kohgiluyeh", 99, 50, home=narrow)], frame=FRAME) == []


labels = st.builds(
    lambda text, x, y, width, rank: Label(text, "province", x, y, width, 8, 8, rank),
    st.text(min_size=1, max_size=6),
    st.floats(-20, 220),
    st.floats(-20, 120),
    st.floats(5, 80),
    st.floats(0, 10),
)


@given(
    st.lists(labels, max_size=25),
    st.lists(st.tuples(st.floats(0, 200), st.floats(0, 100), st.floats(1, 9)), max_size=9),
)
def test_no_two_names_overlap_and_all_stand_in_the_frame(wanted: list[Label], circles: list[tuple]) -> None:
    found = place(wanted, frame=FRAME, obstacles=circles)
    for i, one in enumerate(found):
        west, south, east, north = one.box()
        assert west >= 0
        assert south >= 0
        assert east <= FRAME[0]
        assert north <= FRAME[1]
        assert not any(_overlap(one, other) for other in found[i + 1 :])
