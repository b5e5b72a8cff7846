"""Galleys as bytes (毛样装包), to travel between processes of one build.

In: a galley.  Out: bytes, and from them the same galley.  ``marshal`` is
fast and of one Python version: nothing packed here is ever kept on a disk.

"""

import marshal
from collections.abc import Iterable
from typing import Any

from reform_press.colour import Colour
from reform_press.compose.galley import Galley, Line, Marked, Ruby
from reform_press.errors import Diagnostic, Source, Words
from reform_press.page import GlyphRun

#: Bytes that tell how long a packed galley is.
_LENGTH = 4


def packed(galley: Galley) -> bytes:
    """Return a galley as bytes."""
    lines = [
        (
            [(*run[:7], tuple(run.colour), *run[8:]) for run in line.runs],
            *line[1:4],
            tuple(line.source) if line.source else None,
            *line[5:9],
            tuple(map(tuple, line.marks)),
            tuple(map(tuple, line.ruby)),
            line.vertical,
        )
        for line in galley.lines
    ]
    remarks = [
        (
            *remark[:2],
            tuple(remark.message),
            tuple(remark.source) if remark.source else None,
            tuple(remark.hint),
        )
        for remark in galley.diagnostics
    ]
    return marshal.dumps((lines, remarks))


def unpacked(data: bytes) -> Galley:
    """Return the galley that ``packed`` made ``data`` of."""
    lines, remarks = marshal.loads(data)  # bytes of our own fork
    inks: dict[tuple[float, ...], Colour] = {}
    return Galley(
        tuple(_line(line, inks) for line in lines),
        tuple(
            Diagnostic(
                severity,
                code,
                Words(*message),
                Source(*source) if source else None,
                Words(*hint),
            )
            for severity, code, message, source, hint in remarks
        ),
    )


def packed_all(galleys: Iterable[Galley]) -> bytes:
    """Return galleys as bytes, one after the other."""
    found = map(packed, galleys)
    return b"".join(len(one).to_bytes(_LENGTH, "big") + one for one in found)


def unpacked_all(data: bytes) -> tuple[Galley, ...]:
    """Return the galleys that ``packed_all`` made ``data`` of."""
    found: list[Galley] = []
    at = 0
    while at < len(data):
        begin = at + _LENGTH
        at = begin + int.from_bytes(data[at:begin], "big")
        found.append(unpacked(data[begin:at]))
    return tuple(found)


def _line(line: tuple[Any, ...], inks: dict[tuple[float, ...], Colour]) -> Line:
    runs, x, width, text, source, *rest, marks, ruby, vertical = line
    shown = [GlyphRun._make((*run[:7], _ink(run[7], inks), *run[8:])) for run in runs]
    place = Source(*source) if source else None
    between = tuple(map(Marked._make, marks)), tuple(map(Ruby._make, ruby))
    return Line._make((tuple(shown), x, width, text, place, *rest, *between, vertical))


def _ink(values: tuple[Any, ...], known: dict[tuple[float, ...], Colour]) -> Colour:
    """Return one and the same colour for the same values."""
    found = known.get(values)
    if found is None:
        found = known[values] = Colour(*values)
    return found
