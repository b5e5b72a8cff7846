"""What make-up need not do again (留用): set paragraphs and finished modules.

In: what is to be made up, and the desk.  Out: the same galleys or block as if
they were made now.  A paragraph set on a measure serves wherever that measure
comes again, whatever else of its story was edited; a module serves as long as
neither its story nor its slot nor the house style changes.

"""

from collections.abc import Callable
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.compose.dropcap import Dropped, compose_dropped
from reform_press.compose.galley import Galley, Line, Marked, Measure, Ruby
from reform_press.content.model import PagePlan, Paragraph, Story
from reform_press.content.plain import lines_above, lowered, raised, told_lower
from reform_press.errors import Diagnostic, Source, Words
from reform_press.geometry import Rect
from reform_press.makeup.block import Block, Desk
from reform_press.makeup.dummy import PageDummy, Slot
from reform_press.makeup.frame import Frame, Overset, PageFrames
from reform_press.page import (
    Area,
    Embed,
    GlyphRun,
    Group,
    Link,
    Page,
    Picture,
    Rule,
    TextLine,
)
from reform_press.style.model import TextStyle
from reform_press.values import Packing

_TOLD = (Source, Diagnostic, Words)
GALLEYS = Packing(
    Dropped, Galley, Line, GlyphRun, Colour, Marked, Ruby, *_TOLD
)  # fmt: skip
#: What blocks are made of.
ON_PAGES = (
    Block, TextLine, GlyphRun, Colour, Rule, Area, Picture, Embed, Link, Group,
    Rect, Frame, Overset, *_TOLD,
)  # fmt: skip
BLOCKS = Packing(*ON_PAGES)


class MadePage(NamedTuple):
    """One page as made up (一版组版结果)."""

    page: Page
    frames: PageFrames
    diagnostics: tuple[Diagnostic, ...]
    overset: tuple[Overset, ...]


def page_or_kept(
    plan: PagePlan,
    page: PageDummy,
    stories: dict[str, Story],
    desk: Desk,
    make: Callable[[PagePlan, PageDummy, dict[str, Story], Desk], MadePage],
) -> MadePage:
    """Make up a page, unless this process has just done so (整版留用)."""
    here = tuple(stories[slot.story] for slot in page.slots)
    memory, edition = desk.kept.memory, desk.edition
    if memory is None or any(map(_has_drawing, here)):
        return make(plan, page, stories, desk)
    about = (edition.title, edition.date, edition.terms, edition.lang)
    told = (plan, page, about, memory.name(desk.layout), desk.kept.maker)
    return memory.of("page", here, told, lambda: make(plan, page, stories, desk))


def set_or_kept(
    paragraph: Paragraph, style: TextStyle, measure: Measure, desk: Desk
) -> Dropped:
    """Set a paragraph in all its lengths, unless that was done before.

    It may have stood on another line of its file.
    """
    if not desk.kept.keeps:
        return compose_dropped(paragraph, style, measure, desk.compositor)
    above = lines_above(paragraph)
    plain = raised(paragraph, above)
    found = desk.kept.result(
        "galleys",
        (plain, style, measure),
        GALLEYS,
        lambda: compose_dropped(plain, style, measure, desk.compositor),
    )
    galleys = tuple(_lowered(galley, above) for galley in found.galleys)
    return found._replace(galleys=galleys)


def _lowered(galley: Galley, by: int) -> Galley:
    """Return a galley of a paragraph so many lines further down its file."""
    lines = (line._replace(source=lowered(line.source, by)) for line in galley.lines)
    remarks = (told_lower(remark, by) for remark in galley.diagnostics)
    return Galley(tuple(lines), tuple(remarks))


def made_or_kept(
    story: Story, slot: Slot, desk: Desk, make: Callable[[Story, Slot, Desk], Block]
) -> Block:
    """Make up a story in its module, unless that was done before."""
    if _has_drawing(story):
        return make(story, slot, desk)
    return desk.kept.result(
        "modules",
        (story, slot, desk.layout, desk.edition.terms),
        BLOCKS,
        lambda: make(story, slot, desk),
    )


def _has_drawing(story: Story) -> bool:
    """Tell whether a story is always made up anew.

    Drawings are read while it is made up, and may be others by then than
    those that the story tells of.
    """
    return any(photo.digest and not photo.width for photo in story.photos)
