"""Make the picture of the READMEs from the built sample.

Run after ``make pages``: reads the preview of supplement-2023, writes
``docs/supplement-2023.png``, small enough for a repository.
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
WIDTH = 880
#: Flat fills and black text need no more.
COLOURS = 56
MOST_BYTES = 300_000


def main() -> None:
    """Write the picture; fail when it has grown too large for the repository."""
    page = ROOT / "build" / "supplement-2023" / "page-1.png"
    picture = ROOT / "docs" / "supplement-2023.png"
    with Image.open(page) as image:
        height = round(WIDTH * image.height / image.width)
        small = image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    picture.parent.mkdir(exist_ok=True)
    flat = small.quantize(COLOURS, dither=Image.Dither.NONE)
    flat.save(picture, optimize=True)
    if picture.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{picture.name}: {picture.stat().st_size} bytes")


if __name__ == "__main__":
    main()
