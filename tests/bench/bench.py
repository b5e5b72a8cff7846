"""How fast a galley is set, beside Typst on the same text (测速).

    python tests/bench/bench.py [--runs N] [--only SIZE]

Whole processes, in turn: ours, Typst with the system's fonts, Typst pinned to
our font file.  Printed are medians of wall and processor time, the ratio of
medians, and the peak memory of the largest process.  Nothing here fails: the
figures are for people.

The copy is that of our samples, its sentences drawn by lot (fixed seed) into
paragraphs of their own, so that no two paragraphs of a text are alike.  Mixed
copy is that of ``tests/galley``: Latin, numbers, addresses, piled marks.
Vertical setting stands beside Typst's horizontal one, for it has no other.

"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SIZES = (7_000, 73_000, 290_000)
SAMPLES = ("content/supplement-2023/*.md", "content/review-2020/*.md")
MIXED = ("tests/galley/*.txt",)
#: Characters of the mixed and the vertical text.
OTHER = 73_000

TYPST_PAGE = """#set page(width: 390mm, height: 540mm, margin: 20mm, columns: 5)
#set columns(gutter: 20pt)
#set text(font: "{font}", size: 10pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 6pt, spacing: 6pt,
  first-line-indent: (amount: 2em, all: true))
"""
TYPST_RUN = """
import sys, typst
source, out, folder, pinned = sys.argv[1:5]
fonts = typst.Fonts(
    include_system_fonts=pinned != "pinned",
    include_embedded_fonts=pinned != "pinned",
    font_paths=[folder],
)
typst.Compiler(source, font_paths=fonts).compile(output=out)
"""


class Run(NamedTuple):
    """One process: seconds on the wall, seconds of processor, MiB at most."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str]) -> Run:
    """Run a command to its end."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        sys.exit(f"{' '.join(command[:4])} failed:\n{told.decode()}")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def sentences(patterns: Sequence[str]) -> list[str]:
    """Return the sentences of some files, front matter and marks left out."""
    found: list[str] = []
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            body = file.read_text("utf-8").split("\n---\n", 1)[-1]
            body = re.sub(r"^#.*$|\{[^}\n]*\}|\*+", "", body, flags=re.MULTILINE)
            found += re.findall(r"[^。！？\n]+[。！？]", body)
    return found


def copy(size: int, patterns: Sequence[str] = SAMPLES) -> list[str]:
    """Return paragraphs of about ``size`` characters in sum."""
    lots = random.Random(size)
    pool = sentences(patterns)
    paragraphs: list[str] = []
    total = 0
    while total < size:
        paragraph = "".join(lots.sample(pool, lots.randint(2, 6)))
        paragraphs.append(paragraph)
        total += len(paragraph)
    return paragraphs


def commands(
    paragraphs: list[str], folder: Path, font: Path, *options: str
) -> dict[str, list[str]]:
    """Write the inputs and return the three commands; ``options`` are for ours."""
    text, typ = folder / "copy.txt", folder / "copy.typ"
    text.write_text("\n".join(paragraphs) + "\n", "utf-8")
    escaped = (re.sub(r"([\\#$*_`<>@~=+/-])", r"\\\1", p) for p in paragraphs)
    page = TYPST_PAGE.format(font="Noto Serif SC")
    typ.write_text(page + "\n\n".join(escaped), "utf-8")
    # Both set everything in the one face.
    ours = [
        sys.executable, "-m", "reform_press", "galley", str(text),
        "--out", str(folder / "ours.pdf"), "--latin", "song", "--quiet", *options,
    ]  # fmt: skip
    theirs = [
        sys.executable, "-c", TYPST_RUN, str(typ), str(folder / "typst.pdf"),
        str(font.parent),
    ]  # fmt: skip
    return {
        "reform-press": ours,
        "typst, as installed": [*theirs, "installed"],
        "typst, pinned": [*theirs, "pinned"],
    }


def interleaved(commands: dict[str, list[str]], runs: int) -> dict[str, list[Run]]:
    """Run the commands in turn, after one turn that is not counted."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            measured = run(command)
            if turn:
                found[name].append(measured)
    return found


def report(title: str, found: dict[str, list[Run]], base: str) -> None:
    """Print a row a command: medians, and the ratio of ``base`` to it."""
    print(f"\n{title}")
    print(f"  {'':24}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'ratio':>8}")
    ours = median(r.wall for r in found[base])
    for name, runs in found.items():
        wall, cpu = median(r.wall for r in runs), median(r.cpu for r in runs)
        memory = max(r.memory for r in runs)
        ratio = "" if name == base else f"{ours / wall:8.2f}"
        print(f"  {name:24}{wall:9.3f}{cpu:9.3f}{memory:8.0f}{ratio}")


def bench_build(folder: Path, runs: int, galley: list[str]) -> None:
    """Time the whole supplement: cold, after an edit, and with nothing changed.

    Cold has neither caches nor earlier results.  Warm has its caches, and one
    story has changed by a character since the last build.
    """
    project = folder / "project"
    edition = project / "content" / "supplement-2023"
    for part in ("content/supplement-2023", "layouts", "fonts"):
        shutil.copytree(ROOT / part, project / part)
    story = edition / "fresh-light.md"
    build = [sys.executable, "-m", "reform_press", "build", str(edition), "--quiet"]
    found: dict[str, list[Run]] = {
        "build, cold": [],
        "build, warm": [],
        "build, unchanged": [],
        "galley of 7,000": [],
    }
    for turn in range(runs):
        shutil.rmtree(project / "build", ignore_errors=True)
        found["build, cold"].append(run(build))
        old, new = ("弹性", "软硬") if turn % 2 == 0 else ("软硬", "弹性")
        story.write_text(story.read_text("utf-8").replace(old, new), "utf-8")
        found["build, warm"].append(run(build))
        found["build, unchanged"].append(run(build))
        found["galley of 7,000"].append(run(galley))
    one = median(r.wall for r in found["galley of 7,000"])
    print("\nsupplement-2023, whole, beside our galley of 7,000 characters")
    print(f"  {'':24}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'times':>8}")
    for name, measured in found.items():
        wall, cpu = median(r.wall for r in measured), median(r.cpu for r in measured)
        memory = max(r.memory for r in measured)
        print(f"  {name:24}{wall:9.3f}{cpu:9.3f}{memory:8.0f}{wall / one:8.1f}")


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", type=int, choices=SIZES)
    options = parser.parse_args()
    from reform_press.fonts.library import load_fonts

    installed = load_fonts().chain("song")[0].path
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone = folder / "font"
        alone.mkdir()
        font = Path(shutil.copy(installed, alone / "NotoSerifSC-Regular.ttf"))
        galley: list[str] = []
        for size in (options.only,) if options.only else SIZES:
            asked = commands(copy(size), folder, font)
            galley = galley or asked["reform-press"]
            found = interleaved(asked, options.runs)
            report(f"{size:,} characters", found, "reform-press")
        if not options.only:
            # Powers and indices are in no Han face: the Latin one has them.
            mixed = commands(copy(OTHER, MIXED), folder, font, "--latin", "serif")
            found = interleaved(mixed, options.runs)
            report(f"{OTHER:,} characters, mixed", found, "reform-press")
            vertical = commands(copy(OTHER), folder, font, "--mode", "vertical")
            found = interleaved(vertical, options.runs)
            report(f"{OTHER:,} characters, vertical", found, "reform-press")
            commands(copy(SIZES[0]), folder, font)
            bench_build(folder, min(options.runs, 5), galley)


if __name__ == "__main__":
    main()
