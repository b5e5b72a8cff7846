"""``reform-press watch``: a save becomes a PDF, an error waits for the next one."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from reform_press.build import BuildOptions, build
from reform_press.cli.main import main
from reform_press.makeup.plan import read_dummy
from reform_press.makeup.shifts import shift_of
from smallpaper import small_paper
from test_candidates import COPY, newsroom

SENTENCE = "渠水入田，秧苗返青，村里的人都说今年的水来得早。"
#: Seconds until a test gives up: processes share this machine with others.
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return small_paper(tmp_path / "project")


class Watcher:
    """A watching process, and the events that it tells."""

    def __init__(self, what: Path, *words: str, by: str = "watch") -> None:
        command = [sys.executable, "-m", "reform_press", by, str(what), *words]
        self.process = subprocess.Popen(
            [*command, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._events.put(json.loads(line))

    def next(self, kind: str) -> dict[str, Any]:
        """Return the next event of a kind; those before it are passed over."""
        while True:
            event = self._events.get(timeout=PATIENCE)
            if event["event"] == kind:
                return event

    def waits(self) -> None:
        """Return when it waits for a save."""
        while "save" not in self.next("progress")["text"]:
            pass

    def codes(self) -> list[str]:
        """Return the codes of what is told until it waits for a save."""
        found: list[str] = []
        while True:
            event = self._events.get(timeout=PATIENCE)
            if event["event"] == "diagnostic":
                found.append(event["code"])
            elif event["event"] == "progress" and "save" in event["text"]:
                return found

    def quiet(self, seconds: float) -> bool:
        """Tell whether nothing is said for a while."""
        try:
            self._events.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def watcher(paper: Path) -> Iterator[Watcher]:
    """Return a watcher that has built once and waits."""
    watcher = Watcher(paper)
    watcher.next("result")
    watcher.waits()
    yield watcher
    watcher.close()


def in_place(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def by_rename(file: Path, data: bytes) -> None:
    """Save as vim and most editors do: a new file takes the name."""
    part = file.with_name(f".{file.name}.swp")
    part.write_bytes(data)
    os.replace(part, file)


def by_way_of_a_backup(file: Path, data: bytes) -> None:
    """Save as emacs does: the old file steps aside, for a moment there is none."""
    file.rename(file.with_name(f"{file.name}~"))
    file.write_bytes(data)


def watched(folder: Path, *words: str) -> Iterator[Watcher]:
    watcher = Watcher(folder, *words)
    try:
        yield watcher
    finally:
        watcher.close()


SAVES = [in_place, by_rename, by_way_of_a_backup]


def added(file: Path, text: str) -> bytes:
    return file.read_bytes() + text.encode()


@pytest.mark.parametrize("save", SAVES)
def test_a_save_becomes_a_pdf_like_that_of_a_clean_build(
    paper: Path, watcher: Watcher, save: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    story = paper / "hens.md"
    save(story, added(story, f"\n{SENTENCE}\n"))
    result = watcher.next("result")
    pdf = Path(result["pdf"])
    clean = build(paper, BuildOptions(out=tmp_path / "clean"), lambda words: None)

    assert pdf.read_bytes() == clean.pdf.read_bytes()
    assert {(one["story"], one["page"]) for one in result["changes"]} == {("hens", 1)}


def test_what_moved_is_told_line_by_line(paper: Path, watcher: Watcher) -> None:
    """A paragraph at the top: its lines are new, those below only move."""
    story = paper / "road.md"
    head, _, body = story.read_text("utf-8").rpartition("---\n")
    by_rename(story, f"{head}---\n{SENTENCE}\n\n{body}".encode())
    (change,) = watcher.next("result")["changes"]

    assert (change["story"], change["page"]) == ("road", 2)
    assert change["fresh"] >= 1
    assert change["moved"] >= 3


def test_an_error_is_told_and_the_next_save_mends_it(
    paper: Path, watcher: Watcher
) -> None:
    story, pdf = paper / "hens.md", paper.parent.parent / "build/small/print.pdf"
    sound, good = story.read_bytes(), pdf.read_bytes()
    by_rename(story, sound.replace(b"kind: news", b"kind: nws"))

    assert watcher.next("diagnostic")["code"] == "content.bad-choice"
    assert pdf.read_bytes() == good
    watcher.waits()
    by_rename(story, added(story, "\n").replace(b"kind: nws", b"kind: news"))
    result = watcher.next("result")
    assert (result["errors"], result["mended"]) == (0, True)


def test_a_warning_is_told_once_whatever_is_saved(
    paper: Path, watcher: Watcher
) -> None:
    """Its line moves, an error comes and goes; the error alone is told again."""
    story = paper / "hens.md"
    sound = story.read_bytes()
    head, _, body = sound.rpartition(b"---\n")
    moved = head + b"\n---\n" + body
    by_rename(story, moved)
    watcher.codes()
    told = []
    for data in (sound, sound.replace(b": news", b": nws"), moved + b"\n"):
        by_rename(story, data)
        told.append(watcher.codes())

    assert told == [[], ["content.bad-choice"], []]


def test_a_slip_that_is_taken_back_is_told_as_mended(
    paper: Path, watcher: Watcher
) -> None:
    """The build before stands again: nothing is built, and still it is said."""
    story = paper / "hens.md"
    sound = story.read_bytes()
    by_rename(story, sound.replace(b"kind: news", b"kind: nws"))
    watcher.waits()
    by_rename(story, sound)
    result = watcher.next("result")

    assert (result["stood"], result["mended"]) == (True, True)


def test_a_save_that_changes_nothing_is_passed_over(
    paper: Path, watcher: Watcher
) -> None:
    story = paper / "hens.md"
    by_rename(story, story.read_bytes())

    assert watcher.quiet(1.0)


def test_it_writes_where_it_is_told_to(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "elsewhere"
    with contextmanager(watched)(paper, "-o", str(out)) as watcher:
        assert watcher.next("result")["pdf"] == str(out / "print.pdf")

    assert not list(paper.parent.parent.glob("build/*/print.pdf"))
    assert main(["watch", str(paper), "-o", str(paper / "out")]) == 2
    assert "usage.out-among-inputs" in capsys.readouterr().err


def test_one_edition_has_one_watch(paper: Path, watcher: Watcher) -> None:
    with contextmanager(watched)(paper) as second:
        assert second.next("diagnostic")["code"] == "output.watched"
        assert second.process.wait(timeout=PATIENCE) == 3


def test_overset_copy_moves_nothing_but_its_own_story(
    paper: Path, watcher: Watcher
) -> None:
    """The mark under a leg is no furniture."""
    story = paper / "road.md"
    by_rename(story, added(story, f"\n{SENTENCE * 90}\n"))

    assert [one["story"] for one in watcher.next("result")["changes"]] == ["road"]


def test_a_new_story_and_its_plan_are_noticed(paper: Path, watcher: Watcher) -> None:
    """All that a build reads is watched: the plan as well as the copy."""
    plan = paper / "dummy.yaml"
    by_rename(plan, plan.read_bytes().replace(b"size: 30", b"size: 26"))

    assert [one["story"] for one in watcher.next("result")["changes"]] == ["road"]


def test_a_storm_of_saves_ends_with_the_last_one(paper: Path, watcher: Watcher) -> None:
    """F19: few builds, and the last state is the one that stands."""
    story = paper / "hens.md"
    copy = story.read_bytes()
    for number in range(300):
        by_rename(story, copy + f"\n第{number}稿。\n".encode())
    results = 0
    while "第299稿" not in (paper.parent.parent / "build/small/record.json").read_text(
        "utf-8"
    ):
        watcher.next("result")
        results += 1

    assert results < 20


def test_what_is_no_input_wakes_nobody(paper: Path, watcher: Watcher) -> None:
    (paper / ".hens.md.swp").write_bytes(b"an editor's own")
    (paper / "hens.md~").write_bytes(b"a backup")
    (paper.parent / "notes.txt").write_bytes(b"no part of this edition")

    assert watcher.quiet(1.0)


def test_a_link_to_nowhere_makes_nobody_deaf(paper: Path, watcher: Watcher) -> None:
    (paper / "0-lost.txt").symlink_to(paper / "gone.txt")
    story = paper / "road.md"
    by_rename(story, story.read_bytes() + f"\n{SENTENCE}\n".encode())

    assert watcher.next("result")["changes"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well(watcher: Watcher, number: signal.Signals) -> None:
    assert watcher.end(number) == 0
    assert watcher.process.stderr
    assert watcher.process.stderr.read() == b""


@pytest.fixture
def self_made(tmp_path: Path) -> Path:
    """Return a paper of four stories that brings no plan."""
    return newsroom(tmp_path / "project")


def grow(story: Path) -> None:
    by_rename(story, added(story, f"\n{COPY}\n"))


def test_the_plan_follows_the_copy_when_that_is_asked_for(
    self_made: Path, tmp_path: Path
) -> None:
    plan = self_made / "dummy.yaml"
    with contextmanager(watched)(self_made, "--relay") as watcher:
        assert watcher.next("result")["written"]
        watcher.next("result")
        watcher.waits()
        before = plan.read_bytes()
        grow(self_made / "fourth.md")
        relaid, built = watcher.next("result"), watcher.next("result")

    assert plan.read_bytes() != before
    assert "fourth" in relaid["pages"][0]["doubts"]
    assert Path(relaid["replaced"]).read_bytes() == before
    assert built["errors"] == 0
    clean = build(self_made, BuildOptions(out=tmp_path / "clean"), lambda words: None)
    assert Path(built["pdf"]).read_bytes() == clean.pdf.read_bytes()


def test_a_page_that_is_left_as_it_is_is_told_at_once_and_once(
    self_made: Path,
) -> None:
    """The editor holds the story that has no room: the plan stands, and says why."""
    plan, story = self_made / "dummy.yaml", self_made / "fourth.md"
    assert main(["relay", str(self_made), "--quiet"]) == 0
    held = yaml.safe_load(plan.read_bytes())
    for slot in held["pages"][0]["slots"]:
        slot |= {"pinned": ["all"]} if slot["story"] == "fourth" else {}
    plan.write_text(yaml.safe_dump(held, allow_unicode=True), "utf-8")
    with contextmanager(watched)(self_made, "--relay") as watcher:
        watcher.next("result")
        watcher.waits()
        grow(story)
        left, built = watcher.next("result"), watcher.next("result")
        watcher.waits()
        by_rename(story, added(story, "\n"))
        again = watcher.next("result")

    assert not left["written"]
    assert "fourth" in left["pages"][0]["doubts"]
    assert [result["errors"] for result in (built, again)] == [1, 1]


def test_a_plan_that_fits_no_more_is_told_and_left_alone(
    paper: Path, watcher: Watcher
) -> None:
    before = (paper / "dummy.yaml").read_bytes()
    story = paper / "hens.md"
    by_rename(story, added(story, f"\n{SENTENCE * 60}\n"))

    assert watcher.next("result")["errors"] == 1
    assert "reform-press relay content/small" in watcher.next("progress")["text"]
    assert (paper / "dummy.yaml").read_bytes() == before


def test_an_edition_without_a_plan_is_not_solved_anew_at_each_save(
    self_made: Path, tmp_path: Path
) -> None:
    """The first solution is held; a build that knows nothing of it begins anew."""
    out = self_made.parent.parent / "build" / "small"
    with contextmanager(watched)(self_made) as watcher:
        watcher.next("result")
        assert watcher.next("diagnostic")["code"] == "watch.plan-unsaved"
        watcher.waits()
        first = read_dummy(out / "dummy.yaml", out).pages[0]
        grow(self_made / "fourth.md")
        watcher.next("result")
        held = read_dummy(out / "dummy.yaml", out).pages[0]

    assert not (self_made / "dummy.yaml").exists()
    assert shift_of(first, held, 4, 40).share < 0.12
    clean = build(self_made, BuildOptions(out=tmp_path / "clean"), lambda words: None)
    again = build(self_made, BuildOptions(), lambda words: None)
    assert not again.stood
    assert again.pdf.read_bytes() == clean.pdf.read_bytes()


def test_the_plan_that_was_held_can_be_kept(self_made: Path) -> None:
    out = self_made.parent.parent / "build" / "small"
    with contextmanager(watched)(self_made) as watcher:
        watcher.next("result")
        watcher.waits()
        grow(self_made / "fourth.md")
        watcher.next("result")
    held = yaml.safe_load((out / "dummy.yaml").read_bytes())
    assert main(["relay", str(self_made), "--keep"]) == 0
    assert yaml.safe_load((self_made / "dummy.yaml").read_bytes()) == held
