"""A galley judged line by line (毛样审读), by the places of its glyphs alone.

In: a PDF, the bed its lines should stand on, its copy.  Out: faults, each with
its rule and its line.  What counts: CLREQ 3.1.4 to 3.5 and GB/T 15834 5.1 at
level gb and full-width marks, the house's limits of gaps, widows and runts.

"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from referees.galleys import Bed, Cell, Line, aligned, read_lines
from referees.lines import NOT_FIRST, NOT_LAST, is_han
from referees.positions import Glyph

#: Positions agree within this many em, baselines within this many points.
SLACK, STILL = 0.02, 0.02
#: Limits of the gap between Han and Latin, in em, rounding granted.
HAN_LATIN = (0.12, 0.51)
#: A gap wider than this is a hole: between Han, and between Latin words.
HOLE, WORDS_APART = 0.5, 0.75
#: Letters of one word may be kerned together by so much.
KERNED = 0.3
#: Pairs that take an em and a half together (CLREQ 3.1.6.2).
SQUEEZED = frozenset(
    "OO CC CP CS PC SC CO PO SO Cp Cs pO sO".split()  # noqa: SIM905 - a table
)
#: Marks that carry half an em of blank after their ink.
TRAILING = frozenset("CPS")
#: Han and letters that a last line has at least.
RUNT = 2
#: Columns with fewer lines than this cannot be kept from widows.
SHORTEST = 6

_UNIT = (
    "km|cm|mm|kg|mg|kW|MW|GW|kV|Hz|kHz|MHz|GHz|KB|MB|GB|TB|pt|mL|hm|ha|hPa|mol|min"
    "|ly|AU|t|m|g|W|V|K|L|h|s"
)
#: What stays whole (CLREQ 3.1.5, GB/T 15834 5.1.4-5, GB/T 15835 5.1).
_WHOLE = (
    re.compile(r"——|……|[！？]{2,3}"),
    re.compile(r"[￥¥$£€№±+−]\s?\d"),
    re.compile(r"\d[.,:]\d"),
    re.compile(r"\d\s?[%％‰℃℉°′″]"),
    re.compile(rf"\d(?:\s?(?:{_UNIT})[²³]?(?:/(?:{_UNIT})[²³]?)?)(?![A-Za-z])"),
    re.compile(r"\d{1,3}(?: \d{3})+"),
)
#: Signs after which a word, an address or a piece of code may be parted.
_PARTING = frozenset("-/.?&=_@#%+~:,;)]}—–")


class Fault(NamedTuple):
    """One thing that is wrong: the rule, where, and by how much."""

    rule: str
    line: Line | None
    detail: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.rule}:", self.detail, str(self.line))))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the galley was asked for beside the house's standard."""

    justified: bool = True
    han_latin: tuple[float, float] = HAN_LATIN


def audit(
    glyphs: list[Glyph], bed: Bed, copy: list[str], wanted: Wanted = Wanted()
) -> list[Fault]:
    """Return everything that is wrong with a galley."""
    lines, lost = aligned(read_lines(glyphs, bed), copy)
    return [
        *(Fault("wrong Unicode", None, text) for text in lost),
        *characters(glyphs, lines),
        *ends(lines, copy),
        *split(lines, copy),
        *edges(lines, bed, wanted),
        *gaps(lines, wanted),
        *runts(lines, copy),
        *widows(lines, bed),
        *off_grid(lines, bed),
    ]


def characters(glyphs: Iterable[Glyph], lines: Iterable[Line]) -> Iterator[Fault]:
    """Yield glyphs that show nothing, and text layers that are not the copy."""
    for glyph in glyphs:
        if not glyph.present or not (glyph.inked or not glyph.text.strip()):
            yield Fault("missing glyph", None, f"{glyph.text!r} {glyph.font}")
    for line in lines:
        told = "".join(line.told.split())
        shown = line.text[: -1 if line.hyphen else None]
        if told not in (shown, line.text):
            yield Fault("wrong Unicode", line, f"codes say “{line.text}”")
        if any(_is_wide(a) or _is_wide(b) for a, b in re.findall("(.) (.)", line.told)):
            yield Fault("wrong Unicode", line, "a blank beside Han")
        if re.search("[\ufe10-\ufe19\ufe30-\ufe4f\ue000-\uf8ff\ufffd]", line.told):
            yield Fault("wrong Unicode", line, "a presentation form")


def ends(lines: Iterable[Line], copy: list[str]) -> Iterator[Fault]:
    """Yield lines that open or close with what may not stand there."""
    for line in lines:
        head, tail = line.cells[0], line.cells[-1]
        starts = copy[line.paragraph][line.begin :]
        single = starts[:1] == "—" and starts[:2] != "——"
        if not line.first and (single or (head.text[0] in NOT_FIRST)):
            yield Fault("forbidden start", line)
        if not line.last and tail.text[-1] in NOT_LAST and tail.kind != "a":
            yield Fault("forbidden end", line)


def split(lines: Iterable[Line], copy: list[str]) -> Iterator[Fault]:
    """Yield lines that end inside what stays whole."""
    whole = [
        {
            at
            for pattern in _WHOLE
            for found in pattern.finditer(paragraph)
            for at in range(found.start() + 1, found.end())
        }
        for paragraph in copy
    ]
    for line, after in pairwise(lines):
        if line.last:
            continue
        text, at = copy[line.paragraph], after.begin
        if at in whole[line.paragraph]:
            yield Fault("split unit", line, f"before “{text[at]}”")
        if at == line.end and not line.hyphen and _in_word(text, at):
            yield Fault("split word", line, f"before “{text[at]}”")
        if line.hyphen and not re.search(r"[A-Za-z]{2}$", text[:at]):
            yield Fault("split word", line, "one letter before its hyphen")


def _in_word(text: str, at: int) -> bool:
    """Tell whether letters or digits meet, and no sign parts them."""
    before, after = text[at - 1], text[at]
    ascii_both = before.isascii() and after.isascii()
    return ascii_both and before not in _PARTING and not after.isspace()


def edges(lines: Iterable[Line], bed: Bed, wanted: Wanted) -> Iterator[Fault]:
    """Yield lines that do not begin and end at the edges of their column."""
    measure = bed.measure / bed.size
    for line in lines:
        head, tail = line.cells[0], line.cells[-1]
        start = head.start + (0.5 if head.kind == "O" else 0.0)
        end = tail.end - (0.5 if tail.kind in TRAILING else 0.0)
        if end > measure + SLACK:
            yield Fault("over the edge", line, f"by {end - measure:.3f} em")
        if not wanted.justified:
            continue
        off = start - (bed.indent if line.first else 0.0)
        if abs(off) > SLACK:
            rule = "edge not trimmed" if head.kind == "O" else "ragged start"
            yield Fault(rule, line, f"by {off:+.3f} em")
        if not line.last and end < measure - SLACK:
            rule = "edge not trimmed" if tail.kind in TRAILING else "ragged"
            yield Fault(rule, line, f"by {end - measure:+.3f} em")


def gaps(lines: Iterable[Line], wanted: Wanted) -> Iterator[Fault]:
    """Yield holes, overlaps, pairs too wide, and Han too near or far from Latin."""
    for line in lines:
        opened = opening(line)
        for before, after in pairwise(line.cells):
            for rule, by in _at(before, after, opened, wanted):
                place = f"{by:+.3f} em between “{before.text}” and “{after.text}”"
                yield Fault(rule, line, place)


def opening(line: Line) -> float:
    """Return by how much a line opens its Han, in em, at most.

    Where no two Han meet it is what every gap with a mark has at least.
    """
    pairs = list(pairwise(line.cells))
    han = [b.start - a.end - b.blank for a, b in pairs if a.kind == b.kind == "H"]
    marks = [
        b.start - a.end - b.blank + (0.5 if a.kind + b.kind in SQUEEZED else 0.0)
        for a, b in pairs
        if {a.kind, b.kind} & set("OCPSps") and not {a.kind, b.kind} & set("MN/")
    ]
    return max(han, default=0.0) if han else max(0.0, min(marks, default=0.0))


def _at(
    before: Cell, after: Cell, opened: float, wanted: Wanted
) -> Iterator[tuple[str, float]]:
    """Yield what is wrong between two cells; lengths beyond what is natural."""
    gap = after.start - before.end - after.blank
    pair = before.kind + after.kind
    if pair in ("HA", "AH", "Ha", "aH", "HU", "UH"):
        least, most = wanted.han_latin
        if gap < (least if "A" in pair else -SLACK):
            yield "Han-Latin gap missing", gap
        elif gap > most + opened + SLACK:
            yield "Han-Latin gap too wide", gap
        return
    if {before.kind, after.kind} <= set("AaU"):
        if gap < -KERNED:
            yield "overlap", gap
        if gap > WORDS_APART + SLACK:
            yield "hole", gap
        return
    squeeze = 0.5 if pair in SQUEEZED else 0.0
    excess = gap + squeeze
    blank = 0.5 * ((before.kind in TRAILING) + (after.kind == "O")) - squeeze
    if excess < -blank - SLACK:
        yield "overlap", excess
    elif excess > HOLE:
        yield "hole", excess
    elif excess > opened + SLACK:
        yield ("pair not squeezed" if squeeze else "uneven gap"), excess


def runts(lines: Iterable[Line], copy: list[str]) -> Iterator[Fault]:
    """Yield last lines with less than two Han or letters (CLREQ 3.4.4)."""
    for line in lines:
        if not line.last or line.first:
            continue
        words = [c for c in line.text if c.isalnum()]
        if len(words) < RUNT <= sum(map(str.isalnum, copy[line.paragraph])):
            yield Fault("runt", line)


def widows(lines: list[Line], bed: Bed) -> Iterator[Fault]:
    """Yield last lines that open a column, and first lines that end one."""
    if bed.rows < SHORTEST:
        return
    for line, after in pairwise(lines):
        if (line.page, line.column) == (after.page, after.column):
            continue
        if line.last or after.first:
            continue
        if after.last:
            yield Fault("widow", after)
        if line.first:
            yield Fault("orphan", line)


def off_grid(lines: Iterable[Line], bed: Bed) -> Iterator[Fault]:
    """Yield lines whose Han are not where the grid says."""
    for line in lines:
        far = [
            bed.across(cell.glyph) - line.row * bed.leading
            for cell in line.cells
            if is_han(cell.text)
        ]
        if any(abs(by) > STILL for by in far) or not 0 <= line.row < bed.rows:
            by = max(far, key=abs, default=0.0)
            yield Fault("off the grid", line, f"by {by:+.2f} pt")


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"


def tally(faults: Iterable[Fault]) -> str:
    """Return how often each rule is broken, most often first."""
    counted = Counter(fault.rule for fault in faults)
    return ", ".join(f"{rule} {number}" for rule, number in counted.most_common())
