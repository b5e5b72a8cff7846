"""The command ``impose``, from words to a file."""

import json
from pathlib import Path

import pypdfium2
import pytest

from imposition.test_imposing import book
from reform_press.cli.main import main


def test_a_booklet_is_written_beside_its_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = book(tmp_path / "book.pdf", 8)
    words = ["impose", str(file), "--scheme", "saddle", "--no-marks", "--bleed", "0"]
    assert main([*words, "--paper", "157gsm", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = next(event for event in told if event["event"] == "result")

    assert Path(done["file"]) == tmp_path / "book-saddle.pdf"
    assert Path(done["file"]).exists()
    assert done["sheets"] == 2
    assert done["creep"] == pytest.approx(0.338, abs=0.001)


def test_a_measured_creep_goes_before_the_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = book(tmp_path / "book.pdf", 8)
    words = ["impose", str(file), "--scheme", "saddle", "--no-marks", "--creep", "1mm"]
    assert main([*words, "--paper", "157gsm", "--lang", "en"]) == 0

    assert "innermost pages pushed in 1 mm" in capsys.readouterr().out


def test_a_small_section_is_plated_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A section of 8 has two sides, the one of 4 beside it a forme for both."""
    file = book(tmp_path / "book.pdf", 11)
    words = ["impose", str(file), "--scheme", "perfect", "--section", "8", "--turn"]
    assert main([*words, "--no-marks", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = next(event for event in told if event["event"] == "result")

    with pypdfium2.PdfDocument(done["file"]) as sheets:
        assert len(sheets) == 3
    assert done["sheets"] == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "usage.missing"),
        (["--scheme", "spiral"], "usage.value"),
        (["--scheme", "cover"], "usage.missing"),
        (["--scheme", "cover", "--pages", "96"], "usage.missing"),
        (["--scheme", "saddle", "--section", "12"], "usage.value"),
        (["--scheme", "saddle", "--paper", "80gsm-silk"], "usage.value"),
        (["--scheme", "cut-stack", "--up", "2"], "usage.value"),
        (["--scheme", "saddle", "--out", "{file}"], "usage.same-file"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    file = book(tmp_path / "book.pdf")
    words = [word.format(file=file) for word in words]

    assert main(["impose", str(file), *words]) == 2
    assert code in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_all_that_is_refused_is_told_with_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = book(tmp_path / "book.pdf")

    assert main(["impose", str(file), "--scheme", "gate", "--no-marks"]) == 1
    assert "imposition.pages" in capsys.readouterr().err
