"""What is no regular file, a pipe or a device, is refused and not waited for."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reform_press.content.edition import read
from reform_press.errors import ContentError
from reform_press.kept import Kept, Memory

DATA = "columns: [项目, 数]\nfile: rows.csv\n"
CHART = "chart: bars\nvalues: rows.csv\n"


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """End a test that waits for a pipe: nobody will ever write to it."""
    signal.alarm(20)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("resident", [False, True])
@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("edition.yaml", ""),
        ("overview.md", ""),
        ("index.yaml", ""),
        ("photos/hens.svg", ""),
        ("tables/main.yaml", ""),
        ("rows.csv", DATA),
        ("rows.csv", CHART),
    ],
)
def test_a_pipe_is_no_file_of_an_edition(
    folder: Path, name: str, table: str, *, resident: bool
) -> None:
    if table:
        (folder / "tables/main.yaml").write_text(table, "utf-8")
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    kept = Kept(memory=Memory(stays=True) if resident else None)
    try:
        found = read(folder, kept).diagnostics
    except ContentError as error:
        found = error.diagnostics

    assert "这不是普通文件" in "".join(one.message.zh for one in found)
    assert any(one.severity == "error" for one in found)
