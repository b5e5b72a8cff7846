"""A few lines set at once (试排): the compositor for those who have only text.

In: text with inline marks, a measure in em, and the rules to set it by.  Out:
the lines, with the place of every character.  Page, file and PDF are not
needed; it is the way to try a rule, and to test one.

"""

from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple, get_args

from reform_press.compose.explain import Character, Explained, explained
from reform_press.compose.galley import Marked, Measure
from reform_press.compose.paragraph import Compositor
from reform_press.content.inline import runs_of
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic, Source
from reform_press.fonts.library import FontSet, load_fonts
from reform_press.style.model import (
    Align,
    Mode,
    Prohibition,
    Punctuation,
    Region,
    TextStyle,
    Width,
)

#: Marks that hang where hanging is asked for without saying which (CLREQ 3.1.7).
HANGING = "，。、"
_LANGUAGE = {"CN": "zh-Hans", "TW": "zh-Hant-TW", "HK": "zh-Hant-HK"}
_ALIGN: dict[str, Align] = {"center": "centre"}


class SetMark(NamedTuple):
    """A mark between the lines, and what it belongs to."""

    kind: Literal["dot", "name", "title"]
    x_em: float
    width_em: float
    text: str


class SetRuby(NamedTuple):
    """A reading above its characters."""

    text: str
    x_em: float
    width_em: float


class SetLine(NamedTuple):
    """A line as set; lengths in em along the line, from the measure's start."""

    text: str
    x_em: tuple[float, ...]  # where the cell of each character begins
    advance_em: tuple[float, ...]  # its width; 0 in a cell shared with one before
    width_em: float  # from the first cell to the end of the last
    marks: tuple[SetMark, ...]
    ruby: tuple[SetRuby, ...]
    diagnostics: tuple[Diagnostic, ...]  # of its paragraph, on the first line


def set_text(  # noqa: PLR0913 - one name for each rule that a caller may choose
    text: str,
    measure_em: float,
    *,
    size: float = 10.0,
    mode: Mode = "horizontal",
    region: Region = "CN",
    kinsoku: Prohibition = "gb",
    punctuation: Width = "quanjiao",
    adjacent: Literal["normal", "tight"] = "normal",
    line_start: Literal["half", "full"] = "half",
    line_end: Literal["half", "full"] = "half",
    hanging: bool | str = False,
    autospace_em: float = 0.25,
    align: Literal["justify", "start", "center", "end", "justify_all"] = "justify",
    indent_em: float = 0.0,
    hanging_indent_em: float = 0.0,
    orphan_min: int = 2,
    hyphenate: bool = True,
    snap_measure: bool = False,
    fonts: FontSet | None = None,
) -> list[SetLine]:
    """Set ``text`` on a measure of ``measure_em`` (试排).

    A line feed ends a paragraph; inline Markdown is understood.  ``hanging``
    may name the marks that hang.  Lengths are em of ``size``, which is points.

    Raises ValueError for a measure or size that is no positive number, for
    another length that is none and for a rule that does not exist, and
    FontError if the fonts of the house are not installed.
    """
    _check_lengths(measure_em, size, autospace_em, indent_em, hanging_indent_em)
    aligned: Align = _ALIGN.get(align, align)  # type: ignore[arg-type]
    _known("mode", mode, Mode)
    _known("region", region, Region)
    _known("kinsoku", kinsoku, Prohibition)
    _known("punctuation", punctuation, Width)
    _known("align", aligned, Align)
    _known("adjacent", adjacent, Literal["normal", "tight"])
    _known("line_start", line_start, Literal["half", "full"])
    _known("line_end", line_end, Literal["half", "full"])
    marks = Punctuation(
        region,
        punctuation,
        adjacent == "tight",
        line_start == "half",
        line_end == "half",
        HANGING if hanging is True else hanging or "",
    )
    style = TextStyle(
        size=size,
        leading=size,
        indent=indent_em,
        hang=hanging_indent_em,
        align=aligned,
        prohibition=kinsoku,
        autospace=autospace_em,
        hyphenate=hyphenate,
        lang=_LANGUAGE[region],
        mode=mode,
        marks=marks,
        runt=orphan_min,
    )
    whole = float(int(measure_em + 1e-9))
    room = whole if snap_measure and whole else measure_em
    compositor = _compositor(fonts)
    lines: list[SetLine] = []
    for number, words in enumerate(text.split("\n"), 1):
        lines += _paragraph(words, number, style, room, compositor)
    return lines


def _check_lengths(measure: float, size: float, *others: float) -> None:
    """Raise ValueError for a length that is none."""
    if not (isfinite(measure) and isfinite(size) and measure > 0 < size):
        raise ValueError(f"no room: measure {measure} em, size {size} pt")
    if not all(isfinite(em) and em >= 0 for em in others):
        raise ValueError(f"no length: one of {others} em")


def _known(name: str, value: object, kinds: object) -> None:
    """Raise ValueError for a word that no rule is called by."""
    if value not in get_args(kinds):
        raise ValueError(f"{name}: {value!r} is none of {', '.join(get_args(kinds))}")


def _paragraph(
    words: str, number: int, style: TextStyle, room: float, compositor: Compositor
) -> list[SetLine]:
    runs, found = runs_of(words, Source("text", number, 1))
    paragraph = Paragraph("body", runs)
    measure = Measure((room * style.size,))
    lines, notes = explained(paragraph, style, measure, compositor)
    return [
        _as_set(line, style.size, (*found, *notes) if i == 0 else ())
        for i, line in enumerate(lines)
    ]


def _as_set(
    told: Explained, size: float, diagnostics: tuple[Diagnostic, ...]
) -> SetLine:
    line = told.line
    characters = list(told.characters())
    return SetLine(
        "".join(c.text for c in characters),
        tuple(round(c.x, 6) for c in characters),
        tuple(round(c.width, 6) for c in characters),
        round(line.width / size, 6),
        tuple(
            SetMark(
                mark.kind,
                mark.x / size,
                mark.width / size,
                "".join(c.text for c in characters if _covers(mark, c, size)),
            )
            for mark in line.marks
        ),
        tuple(SetRuby(r.text, r.x / size, r.width / size) for r in line.ruby),
        diagnostics,
    )


def _covers(mark: Marked, character: Character, size: float) -> bool:
    """Tell whether a mark belongs to a character."""
    middle = (character.x + character.width / 2) * size
    return mark.x <= middle <= mark.x + mark.width


def _compositor(fonts: FontSet | None) -> Compositor:
    return Compositor(fonts) if fonts is not None else _house()


@lru_cache(maxsize=1)
def _house() -> Compositor:
    """Return a compositor of the installed fonts; what it keeps changes nothing."""
    return Compositor(load_fonts())
