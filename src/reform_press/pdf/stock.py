"""What pages of one file share (公用资源): fonts, inks, pictures, furniture.

In: the file in the making and the job.  Out: resources by name, each written
to the file once.  Names come from what they name, never from the order of
use, so that a page's stream is the same whatever stands on other pages.

"""

from collections.abc import Sequence
from functools import cached_property, partial
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any

from reform_press.colour import Colour
from reform_press.errors import Diagnostic
from reform_press.fonts.library import FontSet
from reform_press.kept import NOTHING, Memory
from reform_press.page import Embed, Item, Picture, Sheet
from reform_press.pdf import colour as inks
from reform_press.pdf import furniture, marks
from reform_press.pdf.embed_font import PdfFont
from reform_press.pdf.job import Job
from reform_press.pdf.objects import Name, PdfFile, Ref
from reform_press.pdf.parcel import Parcel, put_parcel
from reform_press.pdf.picture import Photo, photograph
from reform_press.store import key_of

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
        self._opening = Lock()
        self._fonts: dict[str, PdfFont] = {}
        self._named: dict[str, Ref] = {}
        self._pictures: dict[str, Ref | None] = {}
        self._forms: dict[str, tuple[Ref, Parcel]] = {}
        self._around: dict[Sheet, tuple[Item, ...]] = {}
        self.repeated: dict[Any, Any] = {}  # see ``Content.again``
        self._operators: dict[tuple[Colour, bool], bytes] = {}

    @cached_property
    def made_for(self) -> str:
        """Name all that the pages' streams depend on besides the pages."""
        job = self.job._replace(kept=NOTHING)
        return key_of(job, self._profile_digest, self.fonts.digest)

    def around(self, sheet: Sheet) -> tuple[Item, ...]:
        """Return the marks about pages of one size."""
        found = self._around.get(sheet)
        if found is None:
            found = self._around[sheet] = marks.around(sheet)
        return found

    @cached_property
    def letters(self) -> marks.Letters:
        """Letters of the slug lines."""
        return marks.Letters(self.fonts.chain(self.job.slug_role))

    def font(self, key: str) -> PdfFont:
        """Return the font of a face as this file uses it."""
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = PdfFont(
                self.fonts.face(key), self.file, self.job.kept
            )
        return found

    def operator(self, colour: Colour, *, stroke: bool) -> bytes:
        """Return the operator that sets a colour."""
        found = self._operators.get((colour, stroke))
        if found is None:
            found = (
                inks.screen_operator(colour, self._to_screen, stroke=stroke)
                if self.job.screen
                else inks.operator(colour, stroke=stroke)
            )
            self._operators[colour, stroke] = found
        return found

    def space(self, colour: Colour) -> tuple[str, Ref] | None:
        """Return name and colour space of a spot ink; None for process inks."""
        if not colour.spot or self.job.screen:
            return None
        key = inks.space_name(colour)
        if key not in self._named:
            self._named[key] = inks.separation(colour, self.file)
        return key, self._named[key]

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

    def prepare(self, pictures: Sequence[Picture]) -> None:
        """Convert the pictures of a page, two at a time (图片转换)."""
        fresh = {_picture_name(p): p for p in pictures}
        wanted = [p for name, p in fresh.items() if name not in self._pictures]
        if len(wanted) > 1:
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(2) as pool:
                photos = list(pool.map(self._photograph, wanted))
        else:
            photos = [self._photograph(picture) for picture in wanted]
        for picture, photo in zip(wanted, photos, strict=True):
            self.diagnostics += photo.diagnostics
            self._pictures[_picture_name(picture)] = (
                self.file.put_stream(photo.data, photo.entries, filtered="none")
                if photo.data
                else None
            )

    def picture(self, picture: Picture) -> tuple[str, Ref] | None:
        """Return name and image of a prepared picture; None: draw a marker."""
        key = _picture_name(picture)
        ref = self._pictures[key]
        return None if ref is None else (key, ref)

    def form(self, embed: Embed) -> tuple[str, Ref, Parcel]:
        """Return name and form of a placed PDF, and its pieces (置入件)."""
        memory, about = self.job.kept.memory or Memory(), (embed.pdf,)
        key = memory.of("form-name", about, "", partial(_form_name, embed))
        if key not in self._forms:
            told = self._conversion, embed.source
            placed = memory.of("form", about, told, partial(self._placed, embed))
            self.diagnostics += placed.diagnostics
            ref = put_parcel(placed.parcel, self.file, memory)
            self._forms[key] = ref, placed.parcel
        return key, *self._forms[key]

    def _placed(self, embed: Embed) -> furniture.Placed:
        store = self.job.kept.store
        return furniture.placed(embed, self._medium, self._conversion, store)

    def _photograph(self, picture: Picture) -> Photo:
        return photograph(picture, self.job, self._open_icc, self._conversion)

    @property
    def _medium(self) -> inks.Medium:
        if self.job.screen:
            return inks.Medium(to_screen=self._to_screen)
        return inks.Medium(to_press=self._to_press, overprints=self.overprints)

    @cached_property
    def _conversion(self) -> str:
        """Name what conversions depend on, besides what is converted."""
        from PIL import __version__  # light: not Pillow's own code

        told = self._profile_digest, self.job.screen, self.overprints, __version__
        return key_of(*told)

    @cached_property
    def _profile_digest(self) -> str:
        return blake2b(self.profile, digest_size=16).hexdigest()

    def _to_press(
        self, red: float, green: float, blue: float
    ) -> tuple[float, float, float, float]:
        return self._open_icc().to_press(red, green, blue)

    def _to_screen(
        self, c: float, m: float, y: float, k: float
    ) -> tuple[float, float, float]:
        return self._open_icc().to_screen(c, m, y, k)

    def _open_icc(self) -> "Icc":
        """Open the press profile; loads Pillow, so only when it is needed."""
        with self._opening:  # two pictures may ask at once
            if self._icc is None:
                from reform_press.pdf.icc import Icc

                self._icc = Icc(self.profile)
        return self._icc

    def write_fonts(self) -> None:
        """Write every font used; no page may be drawn after."""
        for key in sorted(self._fonts):
            self._fonts[key].write()


def _form_name(embed: Embed) -> str:
    """Return the resource name of a placed PDF: one for the same bytes."""
    return "X" + key_of(embed.pdf.hex())[:16]


def _picture_name(picture: Picture) -> str:
    """Return the resource name of a picture: one a file, cut and size."""
    rect = picture.rect
    told = (picture.file, picture.digest, picture.crop, picture.missing)
    return "I" + key_of(*told, rect.width, rect.height)[:16]
