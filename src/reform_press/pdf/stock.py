"""What pages of one file share (公用资源): fonts, inks, pictures, furniture.

In: the file in the making and the job.  Out: resources by name, each written
to the file once.  Names come from what they name, never from the order of
use, so that a page's stream is the same whatever stands on other pages.

"""

from typing import TYPE_CHECKING

from reform_press.colour import Colour
from reform_press.errors import Diagnostic
from reform_press.fonts.library import FontSet
from reform_press.pdf import colour as inks
from reform_press.pdf.embed_font import PdfFont
from reform_press.pdf.job import Job
from reform_press.pdf.objects import Name, PdfFile, Ref

if TYPE_CHECKING:
    from reform_press.pdf.icc import Icc


class Stock:
    """The shared resources of one PDF."""

    def __init__(self, file: PdfFile, fonts: FontSet, job: Job, profile: bytes) -> None:
        self.file = file
        self.fonts = fonts
        self.job = job
        self.profile = profile
        self.diagnostics: list[Diagnostic] = []
        self.overprints = job.press.overprint_black and not job.screen
        self._icc: Icc | None = None
        self._fonts: dict[str, PdfFont] = {}
        self._named: dict[str, Ref] = {}
        self._operators: dict[tuple[Colour, bool], bytes] = {}

    def font(self, key: str) -> PdfFont:
        """Return the font of a face as this file uses it."""
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = PdfFont(self.fonts.face(key), self.file)
        return found

    def operator(self, colour: Colour, *, stroke: bool) -> bytes:
        """Return the operator that sets a colour."""
        found = self._operators.get((colour, stroke))
        if found is None:
            found = (
                inks.screen_operator(colour, self.icc.to_screen, stroke=stroke)
                if self.job.screen
                else inks.operator(colour, stroke=stroke)
            )
            self._operators[colour, stroke] = found
        return found

    @property
    def icc(self) -> "Icc":
        """Conversions through the press profile; loads Pillow."""
        if self._icc is None:
            from reform_press.pdf.icc import Icc  # loads Pillow: only when asked

            self._icc = Icc(self.profile)
        return self._icc

    def space(self, colour: Colour) -> tuple[str, Ref] | None:
        """Return name and colour space of a spot ink; None for process inks."""
        if not colour.spot or self.job.screen:
            return None
        key = inks.space_name(colour)
        if key not in self._named:
            self._named[key] = inks.separation(colour, self.file)
        return key, self._named[key]

    def registration(self) -> tuple[str, Ref]:
        """Return name and colour space of the ink on every plate."""
        if "All" not in self._named:
            self._named["All"] = inks.registration(self.file)
        return "All", self._named["All"]

    def overprint_state(self, over: bool) -> tuple[str, Ref] | None:
        """Return name and state that turn overprinting on or off (叠印)."""
        if not self.overprints:
            return None
        key = "Over" if over else "Knock"
        if key not in self._named:
            self._named[key] = self.file.put(
                {
                    "Type": Name("ExtGState"),
                    "OP": over,
                    "op": over,
                    "OPM": 1 if over else 0,
                }
            )
        return key, self._named[key]

    def write_fonts(self) -> None:
        """Write every font used; no page may be drawn after."""
        for key in sorted(self._fonts):
            self._fonts[key].write()
