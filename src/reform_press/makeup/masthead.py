"""The nameplate of a front page (报头): the paper's name, and what must stand by it.

In: the plan of a page that has a nameplate, and its cells.  Out: the name as
large as its place allows, set or drawn; under it date, issue, organizer and
the rest, as they are given and no more; and the rules that close it.

"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

from reform_press.compose.paragraph import natural_width, set_line
from reform_press.content.model import Edition, PagePlan
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import ASCENT, Rect, Size, fits, rounded
from reform_press.makeup.block import Block, Desk, placed_line, placed_rect, remark
from reform_press.makeup.dummy import Cells, FixedPlan, PageDummy
from reform_press.makeup.frame import Frame
from reform_press.makeup.picture import natural_shape
from reform_press.makeup.running import UNDATED, day_of, furniture_style, weekday_of
from reform_press.page import Embed, Item, Rule
from reform_press.style.model import Layout, TextStyle

#: The reserved place of the nameplate is known by this name.
MASTHEAD = "masthead"
#: Shares of its place that the name may take, down and across.
_DOWN, _ACROSS = 0.84, 0.96
#: The most that the characters of a short name are set apart, em.
_APART = 0.2
#: Line pitch of what stands under the name, to its size, and white about it, pt.
_PITCH, _ABOUT = 1.6, 3.5
#: Least white between two statements on a line, em; white between the two
#: rules over them (文武线), pt.
_BETWEEN, _DOUBLE = 1.5, 1.2


def masthead_cells(layout: Layout) -> Cells:
    """Return where the house has its nameplate: top left, or across the page."""
    said = layout.masthead
    return Cells(1, 1, said.columns or layout.grid.columns, said.rows)


def ear_cells(masthead: Cells, layout: Layout) -> Cells | None:
    """Return the cells right of the nameplate (报眼), None where there are none.

    The row of the rule at the nameplate's foot is not among them.
    """
    left = masthead.last_column + 1
    columns = layout.grid.columns - masthead.last_column
    if columns < 1:
        return None
    return Cells(left, masthead.row, columns, masthead.rows - 1)


def masthead_in(page: PageDummy) -> FixedPlan | None:
    """Return the place of the nameplate in a plan, None if it has none."""
    return next((one for one in page.fixed if one.id == MASTHEAD), None)


def printed(plan: PagePlan, edition: Edition) -> tuple[str, ...]:
    """Return what stands under the name, in order: only what is known."""
    said = plan.masthead
    if said is None:
        return ()
    day = edition.date
    dated = () if day == UNDATED else (day_of(day), weekday_of(day))
    every = (
        *dated, said.lunar, said.issue, f"本期{said.pages}版", said.organizer,
        said.registration, said.url,
    )  # fmt: skip
    return tuple(words for words in every if words)


def name_size(plan: PagePlan, cells: Cells, desk: Desk) -> float:
    """Return the size of the paper's name on its page, points."""
    return _Plate(plan, cells, desk).size


def place_masthead(plan: PagePlan, cells: Cells, desk: Desk) -> Block:
    """Set the nameplate into its cells."""
    plate = _Plate(plan, cells, desk)
    try:
        name = plate.name()
    except LayoutError as error:
        told = tuple(_undrawn(plan, one) for one in error.diagnostics)
        return Block(diagnostics=told)
    items: list[Item] = [name, *plate.rules(), *plate.statements()]
    frame = Frame(
        "fixed", placed_rect(plate.rect), MASTHEAD, column=cells.column,
        columns=cells.columns, row=cells.row, rows=cells.rows,
        lines=1 + len(plate.lines), size=rounded(plate.size),
        words=(desk.edition.title, *plate.words),
    )  # fmt: skip
    return Block(tuple(items), (frame,), tuple(plate.too_wide()))


@dataclass(frozen=True, slots=True)
class _Plate:
    """A nameplate in its cells, measured."""

    plan: PagePlan
    cells: Cells
    desk: Desk

    @property
    def rect(self) -> Rect:
        """From the first row to the rule in the middle of the last one."""
        whole = self.desk.grid.rect(self.cells)
        return whole._replace(height=whole.height - self.desk.layout.grid.leading / 2)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands under the name."""
        return printed(self.plan, self.desk.edition)

    @property
    def small(self) -> TextStyle:
        """The style of what stands under the name."""
        size = self.desk.layout.masthead.small_size
        return furniture_style(self.desk, size, "hei", "sans")

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What stands under the name, in lines of about the same length."""
        return _in_lines(self.words, self._widths(), self.rect.width, self._between)

    @property
    def _between(self) -> float:
        return _BETWEEN * self.small.size

    def _widths(self) -> dict[str, float]:
        compositor = self.desk.compositor
        return {
            words: natural_width(words, self.small, compositor) for words in self.words
        }

    @property
    def room(self) -> Rect:
        """The room of the name, over the rules."""
        furniture = self.desk.layout.furniture
        strip = len(self.lines) * _PITCH * self.small.size + _ABOUT
        strip += furniture.heavy_rule + furniture.light_rule + _DOUBLE
        return self.rect._replace(height=self.rect.height - strip)

    @property
    def shape(self) -> Size:
        """Width and height of the name as large as its room allows."""
        room, logo = self.room, self.desk.layout.masthead.logo
        least = Size(self._wide(1.0), 1.0)
        if logo:
            least = natural_shape(logo.encode())
        times = min(
            _ACROSS * room.width / least.width, _DOWN * room.height / least.height
        )
        return Size(rounded(times * least.width), rounded(times * least.height))

    @property
    def size(self) -> float:
        """Size of the name; a drawing counts by its height."""
        return self.shape.height

    def _style(self, size: float) -> TextStyle:
        said = self.desk.layout.masthead
        return furniture_style(self.desk, size, said.face, said.latin, said.colour)

    def _wide(self, size: float) -> float:
        return natural_width(
            self.desk.edition.title, self._style(size), self.desk.compositor
        )

    def name(self) -> Item:
        """Return the name at its place: in the middle of its room."""
        room, shape = self.room, self.shape
        y = room.y + (room.height - shape.height) / 2
        logo = self.desk.layout.masthead.logo
        if logo:
            x = room.x + (room.width - shape.width) / 2
            return _drawn(logo, Rect(x, y, *shape), self.desk)
        title, style = self.desk.edition.title, self._style(shape.height)
        free = _ACROSS * room.width - shape.width
        gaps = max(1, len(title) - 1)
        style = style._replace(tracking=min(_APART, free / gaps / style.size))
        wide = natural_width(title, style, self.desk.compositor)
        line = set_line(title, style, wide, self.desk.compositor)
        x = room.x + (room.width - wide) / 2
        baseline = y + ASCENT * style.size
        return placed_line(line, x, baseline, story=MASTHEAD, role="fixed")

    def rules(self) -> Iterable[Item]:
        """Yield the double rule under the name, one at the foot, one at the right."""
        furniture, rect, y = self.desk.layout.furniture, self.rect, self.room.bottom
        yield _level(rect, y + furniture.heavy_rule / 2, furniture.heavy_rule)
        y += furniture.heavy_rule + _DOUBLE + furniture.light_rule / 2
        yield _level(rect, y, furniture.light_rule)
        yield _level(rect, rect.bottom, furniture.light_rule)
        if (
            furniture.column_rule
            and self.cells.last_column < self.desk.layout.grid.columns
        ):
            x = rounded(rect.right + self.desk.layout.grid.gutter_width / 2)
            foot = self.desk.grid.top(self.cells.last_row)
            yield Rule(x, rounded(rect.y), x, rounded(foot), furniture.column_rule)

    def statements(self) -> Iterable[Item]:
        """Yield the lines under the name, each spread over the whole width."""
        widths, rect, style = self._widths(), self.rect, self.small
        pitch = _PITCH * style.size
        top = rect.bottom - _ABOUT / 2 - len(self.lines) * pitch
        for number, line in enumerate(self.lines):
            free = rect.width - sum(widths[words] for words in line)
            gap = free / (len(line) - 1) if len(line) > 1 else 0.0
            x = rect.x + (free / 2 if len(line) == 1 else 0.0)
            y = top + number * pitch + (pitch - style.size) / 2 + ASCENT * style.size
            for words in line:
                done = set_line(words, style, widths[words], self.desk.compositor)
                yield placed_line(done, x, y, story=MASTHEAD, role="fixed")
                x += widths[words] + gap

    def too_wide(self) -> Iterable[Diagnostic]:
        """Tell of statements that are wider than the nameplate."""
        for words, wide in self._widths().items():
            if not fits(wide, self.rect.width):
                yield remark(
                    "masthead-too-wide",
                    f"报头里“{words}”比报头宽 {wide - self.rect.width:.0f} 点",
                    f"“{words}” is {wide - self.rect.width:.0f} pt wider than the "
                    "masthead",
                    self.plan.masthead and self.plan.masthead.source,
                    hint=(
                        "缩短它，或在版式 masthead 里加栏、减小 small_size",
                        "shorten it; give the masthead more columns, or smaller type",
                    ),
                )


def _in_lines(
    words: tuple[str, ...], widths: dict[str, float], room: float, between: float
) -> tuple[tuple[str, ...], ...]:
    """Divide words into the fewest lines that hold them, evenly.

    A line holds at least one, whether it fits or not.
    """
    for count in range(1, len(words) + 1):
        ways = [
            tuple(words[a:b] for a, b in pairwise((0, *cuts, len(words))))
            for cuts in combinations(range(1, len(words)), count - 1)
        ]
        longest = [
            max(
                sum(widths[w] for w in line) + between * (len(line) - 1) for line in way
            )
            for way in ways
        ]
        best = min(range(len(ways)), key=lambda at: (longest[at], at))
        if fits(longest[best], room) or count == len(words):
            return ways[best]
    return ()


def _level(rect: Rect, y: float, weight: float) -> Rule:
    return Rule(rounded(rect.x), rounded(y), rounded(rect.right), rounded(y), weight)


def _drawn(logo: str, rect: Rect, desk: Desk) -> Item:
    """Return the name as the house has drawn it."""
    from reform_press.makeup.furniture import draw_svg  # brings WeasyPrint

    data = logo.encode()
    digest = blake2b(data, digest_size=16).hexdigest()
    pdf = draw_svg(data, Size(rect.width, rect.height), desk.kept.store)
    return Embed(placed_rect(rect), pdf, digest, desk.edition.title)


def _undrawn(plan: PagePlan, told: Diagnostic) -> Diagnostic:
    return told._replace(
        message=Words(
            f"报名图不能用：{told.message.zh}",
            f"the logo cannot be used: {told.message.en}",
        ),
        source=plan.masthead and plan.masthead.source,
    )
