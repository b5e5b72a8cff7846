"""The running head of a newspaper page (报眉): folio, date, section, staff.

In: what the page is called and when it appears.  Out: furniture above the
grid, as wide as the type area.  Nothing floats: every part stands on one
baseline, and the double rule (文武线) under them closes the strip.  Parts too
wide to stand beside each other are an error.

"""

from datetime import date

from reform_press.colour import PAPER, Colour
from reform_press.compose.paragraph import natural_width, set_line
from reform_press.content.model import PagePlan
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, Rect, fits, rounded
from reform_press.makeup.block import Block, Desk, placed_line, placed_rect, remark
from reform_press.makeup.frame import Frame
from reform_press.page import Area, Item, Rule
from reform_press.style.model import Align, Furniture, TextStyle

#: The day of an edition that has none yet: a page planned before its copy.
UNDATED = date.min
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
#: White between the two rules of 文武线, points.
_BETWEEN = 1.2
#: White between the baseline of the strip and its rules, points.
_UNDER = 6.0
#: White between parts that belong together, points.
_APART = 8.0
#: A reversed block reaches this far beyond its type (em), and its type is
#: this much of the block's height.
_BLOCK_PAD = 0.45
_CAP = 0.66  # height of a sans capital (em)


def day_of(day: date) -> str:
    """Return a day as it is printed."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_of(day: date) -> str:
    """Return the day of the week as it is printed."""
    return _WEEKDAYS[day.weekday()]


def running_head(plan: PagePlan, desk: Desk) -> Block:
    """Set the running head of one page above its grid."""
    furniture = desk.layout.furniture
    area = desk.grid.area
    foot = area.y - furniture.gap
    heavy = foot - furniture.light_rule - _BETWEEN - furniture.heavy_rule / 2
    baseline = heavy - furniture.heavy_rule / 2 - _UNDER
    items: list[Item] = [
        _rule(area, heavy, furniture.heavy_rule),
        _rule(area, foot - furniture.light_rule / 2, furniture.light_rule),
    ]
    left = _folio(plan.folio, area.x, baseline, furniture, desk, items)
    if not plan.masthead:  # which tells the date and the name itself
        day = desk.edition.date
        left = _dates(day, left + _APART, baseline, furniture, desk, items)
    middle = _section(plan.section, area, baseline, furniture, desk, items)
    right = _nameplate(plan, area, baseline, furniture, desk, items)
    top = foot - furniture.height
    rect = Rect(area.x, top, area.width, furniture.height)
    frame = Frame("folio", rect, lines=1, size=furniture.folio_size)
    remarks = _too_wide(plan, left, middle, right)
    return Block(tuple(items), (frame,), remarks)


def _too_wide(
    plan: PagePlan, left: float, middle: tuple[float, float], right: float
) -> tuple[Diagnostic, ...]:
    """Tell which part runs into the next: left end, section, right beginning.

    The section stands in the middle: where it leaves the type area, it has
    run into the folio as well.
    """
    begins, ends = middle if plan.section else (right, left)
    lacks = (
        (left - begins, "版次、日期与版名", "folio and date into the section"),
        (ends - right, "版名与报名", "the section into the name"),
        (left - right, "日期与报名", "the date into the name"),
    )
    worst, zh, en = max(lacks)
    if fits(worst, 0.0):
        return ()
    return (
        remark(
            "running-too-wide",
            f"报眉太宽：{zh}相叠 {worst:.0f} 点（第 {plan.number} 版）",
            f"running head of page {plan.number} is too wide: {en} by {worst:.0f} pt",
            plan.source,
            hint=(
                "缩短版名、报名、版次或责任编辑，或减小版式 furniture 的字号",
                "shorten section, title, folio or staff, or set furniture smaller",
            ),
        ),
    )


def _rule(area: Rect, y: float, weight: float) -> Rule:
    return Rule(rounded(area.x), rounded(y), rounded(area.right), rounded(y), weight)


def furniture_style(
    desk: Desk, size: float, han: str, latin: str, colour: Colour | None = None
) -> TextStyle:
    """Return the style of type that belongs to the page, not to a story."""
    base = desk.layout.style("body")._replace(indent=0.0, hang=0.0, align="start")
    style = base._replace(han=han, latin=latin, size=size, leading=size * 1.2)
    return style._replace(colour=colour) if colour else style


def _folio(
    folio: str, x: float, y: float, furniture: Furniture, desk: Desk,
    items: list[Item],
) -> float:  # fmt: skip
    """Set the folio (版次) and return where it ends."""
    style = furniture_style(desk, furniture.folio_size, "hei-black", "sans-black")
    wide = natural_width(folio, style, desk.compositor)
    line = set_line(folio, style, wide, desk.compositor)
    items.append(placed_line(line, x, y, role="folio"))
    return x + wide


def _dates(
    day: date, x: float, y: float, furniture: Furniture, desk: Desk,
    items: list[Item],
) -> float:  # fmt: skip
    """Set date and weekday in two lines, as high as the folio; return their end."""
    if day == UNDATED:
        return x
    style = furniture_style(desk, furniture.small_size, "hei", "sans")
    words = (day_of(day), weekday_of(day))
    # The upper line's body ends level with the top of the folio.
    pitch = max(
        furniture.folio_size * _CAP - furniture.small_size * 0.80,
        furniture.small_size * 1.15,
    )
    end = x
    for number, text in enumerate(words):
        wide = natural_width(text, style, desk.compositor)
        line = set_line(text, style, wide, desk.compositor)
        items.append(placed_line(line, x, y - (1 - number) * pitch - 0.5, role="folio"))
        end = max(end, x + wide)
    return end


def _section(
    section: str, area: Rect, y: float, furniture: Furniture, desk: Desk,
    items: list[Item],
) -> tuple[float, float]:  # fmt: skip
    """Set the section name in the middle, reversed out; return its two ends."""
    if not section:
        return area.x, area.x
    size = furniture.section_size
    accent = desk.layout.colour("accent")
    colour = PAPER if furniture.reversed else accent
    style = furniture_style(desk, size, "title", "serif-black", colour)
    wide = natural_width(section, style, desk.compositor)
    x = area.x + (area.width - wide) / 2
    pad = _BLOCK_PAD * size if furniture.reversed else 0.0
    if furniture.reversed:
        bottom = y + _UNDER
        block = Rect(
            x - pad, bottom - furniture.height + 4.0, wide + 2 * pad,
            furniture.height - 4.0,
        )  # fmt: skip
        items.append(Area(placed_rect(block), fill=accent))
        # Han stand in the middle of the block, not on the strip's baseline.
        y = block.y + block.height / 2 + (ASCENT - 0.5) * size
    line = set_line(section, style, wide, desk.compositor)
    items.append(placed_line(line, x, y, role="folio"))
    return x - pad, x + wide + pad


def _nameplate(
    plan: PagePlan, area: Rect, y: float, furniture: Furniture, desk: Desk,
    items: list[Item],
) -> float:  # fmt: skip
    """Set the paper's name at the right, staff beside it; return where it begins."""
    right = area.right
    if plan.staff:
        style = furniture_style(desk, furniture.small_size, "hei", "sans")
        right = _ending(plan.staff, right, y - 0.5, style, desk, items) - _APART
    if plan.masthead:
        return right
    style = furniture_style(desk, furniture.nameplate_size, "title", "serif-black")
    return _ending(desk.edition.title, right, y - 1.0, style, desk, items)


def _ending(
    text: str, right: float, y: float, style: TextStyle, desk: Desk,
    items: list[Item],
) -> float:  # fmt: skip
    """Set ``text`` to end at ``right``; return where it begins."""
    align: Align = "start"
    wide = natural_width(text, style, desk.compositor)
    line = set_line(text, style._replace(align=align), wide, desk.compositor)
    items.append(placed_line(line, right - wide, y, role="folio"))
    return right - wide
