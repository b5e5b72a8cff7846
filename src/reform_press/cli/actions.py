"""One function a command (各命令): it loads what it needs, calls, reports.

In: the values of the command line and a console.  Out: an exit code.  Every
import of another part stands inside the function that needs it.  Commands of
checks, fonts, sheets, translations and pages that make themselves up have
modules of their own.

"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reform_press.cli.console import Console
from reform_press.cli.paths import existing, shown
from reform_press.errors import (
    ContentError,
    Diagnostic,
    UsageError,
    Words,
    errors_among,
)

if TYPE_CHECKING:
    from reform_press.content.model import Edition
    from reform_press.standing import BuildOptions, Built


def build(values: argparse.Namespace, console: Console) -> int:
    """Set an edition into a print-ready PDF."""
    from reform_press.content.place import root_of
    from reform_press.standing import standing

    folder = existing(values.edition)
    console.root = root_of(folder)
    if values.name is not None:
        from reform_press.history import fit_name, keep

        fit_name(values.name)  # told before the work is done
    options = _options(values, console.root)
    built = standing(folder, options)
    if built is None:
        from reform_press.build import build

        # It was just asked whether the last build stands: not again.
        built = build(folder, options._replace(fresh=True), console.say)
    console.tell(built.diagnostics)
    _tell_built(built, console)
    if values.name is not None:
        kept = keep(built.folder, built.pdf, values.name, console.root)
        words = Words(f"已存为 {shown(kept)}", f"kept as {shown(kept)}")
        console.result(words, kept=str(kept))
    return 0 if built.fit_to_print else ContentError.exit_code


def _options(values: argparse.Namespace, root: Path) -> "BuildOptions":
    """Return what is asked of a build; bars since another make it a proof."""
    from reform_press.standing import BuildOptions

    since, round_ = None, values.proof or ""
    if values.since is not None:
        from reform_press.cli.values import ROUNDS
        from reform_press.history import folder_of

        round_ = round_ or ROUNDS[0]
        since = folder_of(values.since, root)
    return BuildOptions(
        out=values.out,
        png=values.png,
        screen=values.screen,
        draft=values.draft,
        force=values.force,
        fresh=values.fresh,
        proof=round_,
        since=since,
        language=values.edition_language,
        cluster=values.cluster or "",
    )


def _tell_built(built: "Built", console: Console) -> None:
    """Tell what a build left behind, and how long it took."""
    seconds = sum(took for _, took in built.seconds)
    faults = len(errors_among(built.diagnostics))
    console.result(
        Words(
            f"{shown(built.pdf)}：{built.pages} 版，"
            + ("没有改动，不必重排" if built.stood else f"{seconds:.2f} 秒")
            + (f"，{faults} 个错误" if faults else ""),
            f"{shown(built.pdf)}: {built.pages} page(s), "
            + ("nothing has changed" if built.stood else f"{seconds:.2f} s")
            + (f", errors: {faults}" if faults else ""),
        ),
        pdf=str(built.pdf),
        folder=str(built.folder),
        pages=built.pages,
        errors=faults,
        seconds=dict(built.seconds),
        stood=built.stood,
    )


def watch(values: argparse.Namespace, console: Console) -> int:
    """Build an edition again after each save."""
    from reform_press.cli.watch import watch

    existing(values.edition)
    return watch(values, console)


def galley(values: argparse.Namespace, console: Console) -> int:
    """Set one text file into columns."""
    from reform_press.cli.galley_style import fonts_of, sheet_of, style_of
    from reform_press.galley import set_galley

    file = existing(values.file)
    console.root = file.absolute().parent
    out = values.out or file.with_suffix(".pdf")
    if values.watch and file.is_file():
        from reform_press.cli.galley_watch import watch_galley

        return watch_galley(file, out, values, console)
    done = set_galley(
        file,
        out,
        sheet_of(values),
        style_of(values),
        fonts_of(values),
        values.explain or (),
    )
    console.tell(done.diagnostics)
    console.result(
        Words(f"{done.path}：{done.pages} 页", f"{done.path}: {done.pages} page(s)"),
        file=str(done.path),
        pages=done.pages,
    )
    if values.explain:
        from reform_press.cli.explained import tell_line

        tell_line(done.told, values.explain, console)
    return ContentError.exit_code if errors_among(done.diagnostics) else 0


def diff(values: argparse.Namespace, console: Console) -> int:
    """Compare two builds: what changed in the copy, what moved on the pages."""
    from reform_press.cli.compared import as_record, as_words
    from reform_press.compare import compare

    console.say(Words("比对两版", "comparing the two builds"))
    done = compare(values.old, values.new, Path.cwd(), values.out)
    for words in as_words(done):
        if not console.as_json:  # a program has it all in one record
            console.result(words)
    console.result(
        Words(f"详见 {shown(done.folder)}", f"more in {shown(done.folder)}"),
        folder=str(done.folder),
        files=list(done.files),
        **as_record(done),
    )
    return 0


def convert(values: argparse.Namespace, console: Console) -> int:
    """Write the review of an edition's conversion to its folder."""
    from reform_press.content.place import root_of
    from reform_press.content.review import reviews, write_review

    path = existing(values.edition)
    edition = _read(path, console)
    done = reviews(edition, root_of(path), accept=values.accept)
    for review in done:
        write_review(review)
        console.result(
            Words(
                f"{shown(review.file)}：{review.open} 处待校",
                f"{shown(review.file)}: {review.open} to be looked at",
            ),
            file=str(review.file),
            open=review.open,
        )
    if not done:
        console.result(
            Words(
                "这一期没有要转换的字；要转换，在 edition.yaml 加一行 convert: true",
                "nothing here is converted; to convert, add a line convert: true "
                "to edition.yaml",
            ),
            open=0,
        )
    return 0


def new(values: argparse.Namespace, console: Console) -> int:
    """Start an edition that builds at once."""
    from reform_press.content.scaffold import new
    from reform_press.formats import schema_of

    schemas = {name: schema_of(name) for name in ("edition", *_FORMATS[values.kind])}
    start = None
    if values.plan:
        if values.kind != "newspaper":
            raise UsageError(_plan_of_newspapers())
        from reform_press.makeup.started import start_of

        start = start_of(values.plan, values.name)
    told = console.language, schemas, start, values.kind
    files = new(values.into, values.name, *told)
    folder = values.into / values.name
    console.tell(start.diagnostics if start else ())
    console.result(
        Words(
            f"已新建 {folder}；排版：reform-press build {folder}",
            f"{folder} is ready; next: reform-press build {folder}",
        ),
        folder=str(folder),
        files=[str(file) for file in files],
    )
    return 0


#: Formats that an edition of each product has besides ``edition.yaml``.
_FORMATS = {
    "newspaper": ("story", "dummy"),
    "brochure": ("story", "twins"),
    "yearbook": ("chapter", "table", "chart", "index"),
}


def _plan_of_newspapers() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.plan-of-newspaper",
        Words("--plan 画的是报纸的版", "--plan brings pages of a newspaper"),
        hint=Words("去掉 --kind", "leave --kind out"),
    )


def schema(values: argparse.Namespace, console: Console) -> int:
    """Print a JSON Schema, list the formats, or write them all."""
    import json

    from reform_press.files import write_whole
    from reform_press.formats import FORMATS, schema_of

    names = (values.name,) if values.name else FORMATS
    if not values.out and not values.name:
        for name in FORMATS:
            console.give(Words(name, name), format=name)
        return 0
    for name in names:
        told = schema_of(name)
        text = json.dumps(told, ensure_ascii=False, indent=2)
        if not values.out:
            console.give(Words(text, text), schema=told)
            continue
        file = values.out / f"{name}.schema.json"
        write_whole(file, f"{text}\n".encode())
        console.result(Words(str(file), str(file)), file=str(file))
    return 0


def completion(values: argparse.Namespace, console: Console) -> int:
    """Print the completion script of a shell."""
    from reform_press.cli.completion import script

    text = script(values.shell, console.language)
    console.give(Words(text.rstrip("\n"), text.rstrip("\n")), script=text)
    return 0


def _read(path: Path, console: Console) -> "Edition":
    """Read the copy in a folder and tell what is to be said of it."""
    from reform_press.content.edition import read
    from reform_press.content.place import root_of

    console.root = root_of(path)
    edition = read(path)
    console.tell(edition.diagnostics)
    return edition
