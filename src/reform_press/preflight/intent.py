"""The output intent (输出意图): which press the file was made for.

In: a document.  Out: what is wrong with its intent, the limits of the press
that it names, and whether another profile is the same.

"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from math import floor

import pikepdf

from reform_press.errors import Words
from reform_press.preflight.expect import COATED, NEWSPRINT, Expect
from reform_press.preflight.profile import most_ink
from reform_press.preflight.reading import (
    BROKEN,
    Value,
    elements,
    entry,
    name,
    number,
    text,
    unpacked,
)
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: An ICC header: class, colour space and signature (ICC.1, 7.2).
_HEADER = 128
#: Registered conditions by the paper that they print on.
_NEWSPRINT = re.compile(r"CGATS TR 002|(WAN-)?IFRA.*", re.IGNORECASE)
_COATED = re.compile(r"(Coated[ _])?FOGRA(27|39|51)L?(\W.*)?", re.IGNORECASE)
#: Newsprint profiles hold less ink than this, those of coated paper more.
_BETWEEN = 2.65
_UNNAMED = Words("没有写明", "none is named")
#: What a limit keeps below the most that a profile holds, and its steps.
_MARGIN, _STEP = 0.15, 0.05


@dataclass(frozen=True)
class Intent:
    """The PDF/X output intent of a document; all empty if it has none."""

    condition: str = ""  # OutputConditionIdentifier
    profile: bytes = field(default=b"", repr=False)  # ICC
    most: float = 0.0  # total ink that the profile holds; 0: not known

    @property
    def known(self) -> Expect | None:
        """The limits of the condition that is named."""
        called = self.condition.strip()
        if _NEWSPRINT.fullmatch(called):
            return NEWSPRINT
        return COATED if _COATED.fullmatch(called) else None

    def expected(self) -> Expect:
        """Return the limits that the file is to be measured by.

        A condition that is not known is measured by what its profile holds.
        """
        if self.known:
            return self.known
        called = f"PDF/X-4, {self.condition or 'no output intent'}"
        if not self.most:
            return replace(COATED, profile=called)
        if self.most < _BETWEEN:
            return replace(NEWSPRINT, profile=called, ink_limit=_stepped(self.most))
        limit = _stepped(self.most - _MARGIN)
        return replace(COATED, profile=called, ink_limit=limit)

    @property
    def other_press(self) -> bool:
        """Whether the profile is made for other paper than the condition names."""
        newsprint = self.most < _BETWEEN
        return bool(self.known and self.most) and newsprint != (self.known is NEWSPRINT)

    def holds(self, pdf: pikepdf.Pdf, profile: tuple[int, int]) -> bool:
        """Tell whether an object of the file is the profile of the intent."""
        try:
            data = unpacked(pdf.get_object(*profile))
        except BROKEN:
            return False
        return sha256(data).digest() == sha256(self.profile).digest()


def _stepped(ink: float) -> float:
    return round(floor(ink / _STEP + 1e-6) * _STEP, 2)


def read(pdf: pikepdf.Pdf) -> Intent:
    """Read the output intent of a document."""
    for intent in _intents(pdf.Root):
        profile = entry(intent, "/DestOutputProfile")
        try:
            data = unpacked(profile) if isinstance(profile, pikepdf.Stream) else b""
            most = most_ink(data) if data[16:20] == b"CMYK" else 0.0
        except (*BROKEN, struct.error):
            data, most = b"", 0.0
        return Intent(text(entry(intent, "/OutputConditionIdentifier")), data, most)
    return Intent()


def _intents(root: Value) -> list[Value]:
    every = elements(entry(root, "/OutputIntents"))
    return [each for each in every if name(entry(each, "/S")) == "GTS_PDFX"]


def examine(pdf: pikepdf.Pdf, intent: Intent, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with the output intents of a document."""
    intents = _intents(pdf.Root)
    if not intents:
        yield found("intent.missing")
    else:
        yield from _one(intents[0])
    if len(intents) > 1:
        yield found("intent.several", len(intents))
    if not intent.known:
        limits = f"{expect.ink_limit * 100:.0f}", f"{expect.ppi_min:.0f}"
        yield found("intent.unknown", intent.condition or _UNNAMED, *limits)
    elif intent.other_press:
        most = f"{intent.most * 100:.0f}"
        yield found("intent.other-press", intent.condition, most)


def _one(intent: Value) -> Iterator[Finding]:
    if not text(entry(intent, "/OutputConditionIdentifier")):
        yield found("intent.no-identifier")
    profile = entry(intent, "/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield found("intent.no-profile")
        return
    for fault in _profile_faults(profile):
        yield found("intent.bad-profile", fault, about=fault)


def _profile_faults(profile: Value) -> Iterator[str]:
    try:
        head = unpacked(profile)[:_HEADER]
    except BROKEN as error:
        yield str(error)
        return
    if len(head) < _HEADER or head[36:40] != b"acsp":
        yield "ICC"
        return
    if head[12:16] != b"prtr":
        yield head[12:16].decode("latin-1")
    if head[16:20] != b"CMYK":
        yield head[16:20].decode("latin-1").strip()
    components = number(entry(profile, "/N"))
    if components != 4:
        yield f"N = {components:g}"
