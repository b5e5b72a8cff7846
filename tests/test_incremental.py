"""Incremental builds: whatever is kept, lost or damaged, the bytes are the same."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reform_press.build import BuildOptions, build
from reform_press.compose.dropcap import Dropped
from reform_press.content.model import Paragraph
from reform_press.errors import PressError
from reform_press.makeup import keeping
from reform_press.pdf.raster import PPI, previews
from reform_press.workshop import Workshop
from smallpaper import change, small_paper

SENTENCE = "渠水入田，秧苗返青，村里的人都说今年的水来得早。"
#: Outputs that differ from run to run: times, and what changed since the last.
PASSING = {"report.json"}

Outcome = dict[str, bytes]


def outcome(paper: Path, shop: Workshop | None = None) -> Outcome:
    """Build; return the outputs, or the complaints of a build that could not be."""
    try:
        built = build(paper, BuildOptions(screen=True), lambda words: None, shop)
    except PressError as error:
        return {"complaints": repr(error.diagnostics).encode()}
    files = (path for path in built.folder.iterdir() if not path.name.startswith("."))
    found = {path.name: path.read_bytes() for path in files if path.name not in PASSING}
    # A proof leaves the last good PDF, which a clean build does not have.
    if built.pdf.name == "proof.pdf":
        found.pop("print.pdf", None)
    report = json.loads((built.folder / "report.json").read_bytes())
    told = report["pages"], report["diagnostics"], report["overset"]
    return found | {"report": repr(told).encode()}


def clean(paper: Path) -> Outcome:
    """Build what a project holds in a copy of it that knows no other build."""
    project = paper.parent.parent
    copy = project.with_name("clean")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("build"))
    return outcome(copy / "content" / paper.name)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return small_paper(tmp_path / "project")


def entries(paper: Path) -> list[Path]:
    cache = paper.parent.parent / "build" / "cache"
    return sorted(path for path in cache.rglob("*") if path.is_file())


# --- edits -------------------------------------------------------------------------

Edit = Callable[[Path, random.Random], None]
STORIES = ("water", "hens", "road")


def paragraphs(paper: Path, lots: random.Random) -> tuple[Path, str, list[str]]:
    file = paper / f"{lots.choice(STORIES)}.md"
    head, _, body = file.read_text("utf-8").rpartition("---\n")
    return file, f"{head}---\n", [part for part in body.split("\n\n") if part.strip()]


def put(file: Path, head: str, body: list[str]) -> None:
    file.write_text(head + "\n\n".join(body) + "\n", "utf-8")


def type_a_character(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    if body:
        at = lots.randrange(len(body))
        where = lots.randrange(len(body[at]) + 1)
        body[at] = body[at][:where] + lots.choice("水田Aa1，") + body[at][where:]
    put(file, head, body)


def add_a_paragraph(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    body.insert(lots.randint(0, len(body)), SENTENCE * lots.randint(1, 4))
    put(file, head, body)


def take_a_paragraph(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    if len(body) > 1:
        body.pop(lots.randrange(len(body)))
    put(file, head, body)


def swap_paragraphs(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    lots.shuffle(body)
    put(file, head, body)


def overrun(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    put(file, head, [*body, SENTENCE * 80])


def retitle(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    head = head.replace("title: ", f"title: {lots.choice('新又再')}", 1)
    put(file, head, body)


def spoil(paper: Path, lots: random.Random) -> None:
    file, head, body = paragraphs(paper, lots)
    put(file, head.replace("kind: news", "kind: nws"), body)


def change_the_plan(paper: Path, lots: random.Random) -> None:
    plan = paper / "dummy.yaml"
    size = lots.choice((20, 22, 26, 30))
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("size: 30", f"size: {size}", 1), "utf-8")


def replace_the_picture(paper: Path, lots: random.Random) -> None:
    shade = lots.randrange(256)
    Image.new("L", (900, 600), shade).save(paper / "photos" / "canal.png")


def lose_the_picture(paper: Path, lots: random.Random) -> None:
    (paper / "photos" / "canal.png").unlink(missing_ok=True)


def change_the_house_style(paper: Path, lots: random.Random) -> None:
    layout = next((paper.parent.parent / "layouts").rglob("layout.yaml"))
    text = layout.read_text("utf-8").replace("leading: 12", "leading: 12.1", 1)
    layout.write_text(text, "utf-8")


def lose_some_of_the_cache(paper: Path, lots: random.Random) -> None:
    for entry in lots.sample(entries(paper), len(entries(paper)) // 2):
        entry.unlink()


EDITS: tuple[Edit, ...] = (
    type_a_character, add_a_paragraph, take_a_paragraph, swap_paragraphs, overrun,
    retitle, spoil, change_the_plan, replace_the_picture, lose_the_picture,
    change_the_house_style, lose_some_of_the_cache,
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(EDITS) | st.just("undo"), st.integers(0, 99)),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_any_edits_give_the_bytes_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Edit | str, int]]
) -> None:
    """F21: a resident process, a new one with its cache, and a clean build agree."""
    paper = small_paper(tmp_path_factory.mktemp("edits") / "project")
    past = paper.with_name("past")
    shop = Workshop()
    outcome(paper, shop)
    for edit, lot in steps:
        if edit == "undo" and past.exists():
            shutil.rmtree(paper)
            past.rename(paper)
        else:
            shutil.rmtree(past, ignore_errors=True)
            shutil.copytree(paper, past)
            if callable(edit):
                edit(paper, random.Random(lot))
        resident = outcome(paper, shop)
        (paper.parent.parent / "build" / "small" / ".inputs.json").unlink(
            missing_ok=True
        )

        assert resident == outcome(paper) == clean(paper)


# --- what is kept ------------------------------------------------------------------


def test_a_flipped_byte_anywhere_in_the_cache_changes_nothing(paper: Path) -> None:
    """T10, F18: what was damaged counts as never kept."""
    sound = outcome(paper)
    assert entries(paper)
    for entry in entries(paper):
        data = bytearray(entry.read_bytes())
        data[random.Random(entry.name).randrange(len(data))] ^= 0x40
        entry.write_bytes(data)
    (paper.parent.parent / "build" / "small" / ".inputs.json").unlink()

    assert outcome(paper) == sound


def test_a_paragraph_that_only_moved_down_its_file_is_not_set_again(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, composed = Workshop(), []
    compose = keeping.compose_dropped

    def noted(paragraph: Paragraph, *rest: Any) -> Dropped:
        composed.append(paragraph.text)
        return compose(paragraph, *rest)

    monkeypatch.setattr(keeping, "compose_dropped", noted)
    build(paper, BuildOptions(), lambda words: None, shop)
    composed.clear()
    story = paper / "road.md"
    head, mark, body = story.read_text("utf-8").rpartition("---\n")
    story.write_text(f"{head}{mark}山里下了一场透雨。\n\n{body.lstrip()}", "utf-8")
    build(paper, BuildOptions(), lambda words: None, shop)

    assert set(composed) == {"山里下了一场透雨。"}


def test_an_edit_of_one_story_leaves_other_page_streams_alone(paper: Path) -> None:
    """Unchanged pages keep identical streams, whatever their neighbours do."""

    def streams() -> list[bytes]:
        build(paper, BuildOptions(), lambda words: None)
        pdf = paper.parent.parent / "build" / "small" / "print.pdf"
        with pikepdf.open(pdf) as document:
            return [page.Contents.read_raw_bytes() for page in document.pages]

    before = streams()
    change(paper, "road.md", "山路修到组", "山路终于修到组")
    after = streams()

    assert before[0] == after[0]
    assert before[1] != after[1]


def test_only_pages_that_changed_are_drawn_as_pictures_again(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, options = Workshop(), BuildOptions(png=True)
    drawn: list[Container[int] | None] = []

    def told(
        pdf: Path, ppi: float = PPI, numbers: Container[int] | None = None
    ) -> Iterator[tuple[int, bytes]]:
        drawn.append(numbers)
        return previews(pdf, ppi, numbers)

    monkeypatch.setattr("reform_press.pdf.raster.previews", told)
    build(paper, options, lambda words: None, shop)
    change(paper, "road.md", "山路修到组", "山路修到了组")
    out = build(paper, options, lambda words: None, shop).folder
    pictures = {path.name: path.read_bytes() for path in out.glob("page-*.png")}

    assert drawn == [{1, 2}, {2}]
    assert pictures == {
        f"page-{number}.png": png for number, png in previews(out / "print.pdf")
    }


def test_a_cache_on_a_disk_that_refuses_is_done_without(paper: Path) -> None:
    """F18: on a full or read-only disk the work is done anew each time."""
    (paper.parent.parent / "build").mkdir()
    (paper.parent.parent / "build" / "cache").write_bytes(b"no folder")

    assert outcome(paper) == clean(paper)


# --- accidents ---------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_kill_at_any_moment_leaves_the_last_good_pdf(paper: Path) -> None:
    """F1: after any kill the old PDF or the new one stands, and the next is right."""
    command = [sys.executable, "-m", "reform_press", "build", str(paper), "-q"]
    pdf = paper.parent.parent / "build" / "small" / "print.pdf"
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.perf_counter() - begun
    good = {pdf.read_bytes()}
    for number in range(12):
        type_a_character(paper, random.Random(number))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        time.sleep(whole * (number + 1) / 12)
        process.send_signal(signal.SIGKILL)
        process.wait()
        good.add(clean(paper)["print.pdf"])

        assert pdf.read_bytes() in good
    assert outcome(paper) == clean(paper)


@pytest.mark.slow
def test_two_hundred_rebuilds_take_no_more_memory(paper: Path) -> None:
    """F20: what a resident process holds does not grow with what it has built."""
    code = _LEAK.format(paper=str(paper), tests=str(Path(__file__).parent))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    early, late = map(int, done.stdout.split())

    assert late < 1.1 * early + 8 * 1024, (early, late)  # KiB


_LEAK = """
import gc, random, resource, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from reform_press.build import BuildOptions, build
from reform_press.workshop import Workshop
from test_incremental import type_a_character
paper, shop, lots = Path({paper!r}), Workshop(), random.Random(1)
sound = {{file: file.read_bytes() for file in paper.glob("*.md")}}
for number in range(200):
    for file, data in sound.items():
        file.write_bytes(data)
    type_a_character(paper, lots)
    build(paper, BuildOptions(), lambda words: None, shop)
    gc.collect()
    if number in (49, 199):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
