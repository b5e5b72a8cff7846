"""Dense mixed text set by ``galley``, and audited from its glyphs (混排通审).

The three texts are our own: news full of figures, a manual of standards with
addresses and code, a list of names, dates and quotations.  Nothing may be
wrong with their galleys on any measure but what a remark names: a line that
its own units leave no way to fill.

"""

import re
from functools import cache
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from referees import positions
from referees.audit import Fault, audit, tally
from referees.galleys import Bed
from reform_press.errors import Diagnostic
from reform_press.fonts.library import FontSet
from reform_press.galley import set_galley
from reform_press.geometry import Size
from reform_press.makeup.galley import GalleySheet
from reform_press.style.model import TextStyle

HERE = Path(__file__).parent
TEXTS = ("county", "standards", "names")
SIZE, LEADING, ROWS, COLUMNS, MARGIN, GUTTER = 10.0, 16.0, 60, 4, 40.0, 20.0
#: The default sheet of ``galley`` has columns so wide; a newspaper's are 12 to 15.
MEASURES = (25.0, 18.24, 15.0, 12.0)


@cache
def copy(name: str) -> list[str]:
    """Return the paragraphs: a line of the file each."""
    return (HERE / f"{name}.txt").read_text("utf-8").splitlines()


def bed(measure: float, *, vertical: bool) -> tuple[Bed, Size]:
    """Return where lines of ``measure`` em should stand, and their paper."""
    long = measure * SIZE
    along = 2 * MARGIN + COLUMNS * long + (COLUMNS - 1) * GUTTER
    across = 2 * MARGIN + (ROWS - 1) * LEADING + SIZE
    starts = tuple(MARGIN + n * (long + GUTTER) for n in range(COLUMNS))
    first = across - MARGIN - SIZE / 2 if vertical else MARGIN + 0.88 * SIZE
    size = Size(across, along) if vertical else Size(along, across)
    found = Bed(starts, long, first, LEADING, ROWS, SIZE, vertical=vertical)
    return found, size


def faults(
    name: str, measure: float, folder: Path, fonts: FontSet, *, vertical: bool = False
) -> tuple[list[Fault], list[Fault]]:
    """Set a text; return faults that no remark names, and those that one does."""
    stands, size = bed(measure, vertical=vertical)
    sheet = GalleySheet(size, MARGIN, COLUMNS, GUTTER, vertical=vertical)
    mode = "vertical" if vertical else "horizontal"
    style = TextStyle(size=SIZE, leading=LEADING, mode=mode)
    done = set_galley(HERE / f"{name}.txt", folder / "a.pdf", sheet, style, fonts)
    found = audit(positions.read(done.path), stands, copy(name))
    named = [fault for fault in found if is_named(fault, done.diagnostics)]
    return [fault for fault in found if fault not in named], named


def is_named(fault: Fault, remarks: tuple[Diagnostic, ...]) -> bool:
    """Tell whether a remark names the line, or says its paragraph was relaxed."""
    if not fault.line:
        return False
    line, number = fault.line.told.strip(), fault.line.paragraph + 1
    return any(
        remark.message.zh.strip().endswith(line)
        or (
            remark.code == "compose.relaxed"
            and remark.source is not None
            and remark.source.line == number
        )
        for remark in remarks
    )


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_wrong(
    name: str, measure: float, tmp_path: Path, fonts: FontSet
) -> None:
    found, _ = faults(name, measure, tmp_path, fonts)

    assert not found, "\n".join(map(str, found))


@pytest.mark.slow
@pytest.mark.parametrize("measure", [26.0, 18.0])
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_wrong_in_vertical_lines(
    name: str, measure: float, tmp_path: Path, fonts: FontSet
) -> None:
    found, _ = faults(name, measure, tmp_path, fonts, vertical=True)

    assert not found, "\n".join(map(str, found))


@pytest.mark.slow
@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("name", TEXTS)
def test_what_is_copied_from_the_page_is_the_copy(
    name: str, *, vertical: bool, tmp_path: Path, fonts: FontSet
) -> None:
    """No blank is put between Han and Latin, no hyphen left in a word (R79)."""
    faults(name, 18.24, tmp_path, fonts, vertical=vertical)
    with PdfDocument(tmp_path / "a.pdf") as document:
        # pdfium tells a hyphen that ends a line as U+FFFE.
        pages = [
            page.get_textpage().get_text_range().replace("\ufffe", "-")
            for page in document
        ]
    lines = [line for page in pages for line in page.splitlines()]

    assert "".join("".join(lines).split()) == "".join("".join(copy(name)).split())
    if not vertical:
        assert not [line for line in lines if re.search(r"[一-鿿] | [一-鿿]", line)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "lines"), [("county", 2), ("standards", 1), ("names", 0)]
)
def test_few_lines_need_a_remark_on_the_usual_measure(
    name: str, lines: int, tmp_path: Path, fonts: FontSet
) -> None:
    """The address at county's end and the command of standards cannot be filled."""
    _, named = faults(name, 18.24, tmp_path, fonts)

    assert len({str(fault.line) for fault in named}) <= lines, tally(named)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_narrow_columns_name_what_they_cannot_fill(
    name: str, tmp_path: Path, fonts: FontSet
) -> None:
    """Nine em: numbers and words are wider than some lines."""
    found, named = faults(name, 9.0, tmp_path, fonts)

    assert not found, "\n".join(map(str, found))
    assert {fault.rule for fault in named} <= {
        "hole",
        "ragged",
        "Han-Latin gap too wide",
        "split word",
        "split unit",
    }
