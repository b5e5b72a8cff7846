"""Make the pictures of the READMEs from the built samples.

Run after ``make pages``: writes ``docs/supplement-2023.png`` from the preview
of the newspaper, ``docs/brochures.png``, the tri-fold opened and a spread of
the booklet, each beside its cover, and ``docs/yearbook.png``, its cover beside
a picture over the fold, and two pages of text; small enough for a repository.
"""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).parent.parent
WIDTH = 880
#: Flat fills and black text need no more; drawings in many tints do.
COLOURS, TINTS = 56, 192
MOST_BYTES = 300_000
#: Rows of the brochures: the edition, and its pages that hang together.
ROWS = (
    ("brochure-laying-hens", ((1,), (2, 3, 4))),
    ("brochure-irrigation", ((1,), (6, 7))),
)
#: The yearbook: the picture over the fold, two pages of text; and the right flap
#: of its cover, pt.
YEARBOOK, SPREADS, FLAP = "yearbook-2020-2023", ((8, 9), (18, 19)), 80 / 25.4 * 72
#: White between and around them, in pixels, and the table that they lie on.
APART, TABLE = 24, (226, 224, 220)


def main() -> None:
    """Write the pictures; fail when one has grown too large for the repository."""
    with Image.open(ROOT / "build" / "supplement-2023" / "page-1.png") as image:
        height = round(WIDTH * image.height / image.width)
        page = image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    save(page, "supplement-2023.png", COLOURS)
    save(table([row(*one) for one in ROWS]), "brochures.png", TINTS)
    over, text = (row(YEARBOOK, (spread,))[0] for spread in SPREADS)
    save(table([beside(front(), over), [text]]), "yearbook.png", TINTS)


def row(edition: str, groups: tuple[tuple[int, ...], ...]) -> list[Image.Image]:
    """Return groups of trimmed pages, each joined, as wide together as the table."""
    with pdfium.PdfDocument(ROOT / "build" / edition / "print.pdf") as document:
        pages = [[document[number - 1] for number in group] for group in groups]
        boxes = [page.get_trimbox() for group in pages for page in group]
        across = sum(right - left for left, _, right, _ in boxes)
        scale = (WIDTH - (len(groups) + 1) * APART) / across
        return [joined([trimmed(page, scale) for page in group]) for group in pages]


def front() -> Image.Image:
    """Return the front of the yearbook's cover, as large as may be."""
    with pdfium.PdfDocument(ROOT / "build" / YEARBOOK / "cover.pdf") as cover:
        page = cover[0]
        _, low, right, high = page.get_trimbox()
        with pdfium.PdfDocument(ROOT / "build" / YEARBOOK / "print.pdf") as document:
            first, _, last, _ = document[0].get_trimbox()
        page.set_trimbox(right - FLAP - (last - first), low, right - FLAP, high)
        return trimmed(page, WIDTH / (last - first))


def beside(*pictures: Image.Image) -> list[Image.Image]:
    """Return pictures of one height that fill a row of the table."""
    across = sum(one.width / one.height for one in pictures)
    high = round((WIDTH - (len(pictures) + 1) * APART) / across)
    sizes = [(round(high * one.width / one.height), high) for one in pictures]
    return [
        one.resize(size, Image.Resampling.LANCZOS)
        for one, size in zip(pictures, sizes, strict=True)
    ]


def trimmed(page: pdfium.PdfPage, scale: float) -> Image.Image:
    """Return a page as it is when it has been cut."""
    left, low, right, high = page.get_trimbox()
    _, _, width, height = page.get_mediabox()
    crop = (left, low, width - right, height - high)
    return page.render(scale=scale, crop=crop).to_pil().convert("RGB")


def joined(pages: list[Image.Image]) -> Image.Image:
    """Return pages side by side, as they hang together."""
    whole = Image.new("RGB", (sum(one.width for one in pages), pages[0].height))
    x = 0
    for one in pages:
        whole.paste(one, (x, 0))
        x += one.width
    return whole


def table(rows: list[list[Image.Image]]) -> Image.Image:
    """Lay rows of pictures out under each other."""
    high = sum(one[0].height + APART for one in rows) + APART
    whole = Image.new("RGB", (WIDTH, high), TABLE)
    y = APART
    for pictures in rows:
        x = APART
        for picture in pictures:
            whole.paste(picture, (x, y))
            x += picture.width + APART
        y += pictures[0].height + APART
    return whole


def save(image: Image.Image, name: str, colours: int) -> None:
    """Write a picture with so many colours; refuse one that is too large."""
    target = ROOT / "docs" / name
    target.parent.mkdir(exist_ok=True)
    flat = image.quantize(colours, dither=Image.Dither.NONE)
    flat.save(target, optimize=True)
    if target.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
