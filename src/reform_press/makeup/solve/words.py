"""What was done to a story to make it fit, in words (处理说明)."""

from collections.abc import Iterator

from reform_press.errors import Words, counted
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.shelf import Way
from reform_press.makeup.solve.smallparts import PARTS
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.task import Task

#: A picture that loses less than this share of itself counts as whole.
_WHOLE = 0.01
_PARTS = {"kicker": ("引题", "the kicker"), "deck": ("副题", "the deck")}


def remedies(way: Way, task: Task) -> tuple[Words, ...]:
    """Return the steps of the copyfitting ladder that a recipe takes.

    A story that stays as it was set takes none; what its editor holds is none.
    """
    if isinstance(way, Stayed):
        return ()
    return (*_of_head(way), *_cropped(way, task), *_of_text(way))


def _of_head(recipe: Recipe) -> Iterator[Words]:
    if recipe.air:
        turn = ("加", "more") if recipe.air > 0 else ("减", "less")
        rows = abs(recipe.air)
        yield Words(
            f"题空{turn[0]} {rows} 行",
            f"{counted(rows, 'row')} {turn[1]} about the head",
        )
    if recipe.head.mode == "vertical":
        yield Words("竖题", "a vertical head")
    if {"head", "all"} & set(recipe.pinned):
        return
    for part in PARTS:
        zh, en = _PARTS[part]
        lines = getattr(recipe.head, f"{part}_lines")
        size = getattr(recipe.head, f"{part}_size")
        if lines:
            turned = "a line" if lines == 1 else f"{lines} lines"
            yield Words(f"{zh}排 {lines} 行", f"{en} in {turned}")
        elif size:
            yield Words(f"{zh}用 {size:g} 磅", f"{en} at {size:g} pt")
    if recipe.steps:
        turn = ("升", "larger") if recipe.steps > 0 else ("降", "smaller")
        steps = abs(recipe.steps)
        yield Words(
            f"主题{turn[0]} {steps} 级（{recipe.head.size:g} 磅）",
            f"the head {counted(steps, 'step')} {turn[1]}, {recipe.head.size:g} pt",
        )


def _cropped(recipe: Recipe, task: Task) -> Iterator[Words]:
    """Tell how much of each picture is cut off to make it fit."""
    grid = task.desk.layout.grid
    photos = task.facts.photos_of(recipe.story)
    for plan, area in zip(recipe.pictures, recipe.areas, strict=True):
        if plan.crop:
            continue
        high = area / plan.columns * grid.leading
        turn = grid.span(plan.columns) / high / photos[plan.photo].aspect
        share = 1 - min(turn, 1 / turn)
        if share >= _WHOLE:
            number = plan.photo + 1
            yield Words(
                f"图 {number} 裁 {share:.0%}",
                f"picture {number} cropped by {share:.0%}",
            )


def _of_text(recipe: Recipe) -> Iterator[Words]:
    if recipe.tight:
        yield Words("抽行", "paragraphs set a line shorter")
    if recipe.longer:
        lines = recipe.longer
        yield Words(
            f"加行：共 {lines} 行",
            f"paragraphs set longer, {counted(lines, 'line')} in all",
        )
    if recipe.text.legs and recipe.text.legs != recipe.columns:
        legs = recipe.text.legs
        yield Words(
            f"破栏：{recipe.columns} 栏作 {legs} 栏",
            f"{recipe.columns} columns set as {legs} legs",
        )
    if recipe.box != "none":
        yield Words("加框", "set in a box")
    if recipe.cut:
        yield Words(
            f"删去末尾 {recipe.cut} 字", f"{recipe.cut} characters cut off its end"
        )
    if recipe.filler:
        rows = recipe.filler
        yield Words(
            f"文后补白 {rows} 行", f"an ornament fills {counted(rows, 'row')} under it"
        )
    if recipe.white:
        yield Words(
            f"栏脚空 {recipe.white} 行",
            f"{counted(recipe.white, 'row')} white at its foot",
        )
