"""The pipeline: what is written when, and that it is always the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import validate

from reform_press.build import BuildOptions, Built, build
from reform_press.errors import ContentError, LayoutError, OutputError, PressError
from reform_press.formats import schema_of

ROOT = Path(__file__).parent.parent
EDITION = """product: newspaper
title: 改革专版
date: 2024-03-01
layout: newspaper-sikai
pages:
  - section: 专版
    folio: "1"
    stories: [one]
    staff: 样刊
"""
STORY = """---
id: one
kind: news
priority: 1
title: 清渠入户
byline: 据公开资料整理
---
"""
DUMMY = """dummy: 1
pages:
  - page: 1
    slots:
      - story: one
        cells: {column: 1, row: 1, columns: 2, rows: 12}
        head: {size: 36, rows: 5}
"""
SENTENCE = "渠水入田，秧苗返青，村里的人都说今年的水来得早。"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Return a small edition in a project of its own."""
    folder = tmp_path / "project" / "content" / "small"
    folder.mkdir(parents=True)
    layouts = folder.parent.parent / "layouts"
    shutil.copytree(ROOT / "layouts" / "newspaper-sikai", layouts / "newspaper-sikai")
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    (folder / "dummy.yaml").write_text(DUMMY, "utf-8")
    write_story(folder, SENTENCE * 3)
    return folder


def write_story(folder: Path, body: str) -> None:
    (folder / "one.md").write_text(STORY + body + "\n", "utf-8")


def silent_build(folder: Path, **options: bool) -> Built:
    return build(folder, BuildOptions(**options), lambda words: None)


def codes(built: Built) -> set[str]:
    return {d.code for d in built.diagnostics if d.severity == "error"}


def test_a_build_leaves_pdf_model_report_and_plan(edition: Path) -> None:
    built = silent_build(edition)

    assert built.fit_to_print
    assert built.pdf.name == "print.pdf"
    names = {"print.pdf", "pages.json", "report.json", "dummy.yaml"}
    assert names <= {path.name for path in built.folder.iterdir()}


def test_an_edition_without_a_plan_makes_itself_up_or_says_why_not(
    edition: Path,
) -> None:
    (edition / "dummy.yaml").unlink()
    with pytest.raises(LayoutError) as caught:
        silent_build(edition)
    assert [d.code for d in caught.value.diagnostics] == ["makeup.story-fits-nowhere"]


def test_overset_gives_a_proof_and_leaves_the_last_good_pdf(edition: Path) -> None:
    """Decision 10: never replace a good print.pdf by a worse one."""
    good = silent_build(edition).pdf.read_bytes()
    write_story(edition, SENTENCE * 60)
    built = silent_build(edition)

    assert codes(built) == {"makeup.overset"}
    assert built.pdf.name == "proof.pdf"
    assert (built.folder / "print.pdf").read_bytes() == good


def test_overset_copy_is_kept_whole_in_the_report(edition: Path) -> None:
    """No character of copy is lost: what stands on the page and what is left."""
    write_story(edition, SENTENCE * 60)
    built = silent_build(edition)
    report = json.loads((built.folder / "report.json").read_text("utf-8"))
    (overset,) = report["overset"]

    assert overset["lines"] > 0
    assert overset["characters"] == len(overset["text"].replace("\n", ""))
    copy = SENTENCE * 60 + "（据公开资料整理）"
    assert copy.endswith(overset["text"].replace("\n", ""))


def test_force_replaces_the_print_pdf_in_spite_of_errors(edition: Path) -> None:
    write_story(edition, SENTENCE * 60)
    built = silent_build(edition, force=True)

    assert built.pdf.name == "print.pdf"
    assert not built.fit_to_print


def test_a_good_build_takes_an_old_proof_away(edition: Path) -> None:
    write_story(edition, SENTENCE * 60)
    proof = silent_build(edition).pdf
    write_story(edition, SENTENCE)
    silent_build(edition)

    assert not proof.exists()


def test_unreadable_copy_writes_no_pdf_at_all(edition: Path) -> None:
    good = silent_build(edition).pdf.read_bytes()
    (edition / "one.md").write_text(STORY.replace("kind: news", "kind: nws"), "utf-8")

    with pytest.raises(ContentError) as caught:
        silent_build(edition)
    assert caught.value.exit_code == 1
    assert (
        edition.parent.parent / "build" / "small" / "print.pdf"
    ).read_bytes() == good


def test_a_character_no_font_has_is_an_error_of_content(edition: Path) -> None:
    """F9: the message names character, code point and place."""
    write_story(edition, SENTENCE + "\U0001f9c0")
    with pytest.raises(PressError) as caught:
        silent_build(edition)
    (error,) = [d for d in caught.value.diagnostics if d.severity == "error"]

    assert caught.value.exit_code == 1
    assert error.code == "fonts.no-glyph"
    assert "U+1F9C0" in error.message.en
    assert str(error.source) == f"content/small/one.md:8:{len(SENTENCE) + 1}"


def test_a_missing_picture_gives_a_proof_with_a_marker(edition: Path) -> None:
    text = STORY.replace("byline:", "photos: [{file: photos/a.jpg, caption: 渠, "
                         "credit: 制图}]\nbyline:")  # fmt: skip
    (edition / "one.md").write_text(text + SENTENCE, "utf-8")
    (edition / "dummy.yaml").write_text(
        DUMMY + "        pictures: [{photo: 0, column: 1, columns: 2, rows: 5}]\n",
        "utf-8",
    )
    built = silent_build(edition)

    assert built.pdf.name == "proof.pdf"
    assert [code for code in codes(built) if code.endswith("missing-picture")] == [
        "content.missing-picture"
    ]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<text>字</text>", "furniture.unsupported"),
        ('<path d="M0 0L1 1e999"/>', "furniture.number"),
    ],
)
def test_a_drawing_that_cannot_be_used_stops_no_build(
    edition: Path, inside: str, code: str
) -> None:
    """Decision 10: a proof with a marker, and an error at the photo's place."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">'
    (edition / "photos").mkdir()
    (edition / "photos" / "a.svg").write_text(f"{head}{inside}</svg>", "utf-8")
    text = STORY.replace("byline:", "photos: [{file: photos/a.svg, caption: 渠, "
                         "credit: 制图}]\nbyline:")  # fmt: skip
    (edition / "one.md").write_text(text + SENTENCE, "utf-8")
    (edition / "dummy.yaml").write_text(
        DUMMY + "        pictures: [{photo: 0, column: 1, columns: 2, rows: 5}]\n",
        "utf-8",
    )
    built = silent_build(edition)
    (told,) = [d for d in built.diagnostics if d.code == code]

    assert built.pdf.name == "proof.pdf"
    assert (built.folder / "report.json").is_file()
    assert "photos/a.svg" in told.message.zh
    assert str(told.source).startswith("content/small/one.md:6:")


def test_an_output_folder_that_cannot_be_written_is_told(edition: Path) -> None:
    blocked = edition.parent.parent / "build"
    blocked.write_text("a file where the folder should be", "utf-8")

    with pytest.raises(OutputError) as caught:
        silent_build(edition)
    assert caught.value.exit_code == 3


def test_the_report_names_the_pages_that_changed(edition: Path) -> None:
    report = silent_build(edition).folder / "report.json"
    first = json.loads(report.read_text("utf-8"))["changed"]
    silent_build(edition, fresh=True)
    second = json.loads(report.read_text("utf-8"))["changed"]
    write_story(edition, SENTENCE * 4)
    silent_build(edition)
    third = json.loads(report.read_text("utf-8"))["changed"]

    assert (first, second, third) == (["1"], [], ["1"])


def test_a_build_that_would_repeat_the_last_one_stands(edition: Path) -> None:
    first = silent_build(edition)
    again = silent_build(edition)

    assert not first.stood
    assert again.stood
    assert (again.pdf, again.pages) == (first.pdf, first.pages)
    assert again.diagnostics == first.diagnostics


@pytest.mark.parametrize("name", ["one.md", "edition.yaml", "dummy.yaml"])
def test_any_changed_input_is_built_again(edition: Path, name: str) -> None:
    silent_build(edition)
    with (edition / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert not silent_build(edition).stood


@pytest.mark.parametrize("name", ["print.pdf", "pages.json", "report.json"])
def test_any_changed_output_is_built_again(edition: Path, name: str) -> None:
    """A result that was cut short or edited is not passed off as ours."""
    folder = silent_build(edition).folder
    good = (folder / name).read_bytes()
    (folder / name).write_bytes(good[:-3])
    built = silent_build(edition)

    assert not built.stood
    assert name == "report.json" or (folder / name).read_bytes() == good


def test_errors_are_told_again_when_nothing_has_changed(edition: Path) -> None:
    write_story(edition, SENTENCE * 60)
    silent_build(edition)
    again = silent_build(edition)

    assert again.stood
    assert codes(again) == {"makeup.overset"}


def test_bytes_do_not_depend_on_hash_seed_zone_locale_or_folder(
    edition: Path, tmp_path: Path
) -> None:
    """Same input, same bytes (F16, F22)."""
    program = (
        "import sys; from pathlib import Path; "
        "from reform_press.build import BuildOptions, build; "
        "build(Path(sys.argv[1]), BuildOptions(out=Path(sys.argv[2])), lambda w: None)"
    )
    written = []
    for number, surroundings in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "99", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
        )
    ):
        out, elsewhere = tmp_path / f"out{number}", tmp_path / f"cwd{number}"
        elsewhere.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, str(edition), str(out)],
            cwd=elsewhere,
            env=os.environ | surroundings,
            check=True,
        )
        names = ("print.pdf", "pages.json", "dummy.yaml")
        written.append([(out / name).read_bytes() for name in names])

    assert written[0] == written[1]


def test_no_path_of_the_machine_is_in_any_output(built_supplement: Path) -> None:
    """T14: outputs travel to the plant and to readers."""
    home = str(Path.home()).encode()

    for name in ("print.pdf", "pages.json", "dummy.yaml", "report.json"):
        data = (built_supplement / name).read_bytes()
        assert home not in data
        assert str(ROOT).encode() not in data


def test_what_a_killed_build_left_is_swept(edition: Path) -> None:
    """F1: half files never stand under a final name, and do not pile up."""
    folder = silent_build(edition).folder
    (folder / ".print.pdf.999.part").write_bytes(b"%PDF-half")
    silent_build(edition, fresh=True)

    assert not list(folder.glob(".*.part"))


def test_a_damaged_mark_is_only_a_reason_to_build(edition: Path) -> None:
    """F18: what was kept between builds is never trusted."""
    folder = silent_build(edition).folder
    mark = json.loads((folder / ".inputs.json").read_text("utf-8"))
    for junk in (
        '"x"',
        "[]",
        '{"inputs": 1}',
        "{",
        json.dumps(mark | {"outputs": "x"}),
    ):
        (folder / ".inputs.json").write_text(junk, "utf-8")

        assert not silent_build(edition).stood


def test_the_report_is_what_its_schema_says(edition: Path) -> None:
    """Decision 4: every format that is written has a schema."""
    write_story(edition, SENTENCE * 60)
    report = silent_build(edition).folder / "report.json"
    told = json.loads(report.read_text("utf-8"))

    validate(told, schema_of("report"))
    assert told["diagnostics"]
    assert told["overset"]


def test_a_story_without_text_gives_a_proof(edition: Path) -> None:
    """F13: a valid PDF that shows the hole, and an exit code that stops it."""
    write_story(edition, "")
    built = silent_build(edition)

    assert built.pdf.name == "proof.pdf"
    assert codes(built) == {"content.empty-story"}


def test_previews_of_a_proof_are_called_so_and_go_with_it(edition: Path) -> None:
    """A picture of the proof never passes for one of the last good PDF."""
    write_story(edition, SENTENCE * 60)
    folder = silent_build(edition, png=True).folder
    of_proof = sorted(path.name for path in folder.glob("*.png"))
    write_story(edition, SENTENCE)
    silent_build(edition, png=True)

    assert of_proof == ["proof-1.png"]
    assert sorted(path.name for path in folder.glob("*.png")) == ["page-1.png"]


def test_previews_of_pages_that_are_no_more_go(edition: Path) -> None:
    folder = silent_build(edition, png=True).folder
    for name in ("page-9.png", "page-notes.png"):
        (folder / name).write_bytes(b"")
    silent_build(edition, png=True, fresh=True)

    left = sorted(path.name for path in folder.glob("*.png"))
    assert left == ["page-1.png", "page-notes.png"]


def test_a_fault_while_building_is_not_blamed_on_the_folder(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("of another kind")

    monkeypatch.setattr("reform_press.makeup.newspaper.make_up", broken)

    with pytest.raises(OSError, match="of another kind"):
        silent_build(edition)
    monkeypatch.undo()
    assert silent_build(edition).fit_to_print
