"""The pages of a book in order (页序): where parts begin, what numbers pages bear.

In: parts, and how many pages each takes.  Out: a ``Leaf`` for every page.  A
part that opens on the right has a blank before it where it must; blanks count
as pages of the part before.  Pages without folios (空码) are not counted.

"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from reform_press.content.book.model import Part
from reform_press.errors import Diagnostic
from reform_press.makeup.block import advice

#: ``Leaf.at`` of a page on which nothing stands 白页.
BLANK = -1
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Leaf(NamedTuple):
    """One page of a book (一面)."""

    number: int  # of all pages, from 1
    part: int  # which of the book's; a blank's is the one before it
    at: int  # page of its part, from 0; BLANK
    folio: str = ""  # 页码, "" where it is not counted

    @property
    def right(self) -> bool:
        """Whether it is a right-hand page (单页)."""
        return self.number % 2 == 1

    @property
    def label(self) -> str:
        """What the page is called: its folio, else its number in brackets."""
        return self.folio or f"[{self.number}]"

    @property
    def side(self) -> Literal["left", "right"]:
        """The side of a spread that it is."""
        return "right" if self.right else "left"


def first_of(part: Part, before: int) -> int:
    """Return the number of a part's first page behind so many pages."""
    first = before + 1
    return first + 1 if part.opens == "recto" and first % 2 == 0 else first


def leaves_of(parts: Iterable[Part], counts: Iterable[int]) -> tuple[Leaf, ...]:
    """Return every page of a book, whose pages are even in number."""
    done: list[Leaf] = []
    folios = _Folios()
    last = 0  # the part before
    for at, (part, count) in enumerate(zip(parts, counts, strict=True)):
        if not count:
            continue
        if first_of(part, len(done)) > len(done) + 1:
            done.append(Leaf(len(done) + 1, last, BLANK, folios.next()))
        folios.turn(part)
        for page in range(count):
            done.append(Leaf(len(done) + 1, at, page, folios.next()))
        last = at
    if len(done) % 2:
        done.append(Leaf(len(done) + 1, last, BLANK, folios.next()))
    return tuple(done)


class _Folios:
    """Numbers of pages as they are counted."""

    def __init__(self) -> None:
        self._kind = "none"
        self._last = 0

    def turn(self, part: Part) -> None:
        """Go on as a part wants it."""
        self._kind = part.folios
        if part.restart:
            self._last = 0

    def next(self) -> str:
        """Return the folio of the next page."""
        if self._kind == "none":
            return ""
        self._last += 1
        return roman(self._last) if self._kind == "roman" else str(self._last)


def roman(number: int) -> str:
    """Return a number in Roman numerals: IV."""
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


def _is_odd(folio: str) -> bool:
    """Tell whether a folio is odd; of Roman signs, added or taken off, I and V are."""
    if folio.isdecimal():
        return int(folio) % 2 == 1
    return sum(sign in "IV" for sign in folio) % 2 == 1


def told_sides(leaves: Iterable[Leaf], parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Tell of parts whose odd numbers stand on the left: one remark a part."""
    seen: set[int] = set()
    for leaf in leaves:
        if _is_odd(leaf.folio) and not leaf.right and leaf.part not in seen:
            seen.add(leaf.part)
            part = parts[leaf.part]
            yield advice(
                "folio-side",
                f"“{part.title}”的单页码在左页：第 {leaf.folio} 页",
                f"“{part.title}” has odd folios on the left: page {leaf.folio}",
                part.source,
                hint=(
                    "让它从右页起（opens: recto），或重新编号（restart: true）",
                    "let it open on a recto, or restart its numbers",
                ),
            )


def told_twice(leaves: Iterable[Leaf], parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Tell of parts that have folios of an earlier one: one remark for two parts."""
    first: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    for leaf in leaves:
        before = first.setdefault(leaf.folio, leaf.part)
        pair = before, leaf.part
        if not leaf.folio or before == leaf.part or pair in seen:
            continue
        seen.add(pair)
        one, two = parts[before], parts[leaf.part]
        yield advice(
            "folio-twice",
            f"“{one.title}”和“{two.title}”都有第 {leaf.folio} 页",
            f"“{one.title}” and “{two.title}” both have a page {leaf.folio}",
            two.source,
            hint=(
                "目录、索引分不清：去掉 restart，或改用另一种页码（folios）",
                "contents and index cannot tell them apart: "
                "take restart out, or give one of them other folios",
            ),
        )
