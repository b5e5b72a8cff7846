"""Conversions through the press profile (色彩转换), by Little CMS in Pillow.

In: the bytes of an output profile.  Out: single colours and pictures turned
into its inks, or its inks into sRGB.  Relative colorimetric with black point
compensation, as newspapers ask for.

"""

from io import BytesIO

from PIL import Image, ImageCms

from reform_press.errors import Diagnostic, LayoutError, Words

Inks = tuple[float, float, float, float]
Light = tuple[float, float, float]

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
#: Channels that differ by less are a grey, which is printed in black alone.
_GREY = 0.004


class Icc:
    """The press profile, open, with what was converted by it already."""

    def __init__(self, profile: bytes) -> None:
        try:
            self._press = ImageCms.getOpenProfile(BytesIO(profile))
            self._screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            self._out = _transform(self._press, self._screen, "CMYK", "RGB")
            self._in = _transform(self._screen, self._press, "RGB", "CMYK")
        except ImageCms.PyCMSError as error:
            raise LayoutError(_broken()) from error
        self._greys: list[int] = []
        self._inks: dict[tuple[int, ...], Inks] = {}
        self._lights: dict[tuple[int, ...], Light] = {}

    def to_screen(self, c: float, m: float, y: float, k: float) -> Light:
        """Return red, green, blue of an ink mix, all 0 to 1."""
        key = tuple(round(255 * v) for v in (c, m, y, k))
        if key not in self._lights:
            r, g, b = _one(self._out, "CMYK", key)
            self._lights[key] = (r / 255, g / 255, b / 255)
        return self._lights[key]

    def to_press(self, red: float, green: float, blue: float) -> Inks:
        """Return the inks of an sRGB colour; greys are black ink alone.

        A grey goes past the profile: there it would become four inks.
        """
        light = (red, green, blue)
        if max(light) - min(light) < _GREY:
            return (0.0, 0.0, 0.0, round(1 - green, 4))
        key = tuple(round(255 * v) for v in light)
        if key not in self._inks:
            c, m, y, k = _one(self._in, "RGB", key)
            self._inks[key] = (c / 255, m / 255, y / 255, k / 255)
        return self._inks[key]

    def for_press(self, picture: Image.Image, own: bytes | None) -> Image.Image:
        """Return an RGB or CMYK picture in the inks of the press.

        CMYK without a profile of its own is taken to be separated for this
        press already.
        """
        source = self._source(picture, own)
        if source is None:
            return picture if picture.mode == "CMYK" else _apply(picture, self._in)
        return _apply(picture, _transform(source, self._press, picture.mode, "CMYK"))

    def for_screen(self, picture: Image.Image, own: bytes | None) -> Image.Image:
        """Return an RGB or CMYK picture in sRGB."""
        source = self._source(picture, own)
        if source is None:
            return picture if picture.mode == "RGB" else _apply(picture, self._out)
        return _apply(picture, _transform(source, self._screen, picture.mode, "RGB"))

    def greys(self) -> list[int]:
        """Return for each grey of sRGB the grey of the black plate (黑版).

        Newsprint spreads dots, so that a mid grey sent as it is comes out
        dark.  Each grey gets the dot that prints its lightness, white being
        the paper and black the full ink.
        """
        if not self._greys:
            dots = Image.new("CMYK", (256, 1))
            dots.putdata([(0, 0, 0, k) for k in range(256)])
            lights = Image.merge("RGB", [Image.linear_gradient("L").crop(_COLUMN)] * 3)
            lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
            printed = _lightness(dots, _transform(self._press, lab, "CMYK", "LAB"))
            seen = _lightness(lights, _transform(self._screen, lab, "RGB", "LAB"))
            self._greys = _matched(printed, seen)
        return self._greys

    def _source(
        self, picture: Image.Image, own: bytes | None
    ) -> ImageCms.ImageCmsProfile | None:
        """Return the picture's own profile where it has one that fits it."""
        if not own:
            return None
        try:
            profile = ImageCms.getOpenProfile(BytesIO(own))
            space = profile.profile.xcolor_space.strip()
        except (ImageCms.PyCMSError, OSError, ValueError):
            return None  # a hostile or broken profile is no profile
        return profile if space == picture.mode else None


#: The middle of a gradient, one pixel wide: all greys from 0 to 255.
_COLUMN = (0, 0, 1, 256)


def _lightness(
    picture: Image.Image, transform: ImageCms.ImageCmsTransform
) -> list[float]:
    return [float(v) for v in _apply(picture, transform).getchannel(0).tobytes()]


def _matched(printed: list[float], seen: list[float]) -> list[int]:
    """Return for each grey the least dot that is no lighter than it."""
    paper, ink = printed[0], printed[255]
    greys = []
    dot = 255
    for light in seen:
        share = (light - seen[0]) / (seen[255] - seen[0])
        aim = ink + share * (paper - ink)
        while dot > 0 and printed[dot] < aim:
            dot -= 1
        greys.append(255 - dot)
    return greys


def _apply(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    turned = ImageCms.applyTransform(picture, transform)
    assert turned is not None  # only in-place conversion returns nothing
    return turned


def _transform(
    source: ImageCms.ImageCmsProfile, to: ImageCms.ImageCmsProfile, a: str, b: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(source, to, a, b, _INTENT, _FLAGS)


def _one(
    transform: ImageCms.ImageCmsTransform, mode: str, colour: tuple[int, ...]
) -> tuple[int, ...]:
    pixel = _apply(Image.new(mode, (1, 1), colour), transform).getpixel((0, 0))
    assert isinstance(pixel, tuple)  # more channels than one
    return tuple(int(v) for v in pixel)


def _broken() -> Diagnostic:
    return Diagnostic(
        "error",
        "pdf.profile",
        Words("印刷特性文件已损坏，无法换算颜色", "the press profile is damaged"),
    )
