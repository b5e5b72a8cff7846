"""What a PDF is, apart from what is wrong with it (文件实情).

In: nothing.  Out: the frozen value that ``Report.facts`` holds and a sign-off
sheet prints.  Places and lengths are mm from the top left corner of the trim,
y down, as those of findings are; ink is a share of full ink, 4.0 at the most
of four plates.

"""

from typing import NamedTuple

from reform_press.geometry import Rect


class Extreme(NamedTuple):
    """The highest or lowest value that was met, and where."""

    value: float
    page: int
    place: Rect


class Plate(NamedTuple):
    """One separation (色版), and how much of the area inside the bleed it covers."""

    name: str
    coverage: float  # 0 to 1, the mean of its dots


class FontFact(NamedTuple):
    """A font that text is set in."""

    name: str
    kind: str  # Subtype: "Type0", "TrueType", "Type3" ...
    embedded: bool
    subset: bool


class PageFacts(NamedTuple):
    """One page as it is seen: its boxes, its plates, its extremes."""

    number: int
    trim: tuple[float, float]  # width and height
    bleed: tuple[float, float, float, float]  # left, top, right, bottom
    shown: Rect  # what a reader shows of it, from the corner of the trim
    plates: tuple[Plate, ...] = ()  # those with ink; () where none were drawn
    ink: Extreme | None = None  # highest total ink (最高总墨量)
    ppi: Extreme | None = None  # lowest effective resolution of a picture


class Facts(NamedTuple):
    """A PDF as it was examined; "" and () are what it does not tell."""

    name: str
    digest: str  # SHA-256 of the bytes, hexadecimal
    size: int  # bytes
    version: str = ""  # "1.6"
    standard: str = ""  # what it claims to be: "PDF/X-4"
    condition: str = ""  # OutputConditionIdentifier of its output intent
    title: str = ""
    producer: str = ""
    created: str = ""  # as the file writes it
    modified: str = ""
    fonts: tuple[FontFact, ...] = ()
    spots: tuple[str, ...] = ()  # spot inks, as the file spells them (专色)
    pages: tuple[PageFacts, ...] = ()

    @property
    def ink(self) -> Extreme | None:
        """The highest total ink of all pages; None where no plates were drawn."""
        every = [page.ink for page in self.pages if page.ink]
        return max(every, key=lambda one: one.value, default=None)

    @property
    def ppi(self) -> Extreme | None:
        """The lowest resolution of all pictures; None where there are none."""
        every = [page.ppi for page in self.pages if page.ppi]
        return min(every, key=lambda one: one.value, default=None)

    @property
    def plates(self) -> tuple[Plate, ...]:
        """The plates of all pages in their order, with the mean of their pages."""
        drawn = [page.plates for page in self.pages if page.ink]
        names = dict.fromkeys(plate.name for plates in drawn for plate in plates)
        covered = [
            sum(p.coverage for plates in drawn for p in plates if p.name == name)
            for name in names
        ]
        return tuple(
            Plate(name, total / len(drawn))
            for name, total in zip(names, covered, strict=True)
        )

    def as_json(self) -> dict[str, object]:
        """Return the facts as plain values; lengths are mm, coverage percent."""
        return self._asdict() | {
            "fonts": [font._asdict() for font in self.fonts],
            "spots": list(self.spots),
            "plates": _plates(self.plates),
            "ink": _extreme(self.ink),
            "ppi": _extreme(self.ppi),
            "pages": [_page(page) for page in self.pages],
        }


def _page(page: PageFacts) -> dict[str, object]:
    return {
        "number": page.number,
        "trim_mm": [round(side, 2) for side in page.trim],
        "bleed_mm": [round(side, 2) for side in page.bleed],
        "plates": _plates(page.plates),
        "ink": _extreme(page.ink),
        "ppi": _extreme(page.ppi),
    }


def _plates(plates: tuple[Plate, ...]) -> list[dict[str, object]]:
    return [{"name": p.name, "coverage": round(100 * p.coverage, 2)} for p in plates]


def _extreme(one: Extreme | None) -> dict[str, object] | None:
    if one is None:
        return None
    place = [round(value, 2) for value in one.place]
    return {"value": round(one.value, 3), "page": one.page, "place_mm": place}
