"""A story's text on the measures of a page (一稿的正文), and the rows it needs.

In: a story.  Out: for legs that begin at given rows of a module, the least
number of rows that holds all its text: exact, from lines as they are set.
Each measure is set once.

"""

from dataclasses import dataclass
from itertools import chain

from reform_press.content.model import Story
from reform_press.makeup.block import Desk
from reform_press.makeup.columns import Strip
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.lengths import least_rows, longer, most_rows, shorter
from reform_press.makeup.setting import set_text
from reform_press.makeup.units import Settings, Unit

#: Lines that a leg must have, and under a picture.
LEAST_LEG = 4
LEAST_UNDER = 6
#: Lines that a last leg under a picture must have: pouring may take one away.
_LEAST_LAST = 5
#: Rows above the plain quotient that are tried: crossheads that hold together.
_TRIED = 5


@dataclass(frozen=True, slots=True)
class Text:
    """A story's text set on one measure."""

    paragraphs: tuple[Settings, ...]
    units: tuple[Unit, ...]  # of the plain setting
    rows: int
    least: int  # rows with every paragraph set as short as it goes
    most: int  # and as long as it goes
    plain: bool  # units of one row that hold nothing


@dataclass(frozen=True, slots=True)
class Need:
    """Rows of a module that hold a text (需行)."""

    rows: int
    spare: int  # rows of its legs that stay empty
    tight: bool = False  # only with paragraphs set a line shorter (抽行)
    longer: int = 0  # lines that are won by setting paragraphs longer (加行)
    opens: bool = False  # paragraphs set longer would fill another row of the legs


class Copy:
    """The text of one story, set on every measure that is asked for."""

    def __init__(self, story: Story, desk: Desk) -> None:
        self.story = story
        self._desk = desk
        self._texts: dict[tuple[float, bool], Text] = {}
        self._needs: dict[tuple[float, bool, tuple[int, ...]], tuple[Need, ...]] = {}

    def text(self, measure: float, *, lead_in_set: bool) -> Text:
        """Return the text on a measure of so many points."""
        key = (round(measure, 3), lead_in_set)
        if key not in self._texts:
            done = set_text(
                self.story, HeadPlan(), measure, self._desk, lead_in_set=lead_in_set
            )
            units = _units(done.paragraphs)
            least, most = least_rows(done.paragraphs), most_rows(done.paragraphs)
            plain = all(u.rows == 1 and not u.holds and not u.lead for u in units)
            self._texts[key] = Text(
                done.paragraphs, units, done.rows, least, most, plain
            )
        return self._texts[key]

    def needs(
        self, measure: float, tops: tuple[int, ...], *, lead_in_set: bool
    ) -> tuple[Need, ...]:
        """Return the least rows of a module whose legs begin under ``tops`` rows.

        Another follows where paragraphs set a line shorter save a row, and one
        where they fill a row more if they are set longer.
        """
        key = (round(measure, 3), lead_in_set, tops)
        if key not in self._needs:
            text = self.text(measure, lead_in_set=lead_in_set)
            self._needs[key] = tuple(_needs(text, tops))
        return self._needs[key]


def _needs(text: Text, tops: tuple[int, ...]) -> list[Need]:
    first = max(-(-(text.rows + sum(tops)) // len(tops)), max(tops))
    for rows in range(first, first + _TRIED):
        legs = legs_under(tops, rows)
        if legs is None or not _holds(text, legs):
            continue
        spare = sum(leg.rows for leg in legs) - text.rows
        found = []
        tighter = legs_under(tops, rows - 1)
        if tighter and _squeezes(text, tighter):
            found.append(Need(rows - 1, 0, tight=True))
        taller = legs_under(tops, rows + 1)
        if taller and (lines := _opens(text, taller)):
            found.append(Need(rows + 1, len(taller) - 1, longer=lines))
        opens = any(need.longer for need in found)
        return [Need(rows, spare, opens=opens), *found]
    return []


def legs_under(tops: tuple[int, ...], rows: int) -> tuple[Strip, ...] | None:
    """Return the legs between their tops and the foot; None where one is too short.

    A leg that something fills to the foot is no leg.
    """
    legs = []
    for leg, top in enumerate(tops, 1):
        room = rows - top
        least = LEAST_UNDER if top > min(tops) else LEAST_LEG
        if room < 0 or 0 < room < least:
            return None
        if room:
            legs.append(Strip(leg, top + 1, room))
    return tuple(legs) or None


def _holds(text: Text, legs: tuple[Strip, ...]) -> bool:
    """Tell whether the plain setting pours into ``legs`` without taboos."""
    room = sum(leg.rows for leg in legs)
    under = legs[-1].row > legs[0].row
    last = text.rows - (room - legs[-1].rows)
    if room < text.rows or last < (_LEAST_LAST if under else LEAST_LEG):
        return False
    return text.plain or _pours(text.units, legs)


def _pours(units: tuple[Unit, ...], legs: tuple[Strip, ...]) -> bool:
    """Pour units from leg to leg, crossheads with the lines they hold."""
    leg, used = 0, 0
    for number, unit in enumerate(units):
        held = units[number : number + 1 + unit.holds]
        block = sum(one.rows for one in held)
        lead = unit.lead if used else 0
        while used + lead + block > legs[leg].rows:
            leg, used, lead = leg + 1, 0, 0
            if leg == len(legs):
                return False
        used += lead + unit.rows
    return True


def _squeezes(text: Text, legs: tuple[Strip, ...]) -> bool:
    """Tell whether the text fits ``legs`` with some paragraphs a line shorter."""
    lacks = text.rows - sum(leg.rows for leg in legs)
    if not 0 < lacks <= text.rows - text.least:
        return False
    return text.plain or _pours(_units(shorter(text.paragraphs, lacks)), legs)


def _opens(text: Text, legs: tuple[Strip, ...]) -> int:
    """Return how many lines longer paragraphs fill ``legs``, all but a row of each.

    0: they cannot, or need not.
    """
    lines = sum(leg.rows for leg in legs) - len(legs) + 1 - text.rows
    if not 0 < lines <= min(text.most - text.rows, len(legs)):
        return 0
    under = legs[-1].row > legs[0].row
    if legs[-1].rows - len(legs) + 1 < (_LEAST_LAST if under else LEAST_LEG):
        return 0
    fits = text.plain or _pours(_units(longer(text.paragraphs, lines)), legs)
    return lines if fits else 0


def _units(paragraphs: tuple[Settings, ...]) -> tuple[Unit, ...]:
    return tuple(chain(*(one[0].units for one in paragraphs)))
