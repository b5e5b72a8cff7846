"""The prose cases of ``tests/suite``: each is copy and the lines it becomes."""

from pathlib import Path

import pytest

from compose.prose import Case, read_cases, rewrite, set_case
from reform_press.fonts.library import FontSet

SUITE = Path(__file__).parent.parent / "suite"
FILES = sorted(SUITE.glob("*.txt"))
CASES = [
    pytest.param(file, case, id=f"{file.stem}: {case.name}")
    for file in FILES
    for case in read_cases(file)
]


@pytest.mark.parametrize(("file", "case"), CASES)
def test_copy_becomes_the_lines_expected(
    file: Path, case: Case, request: pytest.FixtureRequest, square: FontSet
) -> None:
    """Each case names its clause; ``pytest --update`` rewrites the lines."""
    house = case.options.get("fonts") == "house"
    fonts = request.getfixturevalue("fonts") if house else square
    found = set_case(case, fonts)
    if request.config.getoption("--update"):
        rewrite(file, {case.name: found})
        return

    assert "\n".join(found) == "\n".join(case.expected)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_two_cases_of_a_file_share_a_name(file: Path) -> None:
    """``--update`` finds a case by its name."""
    names = [case.name for case in read_cases(file)]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rewriting_a_file_with_its_own_lines_changes_nothing(
    file: Path, tmp_path: Path
) -> None:
    """Reading and writing a file of cases are each other's inverse."""
    copied = tmp_path / file.name
    copied.write_bytes(file.read_bytes())
    rewrite(copied, {})

    assert copied.read_bytes() == file.read_bytes()
