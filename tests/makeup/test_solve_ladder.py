"""The copyfitting ladder (拼版调整): a page that needs a step takes it and says so."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk, photo, story
from makeup.test_solve import BUDGET, STORIES, facts_of, made_up, told
from reform_press.content.model import Figure, FigureBox, Headline
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.grid import page_grid
from reform_press.makeup.score.model import of_frames
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve import Task, solve
from reform_press.makeup.solve.outline import outlined
from reform_press.makeup.solve.prove import stand
from reform_press.makeup.solve.rank import Judge, too_many
from reform_press.makeup.solve.shelf import Shelf
from reform_press.makeup.solve.solve import without
from reform_press.makeup.solve.variants import recipes
from reform_press.makeup.solve.words import remedies as remedies_of
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


#: What a story is worth to the page that leaves it out.
MISSED = 2.0


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
    [(260, 120, 60, ("extra",)), (200, 100, 140, ())],
)
def test_an_optional_story_is_left_out_only_where_the_page_gains_by_it(
    task, second, fourth, extra, omitted
):
    first = STORIES[0], told("second", second, 2), STORIES[2], told("fourth", fourth)
    every = (*first, told("extra", extra, 4))
    kept, left = solve(task(*every), BUDGET), solve(task(*first), BUDGET)
    assert (kept.cost > left.cost + MISSED) is bool(omitted)
    found = solve(task(*every, extra={"optional": True}), BUDGET)
    assert found.omitted == omitted
    assert (found.page == left.page) is bool(omitted)


def test_what_is_made_of_a_story_serves_the_page_without_another(task):
    asked = task(*STORIES)
    shelf = Shelf(asked)
    ways = shelf.ways("second", 2)
    assert Shelf(without(asked, ("fourth",)), shelf).ways("second", 2) is ways
    # A head may be larger where the lead has gone.
    led = without(asked, ("lead",))
    assert Shelf(led, shelf).ways("second", 2) == Shelf(led).ways("second", 2) != ways


LEAD = told("lead", 400, 1)
#: One that fills no two lines; copy with marks to squeeze.
SHORT_HEAD = told("lead", 460, 1, headline=Headline("新集开市"))
MARKS = "县里、镇里、村里都来了人，渠修好了，路也通了，水、电、气一样不少。"
MARKED = story(
    "lead", *[MARKS + MARKS[:29] + "。"] * 6,
    priority=1, headline=Headline("新集开市"),
)  # fmt: skip
BLANK = Headline("清淤工程今天完工", "水利局　今冬明春", "新增蓄水　一百万方")
CROPPED = PhotoFacts("a", "lead", 1.5, 1.35, 1.65, width=3000, height=2000)
WHOLE = replace(CROPPED, least=1.45, most=1.55)


def low_page(fonts, one, rows, *photos, **about):
    """Return a page of so many rows for one story."""
    table = desk(fonts, one)
    layout = table.layout._replace(grid=table.layout.grid._replace(rows=rows))
    table = replace(table, layout=layout, grid=page_grid(layout))
    known = StoryFacts(one.id, one.priority, one.kind, tuple(p.id for p in photos))
    facts = PageFacts((replace(known, **about),), photos)
    return Task(table, table.edition.pages[0], facts)


@pytest.mark.parametrize(
    ("one", "rows", "photos", "about", "done"),
    [
        (LEAD, 17, (), {}, []),
        (LEAD, 18, (), {}, ["1 row more about the head"]),
        (LEAD, 16, (), {}, ["1 row less about the head"]),
        (
            LEAD._replace(photos=(photo(),)), 20, (CROPPED,), {},
            ["picture 1 cropped by 6%"],
        ),
        (LEAD._replace(headline=BLANK), 23, (), {}, ["the kicker in 2 lines"]),
        (
            MARKED, 16, (), {},
            ["1 row less about the head", "paragraphs set a line shorter"],
        ),
        (
            SHORT_HEAD, 22, (), {},
            ["2 rows more about the head", "paragraphs set longer, 2 lines in all"],
        ),
        (
            SHORT_HEAD, 23, (), {},
            [
                "2 rows more about the head",
                "paragraphs set longer, 2 lines in all",
                "4 columns set as 3 legs",
            ],
        ),
        (
            SHORT_HEAD, 25, (), {},
            [
                "paragraphs set longer, 2 lines in all",
                "an ornament fills 5 rows under it",
            ],
        ),
        (LEAD, 22, (), {}, ["the head 1 step larger, 48 pt"]),
        (
            LEAD, 15, (), {"cuttable": 80},
            ["1 row less about the head", "62 characters cut off its end"],
        ),
    ],
)  # fmt: skip
def test_a_page_that_needs_a_step_takes_it_and_no_dearer_one(
    fonts, one, rows, photos, about, done
):
    asked = low_page(fonts, one, rows, *photos, **about)
    solution = solve(asked, BUDGET)
    assert remedies(solution, "lead") == done
    made = made_up(asked, solution)
    assert not made.overset
    codes = {one.code for one in made.diagnostics if one.severity == "error"}
    assert codes <= {"makeup.missing-picture"}
    (way,) = solution.page.slots
    assert way.cells == Cells(1, 1, 4, rows)


def test_an_ornament_stands_as_planned_and_counts_against_the_page(fonts):
    asked = replace(low_page(fonts, SHORT_HEAD, 25), fillers=True)
    fillers = [way for way in recipes(Shelf(asked).leaf("lead"), 4) if way.filler]
    assert {way.filler for way in fillers} == {3, 4, 5}
    for way in fillers[:3]:
        cells = Cells(1, 1, way.columns, way.rows)
        planned = outlined([(way, cells)], (), 1, asked.desk)
        drawn = stand(asked, way.slot(1, 1)).frames
        (one,) = [frame for frame in drawn if frame.role == "filler"]
        assert one in planned.frames
        assert (one.row + one.rows - 1, one.rows) == (way.rows, way.filler)
        assert not [f for f in drawn if f.leg and f.row + f.rows > one.row]
    (page,) = made_up(asked, solve(asked, BUDGET)).frames
    found = score(of_frames(page), asked.facts, ScoreWeights())
    assert [p.kind for p in found.term("S15").penalties] == ["filler"]
    assert found.white == 0
    assert not found.faults


def test_a_page_has_one_ornament_and_none_where_the_house_wants_none(fonts):
    asked = replace(low_page(fonts, SHORT_HEAD, 40), fillers=True)
    ways = recipes(Shelf(asked).leaf("lead"), 2)
    way = next(one for one in ways if one.filler)
    slots = [way.slot(1, 1), way.slot(3, 1)]
    assert too_many(slots) - too_many(slots[:1]) == 1
    layout = asked.desk.layout
    furniture = layout.furniture._replace(filler="none")
    plain = replace(asked.desk, layout=layout._replace(furniture=furniture))
    leaf = Shelf(replace(asked, desk=plain)).leaf("lead")
    assert not [one for one in recipes(leaf, 4) if one.filler]


def test_a_page_that_may_not_take_the_step_it_needs_is_refused(fonts):
    pictured = LEAD._replace(photos=(photo(),))
    assert solve(low_page(fonts, pictured, 20, WHOLE), BUDGET).refusal is not None
    assert solve(low_page(fonts, LEAD, 15), BUDGET).refusal is not None


def test_kicker_and_deck_are_set_another_way_just_as_planned(fonts):
    """Heads that the solver knows of are those that make-up draws."""
    main = Headline("清淤工程今天完工", "水利局今冬明春", "新增蓄水　一百万方")
    asked = low_page(fonts, LEAD._replace(headline=main), 30)
    told_of = set()
    for way in recipes(Shelf(asked).leaf("lead"), 3):
        words = [words.en for words in remedies_of(way, asked)]
        small = [one for one in words if one.startswith(("the kicker", "the deck"))]
        if way.beside and not told_of.issuperset(small):
            told_of.update(small)
            cells = Cells(1, 1, way.columns, way.rows)
            frames = stand(asked, way.slot(1, 1)).frames
            planned = outlined([(way, cells)], (), 1, asked.desk)
            assert heads_of(frames) == heads_of(planned.frames)
            assert [f.slack for f in frames if f.role == "head"] == [way.air]
    assert {"the kicker at 22 pt", "the deck in 2 lines"} <= told_of


def every_way(task, name):
    shelf = Shelf(task)
    return [way for columns in range(1, 5) for way in shelf.ways(name, columns)]


def heads_of(frames):
    return [(f.rect, f.mode, f.words) for f in frames if f.role == "head"]


def test_a_short_story_may_have_a_vertical_head_beside_its_text(task):
    main = Headline("夜班公交今天在县城开通")
    asked = task(*STORIES[:2], STORIES[2]._replace(headline=main))
    upright = [w for w in every_way(asked, "third") if w.head.mode == "vertical"]
    assert {way.columns for way in upright} == {2}
    for way in upright:
        set_so = stand(asked, way.slot(1, 1))
        cells = Cells(1, 1, way.columns, way.rows)
        assert set_so.possible
        planned = outlined([(way, cells)], (), 1, asked.desk)
        assert heads_of(set_so.frames) == heads_of(planned.frames)
        assert "a vertical head" in [words.en for words in remedies_of(way, asked)]


def test_the_lead_has_no_vertical_head(task):
    lead = every_way(task(*STORIES), "lead")
    assert lead
    assert not [way for way in lead if way.head.mode == "vertical"]


def test_the_figures_of_a_story_stand_at_the_foot_of_its_module(task):
    figures = tuple(Figure(f"{n}37家", "复工企业") for n in (1, 2, 3))
    box = FigureBox("数说", figures)
    asked = task(STORIES[0], told("second", 180, 2, figures=box), *STORIES[2:])
    for way in every_way(asked, "second"):
        assert way.figures.row + way.figures.rows - 1 == way.rows
    solution = solve(asked, BUDGET)
    made = made_up(asked, solution)
    (frame,) = [f for f in made.frames[0].frames if f.role == "box"]
    assert (frame.story, frame.lines) == ("second", 3)
    assert frame.size >= 22
    assert not made.overset
    assert "makeup.white" not in [one.code for one in made.diagnostics]
    assert not [one for one in made.diagnostics if one.severity == "error"]


def test_a_page_has_two_boxes_at_most(task):
    may = {"box": "allowed"}
    asked = task(*STORIES, second=may, third=may, fourth=may)
    shelf = Shelf(asked)
    judge = Judge(asked, shelf.fixed)

    def loses(boxed):
        """Rank the stories one over another, some of them in boxes."""
        ways, row = [], 1
        for one in STORIES:
            wanted = "rule" if one.id in boxed else "none"
            way = next(w for w in recipes(shelf.leaf(one.id), 2) if w.box == wanted)
            ways.append((way, Cells(1, row, 2, way.rows)))
            row += way.rows + 1
        return judge.rank(ways)

    more = loses(("second", "third", "fourth")) - loses(("second", "third"))
    assert more > 150 + loses(("second", "third")) - loses(("second",))
