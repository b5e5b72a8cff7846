"""A finished PDF laid out on printing sheets (拼大版): one call.

In: a file, a scheme and what the plant asks.  Out: a PDF of sheets beside it,
written whole or not at all, and what is to be said of it.  The file itself
stays as it is.  Same file, same options, same fonts: same bytes.

"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.errors import ContentError, Diagnostic
from reform_press.files import written_whole
from reform_press.fonts.library import FontSet
from reform_press.geometry import Size
from reform_press.imposition import faults
from reform_press.imposition.leaves import (
    Leaf,
    leaves,
    loose_annotations,
    opened,
    title_of,
)
from reform_press.imposition.marks import PLATES, Legend, marks
from reform_press.imposition.model import Flat, Turn
from reform_press.imposition.placing import Side, sides
from reform_press.imposition.schemes import (
    SCHEMES,
    SECTION,
    Options,
    cut_twice,
    planned,
)
from reform_press.imposition.writer import Sheets, digest_of
from reform_press.preflight.reading import BROKEN

#: Pages from which staples hold badly (trade practice).
_THICK = 64
#: Pages of a cover whose spine is drawn.
_WITH_SPINE = 5
#: Bleed is missing where it falls short by more than this, in points.
_SLACK = 0.1
#: What the forme of a sheet is called that prints both its sides.
_FACES: dict[Turn, str] = {
    "": "",
    "turn": "自翻版 work and turn",
    "tumble": "滚翻版 work and tumble",
}
#: Font role of the slug line.
_ROLE = "hei"


class Imposed(NamedTuple):
    """What a run has made (拼版结果)."""

    path: Path
    sheets: int
    sheet: Size
    trim: Size  # of the first sheet, after cutting and before folding
    blanks: int
    creep: float  # how far the innermost pages were moved, in points
    diagnostics: tuple[Diagnostic, ...]


def impose(file: Path, out: Path, options: Options, fonts: FontSet | None) -> Imposed:
    """Lay the pages of ``file`` out on sheets and write these to ``out``.

    ``fonts`` set the slug line; they are needed only where there are marks.
    Raises ContentError ``imposition.*`` with all that is wrong, OutputError.
    """
    with opened(file) as source:
        read = leaves(source, file.name)
        sizes = [leaf.size for leaf in read]
        flats = planned(sizes, options)
        shown = sides(flats, sizes, options.paper)
        used = fonts.digest if fonts else ""
        told = digest_of(file, repr(options), used)
        try:
            sheets = Sheets(source, read)
            job = title_of(source)
            for side in shown:
                _add(sheets, side, _line(side, file, options, job), options, fonts)
            with written_whole(out) as sink:
                sheets.write(sink, file.stem, told)
            notes = loose_annotations(source)
        except BROKEN as error:
            raise ContentError(faults.unreadable(file.name)) from error
    moved = max(abs(slot.shift) for flat in flats for slot in flat.front)
    blanks = _blanks(flats, options.scheme)
    first = shown[0]
    return Imposed(
        out,
        len(flats),
        first.sheet,
        Size(first.trim.width, first.trim.height),
        blanks,
        moved if options.scheme in SECTION else 0.0,
        tuple(_remarks(read, options, blanks, notes)),
    )


def _add(
    sheets: Sheets, side: Side, line: str, options: Options, fonts: FontSet | None
) -> None:
    """Draw a side and its marks."""
    if fonts is None or not options.paper.marks:
        sheets.add(side, (), {}, options.paper.bleed)
        return
    chain = fonts.chain(_ROLE)
    spot = tuple((ink, Colour(spot=ink)) for ink in sheets.inks)
    legend = Legend(line, (*PLATES, *spot), chain)
    drawn = marks(side, options.paper.bleed, legend)
    sheets.add(side, drawn, {face.key: face for face in chain}, options.paper.bleed)


def _line(side: Side, file: Path, options: Options, job: str) -> str:
    """Return what a side is called in its slug line: job, sheet, side, file.

    Many jobs have a file of one name, so that the file comes last: what has no
    room is left out there.
    """
    face = _FACES[side.turn] or ("正面 front" if side.is_front else "反面 back")
    scheme = f"{SCHEMES[options.scheme]} {options.scheme}"
    told = (job or file.name, scheme, side.label.zh, face, file.name if job else "")
    return "  ".join(filter(None, told))


def _blanks(flats: Sequence[Flat], scheme: str) -> int:
    """Count the pages that nobody wrote; of a cover's inner spine there is none."""
    if scheme == "cover":
        return 0
    if scheme == "two-up":  # copies of a blank are one
        return sum(
            not side[0].page for flat in flats for side in (flat.front, flat.back)
        )
    slots = (
        slot
        for flat in flats
        for slot in (*flat.front, *(() if flat.turn else flat.back))
    )
    return sum(not slot.page for slot in slots)


def _remarks(
    read: Sequence[Leaf], options: Options, blanks: int, notes: int
) -> list[Diagnostic]:
    """Return what the printer and the editor should know."""
    told: list[Diagnostic] = []
    wanted = options.paper.bleed
    short = [
        at for at, leaf in enumerate(read, 1) if leaf.least_bleed < wanted - _SLACK
    ]
    if short:
        least = min(leaf.least_bleed for leaf in read)
        told.append(faults.no_bleed(short, max(0.0, least), wanted))
    if blanks:
        told.append(faults.blanks(len(read), blanks))
    if options.scheme == "saddle" and len(read) >= _THICK:
        told.append(faults.thick(len(read)))
    told += cut_twice([leaf.size for leaf in read], options)
    if options.scheme == "cover" and len(read) < _WITH_SPINE:
        told.append(faults.blank_spine(options.spine))
    if notes:
        told.append(faults.annotations(notes))
    return told
