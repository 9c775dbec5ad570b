"""Moving pictures: a caption a frame, the right events in each, files that players open."""

from __future__ import annotations

from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from briefing.errors import BriefingError
from briefing.playback import MOST_FRAMES, frames, pictures, write_gif, write_mp4
from tests.briefing.making import shown


def test_cumulative_frames_grow_to_everything_dated() -> None:
    moments = frames(shown())
    assert [moment.caption for moment in moments] == [
        "2023: 1 so far, 1 new",
        "2024: 2 so far, 1 new",
        "2025: 3 so far, 1 new",
        "2026: 4 so far, 1 new",
    ]
    assert len(moments[-1].selected) == 4


def test_a_window_holds_the_last_periods_only() -> None:
    assert frames(shown(), mode="window")[0].caption == "2023: 1 event"
    moments = frames(shown(), mode="window", window=2)
    assert moments[-1].caption == "2025 to 2026: 2 events"
    assert moments[-1].selected.ids == ["2026-01-10-exhibition-ir16-kut", "2025-03-forum-ir13-iqkr"]


def test_an_event_dated_to_the_year_comes_in_with_the_end_of_its_year() -> None:
    moments = frames(shown(selection="border=IR-16"), step="month")
    assert moments[0].caption == "May 2024: 2 so far, 2 new"
    assert len(moments[-1].selected) == 3


def test_frames_differ_where_numbers_do_and_share_their_ground() -> None:
    moments = frames(shown(at=(33.0, 47.0, 6.0)))
    first, *_, last = pictures(shown(at=(33.0, 47.0, 6.0)), moments, dots=60)
    assert first.shape == last.shape == (337, 600, 3)
    changed = (first != last).any(axis=2)
    assert 0.002 < changed.mean() < 0.5
    assert not changed[:30].any(), "the title stays"


def test_a_gif_has_a_frame_a_period_and_repeats(tmp_path: Path) -> None:
    moments = frames(shown())
    write_gif(shown(), moments, tmp_path / "film.gif")
    image = Image.open(tmp_path / "film.gif")
    assert image.n_frames == 4  # type: ignore[attr-defined]
    assert image.info["loop"] == 0
    assert image.size == (960, 540)
    image.seek(3)
    assert image.info["duration"] >= 2000, "the last frame stands longer"


def test_an_mp4_is_h264_of_the_right_size_and_length(tmp_path: Path) -> None:
    moments = frames(shown(), mode="window")
    told: list[tuple[int, int]] = []
    write_mp4(shown(), moments, tmp_path / "film.mp4", seconds=0.5, progress=lambda done, of: told.append((done, of)))
    reader = imageio_ffmpeg.read_frames(str(tmp_path / "film.mp4"))
    about = next(reader)
    assert (about["size"], about["codec"]) == ((1280, 720), "h264")
    assert about["duration"] == pytest.approx(3 * 0.5 + 2.5, abs=0.2)
    frame = np.frombuffer(next(reader), np.uint8)
    assert frame.std() > 20
    reader.close()
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_cannot_be_played_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="none of its events is dated to the year"):
        frames(shown(selection="national=only"))
    moments = frames(shown()) * (MOST_FRAMES // 4)
    with pytest.raises(BriefingError, match="write an MP4"):
        write_gif(shown(), moments, tmp_path / "film.gif")
    assert not (tmp_path / "film.gif").exists()
