"""Blocks at odds inside one module (版块相叠): head, pictures, text areas.

In: a slot, the cells inside its module, and where its parts stand once the
head is known.  Out: an error for each part that leaves the module, and for
each two that share cells.  Pure arithmetic on cells.

"""

from collections.abc import Iterator
from itertools import combinations

from reform_press.content.model import Story
from reform_press.errors import Diagnostic
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import Cells, Slot
from reform_press.makeup.planned import beyond, shared

#: A part of a module: what it is called, and its cells.
Part = tuple[str, str, Cells]


def parts(
    slot: Slot, story: Story, head: Cells | None, blocks: tuple[Cells, ...]
) -> list[Part]:
    """Name the parts of a slot; ``blocks`` are its pictures, then the others."""
    named = [("标题", "the head", head)] if head else []
    pictures = len(slot.pictures)
    for plan, cells in zip(slot.pictures, blocks[:pictures], strict=True):
        named.append((f"图片 {plan.photo}", f"picture {plan.photo}", cells))
    others = [
        words
        for words, plan in (
            (("导语", "the introduction"), slot.introduction),
            (("数据框", "the figures box"), slot.figures),
        )
        if plan
    ]
    for (zh, en), cells in zip(others, blocks[pictures:], strict=True):
        if story.figures or zh != "数据框":
            named.append((zh, en, cells))
    return named


def misplaced(
    slot: Slot, field: Cells, named: list[Part], text: Cells
) -> tuple[Diagnostic, ...]:
    """Tell of parts outside the module, and of parts that share cells."""
    return tuple(_outside(slot, field, [*named, ("正文", "the text", text)])) + tuple(
        _overlaps(slot, named)
    )


def _outside(slot: Slot, field: Cells, named: list[Part]) -> Iterator[Diagnostic]:
    for zh, en, cells in named:
        if cells.within(field):
            continue
        over_zh, over_en = beyond(cells, field)
        yield remark(
            "outside-module",
            f"稿“{slot.story}”的{zh}超出版位：{over_zh}",
            f"{en} of “{slot.story}” leaves its place: {over_en}",
            slot.source,
            hint=(
                f"版位以内有 {field.columns} 栏、{field.rows} 行",
                f"the place holds {field.columns} columns and {field.rows} rows",
            ),
        )


def _overlaps(slot: Slot, named: list[Part]) -> Iterator[Diagnostic]:
    for (zh, en, cells), (other_zh, other_en, others) in combinations(named, 2):
        if not cells.overlaps(others):
            continue
        where_zh, where_en = shared(cells, others)
        yield remark(
            "blocks-overlap",
            f"稿“{slot.story}”的{zh}与{other_zh}相叠：{where_zh}（版位以内）",
            f"{en} and {other_en} of “{slot.story}” share cells of their place: "
            f"{where_en}",
            slot.source,
        )
