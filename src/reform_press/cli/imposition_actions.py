"""The command that lays pages out on sheets (拼大版命令).

In: the values of the command line and a console.  Out: an exit code.

"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reform_press.cli.console import Console
from reform_press.cli.paths import existing, shown
from reform_press.errors import Diagnostic, UsageError, Words

if TYPE_CHECKING:
    from reform_press.imposition.schemes import Options


def impose(values: argparse.Namespace, console: Console) -> int:
    """Lay the pages of a PDF out on printing sheets."""
    from reform_press.fonts.config import load_project_fonts
    from reform_press.imposition.faults import length, mm
    from reform_press.imposition.imposing import impose

    options = _options(values)
    file = existing(values.file)
    out = values.out or file.with_name(f"{file.stem}-{values.scheme}.pdf")
    if out.absolute() == file.absolute():
        raise UsageError(_same_file(file))
    console.say(Words(f"拼版 {file.name}", f"imposing {file.name}"))
    fonts = None
    if options.paper.marks:
        fonts, remarks = load_project_fonts(Path.cwd())
        console.tell(remarks)
    done = impose(file, out, options, fonts)
    console.tell(done.diagnostics)
    pushed = Words("", "")
    if done.creep:
        inner = length(done.creep)
        pushed = Words(f"，最里层内移 {inner}", f", innermost pages pushed in {inner}")
    name, sheet, trim = shown(done.path), mm(done.sheet), mm(done.trim)
    console.result(
        Words(
            f"{name}：{done.sheets} 张，纸 {sheet}，净尺寸 {trim}{pushed.zh}",
            f"{name}: {done.sheets} sheet(s) of {sheet}, trimmed {trim}{pushed.en}",
        ),
        file=str(done.path),
        sheets=done.sheets,
        sheet=list(done.sheet),
        trim=list(done.trim),
        blanks=done.blanks,
        creep=done.creep,
    )
    return 0


def _options(values: argparse.Namespace) -> "Options":
    """Return what was asked for.

    Raises UsageError ``usage.missing``.
    """
    from reform_press.imposition.placing import Paper
    from reform_press.imposition.schemes import SCHEMES, Options

    if values.scheme is None:
        raise UsageError(_no_scheme(SCHEMES))
    if values.scheme == "cover" and not (
        values.spine or (values.pages and values.paper)
    ):
        raise UsageError(_no_spine())
    caliper = values.paper or 0.0
    return Options(
        values.scheme,
        Paper(values.sheet, values.bleed, values.gripper, not values.no_marks),
        section=values.section or 0,
        caliper=caliper if values.creep is None else values.creep,
        bound=values.bound,
        grind=values.grind,
        narrow=values.narrow or 0.0,
        up=values.up,
        turn=values.turn,
        block=values.pages or 0,
        measured=values.spine or 0.0,
    )


def _no_scheme(schemes: dict[str, str]) -> Diagnostic:
    zh = "、".join(f"{name} {title}" for name, title in schemes.items())
    return Diagnostic(
        "error",
        "usage.missing",
        Words("缺少选项 --scheme", "--scheme is missing"),
        hint=Words(f"可用：{zh}", f"choose from: {' '.join(schemes)}"),
    )


def _no_spine() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.missing",
        Words("算不出书脊宽", "the width of the spine is not known"),
        hint=Words(
            "写明 --pages 与 --paper，或量得的 --spine",
            "give --pages and --paper, or --spine where it was measured",
        ),
    )


def _same_file(file: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.same-file",
        Words(f"{file} 是原文件，不可覆盖", f"{file} is the file that is read"),
        hint=Words("用 --out 另选文件名", "choose another name with --out"),
    )
