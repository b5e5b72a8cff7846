"""A program that was changed is another one, however its files were saved."""

import os
from pathlib import Path

import pytest

from reform_press.standing import sources_digest

#: Long after any file was saved.
LATER = 1e11


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = tmp_path / "program"
    (program / "part" / "__pycache__").mkdir(parents=True)
    for name in ("build.py", "part/page.py", "part/__pycache__/page.pyc"):
        (program / name).write_text("one", "utf-8")
    return program


def test_a_program_that_stays_has_one_name(program: Path) -> None:
    first = sources_digest(program, {}, LATER)
    (program / "part" / "__pycache__" / "page.pyc").write_text("two", "utf-8")
    (program / ".#build.py").symlink_to("nowhere")

    assert sources_digest(program, {}, LATER) == first


def test_a_file_of_the_same_size_and_time_is_another(program: Path) -> None:
    """So rsync and archives save, and git where a clock was set back."""
    path = program / "part" / "page.py"
    before = path.stat()
    first = sources_digest(program, {}, LATER)
    path.write_text("two", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert sources_digest(program, {}, LATER) != first


def test_a_file_that_is_moved_is_another_program(program: Path) -> None:
    first = sources_digest(program, {}, LATER)
    (program / "part" / "page.py").rename(program / "page.py")

    assert sources_digest(program, {}, LATER) != first


def test_another_library_makes_another_program(program: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.py"
    library.write_text("one", "utf-8")
    libraries = {"library": str(library)}
    first = sources_digest(program, libraries, LATER)
    library.write_text("three", "utf-8")

    assert sources_digest(program, libraries, LATER) != first


def test_what_was_saved_a_moment_ago_names_no_program(program: Path) -> None:
    """It may have been saved after the process loaded it."""
    saved = (program / "build.py").stat().st_ctime

    assert sources_digest(program, {}, saved) != sources_digest(program, {}, saved)
    assert sources_digest(program, {}, LATER) == sources_digest(program, {}, LATER)
