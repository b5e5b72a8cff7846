"""Faults of a front page (头版差错): no nameplate, or type as large as it (H12).

In: a front page as made up, and its plan.  Out: errors with numbers.

"""

from collections.abc import Iterable

from reform_press.content.model import PagePlan
from reform_press.errors import Diagnostic
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.dummy import Cells, PageDummy
from reform_press.makeup.masthead import (
    MASTHEAD,
    masthead_cells,
    masthead_in,
    name_size,
)
from reform_press.page import Item, TextLine


def told_front(
    plan: PagePlan, page: PageDummy, items: Iterable[Item], desk: Desk
) -> tuple[Diagnostic, ...]:
    """Tell of a front page without its nameplate, and of type as large as the name."""
    if plan.masthead is None:
        return ()
    place = masthead_in(page)
    if place is None:
        return (_no_masthead(page, masthead_cells(desk.layout)),)
    size = name_size(plan, place.cells, desk)
    others = [
        (max(run.size for run in item.runs), item)
        for item in items
        if isinstance(item, TextLine) and item.story != MASTHEAD and item.runs
    ]
    largest, line = max(others, key=lambda one: one[0], default=(0.0, None))
    if line is None or largest < size:
        return ()
    return (_too_small(plan, size, largest, line),)


def _no_masthead(page: PageDummy, cells: Cells) -> Diagnostic:
    place = f"{{column: 1, row: 1, columns: {cells.columns}, rows: {cells.rows}}}"
    entry = f"fixed: [{{id: {MASTHEAD}, role: fixed, label: 报头, cells: {place}}}]"
    return remark(
        "no-masthead",
        f"版样第 {page.page} 版没有给报头留版位",
        f"the plan of page {page.page} has no place for the masthead",
        page.source,
        hint=(f"加上 {entry}", f"add {entry}"),
    )


def _too_small(
    plan: PagePlan, size: float, largest: float, line: TextLine
) -> Diagnostic:
    return remark(
        "nameplate-small",
        f"报名 {size:g} 磅，不大于版上“{line.text}”的 {largest:g} 磅",
        f"the name of the paper is set at {size:g} pt, “{line.text}” on its page "
        f"at {largest:g} pt",
        plan.masthead.source if plan.masthead else None,
        hint=(
            "报名须大于头版所有文字：报头加行加栏，或减小标题",
            "no type on a front page is as large as the name: give the masthead "
            "more rows or columns, or set the head smaller",
        ),
    )
