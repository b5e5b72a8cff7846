"""Programs of the machine as referees: qpdf, poppler, Ghostscript, mupdf (裁判).

In: a PDF.  Out: complaints in words, page images, extracted text.  A program
that is missing is named, so that a test can say why it was skipped.

"""

import shutil
import subprocess
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

#: Pages are drawn at 288 and compared at 72 dots an inch.  Poppler sets glyphs
#: on whole pixels, rounding up: on fine ones that moves the ink by 1/300 inch
#: at most, and one such pixel of offset is granted.
DPI, FINER = 72, 4
#: Mean difference between two renderings, of 255, after a blur of 1 px.
ALIKE = 2.0
#: Ghostscript's drawing by the profile of the file.
PROFILED = "ghostscript-profiled"
#: Who is laid beside whom: those that turn inks into light alike.
ALIKE_BY_TABLE = (
    ("poppler", "ghostscript"),
    ("poppler", "pdfium"),
    ("ghostscript", "pdfium"),
)
ALIKE_BY_PROFILE = (("poppler", PROFILED), ("ghostscript", "pdfium"))
#: White space, by any width, and what does not count as copy: soft hyphens, page
#: feeds.  Some programs take narrow blanks for the gaps between glyphs.
_BLANKS = "".join(map(chr, range(0x2000, 0x200C)))
_SILENT = str.maketrans("", "", f" \t\r\n\f\v\u00a0\u3000\u00ad\ufeff{_BLANKS}")

PACKAGES = {
    "qpdf": "qpdf",
    "pdffonts": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "gs": "ghostscript",
    "mutool": "mupdf-tools",
}


def missing(*programs: str) -> str:
    """Say which of some programs the machine lacks, or ""."""
    lost = [name for name in programs if shutil.which(name) is None]
    return ", ".join(f"{name} (apt: {PACKAGES[name]})" for name in lost)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300
    )


def qpdf_complaints(pdf: Path) -> Iterator[str]:
    """Yield what qpdf finds wrong with the syntax."""
    done = _run("qpdf", "--check", str(pdf))
    if done.returncode:
        yield from (f"qpdf: {line}" for line in done.stderr.splitlines())


def font_complaints(pdf: Path) -> Iterator[str]:
    """Yield fonts that pdffonts does not call embedded, subset and mapped."""
    rows = _run("pdffonts", str(pdf)).stdout.splitlines()[2:]
    if not rows:
        yield "pdffonts: no fonts at all"
    for row in rows:
        embedded, subset, mapped = row.split()[-5:-2]
        if (embedded, subset, mapped) != ("yes", "yes", "yes"):
            yield f"pdffonts: {row}"


def drawings(pdf: Path, page: int, scratch: Path) -> dict[str, Image.Image]:
    """Return one page as poppler, Ghostscript and pdfium draw it, finely.

    Each turns inks into light by a table of its own.  Where the file brings a
    profile, poppler goes by that, and Ghostscript draws once more by it.
    """
    sheet = _whole_sheet(pdf, page, scratch / "sheet.pdf")
    profile = _profile(pdf, scratch / "intent.icc")
    by = ("-defaultcmykprofile", str(profile)) if profile else ()
    dots = str(DPI * FINER)
    _run("pdftoppm", "-r", dots, "-singlefile", "-png", *by,
         str(sheet), str(scratch / "poppler"))  # fmt: skip
    _ghostscript(sheet, scratch / "ghostscript.png")
    with pypdfium2.PdfDocument(sheet) as document:
        drawn = document[0].render(scale=FINER * DPI / 72).to_pil().convert("RGB")
    names = ["poppler", "ghostscript"]
    if profile:
        names.append(PROFILED)
        _ghostscript(
            sheet,
            scratch / f"{PROFILED}.png",
            f"--permit-file-read={profile.parent}/",
            f"-sDefaultCMYKProfile={profile}",
        )
    images = {"pdfium": drawn}
    for name in names:
        with Image.open(scratch / f"{name}.png") as image:
            images[name] = image.convert("RGB")
    return images


def _ghostscript(sheet: Path, target: Path, *options: str) -> None:
    _run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m",
         "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{DPI * FINER}",
         *options, "-o", str(target), str(sheet))  # fmt: skip


def _profile(pdf: Path, target: Path) -> Path | None:
    """Copy out the profile that a file embeds for its output; None without one."""
    with pikepdf.open(pdf) as source:
        for intent in source.Root.get("/OutputIntents", []):
            if "/DestOutputProfile" in intent:
                target.write_bytes(intent.DestOutputProfile.read_bytes())
                return target
    return None


def _whole_sheet(pdf: Path, page: int, target: Path) -> Path:
    """Copy one page on a sheet of whole points.

    Every renderer has its own way to round a sheet of 1190.55 points to
    pixels, and moves the page by up to a pixel with it.
    """
    with pikepdf.open(pdf) as source, pikepdf.new() as copy:
        copy.pages.append(source.pages[page - 1])
        left, low, right, high = map(float, copy.pages[0].mediabox)
        box = [floor(left), floor(low), ceil(right), ceil(high)]
        copy.pages[0].mediabox = copy.pages[0].cropbox = pikepdf.Array(box)
        copy.save(target)
    return target


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two drawings of a page, 0 to 255.

    Measured at 72 dots an inch after a slight blur, at the best of three
    offsets of one fine pixel.
    """
    soft = _soft(one)
    return min(
        sum(ImageStat.Stat(ImageChops.difference(soft, _soft(moved))).mean) / 3
        for moved in (ImageChops.offset(other, 0, by) for by in (0, -1, 1))
    )


def _soft(image: Image.Image) -> Image.Image:
    return image.reduce(FINER).filter(ImageFilter.GaussianBlur(1))


def drawing_complaints(pdf: Path, page: int, scratch: Path) -> Iterator[str]:
    """Yield pairs of renderers that do not show the same page."""
    images = drawings(pdf, page, scratch)
    for one, other in ALIKE_BY_PROFILE if PROFILED in images else ALIKE_BY_TABLE:
        apart = difference(images[one], images[other])
        if apart > ALIKE:
            yield f"page {page}: {one} and {other} differ by {apart:.2f} of 255"


def extracted(pdf: Path) -> dict[str, str]:
    """Return the text of a PDF by pdftotext, mutool and pdfium, normalised."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return {
        "pdfium": normalised("".join(pages)),
        "pdftotext": normalised(_run("pdftotext", "-raw", str(pdf), "-").stdout),
        "mutool": normalised(
            _run("mutool", "draw", "-q", "-F", "text", str(pdf)).stdout
        ),
    }


def normalised(text: str) -> str:
    """Return text without white space and soft hyphens (decisions 12)."""
    return text.translate(_SILENT)
