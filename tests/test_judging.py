"""Pages scored by a command: ours, and those of any program."""

import json
from pathlib import Path

import pytest

from reform_press.cli.main import main
from reform_press.errors import LayoutError
from reform_press.judging import judge_edition, judge_pages
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import facts_of
from reform_press.makeup.score.model import of_json
from reform_press.makeup.score.scoring import score
from reform_press.makeup.score.words import GROUPS
from reform_press.style.weights import ScoreWeights
from smallpaper import small_paper

TESTS = Path(__file__).parent
THEIRS = TESTS / "bench" / "prototype" / "p02-1.json"
PROBLEM = TESTS / "practice" / "p02.yaml"


def run(capsys, *words):
    exit_code = main(["score", *map(str, words), "--json"])
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return exit_code, [event for event in events if event["event"] != "progress"]


def test_the_page_of_another_program_is_told_whole(capsys):
    exit_code, events = run(capsys, THEIRS, "--problem", PROBLEM)
    kept = json.loads(THEIRS.read_text("utf-8"))
    facts = facts_of(read_problem(PROBLEM, PROBLEM.parent))
    mine = score(of_json(kept["pages"][0]), facts, ScoreWeights())
    told = events[0]
    assert exit_code == 0
    assert told["score"] == round(mine.total, 2)
    assert told["white"] == round(mine.white, 4)
    assert {one["id"]: one["points"] for one in told["terms"]} == {
        term.id: round(term.points, 2) for term in mine.terms
    }
    for term, one in zip(mine.terms, told["terms"], strict=True):
        assert [p["words"]["zh"] for p in one["penalties"]] == [
            penalty.words.zh for penalty in term.penalties
        ]
    for story, reasons in told["stories"].items():
        assert len(reasons) == len(mine.of_story(story))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_reads_terms_reasons_and_stories(capsys, language):
    words = ("score", THEIRS, "--problem", PROBLEM, "-q", "--lang", language)
    exit_code = main([str(word) for word in words])
    text = capsys.readouterr().out
    assert exit_code == 0
    (page,) = judge_pages(THEIRS, PROBLEM)
    for term in page.score.terms:
        assert f"{term.points:.2f} / {term.cap:g}" in text
        for penalty in term.penalties[:1]:
            assert penalty.points < 0.005 or penalty.words.said(language) in text


def test_a_hard_fault_makes_it_nothing_and_says_so(tmp_path, capsys):
    kept = json.loads(THEIRS.read_text("utf-8"))
    frames = kept["pages"][0]["frames"]
    gone = next(frame["story"] for frame in frames if frame["role"] == "head")
    kept["pages"][0]["frames"] = [f for f in frames if f.get("story") != gone]
    file = tmp_path / "pages.json"
    file.write_text(json.dumps(kept), "utf-8")
    exit_code, events = run(capsys, file, "--problem", PROBLEM)
    assert exit_code == 1
    assert events[0]["score"] == 0
    assert events[0]["soft"] > 0
    assert any(gone in fault["stories"] for fault in events[0]["faults"])


def test_a_page_model_needs_to_know_what_must_stand_on_it(capsys):
    exit_code, events = run(capsys, THEIRS)
    assert exit_code == 2
    assert events[0]["code"] == "usage.no-problem"


def test_an_edition_itself_says_what_must_stand_on_its_pages(tmp_path, capsys):
    folder = small_paper(tmp_path)
    exit_code, events = run(capsys, folder, "--problem", PROBLEM)
    assert exit_code == 2
    assert events[0]["code"] == "usage.edition-and-problem"


def test_the_folder_of_a_build_is_no_edition(tmp_path, capsys):
    (tmp_path / "pages.json").write_text("{}")
    exit_code, events = run(capsys, tmp_path)
    assert exit_code == 2
    assert events[0]["code"] == "usage.built-folder"
    assert "pages.json --problem" in events[0]["hint"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "pages"),
        ('{"pages": [{"trim": [1, 2]}]}', "grid"),
        ('{"pages": [[]]}', "not of the format"),
        ('{"pages": [7]}', "not of the format"),
    ],
)
def test_what_is_no_page_model_is_refused_by_name(tmp_path, text, said):
    file = tmp_path / "pages.json"
    file.write_text(text, "utf-8")
    with pytest.raises(LayoutError) as wrong:
        judge_pages(file, PROBLEM)
    (remark,) = wrong.value.diagnostics
    assert remark.code == "score.bad-model"
    assert said in remark.message.en


@pytest.mark.parametrize(
    ("key", "value"), [("leading", 0), ("columns", -1), ("rows", 1e999)]
)
def test_a_grid_that_is_none_is_refused(tmp_path, key, value):
    kept = json.loads(THEIRS.read_text("utf-8"))
    kept["pages"][0]["grid"][key] = value
    file = tmp_path / "pages.json"
    file.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(LayoutError, match="bad-model"):
        judge_pages(file, PROBLEM)


def test_an_edition_is_scored_as_its_page_model_is(tmp_path, fonts):
    folder = small_paper(tmp_path)
    judged, _ = judge_edition(folder, lambda words: None)
    assert main(["build", str(folder), "--quiet"]) in (0, 1)
    (file,) = (tmp_path / "build").rglob("pages.json")
    written = judge_pages(file, folder)
    assert [one.page for one in judged] == [1, 2]
    for mine, read in zip(judged, written, strict=True):
        assert mine.score.faults == read.score.faults
        assert mine.score.soft == pytest.approx(read.score.soft, abs=0.05)


def test_a_page_that_the_edition_has_not_is_refused(tmp_path, fonts):
    folder = small_paper(tmp_path)
    kept = json.loads(THEIRS.read_text("utf-8"))
    kept["pages"][0]["page"] = 9
    file = tmp_path / "pages.json"
    file.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(LayoutError) as wrong:
        judge_pages(file, folder)
    assert wrong.value.diagnostics[0].code == "score.no-such-page"


def test_every_term_and_every_constraint_has_a_name():
    (page,) = judge_pages(THEIRS, PROBLEM)
    names = {term.id for term in page.score.terms}
    assert names == {name for name in GROUPS if name.startswith("S")}
    assert {f"H{n}" for n in range(1, 13)} == set(GROUPS) - names
