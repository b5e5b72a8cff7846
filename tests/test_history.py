"""Builds kept under a name: whole or not at all, and never changed."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import validate

from reform_press.build import build
from reform_press.cli.main import main
from reform_press.errors import ContentError, OutputError, UsageError
from reform_press.formats import schema_of
from reform_press.history import find, fit_name, keep
from reform_press.standing import BuildOptions, Built
from smallpaper import change, small_paper


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a paper of two pages."""
    return small_paper(tmp_path)


def silent_build(folder: Path, **options: bool) -> Built:
    return build(folder, BuildOptions(**options), lambda words: None)


def kept(paper: Path, name: str) -> Path:
    built = silent_build(paper)
    return keep(built.folder, built.pdf, name, paper.parent.parent)


def test_a_kept_build_has_copy_pages_and_pdf(paper: Path) -> None:
    folder = kept(paper, "一校")
    built = paper.parent.parent / "build" / "small"

    assert folder == paper.parent.parent / "build" / "history" / "一校"
    for name in ("print.pdf", "pages.json", "record.json"):
        assert (folder / name).read_bytes() == (built / name).read_bytes()


def test_a_kept_build_is_found_by_name_and_by_folder(paper: Path) -> None:
    folder = kept(paper, "一校")
    named = find("一校", paper.parent.parent)
    opened = find(str(paper.parent.parent / "build" / "small"), paper.parent.parent)

    assert named.record == opened.record
    assert named.pdf == folder / "print.pdf"
    assert [story.id for story in named.record.stories] == ["water", "hens", "road"]


def test_the_record_is_what_its_schema_says(paper: Path) -> None:
    told = json.loads((kept(paper, "一校") / "record.json").read_text("utf-8"))

    validate(told, schema_of("record"))
    assert "".join(
        line["text"] for line in told["pages"][1]["lines"] if line["role"] == "body"
    ) == "".join(
        part["text"]
        for story in told["stories"]
        for part in story["parts"]
        if story["id"] == "road" and part["role"] == "body"
    )


def test_every_frame_with_something_in_it_has_a_digest_of_its_own(paper: Path) -> None:
    record = find(str(silent_build(paper).folder), paper).record
    frames = [frame for page in record.pages for frame in page.frames]
    digests = [f.digest for f in frames if f.lines or f.picture or f.role == "rule"]

    assert len(digests) > 10
    assert len(set(digests)) == len(digests)


def test_lines_know_their_frames(paper: Path) -> None:
    record = find(str(silent_build(paper).folder), paper).record

    for page in record.pages:
        for line in page.lines:
            frame = page.frames[line.frame]
            assert frame.story == line.story
            assert frame.rect[0] - 0.1 <= line.rect[0]
            assert line.rect[1] + line.rect[3] <= frame.rect[1] + frame.rect[3] + 1


def test_an_empty_line_more_in_the_copy_changes_no_record(paper: Path) -> None:
    """What is compared is what is printed, not where it stands in a file."""
    before = (silent_build(paper).folder / "record.json").read_bytes()
    change(paper, "road.md", "\n\n路通了", "\n\n\n\n路通了")
    after = (silent_build(paper).folder / "record.json").read_bytes()

    assert before == after


def test_the_same_build_may_be_kept_twice_another_may_not(paper: Path) -> None:
    first = kept(paper, "一校")
    before = (first / "record.json").read_bytes()

    assert kept(paper, "一校") == first
    change(paper, "road.md", "山里的竹笋", "山里的干笋")
    with pytest.raises(UsageError) as caught:
        kept(paper, "一校")
    assert caught.value.diagnostics[0].code == "history.taken"
    assert (first / "record.json").read_bytes() == before


def test_previews_are_kept_as_digests(paper: Path) -> None:
    built = silent_build(paper, png=True)
    folder = keep(built.folder, built.pdf, "二校", paper.parent.parent)
    told = json.loads((folder / "digests.json").read_text("utf-8"))

    assert {"page-1.png", "page-2.png", "print.pdf"} <= set(told)
    assert not list(folder.glob("*.png"))


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".hidden", "a/b", "a\\b", "-x", "x" * 81, "a\n", "a."]
)
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        fit_name(name)
    assert caught.value.diagnostics[0].code == "history.bad-name"


@pytest.mark.parametrize("name", ["一校", "v2", "2024-03-01", "二校.改", "三校_终"])
def test_names_that_editors_use_are_fit(name: str) -> None:
    assert fit_name(name) == name


def test_a_kept_build_that_was_changed_is_not_trusted(paper: Path) -> None:
    folder = kept(paper, "一校")
    with (folder / "record.json").open("ab") as file:
        file.write(b" ")

    with pytest.raises(ContentError) as caught:
        find("一校", paper.parent.parent)
    assert caught.value.diagnostics[0].code == "history.damaged"


def test_an_unknown_name_is_told_with_those_there_are(paper: Path) -> None:
    kept(paper, "一校")
    with pytest.raises(UsageError) as caught:
        find("三校", paper.parent.parent)

    (told,) = caught.value.diagnostics
    assert told.code == "history.unknown"
    assert "一校" in told.hint.zh


@pytest.mark.parametrize("junk", ["", "[]", '{"version": 2}', "\x00", '{"pages": 1}'])
def test_a_folder_without_a_record_of_ours_is_refused(
    tmp_path: Path, junk: str
) -> None:
    (tmp_path / "record.json").write_text(junk, "utf-8")
    (tmp_path / "print.pdf").write_bytes(b"%PDF")

    with pytest.raises(ContentError) as caught:
        find(str(tmp_path), tmp_path)
    assert caught.value.diagnostics[0].code == "history.unreadable"


def test_a_disk_that_refuses_leaves_nothing_behind(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    built = silent_build(paper)
    root = paper.parent.parent
    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(OutputError):
        keep(built.folder, built.pdf, "一校", root)

    assert list((root / "build" / "history").iterdir()) == []


def test_what_a_killed_run_left_is_swept(paper: Path) -> None:
    history = paper.parent.parent / "build" / "history"
    (history / ".一校.999.part").mkdir(parents=True)
    kept(paper, "一校")

    assert [path.name for path in history.iterdir()] == ["一校"]


def test_build_keeps_a_name_even_when_nothing_has_changed(
    paper: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(paper.parent.parent)
    silent_build(paper)
    exit_code = main(["build", "content/small", "--name", "一校", "--lang", "en"])

    assert exit_code == 0
    assert "kept as build/history/一校" in capsys.readouterr().out
    assert find("一校", paper.parent.parent).record.edition == "small"


def test_a_bad_name_is_told_before_the_work(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper.parent.parent)

    assert main(["build", "content/small", "--name", "../x", "--quiet"]) == 2
    assert not (paper.parent.parent / "build").exists()
