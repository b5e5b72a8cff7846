"""The command that examines a PDF or an edition (印前检查命令).

In: the values of the command line and a console.  Out: an exit code.

"""

import argparse
from itertools import product
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.cli.paths import existing, shown
from reform_press.errors import (
    ContentError,
    Diagnostic,
    UsageError,
    Words,
    errors_among,
)


def check(values: argparse.Namespace, console: Console) -> int:
    """Examine a finished PDF, or the copy of an edition and its last PDF."""
    path = existing(values.file)
    if path.is_dir():
        return _check_edition(path, values, console)
    return _check_pdf(path, values, console)


def _check_pdf(path: Path, values: argparse.Namespace, console: Console) -> int:
    for out in (values.report, values.sheet):
        if out is not None and out.exists() and out.samefile(path):
            raise UsageError(_same_file(path))
    from reform_press.preflight import check

    console.say(Words(f"检查 {path.name}", f"examining {path.name}"))
    report = check(path)
    text = Words(report.as_text("zh"), report.as_text("en"))
    tell = console.result if report.passed else console.give
    tell(text, file=str(path), **report.as_json())
    written: list[Path] = []
    if values.report is not None:
        from reform_press.signoff.writing import write_report

        console.say(Words("写检查报告", "writing the report"))
        written += write_report(report, path, values.report, console.language)
    if values.sheet is not None:
        from reform_press.fonts.library import load_fonts
        from reform_press.signoff.writing import write_sheet

        console.say(Words("出付印签样单", "setting the sign-off sheet"))
        write_sheet(report, path, values.sheet, load_fonts(), console.language)
        written.append(values.sheet)
    for file in written:
        console.result(Words(str(shown(file)), str(shown(file))), written=str(file))
    return 0 if report.passed else ContentError.exit_code


def _check_edition(path: Path, values: argparse.Namespace, console: Console) -> int:
    from reform_press.content.edition import read
    from reform_press.content.place import root_of

    console.root = root_of(path)
    edition = read(path)
    console.tell(edition.diagnostics)
    stories, faults = len(edition.stories), len(errors_among(edition.diagnostics))
    if edition.book:
        stories += sum(len(part.chapters) for part in edition.book.parts)
    console.result(
        Words(
            f"稿件 {stories} 篇，{faults} 个错误",
            f"stories: {stories}, errors: {faults}",
        ),
        stories=stories,
        errors=faults,
    )
    pdf, fresh = _last_pdf(path)
    if not pdf.is_file():
        if values.report is not None or values.sheet is not None:
            raise UsageError(_not_built(path))
        return ContentError.exit_code if faults else 0
    console.tell(() if fresh else (_outdated(pdf),))
    found = _check_pdf(pdf, values, console)
    return ContentError.exit_code if faults else found


def _last_pdf(path: Path) -> tuple[Path, bool]:
    """Return where the last PDF of an edition is, and whether nothing changed since."""
    from reform_press.kept import Memory
    from reform_press.standing import BuildOptions, standing

    memory = Memory()
    pdf = BuildOptions().folder(path) / "print.pdf"
    asked = (BuildOptions(png=p, screen=s) for p, s in product((False, True), repeat=2))
    stood = next(filter(None, (standing(path, one, memory) for one in asked)), None)
    return pdf, stood is not None and stood.pdf == pdf


def _outdated(pdf: Path) -> Diagnostic:
    return Diagnostic(
        "warning",
        "check.outdated",
        Words(
            f"{shown(pdf)} 是改动以前出的，下面检查的是它",
            f"{shown(pdf)} is older than the last changes; it is examined below",
        ),
        hint=Words("先 build 再检查", "build the edition and check again"),
    )


def _not_built(path: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "check.not-built",
        Words(f"“{path}”还没有出过 print.pdf", f"“{path}” has no print.pdf yet"),
        hint=Words(f"先 reform-press build {path}", f"reform-press build {path} first"),
    )


def _same_file(path: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "check.same-file",
        Words(f"输出会盖掉 {path.name}", f"the output would replace {path.name}"),
        hint=Words("另取一个名字", "choose another name"),
    )
