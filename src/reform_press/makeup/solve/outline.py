"""A solved page as frames (版面框图), without setting it.

In: recipes and their cells.  Out: the page model that the score reads; it
has the frames that make-up will draw, from the same arithmetic.

"""

from dataclasses import replace
from typing import Any

from reform_press.geometry import Rect
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import BlockPlan, Cells, FixedPlan, PicturePlan
from reform_press.makeup.frame import Frame, PageFrames, Role
from reform_press.makeup.grid import Legs, lead_in, legs_across, rows_for
from reform_press.makeup.rules import rules_between
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.stayed import Stayed


def outlined(
    recipes: list[tuple[Recipe | Stayed, Cells]],
    fixed: tuple[FixedPlan, ...],
    number: int,
    desk: Desk,
) -> PageFrames:
    """Return the frames of a page whose stories stand in given cells."""
    frames: list[Frame] = []
    for recipe, cells in recipes:
        if isinstance(recipe, Stayed):
            frames += recipe.frames(cells, desk)
        else:
            frames += _Module(recipe, cells, desk).frames()
    slots = tuple(recipe.slot(cells.column, cells.row) for recipe, cells in recipes)
    rules = rules_between(slots, desk).frames
    return framed([*frames, *rules], fixed, number, desk)


def framed(
    frames: list[Frame], fixed: tuple[FixedPlan, ...], number: int, desk: Desk
) -> PageFrames:
    """Return a page of the frames of its stories, and those of every page."""
    layout, grid = desk.layout, desk.grid
    every = (_running_head(desk), *(_fixed(plan, desk) for plan in fixed), *frames)
    return PageFrames(
        number, "", layout.trim.width, layout.trim.height, (grid.x, grid.y),
        layout.grid.columns, layout.grid.column_width, layout.grid.gutter_width,
        layout.grid.rows, layout.grid.leading, every,
    )  # fmt: skip


def _running_head(desk: Desk) -> Frame:
    """Return the running head, as high as the layout says."""
    area, about = desk.grid.area, desk.layout.furniture
    top = area.y - about.gap - about.height
    rect = Rect(area.x, top, area.width, about.height)
    return Frame("folio", rect, lines=1, size=about.folio_size)


def _fixed(plan: FixedPlan, desk: Desk) -> Frame:
    cells = plan.cells
    return Frame(
        plan.role, desk.grid.rect(cells), plan.id, column=cells.column,
        columns=cells.columns, row=cells.row, rows=cells.rows, words=(plan.label,),
    )  # fmt: skip


class _Module:
    """One story in its cells, turned into frames."""

    def __init__(self, recipe: Recipe, cells: Cells, desk: Desk) -> None:
        self.recipe, self.cells, self.desk = recipe, cells, desk
        grid = desk.layout.grid
        rect = desk.grid.rect(cells)
        boxed = recipe.box != "none"
        inset = grid.size if boxed else 0.0
        count = recipe.text.legs or cells.columns
        self.above = cells.row - 1 + boxed
        self.legs: Legs = legs_across(
            rect.x + inset, rect.width - 2 * inset, count, grid
        )

    def frames(self) -> list[Frame]:
        recipe = self.recipe
        found = []
        if recipe.box != "none":
            found.append(self._box())
        found.append(self._head())
        for plan, area in zip(recipe.pictures, recipe.areas, strict=True):
            found += self._picture(plan, area)
        if recipe.introduction:
            found.append(self._introduction(recipe.introduction))
        if recipe.figures:
            found.append(self._figures(recipe.figures))
        if recipe.filler:
            rows = recipe.rows - recipe.filler - (2 if recipe.box != "none" else 0)
            foot = Cells(1, rows + 1, self.legs.count, recipe.filler)
            found.append(self._frame("filler", foot))
        found += self._legs()
        return found

    def _rect(self, cells: Cells) -> Rect:
        return Rect(
            self.legs.left(cells.column),
            self.desk.grid.top(self.above + cells.row),
            self.legs.span(cells.columns),
            cells.rows * self.desk.layout.grid.leading,
        )

    def _columns(self, cells: Cells) -> tuple[int, int]:
        if self.legs.count != self.cells.columns:
            return 0, 0
        return self.cells.column + cells.column - 1, cells.columns

    def _box(self) -> Frame:
        cells = self.cells
        return Frame(
            "box", self.desk.grid.rect(cells), self.recipe.story, column=cells.column,
            columns=cells.columns, row=cells.row, rows=cells.rows,
        )  # fmt: skip

    def _head(self) -> Frame:
        recipe = self.recipe
        columns = recipe.head.columns or self.legs.count
        cells = Cells(recipe.head.column, recipe.head.row, columns, recipe.head.rows)
        return self._frame(
            "head", cells, lines=len(recipe.words), size=recipe.head.size,
            words=recipe.words, parts=recipe.parts, slack=recipe.air,
            mode=recipe.head.mode,
        )  # fmt: skip

    def _picture(self, plan: PicturePlan, area: float) -> list[Frame]:
        """Return a picture, as high as make-up will draw it, and its caption."""
        grid = self.desk.layout.grid
        cells = Cells(plan.column, plan.row, plan.columns, plan.rows)
        high = area / plan.columns * grid.leading
        picture = self._frame("picture", cells, photo=plan.photo + 1)
        whole = picture.rect
        rect = Rect(whole.x, whole.y + lead_in(grid), whole.width, high)
        below = Rect(rect.x, rect.bottom, rect.width, whole.bottom - rect.bottom)
        rows = rows_for(below.height, grid)
        caption = replace(
            self._frame("caption", cells, lines=1), rect=below,
            row=picture.row + plan.rows - rows, rows=rows,
        )  # fmt: skip
        return [replace(picture, rect=rect, rows=plan.rows - rows), caption]

    def _introduction(self, plan: BlockPlan) -> Frame:
        cells = Cells(plan.column, plan.row, plan.columns, plan.rows)
        style = self.desk.layout.style("introduction")
        return self._frame("text", cells, lines=1, size=style.size)

    def _figures(self, plan: BlockPlan) -> Frame:
        cells = Cells(plan.column, plan.row, plan.columns, plan.rows)
        frame = self._frame("box", cells, lines=1)
        inset = lead_in(self.desk.layout.grid)
        whole = frame.rect
        rect = Rect(whole.x, whole.y + inset, whole.width, whole.height - 2 * inset)
        return replace(frame, rect=rect)

    def _legs(self) -> list[Frame]:
        size = self.desk.layout.grid.size
        found = []
        spare = self.recipe.spare
        for strip in reversed(self.recipe.legs):
            cells = Cells(strip.leg, strip.row, 1, strip.rows)
            short = min(spare, strip.rows)
            spare -= short
            found.append(
                self._frame(
                    "text", cells, lines=strip.rows - short, size=size, leg=strip.leg,
                    slack=short,
                )
            )  # fmt: skip
        return found[::-1]

    def _frame(self, role: Role, cells: Cells, **said: Any) -> Frame:
        column, columns = self._columns(cells)
        return Frame(
            role, self._rect(cells), self.recipe.story, column=column, columns=columns,
            row=self.above + cells.row, rows=cells.rows, **said,
        )  # fmt: skip
