"""Total ink on the sheet, plate by plate (总墨量), by Ghostscript.

In: a PDF and the limit of the plant.  Out: where too much ink lies; plates
and highest ink of every page are noted.  The
plates are drawn as the press would get them, overprint and spot inks
included, inside the bleed; the sum is averaged over squares of about 15 mm²,
as prepress does, so that single pixels do not count.  Without Ghostscript on
the machine, one note says so.

"""

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import starmap
from pathlib import Path

from reform_press.geometry import Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.facts import Extreme, Plate
from reform_press.preflight.noting import Notes
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: Side of the square over which ink is averaged, in mm (3.9² is 15 mm²).
_SQUARE = 3.9
#: Pages drawn by one run of Ghostscript; some 15 MB of plates a page.
_BATCH = 8
#: Pixels of a page that are worth drawing: a sheet of 3 by 3 m at 72 dpi.
_MOST_PIXELS = 80_000_000
#: Steps of 8 bits on four plates, and the noise of JPEG.
_TOLERANCE = 0.02


def examine(notes: Notes, sheets: Sequence[Sheet], expect: Expect) -> Iterator[Finding]:
    """Yield the pages with more ink than the limit, and where."""
    tool = shutil.which("gs") or shutil.which("gswin64c")
    if tool is None:
        yield found("ink.unchecked", "Ghostscript")
        return
    if any(_pixels(sheet, expect.ink_dpi) > _MOST_PIXELS for sheet in sheets):
        yield found("ink.unchecked", "MediaBox")
        return
    for first in range(1, len(sheets) + 1, _BATCH):
        last = min(first + _BATCH - 1, len(sheets))
        with tempfile.TemporaryDirectory(prefix="reform-press-") as folder:
            fault = _draw(tool, notes.path, Path(folder), (first, last), expect)
            if fault:
                yield found("ink.unchecked", fault)
                return
            for page in range(first, last + 1):
                plates = sorted(Path(folder).glob(f"{page - first + 1}(*).tif"))
                if not plates:
                    yield found("ink.unchecked", "tiffsep")
                    return
                yield from _judge(plates, page, (sheets[page - 1], expect, notes))


def _pixels(sheet: Sheet, dpi: int) -> float:
    wide = (sheet.bleed.right - sheet.bleed.left) * sheet.unit
    tall = (sheet.bleed.top - sheet.bleed.bottom) * sheet.unit
    return wide * tall * (dpi / 72) ** 2


def _draw(
    tool: str, path: Path, folder: Path, pages: tuple[int, int], expect: Expect
) -> str:
    """Draw the plates of some pages; return what went wrong, or ""."""
    command = [
        tool,
        "-q",
        "-dSAFER",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=tiffsep",
        "-sCompression=none",
        "-dUseBleedBox",
        f"-r{expect.ink_dpi}",
        f"-dFirstPage={pages[0]}",
        f"-dLastPage={pages[1]}",
        "-o",
        str(folder / "%d.tif"),
        str(path.resolve()),
    ]
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            cwd=folder,
            timeout=expect.patience,
        )
    except subprocess.TimeoutExpired:
        return f"Ghostscript > {expect.patience:g} s"
    except OSError as error:
        return f"Ghostscript: {error.strerror}"
    return f"Ghostscript {done.returncode}" if done.returncode else ""


def _judge(
    files: list[Path], page: int, desk: tuple[Sheet, Expect, Notes]
) -> Iterator[Finding]:
    sheet, expect, notes = desk
    plates = [_read(file) for file in files]
    side = max(1, round(_SQUARE / 25.4 * expect.ink_dpi))
    size = side / expect.ink_dpi * 25.4
    squares = list(_squares(plates, side))
    ink, column, row = max(
        squares, key=lambda square: (square[0], -square[2]), default=(0.0, 0, 0)
    )
    drawn = sheet.place(sheet.bleed)
    place = Rect(drawn.x + column * size, drawn.y + row * size, size, size)
    named = zip(map(_name, files), map(_coverage, plates), strict=True)
    notes.plates(page, tuple(starmap(Plate, named)), Extreme(ink, page, place))
    limit = expect.ink_limit + _TOLERANCE
    if over := sum(square[0] > limit for square in squares):
        seen = (ink * 100, expect.ink_limit * 100, over * size * size)
        told = (f"{value:.0f}" for value in seen)
        yield found("ink.total", *told, page=page, place=place)


def _name(file: Path) -> str:
    """Return the ink of a plate: Ghostscript writes ``1(Cyan).tif``."""
    return file.stem.partition("(")[2].removesuffix(")")


def _coverage(plate: list[bytes]) -> float:
    """Return the mean ink of a plate."""
    pixels = sum(map(len, plate))
    return 1 - sum(map(sum, plate)) / (255 * pixels) if pixels else 0.0


def _squares(plates: list[list[bytes]], side: int) -> Iterator[tuple[float, int, int]]:
    """Yield the mean ink, column and row of every square of pixels."""
    rows = min((len(plate) for plate in plates), default=0)
    for top in range(0, rows, side):
        lines = [line for plate in plates for line in plate[top : top + side]]
        paper = 255 * len(lines)
        deep = min(side, rows - top)
        # Almost every band of a page is far from the limit: look at columns
        # only, one sum a column, before squares are cut.
        columns = [paper - sum(column) for column in zip(*lines, strict=False)]
        for left in range(0, len(columns), side):
            square = columns[left : left + side]
            mean = sum(square) / (255 * deep * len(square))
            yield mean, left // side, top // side


def _read(path: Path) -> list[bytes]:
    """Read a plate: uncompressed grey TIFF of 8 bits, 0 is full ink."""
    data = path.read_bytes()
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, at)
    tags: dict[int, tuple[int, ...]] = {}
    for i in range(count):
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, at + 2 + 12 * i)
        letter = {3: "H", 4: "I"}.get(kind)
        if letter is None:
            continue
        form = f"{order}{length}{letter}"
        where = at + 10 + 12 * i
        if struct.calcsize(form) > 4:
            (where,) = struct.unpack_from(f"{order}I", data, where)
        tags[tag] = struct.unpack_from(form, data, where)
    wide = tags[256][0]
    pixels = b"".join(
        data[start : start + length]
        for start, length in zip(tags[273], tags[279], strict=True)
    )
    return [pixels[i : i + wide] for i in range(0, len(pixels), wide)]
