"""Chapters poured over pages (灌排成书): set, broken, put on their pages.

In: a flowing part, its masters, the numbers that its runs refer to.  Out: its
pages, and where everything landed.  Chapters begin pages of their own, or run
on as one stream (接排).  Such a stream depends on nothing of the others but the
side that it begins on and those numbers: they may be made in any order, in any
process.

"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from reform_press.content.book.model import Chapter, Part
from reform_press.content.book.walk import rewritten
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic, LayoutError
from reform_press.kept import Memory
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.book.breaking import PageCut, break_pages
from reform_press.makeup.book.captions import captioned
from reform_press.makeup.book.company import (
    Move,
    ahead,
    left_alone,
    moved,
    together,
)
from reform_press.makeup.book.elements import SetChapter
from reform_press.makeup.book.landed import FlowedChapter, FlowedPage, Landing
from reform_press.makeup.book.master import Field, Master, Sheet, field_of
from reform_press.makeup.book.noted import (
    CALL,
    called_again,
    marks_by_page,
    marks_through,
)
from reform_press.makeup.book.overtaking import out_of_order, overtaking, parted
from reform_press.makeup.book.pieces import Setting, set_chapters
from reform_press.makeup.book.placing import placed
from reform_press.makeup.book.prices import PRICES, Prices
from reform_press.makeup.book.stream import Shape
from reform_press.makeup.book.too_high import high_title, too_high

#: How often marks may move notes, and notes marks, before they stay; and how
#: often tables may have to wait for others.
_PASSES = 4


def streams_of(
    part: Part, memory: Memory | None = None
) -> tuple[tuple[Chapter, ...], ...]:
    """Return the chapters of a part, those together that run on.

    A chapter that stays the same object gives the same one again.
    """
    memory = memory or Memory()
    ends, run_on = part.notes == "end", part.run_on

    def own(chapter: Chapter) -> Chapter:
        noted = chapter if ends else captioned(chapter)
        return _with_own_notes(noted) if run_on else noted

    chapters = tuple(
        memory.of("streamed", (one,), (ends, run_on), partial(own, one))
        for one in part.chapters
    )
    if run_on and chapters:
        return (chapters,)
    return tuple((chapter,) for chapter in chapters)


def _with_own_notes(chapter: Chapter) -> Chapter:
    """Return a chapter none of whose notes has the name of another's."""
    if not chapter.notes:
        return chapter

    def change(paragraph: Paragraph) -> Paragraph:
        runs = (
            run._replace(href=f"{CALL}{chapter.id}/{run.href.removeprefix(CALL)}")
            if run.href.startswith(CALL)
            else run
            for run in paragraph.runs
        )
        return paragraph._replace(runs=tuple(runs))

    chapter = rewritten(chapter, change)
    notes = (one._replace(name=f"{chapter.id}/{one.name}") for one in chapter.notes)
    return chapter._replace(notes=tuple(notes))


def flow_chapters(  # noqa: PLR0913 - what a chapter depends on, and no more
    chapters: Sequence[Chapter],
    part: Part,
    master: Master,
    desk: Desk,
    numbers: Mapping[str, str],
    *,
    right: bool,
    prices: Prices = PRICES,
) -> FlowedChapter:
    """Pour a chapter, or several that run on, from the head of a page.

    ``right``: whether that is a right-hand page.

    Raises LayoutError ``makeup.unlike-masters``, ``makeup.no-frame`` and
    ``makeup.too-high``.
    """
    sides = fields_of(part, master, desk)
    setting = Setting(
        sides[0], part.kind, marks_through(chapters), numbers,
        endnotes=part.notes == "end", run_on=part.run_on,
    )  # fmt: skip
    made, cuts = _whole(chapters, part, setting, desk, (right, prices))
    done = _placed(made, cuts, (master, sides), desk, right=right)
    if part.notes != "page":
        return done
    return _telling(done, tuple(called_again(chapters, done.landings)))


def flow_set(
    made: SetChapter, part: Part, master: Master, desk: Desk, *, right: bool
) -> FlowedChapter:
    """Pour what is set already: contents, an index."""
    sides = fields_of(part, master, desk)
    cuts = _broken(part, made, sides[0], right, PRICES)
    return _placed(made, cuts, (master, sides), desk, right=right)


def fields_of(part: Part, master: Master, desk: Desk) -> tuple[Field, Field]:
    """Return the type areas of left and right pages, alike but for their place."""
    left, right = (
        field_of(page, part.columns, desk.layout.grid, vertical=part.vertical)
        for page in master
    )
    if left[1:] != right[1:]:
        raise LayoutError(
            remark(
                "unlike-masters",
                f"“{part.title}”的左右主页版心不同",
                f"the masters of “{part.title}” differ from left to right",
                part.source,
                hint=(
                    "两面的 flow 版框要一样大、同样分栏",
                    "give both flow frames one size and as many columns",
                ),
            )
        )
    return left, right


def _whole(
    chapters: Sequence[Chapter],
    part: Part,
    setting: Setting,
    desk: Desk,
    how: tuple[bool, Prices],
) -> tuple[SetChapter, tuple[PageCut, ...]]:
    """Set and break chapters, no short table parted if that takes no page more."""
    made, cuts = _settled(chapters, part, setting, desk, how)
    short = {
        table.float.id
        for table in parted(made, cuts)
        if table.rows <= setting.field.rows
    }
    if not short:
        return made, cuts
    setting = setting._replace(waiting=setting.waiting | short)
    whole, others = _settled(chapters, part, setting, desk, how)
    return (made, cuts) if len(others) > len(cuts) else (whole, others)


def _settled(
    chapters: Sequence[Chapter],
    part: Part,
    setting: Setting,
    desk: Desk,
    how: tuple[bool, Prices],
) -> tuple[SetChapter, tuple[PageCut, ...]]:
    """Set and break chapters until marks of notes and the order of tables stay."""
    right, prices = how
    told = part if len(chapters) > 1 else chapters[0]
    cuts: tuple[PageCut, ...] = ()
    moves: tuple[Move, ...] = ()
    stream = None
    for _ in range(_PASSES):
        made = set_chapters(chapters, setting, desk)
        if made.stream != stream:  # mostly other marks are as wide
            stream = made.stream
            moves, cuts = _in_company(told, made, setting.field, right, prices)
        made = moved(made, moves)
        early = tuple(overtaking(made, cuts))
        whole = {one.float.id for one in early if one.rows <= setting.field.rows}
        marks = setting.marks
        if part.notes == "page" and marks:
            marks = marks_by_page(_called(made, cuts))
        if marks == setting.marks and not whole:
            break
        setting = setting._replace(marks=marks, waiting=setting.waiting | whole)
    made, cuts = together(made, cuts, setting.field, desk)
    said = *map(out_of_order, early), *left_alone(made, cuts)
    return made._replace(diagnostics=(*made.diagnostics, *said)), cuts


def _in_company(
    told: Chapter | Part, made: SetChapter, field: Field, right: bool, prices: Prices
) -> tuple[tuple[Move, ...], tuple[PageCut, ...]]:
    """Break a chapter, small floats moved before large ones where that saves a page."""
    moves: tuple[Move, ...] = ()
    cuts = _broken(told, made, field, right, prices)
    while move := ahead(made, cuts):
        made = moved(made, (move,))
        less = _broken(told, made, field, right, prices)
        if len(less) >= len(cuts):
            break
        moves, cuts = (*moves, move), less
    return moves, cuts


def _broken(
    told: Chapter | Part, made: SetChapter, field: Field, right: bool, prices: Prices
) -> tuple[PageCut, ...]:
    opening = made.opening.row.rows if made.opening else 0
    if opening >= field.rows:
        raise LayoutError(high_title(told))
    titled = not opening and made.titled
    shape = Shape(field.rows, field.columns, right, opening, titled)
    try:
        return break_pages(made.stream, shape, prices)
    except ValueError:
        raise LayoutError(too_high(told, made, field.rows)) from None


def _called(made: SetChapter, cuts: Sequence[PageCut]) -> list[list[str]]:
    """Return the names of the notes that each page calls, in order."""
    ends = [made.stream.noted[cut.columns[-1].end.box] for cut in cuts]
    pages: list[list[str]] = [[] for _ in cuts]
    page = line = 0
    for name, count in zip(made.notes.names, made.notes.counts, strict=True):
        line += count
        while page < len(ends) - 1 and line > ends[page]:
            page += 1
        pages[page].append(name)
    return pages


def _placed(
    made: SetChapter,
    cuts: Sequence[PageCut],
    where: tuple[Master, tuple[Field, Field]],
    desk: Desk,
    *,
    right: bool,
) -> FlowedChapter:
    master, fields = where
    pages: list[FlowedPage] = []
    landings: list[Landing] = []
    under = ""  # the last heading so far
    for number, cut in enumerate(cuts):
        side = right == (number % 2 == 0)
        page = master.side(side)
        sheet = Sheet(number, fields[side], page.size, page.bleed)
        flowed, landed = placed(made, cut, sheet, desk)
        flowed = flowed._replace(running=flowed.running or under)
        under = flowed.headings[-1] if flowed.headings else under
        pages.append(flowed)
        landings += landed
    done = FlowedChapter(tuple(pages), tuple(landings), _begins(made, cuts))
    return _telling(done, made.diagnostics) if pages else done


def _telling(done: FlowedChapter, said: Sequence[Diagnostic]) -> FlowedChapter:
    """Return pages whose first one tells more."""
    if not said:
        return done
    first, *others = done.pages
    told = (*first.block.diagnostics, *said)
    first = first._replace(block=replace(first.block, diagnostics=told))
    return done._replace(pages=(first, *others))


def _begins(made: SetChapter, cuts: Sequence[PageCut]) -> tuple[int, ...]:
    """Return the page on which each chapter begins."""
    ends = [cut.columns[-1].end.box for cut in cuts]
    last = max(0, len(cuts) - 1)
    return tuple(min(bisect_right(ends, box), last) for box in made.first_boxes())
