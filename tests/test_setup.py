"""The set-up of a machine, played with a pretended Python and no network."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("sh"), reason="needs a POSIX shell"
)

#: A Python that notes what it is asked for; ``{lacking}`` are shell patterns
#: of what it cannot do.
PYTHON = """\
#!/bin/sh
case "$*" in
*print*) echo python3.11-venv; exit 0 ;;
{lacking}) exit 1 ;;
esac
echo "$@" >>"{notes}"
"""


class Machine:
    """A folder with the set-up in it and a PATH of our choosing."""

    def __init__(self, folder: Path) -> None:
        self.house = folder / "house"
        self.bin = folder / "bin"
        self.notes = folder / "notes"
        (self.house / "scripts").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(ROOT / "scripts" / "setup.sh", self.house / "scripts")
        shutil.copy(ROOT / "pyproject.toml", self.house)
        for tool in ("apt-get", "java", "javac", "gs", "qpdf", "mutool", "pdftotext"):
            self.put(self.bin / tool, f'#!/bin/sh\necho {tool} "$@" >>"{self.notes}"\n')

    def put(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def python(self, lacking: str = "nothing") -> str:
        return PYTHON.format(lacking=lacking, notes=self.notes)

    def user(self, number: int) -> None:
        self.put(self.bin / "id", f"#!/bin/sh\necho {number}\n")

    def set_up(self, *what: str, language: str = "en") -> subprocess.CompletedProcess:
        return subprocess.run(
            ["sh", "scripts/setup.sh", *what],
            cwd=self.house,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "LANG": language},
            timeout=60,
        )

    def asked(self) -> str:
        """Return what was asked of tools since the last time."""
        told = self.notes.read_text() if self.notes.exists() else ""
        self.notes.unlink(missing_ok=True)
        return told


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def ready(machine):
    """Give it Python, and a virtual environment that somebody made."""
    machine.put(machine.bin / "python3", machine.python())
    machine.put(machine.house / ".venv" / "bin" / "python", machine.python())
    machine.user(0)
    return machine


def test_second_set_up_asks_nothing_of_anybody(ready):
    first = ready.set_up("run", "dev", "referees")
    asked = ready.asked()
    second = ready.set_up("run", "dev", "referees")

    assert (first.returncode, second.returncode) == (0, 0)
    assert "pip install" in asked
    assert "opendataloader-pdf" in asked
    assert (ready.asked(), second.stdout) == ("", "")


def test_new_list_of_libraries_is_installed_into_the_same_environment(ready):
    ready.set_up("run")
    ready.asked()
    file = ready.house / "pyproject.toml"
    file.write_text(file.read_text() + "\n# another library\n")

    done = ready.set_up("run")
    asked = ready.asked()

    assert done.returncode == 0
    assert "pip install" in asked
    assert "-m venv" not in asked


def test_moved_house_gets_a_new_environment(ready):
    """Scripts in a virtual environment know the folder it was made in."""
    ready.set_up("run")
    ready.asked()
    moved = ready.house.with_name("moved")
    ready.house.rename(moved)
    ready.house = moved

    ready.set_up("run")

    assert "-m venv .venv" in ready.asked()


def test_old_python_is_refused_with_the_way_out(machine):
    for version in ("", ".11", ".12", ".13", ".14"):
        machine.put(machine.bin / f"python3{version}", machine.python("*"))
    done = machine.set_up("run")

    assert done.returncode == 3
    assert "Python 3.11 to 3.14 is needed" in done.stderr
    assert "make PYTHON=" in done.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "first run: sudo apt-get install"), ("zh_CN", "请先运行：sudo apt-get")],
)
def test_who_is_not_root_is_told_every_missing_package_at_once(
    machine, language, words
):
    machine.put(machine.bin / "python3", machine.python("*ensurepip*|-|*pip?--version"))
    machine.user(1000)
    done = machine.set_up("run", language=language)

    assert done.returncode == 3
    assert words in done.stderr
    assert "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0" in done.stderr
    assert "apt-get" not in machine.asked()
    assert not (machine.house / ".venv").exists()


def test_root_gets_the_missing_packages_installed(machine):
    machine.put(machine.bin / "python3", machine.python("-"))
    machine.put(machine.house / ".venv" / "bin" / "python", machine.python())
    machine.user(0)
    done = machine.set_up("run")
    asked = machine.asked()

    assert done.returncode == 0
    assert "install --no-install-recommends libpango-1.0-0" in asked


def test_failed_step_shows_its_log_and_the_way_out(ready):
    refusing = ready.python().replace(
        "esac", "*install*) echo no index; exit 1 ;;\nesac"
    )
    ready.put(ready.house / ".venv" / "bin" / "python", refusing)
    done = ready.set_up("run")

    assert done.returncode == 3
    assert "no index" in done.stderr
    assert "build/setup.log" in done.stderr


def test_unknown_step_is_misuse(ready):
    assert ready.set_up("everything").returncode == 2
