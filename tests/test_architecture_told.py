"""ARCHITECTURE.md says what is so: the rows, and where things are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from test_architecture import ORDER, SOURCE

ROOT = SOURCE.parents[1]
TOLD = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
#: A file, and perhaps a name that stands in it: `compose/classes.py: cells_of`.
NAMED = re.compile(r"`([\w/.-]+)(?:: (\w+))?`")
KINDS = {".py", ".txt", ".json", ".html", ".sh"}


def section(title: str) -> str:
    """Return what stands under a heading."""
    return TOLD.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def cells(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table, but for its head."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def test_the_rows_are_those_that_are_held_to() -> None:
    told = [
        set(re.findall(r"`(\w+)`", step))
        for _, parts, *_ in list(cells(section("Rows")))[1:]
        for step in parts.split(", then ")
    ]

    assert told == list(map(set, ORDER))


def resolved(cell: str) -> Iterator[tuple[str, str, Path | None]]:
    """Yield the files of a cell: a bare name lies beside the one before it."""
    folder = SOURCE
    for name, inside in NAMED.findall(cell):
        if "/" not in name and Path(name).suffix not in KINDS:
            continue  # a part, a word of the command line, a code
        places = (folder / name, SOURCE / name, ROOT / name)
        found = next((place for place in places if place.exists()), None)
        if found:
            folder = found if found.is_dir() else found.parent
        yield name, inside, found


def test_what_is_said_to_be_somewhere_is_there() -> None:
    wrong = [
        f"{what}: {name}"
        for what, *where in cells(section("Where is …"))
        for cell in where
        for name, inside, found in resolved(cell)
        if found is None or (inside and inside not in names_of(found))
    ]

    assert not wrong, "\n".join(wrong)


def names_of(module: Path) -> set[str]:
    """Return what a module defines at its top."""
    nodes = ast.parse(module.read_text("utf-8")).body
    return {getattr(node, "name", "") for node in nodes}
