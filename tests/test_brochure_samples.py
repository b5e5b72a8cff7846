"""The samples as an editor edits them: the tri-fold in a project of its own."""

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
