"""What ``check`` leaves behind (印前检查文件): a report, and a sheet to sign.

In: a report and its PDF.  Out: ``check.html`` and ``check.json`` in a folder,
or a PDF to be printed.

Guarantees: the same file gives the same bytes; no clock is read.

"""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from reform_press.compose.paragraph import Compositor
from reform_press.errors import Language
from reform_press.files import write_whole, written_whole
from reform_press.fonts.library import FontSet
from reform_press.pdf.job import Job
from reform_press.pdf.pictured import page_pictures
from reform_press.pdf.writer import write_pdf
from reform_press.preflight.report import Report
from reform_press.signoff.page import report_page
from reform_press.signoff.sheet import sheet_pages
from reform_press.signoff.thumbs import Thumbs, digest_of
from reform_press.signoff.typed import Typist

#: Pages that are shown, in the report and on the sheet; those with findings first.
_MOST_PAGES, _MOST_THUMBS = 100, 60
#: Pixels of a picture's longer side: of a few pages, of many, and on the sheet.
_LONGEST, _LONGEST_OF_MANY, _LONGEST_THUMB = 1100, 700, 800
_MANY = 24
#: A sheet has no issue; its date is fixed so that its bytes are.
_DATE = date(2000, 1, 1)
#: Pages whose content was not read to the end would cost a renderer minutes.
_UNREAD = ("content.too-deep", "content.too-much")


def write_report(
    report: Report, pdf: Path, folder: Path, language: Language
) -> tuple[Path, Path]:
    """Write the report for people and the one for programs; return their paths.

    Raises OutputError ``output.unwritable``.
    """
    told = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    wanted = _wanted(report, _MOST_PAGES)
    longest = _LONGEST_OF_MANY if len(wanted) > _MANY else _LONGEST
    pictures = page_pictures(pdf, wanted, longest)
    page = report_page(report, pictures, language)
    for name, text in (("check.html", page), ("check.json", f"{told}\n")):
        write_whole(folder / name, text.encode())
    return folder / "check.html", folder / "check.json"


def write_sheet(
    report: Report, pdf: Path, out: Path, fonts: FontSet, language: Language
) -> int:
    """Write the sign-off sheet to ``out``; return how many pages it has.

    Raises OutputError ``output.unwritable`` and FontError.
    """
    pictures = page_pictures(pdf, _wanted(report, _MOST_THUMBS), _LONGEST_THUMB)
    with TemporaryDirectory(prefix="reform-press-") as folder:
        files = {}
        for number, jpeg in pictures.items():
            name = f"{number}.jpg"
            (Path(folder) / name).write_bytes(jpeg)
            files[number] = name, digest_of(jpeg)
        typist = Typist(Compositor(fonts), language)
        pages = sheet_pages(report, Thumbs(files), typist)
        title = f"SHA-256 {report.facts.digest}"
        tongue = "zh-Hans" if language == "zh" else "en"
        job = Job(
            title, _DATE, language=tongue, folder=Path(folder), marks=False, screen=True
        )
        with written_whole(out) as sink:
            write_pdf(pages, sink, fonts, job)
    return len(pages)


def _wanted(report: Report, most: int) -> list[int]:
    """Return the pages to be shown: those with findings, then the first ones."""
    unread = {f.page for f in report.findings if f.code in _UNREAD}
    found = {finding.page for finding in report.findings}
    numbers = [page.number for page in report.facts.pages]
    drawable = [number for number in numbers if number not in unread]
    ranked = sorted(drawable, key=lambda number: number not in found)
    return sorted(ranked[:most])
