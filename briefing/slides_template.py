"""The presentation that slides are put into: Marz's own, or a user's template with its layouts, fonts and colours.

Takes a path or nothing; gives a presentation without slides, and the layouts to use for a title slide and for the others.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.util import Emu, Inches

from briefing.errors import TemplateError

_THEME = {"dk2": "1D2B33", "lt2": "F8F3E8", "accent1": "155867", "accent2": "0072B2", "accent3": "E69F00", "accent4": "009E73",
          "accent5": "CC79A7", "accent6": "D55E00"}  # fmt: skip
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@dataclass(frozen=True)
class Template:
    """A presentation to be filled.

    Attributes
    ----------
    file : Presentation
    title, content : layout
        For the title slide, and for slides with a title and free room.
    own : bool
        Whether it is the user's.
    """

    file: Any
    title: Any
    content: Any
    own: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of its slides, points."""
        return self.file.slide_width / 12_700, self.file.slide_height / 12_700


def open_template(path: Path | None = None) -> Template:
    """A presentation without slides.

    Parameters
    ----------
    path : Path, optional
        A .pptx of the user; its layouts, fonts and colours are used, its slides are left out. Without one: 16:9, plain.

    Raises
    ------
    TemplateError
        The file is no presentation, or has no layout.
    """
    if path is None:
        file = Presentation()
        file.slide_width, file.slide_height = Inches(13.333), Inches(7.5)
        _coloured(file)
    else:
        file = _opened(path)
    layouts = [layout for master in file.slide_masters for layout in master.slide_layouts]
    if not layouts:
        raise TemplateError(
            f"{path.name if path else 'The template'} has no slide layouts, so nothing can be laid out with it. Use a template "
            "with at least one layout (View › Slide Master in PowerPoint)."
        )
    _without_slides(file)
    return Template(file, _for_title(layouts), _for_content(layouts), path is not None)


def _coloured(file: Any) -> None:
    """Give the plain presentation Marz's colours, so that tables, charts and what a briefer adds go with the maps."""
    for part in file.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            text = part.blob.decode("utf-8")
            for name, colour in _THEME.items():
                text = re.sub(rf"(<a:{name}>)<a:(?:srgbClr|sysClr)[^>]*?/>", rf'\g<1><a:srgbClr val="{colour}"/>', text)
            part._blob = text.encode("utf-8")


def _opened(path: Path) -> Any:
    if not path.exists():
        raise TemplateError(f"The template {path} is not there. Check the path.")
    try:
        return Presentation(str(path))
    except (PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError) as error:
        raise TemplateError(
            f"{path.name} cannot be used as a template ({str(error)[:80] or type(error).__name__}). Save it as a .pptx."
        ) from None


def _kinds(layout: Any) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders]


def _free(layout: Any) -> int:
    """Placeholders that would stand empty on a map's slide; fewer are better."""
    small = (*_TITLES, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    return sum(kind not in small for kind in _kinds(layout))


def _for_content(layouts: list[Any]) -> Any:
    titled = [layout for layout in layouts if any(kind in _TITLES for kind in _kinds(layout))]
    return min(titled or layouts, key=_free)


def _for_title(layouts: list[Any]) -> Any:
    return next((layout for layout in layouts if PP_PLACEHOLDER.CENTER_TITLE in _kinds(layout)), _for_content(layouts))


def _without_slides(file: Any) -> None:
    ids = file.slides._sldIdLst
    for slide in list(ids):
        file.part.drop_rel(slide.rId)
        ids.remove(slide)


def emu(points: float) -> Any:
    """Points as PowerPoint's unit."""
    return Emu(round(points * 12_700))
