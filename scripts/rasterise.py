"""Turn a drawing into a photograph: SVG in, JPEG of 3,600 pixels out.

Two of our three drawings travel the road of photographs (resampling, ICC
conversion, effective resolution), so they are kept as JPEG beside their SVG.
The result depends on the SVG and on the pinned renderer only: no date, no
thumbnail, an sRGB profile whose own date is fixed, and the highest quality
whose file stays below ``LIMIT``.

    pip install "reform-press[drawings]"
    python scripts/rasterise.py content/supplement-2023/photos/*.svg
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import resvg_py
from PIL import Image, ImageCms

WIDTH = 3600
LIMIT = 2_000_000  # bytes; the repository takes no binary over 2 MB
QUALITIES = range(92, 69, -2)

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


def jpeg(drawing: Path) -> bytes:
    """Return the drawing as a baseline sRGB JPEG below ``LIMIT``.

    It is rendered at twice the size and reduced, which takes the hair lines
    out of the joints between neighbouring faces.
    """
    png = resvg_py.svg_to_bytes(
        svg_string=drawing.read_text(encoding="utf-8"),
        width=2 * WIDTH,
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


def main(drawings: list[str]) -> None:
    """Write a JPEG beside every drawing named."""
    for name in drawings:
        source = Path(name)
        target = source.with_suffix(".jpg")
        fresh = target.with_suffix(".jpg.part")
        fresh.write_bytes(jpeg(source))
        os.replace(fresh, target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
