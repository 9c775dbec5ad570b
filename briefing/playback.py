"""A view over time as a moving picture: GIF or MP4, a caption with each frame.

Takes a `Resolved` view; gives frames or a file. Each frame is a period alone, the last few, or everything up to it; shades, widths
and circles mean the same in every frame.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from briefing.deck_files import write_whole
from briefing.errors import BriefingError
from briefing.finding import plural
from briefing.periods import Step, timeline
from briefing.pictures import extent_of
from briefing.resolving import Resolved
from events.counts import pair_counts, province_counts, venue_counts
from events.tables import Selected
from geo import palette
from geo.palette import Theme
from geo.payload import payload
from geo.print_film import Film

Mode = Literal["cumulative", "window"]
MOST_FRAMES: Final = 400
MOST_IN_GIF: Final = 150
SIZE: Final = (10.0, 5.625)
"""Inches; at 128 dots an inch 1280 × 720."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Frame:
    """One moment: its caption, and the events that are shown."""

    caption: str
    selected: Selected


def frames(shown: Resolved, *, step: Step = "year", mode: Mode = "cumulative", window: int = 1) -> list[Frame]:
    """The moments of a view.

    Parameters
    ----------
    shown : Resolved
    step : {"year", "quarter", "month"}
    mode : {"cumulative", "window"}
        Everything up to the period, or the last `window` periods.
    window : int

    Raises
    ------
    BriefingError
        Nothing is dated closely enough, or there would be more than MOST_FRAMES.
    """
    time = timeline(shown.selected, step)
    if not len(time):
        raise BriefingError(
            f"“{shown.title}” cannot be played: none of its events is dated to the {step}. Play by year, or widen it."
        )
    if len(time) > MOST_FRAMES:
        raise BriefingError(
            f"“{shown.title}” would have {len(time):,} frames, more than {MOST_FRAMES}: play by year, or narrow its dates."
        )
    found = []
    for i, label in enumerate(time.labels):
        first = 0 if mode == "cumulative" else max(0, i - window + 1)
        where = (time.by >= 0) & (time.by <= i) if mode == "cumulative" else (time.place >= first) & (time.place <= i)
        part = shown.selected.narrowed(where)
        new = int(((time.by if mode == "cumulative" else time.place) == i).sum())
        since = time.labels[first]
        if mode == "cumulative":
            caption = f"{label}: {len(part):,} so far, {new:,} new"
        elif first == i:
            caption = f"{label}: {plural(new, 'event', 'events')}"
        else:
            caption = f"{since} to {label}: {plural(len(part), 'event', 'events')}"
        found.append(Frame(caption, part))
    return found


def pictures(
    shown: Resolved,
    moments: list[Frame],
    *,
    theme: Theme = "light",
    dots: float = 128,
    progress: Progress | None = None,
) -> Iterator[np.ndarray]:
    """Each moment as dots, height × width × 3."""
    counted = [_numbers(shown, moment) for moment in moments]
    whole = max(counted, key=lambda parts: parts["most"])
    scale = {
        "ties": max(parts["ties"] for parts in counted),
        "venues": max(parts["venues"] for parts in counted),
    }
    cut = palette.classes(whole["most"])
    film = Film(
        {**shown.numbers_of_map, "breaks": _breaks(cut), "scale_to": scale},
        theme=theme,
        size=SIZE,
        title=shown.title,
        subtitle=shown.caption,
        sources=shown.sources,
        date=shown.as_of,
        extent=extent_of(shown),
        view=shown.map_view,
        dots=dots,
    )
    for i, (moment, parts) in enumerate(zip(moments, counted, strict=True)):
        numbers = parts["numbers"]
        shade = {
            code: [palette.shade_of(palette.class_of(row[1], cut), len(cut)), *row[1:]]
            for code, row in numbers["shade"].items()
        }
        yield film.frame({**numbers, "shade": shade, "scale_to": scale}, moment.caption)
        if progress:
            progress(i + 1, len(moments))


def write_gif(shown: Resolved, moments: list[Frame], path: Path, *, seconds: float = 0.9, **more: Any) -> None:
    """Write an animated GIF that repeats; `more` as for `pictures`."""
    from PIL import Image

    if len(moments) > MOST_IN_GIF:
        raise BriefingError(
            f"“{shown.title}” has {len(moments)} frames, more than the {MOST_IN_GIF} that a GIF should have: write an MP4."
        )
    images = [Image.fromarray(dots) for dots in pictures(shown, moments, **{"dots": 96, **more})]
    # One palette for all frames, taken from the fullest one: fills do not flicker, and the file stays small.
    colours = images[-1].quantize(colors=255, method=Image.Quantize.MEDIANCUT)
    drawn = [image.quantize(palette=colours, dither=Image.Dither.NONE) for image in images]
    times = [round(seconds * 1000)] * (len(drawn) - 1) + [round(max(2.5, seconds) * 1000)]
    with _written(path) as temporary:
        drawn[0].save(
            temporary, format="GIF", save_all=True, append_images=drawn[1:], duration=times, loop=0, optimize=False
        )


def write_mp4(shown: Resolved, moments: list[Frame], path: Path, *, seconds: float = 0.9, **more: Any) -> None:
    """Write an MP4 (H.264, as every player and PowerPoint take it); `more` as for `pictures`."""
    import imageio_ffmpeg

    rate = 10
    each, last = max(1, round(seconds * rate)), round(max(2.5, seconds) * rate)
    with _written(path) as temporary:
        writer = None
        for i, dots in enumerate(pictures(shown, moments, **more)):
            height, width = dots.shape[0] // 2 * 2, dots.shape[1] // 2 * 2
            if writer is None:
                writer = imageio_ffmpeg.write_frames(
                    str(temporary), (width, height), fps=rate, codec="libx264", pix_fmt_out="yuv420p", quality=8,
                    macro_block_size=2, output_params=["-movflags", "+faststart", "-tune", "animation"],
                )  # fmt: skip
                writer.send(None)
            frame = np.ascontiguousarray(dots[:height, :width])
            for _ in range(last if i == len(moments) - 1 else each):
                writer.send(frame)
        if writer is not None:
            writer.close()


class _written:
    """A temporary file that becomes `path` when everything went well."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Path:
        self._folder = tempfile.TemporaryDirectory(prefix="marz-")
        return Path(self._folder.name) / f"film{self._path.suffix or '.bin'}"

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                write_whole(self._path, next(Path(self._folder.name).iterdir()).read_bytes())
        finally:
            self._folder.cleanup()


def _numbers(shown: Resolved, moment: Frame) -> dict[str, Any]:
    provinces, ties, venues = (
        province_counts(moment.selected),
        pair_counts(moment.selected),
        venue_counts(moment.selected),
    )
    numbers = payload(
        provinces, ties, venues, language=shown.view.language, n_ties=shown.view.n_ties, off=list(shown.view.switched)
    )
    shade: Any = numbers["shade"]
    return {
        "numbers": numbers,
        "most": max((row[1] for row in shade.values()), default=0),
        "ties": int(ties["n_events"].max()) if len(ties) else 1,
        "venues": int(venues["n_events"].max()) if len(venues) else 1,
    }


def _breaks(cut: list[tuple[int, int]]) -> list[list[object]]:
    return [[label, palette.shade_of(i, len(cut))] for i, label in enumerate(palette.class_labels(cut))]
