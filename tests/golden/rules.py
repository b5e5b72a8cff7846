"""Rules that lines of text obey, read from a dump alone (通读).

In: the paragraphs of a dump, and the copy.  Out: complaints.  Nothing here asks
the compositor: the tables are those of the referees, from CLREQ 3.1.4, 3.1.5,
3.4.4 and GB/T 15834 5.1.  What the widths of marks make of a line is judged
elsewhere, from glyphs.

"""

import re
from collections.abc import Iterator
from itertools import pairwise

from golden.dump import INDENT, Set
from referees.lines import NOT_FIRST, NOT_LAST

#: Han gaps wider than this need a remark (typesetting.md 6).
HOLE = 0.25
#: Han or letters that a last line has at least.
RUNT = 2
#: Where no line ends, told by what is before and after.
_WHOLE = tuple(
    (re.compile(f"(?:{before})$"), re.compile(after))
    for before, after in (
        (r"(?<!—)(?:——)*—", "—"),  # units of two may part
        (r"(?<!…)(?:……)*…", "…"),
        (r"[0-9]", r"[0-9]"),
        (r"[0-9]", r"[%％‰℃°′″]"),
        (r"[0-9][.,:]", r"[0-9]"),
        (r"[￥$€£¥№]", r"[0-9]"),
        (r"[！？]", r"[！？]"),
    )
)
_HAN = re.compile("[\u3400-\u9fff\u3005\u3007]")
#: The solidus of an address may end a line; that of Han may not.
_LATIN_SOLIDUS = re.compile("[!-~]/$")
_RELAXED = "compose.relaxed"


def complaints(
    paragraphs: list[list[Set]], copy: list[str], measure: float
) -> list[str]:
    """Return everything that is wrong with a dump."""
    return [
        *lost(paragraphs, copy),
        *(f"{rule}: {line}" for rule, line in _wrong(paragraphs, measure)),
    ]


def lost(paragraphs: list[list[Set]], copy: list[str]) -> Iterator[str]:
    """Yield paragraphs that are not the copy, blanks apart."""
    if len(paragraphs) != len(copy):
        yield f"{len(paragraphs)} paragraphs of {len(copy)}"
    for lines, words in zip(paragraphs, copy, strict=False):
        found = "".join(line.text for line in lines)
        if _dense(found) != _dense(words):
            yield f"not the copy: {found}"


def _wrong(paragraphs: list[list[Set]], measure: float) -> Iterator[tuple[str, Set]]:
    for lines in paragraphs:
        for before, after in pairwise(lines):
            if _RELAXED not in after.codes:
                yield from _ends(before, after)
        for number, line in enumerate(lines):
            room = measure - (INDENT if number == 0 else 0)
            if len(_HAN.findall(line.text)) > room:
                yield "overfull", line
            if line.opened > HOLE and not line.codes:
                yield "hole", line
        last = lines[-1]
        if len(lines) > 1 and sum(map(str.isalnum, last.text)) < RUNT:
            yield "runt", last


def _ends(before: Set, after: Set) -> Iterator[tuple[str, Set]]:
    """Yield what is wrong between two lines of a paragraph."""
    tail, head = before.text.rstrip(), after.text.lstrip()
    if head[0] in NOT_FIRST or (head[0] == "—" and head[:2] != "——"):
        yield "forbidden start", after
    if tail[-1] in NOT_LAST and not _LATIN_SOLIDUS.search(tail):
        yield "forbidden end", before
    if tail == before.text and head == after.text:
        for ending, beginning in _WHOLE:
            if ending.search(tail) and beginning.match(head):
                yield "cut unit", before


def _dense(text: str) -> str:
    return "".join(text.split())
