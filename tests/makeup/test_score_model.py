"""Pages reach the score alike, from our frames or from anybody's file."""

import json

import pytest

from makeup.newsroom import LAYOUT, dummy, edition, photo, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.makeup.dummy import HeadPlan, PicturePlan
from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.frame import as_json
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.score.model import of_frames, of_json
from reform_press.makeup.score.scoring import score
from reform_press.style.weights import ScoreWeights

FACTS = PageFacts(
    (StoryFacts("a", 1, "news", ("p",)), StoryFacts("b", 2, "news")),
    (PhotoFacts("p", "a", 1.5, 1.0, 3.0, width=3000, height=2000),),
)


@pytest.fixture(scope="module")
def made(square):
    stories = [story("a", "甲" * 560, photos=(photo(),)), story("b", "乙" * 330)]
    plan = PicturePlan(photo=0, column=1, columns=2, rows=10)
    slots = [
        slot("a", (1, 1, 4, 26), head=HeadPlan(size=36), pictures=(plan,)),
        slot("b", (1, 28, 4, 13), head=HeadPlan(size=22)),
    ]
    return make_up(edition(*stories), LAYOUT, Compositor(square), dummy(*slots))


def test_frames_and_file_are_scored_alike(made):
    ours = of_frames(made.frames[0])
    read = of_json(json.loads(json.dumps(as_json(made.frames)))["pages"][0])
    one, other = (score(page, FACTS, ScoreWeights()) for page in (ours, read))

    assert [fault.id for fault in one.faults] == [fault.id for fault in other.faults]
    for term, again in zip(one.terms, other.terms, strict=True):
        assert term.points == pytest.approx(again.points, abs=1e-3)


def test_a_made_up_page_breaks_nothing(made):
    page = made.frames[0]
    done = score(of_frames(page), FACTS, ScoreWeights())

    assert done.faults == ()
    assert done.soft > 60


def test_what_a_strangers_file_leaves_out_is_in_order(made):
    """Only the empty rows of legs are counted, from their lines."""
    told = as_json(made.frames)["pages"][0]
    for frame in told["frames"]:
        for key in ("parts", "slack", "widows", "photo"):
            del frame[key]
    del told["overset"]
    page = of_json(told)

    for was, read in zip(of_frames(made.frames[0]).frames, page.frames, strict=True):
        if read.role == "text" and read.leg:
            assert read.slack == was.slack  # no crossheads here
        else:
            assert read.slack == 0
        assert (read.parts, read.widows, read.photo) == ((), 0, 0)


def test_the_pitch_of_a_file_is_mended():
    """4.233 mm is 12 pt; in 100 rows the rest would be a tenth of a mm."""
    grid = {"origin": [0, 0], "columns": 1, "column_width": 50, "gutter": 3}
    page = {
        "trim": [100, 200],
        "grid": grid | {"rows": 100, "leading": 4.233},
        "frames": [],
    }

    assert of_json(page).leading == pytest.approx(12 * 25.4 / 72)


def test_cuts_are_read():
    grid = {"origin": [0, 0], "columns": 1, "column_width": 50, "gutter": 3}
    page = {"trim": [100, 200], "grid": grid | {"rows": 9, "leading": 4}, "frames": []}

    assert of_json(page | {"cuts": [{"story": "a", "share": 0.02}]}).cuts == (
        ("a", 0.02),
    )
