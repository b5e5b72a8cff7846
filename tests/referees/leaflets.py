"""The frames of a brochure judged one by one, and its English (小册子审读).

In: the glyphs of a PDF, its page model, its copy, the indent of its body.  Out:
faults, each with its rule and its line.  Each frame is a galley of one column:
``audit`` judges it.  Leading and first baseline are those of its own lines, and
frames of one size must agree; body is what most Chinese is set as, and flush.

"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from referees.audit import Fault, Wanted, audit
from referees.galleys import Bed, Line, aligned, read_lines
from referees.lines import MM
from referees.positions import Glyph

#: Part of a frame as the copy has it: the story, and what of it stands there.
Part = tuple[str, str]
#: An opening mark first in a line starts so far before its cell, in em.
_BEFORE = 0.55
#: Letters nearer than this belong to one word, in em.
_TOUCHING = 0.1
_LIGATED = re.compile("f[fil]")
_WRONG_QUOTES = {
    "straight quote": re.compile("[\"']"),
    "quote turned": re.compile(r"[“‘](?=\s|$)|(?<=\s)”|^”"),
    "Chinese mark": re.compile("[，。；：、！？（）《》]"),
    "double blank": re.compile(r"\s\s(?=\S)"),
}


class Framed(NamedTuple):
    """What stands in one frame of text."""

    part: Part
    english: bool
    glyphs: tuple[Glyph, ...]
    bed: Bed


def framed(glyphs: list[Glyph], model: dict[str, Any]) -> list[Framed]:
    """Return the frames that hold text, in the order of the page model."""
    return [
        _framed(frame, [one for one in glyphs if one.page == page["page"]])
        for page in model["pages"]
        for frame in page["frames"]
        if frame["role"] in ("text", "head", "caption")
    ]


def _framed(frame: dict[str, Any], glyphs: Iterable[Glyph]) -> Framed:
    x, y, width, height = (value * MM for value in frame["rect"])
    size, english = frame["size"], frame["story"].endswith(".en")
    inside = tuple(
        glyph
        for glyph in glyphs
        if x - _BEFORE * size < glyph.x < x + width and y < glyph.y < y + height
    )
    rows = sorted({round(glyph.y, 2) for glyph in inside})
    steps = [low - high for high, low in pairwise(rows) if low - high > size / 2]
    leading = min(steps, default=0.0) or size
    first = rows[0] if rows else y
    count = max(1, round(height / leading))
    bed = Bed((x,), width, first, leading, count, size, indent=0.0)
    return Framed((frame["story"], _part(frame)), english, inside, bed)


def _part(frame: dict[str, Any]) -> str:
    match frame["role"]:
        case "head":
            return str(frame["parts"][0])
        case "caption":
            return f"caption-{frame['photo']}"
    return "body"


def body_size(frames: Iterable[Framed]) -> float:
    """Return the size that most Chinese of the text frames is set in, 0 of none."""
    sizes = Counter(
        glyph.size
        for frame in frames
        if not frame.english and frame.part[1] == "body"
        for glyph in frame.glyphs
    )
    return sizes.most_common(1)[0][0] if sizes else 0.0


def complaints(
    frames: list[Framed], copy: Mapping[Part, list[str]], indent: float
) -> list[Fault]:
    """Return everything that is wrong; ``indent`` is that of the body, in em."""
    body = body_size(frames)
    found = [*_uneven(frames), *unligated(frames)]
    found += [
        Fault("lost", None, f"no frame holds the text of {story}")
        for story, part in copy.keys() - {frame.part for frame in frames}
        if part == "body"
    ]
    for frame in frames:
        text, bed = copy[frame.part], frame.bed
        flush = not frame.english and frame.part[1] == "body" and bed.size == body
        if flush:  # whole characters
            measure = (bed.measure / body + 1e-3) // 1 * body
            bed = bed._replace(measure=measure, indent=indent)
        found += audit(list(frame.glyphs), bed, text, Wanted(justified=flush))
        if frame.english:
            lines, _ = aligned(read_lines(frame.glyphs, bed), text)
            found += english(lines)
    return found


def _uneven(frames: Iterable[Framed]) -> Iterator[Fault]:
    """Yield sizes of body whose frames do not share one leading."""
    found: dict[tuple[bool, float], set[float]] = defaultdict(set)
    for frame in frames:
        if frame.part[1] == "body" and frame.bed.leading > frame.bed.size:
            leading = round(frame.bed.leading, 2)
            found[frame.english, frame.bed.size].add(leading)
    for (_, size), leadings in found.items():
        if len(leadings) > 1:
            yield Fault("leading", None, f"{size} pt on {sorted(leadings)}")


def english(lines: list[Line]) -> Iterator[Fault]:
    """Yield what good English is not: hyphens in a stack, quotes of a typewriter."""
    for line, after in pairwise(lines):
        if _divided(line) and _divided(after):
            yield Fault("hyphens stacked", after)
        if line.hyphen and after.last and " " not in after.told.strip():
            yield Fault("runt", after, "the rest of a word")
    if lines and lines[-1].hyphen:
        yield Fault("hyphen at the foot", lines[-1])
    for line in lines:
        for rule, pattern in _WRONG_QUOTES.items():
            if pattern.search(line.told):
                yield Fault(rule, line)


def _divided(line: Line) -> bool:
    return line.hyphen or line.told.rstrip().endswith("-")


def unligated(frames: Iterable[Framed]) -> Iterator[Fault]:
    """Yield pairs of letters that their font has a ligature for, set apart."""
    known: set[tuple[str, str]] = set()
    apart: dict[tuple[str, str], str] = {}
    for frame in frames:
        known |= {(one.font, one.text) for one in frame.glyphs if len(one.text) > 1}
        for one, other in pairwise(frame.glyphs):
            near = abs(other.x - one.x - one.advance) < _TOUCHING * one.size
            if near and one.y == other.y and _LIGATED.fullmatch(one.text + other.text):
                apart[one.font, one.text + other.text] = f"page {one.page}"
    for pair in sorted(known & apart.keys()):
        yield Fault("unligated", None, f"{pair} {apart[pair]}")
