"""How fast a yearbook is made, beside Typst on the same text (成书测速).

    python tests/bench/book_bench.py [--runs N] [--only PAGES] [--full]

Whole processes on one core, in turn: ours without caches, and Typst pinned to
the files of our fonts.  Then one word of a book is changed in a process that
has just built it.  Printed are medians of wall and processor time, peak
memory, the pages of either PDF, the ratio of medians, and the bars that we
set ourselves.  Nothing here fails: the figures are for people.

``text`` is the copy of the sample yearbook again and again, with headings,
running heads and folios.  ``unlike`` has no two paragraphs alike.  ``--full``
adds books with contents, pictures, tables, notes and an index.

"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypdfium2
from book_copy import copy, write_edition
from book_typst import source

from bench import ROOT, TYPST_RUN, Run, run
from reform_press.fonts.config import load_project_fonts

PAGES = (300, 1_200)
#: Ours to Typst's time, cold; an edit to our own cold time.
COLD, EDIT = 1.2, 0.1
#: Most memory: MiB, and MiB a page.
BASE, PAGE = 300, 2
#: Fonts that the yearbook's layout sets text in.
ROLES = ("song", "hei", "hei-regular", "serif", "sans")
#: A word of the copy, and another in its place.
OLD, NEW = "2020年", "2021年"
#: A resident process: built once, then told of an edit, which it times.
EDITED = """
import gc, sys, time
from pathlib import Path
from reform_press.build import build
from reform_press.standing import BuildOptions
from reform_press.workshop import Workshop
folder, chapter, old, new = sys.argv[1:5]
shop = Workshop()
options = BuildOptions()
build(Path(folder), options, lambda words: None, shop)
chapter = Path(chapter)
for turn in range(3):
    shop.rest()
    text = chapter.read_text("utf-8")
    at = text.index(old, len(text) // 2)
    chapter.write_text(text[:at] + new + text[at + len(old):], "utf-8")
    begun = time.perf_counter(), time.process_time()
    build(Path(folder), options, lambda words: None, shop)
    print(time.perf_counter() - begun[0], time.process_time() - begun[1])
"""


class Kind(NamedTuple):
    """A kind of book."""

    name: str
    full: bool = False
    unlike: bool = False


class Laid(NamedTuple):
    """A book laid ready for both sides."""

    edition: Path
    typst: Path
    chapter: Path  # one in the middle

    @property
    def pdf(self) -> Path:
        """What our build writes."""
        return self.edition.parent.parent / "build" / self.edition.name / "print.pdf"


def laid(pages: int, kind: Kind, folder: Path) -> Laid:
    """Write a book of about so many pages as a project of its own."""
    project = folder / f"{kind.name}-{pages}"
    for part in ("layouts", "fonts"):
        shutil.copytree(ROOT / part, project / part)
    edition = project / "content" / "book"
    book = copy(pages, full=kind.full, unlike=kind.unlike)
    write_edition(book, edition)
    typst = edition / "book.typ"
    typst.write_text(source(book), "utf-8")
    chapters = sorted((edition / "text").iterdir())
    return Laid(edition, typst, chapters[len(chapters) // 2])


def cold(book: Laid, fonts: Path, runs: int) -> dict[str, list[Run]]:
    """Time both sides, whole processes without caches, after a turn of neither."""
    build = book.edition.parent.parent / "build"
    fresh = f"import shutil; shutil.rmtree({str(build)!r}, ignore_errors=True)"
    ours = [sys.executable, "-m", "reform_press", "build", str(book.edition), "--quiet"]
    theirs = [
        sys.executable, "-c", TYPST_RUN, str(book.typst), str(book.typst) + ".pdf",
        str(fonts), "pinned",
    ]  # fmt: skip
    found: dict[str, list[Run]] = {"reform-press": [], "typst, pinned": []}
    for turn in range(runs + 1):
        run([sys.executable, "-c", fresh])
        measured = run(ours), run(theirs)
        if turn:
            for one, name in zip(measured, found, strict=True):
                found[name].append(one)
    return found


def edited(book: Laid) -> Run:
    """Time the edit of a word in a process that stays; its memory is the whole's."""
    command = [
        sys.executable, "-c", EDITED, str(book.edition), str(book.chapter), OLD, NEW,
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = (map(float, line.split()) for line in said.splitlines())
    walls, cpus = zip(*rows, strict=True)
    return Run(median(walls), median(cpus), 0.0)


def report(pages: int, kind: Kind, book: Laid, found: dict[str, list[Run]]) -> None:
    """Print what was found of one book."""
    print(f"\n{pages:,} pages, {kind.name}")
    print(
        f"  {'':24}{'pages':>7}{'wall s':>9}{'cpu s':>9}"
        f"{'MiB':>8}{'bar':>8}{'ratio':>8}"
    )
    files = (book.pdf, Path(f"{book.typst}.pdf"))
    base = median(one.wall for one in found["reform-press"])
    for (name, runs), file in zip(found.items(), files, strict=True):
        made = len(pypdfium2.PdfDocument(file))
        wall, cpu = median(r.wall for r in runs), median(r.cpu for r in runs)
        memory = max(r.memory for r in runs)
        ours = name == "reform-press"
        bar = f"{BASE + PAGE * made:8}" if ours else " " * 8
        ratio = "" if ours else f"{base / wall:8.2f} (bar {COLD})"
        print(f"  {name:24}{made:7}{wall:9.3f}{cpu:9.3f}{memory:8.0f}{bar}{ratio}")


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", type=int, choices=PAGES)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    kinds = [Kind("text"), Kind("unlike", unlike=True)]
    if options.full:
        kinds.append(Kind("full", full=True))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # As of an installed program: bytecode is there from the second run on.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        fonts = folder / "fonts"
        fonts.mkdir()
        chosen, _ = load_project_fonts(ROOT)
        for role in ROLES:
            shutil.copy(chosen.chain(role)[0].path, fonts)
        for kind in kinds:
            for pages in (options.only,) if options.only else PAGES:
                book = laid(pages, kind, folder)
                found = cold(book, fonts, options.runs)
                report(pages, kind, book, found)
                after = edited(book)
                part = after.cpu / median(one.cpu for one in found["reform-press"])
                print(
                    f"  {'an edit, resident':24}{'':7}{after.wall:9.3f}{after.cpu:9.3f}"
                    f"{part:24.3f} of cold (bar {EDIT})"
                )


if __name__ == "__main__":
    main()
