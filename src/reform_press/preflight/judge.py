"""The rules about what is painted (墨色与文字检查), mark by mark.

In: marks of a page.  Out: findings with their place.

"""

from collections.abc import Iterator

from reform_press.geometry import fits
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.marks import Mark
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found


def judge(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with one mark of page ``at``."""
    place = sheet.place(mark.box)
    for family in mark.paint.space.foreign:
        code = "colour.lab" if family == "Lab" else "colour.rgb"
        # A picture is named; letters and lines of one kind are counted.
        about = mark.about or f"{mark.kind} {family}"
        seen = () if family == "Lab" else (family,)
        yield found(code, *seen, page=at, place=place, about=about)
    if mark.paint.registration and _inside(mark, sheet):
        yield found("ink.registration", page=at, place=place)
    if _vanishes(mark):
        yield found("overprint.white", page=at, place=place)
    if mark.kind == "text":
        yield from _text(mark, at, sheet, expect)
    elif mark.kind == "image":
        yield from _picture(mark, at, sheet, expect)
    else:
        yield from _line(mark, at, sheet, expect)


def _inside(mark: Mark, sheet: Sheet) -> bool:
    """Tell whether a mark shares an area with the trim, not just its edge."""
    shared = mark.box.within(sheet.trim)
    if shared is None:
        return False
    wide, tall = shared.right - shared.left, shared.top - shared.bottom
    return not (fits(wide, 0.0) and fits(tall, 0.0))


def _vanishes(mark: Mark) -> bool:
    """Tell whether white is set to overprint (白色叠印).

    With OPM 0 a DeviceCMYK white still knocks out (ISO 32000-1 11.7.4.3).
    """
    if not mark.overprint or not mark.paint.white or mark.kind == "shading":
        return False
    return mark.over_mode == 1 or mark.paint.space.family != "DeviceCMYK"


def _text(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    place, size = sheet.place(mark.box), mark.size * sheet.unit
    if mark.missing and mark.face:
        name = mark.face.name
        yield found("text.missing-glyph", name, page=at, place=place, about=name)
    inks = mark.paint.plates
    if inks > 1 and not fits(expect.small_text, size):
        seen = (f"{size:.3g}", str(inks))
        yield found("text.rich-black", *seen, page=at, place=place)


def _picture(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    least = expect.ppi_line_art if mark.one_bit else expect.ppi_min
    ppi = mark.size / sheet.unit
    # Pixels come whole: a picture resampled to 150 ppi may have 149.8.
    if ppi and ppi < least - 0.5:
        seen = (f"{ppi:.0f}", f"{least:.0f}")
        place = sheet.place(mark.box)
        yield found(
            "picture.low-resolution", *seen, page=at, place=place, about=mark.about
        )


def _line(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Find hairlines: stroked ones, and rectangles as thin as one."""
    size = mark.size * sheet.unit
    thin = mark.kind == "stroke" or (mark.kind == "fill" and size > 0)
    if thin and not fits(expect.rule_min, size) and not mark.paint.white:
        seen = (f"{size:.2f}", f"{expect.rule_min:.2f}")
        yield found("rule.hairline", *seen, page=at, place=sheet.place(mark.box))
