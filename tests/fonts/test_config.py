"""A project's own fonts, from fonts/fonts.yaml."""

import json
from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.errors import FontError
from reform_press.fonts.check import examine_file
from reform_press.fonts.config import load_project_fonts
from reform_press.fonts.installed import INDEX


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a font of its own; one house font is installed."""
    house = tmp_path / "house"
    house.mkdir()
    font = examine_file(make_square(house / "house.ttf")).font
    entry = {
        "file": "house.ttf",
        "index": 0,
        "name": "House",
        "sha256": font.sha256,
        "size": font.size,
        "mtime_ns": font.mtime_ns,
    }
    told = {"version": 1, "fonts": {"noto-400": entry}, "roles": {"song": ["noto-400"]}}
    (house / INDEX).write_text(json.dumps(told))
    monkeypatch.setenv("REFORM_PRESS_FONTS", str(house))
    (tmp_path / "project" / "fonts").mkdir(parents=True)
    make_square(tmp_path / "project" / "fonts" / "own.otf", cff=True)
    return tmp_path / "project"


def _write(project: Path, text: str) -> None:
    (project / "fonts" / "fonts.yaml").write_text(text, encoding="utf-8")


def test_project_without_a_file_has_the_house_fonts(project: Path) -> None:
    """fonts.yaml is for exceptions."""
    fonts, told = load_project_fonts(project)

    assert (fonts.chain("song")[0].name, told) == ("House", ())


def test_own_font_serves_its_role_and_house_stands_in(project: Path) -> None:
    """Any role can point to a user's own font."""
    _write(project, "roles:\n  title:\n    font: own.otf\n    licence: 自制\n")
    fonts, _ = load_project_fonts(project)

    assert [face.name for face in fonts.chain("title")] == ["SquareCFF", "House"]
    assert fonts.fonts("title")[0].licence == "自制"


def test_role_may_be_called_by_its_chinese_name(project: Path) -> None:
    """Keys have Chinese aliases."""
    _write(project, "roles:\n  标题宋:\n    font: own.otf\n")
    fonts, _ = load_project_fonts(project)

    assert fonts.chain("title")[0].name == "SquareCFF"


def test_installed_font_is_named_without_a_path(project: Path) -> None:
    """Another weight of the house for a role."""
    _write(project, "roles:\n  kai:\n    font: noto-400\n")
    fonts, _ = load_project_fonts(project)

    assert fonts.chain("kai")[0].name == "House"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("font: none.otf", "fonts.unreadable"),
        ("font: fonts.yaml.ttf", "fonts.unreadable"),
        ("font: own.otf\n    index: 1", "fonts.no-such-face"),
        ("font: noto-40", "fonts.unknown-font"),
        ("font: own.otf\n    index: -1", "fonts.bad-range"),
        ("fnt: own.otf", "fonts.unknown-key"),
    ],
)
def test_fault_is_told_at_its_place(project: Path, entry: str, code: str) -> None:
    """Every message names file, line and column."""
    _write(project, f"roles:\n  title:\n    {entry}\n")
    with pytest.raises(FontError) as caught:
        load_project_fonts(project)
    found = {one.code: one for one in caught.value.diagnostics}

    assert code in found
    source = found[code].source
    assert source is not None
    assert (source.file, source.line) in {
        ("fonts/fonts.yaml", 3),
        ("fonts/fonts.yaml", 4),
    }


def test_every_fault_is_told_at_once(project: Path) -> None:
    """One run shows every error."""
    _write(project, "roles:\n  kai:\n    font: a.otf\n  hei:\n    font: b.otf\n")
    with pytest.raises(FontError) as caught:
        load_project_fonts(project)

    assert [one.source.line for one in caught.value.diagnostics if one.source] == [3, 5]


def test_misspelt_role_is_remarked(project: Path) -> None:
    """A new role is allowed, but a slip of the pen is likelier."""
    _write(project, "roles:\n  titel:\n    font: own.otf\n")
    _, (told,) = load_project_fonts(project)

    assert (told.severity, told.code) == ("warning", "fonts.strange-role")
    assert "title" in told.hint.en
