"""One function a command (各命令): it loads what it needs, calls, reports.

In: the values of the command line and a console.  Out: an exit code.  Every
import of another part stands inside the function that needs it.

"""

import argparse
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.errors import (
    ContentError,
    Diagnostic,
    FontError,
    UsageError,
    Words,
    errors_among,
)


def build(values: argparse.Namespace, console: Console) -> int:
    """Set an edition into a print-ready PDF."""
    from reform_press.content.place import root_of
    from reform_press.standing import BuildOptions, standing

    folder = _existing(values.edition)
    console.root = root_of(folder)
    if values.name is not None:
        from reform_press.history import fit_name, keep

        fit_name(values.name)  # told before the work is done
    since, round_ = None, values.proof or ""
    if values.since is not None:
        from reform_press.cli.values import ROUNDS
        from reform_press.history import folder_of

        round_ = round_ or ROUNDS[0]
        since = folder_of(values.since, console.root)
    options = BuildOptions(
        out=values.out,
        png=values.png,
        screen=values.screen,
        draft=values.draft,
        force=values.force,
        fresh=values.fresh,
        proof=round_,
        since=since,
    )
    built = standing(folder, options)
    if built is None:
        from reform_press.build import build

        # It was just asked whether the last build stands: not again.
        built = build(folder, options._replace(fresh=True), console.say)
    console.tell(built.diagnostics)
    seconds = sum(took for _, took in built.seconds)
    faults = len(errors_among(built.diagnostics))
    console.result(
        Words(
            f"{_shown(built.pdf)}：{built.pages} 版，"
            + ("没有改动，不必重排" if built.stood else f"{seconds:.2f} 秒")
            + (f"，{faults} 个错误" if faults else ""),
            f"{_shown(built.pdf)}: {built.pages} page(s), "
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
    if values.name is not None:
        kept = keep(built.folder, built.pdf, values.name, console.root)
        words = Words(f"已存为 {_shown(kept)}", f"kept as {_shown(kept)}")
        console.result(words, kept=str(kept))
    return ContentError.exit_code if faults else 0


def watch(values: argparse.Namespace, console: Console) -> int:
    """Build an edition again after each save."""
    from reform_press.cli.watch import watch

    _existing(values.edition)
    return watch(values, console)


def fonts_install(values: argparse.Namespace, console: Console) -> int:
    """Install the fonts of the house."""
    from reform_press.fonts.install import SYSTEM, install
    from reform_press.fonts.lock import NPM, PIP

    installed = install(
        SYSTEM if values.from_system else PIP if values.minimal else NPM,
        traditional=values.traditional,
        source=values.source,
        again=values.again,
        say=console.say,
    )
    console.tell(installed.diagnostics)
    console.result(
        Words(
            f"字体 {installed.fonts} 款，在 {installed.folder}",
            f"{installed.fonts} fonts in {installed.folder}",
        ),
        folder=str(installed.folder),
        route=installed.route,
        fonts=installed.fonts,
        fresh=installed.fresh,
    )
    return 0


def fonts_list(values: argparse.Namespace, console: Console) -> int:
    """Show which font serves each role."""
    from reform_press.cli.help import cells
    from reform_press.fonts.config import load_project_fonts
    from reform_press.fonts.doctor import list_fonts

    fonts, remarks = load_project_fonts(Path.cwd())
    console.tell(remarks)
    rows = list_fonts(fonts)
    for row in rows:
        chinese = row.chinese + " " * (18 - cells(row.chinese))
        line = f"{row.role:<15} {chinese}  {row.name} {row.version}"
        console.give(Words(line, line), **_plain(row._asdict()))
    return 0


def fonts_doctor(values: argparse.Namespace, console: Console) -> int:
    """Examine the fonts, or prove a glyph for every character of an edition."""
    from reform_press.fonts.config import load_project_fonts
    from reform_press.fonts.doctor import examine, prove

    if values.edition:
        from reform_press.content.edition import read
        from reform_press.content.place import root_of
        from reform_press.makeup.characters import pieces_of
        from reform_press.style.load import load

        path = _existing(values.edition)
        console.root = root_of(path)
        edition = read(path)
        layout = load(console.root / "layouts" / edition.layout, edition.lang)
        fonts, remarks = load_project_fonts(console.root)
        found = prove(pieces_of(edition, layout), fonts)
    else:
        fonts, remarks = load_project_fonts(Path.cwd())
        console.say(Words("逐一核对字体文件", "examining the font files"))
        found = examine(fonts)
    told = (*remarks, *found)
    console.tell(told)
    faults = len(errors_among(told))
    console.result(
        Words(
            f"字体有 {faults} 个错误" if faults else "字体没有问题",
            f"errors in the fonts: {faults}" if faults else "the fonts are sound",
        ),
        errors=faults,
    )
    # A character that no font has is a fault of the copy (decision 10).
    at_fault = ContentError if values.edition else FontError
    return at_fault.exit_code if faults else 0


def galley(values: argparse.Namespace, console: Console) -> int:
    """Set one text file into columns."""
    from reform_press.cli.galley_style import fonts_of, sheet_of, style_of
    from reform_press.galley import set_galley

    file = _existing(values.file)
    console.root = file.absolute().parent
    done = set_galley(
        file,
        values.out or file.with_suffix(".pdf"),
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
    if done.told:
        from reform_press.cli.explained import as_record, as_words

        console.give(as_words(done.told), **as_record(done.told))
    elif values.explain:
        raise UsageError(_no_line(values.explain))
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
        Words(f"详见 {_shown(done.folder)}", f"more in {_shown(done.folder)}"),
        folder=str(done.folder),
        files=list(done.files),
        **as_record(done),
    )
    return 0


def check(values: argparse.Namespace, console: Console) -> int:
    """Examine a finished PDF, or the copy of an edition."""
    path = _existing(values.file)
    if path.is_dir():
        return _check_edition(path, console)
    from reform_press.preflight import check

    console.say(Words(f"检查 {path.name}", f"examining {path.name}"))
    report = check(path)
    text = Words(report.as_text("zh"), report.as_text("en"))
    tell = console.result if report.passed else console.give
    tell(text, file=str(path), **report.as_json())
    return 0 if report.passed else ContentError.exit_code


def convert(values: argparse.Namespace, console: Console) -> int:
    """Write the review of an edition's conversion to its folder."""
    from reform_press.content.edition import read
    from reform_press.content.place import root_of
    from reform_press.content.review import reviews, write_review

    path = _existing(values.edition)
    console.root = root_of(path)
    edition = read(path)
    console.tell(edition.diagnostics)
    done = reviews(edition, console.root, accept=values.accept)
    for review in done:
        write_review(review)
        console.result(
            Words(
                f"{_shown(review.file)}：{review.open} 处待校",
                f"{_shown(review.file)}: {review.open} to be looked at",
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

    schemas = {name: schema_of(name) for name in ("edition", "story", "dummy")}
    start = None
    if values.plan:
        from reform_press.planning import start_of

        start = start_of(values.plan, values.name)
    files = new(values.into, values.name, console.language, schemas, start)
    folder = values.into / values.name
    console.result(
        Words(
            f"已新建 {folder}；排版：reform-press build {folder}",
            f"{folder} is ready; next: reform-press build {folder}",
        ),
        folder=str(folder),
        files=[str(file) for file in files],
    )
    return 0


def plan(values: argparse.Namespace, console: Console) -> int:
    """Make up a page before its copy is there, or again after an edit."""
    from reform_press.cli.planned import as_record, as_words
    from reform_press.planning import PlanOptions, plan

    file = _existing(values.file)
    console.root = file.absolute().parent
    options = PlanOptions(
        values.out, values.edit or "", values.fresh, values.seed, values.steps
    )
    done = plan(file, options, console.say)
    console.tell(done.diagnostics)
    if not console.as_json:  # a program has it all in one record
        for words in as_words(done):
            console.result(words)
    shown = str(_shown(done.folder / "plan.pdf"))
    told = as_record(done)
    console.result(Words(shown, shown), folder=str(done.folder), **told)
    faulty = done.score.faults or errors_among(done.diagnostics)
    return ContentError.exit_code if faulty else 0


def makeup(values: argparse.Namespace, console: Console) -> int:
    """Make an edition up in several ways, or keep one of them."""
    from reform_press.candidates import CandidateOptions, candidates
    from reform_press.contact import told
    from reform_press.content.place import root_of

    folder = _existing(values.edition)
    console.root = root_of(folder)
    options = CandidateOptions(values.candidates, values.seed, values.steps, values.out)
    if values.take is not None:
        from reform_press.taking import take

        file = take(folder, values.take, options.folder(folder), force=values.force)
        shown = str(_shown(file))
        console.result(Words(shown, shown), plan=str(file), taken=values.take)
        return 0
    done = candidates(folder, options, console.say)
    console.tell(done.diagnostics)
    for one in done.candidates:
        said = [told(folio, way.score) for folio, way in one.pages]
        zh = "；".join(words.zh for words in said)
        en = "; ".join(words.en for words in said)
        scores = [round(way.score.total, 2) for _, way in one.pages]
        words = Words(f"{one.number}  {zh}", f"{one.number}  {en}")
        console.result(words, candidate=one.number, scores=scores)
    sheet = done.folder / "contact.html"
    shown = str(_shown(sheet))
    console.result(Words(shown, shown), sheet=str(sheet), folder=str(done.folder))
    best = done.candidates[0]
    faulty = not all(way.sound for _, way in best.pages)
    return ContentError.exit_code if faulty else 0


def schema(values: argparse.Namespace, console: Console) -> int:
    """Print a JSON Schema, list the formats, or write them all."""
    import json

    from reform_press.files import written_whole
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
        with written_whole(file) as sink:
            sink.write(f"{text}\n".encode())
        console.result(Words(str(file), str(file)), file=str(file))
    return 0


def completion(values: argparse.Namespace, console: Console) -> int:
    """Print the completion script of a shell."""
    from reform_press.cli.completion import script

    text = script(values.shell, console.language)
    console.give(Words(text.rstrip("\n"), text.rstrip("\n")), script=text)
    return 0


def _check_edition(path: Path, console: Console) -> int:
    from reform_press.content.edition import read
    from reform_press.content.place import root_of

    console.root = root_of(path)
    edition = read(path)
    console.tell(edition.diagnostics)
    stories, faults = len(edition.stories), len(errors_among(edition.diagnostics))
    console.result(
        Words(
            f"稿件 {stories} 篇，{faults} 个错误",
            f"stories: {stories}, errors: {faults}",
        ),
        stories=stories,
        errors=faults,
    )
    return ContentError.exit_code if faults else 0


def _shown(path: Path) -> Path:
    """Return a path as a person would type it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _plain(record: dict[str, object]) -> dict[str, object]:
    """Return a record with its paths as text, as JSON wants it."""
    return {k: str(v) if isinstance(v, Path) else v for k, v in record.items()}


def _existing(name: str) -> Path:
    """Return the path of a file or folder that was named.

    Raises UsageError ``usage.no-file``.
    """
    path = Path(name)
    if not path.exists():
        raise UsageError(
            Diagnostic(
                "error",
                "usage.no-file",
                Words(f"找不到“{name}”", f"there is no “{name}”"),
            )
        )
    return path


def _no_line(place: tuple[int, ...]) -> Diagnostic:
    told = ".".join(map(str, place))
    return Diagnostic(
        "error",
        "usage.no-line",
        Words(f"毛样没有第 {told} 行", f"the galley has no line {told}"),
        hint=Words(
            "加 --line-numbers 看各行的行号",
            "see the numbers of its lines with --line-numbers",
        ),
    )
