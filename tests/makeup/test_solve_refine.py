"""Pages refined: stories set another way in their cells, where the page gains by it."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk
from makeup.test_solve import BUDGET, STORIES, facts_of, made_up
from reform_press.makeup.solve import Task, solve
from reform_press.makeup.solve.outline import outlined
from reform_press.makeup.solve.rank import Judge
from reform_press.makeup.solve.refine import refined
from reform_press.makeup.solve.search import search, ways_of
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.variants import filling


@pytest.fixture
def task(fonts):
    table = desk(fonts, *STORIES)
    return Task(table, table.edition.pages[0], facts_of(STORIES))


def worst(stock, judge, page):
    """Return a page with one story set in the worst way that its cells allow."""
    ways = ways_of(stock, page)
    tried = [
        [*ways[:number], (other, cells), *ways[number + 1 :]]
        for number, (way, cells) in enumerate(ways)
        for other in filling(stock.leaf(way.story), cells)
    ]
    rank, _, chosen = max((judge.rank(one), n, one) for n, one in enumerate(tried))
    return replace(page, rank=rank, ways=tuple(chosen))


def test_a_story_ill_set_is_set_better_in_the_same_cells(task):
    stock = Stock(task)
    judge = Judge(task, stock.fixed)
    page = search(stock, BUDGET, judge)[0]
    ill = worst(stock, judge, page)
    assert ill.rank > page.rank
    (again,) = refined(stock, judge, [ill])
    assert again.rank <= page.rank
    assert again.rank == judge.rank(list(again.ways))
    assert [cells for _, cells in again.ways] == [cells for _, cells in ill.ways]


def test_pages_stay_in_their_order_and_none_gets_worse(task):
    stock = Stock(task)
    judge = Judge(task, stock.fixed)
    pages = search(stock, BUDGET, judge)
    done = refined(stock, judge, pages)
    assert len(done) == len(pages)
    ranks = [page.rank for page in done]
    assert ranks[0] == min(ranks)
    before = {page.tree: page.rank for page in pages}
    assert all(page.rank <= before[page.tree] for page in done)


def test_the_outline_has_the_rules_that_make_up_draws(task):
    stock = Stock(task)
    judge = Judge(task, stock.fixed)
    best = refined(stock, judge, search(stock, BUDGET, judge))[0]
    outline = outlined(ways_of(stock, best), stock.fixed, 1, task.desk)
    drawn = made_up(task, solve(task, BUDGET)).frames[0]
    rules = [frame for frame in drawn.frames if frame.role == "rule"]
    assert rules
    assert [frame for frame in outline.frames if frame.role == "rule"] == rules
