"""Roles, chains and the identity of font files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.errors import FontError
from reform_press.fonts.check import examine_file
from reform_press.fonts.installed import INDEX, RoleFont, data_folder
from reform_press.fonts.library import FontSet, load_fonts


@pytest.fixture
def font(tmp_path: Path) -> RoleFont:
    """Return a font file of its own for each test."""
    return examine_file(make_square(tmp_path / "own.ttf")).font


def _code(caught: pytest.ExceptionInfo[FontError]) -> str:
    return caught.value.diagnostics[0].code


def test_chain_begins_with_the_face_of_the_role(font: RoleFont) -> None:
    """A role is a face and its stand-ins, in order."""
    other = font._replace(name="Other")
    fonts = FontSet({"song": (font, other)})

    assert [face.name for face in fonts.chain("song")] == ["Square", "Other"]


def test_two_roles_share_one_open_face(font: RoleFont) -> None:
    """A font of 15 MB is opened once."""
    fonts = FontSet({"song": (font,), "kai": (font,)})

    assert fonts.chain("song")[0] is fonts.chain("kai")[0]


def test_unknown_role_names_the_nearest(square: FontSet) -> None:
    """Every message has a hint where one can be given."""
    with pytest.raises(FontError) as caught:
        square.chain("tilte")

    assert _code(caught) == "fonts.unknown-role"
    assert "title" in caught.value.diagnostics[0].hint.en


def test_role_of_a_region_is_served_by_the_common_one(font: RoleFont) -> None:
    """The forms of a region are an addition to the fonts, not a need."""
    other = font._replace(name="Other")
    fonts = FontSet({"song": (font,), "hei": (font,), "hei-tw": (other,)})

    assert [face.name for face in fonts.chain("song-hk")] == ["Square"]
    assert [face.name for face in fonts.chain("hei-tw")] == ["Other"]


def test_region_does_not_make_a_role_of_nothing(square: FontSet) -> None:
    """A typing error stays one."""
    with pytest.raises(FontError) as caught:
        square.chain("tilte-tw")

    assert _code(caught) == "fonts.unknown-role"


def test_face_is_found_by_its_key(square: FontSet) -> None:
    """Pages name faces by key; the writer asks for them again."""
    face = square.chain("song")[0]

    assert square.face(face.key) is face


def test_unknown_key_is_an_error(square: FontSet) -> None:
    """A page of other fonts is never printed with these."""
    with pytest.raises(FontError) as caught:
        square.face("Square-00000000")

    assert _code(caught) == "fonts.unknown-face"


def test_digest_changes_with_any_file_of_any_role(font: RoleFont) -> None:
    """A different file is a different build (fonts.md 5c)."""
    one = FontSet({"song": (font,), "kai": (font,)})
    other = font._replace(sha256="0" * 64)

    assert one.digest != FontSet({"song": (font,), "kai": (other,)}).digest


def test_digest_does_not_depend_on_the_order_of_roles(font: RoleFont) -> None:
    """Same input, same bytes."""
    one = FontSet({"song": (font,), "kai": (font,)})

    assert one.digest == FontSet({"kai": (font,), "song": (font,)}).digest


def test_replaced_file_is_refused_with_role_and_hash(font: RoleFont) -> None:
    """Reliability F10: never set with another version than the one named."""
    font.path.write_bytes(font.path.read_bytes() + b"\0")
    with pytest.raises(FontError) as caught:
        FontSet({"song": (font,)}).chain("song")

    assert _code(caught) == "fonts.changed-file"
    assert "song" in str(caught.value)
    assert font.sha256 in str(caught.value)
    assert "fonts install" in caught.value.diagnostics[0].hint.en


def test_touched_file_with_the_same_contents_is_used(font: RoleFont) -> None:
    """A restored backup is the same font with another time."""
    os.utime(font.path, (1, 1))

    assert FontSet({"song": (font,)}).chain("song")[0].name == "Square"


def test_missing_file_is_told_with_its_role(font: RoleFont) -> None:
    """Reliability F10."""
    font.path.unlink()
    with pytest.raises(FontError) as caught:
        FontSet({"song": (font,)}).chain("song")

    assert _code(caught) == "fonts.missing-file"


def test_nothing_installed_says_how_to_install(tmp_path: Path) -> None:
    """Every error comes with its mend."""
    with pytest.raises(FontError) as caught:
        load_fonts(folder=tmp_path)

    assert _code(caught) == "fonts.not-installed"
    assert "fonts install" in caught.value.diagnostics[0].hint.zh


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "null", '{"version": 1}', '{"version": 1, "fonts": 3}']
)
def test_damaged_index_is_a_clean_error(tmp_path: Path, text: str) -> None:
    """The index is data of the disk: it may be anything."""
    (tmp_path / INDEX).write_text(text)
    with pytest.raises(FontError) as caught:
        load_fonts(folder=tmp_path)

    assert _code(caught) == "fonts.damaged-index"


def test_index_of_another_version_asks_for_a_new_install(tmp_path: Path) -> None:
    """An older index is not guessed at."""
    (tmp_path / INDEX).write_text(json.dumps({"version": 0}))
    with pytest.raises(FontError) as caught:
        load_fonts(folder=tmp_path)

    assert _code(caught) == "fonts.not-installed"


def test_own_font_comes_before_the_installed_chain(
    tmp_path: Path, font: RoleFont
) -> None:
    """A user's font may lack what the house fonts have."""
    entry = {
        "file": str(font.path),
        "index": 0,
        "name": "House",
        "sha256": font.sha256,
        "size": font.size,
        "mtime_ns": font.mtime_ns,
    }
    told = {"version": 1, "fonts": {"h": entry}, "roles": {"song": ["h"]}}
    (tmp_path / INDEX).write_text(json.dumps(told))
    own = {"song": (font,), "song-tw": (font,), "logo": (font,)}
    fonts = load_fonts(own, folder=tmp_path)

    assert [f.name for f in fonts.chain("song")] == ["Square", "House"]
    assert [f.name for f in fonts.chain("song-tw")] == ["Square", "House"]
    assert [f.name for f in fonts.chain("logo")] == ["Square", "House"]


def test_folder_of_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """REFORM_PRESS_FONTS names the folder on shared machines."""
    monkeypatch.setenv("REFORM_PRESS_FONTS", str(tmp_path))

    assert data_folder() == tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's convention")
def test_relative_data_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG base directories: a relative path is invalid and ignored."""
    monkeypatch.delenv("REFORM_PRESS_FONTS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    monkeypatch.setenv("HOME", "/home/ming")

    assert data_folder() == Path("/home/ming/.local/share/reform-press/fonts")


def test_library_imports_nothing_heavy() -> None:
    """A galley is timed from cold start (issue 2, point 9)."""
    heavy = "yaml pydantic fontTools platformdirs hashlib difflib"
    code = (
        "import sys, reform_press.fonts.library;"
        f"print(*(m for m in {heavy.split()!r} if m in sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert found.stdout.split() == []
