"""Installing fonts: hashes, routes, atomicity, the quick second run."""

import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fonts.make_square import make_collection, make_square
from reform_press.errors import FontError, OutputError, Words
from reform_press.fonts import fetch, install, library, system
from reform_press.fonts.installed import INDEX, file_hash
from reform_press.fonts.library import load_fonts
from reform_press.fonts.lock import NPM, PIP, LockedFont, Package

SERIF = Package("@house/serif", NPM, "1.0.0", "LICENSE")
LOCAL = Package("@house/serif-tc", NPM, "1.0.0", "LICENSE", traditional=True)
KAI = Package("@house/kai", NPM, "2.0.0", "LICENSE")
BASIC = Package("basic-fonts", PIP, "0.1", "basic_fonts/LICENSE")

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="the fake npm is a shell script"
)


class House:
    """A lock of three small fonts, and registries that are folders."""

    def __init__(self, root: Path, made: Path) -> None:
        self.root = root
        self.folder = root / "fonts"
        self.modules = root / "packages" / "node_modules"
        self.site = root / "packages" / "site"
        self.bin = root / "bin"
        self.calls = root / "calls"
        self.bin.mkdir()
        serif = self._put(self.modules / "@house/serif", "400/Serif.ttf")
        kai = self._put(self.modules / "@house/kai", "files/kai.woff")
        local = self._put(self.modules / "@house/serif-tc", "400/Local.ttf")
        basic = self._put(self.site / "basic_fonts", "Song.otf")
        for path in (serif, local, kai, basic):
            shutil.copyfile(made / path.name, path)
        self.locked = (
            _lock("noto-serif-sc-400", SERIF, "400/Serif.ttf", serif),
            _lock("lxgw-wenkai-500", KAI, "files/kai.woff", kai),
            _lock("pylopdf-song-400", BASIC, "basic_fonts/Song.otf", basic),
            _lock("noto-serif-tc-400", LOCAL, "400/Local.ttf", local),
        )

    def fonts_of(self, route: str) -> tuple[LockedFont, ...]:
        """Stand in for ``lock.locked_fonts``."""
        return tuple(font for font in self.locked if font.package.route == route)

    def command(self, name: str, script: str) -> None:
        """Put a command of the machine on the path; it notes its call."""
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.calls}"\n{script}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def said(self) -> str:
        """Return the calls of commands so far."""
        return self.calls.read_text() if self.calls.exists() else ""

    def state(self) -> dict[str, bytes]:
        """Return every file below the data folder but the lock."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }

    @staticmethod
    def _put(package: Path, path: str) -> Path:
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / "LICENSE").write_text("SIL Open Font License 1.1")
        return package / path


def _lock(name: str, package: Package, path: str, file: Path) -> LockedFont:
    return LockedFont(name, package, path, file_hash(file), "", ())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the three fonts of the lock, made once."""
    folder: Path = tmp_path_factory.mktemp("made")
    make_square(folder / "Serif.ttf")
    make_square(folder / "Local.ttf", without="农")
    make_square(folder / "Song.otf", cff=True)
    make_square(folder / "kai.ttf", without="镕")
    with TTFont(folder / "kai.ttf", recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(folder / "kai.woff")
    return folder


@pytest.fixture
def house(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return a machine with no clients, no wheels and no network."""
    house = House(tmp_path, made)
    monkeypatch.setenv("REFORM_PRESS_FONTS", str(house.folder))
    monkeypatch.setenv("PATH", f"{house.bin}:/usr/bin-none")
    monkeypatch.setattr(install, "locked_fonts", house.fonts_of)
    monkeypatch.setattr(fetch.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "path", [])
    return house


def _npm_works(house: House) -> None:
    house.command("npm", f'/bin/cp -r "{house.modules}" node_modules')


def _uv_works(house: House) -> None:
    """Let uv bring the basic fonts, and nothing else."""
    copy = f'*basic-fonts*) /bin/cp -r "{house.site}" "site-packages";;'
    house.command(
        "uv", f'case "$*" in {copy} *) echo "no route to host"; exit 1;; esac'
    )


def _code(caught: pytest.ExceptionInfo[FontError]) -> list[str]:
    return [one.code for one in caught.value.diagnostics]


def test_fonts_stand_under_their_hash_with_their_licence(house: House) -> None:
    """OFL: the licence goes with the font."""
    _npm_works(house)
    done = install.install()
    serif = house.folder / house.locked[0].sha256

    assert (done.route, done.fonts, done.fresh) == (NPM, 2, True)
    assert sorted(path.name for path in serif.iterdir()) == ["OFL.txt", "Serif.ttf"]


def test_roles_find_what_was_installed(house: House) -> None:
    """The index is all that the library reads."""
    _npm_works(house)
    install.install()
    fonts = load_fonts()

    assert fonts.chain("song")[0].path.name == "Serif.ttf"
    assert fonts.chain("kai")[0].path.name == "kai.ttf"
    assert len(fonts.chain("kai")) == 2


def test_woff_is_unwrapped_to_the_font_inside(house: House) -> None:
    """HarfBuzz and PDF want plain tables."""
    _npm_works(house)
    install.install()
    face = load_fonts().chain("kai")[0]

    assert face.path.read_bytes()[:4] == b"\x00\x01\x00\x00"
    assert (face.glyph("改") > 0, face.glyph("镕")) == (True, 0)


def test_packages_run_no_scripts(house: House) -> None:
    """Reliability T12."""
    _npm_works(house)
    install.install()

    assert "ci --ignore-scripts --no-audit --no-fund" in house.said()


def test_second_run_fetches_nothing(house: House) -> None:
    """The set-up part of a second run costs less than 2 s."""
    _npm_works(house)
    install.install()
    before = house.said()
    done = install.install()

    assert (done.fresh, house.said()) == (False, before)


def test_again_fetches_what_stands(house: House) -> None:
    """A way out when the disk is not trusted."""
    _npm_works(house)
    install.install()

    assert install.install(again=True).fresh


def test_nothing_is_left_but_fonts_and_index(house: House) -> None:
    """The npm tree of 270 MB is removed."""
    _npm_works(house)
    (house.folder / ".part-left-over").mkdir(parents=True)
    (house.folder / ("0" * 64)).mkdir()
    install.install()
    names = {path.name for path in house.folder.iterdir()}

    assert len(names) == 4
    assert names >= {INDEX, ".lock", house.locked[0].sha256}


def test_same_packages_give_the_same_files(house: House) -> None:
    """The bytes of a PDF are promised for the pinned fonts (decisions 15)."""
    _npm_works(house)
    install.install()
    first = {name: data for name, data in house.state().items() if name != INDEX}
    shutil.rmtree(house.folder)
    install.install()
    second = {name: data for name, data in house.state().items() if name != INDEX}

    assert first == second


def test_changed_byte_in_a_package_is_refused(house: House) -> None:
    """Reliability T12: nothing is put in place, the old fonts stay."""
    _npm_works(house)
    install.install()
    before = house.state()
    path = house.modules / "@house/serif/400/Serif.ttf"
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(FontError) as caught:
        install.install(again=True)

    assert _code(caught) == ["fonts.wrong-hash"]
    assert house.state() == before


def test_wrong_font_inside_a_woff_is_refused(house: House) -> None:
    """What is unwrapped has a hash of its own in the lock."""
    _npm_works(house)
    wrong = house.locked[1]._replace(unpacked="0" * 64)
    house.locked = (house.locked[0], wrong)
    with pytest.raises(FontError) as caught:
        install.install()

    assert _code(caught) == ["fonts.wrong-hash"]
    assert not (house.folder / INDEX).exists()


def test_damaged_font_in_the_folder_is_replaced(house: House) -> None:
    """``fonts install`` is the mend that every message names."""
    _npm_works(house)
    install.install()
    path = load_fonts().fonts("song")[0].path
    path.write_bytes(b"rubbish")
    done = install.install()

    assert done.fresh
    assert file_hash(path) == house.locked[0].sha256


def test_another_lock_is_installed_anew(house: House) -> None:
    """A new release of the house brings new fonts."""
    _npm_works(house)
    install.install()
    house.locked = house.locked[:1]

    assert install.install().fonts == 1


def test_index_of_other_roles_is_written_anew(house: House) -> None:
    """A release may give the same fonts other roles."""
    _npm_works(house)
    install.install()
    told = json.loads((house.folder / INDEX).read_text())
    del told["roles"]["kai"]
    (house.folder / INDEX).write_text(json.dumps(told))

    assert install.install().fresh
    assert load_fonts().chain("kai")


def test_forms_of_other_regions_come_only_when_asked_for(house: House) -> None:
    """The download must not grow for others."""
    _npm_works(house)
    install.install()
    fonts = load_fonts()

    assert "song-tw" not in fonts.roles()
    assert fonts.chain("song-tw") == fonts.chain("song")


def test_forms_of_other_regions_are_added_to_what_stands(house: House) -> None:
    """What is there is not fetched again: it is looked at, no more."""
    _npm_works(house)
    install.install()
    serif = house.modules / "@house/serif/400/Serif.ttf"
    serif.write_bytes(b"rubbish")
    done = install.install(traditional=True)
    fonts = load_fonts()

    assert (done.fresh, done.fonts) == (True, 3)
    names = [face.path.name for face in fonts.chain("song-tw")]
    assert names == ["Local.ttf", "Serif.ttf"]
    assert fonts.chain("song-hk")[0] is fonts.chain("song-tw")[0]


def test_forms_of_other_regions_stay_when_not_asked_for_again(house: House) -> None:
    """``make`` installs on every run, and damage must not lose them."""
    _npm_works(house)
    install.install(traditional=True)
    done = install.install()
    load_fonts().fonts("song")[0].path.write_bytes(b"rubbish")
    mended = install.install()

    assert (done.fresh, done.fonts) == (False, 3)
    assert (mended.fresh, mended.fonts) == (True, 3)


def test_full_set_is_not_given_up_for_forms_that_cannot_be_had(house: House) -> None:
    """Without npm the basic set would replace what stands."""
    _npm_works(house)
    install.install()
    before = house.state()
    house.command("npm", "exit 1")
    _uv_works(house)
    with pytest.raises(FontError) as caught:
        install.install(traditional=True)

    assert _code(caught) == ["fonts.fetch-failed"]
    assert house.state() == before


def test_minimal_route_takes_the_wheels(house: House) -> None:
    """Fonts.md 5c: pip only, no Node."""
    _uv_works(house)
    done = install.install(PIP)

    assert (done.route, done.fonts, done.diagnostics) == (PIP, 1, ())
    assert load_fonts().chain("title")[0].is_cff


def test_wheels_are_never_built(house: House) -> None:
    """Reliability T12: a source package would run its own code."""
    _uv_works(house)
    install.install(PIP)

    assert "--no-deps --only-binary :all:" in house.said()


def test_without_npm_and_node_the_basic_fonts_come(house: House) -> None:
    """Issue 2: the pip-only fallback works too, and says what is missing."""
    _uv_works(house)
    done = install.install()

    assert done.route == PIP
    assert [d.code for d in done.diagnostics] == ["fonts.fetch-failed", "fonts.minimal"]
    assert {d.severity for d in done.diagnostics} == {"warning"}


def test_second_run_after_a_fall_back_tries_nothing(house: House) -> None:
    """A machine without npm would else wait for it each time."""
    _uv_works(house)
    install.install()
    before = house.said()
    done = install.install()

    assert (done.fresh, house.said()) == (False, before)
    assert [one.code for one in done.diagnostics] == ["fonts.minimal"]


def test_full_set_replaces_the_basic_one(house: House) -> None:
    """``--again`` once npm is there."""
    _uv_works(house)
    install.install()
    _npm_works(house)
    done = install.install(again=True)

    assert done.route == NPM
    assert load_fonts().chain("song")[0].path.name == "Serif.ttf"


def test_without_any_client_every_reason_is_told(house: House) -> None:
    """A bare machine learns what it lacks, and the way by apt."""
    with pytest.raises(FontError) as caught:
        install.install()

    assert _code(caught) == ["fonts.no-pip", "fonts.no-pip", "fonts.no-source"]
    assert "apt-get install" in caught.value.diagnostics[-1].hint.en


def test_words_of_a_failed_client_are_shown(house: House) -> None:
    """The proxy's own message is the best hint."""
    house.command("npm", "echo 'npm ERR! code E403'; exit 1")
    house.command("uv", "exit 1")
    with pytest.raises(FontError) as caught:
        install.install()

    assert "E403" in str(caught.value)


def test_unpacked_packages_serve_a_machine_without_a_network(house: House) -> None:
    """``--source`` takes a folder that was brought along."""
    done = install.install(source=house.modules.parent)

    assert (done.route, done.fonts) == (NPM, 2)
    assert house.said() == ""


def test_every_step_is_announced(house: House) -> None:
    """Progress on long work."""
    _npm_works(house)
    heard: list[Words] = []
    install.install(say=heard.append)

    assert [words.en.split()[0] for words in heard] == ["fetching", "checking"]


def test_folder_that_cannot_be_written_is_told(house: House) -> None:
    """Exit code 3, with the reason of the system."""
    (house.root / "file").write_text("")
    with pytest.raises(OutputError) as caught:
        install.install(folder=house.root / "file" / "fonts")

    assert caught.value.diagnostics[0].code == "fonts.unwritable"
    assert caught.value.exit_code == 3


def test_fonts_of_the_system_serve_where_they_lie(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fonts.md 5c: index 2 of Debian's collections is Simplified Chinese."""
    noto = house.root / "share" / "opentype" / "noto"
    noto.mkdir(parents=True)
    plain = make_square(noto / "plain.ttf")
    make_collection(noto / "NotoSerifCJK-Regular.ttc", plain, plain, plain)
    found = system.system_fonts(house.root / "share")
    monkeypatch.setattr(install, "system_fonts", lambda: found)
    done = install.install(install.SYSTEM)
    again = install.install(install.SYSTEM)
    (font,) = library.load_fonts().fonts("song")

    assert (done.fresh, again.fresh) == (True, False)
    assert font.path == noto / "NotoSerifCJK-Regular.ttc"
    assert font.face_index == 2


def test_system_without_noto_says_what_to_install(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exact command is printed."""
    monkeypatch.setattr(install, "system_fonts", tuple)
    with pytest.raises(FontError) as caught:
        install.install(install.SYSTEM)

    assert "apt-get install fonts-noto-cjk" in caught.value.diagnostics[0].hint.zh


def test_index_is_written_last(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reliability F1: a run that breaks leaves the index of the run before."""
    _npm_works(house)
    install.install()
    before = json.loads((house.folder / INDEX).read_text())

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(install, "write_index", breaks)
    with pytest.raises(KeyboardInterrupt):
        install.install(again=True)

    assert json.loads((house.folder / INDEX).read_text()) == before
    assert load_fonts().chain("song")[0].glyph("改") > 0
    assert not list(house.folder.glob(".part-*"))
