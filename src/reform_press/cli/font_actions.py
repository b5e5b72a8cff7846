"""The commands about fonts (字体命令): to install, list and examine them.

In: the values of the command line and a console.  Out: an exit code.

"""

import argparse
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.cli.paths import existing
from reform_press.errors import ContentError, FontError, Words, errors_among


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

        path = existing(values.edition)
        console.root = root_of(path)
        edition = read(path)
        house = console.root / "layouts" / edition.layout
        layout = load(house, edition.lang, book=edition.book is not None)
        fonts, remarks = load_project_fonts(console.root)
        found = prove(pieces_of(edition, layout), fonts)
        if edition.book:
            from reform_press.compose.paragraph import Compositor
            from reform_press.makeup.block import Desk
            from reform_press.makeup.book.printed import printed
            from reform_press.makeup.grid import page_grid

            desk = Desk(edition, layout, Compositor(fonts), page_grid(layout))
            found += prove(printed(desk), fonts)
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


def _plain(record: dict[str, object]) -> dict[str, object]:
    """Return a record with its paths as text, as JSON wants it."""
    return {k: str(v) if isinstance(v, Path) else v for k, v in record.items()}
