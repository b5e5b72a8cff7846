"""Each edit changes what it names, and nothing beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reform_press.errors import UsageError
from reform_press.makeup.edits import changed, edited, touched
from reform_press.makeup.problem import (
    Add,
    AdPull,
    AdResize,
    Edit,
    Grow,
    Kill,
    Rehead,
    ReplacePhoto,
    Shrink,
    SwapPriority,
)
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, facts_of

PRACTICE = Path(__file__).parent.parent / "practice"


@pytest.fixture(scope="module")
def page():
    return read_problem(PRACTICE / "p05.yaml", PRACTICE)


def stories(problem):
    return {one.id: one for one in edition_of(problem, PRACTICE).stories}


def body(story):
    return [p.text for p in story.body if p.role == "body"]


def others(problem, *names):
    return {id: one for id, one in stories(problem).items() if id not in names}


def test_a_story_grows_by_one_paragraph_at_its_end(page):
    before, after = stories(page)["s2"], stories(changed(page, Grow("s2", 220)))["s2"]

    assert body(after)[:-1] == body(before)
    assert len(body(after)[-1]) == 220


@pytest.mark.parametrize("characters", [1, 50, 129, 130, 200, 1800])
def test_a_story_is_cut_from_its_end(page, characters):
    before = "".join(body(stories(page)["s1"]))
    cut = changed(page, Shrink("s1", characters))
    after = "".join(body(stories(cut)["s1"]))

    assert before.startswith(after[:-1])
    assert after.endswith("。")
    # A paragraph of a stop alone goes as well.
    assert len(after) in {1900 - characters, 1899 - characters}
    assert cut.stories[0].characters == 1900 - characters


@pytest.mark.parametrize("change", [Grow("s1", 99), Shrink("s1", 300)])
def test_captions_and_other_stories_keep_their_words(page, change):
    after = changed(page, change)

    assert stories(after)["s1"].photos == stories(page)["s1"].photos
    assert others(after, "s1") == others(page, "s1")


def test_a_crosshead_is_never_the_last_of_a_story_that_was_cut(page):
    for characters in range(100, 1800, 50):
        story = stories(changed(page, Shrink("s1", characters)))["s1"]

        assert story.body[-1].role == "body"


def test_another_picture_is_as_wide_and_as_readily_cropped(page):
    after = changed(page, ReplacePhoto("a", 0.8))
    (photo,) = (p.facts for p in after.photos if p.facts.id == "a")

    assert (photo.aspect, photo.width, photo.height) == (0.8, 3600, 4500)
    assert photo.least == pytest.approx(0.8 * 0.92)
    assert photo.most == pytest.approx(0.8 * 1.08)
    assert after.stories == page.stories


def test_another_headline_leaves_the_rest(page):
    after = stories(changed(page, Rehead("s3", "老街改造\n先问居民")))["s3"]
    before = stories(page)["s3"]

    assert after.headline.main == "老街改造\n先问居民"
    assert after._replace(headline=before.headline) == before


def test_a_killed_story_takes_its_pictures_and_leaves_the_others_words(page):
    after = changed(page, Kill("s1"))

    assert [photo.facts.id for photo in after.photos] == ["b"]
    assert stories(after) == others(page, "s1")
    assert [s.id for s in facts_of(after).stories] == ["s2", "s3", "s4", "s5", "s6"]


def test_an_added_story_has_words_that_no_other_has_at_that_place(page):
    new = replace(
        page.stories[5], facts=replace(page.stories[5].facts, id="s9"), number=0
    )
    after = changed(page, Add(new))

    assert after.stories[-1].number == 6
    assert others(after, "s9") == stories(page)
    assert body(stories(after)["s9"])[0] not in {
        body(one)[0] for one in stories(page).values()
    }


def test_two_stories_change_rank_and_the_first_news_leads(page):
    after = stories(changed(page, SwapPriority("s1", "s2")))

    assert (after["s1"].priority, after["s2"].priority) == (2, 1)
    assert (after["s1"].kind, after["s2"].kind) == ("news", "lead")


def test_an_advertisement_gets_another_height_or_goes(page):
    assert changed(page, AdResize("ad1", 28)).ads[0].rows == 28
    assert changed(page, AdPull("ad1")).ads == ()


def test_an_edit_is_taken_by_its_name(page):
    assert edited(page, "e2") == changed(page, AdResize("ad1", 28))


def test_an_unknown_edit_brings_the_names_that_are_there(page):
    with pytest.raises(UsageError) as caught:
        edited(page, "x")

    (told,) = caught.value.diagnostics
    assert told.code == "usage.unknown-edit"
    assert told.hint.zh == "可用：e1、e2"


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (Grow("s2", 9), ("s2",)),
        (Shrink("s2", 9), ("s2",)),
        (Rehead("s2", "题"), ("s2",)),
        (Kill("s2"), ("s2",)),
        (SwapPriority("s1", "s4"), ("s1", "s4")),
        (ReplacePhoto("b", 1.0), ("s3",)),
        (AdResize("ad1", 9), ()),
        (AdPull("ad1"), ()),
    ],
)
def test_an_edit_is_about_the_stories_that_it_names(page, change, about):
    named = replace(page, edits=(Edit("x", change),))

    assert touched(named, "x") == about
