"""A picture file in, facts about it out (图片检查).

In: a file inside the edition.  Out: upright width and height in pixels and
the digest of the bytes, or the reason why it is not used.  Nothing is
decoded here: kind, size and completeness are told by the structure of the
file (T5), so a bomb is refused by its header and a torn file by its missing
end.  Formats with interpreters in them (EPS, PDF, WMF) are refused.

"""

import mmap
import re
import struct
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from reform_press.content import headers
from reform_press.errors import SILENT, Words
from reform_press.schema.intake import refusal

#: Larger pictures are no newspaper's: 300 MP is 5 m wide at 100 ppi.
MOST_PIXELS = 300_000_000
MOST_BYTES = 512 * 2**20
_MOST_SVG = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself."""

    width: int  # pixels, upright; 0 for a drawing
    height: int
    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a picture is not used (不用的理由)."""

    code: str
    words: Words
    hint: Words = SILENT


_KINDS = (
    (b"\xff\xd8\xff", "JPEG", (".jpg", ".jpeg", ".jpe")),
    (b"\x89PNG\r\n\x1a\n", "PNG", (".png",)),
    (b"II*\0", "TIFF", (".tif", ".tiff")),
    (b"MM\0*", "TIFF", (".tif", ".tiff")),
)
_FOREIGN = (
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF", "PDF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
)
_SAVE = Words("请另存为 JPEG、PNG 或 TIFF", "save it as JPEG, PNG or TIFF")
_TORN = Refused(
    "torn",
    Words("图片文件不完整", "the picture file is torn"),
    Words("请重新传送原图", "fetch the original again"),
)


def examine(path: Path, root: Path) -> Facts | Refused:
    """Look at a picture; ``root`` is the folder it must lie in."""
    refused = refusal(path, root)
    if refused:
        return Refused("refused", refused)
    size = path.stat().st_size
    if size > MOST_BYTES:
        return Refused("too-large", Words("文件超过 512 MiB", "more than 512 MiB"))
    if size == 0:
        return Refused("empty", Words("图片文件是空的", "the picture file is empty"))
    try:
        with (
            path.open("rb") as stream,
            mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            return _judge(data, path.suffix.lower())
    except OSError:
        return Refused("refused", Words("文件无法读取", "the file cannot be read"))


def _judge(data: mmap.mmap, suffix: str) -> Facts | Refused:
    """Tell the kind of a file by its first bytes, and look at it as such."""
    head = data[:512]
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            words = Words(f"不支持 {name} 图片", f"{name} pictures are not used")
            return Refused("format", words, _SAVE)
    kind = next((k for magic, k, _ in _KINDS if head.startswith(magic)), "")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        kind = "WEBP"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        kind = "HEIF"
    if not kind and (suffix == ".svg" or b"<svg" in head):
        return _drawing(data)
    if not kind:
        words = Words("这不是能用的图片格式", "this is no picture format in use here")
        return Refused("format", words, _SAVE)
    if not _whole(data, kind):
        return _TORN
    return _measured(data, kind)


_HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"hevx", b"avif")


def _drawing(data: mmap.mmap) -> Facts | Refused:
    """Look at an SVG: no document type, which is where entities hide (T6)."""
    if len(data) > _MOST_SVG:
        return Refused("too-large", Words("SVG 超过 16 MiB", "an SVG over 16 MiB"))
    text = data[:]
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        words = Words("SVG 里有 DOCTYPE 或 ENTITY", "DOCTYPE or ENTITY in an SVG")
        hint = Words("请删去那一行", "delete that line")
        return Refused("unsafe-svg", words, hint)
    if b"<svg" not in text or b"</svg" not in text:
        return _TORN
    return Facts(0, 0, _digest(data))


def _digest(data: mmap.mmap) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _whole(data: mmap.mmap, kind: str) -> bool:
    """Tell whether the file has its end."""
    if kind == "JPEG":
        return headers.jpeg(data) is not None
    if kind == "PNG":
        return data.find(b"IEND\xaeB`\x82", max(0, len(data) - 65536)) >= 0
    if kind == "WEBP":
        size: int = struct.unpack("<I", data[4:8])[0]
        return size + 8 <= len(data) + 1
    return True


def _measured(data: mmap.mmap, kind: str) -> Facts | Refused:
    """Read the size from the header."""
    try:
        width, height = _header(data, kind)
    except ImportError:
        words = Words("读 HEIF 图片需要 pi-heif", "HEIF pictures need pi-heif")
        return Refused("format", words, _SAVE)
    except EOFError:
        return _TORN
    except Exception:  # Pillow raises whatever a hostile header makes it
        words = Words("图片文件已损坏", "the picture file is damaged")
        return Refused("damaged", words, _TORN.hint)
    if width * height > MOST_PIXELS:
        millions = width * height // 1_000_000
        words = Words(
            f"图片有 {millions} 百万像素，超过 300", f"{millions} megapixels, over 300"
        )
        return Refused("too-many-pixels", words, Words("请缩小", "make it smaller"))
    return Facts(width, height, _digest(data)) if width and height else _TORN


def _header(data: mmap.mmap, kind: str) -> tuple[int, int]:
    """Return width and height of the upright picture, without decoding.

    Pillow's plug-ins are called directly: ``Image.open`` has a pixel cap of
    its own below ours, kept in a global.  Raises EOFError for a torn TIFF.
    """
    if kind in ("JPEG", "PNG"):
        found = headers.jpeg(data) if kind == "JPEG" else headers.png(data)
        if found is None:
            raise ValueError(kind)
        return found
    import warnings
    from io import BytesIO

    from PIL import Image, TiffImagePlugin, WebPImagePlugin

    image: Any
    stream: Any = data  # a mapped file reads like a file
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged EXIF; it says nothing to us
        if kind == "HEIF":
            import pi_heif  # type: ignore[import-not-found, unused-ignore]  # optional

            image = pi_heif.open_heif(BytesIO(data[:]))
            return image.size[0], image.size[1]  # already upright
        if kind == "TIFF":
            image = TiffImagePlugin.TiffImageFile(stream)
            _check_strips(image.tag_v2, len(data))
            return image.size[0], image.size[1]  # Pillow turns these itself
        image = WebPImagePlugin.WebPImageFile(stream)
        exif = Image.Exif()
        exif.load(image.info.get("exif", b""))
    width, height = image.size
    return headers.upright(width, height, exif.get(0x0112, 1))


#: Where the pixels of a TIFF are and how long: strips, or tiles.
_STRIPS = ((273, 279), (324, 325))


def _check_strips(tags: Any, length: int) -> None:
    """Raise EOFError if pixels lie behind the end of the file."""
    for starts, counts in _STRIPS:
        for start, count in zip(
            tags.get(starts, ()), tags.get(counts, ()), strict=False
        ):
            if start + count > length:
                raise EOFError
