"""The copyfitting ladder (拼版调整): a page that needs a step takes it and says so."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk
from makeup.test_solve import BUDGET, STORIES, facts_of, made_up, told
from reform_press.makeup.score.model import of_frames
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve import Task, solve
from reform_press.style.weights import ScoreWeights


@pytest.fixture
def task(fonts):
    def made(*stories, **about):
        """Return a task; ``about`` says what a story's editor allows."""
        table = desk(fonts, *stories)
        facts = facts_of(stories)
        known = tuple(replace(one, **about.get(one.id, {})) for one in facts.stories)
        return Task(table, table.edition.pages[0], replace(facts, stories=known))

    return made


def remedies(solution, story):
    return [words.en for words in dict(solution.words)[story]]


def test_a_page_too_full_cuts_a_story_that_may_be_cut_and_says_so(task):
    stories = (told("lead", 500, 1), *STORIES[1:])
    assert solve(task(*stories), BUDGET).refusal is not None
    asked = task(*stories, lead={"cuttable": 150})
    solution = solve(asked, BUDGET)
    (slot,) = [one for one in solution.page.slots if one.cut]
    assert slot.story == "lead"
    assert 0 < slot.cut <= 150
    assert f"{slot.cut} characters cut off its end" in remedies(solution, "lead")
    assert not made_up(asked, solution).overset


def test_copy_is_not_cut_where_the_page_holds_it(task):
    asked = task(*STORIES, lead={"cuttable": 150}, second={"cuttable": 100})
    assert not [one for one in solve(asked, BUDGET).page.slots if one.cut]


def test_what_is_cut_counts_against_a_page(task):
    stories = (told("lead", 500, 1), *STORIES[1:])
    asked = task(*stories, lead={"cuttable": 150})
    solution = solve(asked, BUDGET)
    (page,) = made_up(asked, solution).frames
    cuts = shares_cut(solution.page.slots, asked.desk.edition.stories)
    found = score(of_frames(page, cuts), asked.facts, ScoreWeights())
    assert [p.kind for p in found.term("S15").penalties].count("cut") == 1
    assert solution.cost >= found.term("S15").points


@pytest.mark.parametrize(
    ("second", "fourth", "extra", "omitted"),
    [(240, 120, 80, ("extra",)), (200, 100, 110, ())],
)
def test_an_optional_story_is_left_out_only_where_the_page_gains_by_it(
    task, second, fourth, extra, omitted
):
    first = STORIES[0], told("second", second, 2), STORIES[2], told("fourth", fourth)
    every = (*first, told("extra", extra, 4))
    kept, left = solve(task(*every), BUDGET), solve(task(*first), BUDGET)
    assert (kept.cost > left.cost) is bool(omitted)
    assert solve(task(*every, extra={"optional": True}), BUDGET).omitted == omitted
