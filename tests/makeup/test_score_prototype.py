"""The prototype's pages are read and judged by the whole scale."""

import json
from pathlib import Path

import pytest

from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import facts_of
from reform_press.makeup.score.model import of_json
from reform_press.makeup.score.scoring import score
from reform_press.style.weights import ScoreWeights

TESTS = Path(__file__).parent.parent
PAGES = sorted((TESTS / "bench" / "prototype").glob("*.json"))

#: Heads wider than their box, legs too short: its own scorer looks for neither.
FAULTY = {
    "p10-2": ["H4"],
    "p12-1": ["H4", "H6"],
    "p12-2": ["H4", "H6", "H6"],
    "p12-3": ["H6"],
}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_whole_scale_asks_for_more_than_the_prototypes_own(file):
    """Terms that it left out cost its pages points; a few of them break a rule."""
    kept = json.loads(file.read_text("utf-8"))
    practice = TESTS / "practice"
    facts = facts_of(read_problem(practice / f"{file.stem[:3]}.yaml", practice))
    done = score(of_json(kept["pages"][0]), facts, ScoreWeights())

    assert [fault.id for fault in done.faults] == FAULTY.get(file.stem, [])
    assert done.white <= 0.01
    if not done.faults:
        assert 65 < done.total < kept["prototype_score"]


def test_three_pages_of_each_problem_are_there():
    problems = {file.stem[:3] for file in PAGES}
    assert sorted(f"{name}-{seed}" for name in problems for seed in (1, 2, 3)) == [
        file.stem for file in PAGES
    ]
    assert len(problems) == 12
