"""Pixels out of a picture file, all of them or none (解码).

In: an opened picture and its bytes.  Out: it is loaded.  Raises OSError for
data that end too early, also where a marker makes the end look right: libjpeg
fills what is missing with grey, and warns where Pillow does not listen.

"""

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b

from PIL import Image, ImageFile

#: A marker that ends a scan: no stuffed byte, restart or fill byte.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _SCAN, _FILL = 0xD9, 0xDA, 0xFF
_ROWS = 256
_STDERR = threading.Lock()


def load(opened: Callable[[bytes], Image.Image], data: bytes) -> Image.Image:
    """Return the picture that ``opened`` finds in ``data``, decoded whole."""
    picture = opened(data)
    # WeasyPrint lets Pillow take half a picture for a whole one; we never do.
    # It says so when it is imported, for make-up: pictures come after that.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    if picture.format == "TIFF":
        with _mute():
            picture.load()
        return picture
    picture.load()
    if picture.format in ("JPEG", "MPO"):
        end = _end_of(data)
        if end is None or not _same(picture, opened(_lengthened(data, end))):
            raise OSError("the scan ends too early")
    return picture


def _end_of(data: bytes) -> int | None:
    """Return where the end marker of a JPEG stands, behind its last scan.

    The last one of the file may belong to another picture (MPO).
    """
    at = 2
    while at + 4 <= len(data) or data[at + 1 : at + 2] == bytes((_END,)):
        marker = data[at + 1]
        if marker == _END:
            return at
        if marker == _FILL:
            at += 1
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            found = _MARKER.search(data, at)
            if found is None:
                return None
            at = found.start()
    return None


def _lengthened(data: bytes, end: int) -> bytes:
    """Return a JPEG with more codes behind its last scan.

    A scan that has all its pixels skips them (ITU-T T.81, B.1.1.2); one that
    was cut short takes them for pixels, and looks different.
    """
    return data[:end] + _noise() + data[end:]


def _same(one: Image.Image, other: Image.Image) -> bool:
    """Compare pixels some rows at a time, as pictures may be large."""
    for top in range(0, one.height, _ROWS):
        box = (0, top, one.width, min(top + _ROWS, one.height))
        if one.crop(box).tobytes() != other.crop(box).tobytes():
            return False
    return True


@contextmanager
def _mute() -> Iterator[None]:
    """Keep libtiff from writing to stderr: it does so behind Python's back."""
    with _STDERR:
        try:
            kept = os.dup(2)
        except OSError:  # closed, nobody reads it
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)


def _noise() -> bytes:
    """Return codes that mean pixels to a scan that still wants some."""
    some = b"".join(blake2b(bytes((n,))).digest() for n in range(64))
    plain = some.replace(b"\xff", b"\x5a")
    return b"".join(plain + bytes((0xFF, 0xD0 + n)) for n in range(8)) + plain
