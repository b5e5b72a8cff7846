"""Contents, lists and index set as lines (目录、索引排字).

In: lines of contents, groups of an index; the type area.  Out: a
``SetChapter`` like any other, ready for its pages.  Leaders stand on a raster
that counts from the right edge: dots of all lines are one below the other.

"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import chain
from math import floor
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import compose_paragraph, natural_width, set_line
from reform_press.content.book.headings import in_line
from reform_press.content.book.model import Heading, Part
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import ASCENT, SLACK, fits, rounded
from reform_press.makeup.block import Desk
from reform_press.makeup.book.boxes import Boxes
from reform_press.makeup.book.contents import CHAPTER, ENTRY, PART, SECTION, Listed
from reform_press.makeup.book.elements import SetChapter, SetNotes, SetText
from reform_press.makeup.book.entries import set_heading
from reform_press.makeup.book.index import Entry, Group
from reform_press.makeup.book.links import LEAF
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.references import PAGE
from reform_press.makeup.book.stream import TOGETHER, Box
from reform_press.makeup.grid import lead_in
from reform_press.style.model import TextStyle

LEADER = "…"
#: Dots of its sign, as far from each other as from those of the next.
_DOTS = 3
_QUARTER = "\u2005"  # a blank of a quarter em
#: White at both ends of a leader, and its least length (em).
_AIR, _LEAST = 0.5, 1
#: Where lines of each level begin (em).
_INDENTS = {PART: 0.0, CHAPTER: 1.0, SECTION: 2.0, ENTRY: 3.0}
#: Price of parting an entry, of leaving less than two of its lines on a side, and
#: of parting what goes with the line above.
_PARTED, _NEVER, _HELD = 40.0, 20_000.0, 600.0
#: Price of a column of contents that ends within a part, by levels below it.
_WITHIN = 10.0


class _Room(NamedTuple):
    """What a line of contents has from left to right, pt."""

    measure: float
    numbers: float  # of figures, before the words
    folios: float
    #: Text as a line of its own; leaders and folios are the same again and again.
    set_line: Callable[[str, TextStyle, float], Line]


class _Index(NamedTuple):
    """What an entry of an index has."""

    measure: float
    #: By how much a place makes its line longer; most come again and again.
    step: Callable[[str, TextStyle], float]


class _Row(NamedTuple):
    """Lines that belong together, one below the other."""

    lines: tuple[Line, ...]
    role: str
    lead: int = 0  # rows of white before them
    held: float = 0.0  # price of a column's end before them
    holds: int = 0  # rows that stay with them


def set_list(
    part: Part, lines: Iterable[Listed], field: Field, desk: Desk
) -> SetChapter:
    """Set contents, or a list of figures, under the title of its part."""
    every = tuple(lines)
    numbers = _widest((line.number for line in every), desk)
    folios = _widest((line.folio for line in every), desk)
    again = cache(partial(set_line, compositor=desk.compositor))
    room = _Room(field.measure, numbers, folios, again)
    rows = (_listed(line, room, desk, first=not at) for at, line in enumerate(every))
    return _chapter(part, rows, field, desk)


def set_index(
    part: Part, groups: Iterable[Group], field: Field, desk: Desk
) -> SetChapter:
    """Set an index under the title of its part, each initial over its entries."""
    step = cache(partial(_step, desk=desk))
    rows = chain.from_iterable(
        _group(group, _Index(field.measure, step), desk, first=not at)
        for at, group in enumerate(groups)
    )
    return _chapter(part, rows, field, desk)


def _chapter(part: Part, rows: Iterable[_Row], field: Field, desk: Desk) -> SetChapter:
    boxes = Boxes(SetNotes())
    boxes.chapter(part.id)
    title = Paragraph("crosshead", (Run(part.title, source=part.source),), part.source)
    wide = field.width(field.columns)
    heading = Heading(1, title, part.id)
    boxes.opening = set_heading(heading, wide, "horizontal", desk, opening=True)
    grid = desk.layout.grid
    baseline = lead_in(grid) + ASCENT * grid.size
    for row in rows:
        boxes.begin(SetText(Galley(row.lines), row.role, baseline))
        for number in range(len(row.lines)):
            price = _parting(number, len(row.lines)) if number else row.held
            boxes.add(Box(1, 0 if number else row.lead, penalty=price))
        boxes.ended(row.role, holds=row.holds)
    return boxes.done(1.0)


def _parting(number: int, count: int) -> float:
    """Return what it costs to end a column before a line of an entry."""
    return _PARTED if TOGETHER <= number <= count - TOGETHER else _NEVER


def _listed(line: Listed, room: _Room, desk: Desk, *, first: bool) -> _Row:
    """Set a line of contents, in several rows where its words are long."""
    style = contents_style(line.level, desk)
    em = contents_style(SECTION, desk).size
    begin = room.numbers + em if line.number else _INDENTS[line.level] * em
    own = style._replace(indent=begin / style.size, hang=begin / style.size)
    words = room.measure - room.folios - (2 * _AIR + _LEAST) * em
    paragraph = Paragraph("item", (Run(line.words),))
    galley = compose_paragraph(paragraph, own, Measure((words,)), desk.compositor)
    lines = list(galley.lines) or [Line((), begin, 0.0, "")]
    if line.number:
        lines[0] = _beside(set_line(line.number, style, 0.0, desk.compositor), lines[0])
    if line.folio:
        lines[-1] = _led(lines[-1], line.folio, room, style, desk)
    linked = tuple(
        one._replace(links=((one.x, one.width, PAGE + line.id),)) for one in lines
    )
    part = line.level == PART
    apart = not first and (part or line.apart)
    held = 0.0 if line.number else _WITHIN * (line.level - PART)
    return _Row(linked, "contents", int(apart), held, holds=int(part))


def _led(line: Line, folio: str, room: _Room, style: TextStyle, desk: Desk) -> Line:
    """Return a line with its leader and the number at its end."""
    dots = contents_style(SECTION, desk)
    number = room.set_line(folio, style._replace(align="end"), room.measure)
    edge = room.measure - room.folios - _AIR * dots.size
    free = edge - line.x - line.width - _AIR * dots.size
    count, more = divmod(max(0, floor((free + SLACK) / dots.size * _DOTS)), _DOTS)
    leader = room.set_line(LEADER * count, dots, count * dots.size)
    if count and more:
        # Its first dots stand alone, the others on those of the next sign.
        first = room.set_line(LEADER, dots, dots.size)
        line = _beside(line, first, edge - (count + more / _DOTS) * dots.size)
    return _beside(_beside(line, leader, edge - count * dots.size), number)


def _beside(line: Line, other: Line, x: float = 0.0) -> Line:
    """Return two lines as one, the other's beginning at ``x``."""
    moved = (run._replace(x=rounded(run.x + x)) for run in other.runs)
    begin = line.x if line.runs else other.x + x
    return line._replace(
        runs=(*line.runs, *moved),
        x=begin,
        width=rounded(other.x + x + other.width - begin),
        text=line.text + other.text,
    )


def _widest(texts: Iterable[str], desk: Desk) -> float:
    style = contents_style(PART, desk)
    every = dict.fromkeys(texts)
    wide = (natural_width(one, style, desk.compositor) for one in every if one)
    return max(wide, default=0.0)


def contents_style(level: int, desk: Desk) -> TextStyle:
    """Return the style of a level: ``contents-1`` … of the layout, or body's.

    Entries have that of sections where they have none of their own.
    """
    styles = dict(desk.layout.styles)
    body = styles["body"]
    if level == PART:
        body = body._replace(han=body.strong_han, latin=body.strong_latin)
    above = styles.get(f"contents-{SECTION}", body) if level == ENTRY else body
    found = styles.get(f"contents-{level}", above)
    return found._replace(indent=0.0, hang=0.0, align="start")


def _step(place: str, style: TextStyle, desk: Desk) -> float:
    """Return by how much a place with its mark makes a line of others longer."""
    one, two = (natural_width(place * n, style, desk.compositor) for n in (1, 2))
    return two - one


def _group(group: Group, room: _Index, desk: Desk, *, first: bool) -> Iterator[_Row]:
    """Yield an initial and the entries under it."""
    style = desk.layout.style("index")._replace(align="start")
    strong = style._replace(han=style.strong_han, latin=style.strong_latin)
    if words := _initial(group, desk):
        line = set_line(words, strong, room.measure, desk.compositor)._replace(
            last=True
        )
        yield _Row((line,), "initial", lead=int(not first), holds=1)
    for entry in group.entries:
        yield _entry(entry, style, room, desk)


def _initial(group: Group, desk: Desk) -> str:
    """Return what stands over a group: a letter, strokes, that it is no Han."""
    lang = desk.edition.lang
    simplified = lang == "zh-Hans"
    if not group.initial:
        han = "数字、字母" if simplified else "數字、字母"
        return "" if lang == "en" else han
    if group.initial.isdecimal():
        return group.initial + ("画" if simplified else "畫")
    return group.initial


def _entry(entry: Entry, style: TextStyle, room: _Index, desk: Desk) -> _Row:
    """Set an entry: its heading, its places, what it sends to."""
    own = style._replace(indent=float(entry.depth), hang=entry.depth + 1.0)
    runs = [Run(entry.heading), *_places(entry, own, room, desk), *_sent(entry, desk)]
    paragraph, measure = Paragraph("item", tuple(runs)), Measure((room.measure,))
    galley = compose_paragraph(paragraph, own, measure, desk.compositor)
    return _Row(galley.lines, "index", held=_HELD if entry.depth else 0.0)


def _places(entry: Entry, style: TextStyle, room: _Index, desk: Desk) -> Iterator[Run]:
    """Yield where an entry sends to: places fill their line, then the next begins.

    What breaks lines of text would not leave figures alone on the last one.
    """
    heading, measure = Paragraph("item", (Run(entry.heading),)), room.measure
    last = compose_paragraph(heading, style, Measure((measure,)), desk.compositor)
    blank = _after(last.lines[-1].text, figures=True)
    x, line = last.lines[-1].x, last.lines[-1].text + blank
    reach = x + natural_width(line, style, desk.compositor)
    for number, one in enumerate(entry.locators):
        mark = "、" if number + 1 < len(entry.locators) else ""
        told = one.words + mark
        reach += room.step(told, style)
        # Ends of lines are not as wide as what goes on: near them all is measured.
        if not fits(reach + 2 * style.size, measure):
            reach = x + natural_width(line + told, style, desk.compositor)
        if not fits(reach, measure):
            yield Run("\n")
            x, line = style.hang * style.size, ""
            reach = x + natural_width(told, style, desk.compositor)
        elif not number:
            yield Run(blank)
        line += told
        yield Run(one.words, href=f"{LEAF}{one.page}")
        if mark:
            yield Run(mark)


def _sent(entry: Entry, desk: Desk) -> Iterator[Run]:
    """Yield the entries that one sends to."""
    see, also = ("见", "参见") if desk.edition.lang == "zh-Hans" else ("見", "參見")
    for word, others in ((see, entry.see), (also, entry.also)):
        if others:
            blank = "　" if entry.locators else _after(entry.heading, figures=False)
            yield Run(f"{blank}{word}　" + "、".join(map(in_line, others)))


def _after(heading: str, *, figures: bool) -> str:
    """Return the blank after a heading: a closing mark has half of it in its cell.

    Between a blank as wide as Han and ``figures`` stands the gap of Han and Latin.
    """
    closes = unicodedata.category(heading[-1]) in ("Pe", "Pf")
    if not closes or heading.isascii():
        return "　"
    return _QUARTER * (3 if figures else 2)
