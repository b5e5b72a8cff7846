"""``reform-press galley FILE --watch``: a save becomes a galley."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reform_press.cli.main import main
from test_watch import SAVES, SENTENCE, Watcher, in_place

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "copy.txt"
    file.write_text("\n".join([SENTENCE] * 3), "utf-8")
    return file


@pytest.fixture
def watcher(text: Path) -> Iterator[Watcher]:
    """Return a watcher that has set the text once and waits."""
    watcher = Watcher(text, "--watch", "--columns", "2", by="galley")
    watcher.next("result")
    watcher.waits()
    yield watcher
    watcher.close()


@pytest.mark.parametrize("save", SAVES)
def test_a_save_becomes_the_galley_of_a_first_setting(
    text: Path, watcher: Watcher, save: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    save(text, f"鹅\n{SENTENCE}\n".encode())
    result = watcher.next("result")
    clean = tmp_path / "clean.pdf"
    main(["galley", str(text), "--columns", "2", "-o", str(clean), "--quiet"])

    assert Path(result["file"]).read_bytes() == clean.read_bytes()


def test_what_is_wrong_is_said_and_waits_for_the_next_save(
    text: Path, watcher: Watcher
) -> None:
    pdf = text.with_suffix(".pdf")
    good = pdf.read_bytes()
    in_place(text, b"\xff\xfe")

    assert watcher.next("diagnostic")["code"] == "galley.unreadable"
    assert pdf.read_bytes() == good

    watcher.waits()
    in_place(text, SENTENCE.encode())

    assert watcher.next("result")["errors"] == 0
    assert pdf.read_bytes() != good


def test_only_the_text_itself_is_watched(text: Path, watcher: Watcher) -> None:
    """The PDF is written beside it, and so may other files be."""
    text.with_name("other.txt").write_text(SENTENCE, "utf-8")

    assert watcher.quiet(1.0)
    assert watcher.end() == 0


def test_the_line_that_is_asked_for_is_told_each_time(text: Path) -> None:
    watcher = Watcher(text, "--watch", "--explain", "2", by="galley")
    told = []
    try:
        for edit in ("", "鹅下水。\n"):
            if edit:
                in_place(text, f"{edit}{SENTENCE}".encode())
            watcher.next("result")  # of the galley
            told.append(watcher.next("result")["text"])
            watcher.waits()
    finally:
        watcher.close()

    assert told[1] != told[0]
    assert SENTENCE.startswith(told[1])
