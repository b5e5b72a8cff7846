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


def _transform(
    source: ImageCms.ImageCmsProfile, to: ImageCms.ImageCmsProfile, a: str, b: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(source, to, a, b, _INTENT, _FLAGS)


def _one(
    transform: ImageCms.ImageCmsTransform, mode: str, colour: tuple[int, ...]
) -> tuple[int, ...]:
    turned = ImageCms.applyTransform(Image.new(mode, (1, 1), colour), transform)
    assert turned is not None  # only in-place conversion returns nothing
    pixel = turned.getpixel((0, 0))
    assert isinstance(pixel, tuple)  # more channels than one
    return tuple(int(v) for v in pixel)


def _broken() -> Diagnostic:
    return Diagnostic(
        "error",
        "pdf.profile",
        Words("印刷特性文件已损坏，无法换算颜色", "the press profile is damaged"),
    )
