"""The command ``twins`` and a bilingual edition, as an editor has them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from content.bilingual import bilingual, change
from reform_press.cli.main import main
from smallpaper import small_paper

Event = dict[str, Any]
Run = Callable[..., tuple[int, list[Event]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project that has one bilingual edition."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return bilingual(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with ``--json``; return its exit code and its events."""

    def run(*words: str) -> tuple[int, list[Event]]:
        exit_code = main([*words, "--json"])
        lines = capsys.readouterr().out.splitlines()
        return exit_code, [json.loads(line) for line in lines]

    return run


def states(events: list[Event]) -> dict[str, str]:
    return {one["id"]: one["state"] for one in events if "state" in one}


def codes(events: list[Event]) -> list[str]:
    return [one["code"] for one in events if one["event"] == "diagnostic"]


def test_all_are_open_then_fresh_then_one_is_stale(folder: Path, run: Run) -> None:
    before = states(run("twins", "content/two")[1])
    exit_code, events = run("twins", "content/two", "--all")
    after = states(run("twins", "content/two")[1])
    change(folder, "hens.zh.md", "村东", "村西")
    edited = states(run("twins", "content/two")[1])

    assert exit_code == 0
    assert events[0]["confirmed"] == 9
    assert set(before.values()) == {"open"}
    assert set(after.values()) == {"fresh"}
    assert {name for name in edited if edited[name] != after[name]} == {"hens#p1"}
    assert edited["hens#p1"] == "stale"


def test_a_pair_is_listed_with_both_places(folder: Path, run: Run) -> None:
    _, events = run("twins", "content/two")
    (one,) = [event for event in events if event.get("id") == "hens#p3"]

    assert one["source"] == {"file": "content/two/hens.zh.md", "line": 17, "column": 1}
    assert one["twin"] == {"file": "content/two/hens.en.md", "line": 17, "column": 1}


def test_the_list_is_a_line_a_pair(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["twins", "content/two", "--lang", "zh"])
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 10
    assert lines[6] == ("未确认 hens#p1  hens.zh.md:13 = hens.en.md:13  鸡舍建在村东。")
    assert lines[-1] == "未确认 9"


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("hens#p1", {"hens/title", "hens#p3"}),
        ("hens/title,hens#p3", {"hens#p1"}),
        ("hens#p1，hens#p3", {"hens/title"}),
        ("hens", set()),
        ("hens.en", set()),
    ],
)
def test_what_is_named_is_confirmed(
    folder: Path, run: Run, names: str, left: set[str]
) -> None:
    run("twins", "content/two", "--all")
    change(folder, "hens.zh.md", "村东", "村西")
    change(folder, "hens.zh.md", "一枚蛋的|", "一枚鸡蛋的|")
    change(folder, "hens.zh.md", "车间", "库房")
    exit_code, _ = run("twins", "content/two", "--accept", names)
    now = states(run("twins", "content/two")[1])

    assert exit_code == 0
    assert {name for name, state in now.items() if state == "stale"} == left


def test_a_name_that_is_none_is_told_with_the_nearest(folder: Path, run: Run) -> None:
    exit_code, events = run("twins", "content/two", "--accept", "hens#q1")

    assert exit_code == 2
    assert codes(events) == ["usage.unknown-pair"]
    assert "hens#p1" in events[0]["hint"]
    assert not (folder / "twins.yaml").exists()


def test_half_a_pair_cannot_be_confirmed(folder: Path, run: Run) -> None:
    change(folder, "hens.en.md", "{#p3}", "{#p4}")
    exit_code, events = run("twins", "content/two", "--accept", "hens#p3")

    assert exit_code == 2
    assert codes(events) == ["usage.half-pair"]


def test_what_is_lacking_is_listed_and_an_error(folder: Path, run: Run) -> None:
    change(folder, "hens.en.md", "{#p3}", "{#p4}")
    change(folder, "hens.zh.md", "{#p1}", "")
    exit_code, events = run("twins", "content/two")
    found = [one["state"] for one in events if "state" in one]

    assert exit_code == 1
    assert states(events)["hens#p3"] == states(events)["hens#p4"] == "missing"
    assert found.count("unnumbered") == 1


def test_numbers_are_given_and_told(folder: Path, run: Run) -> None:
    for name in ("hens.zh.md", "hens.en.md"):
        change(folder, name, " {#p2}", "")
    exit_code, events = run("twins", "content/two", "--number")
    told = {Path(one["file"]).name: one["ids"] for one in events if "ids" in one}

    assert exit_code == 0
    assert told == {"hens.zh.md": ["p4"], "hens.en.md": ["p4"]}
    assert "## Six steps, one line {#p4}" in (folder / "hens.en.md").read_text("utf-8")


def test_nothing_is_written_when_nothing_is_new(folder: Path, run: Run) -> None:
    run("twins", "content/two", "--all")
    before = (folder / "twins.yaml").stat().st_mtime_ns
    run("twins", "content/two", "--all")

    assert (folder / "twins.yaml").stat().st_mtime_ns == before


def test_all_drops_what_was_confirmed_of_a_story_that_is_gone(
    folder: Path, run: Run
) -> None:
    """A paragraph that is gone keeps its entry: its id is given to no other."""
    run("twins", "content/two", "--all")
    for tongue in ("zh", "en"):
        (folder / f"hens.{tongue}.md").rename(folder / f"cocks.{tongue}.md")
    run("twins", "content/two", "--accept", "cocks")
    both = (folder / "twins.yaml").read_text("utf-8")
    _, events = run("twins", "content/two", "--all")
    tidied = (folder / "twins.yaml").read_text("utf-8")

    assert "'hens':" in both
    assert (events[0]["confirmed"], events[0]["dropped"]) == (0, 9)
    assert "'hens':" not in tidied
    assert "'cocks':" in tidied


def test_a_byline_is_told_at_its_line(folder: Path, run: Run) -> None:
    for tongue, name in (("zh", "本报记者"), ("en", "Staff reporters")):
        change(folder, f"hens.{tongue}.md", "---\n\n", f"byline: {name}\n---\n\n")
    (byline,) = [
        one for one in run("twins", "content/two")[1] if one.get("id") == "hens/byline"
    ]
    text = (folder / "hens.zh.md").read_text("utf-8").splitlines()

    assert text[byline["source"]["line"] - 1].startswith("byline:")


def test_a_damaged_file_is_told_and_left(folder: Path, run: Run) -> None:
    (folder / "twins.yaml").write_text("twins: 1\nstories: [\n", "utf-8")
    exit_code, _ = run("twins", "content/two", "--all")

    assert exit_code == 1
    assert (folder / "twins.yaml").read_text("utf-8") == "twins: 1\nstories: [\n"


def test_check_warns_and_refuses(folder: Path, run: Run) -> None:
    layout = folder.parent.parent / "layouts"
    layout.mkdir()
    run("twins", "content/two", "--all")
    change(folder, "hens.zh.md", "村东", "村西")
    stale = run("check", "content/two")
    (folder / "hens.en.md").unlink()
    missing = run("check", "content/two")

    assert (stale[0], codes(stale[1])) == (0, ["content.stale-twin"])
    assert (missing[0], codes(missing[1])) == (1, ["content.missing-twin"])


def test_an_edition_of_one_language_has_none(folder: Path, run: Run) -> None:
    (folder / "hens.en.md").unlink()
    (folder / "hens.zh.md").rename(folder / "hens.md")
    exit_code, events = run("twins", "content/two")

    assert exit_code == 0
    assert states(events) == {}


def test_a_build_warns_of_a_stale_translation_and_refuses_a_missing_one(
    tmp_path: Path, run: Run, fonts: object
) -> None:
    folder = small_paper(tmp_path)
    (folder / "hens.md").rename(folder / "hens.zh.md")
    path = folder / "hens.zh.md"
    run("twins", str(folder), "--number")
    ids = [f"{{#p{n}}}" for n in range(1, path.read_text("utf-8").count("{#p") + 1)]
    body = "\n\n".join(f"A paragraph. {mark}" for mark in ids)
    (folder / "hens.en.md").write_text(
        f"---\ntitle: Hens\nbyline: From published sources\n---\n\n{body}\n", "utf-8"
    )
    run("twins", str(folder), "--all")
    fresh, told = run("build", str(folder))
    text = path.read_text("utf-8")
    path.write_text(text.replace(" {#p1}", "再说一句。 {#p1}"), "utf-8")
    stale, warned = run("build", str(folder))
    (folder / "hens.en.md").unlink()
    refused, errors = run("build", str(folder))
    drafted, more = run("build", str(folder), "--draft")

    assert (fresh, stale, refused, drafted) == (0, 0, 1, 1)
    assert "content.stale-twin" not in codes(told)
    assert codes(warned).count("content.stale-twin") == 1
    assert codes(errors).count("content.missing-twin") == 1
    assert codes(more).count("content.missing-twin") == 1
    assert (folder.parent.parent / "build" / folder.name / "proof.pdf").exists()
