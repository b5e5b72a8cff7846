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


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_whole_scale_asks_for_more_than_the_prototypes_own(file):
    """Its pages break nothing; terms that it left out only cost it points."""
    kept = json.loads(file.read_text("utf-8"))
    practice = TESTS / "practice"
    facts = facts_of(read_problem(practice / f"{file.stem[:3]}.yaml", practice))
    done = score(of_json(kept["pages"][0]), facts, ScoreWeights())

    assert done.faults == ()
    assert done.white <= 0.01
    assert 70 < done.total < kept["prototype_score"]


def test_all_twelve_are_there():
    assert len(PAGES) == 12
