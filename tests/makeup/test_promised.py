"""Copy that is not there yet: filler by its rule, on the page's own grid."""

from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

import reform_press
from reform_press.compose.paragraph import Compositor
from reform_press.geometry import MM
from reform_press.makeup.dummy import Cells, Dummy, PageDummy, Slot
from reform_press.makeup.fixed import fixed_places
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, facts_of, layout_of

PRACTICE = Path(__file__).parent.parent / "practice"
PAGES = sorted(page.stem for page in PRACTICE.glob("*.yaml"))
FILLER = "".join(
    (Path(reform_press.__file__).parent / "data" / "filler.txt")
    .read_text("utf-8")
    .split("\n")
)


def problem(name):
    return read_problem(PRACTICE / f"{name}.yaml", PRACTICE)


def texts(story, role):
    return [p.text for p in story.body if p.role == role]


@pytest.mark.parametrize("name", PAGES)
def test_every_story_has_the_lengths_that_were_promised(name):
    page = problem(name)
    for promised, story in zip(
        page.stories, edition_of(page, PRACTICE).stories, strict=True
    ):
        assert [len(t) for t in texts(story, "body")] == list(promised.paragraphs)
        assert len(texts(story, "crosshead")) == promised.crossheads
        assert sum(map(len, texts(story, "introduction"))) == promised.summary
        assert all(t.endswith("。") for t in texts(story, "body"))


@pytest.mark.parametrize("name", PAGES)
def test_filler_begins_137_characters_further_from_story_to_story(name):
    page = problem(name)
    for number, story in enumerate(edition_of(page, PRACTICE).stories):
        start = 137 * number % len(FILLER)
        round_twice = (FILLER + FILLER)[start:]
        first = texts(story, "body")[0][:-1]

        assert first in round_twice[: len(first) + 3]


def test_filler_runs_on_from_paragraph_to_caption_and_drops_opening_marks():
    """The third story of p05: six paragraphs and the caption of one picture."""
    page = problem("p05")
    story = edition_of(page, PRACTICE).stories[2]
    at = 2 * 137
    for text in (*texts(story, "body"), story.photos[0].caption):
        while FILLER[at % len(FILLER)] in "，。、；：？！”’）》":
            at += 1
        taken = "".join(FILLER[(at + n) % len(FILLER)] for n in range(len(text) - 1))

        assert text == f"{taken}。"
        at += len(text) - 1


def test_crossheads_part_a_story_into_like_many_paragraphs():
    """Twelve paragraphs and three crossheads: three paragraphs each."""
    story = edition_of(problem("p05"), PRACTICE).stories[0]
    roles = [p.role for p in story.body]

    assert list(accumulate(r == "crosshead" for r in roles))[::4] == [0, 1, 2, 3]
    assert texts(story, "crosshead") == ["小标题一", "小标题二", "小标题三"]


def test_a_dateline_stands_in_the_text_and_a_byline_in_the_head():
    first, second, *_ = edition_of(problem("p02"), PRACTICE).stories

    assert (first.byline, first.dateline) == ("本报通讯员", "")
    assert (second.byline, second.dateline) == ("", "本报讯")


@pytest.mark.parametrize(
    ("name", "millimetres"),
    [
        ("p02", (242.89, 342.9)),
        ("p05", (352.42, 478.37)),
        ("p08", (350.52, 480.66)),
        ("p09", (244.47, 342.9)),
    ],
)
def test_the_layout_has_the_type_area_of_the_plan(name, millimetres):
    layout = layout_of(problem(name))
    area = layout.grid.size_of_area

    assert (area.width / MM, area.height / MM) == pytest.approx(millimetres, abs=0.01)
    above = layout.furniture.height + layout.furniture.gap
    assert above <= layout.top < layout.trim.height - area.height
    assert (1, 36, 63) in layout.bands


def test_a_story_beside_the_masthead_has_its_place():
    page = problem("p09")
    ear = replace(page.stories[1], facts=replace(page.stories[1].facts, id="s0"))
    mast = ("masthead", Cells(1, 1, 4, 12))
    facts = facts_of(replace(page, stories=(page.stories[0], ear), reserved=(mast,)))

    assert facts.story("s0").place == Cells(5, 1, 2, 12)
    assert facts.story("s1").place is None


def test_a_plan_is_made_up_as_any_edition(fonts):
    """One story and the advertisement of p05: filler is set, pictures are promised."""
    page = problem("p05")
    page = replace(page, stories=page.stories[:1], photos=page.photos[:1])
    layout = layout_of(page)
    grid = layout.grid
    ads = fixed_places(facts_of(page), grid.columns, grid.rows)
    slot = Slot("s1", Cells(1, 1, 7, 92))
    dummy = Dummy((PageDummy(1, (slot,), fixed=ads),))
    done = make_up(edition_of(page, PRACTICE), layout, Compositor(fonts), dummy)
    said = "".join(
        item.text for item in done.pages[0].items
        if getattr(item, "story", "") == "s1" and item.role == "body"
    )  # fmt: skip

    assert not done.overset
    assert said.endswith(texts(edition_of(page, PRACTICE).stories[0], "body")[-1])
    assert {f.role for f in done.frames[0].frames} >= {"folio", "head", "text", "ad"}
    printed = {getattr(item, "text", "") for item in done.pages[0].items}
    assert "1年1月1日" not in printed, "a plan has no day"
