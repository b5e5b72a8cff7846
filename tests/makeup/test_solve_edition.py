"""Editions without a plan make themselves up."""

from pathlib import Path

import pytest

from makeup.newsroom import LAYOUT, edition, photo, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.edition import read
from reform_press.errors import LayoutError, errors_among
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.solve.edition import made_plan
from reform_press.makeup.solve.pages import facts_of
from reform_press.style.load import load

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_supplement_makes_itself_up_into_a_sound_page(fonts):
    issue = read(ROOT / "content" / "supplement-2023")
    layout = load(ROOT / "layouts" / issue.layout, issue.lang)
    compositor = Compositor(fonts)
    plan = made_plan(issue, layout, compositor)
    made = make_up(issue, layout, compositor, plan)
    assert not made.overset
    assert not errors_among(made.diagnostics)
    assert {slot.story for slot in plan.pages[0].slots} == set(issue.pages[0].stories)
    sizes = {f.story: f.size for f in made.frames[0].frames if f.role == "head"}
    assert max(sizes, key=sizes.__getitem__) == "lead"


def test_pages_that_cannot_be_made_up_are_refused_together(fonts):
    issue = edition(story("a"), story("b"))
    one = issue.pages[0]
    pages = (
        one._replace(stories=("a",)),
        one._replace(number=2, folio="A5", stories=("b",)),
    )
    with pytest.raises(LayoutError) as caught:
        made_plan(issue._replace(pages=pages), LAYOUT, Compositor(fonts))
    said = [one.message.zh for one in caught.value.diagnostics]
    assert [words.split("版")[0] for words in said] == ["第 1 ", "第 2 "]


def test_pictures_of_copy_may_be_cropped_by_15_per_cent():
    issue = edition(story("a", photos=(photo(width=3000, height=2000),)))
    (fact,) = facts_of(issue.pages[0], issue).photos
    assert (fact.id, fact.story, fact.aspect) == ("a-1", "a", 1.5)
    assert fact.least == pytest.approx(1.275)
    assert fact.most == pytest.approx(1.725)


def test_pages_that_cannot_even_be_asked_for_are_told_together(fonts):
    issue = edition(story("a"))
    one = issue.pages[0]
    pages = tuple(one._replace(number=n, stories=()) for n in (1, 2))
    with pytest.raises(LayoutError) as caught:
        made_plan(issue._replace(pages=pages), LAYOUT, Compositor(fonts))

    codes = [one.code for one in caught.value.diagnostics]
    assert codes == ["makeup.no-stories"] * 2


def test_a_second_process_changes_nothing(fonts, monkeypatch):
    texts = ["正" * 95] * 4, ["文" * 95] * 3, ["短" * 95] * 2
    stories = [
        story(f"{page}{rank}", *one, priority=rank)
        for page in "ab"
        for rank, one in enumerate(texts, 1)
    ]
    issue = edition(*stories)
    pages = tuple(
        issue.pages[0]._replace(number=n, stories=tuple(s.id for s in some))
        for n, some in enumerate((stories[:3], stories[3:]), 1)
    )
    issue = issue._replace(pages=pages)
    plans = []
    for count in (1, 2):
        monkeypatch.setattr("reform_press.jobs.processors", lambda count=count: count)
        plans.append(made_plan(issue, LAYOUT, Compositor(fonts)))

    assert plans[0] == plans[1]
    assert [len(page.slots) for page in plans[0].pages] == [3, 3]
