"""Pixels for the press (图片转换), by Pillow and Little CMS.

In: the bytes of a picture, the part of it to show, and its size on the page.
Out: a JPEG in the inks of the press (or in RGB for screens), cut, upright, no
finer than the press can use, its total ink within the limit, and without any
of the data that cameras add.

Guarantees: nothing is decoded before its header passed; formats that carry
programs are not known here; a picture cut short is an error, never a grey
band (T5).

"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFile, ImageOps

from reform_press.errors import Words
from reform_press.pdf.decode import load
from reform_press.pdf.icc import Icc
from reform_press.pdf.ink import limited

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
#: Header sizes above this are refused, in pixels.
_LARGEST = 150_000_000
#: Where all pixels differ by less among channels, the picture is grey.
_NEUTRAL = 6
#: A reduced decode still has this many pixels across for one of the result;
#: more would keep JPEG from decoding at a half, which saves most of the time.
_SPARE = 1.2


class PictureError(Exception):
    """A picture that cannot be used, and why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Wanted:
    """What becomes of a picture."""

    crop: tuple[float, float, float, float]
    width: float  # on the page, pt
    height: float
    ppi: float
    ink_limit: float
    screen: bool
    quality: int


class Pixels(NamedTuple):
    """A converted picture, and how many pixels its part had to give."""

    data: bytes  # JPEG
    mode: str  # L, RGB or CMYK (stored inverted, as Adobe does)
    width: int
    height: int
    given: tuple[float, float]


def convert(data: bytes, wanted: Wanted, icc: Icc) -> Pixels:
    """Convert a picture.  Raises PictureError."""
    with warnings.catch_warnings():
        # Our own limit stands below; Pillow's is a warning to stderr.
        warnings.simplefilter("ignore")
        try:
            picture, full = _opened(data, wanted)
            ImageOps.exif_transpose(picture, in_place=True)
        except Image.DecompressionBombError as error:
            raise PictureError(_TOO_LARGE) from error
        except (OSError, SyntaxError, ValueError, MemoryError) as error:
            raise PictureError(_DAMAGED) from error
    shares = wanted.crop
    given = (full[0] * (shares[2] - shares[0]), full[1] * (shares[3] - shares[1]))
    picture = _resampled(_plain(picture), wanted, given)
    turned = _turned(picture, wanted, icc)
    out = BytesIO()
    turned.save(out, "JPEG", quality=wanted.quality, subsampling=0)
    return Pixels(out.getvalue(), turned.mode, *turned.size, given)


def _opened(data: bytes, wanted: Wanted) -> tuple[Image.Image, tuple[int, int]]:
    """Decode a picture; return it, and its full size when upright."""
    full = (0, 0)

    def begun(told: bytes) -> Image.Image:
        nonlocal full
        picture, full = _begun(told, wanted)
        return picture

    picture = load(begun, data)
    if (
        picture.format == "JPEG"
        and picture.mode == "CMYK"
        and "adobe" not in picture.info
    ):
        # Pillow takes every CMYK JPEG for one of Adobe's, which are inverted.
        picture = _inverted(picture)
    return picture, full


def _begun(data: bytes, wanted: Wanted) -> tuple[Image.Image, tuple[int, int]]:
    """Read the header of a picture; choose the scale of its decoding."""
    picture: Image.Image = Image.open(BytesIO(data), formats=_FORMATS)
    width, height = picture.size
    if width * height > _LARGEST:
        raise PictureError(_TOO_LARGE)
    # Orientations 5 to 8 lie on their side (EXIF 2.3, tag 274).
    lying = picture.getexif().get(274, 1) in (5, 6, 7, 8)
    full = (height, width) if lying else (width, height)
    across, down = _target(wanted, (1e9, 1e9))
    shares = wanted.crop
    least = (
        round(_SPARE * across / max(shares[2] - shares[0], 1e-6)),
        round(_SPARE * down / max(shares[3] - shares[1], 1e-6)),
    )
    if isinstance(picture, ImageFile.ImageFile):
        # Only JPEG can do it: decode at a half, a quarter, an eighth.
        picture.draft(None, (least[1], least[0]) if lying else least)
    return picture, full


def _inverted(picture: Image.Image) -> Image.Image:
    turned = ImageChops.invert(picture)
    turned.info = dict(picture.info)
    return turned


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture as L, RGB or CMYK, lying on white paper."""
    if picture.mode in ("L", "RGB", "CMYK"):
        return picture
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        deep = picture.convert("F") if picture.mode != "F" else picture
        return deep.point(lambda v: v / 257).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        plain = Image.alpha_composite(paper, layered).convert("RGB")
    else:
        plain = picture.convert("L" if picture.mode == "1" else "RGB")
    plain.info = {k: v for k, v in picture.info.items() if k == "icc_profile"}
    return plain


def _target(wanted: Wanted, given: tuple[float, float]) -> tuple[int, int]:
    """Return the size in pixels: as fine as the press can use, no finer."""
    across = min(wanted.width / 72 * wanted.ppi, given[0])
    down = min(wanted.height / 72 * wanted.ppi, given[1])
    return max(1, round(across)), max(1, round(down))


def _resampled(
    picture: Image.Image, wanted: Wanted, given: tuple[float, float]
) -> Image.Image:
    left, top, right, bottom = wanted.crop
    width, height = picture.size
    box = (left * width, top * height, right * width, bottom * height)
    kept = picture.info.get("icc_profile")
    turned = picture.resize(
        _target(wanted, given), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0
    )
    turned.info = {"icc_profile": kept} if kept else {}
    return turned


def _turned(picture: Image.Image, wanted: Wanted, icc: Icc) -> Image.Image:
    """Return the picture in the colours of the press or the screen."""
    own = picture.info.get("icc_profile")
    if picture.mode == "RGB" and _is_grey(picture):
        picture = picture.convert("L")
    if wanted.screen:
        return icc.for_screen(picture, own) if picture.mode != "L" else picture
    if picture.mode == "L":
        return picture.point(icc.greys())
    return limited(icc.for_press(picture, own), wanted.ink_limit)


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    for one, other in ((red, green), (green, blue)):
        _, most = ImageChops.difference(one, other).getextrema()
        if not isinstance(most, int | float) or most > _NEUTRAL:
            return False
    return True


_DAMAGED = Words("图片损坏或不完整", "the picture is damaged or incomplete")
_TOO_LARGE = Words("图片超过 1.5 亿像素", "the picture has more than 150 megapixels")
