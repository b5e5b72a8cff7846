"""Columns and floats put on their pages (落版): lines become items.

In: a chapter as set, one page as it was broken, the master's type area.  Out:
the items and frames of the page, and where every id, call and index entry
landed on it.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reform_press.compose.galley import Line
from reform_press.geometry import ASCENT, Rect
from reform_press.makeup.block import (
    Block,
    Desk,
    joined,
    own_runs,
    placed_line,
    placed_links,
    placed_rect,
    placed_runs,
)
from reform_press.makeup.book.breaking import ColumnCut, PageCut
from reform_press.makeup.book.drawn_floats import draw_float
from reform_press.makeup.book.elements import SetBlock, SetChapter, SetText
from reform_press.makeup.book.floating import AIR, head_of
from reform_press.makeup.book.landed import FlowedPage, Landing
from reform_press.makeup.book.master import Sheet
from reform_press.makeup.book.noted import ABOVE, RULE, WEIGHT, note_style
from reform_press.makeup.book.paragraphs import in_lines, placed_at
from reform_press.makeup.book.table_heads import FINE
from reform_press.makeup.book.tabled import SetRow
from reform_press.makeup.book.whole_page import whole_page
from reform_press.makeup.frame import Frame
from reform_press.makeup.interlinear import placed_marks
from reform_press.page import GlyphRun, Item, Rule

#: Runs that lead nowhere for a reader: they only tell where something stands.
_SILENT = ("index:", "note:", "title:")


class _Stretch(NamedTuple):
    """What a column has of a chapter, in rows."""

    story: str
    top: int
    bottom: int
    lines: int
    slack: int = 0


def placed(
    chapter: SetChapter, cut: PageCut, sheet: Sheet, desk: Desk
) -> tuple[FlowedPage, tuple[Landing, ...]]:
    """Put one page together."""
    if cut.whole >= 0:
        return whole_page(chapter, cut, sheet, desk)
    work = _Page(chapter, sheet, desk)
    if chapter.opening and not sheet.number:
        work.opening(chapter.opening)
    for seat in cut.seats:
        one = chapter.floats[seat.float]
        foot = cut.bottom - seat.row - one.rows + AIR
        row = foot if seat.foot else seat.row
        work.put_float(seat.float, seat.column, row)
    for column, own in enumerate(cut.columns):
        work.column(column, own, cut)
    return work.done(), tuple(work.landings)


class _Page:
    """One page as it is filled."""

    def __init__(self, chapter: SetChapter, sheet: Sheet, desk: Desk) -> None:
        self._chapter, self._sheet, self._desk = chapter, sheet, desk
        self._field = sheet.field
        self.landings: list[Landing] = []
        self._lines: list[Item] = []
        self._about: list[Item] = []  # best drawn after all lines
        self._blocks: list[Block] = []
        self._frames: list[Frame] = []
        self._headings: list[str] = []
        self._story = ""  # the chapter that lines are of
        self._firsts = frozenset(chapter.first_boxes())
        self._running = ""
        self._begun = False  # with text or a heading: a table may be of before

    def done(self) -> FlowedPage:
        """Return the page."""
        text = Block((*self._lines, *self._about), tuple(self._frames))
        block = joined((*self._blocks, text))
        # Nothing stands on the page before a picture over a spread.
        bare = not block.items
        return FlowedPage(block, tuple(self._headings), self._running, bare)

    def opening(self, block: SetBlock) -> None:
        """Put the title of the chapter over all columns."""
        self._story = self._chapter.begun.stories[0]
        self._block(block, 0, 0)
        area = self._field.area(0, self._field.columns, 0, block.row.rows)
        words = tuple(one.line.text for one in block.row.lines)
        self._frames.append(Frame("head", placed_rect(area), self._story, words=words))

    def put_float(self, number: int, column: int, row: float) -> None:
        """Put a float beside the text or into it, its air below."""
        one, field = self._chapter.floats[number], self._field
        area = field.area(column, one.columns, row, one.rows - AIR)
        story = self._chapter.begun.of_float(number)
        self._blocks.append(draw_float(one, area, story, self._desk))
        if one.float.id and not one.part:
            self._land(f"id:{one.float.id}", column, area.y)

    def column(self, column: int, cut: ColumnCut, page: PageCut) -> None:
        """Put the text of a column, its floats and its notes."""
        *others, last = self._text(column, cut, page)
        lines = last.lines + self._notes(column, cut, page)
        deep = min(page.depth, page.bottom - cut.foot)
        slack = max(0, deep - last.bottom)
        last = last._replace(bottom=max(deep, last.top), lines=lines, slack=slack)
        self._frames += (self._frame(one, column) for one in (*others, last) if one[3])

    def _frame(self, one: "_Stretch", column: int) -> Frame:
        field, rows = self._field, one.bottom - one.top
        return Frame(
            "text", placed_rect(field.area(column, 1, one.top, rows)), one.story,
            leg=column + 1, rows=rows, lines=one.lines,
            size=self._desk.layout.grid.size,
            mode="vertical" if field.vertical else "horizontal",
            slack=one.slack,
        )  # fmt: skip

    def _text(self, column: int, cut: ColumnCut, page: PageCut) -> list["_Stretch"]:
        """Put boxes and floats of a column; return what it has of each chapter."""
        chapter = self._chapter
        others = chapter.others(cut.begin.box, cut.end.box, cut.won)
        here = list(range(cut.begin.floats, cut.end.floats))
        done: list[_Stretch] = []
        head = top = row = head_of(cut, page.bottom, chapter.stream)
        box, lines = cut.begin.box, len(self._lines)
        while here or box < cut.end.box:
            calls = chapter.stream.floats
            if here and (calls[here[0]].call <= box or box >= cut.end.box):
                # In its text its air is above and below.
                air = AIR / 2 if row > head else 0.0
                self.put_float(here[0], column, row + air)
                row += chapter.floats[here.pop(0)].rows
                continue
            if box in self._firsts:
                done.append(_Stretch(self._story, top, row, len(self._lines) - lines))
                top, lines = row, len(self._lines)
            row, box = self._element(column, cut, others, (row, box))
        return [*done, _Stretch(self._story, top, row, len(self._lines) - lines)]

    def _element(
        self, column: int, cut: ColumnCut, others: dict[int, int], at: tuple[int, int]
    ) -> tuple[int, int]:
        """Put what a column has of one element; return the next row and box."""
        (row, box), chapter = at, self._chapter
        number = chapter.element_at(box)
        element, first = chapter.elements[number], chapter.starts[number]
        self._story = chapter.begun.of_element(number)
        stream, begins = chapter.stream, box == cut.begin.box
        own = element.row.rows if isinstance(element, SetBlock) else 1
        if not begins:
            row += stream.downs[box + 1] - stream.downs[box] - own
        if isinstance(element, SetBlock):
            row += int(others.get(number) == -1)
            if begins and element.again:
                self._rows(element.again, column, row)
                row += element.again.rows
            self._block(element, column, row, up=element.rise if begins else 0.0)
            row, box = row + own, box + 1
            if element.again and box == cut.end.box:
                self._parted(column, row, box)
            return row, box
        end = min(cut.end.box, first + len(element.galley.lines))
        self._begun = True
        if box == first:
            self._ids(element.ids, column, row)
        lines = element.galley.lines[box - first : end - first]
        runs = element.runs[box - first : end - first]
        if element.task and number in others:
            lines = in_lines(element.task, others[number], self._desk).lines
            runs = ()
        runs = runs or tuple(map(own_runs, lines))
        self._rows_of(element, zip(lines, runs, strict=True), column, row)
        return row + len(lines), end

    def _rows_of(
        self,
        text: SetText,
        lines: Iterable[tuple[Line, tuple[GlyphRun, ...]]],
        column: int,
        row: int,
    ) -> None:
        """Put lines of a paragraph, a row each; most of a book is such lines."""
        size, told = self._desk.layout.grid.size, (self._story, text.role)
        put, point, baseline = self._lines.append, self._field.point, text.baseline
        for number, (line, runs) in enumerate(lines, row):
            at = point(column, number, baseline, size)
            source = placed_at(line.source, text.places)
            put(placed_runs(line, runs, at, source, told))
            if line.marks or line.links:
                self._told(line, column, at, size)

    def _block(
        self, block: SetBlock, column: int, row: int, *, up: float = 0.0
    ) -> None:
        self._ids(block.ids, column, row)
        if block.heading:
            if not self._begun:
                self._running = block.heading
            self._begun = True
            self._headings.append(block.heading)
        self._rows(block.row, column, row, up=up)

    def _rows(self, rows: SetRow, column: int, row: int, *, up: float = 0.0) -> None:
        """Put lines and rules of a block, lines a little further up."""
        for one in rows.lines:
            size = max((run.size for run in one.line.runs), default=0.0)
            self._line(one.line, (column, row), (one.x, one.y - up), size, one.role)
        self._blocks.append(Block(tuple(self._rules(rows, column, row))))

    def _rules(self, rows: SetRow, column: int, row: int) -> Iterator[Rule]:
        """Yield rules as lines run: down the page beside vertical ones."""
        x, y = self._field.point(column, row, 0.0, 0.0)
        for rule in rows.rules:
            x1, y1, x2, y2 = rule[:4]
            if self._field.vertical:
                x1, y1, x2, y2 = -y1, x1, -y2, x2
            ends = Rect(x + x1, y + y1, x + x2, y + y2)
            yield Rule(*placed_rect(ends), *rule[4:])

    def _parted(self, column: int, row: int, box: int) -> None:
        """Close a table that goes on in the next column with a fine rule."""
        chapter = self._chapter
        if box == chapter.stream.n:
            return
        element = chapter.elements[chapter.element_at(box)]
        if isinstance(element, SetBlock) and element.again:
            measure = self._field.measure
            self._rows(
                SetRow(0, (), (Rule(0.0, 0.0, measure, 0.0, FINE),)), column, row
            )

    def _notes(self, column: int, cut: ColumnCut, page: PageCut) -> int:
        """Put the notes of a column at its foot, under a short rule; count lines."""
        notes, begin, end = self._chapter.notes, cut.begin.noted, cut.end.noted
        if begin == end:
            return 0
        field, desk = self._field, self._desk
        style = note_style(desk, "vertical" if field.vertical else "horizontal")
        deep = (page.bottom - cut.foot) * field.leading
        top = deep - (end - begin) * style.leading
        wide = RULE * desk.layout.grid.size
        rule = Rule(0.0, top - ABOVE, wide, top - ABOVE, WEIGHT)
        lead = (style.leading - style.size) / 2 + ASCENT * style.size
        self._rows(SetRow(0, (), (rule,)), column, 0)
        own = zip(notes.lines[begin:end], notes.stories[begin:end], strict=True)
        for number, (line, self._story) in enumerate(own):
            down = top + number * style.leading + lead
            self._line(line, (column, 0), (0.0, down), style.size, "note")
        return end - begin

    def _line(
        self,
        line: Line,
        at: tuple[int, int],
        offset: tuple[float, float],
        size: float,
        role: str,
    ) -> None:
        """Put a line, and what stands about it."""
        column, row = at
        x, y = self._field.point(column, row, offset[1], size)
        x, y = (x, y + offset[0]) if self._field.vertical else (x + offset[0], y)
        self._lines.append(placed_line(line, x, y, story=self._story, role=role))
        self._told(line, column, (x, y), size)

    def _told(
        self, line: Line, column: int, at: tuple[float, float], size: float
    ) -> None:
        """Put what stands between lines; calls and index entries land here."""
        x, y = at
        self._about += placed_marks(line, x, y)
        if line.links:
            upper = y if self._field.vertical else y - ASCENT * size
            for _, _, target in line.links:
                self._land(target, column, upper)
            shown = tuple(one for one in line.links if not one[2].startswith(_SILENT))
            self._about += placed_links(line._replace(links=shown), x, y)

    def _ids(self, ids: tuple[str, ...], column: int, row: int) -> None:
        _, y = self._field.point(column, row, 0.0, 0.0)
        for one in ids:
            self._land(f"id:{one}", column, y)

    def _land(self, target: str, column: int, y: float) -> None:
        self.landings.append(Landing(target, self._sheet.number, column, round(y, 3)))
