"""Pictures of a page as image XObjects (图片出片).

In: a ``Picture`` of the page model.  Out: the picture converted, or taken
from the store where it was converted before; and what is to be said of it:
missing, changed since it was read, damaged, or too coarse for its size.

"""

import json
import struct
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from reform_press.errors import SILENT, Diagnostic, Words
from reform_press.geometry import fits
from reform_press.page import Picture
from reform_press.pdf.job import Job
from reform_press.pdf.objects import Entries, Name
from reform_press.store import key_of

if TYPE_CHECKING:
    from reform_press.pdf.icc import Icc
    from reform_press.pdf.image import Pixels

#: Raised when conversion gives other pixels than before.
_VERSION = 2
_LARGEST = 512 << 20
_QUALITY, _SCREEN_QUALITY = 90, 85
_SCREEN_PPI = 144.0
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_CM = 2.54


class Photo(NamedTuple):
    """A picture as an image XObject; without ``data``, a marker is drawn."""

    entries: Entries
    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def photograph(
    picture: Picture, job: Job, icc: "Callable[[], Icc]", settings: str
) -> Photo:
    """Return a picture as the press or the screen takes it.

    ``settings`` names what ``icc`` depends on.  What cannot be used comes
    back as an error diagnostic, and without data.
    """
    if picture.missing:
        return Photo({}, b"")  # make-up has said so
    try:
        data = _read(picture, job.folder)
    except OSError as error:
        reason = error.strerror or "?"
        return Photo({}, b"", (_unusable("missing", picture, Words(reason, reason)),))
    digest = blake2b(data, digest_size=16).hexdigest()
    if picture.digest and picture.digest != digest:
        return Photo({}, b"", (_unusable("changed", picture, _CHANGED),))
    store = job.kept.store
    ppi = _SCREEN_PPI if job.screen else job.press.ppi
    limit = job.press.ink_limit
    rect = picture.rect
    key = key_of(
        _VERSION, digest, settings, picture.crop, rect.width, rect.height, ppi, limit,
        job.screen,
    )  # fmt: skip
    kept = store.get("pictures", key)
    if kept is None:
        from reform_press.pdf.image import PictureError, Wanted, convert

        wanted = Wanted(
            picture.crop, rect.width, rect.height, ppi, limit, job.screen,
            _SCREEN_QUALITY if job.screen else _QUALITY,
        )  # fmt: skip
        try:
            kept = _packed(convert(data, wanted, icc()))
        except PictureError as error:
            return Photo({}, b"", (_unusable("damaged", picture, error.why),))
        store.put("pictures", key, kept)
    return _unpacked(kept, picture, job)


def _read(picture: Picture, folder: Path) -> bytes:
    """Read a picture of the edition.  Raises OSError for any other file."""
    root = folder.resolve()
    path = (root / picture.file).resolve()
    if not path.is_relative_to(root) or not S_ISREG(path.stat().st_mode):
        raise OSError(0, "outside the edition")
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError(0, "> 512 MiB")
    return data


def _packed(pixels: "Pixels") -> bytes:
    """Return converted pixels as the store keeps them."""
    head = json.dumps([pixels.mode, pixels.width, pixels.height, *pixels.given])
    told = head.encode()
    return struct.pack(">L", len(told)) + told + pixels.data


def _unpacked(kept: bytes, picture: Picture, job: Job) -> Photo:
    at = 4 + struct.unpack_from(">L", kept)[0]
    mode, width, height, across, down = json.loads(kept[4:at])
    entries: Entries = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": Name(_SPACES[mode]),
        "Filter": Name("DCTDecode"),
    }
    if mode == "CMYK":
        # Pillow writes four inks as Adobe does, upside down.
        entries["Decode"] = [1, 0, 1, 0, 1, 0, 1, 0]
    coarse = () if job.screen else _coarse(picture, (across, down), job)
    return Photo(entries, kept[at:], coarse)


def _coarse(
    picture: Picture, given: tuple[float, float], job: Job
) -> tuple[Diagnostic, ...]:
    """Warn of a picture that has too few pixels for its size."""
    least = job.press.ppi_min
    rect = picture.rect
    ppi = min(72 * given[0] / rect.width, 72 * given[1] / rect.height)
    if fits(least, ppi):
        return ()
    most = rect.width / 72 * _CM * ppi / least
    now = rect.width / 72 * _CM
    return (
        Diagnostic(
            "warning",
            "picture.low-resolution",
            Words(
                f"图片 {picture.file} 宽 {now:.1f} cm，仅 {ppi:.0f} ppi"
                f"（至少 {least:.0f}），最宽可用 {most:.1f} cm",
                f"{picture.file} is {now:.1f} cm wide at {ppi:.0f} ppi "
                f"(at least {least:.0f}); it serves up to {most:.1f} cm",
            ),
            picture.source,
            Words("换更大的原图，或缩小图片", "use a larger original, or less room"),
        ),
    )


def _unusable(code: str, picture: Picture, why: Words) -> Diagnostic:
    return Diagnostic(
        "error",
        f"picture.{code}",
        Words(
            f"图片 {picture.file} 不能用：{why.zh}",
            f"{picture.file} cannot be used: {why.en}",
        ),
        picture.source,
        SILENT if code == "changed" else _MEND,
    )


_CHANGED = Words("读稿以后文件又改动了", "the file changed after the copy was read")
_MEND = Words(
    "核对 photos 目录里的文件名，或换一份完好的 JPEG、PNG、TIFF",
    "check the name in photos/, or use a sound JPEG, PNG or TIFF",
)
