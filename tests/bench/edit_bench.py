"""The edit loop (改后重排): from a character changed to a PDF on the disk.

    python tests/bench/edit_bench.py [--edits N] [--only SIZE]

In one process, as an editor's desk works: a character of the first, the
middle or the last paragraph becomes another, the file is written, and ours and
Typst's resident compiler, pinned to our font file, each bring the PDF up to
date in turn.  No edit comes twice, for a repeated one is remembered and says
nothing.  Timed is all from reading the file to the finished PDF.  Printed are
medians in milliseconds, the slowest of ours, the ratio of medians, and the
ratio that we ask of ourselves.  Nothing here fails: the figures are for people.

Paragraphs stand for stories.  The copy is that of ``bench.py``.  Told apart are
edits that leave the set of characters as it is, and those that bring in one
that the text had not, so that its font is cut anew.

"""

import argparse
import gc
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from bench import SIZES, commands, copy
from reform_press.fonts.library import FontSet, load_fonts
from reform_press.galley import set_galley_again
from reform_press.geometry import MM, Size
from reform_press.makeup.galley import GalleySheet
from reform_press.style.model import TextStyle
from reform_press.workshop import Workshop

#: What an edit to a finished PDF may take, to Typst's recompile.
BARS = dict(zip(SIZES, (1.5, 0.75, 0.35), strict=True))
#: The defaults of ``galley``, all of it in one face as Typst has it.
SHEET = GalleySheet(Size(390 * MM, 540 * MM), 20 * MM, 5, 20.0)
STYLE = TextStyle(size=10.0, leading=16.0, latin="song")
#: Characters of Han that are in nobody's way, common and rare.
HAN = range(0x4E00, 0x9FA0)
PLACES = ("first", "middle", "last")
#: Where an edit is made, and whether its character is new to the text.
Kind = tuple[str, bool]
KINDS = [(place, new) for new in (False, True) for place in PLACES]


class Desk(NamedTuple):
    """One text on the desk: its files, and what our process holds of it."""

    size: int
    paragraphs: list[str]
    folder: Path
    shop: Workshop


class Took(NamedTuple):
    """Seconds of one edit, ours and Typst's."""

    ours: float
    typst: float


def laid_out(size: int, folder: Path, fonts: FontSet, font: Path) -> Desk:
    """Write a text and set it for the first time."""
    folder.mkdir()
    desk = Desk(size, copy(size), folder, Workshop())
    commands(desk.paragraphs, folder, font)
    ours(desk, fonts)
    return desk


def ours(desk: Desk, fonts: FontSet) -> float:
    """Bring our PDF up to date."""
    file, out = desk.folder / "copy.txt", desk.folder / "ours.pdf"
    desk.shop.rest()  # as ``watch`` does while it waits for a save
    gc.disable()
    begun = perf_counter()
    set_galley_again(file, out, SHEET, STYLE, fonts, desk.shop)
    took = perf_counter() - begun
    gc.enable()
    return took


def theirs(desk: Desk, compiler: Any) -> float:
    """Bring Typst's PDF up to date, and make sure that it is another one."""
    out = desk.folder / "typst.pdf"
    before = out.read_bytes()
    begun = perf_counter()
    compiler.compile(output=str(out))
    took = perf_counter() - begun
    if out.read_bytes() == before:
        raise SystemExit("typst did not see the edit")
    return took


def edits(desk: Desk, fonts: FontSet, count: int) -> Iterator[tuple[Kind, list[str]]]:
    """Yield each edit and the whole copy after it; none comes twice."""
    lots = random.Random(desk.size)
    face = fonts.chain("song")[0]
    paragraphs = list(desk.paragraphs)
    all_han = [c for c in map(chr, HAN) if face.glyph(c)]
    used = Counter("".join(paragraphs))
    # One glyph may stand for two characters: Typst's PDF would stay as it was.
    glyphs = {face.glyph(c) for c in used}
    fresh = [c for c in all_han if face.glyph(c) not in glyphs]
    lots.shuffle(fresh)
    # So common that no edit takes the last or brings the first of them.
    common = [c for c in all_han if used[c] > 2]
    places = dict(zip(PLACES, (0, len(paragraphs) // 2, -1), strict=True))
    states = {tuple(paragraphs)}
    for place, new in KINDS * count:
        at = places[place]
        text = paragraphs[at]
        while tuple(paragraphs) in states:
            spots = [n for n, c in enumerate(text) if c in common]
            spot = lots.choice(spots)
            wanted = fresh.pop() if new else lots.choice(common)
            # Typst's resident compiler overlooks edits whose last byte stays.
            if wanted.encode()[-1] != text[spot].encode()[-1]:
                paragraphs[at] = text[:spot] + wanted + text[spot + 1 :]
        states.add(tuple(paragraphs))
        yield (place, new), paragraphs


def timed(
    desk: Desk, compiler: Any, fonts: FontSet, font: Path, count: int
) -> dict[Kind, list[Took]]:
    """Return what edits took, by their kinds."""
    found: dict[Kind, list[Took]] = {kind: [] for kind in KINDS}
    compiler.compile(output=str(desk.folder / "typst.pdf"))
    for kind, paragraphs in edits(desk, fonts, count):
        commands(paragraphs, desk.folder, font)
        found[kind].append(Took(ours(desk, fonts), theirs(desk, compiler)))
    return found


def report(desk: Desk, found: dict[Kind, list[Took]]) -> None:
    """Print a row a kind of edit."""
    print(f"\n{desk.size:,} characters, an edit of one")
    print(f"  {'':22}{'ours ms':>9}{'slowest':>9}{'typst':>7}{'ratio':>7}{'bar':>6}")
    for (place, new), took in found.items():
        mine, other = (1000 * median(side) for side in zip(*took, strict=True))
        slowest = 1000 * max(one.ours for one in took)
        name = f"{place}, new glyph" if new else place
        print(
            f"  {name:22}{mine:9.1f}{slowest:9.1f}{other:7.1f}"
            f"{mine / other:7.2f}{BARS[desk.size]:6.2f}"
        )


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=8, help="of each kind")
    parser.add_argument("--only", type=int, choices=SIZES)
    options = parser.parse_args()
    fonts = load_fonts()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone = folder / "font"
        alone.mkdir()
        installed = fonts.chain("song")[0].path
        font = Path(shutil.copy(installed, alone / "NotoSerifSC-Regular.ttf"))
        # Ours forks when it sets a text for the first time: before Typst's threads.
        sizes = (options.only,) if options.only else SIZES
        desks = [laid_out(n, folder / str(n), fonts, font) for n in sizes]
        import typst

        pinned = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(alone)],
        )
        for desk in desks:
            source = str(desk.folder / "copy.typ")
            compiler = typst.Compiler(source, font_paths=pinned)
            report(desk, timed(desk, compiler, fonts, font, options.edits))


if __name__ == "__main__":
    main()
