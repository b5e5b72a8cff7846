"""Digests of what is drawn (版面摘要): equal ones, equal pages.

In: items of a page.  Out: a digest of all that they show, and of nothing that
says where in a file it was asked for.

"""

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any, cast

from reform_press.page import Embed, GlyphRun, Group, Item, Picture, TextLine


def digest_of(*parts: str) -> str:
    """Name some text: the same digest, the same text."""
    known = blake2b(digest_size=16)
    for part in parts:
        known.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return known.hexdigest()


def digest_drawn(items: Iterable[Item]) -> str:
    """Name what is drawn, wherever in a file it was asked for."""
    known = blake2b(digest_size=16)
    for kind, found in groupby(items, type):
        if kind is TextLine:
            _note_lines(tuple(cast("Iterable[TextLine]", found)), known)
        else:
            told = repr([_plain(item) for item in found])
            known.update(told.encode("utf-8", "surrogatepass"))
    return known.hexdigest()


def _note_lines(lines: Sequence[TextLine], known: blake2b) -> None:
    """Note lines column by column, at the speed of C: pages have thousands."""
    *places, runs, texts, _, stories, roles, ends, verticals = zip(*lines, strict=True)
    _note_numbers(known, *places, ends, verticals, list(map(len, runs)))
    _note_words(known, texts, stories, roles)
    _note_runs([run for some in runs for run in some], known)


def _note_runs(runs: Sequence[GlyphRun], known: blake2b) -> None:
    if not runs:
        return
    (
        faces, sizes, xs, codes, trackings, shifts, rises, colours,
        verticals, slants, turned, condensed,
    ) = zip(*runs, strict=True)  # fmt: skip
    _note_numbers(
        known, sizes, xs, trackings, rises, verticals, slants, turned, condensed,
        list(map(len, codes)), list(map(len, shifts)),
        [number for some in shifts for shift in some for number in shift],
    )  # fmt: skip
    known.update(b"".join(codes))
    _note_words(known, faces)
    for colour, some in groupby(colours):
        known.update(f"{colour[:]}{len(list(some))}".encode())


def _note_numbers(known: blake2b, *columns: Sequence[float]) -> None:
    known.update(b"\0".join([array("d", column).tobytes() for column in columns]))


def _note_words(known: blake2b, *columns: Sequence[str]) -> None:
    told = "\0".join(map("\0".join, columns))
    known.update(told.encode("utf-8", "surrogatepass") + b"\0")


def _plain(item: Item) -> Any:
    match item:
        case Picture():
            return item._replace(source=None)
        case Embed():
            return item._replace(source=None, pdf=blake2b(item.pdf).digest())
        case Group():
            return (digest_drawn(item.items), *item[1:])
    return item
