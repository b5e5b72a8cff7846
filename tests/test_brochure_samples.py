"""Brochures as an editor has them: the tri-fold edited, a new leaflet built."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reform_press.cli.main import main

ROOT = Path(__file__).parent.parent
SAMPLE = "brochure-laying-hens"
HOUSE = "brochure-trifold"
Event = dict[str, Any]
Run = Callable[..., tuple[int, list[Event]]]

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project that holds the sample and its layout alone."""
    for part in (f"content/{SAMPLE}", f"layouts/{HOUSE}", "fonts"):
        shutil.copytree(ROOT / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content" / SAMPLE


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with ``--json``; return its exit code and its events."""

    def run(*words: str) -> tuple[int, list[Event]]:
        exit_code = main([*words, "--json", "--lang", "en"])
        lines = capsys.readouterr().out.splitlines()
        return exit_code, [json.loads(line) for line in lines]

    return run


def graver(events: list[Event]) -> list[Event]:
    """Return the remarks that are more than notes."""
    told = (one for one in events if one["event"] == "diagnostic")
    return [one for one in told if one["severity"] != "note"]


def test_an_edited_paragraph_names_its_translation_until_it_is_confirmed(
    folder: Path, run: Run, fonts: object
) -> None:
    edition = f"content/{SAMPLE}"
    file = folder / "house.zh.md"
    before = run("build", edition)
    text = file.read_text("utf-8")
    file.write_text(text.replace("上下五层，", "上下共有五层，"), "utf-8")
    built, checked = run("build", edition), run("check", edition)
    accepted = run("twins", edition, "--accept", "house#tiers")
    after = run("build", edition)
    twin = (folder / "house.en.md").read_text("utf-8")
    line = next(n for n, row in enumerate(twin.splitlines(), 1) if "{#tiers}" in row)

    assert (before[0], built[0], checked[0], accepted[0], after[0]) == (0, 0, 0, 0, 0)
    assert (graver(before[1]), graver(after[1])) == ([], [])
    for _, events in (built, checked):
        (one,) = graver(events)
        place = one["file"], one["line"]
        assert one["code"] == "content.stale-twin"
        assert place == (f"{edition}/house.en.md", line)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_new_brochure_is_fit_to_print_at_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
    fonts: object,
    language: str,
) -> None:
    """Not a word is said of it, by the build or by preflight, in either edition."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "fonts", "fonts")
    made = run("new", "leaflet", "--kind", "brochure")
    built = run("build", "content/leaflet", "--edition-language", language)
    folder = next(Path("build").glob("leaflet*"))
    checked = run("check", str(folder / "print.pdf"))

    assert (made[0], built[0], checked[0]) == (0, 0, 0)
    for _, events in (made, built, checked):
        assert [one for one in events if one["event"] == "diagnostic"] == []


def test_a_plan_is_no_brochures(run: Run) -> None:
    exit_code, events = run("new", "a", "--kind", "brochure", "--plan", "out")

    assert exit_code == 2
    assert [one["code"] for one in graver(events)] == ["usage.plan-of-newspaper"]
