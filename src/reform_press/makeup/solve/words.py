"""What was done to a story to make it fit, in words (处理说明)."""

from reform_press.errors import Words
from reform_press.makeup.solve.shelf import Way
from reform_press.makeup.solve.stayed import Stayed


def remedies(recipe: Way) -> tuple[Words, ...]:
    """Return the steps of the copyfitting ladder that a recipe takes.

    A story that stays as it was set takes none.
    """
    if isinstance(recipe, Stayed):
        return ()
    done = []
    if recipe.air:
        way = ("加", "more") if recipe.air > 0 else ("减", "less")
        rows = abs(recipe.air)
        done.append(
            Words(f"题空{way[0]} {rows} 行", f"{_rows(rows)} {way[1]} about the head")
        )
    if recipe.head.mode == "vertical":
        done.append(Words("竖题", "a vertical head"))
    if recipe.tight:
        done.append(Words("抽行", "paragraphs set a line shorter"))
    if recipe.text.legs and recipe.text.legs != recipe.columns:
        legs = recipe.text.legs
        done.append(
            Words(
                f"破栏：{recipe.columns} 栏作 {legs} 栏",
                f"{recipe.columns} columns set as {legs} legs",
            )
        )
    if recipe.box != "none":
        done.append(Words("加框", "set in a box"))
    if recipe.cut:
        done.append(
            Words(
                f"删去末尾 {recipe.cut} 字", f"{recipe.cut} characters cut off its end"
            )
        )
    if recipe.white:
        done.append(
            Words(
                f"栏脚空 {recipe.white} 行", f"{_rows(recipe.white)} white at its foot"
            )
        )
    return tuple(done)


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"
