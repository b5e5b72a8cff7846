"""The rules about what is painted (墨色与文字检查), mark by mark.

In: marks of a page.  Out: findings with their place.  What stands beside or
below a mark is judged elsewhere (``ground``, ``edges``).

"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reform_press.geometry import MM, fits
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.marks import Mark
from reform_press.preflight.patterns import gradient_inks
from reform_press.preflight.pictures import depth, packed, quality
from reform_press.preflight.reading import entry
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Crop marks may end this far inside the trim, in mm, and still be marks.
_TOUCH = 0.2
#: Ink is told to a percent.
_PERCENT = 0.005
#: From here on a tint is solid on the plate; thin lines of less break up.
_SOLID = 0.8
#: A rule is at least this long, in mm: drawings have shorter strokes.
_LONG = 5.0
#: JPEGs below this quality show their squares.
_POOR = 50


def judge(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with one mark of page ``at``."""
    place = sheet.place(mark.box)
    for family in mark.paint.space.foreign:
        code = "colour.lab" if family == "Lab" else "colour.rgb"
        # A picture is named; letters and lines of one kind are counted.
        about = mark.about or f"{mark.kind} {family}"
        seen = () if family == "Lab" else (family,)
        yield found(code, *seen, page=at, place=place, about=about)
    if mark.mask:
        return  # it prints nothing itself
    if mark.layer:
        yield found("layers.hidden", mark.layer, page=at, place=place, about=mark.layer)
    if mark.paint.space.inks == ("None",):
        yield found("ink.none", page=at, place=place)
    if not mark.solid:
        yield found("transparency.used", mark.blend or "CA", page=at, place=place)
    if _vanishes(mark):
        yield found("overprint.white", page=at, place=place)
    if _inside(mark.box, sheet):
        yield from _ink(mark, at, sheet, expect)
    yield from _small(mark, at, sheet, expect)
    if mark.kind == "text":
        yield from _text(mark, at, sheet, expect)
    elif mark.kind == "image":
        yield from _picture(mark, at, sheet, expect)
    elif mark.kind != "shading":
        yield from _line(mark, at, sheet, expect)


def _inside(box: Box, sheet: Sheet) -> bool:
    """Tell whether a box reaches into the trim, not just to its edge."""
    return box.within(sheet.trim.grown(-_TOUCH * MM / sheet.unit)) is not None


def _vanishes(mark: Mark) -> bool:
    """Tell whether white is set to overprint (白色叠印), or to multiply.

    With OPM 0 a DeviceCMYK white still knocks out (ISO 32000-1 11.7.4.3).
    """
    if not mark.paint.white or mark.kind == "shading":
        return False
    if mark.blend in ("Multiply", "Darken"):
        return True
    device = mark.paint.space.family == "DeviceCMYK"
    return mark.overprint and (mark.over_mode == 1 or not device)


def _ink(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Find colours that are too much ink, or black ink that is too little."""
    place, paint = sheet.place(mark.box), mark.paint
    if paint.registration:
        yield found("ink.registration", page=at, place=place)
    elif paint.coverage > expect.ink_limit + _PERCENT:
        seen = f"{paint.coverage * 100:.0f}", f"{expect.ink_limit * 100:.0f}"
        yield found("ink.flat", *seen, page=at, place=place)
    large = mark.kind == "fill" and mark.exact and mark.solid and expect.plain_black
    if large and place.width * place.height >= large and paint.black_only:
        yield found("ink.plain-black", page=at, place=place)


def _text(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    place = sheet.place(mark.box)
    if mark.face and mark.face.fault:
        name = mark.face.name
        yield found(mark.face.fault, name, page=at, place=place, about=name)
    for box in mark.missing:
        name = mark.face.name if mark.face else ""
        where = sheet.place(box)
        yield found("text.missing-glyph", name, page=at, place=where, about=name)
    if mark.outline is not None and not mark.paint.white:
        width = mark.outline * sheet.unit
        if not fits(expect.rule_min, width):
            seen = _told_apart(width, expect.rule_min)
            yield found("rule.hairline", *seen, page=at, place=place)


def _told_apart(width: float, least: float) -> tuple[str, str]:
    """Return two widths with as many decimals as tell them apart, two at least."""
    return next(
        (seen, limit)
        for digits in range(2, 9)
        if (seen := f"{width:.{digits}f}") != (limit := f"{least:.{digits}f}")
    )


def _small(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Find small type in several inks, glyphs of Type 3 and gradients included."""
    size = (mark.size if mark.kind == "text" else mark.letter) * sheet.unit
    if not size or fits(expect.small_text, size):
        return
    shading = entry(mark.paint.pattern, "/Shading")
    inks = mark.paint.plates or gradient_inks(shading)
    if inks > 1:
        seen, place = (f"{size:.3g}", str(inks)), sheet.place(mark.box)
        yield found("text.rich-black", *seen, page=at, place=place)


def _picture(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    least = expect.ppi_line_art if mark.one_bit else expect.ppi_min
    ppi = mark.size / sheet.unit
    tell = partial(found, page=at, place=sheet.place(mark.box), about=mark.about)
    # Pixels come whole: a picture resampled to 150 ppi may have 149.8.
    if ppi and ppi < least - 0.5:
        coarse = not mark.one_bit and ppi < expect.ppi_coarse - 0.5
        wanted = f"{expect.ppi_coarse if coarse else least:.0f}"
        finding = tell("picture.low-resolution", f"{ppi:.0f}", wanted)
        yield replace(finding, severity="error") if coarse else finding
    cut = mark.edge / sheet.unit
    if 0 < cut < min(ppi, expect.ppi_min - 0.5):
        yield tell("picture.low-mask", f"{cut:.0f}", f"{expect.ppi_min:.0f}")
    filters = packed(mark.picture)
    if "JPXDecode" in filters:
        yield tell("picture.jpeg-2000")
    elif filters == ("DCTDecode",) and 0 < (kept := quality(mark.picture)) < _POOR:
        yield tell("picture.poor-jpeg", f"{kept:.0f}")
    if (bits := depth(mark.picture)) > 8:
        yield tell("picture.deep", bits)


def _line(mark: Mark, at: int, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Find hairlines, and thin rules that would break up or blur.

    Lines are stroked, or are bars as thin as one.  The facets of drawings are
    no bars, and their lines are no rules.
    """
    size, paint = mark.size * sheet.unit, mark.paint
    bar = size > 0 and (mark.ruled or paint.solid >= _SOLID)
    if not (mark.kind == "stroke" or bar) or paint.white:
        return
    place, width = sheet.place(mark.box), f"{size:.2f}"
    tell = partial(found, page=at, place=place)
    if not fits(expect.rule_min, size):
        yield tell("rule.hairline", *_told_apart(size, expect.rule_min))
    # The sides of a frame are rules if all of them are long.
    sides = max if mark.exact else min
    long = mark.ruled and sides(place.width, place.height) >= _LONG
    if fits(expect.rule_plain, size) or not long:
        return
    if 0 < paint.solid < _SOLID:
        yield tell("rule.tint", width, f"{paint.solid * 100:.0f}")
    if paint.plates > 1 and not paint.registration:
        yield tell("rule.many-inks", width, paint.plates)
