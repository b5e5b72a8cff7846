"""Marks about a page: where it is cut, where it is folded."""

from datetime import date
from itertools import pairwise

import pytest

from reform_press.geometry import MM, Size
from reform_press.page import Area, Page, Rule, Sheet, TextLine
from reform_press.pdf.job import Job
from reform_press.pdf.marks import BAR, FOLD, marks

JOB = Job("年鉴", date(2023, 12, 31))
BLEED = 3 * MM


def page(*folds, wide=590):
    sheet = Sheet(Size(wide * MM, 285 * MM), BLEED, tuple(x * MM for x in folds))
    return Page(1, sheet, ())


def dashed(items):
    return [one for one in items if isinstance(one, Rule) and one.dash == FOLD]


def test_each_fold_is_marked_at_head_and_foot_outside_the_bleed(square):
    found = dashed(marks(page(80, 290, 300, 510), JOB, square))

    assert sorted(round(one.x1 / MM) for one in found) == [
        *(80, 80, 290, 290),
        *(300, 300, 510, 510),
    ]
    for one in found:
        assert one.x1 == one.x2
        top, foot = sorted((one.y1, one.y2))
        assert foot < -BLEED or top > 285 * MM + BLEED


def test_a_page_that_is_not_folded_has_no_marks_of_folds(square):
    assert not dashed(marks(page(), JOB, square))


@pytest.mark.parametrize("folds", [(), (290, 300), (80, 290, 300, 510), (20, 570)])
def test_no_mark_above_or_below_stands_on_another(square, folds):
    """Crosses, folds, colour bar and slug line keep clear of each other."""
    items = marks(page(*folds), JOB, square)
    for inside in (lambda y: y < 0, lambda y: y > 285 * MM):
        taken = []
        for one in items:
            match one:
                case Rule() if one.x1 == one.x2 and inside(one.y1):
                    taken.append((one.x1, one.x1))
                case Area() if one.fill and inside(one.rect.y):
                    taken.append((one.rect.x, one.rect.right))
                case TextLine() if inside(one.y):
                    taken.append((one.x, one.x + one.width))
        taken.sort()
        assert all(a[1] <= b[0] + 0.01 for a, b in pairwise(taken)), taken


def test_bar_and_cross_stand_on_panels_of_their_own(square):
    """Back and front are equally wide, though their edges are rounded."""
    items = marks(page(80, 290, 306.9 + 0.0004, 516.9), JOB, square)
    bar = next(one for one in items if isinstance(one, Area) and one.fill)
    cross = min(
        (one for one in items if isinstance(one, Area) and not one.fill),
        key=lambda one: one.rect.y,
    )

    assert bar.rect.x / MM == pytest.approx(92)
    assert (cross.rect.x + cross.rect.width / 2) / MM == pytest.approx(411.9, abs=0.1)


def test_the_bar_is_whole_on_a_panel_of_a_page(square):
    items = marks(page(80, 290, 300, 510), JOB, square)
    patches = [one for one in items if isinstance(one, Area) and one.fill]

    assert len(patches) == len(BAR)
    assert patches[0].rect.x / MM == pytest.approx(92)
