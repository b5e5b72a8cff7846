"""A brochure after an edit of its text (小册子改后重排), beside a galley of that text.

    python tests/bench/brochure_bench.py [--edits N] [--only EDITION]

One character of a paragraph becomes another that the text has already, and the
sample is built again; WeasyPrint is not loaded for it, or the bench stops.  The
galley holds the same paragraphs and heads, with the same edit.  Both are timed
in a process that stays, as ``watch`` has it, and as commands with what builds
before have kept.  Printed are medians in milliseconds and their ratio, and the
ratio that we allow ourselves.  Nothing else fails: figures are for people.

"""

import argparse
import gc
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from edit_bench import SHEET, STYLE

from reform_press.build import BuildOptions, build
from reform_press.content.edition import read
from reform_press.fonts.library import FontSet, load_fonts
from reform_press.galley import set_galley_again
from reform_press.workshop import Workshop

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ("brochure-laying-hens", "brochure-irrigation")
#: What a build after an edit may take, to the galley of the same text.
BAR = 3.0
PROGRAM = (sys.executable, "-m", "reform_press")
_HAN = re.compile("[\u4e00-\u9fff]")
_PARAGRAPH = re.compile(r"(?m)^.*\{#.*$")


class Desk(NamedTuple):
    """A sample in a project of its own, and its text as a galley."""

    folder: Path
    text: Path

    @property
    def out(self) -> Path:
        """The galley's PDF."""
        return self.text.with_suffix(".pdf")


def laid_out(name: str, project: Path) -> Desk:
    """Copy a sample, and build it for the first time, in another process."""
    for part in ("content", "layouts", "fonts"):
        shutil.copytree(ROOT / part, project / part)
    desk = Desk(project / "content" / name, project / "galley.txt")
    by_command(desk, "build")
    return desk


def edited(desk: Desk, lots: random.Random) -> None:
    """Change one character of the source text, and the galley's copy with it."""
    file = lots.choice(sorted(desk.folder.glob("*.zh.md")))
    text = file.read_text("utf-8")
    paragraph = lots.choice(list(_PARAGRAPH.finditer(text)))
    spots = list(_HAN.finditer(text, *paragraph.span()))
    old = lots.choice(spots)
    new = lots.choice([one for one in spots if one[0] != old[0]])[0]
    file.write_text(text[: old.start()] + new + text[old.end() :], "utf-8")
    copy = [
        words
        for story in read(desk.folder).stories
        for words in (story.headline.main, *(one.text for one in story.body))
    ]
    desk.text.write_text("\n".join(copy) + "\n", "utf-8")


def by_command(desk: Desk, what: str) -> float:
    """Return the seconds of a command in a process of its own."""
    words = {
        "build": ("build", str(desk.folder)),
        "galley": ("galley", str(desk.text), "-o", str(desk.out)),
    }
    begun = perf_counter()
    subprocess.run(
        [*PROGRAM, *words[what], "--quiet"], check=True, cwd=desk.text.parent
    )
    return perf_counter() - begun


class Stays:
    """One process that has built the sample and set the galley before."""

    def __init__(self, desk: Desk, fonts: FontSet) -> None:
        self.desk, self.fonts = desk, fonts
        self.shops = {"build": Workshop(), "galley": Workshop()}

    def __call__(self, desk: Desk, what: str) -> float:
        """Return the seconds of bringing the brochure or the galley up to date."""
        shop = self.shops[what]
        shop.rest()  # as ``watch`` does while it waits for a save
        gc.disable()
        begun = perf_counter()
        if what == "build":
            done = build(desk.folder, BuildOptions(), lambda words: None, shop)
        else:
            set_galley_again(desk.text, desk.out, SHEET, STYLE, self.fonts, shop)
        took = perf_counter() - begun
        gc.enable()
        if what == "build" and (done.stood or done.pdf.name != "print.pdf"):
            raise SystemExit(f"{desk.folder.name}: not built again as a print PDF")
        return took


def timed(
    desk: Desk, way: Callable[[Desk, str], float], count: int, seed: int
) -> Iterator[tuple[float, float]]:
    """Yield seconds of the brochure and of the galley, an edit after the other."""
    lots = random.Random(seed)
    for number in range(count + 1):
        edited(desk, lots)
        took = way(desk, "build"), way(desk, "galley")
        if number:  # the first sets up what stays
            yield took


def report(name: str, way: str, found: list[tuple[float, float]]) -> None:
    """Print a row."""
    ours, galley = (1000 * median(side) for side in zip(*found, strict=True))
    print(f"{name:22}{way:12}{ours:9.1f}{galley:9.1f}{ours / galley:7.2f}{BAR:6.1f}")


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=9)
    parser.add_argument("--only", choices=SAMPLES)
    options = parser.parse_args()
    fonts = load_fonts()
    print(f"{'an edit of text, ms':34}{'build':>9}{'galley':>9}{'ratio':>7}{'bar':>6}")
    for name in (options.only,) if options.only else SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            desk = laid_out(name, Path(folder))
            stays = Stays(desk, fonts)
            report(name, "stays", list(timed(desk, stays, options.edits, 1)))
            report(name, "command", list(timed(desk, by_command, options.edits, 2)))
    if "weasyprint" in sys.modules:
        raise SystemExit("an edit of text was laid out by WeasyPrint")


if __name__ == "__main__":
    main()
