"""Turn a drawing into a photograph: SVG in, JPEG of 3,600 pixels out.

Some of our drawings travel the road of photographs (resampling, ICC
conversion, effective resolution), so they are kept as JPEG beside their SVG.
The result depends on the SVG and on the pinned renderer only: no date, no
thumbnail, an sRGB profile whose own date is fixed, and the highest quality
whose file stays below ``LIMIT``.

    pip install "reform-press[drawings]"
    python scripts/rasterise.py content/supplement-2023/photos/*.svg

Brochures show parts of them, cut for their places; ``PARTS`` lists them.

    python scripts/rasterise.py --parts
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import resvg_py
from PIL import Image, ImageCms

WIDTH = 3600
LIMIT = 2_000_000  # bytes; the repository takes no binary over 2 MB
QUALITIES = range(92, 69, -2)

CONTENT = Path(__file__).parents[1] / "content"
_HENS, _CANAL = (CONTENT / "supplement-2023/photos" / f"{name}.svg"
                 for name in ("hen-house", "canal"))  # fmt: skip
_PANELS = CONTENT / "brochure-laying-hens/photos"
_PLATES = CONTENT / "brochure-irrigation/photos"
#: A part: its file, the drawing, left, top, width and height there, pixels across.
#: The three panels of 100, 100 and 97 mm each bring 3 mm of their neighbours.
PARTS = (
    (_PANELS / "hen-house-left.jpg", _HENS, "0,520,629.7,410", 1252),
    (_PANELS / "hen-house-centre.jpg", _HENS, "594.1,520,629.7,410", 1252),
    (_PANELS / "hen-house-right.jpg", _HENS, "1188.1,520,611.9,410", 1217),
    (_PLATES / "canal-works.jpg", _CANAL, "648,0,855.6,1200", 1820),
)

#: Bytes 24 to 35 of an ICC profile hold its date of creation.
_DATE = slice(24, 36)
_FIXED_DATE = b"\x07\xe7\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"  # 2023-01-01


def srgb() -> bytes:
    """Return the sRGB profile of LittleCMS with a fixed date."""
    profile = bytearray(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    profile[_DATE] = _FIXED_DATE
    return bytes(profile)


def part_of(svg: str, window: str) -> str:
    """Return the drawing cut down to ``window``: left, top, width, height."""
    left, top, width, height = window.split(",")
    frame = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    return re.sub(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"', frame, svg, count=1)


def jpeg(drawing: str, svg: str, width: int) -> bytes:
    """Return the drawing as a baseline sRGB JPEG below ``LIMIT``.

    It is rendered at twice the size and reduced, which takes the hair lines
    out of the joints between neighbouring faces.
    """
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=2 * width,
        background="#ffffff",
        skip_system_fonts=True,
    )
    picture = Image.open(io.BytesIO(bytes(png))).convert("RGB").reduce(2)
    for quality in QUALITIES:
        sink = io.BytesIO()
        picture.save(
            sink,
            "JPEG",
            quality=quality,
            subsampling=0 if quality > 84 else 2,
            optimize=True,
            dpi=(300, 300),
            icc_profile=srgb(),
        )
        if sink.tell() < LIMIT:
            return sink.getvalue()
    message = f"{drawing}: over {LIMIT} bytes at every quality"
    raise SystemExit(message)


def write(source: Path, target: Path, window: str, width: int) -> None:
    """Write a drawing, or the part of it in ``window``, as a JPEG."""
    svg = source.read_text(encoding="utf-8")
    fresh = target.with_suffix(".jpg.part")
    fresh.write_bytes(jpeg(str(source), part_of(svg, window) if window else svg, width))
    os.replace(fresh, target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def main(arguments: list[str]) -> None:
    """Write a JPEG beside every drawing named, or those of all parts."""
    if "--parts" in arguments:
        for target, source, window, width in PARTS:
            write(source, target, window, width)
        return
    for name in arguments:
        write(Path(name), Path(name).with_suffix(".jpg"), "", WIDTH)


if __name__ == "__main__":
    main(sys.argv[1:])
