"""The plates of a PDF drawn as the press would get them (色版), by Ghostscript.

In: a PDF and its pages.  Out: for each page the pixels of every plate,
overprint and spot inks included.  Without Ghostscript on the machine, and
where it fails, a word says so.

"""

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from reform_press.geometry import MM, Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.state import Box

#: Pages drawn by one run of Ghostscript; some 15 MB of plates a page.
_BATCH = 8
#: Pages that are drawn of one document, evenly spread: some minutes.
_MOST_PAGES = 400
#: Batches may take so many times the patience for one, all together.
_ALL_TOGETHER = 10
#: Pixels of a page that are worth drawing: a sheet of 3 by 3 m at 72 dpi.
_MOST_PIXELS = 80_000_000

#: Rows of pixels, 0 is full ink.
Rows = list[bytes]


class Plates(NamedTuple):
    """The plates of one page."""

    page: int
    inks: tuple[str, ...]
    rows: tuple[Rows, ...]  # of each ink
    area: Rect  # what was drawn, in mm from the corner of the trim

    @property
    def step(self) -> float:
        """The side of a pixel in mm.

        A page holds whole pixels: the longer of its sides tells their size
        better, and that of a spine would be 3 mm off at its other end.
        """
        rows = self.rows[0]
        if len(rows) > len(rows[0]):
            return self.area.height / len(rows)
        return self.area.width / len(rows[0])


class DrawingError(Exception):
    """The plates cannot be drawn; the message is the reason, as a tool's name."""


class UnfinishedError(DrawingError):
    """Drawing was begun, and this file broke it off (未画完)."""


def chosen(pages: Sequence[int]) -> tuple[Sequence[int], ...]:
    """Return the pages to be drawn, in batches; of very many, some of them."""
    batches = [pages[at : at + _BATCH] for at in range(0, len(pages), _BATCH)]
    most = _MOST_PAGES // _BATCH
    if len(batches) <= most:
        return tuple(batches)
    last = len(batches) - 1
    return tuple(batches[at * last // (most - 1)] for at in range(most))


def drawn(path: Path, sheets: Mapping[int, Sheet], expect: Expect) -> Iterator[Plates]:
    """Yield the plates of each page that is chosen.

    ``sheets`` are those of the pages to be drawn, in order.  Raises DrawingError.
    """
    tool = shutil.which("gs") or shutil.which("gswin64c")
    if tool is None:
        raise DrawingError("Ghostscript")
    if any(_pixels(sheet, expect.ink_dpi) > _MOST_PIXELS for sheet in sheets.values()):
        raise DrawingError("MediaBox")
    whole = left = _ALL_TOGETHER * expect.patience
    for batch in chosen(tuple(sheets)):
        with tempfile.TemporaryDirectory(prefix="reform-press-") as folder:
            command = [tool, *_options(path, folder, batch, expect)]
            if left < expect.patience:
                raise UnfinishedError(f"Ghostscript > {whole - expect.patience:g} s")
            left -= _draw(command, expect)
            for number, page in enumerate(batch, start=1):
                files = sorted(Path(folder).glob(f"{number}(*).tif"))
                rows = tuple(map(_read, files))
                if not rows or not rows[0] or not rows[0][0]:
                    raise DrawingError("tiffsep")
                inks = tuple(map(_name, files))
                area = _area(sheets[page], rows[0], expect)
                yield Plates(page, inks, rows, area)


def _pixels(sheet: Sheet, dpi: int) -> float:
    wide = (sheet.media.right - sheet.media.left) * sheet.unit
    tall = (sheet.media.top - sheet.media.bottom) * sheet.unit
    return wide * tall * (dpi / 72) ** 2


def _area(sheet: Sheet, rows: Rows, expect: Expect) -> Rect:
    """Return what was drawn: the bleed, or the media of a page without one."""
    wide = len(rows[0]) / expect.ink_dpi * 72 / MM

    def off(box: Box) -> float:
        return abs(sheet.place(box).width - wide)

    box = min((sheet.bleed, sheet.media), key=off)
    return sheet.place(box)


def _options(
    path: Path, folder: str, pages: Sequence[int], expect: Expect
) -> list[str]:
    return [
        "-q",
        "-dSAFER",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=tiffsep",
        "-sCompression=none",
        "-dUseBleedBox",
        f"-r{expect.ink_dpi}",
        f"-sPageList={','.join(map(str, pages))}",
        "-o",
        str(Path(folder) / "%d.tif"),
        str(path.resolve()),
    ]


def _draw(command: list[str], expect: Expect) -> float:
    """Let Ghostscript draw, and return the seconds it took.  Raises DrawingError."""
    begun = monotonic()
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, timeout=expect.patience
        )
    except subprocess.TimeoutExpired as error:
        raise UnfinishedError(f"Ghostscript > {expect.patience:g} s") from error
    except OSError as error:
        raise DrawingError(f"Ghostscript: {error.strerror}") from error
    if done.returncode:
        raise UnfinishedError(f"Ghostscript {done.returncode}")
    return monotonic() - begun


def _name(file: Path) -> str:
    """Return the ink of a plate: Ghostscript writes ``1(Cyan).tif``."""
    return file.stem.partition("(")[2].removesuffix(")")


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
