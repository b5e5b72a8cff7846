"""The inks of a whole document (全文的油墨): spots, foreign CMYK profiles.

In: marks.  Out: findings about spot inks by name, each where it is first
used, and about CMYK colours made for another press.

"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pikepdf

from reform_press.geometry import Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.intent import Intent
from reform_press.preflight.marks import Mark
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: Inks that are no plate of their own.
_NO_SPOT = ("All", "None", "Cyan", "Magenta", "Yellow", "Black", "")
#: Spot inks that are told; a page of a stranger's file can name thousands.
_MOST = 100
#: What makers of spot inks are called in names, and what may stand between.
_MAKER = re.compile(r"\b(pantone|pms)\b")
_BETWEEN = re.compile(r"[^0-9a-z\u0080-\uffff]+")
#: Papers by which one ink has several names: coated, uncoated, matt.
_PAPER = re.compile(r"(?<=\d)(cvc|cvu|cv|cp|up|c|u|m)$")


@dataclass
class Inks:
    """The inks that have been met so far."""

    pdf: pikepdf.Pdf
    intent: Intent
    _spots: dict[str, tuple[int, Rect]] = field(default_factory=dict)
    _profiles: dict[tuple[int, int], bool] = field(default_factory=dict)

    def add(self, mark: Mark, at: int, sheet: Sheet) -> Iterator[Finding]:
        """Take up the inks of a mark of page ``at``."""
        if mark.mask or mark.box.within(sheet.bleed) is None:
            return
        for ink in mark.paint.space.inks:
            if ink not in _NO_SPOT and len(self._spots) < _MOST:
                self._spots.setdefault(ink, (at, sheet.place(mark.box)))
        profile = mark.paint.space.profile
        if profile != (0, 0) and self.intent.profile:
            if profile not in self._profiles:
                self._profiles[profile] = self.intent.holds(self.pdf, profile)
            if not self._profiles[profile]:
                place = sheet.place(mark.box)
                yield found("colour.other-profile", page=at, place=place)

    def examine(self) -> Iterator[Finding]:
        """Yield the spot inks, and those that seem to be one ink."""
        first: dict[str, str] = {}
        for ink, (at, place) in self._spots.items():
            tell = partial(found, page=at, place=place, about=ink)
            yield tell("ink.spot", ink)
            same = first.setdefault(_core(ink), ink)
            if same != ink:
                yield tell("ink.spelling", same, ink)


def _core(ink: str) -> str:
    """Return what is left of an ink's name where spellings differ."""
    plain = _BETWEEN.sub("", _MAKER.sub("", ink.casefold()))
    return _PAPER.sub("", plain) or ink
