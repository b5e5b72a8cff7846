"""Lines of text as PDF operators (文字行), and their text layer.

In: the lines of a page.  Out: operators in a content stream.  A line of one
run costs one ``Td``, one ``Tc`` where its tracking differs from the line
before, and one ``Tj``.

A line whose codes alone give its characters back is left at that.  Any other
(more faces than one, moved glyphs, wide tracking, a glyph that is not one
character, a vertical line) stands in a ``/Span`` that tells its text as
ActualText: extractors otherwise read spaces into the gaps between Han and
Latin, and forms for vertical lines for other characters.

"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from reform_press.page import GlyphRun, TextLine
from reform_press.pdf.content import Content, Resource
from reform_press.pdf.embed_font import Used, pairs_of
from reform_press.pdf.embed_font import glyphs as glyphs_of
from reform_press.pdf.objects import literal, number
from reform_press.pdf.stock import Stock
from reform_press.pdf.vertical import in_order

#: Extractors take a wider gap, in em, for a space between words.
_GAP = 0.08
#: Below half of this raster a move is the noise of floats.
_STILL = 0.0005
#: Seven digits hold moves below this without an exponent (and to 0.0005).
_FAR = 1e6
#: Moves and spacings whose operators are remembered.
_MOVES = 1 << 12


#: What is used of each face, by their keys.
Uses = tuple[tuple[str, Used], ...]


class Survey(NamedTuple):
    """What some lines show of which face (用字), whatever file they go into."""

    #: Lines that codes alone may tell: face, pairs of glyph and character, lines.
    plain: tuple[tuple[str, frozenset[int], tuple[TextLine, ...]], ...]
    told: frozenset[int]  # ids of all others
    used: Uses


def survey(lines: Iterable[TextLine]) -> Survey:
    """Find which glyphs lines show, and for which characters."""
    plain: dict[str, list[TextLine]] = {}
    odd: list[TextLine] = []
    for line in lines:
        run = line.runs[0] if len(line.runs) == 1 else None
        if (
            run is None
            or run.shifts
            or line.vertical
            or len(run.codes) != 2 * len(line.text)
            or run.tracking > _GAP * run.size
        ):
            odd.append(line)
        else:
            plain.setdefault(run.face, []).append(line)
    paired = []
    for key, found in plain.items():
        codes = b"".join([line.runs[0].codes for line in found])
        text = "".join([line.text for line in found])
        paired.append((key, pairs_of(codes, text), tuple(found)))
    told = frozenset(map(id, odd))
    plainly = tuple((key, Used(pairs)) for key, pairs, _ in paired)
    used = together(plainly, tuple(_pooled(odd)))
    return Survey(tuple(paired), told, used)


def study(found: Survey, stock: Stock) -> frozenset[int]:
    """Note the glyphs of a page; return the ids of lines to be told.

    The ids are those of the objects, and hold as long as the survey does.
    """
    told = found.told
    clashing: list[TextLine] = []
    for key, pairs, lines in found.plain:
        font = stock.font(key)
        if not font.tells(pairs):
            clashing += (
                x for x in lines if not font.tells(pairs_of(x.runs[0].codes, x.text))
            )
    for uses in (found.used, _pooled(clashing)):
        for key, used in uses:
            stock.font(key).use(used)
    if clashing:
        told = told.union(map(id, clashing))
    return told


def together(*many: Uses) -> Uses:
    """Return what all of these use."""
    found: dict[str, Used] = {}
    for uses in many:
        for key, used in uses:
            found[key] = found[key] | used if key in found else used
    return tuple(sorted(found.items()))


def _pooled(lines: Sequence[TextLine]) -> Iterator[tuple[str, Used]]:
    """Yield face and use of many lines that are told, put together."""
    codes: dict[tuple[str, bool], list[bytes]] = {}
    for line in lines:
        for run in line.runs:
            codes.setdefault((run.face, run.vertical), []).append(run.codes)
    # Which run shows which character is not known: any face may.
    characters = frozenset("".join([line.text for line in lines]))
    for (key, upright), found in codes.items():
        shown = frozenset(glyphs_of(b"".join(found)))
        vertical = shown if upright else frozenset[int]()
        yield key, Used(frozenset(), shown, vertical, characters)


def show(lines: Sequence[TextLine], told: frozenset[int], content: Content) -> None:
    """Draw lines one after the other, in one text object."""
    # A book has half a million runs: fields are taken once, all at a time.
    add = content.parts.append
    overprints, fonts = content.stock.overprints, content.fonts
    face, size, upright, spacing, rise = content.text
    colour = None
    x = y = 0.0
    above = content.above  # where the string before begins
    formed = False  # whether the text matrix does more than move
    add(b"BT\n")
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        line_x, line_y, _, runs, text, _, _, _, _, vertical = line
        spoken = id(line) in told
        if spoken:
            words = literal(text.encode("utf-16-be", "replace"))
            add(b"/Span <</ActualText (\xfe\xff%b)>> BDC\n" % words)
        own: Iterable[GlyphRun] = runs
        if vertical:
            own = in_order(line, above, size, after, content.stock)
        for run in own:
            key, wide, run_x, codes, wanted, shifts, lift, ink, stands = run[:9]
            slant, turned, condensed = run[9:]
            if key != face or wide != size or stands != upright:
                face, size, upright = key, wide, stands
                add(fonts.get((key, stands, wide)) or _font(content, run))
            # Pens run down in vertical setting: so does their spacing.
            wanted = -wanted if upright else wanted / condensed
            if wanted != spacing:
                spacing = wanted
                add(_spaced(spacing))
            if ink is not colour:
                colour = ink
                content.fill(colour, overprint=overprints)
            if vertical:
                at_x, at_y, lift = line_x + lift, -line_y - run_x, 0.0
            else:
                at_x, at_y = line_x + run_x, -line_y
            if lift != rise:
                rise = lift
                add(b"%b Ts\n" % number(rise))
            plain = not slant and not turned and condensed == 1
            if formed or not plain:
                formed = not plain
                add(b"%b %b %b Tm\n" % (_form(run), number(at_x), number(at_y)))
            else:
                add(_moved(at_x - x, at_y - y))
            x, y = at_x, at_y
            if shifts:
                add(_shifted(run))
            else:
                add(b"(%b)Tj\n" % literal(codes))
        above = -y
        if spoken:
            add(b"EMC\n")
    add(b"ET\n")
    content.above = above
    content.text = (face, size, upright, spacing, rise)


@lru_cache(_MOVES)
def _moved(dx: float, dy: float) -> bytes:
    """Return the operator that moves to the next string."""
    if -_STILL < dx < _STILL:
        dx = 0
    if -_STILL < dy < _STILL:
        dy = 0
    if -_FAR < dx < _FAR and -_FAR < dy < _FAR:
        return b"%.7g %.7g Td\n" % (dx, dy)
    return b"%b %b Td\n" % (number(dx), number(dy))  # PDF knows no 1e+07


@lru_cache(_MOVES)
def _spaced(spacing: float) -> bytes:
    return b"%.4f Tc\n" % (spacing + 0.0)  # -0.0 is 0.0, and so it is remembered


def _form(run: GlyphRun) -> bytes:
    """Return the text matrix of a run without its place: narrowed, leaned, turned."""
    narrow = number(run.condensed)
    if run.turned:
        # What ran to the right runs down; what was above lies to the right.
        return b"0 -%b 1 %b" % (narrow, number(-run.slant))
    return b"%b 0 %b 1" % (narrow, number(run.slant))


def _font(content: Content, run: GlyphRun) -> bytes:
    key = (run.face, run.vertical, run.size)
    found = content.fonts.get(key)
    if found is None:
        called = content.use(partial(_named, run.face, run.vertical))
        found = content.fonts[key] = b"%b %b Tf\n" % (called, number(run.size))
    return found


def _named(face: str, vertical: bool, stock: Stock) -> Resource:
    font = stock.font(face)
    return "Font", font.name(vertical), font.ref(vertical)


def _shifted(run: GlyphRun) -> bytes:
    """Return the operator that shows a run with moved glyphs (TJ)."""
    # TJ counts back in 1/1000 em, and down where the pen runs down.
    k = (1000 if run.vertical else -1000) / (run.size * run.condensed)
    parts: list[bytes] = []
    at = 0
    for index, shift in sorted(run.shifts):
        if 2 * index > at:
            parts.append(b"(%b)" % literal(run.codes[at : 2 * index]))
            at = 2 * index
        parts.append(b"%b " % number(shift * k))
    parts.append(b"(%b)" % literal(run.codes[at:]))
    return b"[%b]TJ\n" % b"".join(parts)
