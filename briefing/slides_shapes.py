"""Native PowerPoint shapes: freeforms, ovals, lines and text boxes, written as DrawingML.

Takes points on the slide; gives elements for a slide or a group. Written out here rather than through python-pptx's builders, which
have neither curves nor transparency and take a second a map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from pptx.oxml import parse_xml

from geo.print_fonts import mostly_rtl
from geo.print_style import Dash

EMU: Final = 12_700
"""English Metric Units in a point."""

_SPACES: Final = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LANGUAGES: Final = {"en": "en-GB", "fa": "fa-IR", "ar": "ar-IQ", "ckb": "ku-Arab-IQ"}


@dataclass(frozen=True)
class Line:
    """Colour, width in points, dash and opacity of an outline."""

    colour: str
    width: float
    dash: Dash = ()
    alpha: float = 1.0
    round: bool = False


@dataclass
class Shelf:
    """Shapes of one slide in drawing order, with ids that no other shape of the slide has.

    Attributes
    ----------
    parent : element
        Of the shape tree or a group.
    first_id : int
    """

    parent: Any
    first_id: int
    _ids: Any = field(init=False)

    def __post_init__(self) -> None:
        self._ids = count(self.first_id)

    def group(self, name: str, describe: str, box: tuple[float, float, float, float]) -> Shelf:
        """A group over a box (x, y, width, height in points), whose shapes are placed as on the slide."""
        x, y, w, h = (round(value * EMU) for value in box)
        spot = f'x="{x}" y="{y}"'
        size = f'cx="{w}" cy="{h}"'
        element = self._add(
            f"<p:grpSp {_SPACES}><p:nvGrpSpPr>{self._props(name, describe)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm><a:off {spot}/><a:ext {size}/><a:chOff {spot}/><a:chExt {size}/></a:xfrm></p:grpSpPr></p:grpSp>"
        )
        inner = Shelf(element, 0)
        inner._ids = self._ids
        return inner

    def freeform(
        self,
        name: str,
        rings: Sequence[np.ndarray],
        *,
        fill: str | None = None,
        line: Line | None = None,
        describe: str = "",
        closed: bool = True,
    ) -> None:
        """A freeform of straight edges; rings are n × 2 points, y downwards."""
        low, high = _limits(rings)
        parts = []
        for ring in rings:
            points = np.round((ring - low) * EMU).astype(int)
            if closed and (points[0] == points[-1]).all():
                points = points[:-1]
            first, *rest = (f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
            parts.append(f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest))
            parts.append("<a:close/>" if closed else "")
        self._freeform(name, describe, low, high, "".join(parts), fill, line)

    def curve(
        self, name: str, start: np.ndarray, bow: np.ndarray, end: np.ndarray, line: Line, describe: str = ""
    ) -> None:
        """A quadratic curve as one editable freeform, with the control point `bow`."""
        low, high = _limits([quadratic(start, bow, end, np.linspace(0, 1, 33))])
        a, b, c = (np.round((np.asarray(p) - low) * EMU).astype(int) for p in (start, bow, end))
        path = (
            f'<a:moveTo><a:pt x="{a[0]}" y="{a[1]}"/></a:moveTo><a:quadBezTo><a:pt x="{b[0]}" y="{b[1]}"/>'
            f'<a:pt x="{c[0]}" y="{c[1]}"/></a:quadBezTo>'
        )
        self._freeform(name, describe, low, high, path, None, line)

    def preset(
        self,
        name: str,
        form: str,
        box: tuple[float, float, float, float],
        *,
        fill: str | None,
        line: Line | None = None,
        describe: str = "",
        text: str = "",
        size: float = 10,
        colour: str = "#000000",
        turn: float = 0,
    ) -> None:
        """A preset shape ("ellipse", "rect", "diamond", "triangle") over a box in points, turned clockwise by degrees."""
        body = ""
        if text:
            body = (
                '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:p><a:pPr algn="ctr"/>'
                f"{_run(text, size, colour, True)}</a:p></p:txBody>"
            )
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{self._props(name, describe)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f'{_frame(box, turn)}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{_fill(fill)}{_line(line)}</p:spPr>{body}</p:sp>'
        )

    def text(
        self,
        name: str,
        box: tuple[float, float, float, float],
        lines: Sequence[str],
        *,
        size: float,
        colour: str | None = None,
        bold: bool = False,
        italic: bool = False,
        halo: str | None = None,
        align: str = "l",
        anchor: str = "t",
        wrap: bool = True,
        language: str = "en",
        gap: float = 0,
    ) -> None:
        """A text box over a box in points, a paragraph a line; text mostly right-to-left is set so."""
        paragraphs = []
        for line in lines:
            rtl = mostly_rtl(line)
            side = {"l": "r", "r": "l"}.get(align, align) if rtl and align != "ctr" else align
            props = f'<a:pPr algn="{side}"{" rtl=" + chr(34) + "1" + chr(34) if rtl else ""}>'
            props += f'<a:spcAft><a:spcPts val="{round(gap * 100)}"/></a:spcAft></a:pPr>' if gap else "</a:pPr>"
            paragraphs.append(f"<a:p>{props}{_run(line, size, colour, bold, italic, halo, language)}</a:p>")
        self._add(
            f'<p:sp {_SPACES}><p:nvSpPr>{self._props(name, "")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            f'<a:bodyPr wrap="{"square" if wrap else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
            f"</a:bodyPr>{''.join(paragraphs)}</p:txBody></p:sp>"
        )

    def page_number(self, box: tuple[float, float, float, float], size: float, colour: str) -> None:
        """The number of the slide, as a field that follows when slides are moved."""
        self._add(
            f'<p:sp {_SPACES}><p:nvSpPr>{self._props("page number", "")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:p><a:pPr algn="r"/>'
            f'<a:fld id="{{6B1A5B9C-4F0E-4D0B-9C55-0B6A2D3E7F10}}" type="slidenum"><a:rPr lang="en-GB" sz="{round(size * 100)}">'
            f"{_fill(colour)}</a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
        )

    def _freeform(
        self,
        name: str,
        describe: str,
        low: np.ndarray,
        high: np.ndarray,
        path: str,
        fill: str | None,
        line: Line | None,
    ) -> None:
        w, h = (max(1, round(value * EMU)) for value in high - low)
        empty = "" if fill else ' fill="none"'
        box = (low[0], low[1], w / EMU, h / EMU)
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{self._props(name, describe)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box)}"
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{w}" h="{h}"{empty}>{path}</a:path></a:pathLst></a:custGeom>'
            f"{_fill(fill)}{_line(line)}</p:spPr></p:sp>"
        )

    def _props(self, name: str, describe: str) -> str:
        about = f" descr={quoteattr(describe)}" if describe else ""
        return f'<p:cNvPr id="{next(self._ids)}" name={quoteattr(name)}{about}/>'

    def _add(self, xml: str) -> Any:
        element = parse_xml(xml)
        self.parent.append(element)
        return element


def quadratic(start: np.ndarray, bow: np.ndarray, end: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Points of a quadratic curve at the parameters t (0…1), n × 2."""
    u = t[:, None]
    return np.asarray((1 - u) ** 2 * start + 2 * (1 - u) * u * bow + u**2 * end)


def _limits(rings: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    points = np.concatenate([np.asarray(ring) for ring in rings])
    return points.min(axis=0), points.max(axis=0)


def _frame(box: tuple[float, float, float, float], turn: float = 0) -> str:
    x, y, w, h = (round(value * EMU) for value in box)
    rotation = f' rot="{round(turn % 360 * 60_000)}"' if turn else ""
    return f'<a:xfrm{rotation}><a:off x="{x}" y="{y}"/><a:ext cx="{max(1, w)}" cy="{max(1, h)}"/></a:xfrm>'


def _colour(colour: str, alpha: float = 1.0) -> str:
    opacity = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{opacity}</a:srgbClr>'


def _fill(colour: str | None) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def _line(line: Line | None) -> str:
    if line is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = ""
    if line.dash:
        stops = "".join(
            f'<a:ds d="{round(max(line.dash[i], 0.2) * 100_000)}" sp="{round(line.dash[i + 1] * 100_000)}"/>'
            for i in range(0, len(line.dash), 2)
        )
        dash = f"<a:custDash>{stops}</a:custDash>"
    cap = ' cap="rnd"' if line.round else ""
    return (
        f'<a:ln w="{max(1, round(line.width * EMU))}"{cap}><a:solidFill>{_colour(line.colour, line.alpha)}</a:solidFill>'
        f"{dash}<a:round/></a:ln>"
    )


def _run(
    text: str, size: float, colour: str | None, bold: bool = False, italic: bool = False, halo: str | None = None,
    language: str = "en",
) -> str:  # fmt: skip
    glow = f'<a:effectLst><a:glow rad="31750">{_colour(halo, 0.8)}</a:glow></a:effectLst>' if halo else ""
    style = f"{' b=' + chr(34) + '1' + chr(34) if bold else ''}{' i=' + chr(34) + '1' + chr(34) if italic else ''}"
    return (
        f'<a:r><a:rPr lang="{_LANGUAGES.get(language, "en-GB")}" sz="{round(size * 100)}"{style} dirty="0">'
        f"{_fill(colour) if colour else ''}{glow}</a:rPr><a:t>{escape(clean(text))}</a:t></a:r>"
    )


def clean(text: str) -> str:
    """A text without the control characters that XML cannot carry."""
    return "".join(
        letter for letter in text if letter in "\t\n" or (ord(letter) >= 32 and ord(letter) not in (0xFFFE, 0xFFFF))
    )
