"""What moved between two plans of a page (版面变动), told story by story.

In: the plan before and the plan after.  Out: the share of the page that has
another owner, and a sentence for every story that does not stand as it stood.
Pure arithmetic on cells.

"""

from collections.abc import Iterable
from dataclasses import dataclass

from reform_press.errors import Words
from reform_press.makeup.dummy import Cells, FixedPlan, HeadPlan, PageDummy, Slot

#: A name and its cells.
Place = tuple[str, Cells]


@dataclass(frozen=True, slots=True)
class Shift:
    """The difference of two plans; no stories where nothing moved."""

    share: float  # of the cells of the page
    stories: tuple[tuple[str, Words], ...] = ()  # id, what became of it


def shift_of(before: PageDummy, after: PageDummy, columns: int, rows: int) -> Shift:
    """Compare two plans of one page of ``columns`` by ``rows`` cells."""
    old, new = (owners(places_of(page), columns, rows) for page in (before, after))
    other = sum(one != another for one, another in zip(old, new, strict=True))
    return Shift(other / len(old), tuple(_told(before, after)))


def places_of(page: PageDummy) -> list[Place]:
    """Return who has which cells: stories, advertisements, reserved places."""
    places = [(slot.story, slot.cells) for slot in page.slots]
    return [*places, *fixed_places_of(page.fixed)]


def fixed_places_of(fixed: tuple[FixedPlan, ...]) -> list[Place]:
    """Return the cells that are no story's; their names are no story's either."""
    return [(f"{one.role} {one.id}", one.cells) for one in fixed]


def owners(places: Iterable[Place], columns: int, rows: int) -> list[str]:
    """Return the owner of every cell, column by column, "" of nobody's."""
    owned = [""] * (columns * rows)
    for name, cells in places:
        last = min(cells.last_row, rows)
        for column in range(cells.column, min(cells.last_column, columns) + 1):
            first = (column - 1) * rows + cells.row - 1
            owned[first : first + last - cells.row + 1] = [name] * (
                last - cells.row + 1
            )
    return owned


def _told(before: PageDummy, after: PageDummy) -> list[tuple[str, Words]]:
    old = {slot.story: slot for slot in before.slots}
    new = {slot.story: slot for slot in after.slots}
    found = [(name, Words("撤下", "has gone")) for name in old if name not in new]
    for name, slot in new.items():
        words = _changed(old[name], slot) if name in old else _came(slot.cells)
        if words:
            found.append((name, words))
    return found


def _came(cells: Cells) -> Words:
    place = _place(cells)
    return Words(f"补在{place.zh}", f"has come in at {place.en}")


def _changed(old: Slot, new: Slot) -> Words | None:
    """Say what became of a story, the greatest change first."""
    a, b = old.cells, new.cells
    place = _place(b)
    if (a.columns, a.rows) != (b.columns, b.rows):
        return Words(
            f"由 {a.columns} 栏 {a.rows} 行改为 {b.columns} 栏 {b.rows} 行，"
            f"在{place.zh}",
            f"was {a.columns} by {a.rows} cells, is {b.columns} by {b.rows} "
            f"at {place.en}",
        )
    if a != b:
        return Words(f"移到{place.zh}", f"has moved to {place.en}")
    return _inside(old, new)


def _inside(old: Slot, new: Slot) -> Words | None:
    """Say what changed within the same cells; None where nothing did."""
    changes = (
        (_head(old.head) != _head(new.head), "改了标题规格", "its head is set anew"),
        (old.pictures != new.pictures, "图片改裁", "its pictures are cut otherwise"),
        (old.cut != new.cut, "删字不同", "it is cut otherwise"),
        (
            (old.text, old.introduction, old.figures, old.box, old.filler)
            != (new.text, new.introduction, new.figures, new.box, new.filler),
            "改了分栏",
            "its legs stand otherwise",
        ),
    )
    zh = [words for differs, words, _ in changes if differs]
    en = [words for differs, _, words in changes if differs]
    return Words("、".join(zh), ", ".join(en)) if zh else None


def _head(plan: HeadPlan) -> tuple[object, ...]:
    """Return what a reader sees of a head; air is none of it."""
    return plan.size, plan.lines, plan.mode, plan.column, plan.columns, plan.row


def _place(cells: Cells) -> Words:
    columns = f"{cells.column}-{cells.last_column}"
    rows = f"{cells.row}-{cells.last_row}"
    return Words(f"栏 {columns}、行 {rows}", f"columns {columns}, rows {rows}")
