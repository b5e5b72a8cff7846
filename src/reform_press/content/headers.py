"""Headers of JPEG and PNG (图片文件头): size and orientation, nothing else.

In: the bytes of a file that begins with the magic of its kind.  Out: width
and height of the upright picture, None when the file is torn or damaged.
Read here and not by Pillow, because every build asks and Pillow takes longer
to load than a page to set.

"""

import struct
from mmap import mmap

#: Frames of a JPEG (ITU-T T.81, table B.1): SOF0 to SOF15 but DHT, JPG, DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: Markers without a length: TEM and the restarts.
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_SCAN, _EXIF = 0xDA, 0xE1
_ORIENTATION = 0x0112
#: Chunks looked at before giving up on a PNG's header.
_MOST_CHUNKS = 1000


def upright(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Return the size as it is looked at: 5 to 8 lie on their side (EXIF)."""
    return (height, width) if orientation in (5, 6, 7, 8) else (width, height)


def jpeg(data: mmap | bytes) -> tuple[int, int] | None:
    """Measure a JPEG that has its end marker behind its first scan.

    It is not enough to find one anywhere: a thumbnail has one of its own.
    """
    size: tuple[int, int] | None = None
    orientation, at = 1, 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker == _SCAN:
            whole = size and data.rfind(b"\xff\xd9") > at
            return upright(*size, orientation) if size and whole else None
        else:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            block = data[at + 4 : at + 2 + length]
            if marker in _FRAMES and len(block) >= 5:
                height, width = struct.unpack(">HH", block[1:5])
                size = (width, height)
            elif marker == _EXIF and block.startswith(b"Exif\0\0"):
                orientation = turned(block[6:])
            at += 2 + length
    return None


def png(data: mmap | bytes) -> tuple[int, int] | None:
    """Measure a PNG by its IHDR, turned as an eXIf before the pixels says."""
    if data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    at, orientation = 8, 1
    for _ in range(_MOST_CHUNKS):
        length = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name == b"eXIf":
            orientation = turned(data[at + 8 : at + 8 + length])
        if name in (b"IDAT", b"IEND", b""):
            break
        at += 12 + length
    return upright(width, height, orientation)


def turned(exif: bytes) -> int:
    """Return the orientation that an EXIF block states, 1 if it states none."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 10:
        return 1
    (start,) = struct.unpack(f"{order}I", exif[4:8])
    if start + 2 > len(exif):
        return 1
    (count,) = struct.unpack(f"{order}H", exif[start : start + 2])
    for number in range(count):
        entry = exif[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) < 12:
            return 1
        tag, kind = struct.unpack(f"{order}HH", entry[:4])
        if tag == _ORIENTATION and kind == 3:  # SHORT
            (value,) = struct.unpack(f"{order}H", entry[8:10])
            return value if value in range(1, 9) else 1
    return 1
