"""The commands from end to end, as an editor types them."""

import json
import os
import shutil
from pathlib import Path

import pytest

from reform_press.cli.main import main

ROOT = Path(__file__).parent.parent


@pytest.fixture
def house(tmp_path, monkeypatch, fonts):
    """Stand in an empty project that has the layouts of the house."""
    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run a command with ``--json``; return its exit code and its events."""

    def run(*words):
        exit_code = main([*words, "--json"])
        lines = capsys.readouterr().out.splitlines()
        return exit_code, [json.loads(line) for line in lines]

    return run


def results(events):
    return [event for event in events if event["event"] == "result"]


def codes(events):
    return {event["code"] for event in events if event["event"] == "diagnostic"}


def test_new_edition_checks_proves_and_builds_at_once(house, run):
    """``new`` promises an edition that needs nothing more."""
    made, _ = run("new", "2024-03")
    checked, remarks = run("check", "content/2024-03")
    proved, _ = run("fonts", "doctor", "content/2024-03")
    built, events = run("build", "content/2024-03", "--png")
    out = house / "build" / "2024-03"

    assert (made, checked, proved, built) == (0, 0, 0, 0)
    assert codes(remarks) == codes(events) == set()
    assert results(events)[0]["pages"] == 1
    assert {file.name for file in out.iterdir()} >= {
        "print.pdf",
        "pages.json",
        "report.json",
        "dummy.yaml",
        "page-1.png",
    }


def test_new_never_overwrites(house, run):
    run("new", "2024-03")
    before = (house / "content/2024-03/edition.yaml").read_bytes()
    exit_code, events = run("new", "2024-03")

    assert exit_code == 2
    assert codes(events) == {"usage.exists"}
    assert (house / "content/2024-03/edition.yaml").read_bytes() == before


def test_fault_of_the_copy_is_told_with_its_line(house, capsys):
    main(["new", "2024-03", "--quiet"])
    story = sorted((house / "content/2024-03").glob("*.md"))[0]
    story.write_text(story.read_text("utf-8").replace("title:", "headlin:"), "utf-8")
    exit_code = main(["build", "content/2024-03", "--quiet"])
    told = capsys.readouterr().err

    assert exit_code == 1
    assert f"content/2024-03/{story.name}:" in told
    assert "headlin: " in told
    assert "hint: " in told
    assert not (house / "build/2024-03/print.pdf").exists()


def test_galley_is_written_beside_its_text(house, run):
    (house / "copy.txt").write_text("改革，开放。\n" * 40, "utf-8")
    exit_code, events = run("galley", "copy.txt", "--columns", "3", "--font", "kai")

    assert exit_code == 0
    assert results(events) == [{"event": "result", "file": "copy.pdf", "pages": 1}]
    assert (house / "copy.pdf").read_bytes().startswith(b"%PDF-")


def test_galley_sets_with_a_font_file_of_ones_own(house, run, fonts):
    (house / "copy.txt").write_text("改革开放\n", "utf-8")
    file = fonts.fonts("hei")[0].path
    run("galley", "copy.txt", "-o", "file.pdf", "--font", str(file))
    run("galley", "copy.txt", "-o", "role.pdf", "--font", "hei")

    assert (house / "file.pdf").read_bytes() == (house / "role.pdf").read_bytes()


def test_print_pdf_passes_our_own_preflight(house, run):
    run("new", "2024-03")
    run("build", "content/2024-03")
    exit_code, events = run("check", "build/2024-03/print.pdf")

    assert exit_code == 0
    assert results(events)[0]["passed"] is True


def test_pdf_unfit_for_the_press_fails_the_check(house, run):
    """A galley has no bleed."""
    (house / "copy.txt").write_text("改革开放\n", "utf-8")
    run("galley", "copy.txt")
    exit_code, events = run("check", "copy.pdf")

    assert exit_code == 1
    assert results(events)[0]["passed"] is False


@pytest.mark.parametrize(
    "words",
    [("build", "nowhere"), ("check", "no.pdf"), ("galley", "no.txt")],
    ids=lambda words: words[0],
)
def test_file_that_is_not_there_is_misuse(words, house, run):
    exit_code, events = run(*words)

    assert exit_code == 2
    assert codes(events) == {"usage.no-file"}


@pytest.mark.parametrize("command", ["build", "check", "galley"])
def test_pipe_is_refused_and_not_waited_for(command, house, run):
    os.mkfifo(house / "a.pdf")
    exit_code, events = run(command, "a.pdf")

    assert exit_code == 2
    assert codes(events) == {"usage.not-regular"}


def test_what_is_there_instead_is_told(house, run):
    run("new", "2024-03")
    hints = [
        run("relay", place)[1][0]["hint"]
        for place in ("content/2024-3", "content/nope", "nope/2024-03")
    ]

    assert "content/2024-03" in hints[0]
    assert "2024-03" in hints[1]
    assert "nope" in hints[2]


def test_schemas_are_printed_listed_and_written(house, run):
    _, listed = run("schema")
    names = [event["format"] for event in results(listed)]
    _, printed = run("schema", "story")
    run("schema", "--out", "schemas")
    written = json.loads((house / "schemas" / "story.schema.json").read_bytes())

    assert {"edition", "story", "layout", "fonts", "dummy"} <= set(names)
    assert results(printed)[0]["schema"] == written
    assert len(list((house / "schemas").iterdir())) == len(names)


def test_every_role_has_a_font(house, run):
    exit_code, events = run("fonts", "list")
    roles = {event["role"] for event in results(events)}

    assert exit_code == 0
    assert {"song", "title", "hei", "kai", "fang", "serif", "sans"} <= roles


def test_installed_fonts_are_not_fetched_again(house, run):
    exit_code, events = run("fonts", "install")

    assert exit_code == 0
    assert results(events)[0]["fresh"] is False


def asked_for_taiwan(house):
    """Start an edition whose copy is to be set in Traditional."""
    main(["new", "2024-04", "--quiet"])
    file = house / "content" / "2024-04" / "edition.yaml"
    head = "language: zh-Hant-TW\nconvert: true\n"
    file.write_text(head + file.read_text("utf-8"), "utf-8")
    return "content/2024-04"


def test_conversion_is_reviewed_and_accepted(house, run):
    """What an editor has read is not asked about again."""
    edition = asked_for_taiwan(house)
    written, first = run("convert", edition)
    checked, remarks = run("check", edition)
    accepted, second = run("convert", edition, "--accept")
    again, third = run("convert", edition)

    assert (written, checked, accepted, again) == (0, 0, 0, 0)
    assert results(first)[0]["open"] > 0
    assert results(first)[0]["file"].endswith("2024-04/review-hant.yaml")
    assert codes(remarks) == {"content.open-conversions"}
    assert results(second)[0]["open"] == results(third)[0]["open"] == 0


def test_edition_without_conversion_says_how_to_ask_for_one(house, capsys):
    main(["new", "2024-05", "--quiet"])
    exit_code = main(["convert", "content/2024-05"])
    said = capsys.readouterr()

    assert exit_code == 0
    assert "convert: true" in said.out + said.err
    assert not list((house / "content" / "2024-05").glob("review-*"))


def test_an_edition_is_checked_with_its_last_pdf(house, run):
    """Before the first build there is none; after an edit it is said to be old."""
    run("new", "2024-03")
    before, events = run("check", "content/2024-03")
    run("build", "content/2024-03", "--png")
    sound, built = run("check", "content/2024-03")
    story = house / "content/2024-03/start.md"
    story.write_text(story.read_text("utf-8").replace("样张", "小样", 1), "utf-8")
    old, edited = run("check", "content/2024-03")

    assert (before, sound, old) == (0, 0, 0)
    assert [sorted(e)[:1] for e in results(events)] == [["errors"]]
    assert [e.get("passed") for e in results(built)] == [None, True]
    assert codes(built) == set()
    assert codes(edited) == {"check.outdated"}
    assert results(edited)[1]["file"].endswith("build/2024-03/print.pdf")


def test_a_check_writes_a_report_and_a_sheet(house, run):
    """Also of a file that fails, whose exit code stays that of a failure."""
    (house / "copy.txt").write_text("改革开放\n", "utf-8")
    run("galley", "copy.txt")
    asked = ("--report", "out/report", "--sheet", "out/sheet.pdf")
    failed, events = run("check", "copy.pdf", *asked)
    written = [e["written"] for e in results(events) if "written" in e]
    told = json.loads((house / "out/report/check.json").read_text("utf-8"))

    assert failed == 1
    assert written == [
        "out/report/check.html",
        "out/report/check.json",
        "out/sheet.pdf",
    ]
    assert (house / "out/sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert told["facts"]["name"] == "copy.pdf"
    assert told["findings"] == results(events)[0]["findings"]


def test_a_check_never_replaces_what_it_checks(house, run):
    (house / "copy.txt").write_text("改革开放\n", "utf-8")
    run("galley", "copy.txt")
    before = (house / "copy.pdf").read_bytes()
    refused, events = run("check", "copy.pdf", "--sheet", "copy.pdf")

    assert (refused, codes(events)) == (2, {"check.same-file"})
    assert (house / "copy.pdf").read_bytes() == before


def test_a_report_of_an_edition_needs_its_pdf(house, run):
    run("new", "2024-03")
    refused, events = run("check", "content/2024-03", "--report", "out")

    assert (refused, codes(events)) == (2, {"check.not-built"})
