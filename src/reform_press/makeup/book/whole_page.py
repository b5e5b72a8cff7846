"""A page that a float has to itself (整版图表), or one of two (跨页图).

In: a chapter as set, a page that one float takes, the master's type area.  Out:
the page, and where the float landed.

"""

from reform_press.makeup.block import Desk
from reform_press.makeup.book.breaking import PageCut
from reform_press.makeup.book.drawn_floats import draw_float, draw_half
from reform_press.makeup.book.elements import SetChapter
from reform_press.makeup.book.landed import FlowedPage, Landing
from reform_press.makeup.book.master import Sheet


def whole_page(
    chapter: SetChapter, cut: PageCut, sheet: Sheet, desk: Desk
) -> tuple[FlowedPage, tuple[Landing, ...]]:
    """Put a float on its page, or one half of a picture over two."""
    one, field = chapter.floats[cut.whole], sheet.field
    area = field.area(0, field.columns, 0, field.rows)
    if cut.half:
        block = draw_half(one, cut.half, (sheet.trim, sheet.bleed), area, desk)
    else:
        block = draw_float(one, area, chapter.begun.of_float(cut.whole), desk)
    found = Landing(f"id:{one.float.id}", sheet.number, 0, area.y)
    first = bool(one.float.id) and not one.part and cut.half < 2
    return FlowedPage(block, bare=cut.half > 0), (found,) if first else ()
