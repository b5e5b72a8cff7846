"""How even the lines of plain news text are (灰度), beside the house's goals.

    python tests/bench/colour.py [--characters N]

The copy is that of ``bench.py``, set by ``galley`` on its own sheet: columns of
18.24 em.  Read back from the PDF is the widest gap that justification put
between two Han of each line but the last of its paragraph.  Printed are its
95th percentile and its maximum, and how many lines break a rule.

"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "bench")]

from bench import copy  # noqa: E402
from referees.audit import audit, opening, tally  # noqa: E402
from referees.galleys import Bed, aligned, read_lines  # noqa: E402
from referees.positions import read  # noqa: E402

#: Goals in em: 95th percentile and maximum.
GOALS = (0.019, 0.11)
MM = 72 / 25.4
#: The sheet that ``galley`` sets by default.
WIDTH, HEIGHT, MARGIN, COLUMNS, GUTTER = 390 * MM, 540 * MM, 20 * MM, 5, 20.0
SIZE, LEADING, ASCENT = 10.0, 16.0, 0.88


def bed() -> Bed:
    """Return where the default galley's lines stand."""
    inner = WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER
    measure = inner / COLUMNS
    starts = tuple(MARGIN + i * (measure + GUTTER) for i in range(COLUMNS))
    rows = int((HEIGHT - 2 * MARGIN - SIZE) / LEADING) + 1
    return Bed(starts, measure, MARGIN + ASCENT * SIZE, LEADING, rows, SIZE)


def main() -> None:
    """Set, read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=73_000)
    paragraphs = copy(parser.parse_args().characters)
    with tempfile.TemporaryDirectory() as name:
        text, pdf = Path(name) / "copy.txt", Path(name) / "copy.pdf"
        text.write_text("\n".join(paragraphs) + "\n", "utf-8")
        command = [sys.executable, "-m", "reform_press", "galley", str(text)]
        subprocess.run([*command, "-o", str(pdf)], check=True, cwd=ROOT)
        glyphs = read(pdf)
    lines, _ = aligned(read_lines(glyphs, bed()), paragraphs)
    widest = sorted(max(0.0, opening(line)) for line in lines if not line.last)
    at_95 = widest[int(0.95 * len(widest))]
    print(f"{len(widest)} justified lines of {bed().measure / SIZE:.2f} em")
    print(f"  widest gap, 95th percentile {at_95:.3f} em (goal {GOALS[0]})")
    print(f"  widest gap, maximum         {widest[-1]:.3f} em (goal {GOALS[1]})")
    print(f"  faults: {tally(audit(glyphs, bed(), paragraphs)) or 'none'}")


if __name__ == "__main__":
    main()
