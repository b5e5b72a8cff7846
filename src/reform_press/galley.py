"""From a text file to a galley in PDF (出毛样).

In: a plain text or Markdown file.  Out: a PDF beside it, and what is to be
said of the copy.  Kept light: plain text needs no YAML, no schema, no image.

"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reform_press.compose.itemize import by_script
from reform_press.compose.paragraph import Compositor
from reform_press.content.typescript import paragraphs_of, text_of
from reform_press.errors import (
    ContentError,
    Diagnostic,
    OutputError,
    Source,
    Words,
)
from reform_press.files import written_whole
from reform_press.fonts.library import FontSet
from reform_press.kept import NOTHING, Kept, common_ends
from reform_press.makeup.galley import (
    Copy,
    GalleySheet,
    columns_of,
    compose_galleys,
)
from reform_press.makeup.galley_page import lay_galley, numeral_size
from reform_press.page import Page
from reform_press.pdf.job import Job
from reform_press.style.model import TextStyle
from reform_press.style.region import local_role

if TYPE_CHECKING:
    from reform_press.makeup.told import ToldLine
    from reform_press.workshop import Workshop

#: A galley has no issue; its date is fixed so that its bytes are.
_DATE = datetime.date(2000, 1, 1)
#: Line numbers smaller than this (pt) cannot be read.
SMALLEST = 3.0


class Galleys(NamedTuple):
    """What was written, and the line that was asked for."""

    path: Path
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    told: "ToldLine | None" = None


def set_galley(
    file: Path,
    out: Path,
    sheet: GalleySheet,
    style: TextStyle,
    fonts: FontSet,
    asked: tuple[int, ...] = (),
) -> Galleys:
    """Set ``file`` into columns and write the PDF ``out``.

    The line that is ``asked`` for, by number or by page, column and line, is
    told as well if the galley has it.

    Raises ContentError ``galley.unreadable``, ``galley.no-room``,
    ``galley.no-room-for-numbers``, ``galley.overlapping`` and
    ``galley.same-file``, FontError and OutputError.
    """
    return _set(file, out, (sheet, style), (Compositor(fonts), NOTHING), asked)


def set_galley_again(  # noqa: PLR0913 - what set_galley takes, and the shop
    file: Path,
    out: Path,
    sheet: GalleySheet,
    style: TextStyle,
    fonts: FontSet,
    shop: "Workshop",
    asked: tuple[int, ...] = (),
) -> Galleys:
    """Do as ``set_galley``, in a resident process that has done so before (改后重排).

    ``shop`` is the same from one edit to the next.  Only paragraphs, pages and
    fonts that the edit changes are made anew; the bytes are those of
    ``set_galley``, which raises what this raises.
    """
    return _set(file, out, (sheet, style), shop.begun(fonts), asked)


def _set(
    file: Path,
    out: Path,
    how: tuple[GalleySheet, TextStyle],
    at_hand: tuple[Compositor, Kept],
    asked: tuple[int, ...] = (),
) -> Galleys:
    sheet, style = how
    compositor, kept = at_hand
    fonts = compositor.fonts
    _check(file, out, sheet, style)
    text = text_of(file)
    lines = text.splitlines()
    set_so = kept.of(sheet.measure, style)
    characters = _unproved(lines, set_so)
    notes = [*_missing(lines, characters, file.name, style, fonts)]
    if not notes:
        _prove(lines, set_so)
    (paragraphs, above), found = paragraphs_of(text, lines, file, kept)
    notes += found
    compositor.case(style).cast(characters)
    copy = Copy(paragraphs, sheet.measure, style, compositor, set_so, above)
    placed = columns_of(compose_galleys(copy), copy, sheet)
    watch = None
    if asked:
        from reform_press.makeup.told import Watch  # for whoever asks

        watch = Watch(asked)
        placed = watch.passing(placed)
    # Loaded only now: a second process is composing meanwhile.
    from reform_press.pdf.writer import write_pdf

    counted = _Counted(lay_galley(placed, copy, sheet, notes))
    job = Job(file.stem, _DATE, marks=False, kept=kept)
    with written_whole(out) as sink:
        notes += write_pdf(counted, sink, fonts, job)
    told = watch.told(copy) if watch else None
    return Galleys(out, counted.count, tuple(notes), told)


def _check(file: Path, out: Path, sheet: GalleySheet, style: TextStyle) -> None:
    """Refuse what cannot be set or written."""
    if sheet.measure < style.size * 2 or not sheet.rows(style):
        raise ContentError(_no_room())
    if sheet.numbered and numeral_size(sheet, style) < SMALLEST:
        raise ContentError(_no_room_for_numbers())
    if style.leading < style.size:
        raise ContentError(_overlapping())
    if out.exists() and file.exists() and out.samefile(file):
        raise ContentError(_same_file(out))
    if not out.absolute().parent.is_dir():
        raise OutputError(_no_folder(out))


class _Counted:
    """Pages passed on one by one, and counted."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = pages
        self.count = 0

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            self.count += 1
            yield page


def _unproved(lines: list[str], kept: Kept) -> set[str]:
    """Return the characters of a text, less those that a moment ago had glyphs."""
    proved: list[str] = (kept.memory and kept.memory.get(("proved", kept.maker))) or []
    head, tail = common_ends(proved, lines)
    return set("".join(lines[head : len(lines) - tail]))


def _prove(lines: list[str], kept: Kept) -> None:
    """Keep that no line of a text lacks a glyph."""
    if kept.memory:
        kept.memory.put(("proved", kept.maker), lines)


def _missing(
    lines: list[str], characters: set[str], name: str, style: TextStyle, fonts: FontSet
) -> tuple[Diagnostic, ...]:
    """Report characters that the first face of the style does not have.

    In another language than the fonts of the house are for, so is a region
    whose forms none of them has.
    """
    roles = (local_role(style.han, style.lang), local_role(style.latin, style.lang))
    faces = [fonts.chain(role)[0] for role in roles]
    rare = {
        c for c in characters if not c.isspace() and not any(f.glyph(c) for f in faces)
    }
    if not rare and roles[0] == style.han:
        return ()
    from reform_press.fonts.doctor import prove

    pieces = (
        (part, roles[western], Source(name, number, at + 1))
        for number, line in enumerate(lines, 1)
        if roles[0] != style.han or not rare.isdisjoint(line)
        for at, part, western in by_script(line, latin=style.lang == "en")
    )
    return prove(pieces, fonts)


def _overlapping() -> Diagnostic:
    return Diagnostic(
        "error",
        "galley.overlapping",
        Words("行距小于字号，行会相叠", "the leading is less than the size of type"),
        hint=Words("加大 --leading", "make --leading larger"),
    )


def _same_file(out: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "galley.same-file",
        Words(f"输出会盖掉原稿 {out.name}", f"the output would replace {out.name}"),
        hint=Words("用 --out 另取一个名字", "choose another name with --out"),
    )


def _no_folder(out: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "output.no-folder",
        Words(f"没有目录 {out.parent}", f"there is no folder {out.parent}"),
        hint=Words("先建好这个目录，或改 --out", "make it first, or change --out"),
    )


def _no_room() -> Diagnostic:
    return Diagnostic(
        "error",
        "galley.no-room",
        Words("栏宽不足两字，或一行也放不下", "no room for two characters or one line"),
        hint=Words("减小边距、栏数或字号", "make margins, columns or type smaller"),
    )


def _no_room_for_numbers() -> Diagnostic:
    return Diagnostic(
        "error",
        "galley.no-room-for-numbers",
        Words("栏旁放不下行号", "no room for line numbers beside the columns"),
        hint=Words("加大 --gutter 或 --margin", "make --gutter or --margin larger"),
    )
