"""What faults of a page cost (评分权重), term by term.

In: what a layout says under ``score``.  Out: frozen numbers; the defaults here
are the house's standard.  A term's ``cap`` is the most it takes
from the 100 points of a page; 0 leaves the term out.  Lengths are rows or
columns of the grid, shares are of the page.

"""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

#: What something is divided by: never 0.
Divisor = Annotated[float, "divisor"]


class WhiteWeights(NamedTuple):
    """S1, white (留白): cells that nothing covers."""

    points: float = 20.0  # for ``span`` more than ``free``
    free: float = 0.01
    span: Divisor = 0.06
    trapped: float = 2.0  # factor of white closed in by frames
    stretch: float = 2.0  # rows of air that a head may take
    cap: float = 20.0


class ButtedWeights(NamedTuple):
    """S3, heads side by side (碰题)."""

    points: float = 6.0
    overlap: float = 0.5  # of the lower head, from which they meet
    stagger: float = 2.0  # rows from top to top
    staggered: float = 0.5  # factor
    ratio: float = 1.25  # of their sizes
    unequal: float = 0.6  # factor
    apart: float = 0.3  # factor where one is vertical or in a box
    cap: float = 18.0


class CutWeights(NamedTuple):
    """S4, lines across the whole page (断版), down the whole page (通线)."""

    across: float = 5.0
    down: float = 5.0
    middle: float = 0.25  # from here to as far from the foot they hurt most
    outside: float = 0.4  # factor nearer to top and foot
    cap: float = 15.0


class HierarchyWeights(NamedTuple):
    """S5, a lesser story with the larger head (轻重倒置)."""

    points: float = 30.0
    width: float = 0.4  # factor where only width by size is larger
    cap: float = 12.0


class LadderWeights(NamedTuple):
    """S5b, sizes from priority to priority (字号级差)."""

    points: float = 1.0
    least: Divisor = 1.15
    most: Divisor = 1.9
    cap: float = 3.0


class PositionWeights(NamedTuple):
    """S6, a lesser story in the better place (位置倒置)."""

    points: float = 8.0
    across: float = 0.35  # what a page's width counts to its height
    lead: float = 6.0  # lead below the top third (倒头条)
    top: float = 1 / 3
    cap: float = 14.0


class ShapeWeights(NamedTuple):
    """S7, outlines of stories (稿形): width to height, towers, dog-legs."""

    points: float = 2.5
    least: Divisor = 0.4
    most: Divisor = 4.0
    tower: float = 0.9  # 顶天立地: this much of the page high
    tower_columns: float = 2.0  # and no wider
    dog_leg: float = 1.5  # each beyond one (曲尺形)
    cap: float = 6.0


class LegWeights(NamedTuple):
    """S8, legs too short or too long (栏长), in lines."""

    points: float = 2.0
    least: Divisor = 8.0
    most: Divisor = 45.0
    span: Divisor = 40.0  # lines beyond ``most`` that cost ``points``
    cap: float = 8.0


class PhotoWeights(NamedTuple):
    """S9, pictures (图片); ``scale`` multiplies all parts."""

    scale: float = 1.5
    dominance: float = 1.5  # largest picture to the next
    dominant: float = 1.5
    touching: float = 1.5  # pictures of two stories
    area: float = 0.8  # by the logarithm of area to its aim
    least: Divisor = 0.67
    most: Divisor = 1.5
    facing: float = 1.0  # 视线朝外
    half: float = 1.0  # all in one half of the page
    aim1: Divisor = 0.085  # share of the page that a first picture should take
    aim2: Divisor = 0.04
    aim3: Divisor = 0.022
    small_aim1: Divisor = 0.12  # the same on sheets narrower than ``small``
    small_aim2: Divisor = 0.055
    small_aim3: Divisor = 0.035
    small: float = 300.0  # mm
    cap: float = 8.0

    def aim(self, priority: int, width: float) -> float:
        """Return the share of a sheet so many mm wide that a picture should take."""
        if width < self.small:
            aims = self.small_aim1, self.small_aim2, self.small_aim3
        else:
            aims = self.aim1, self.aim2, self.aim3
        return aims[min(max(priority, 1), len(aims)) - 1]


class BalanceWeights(NamedTuple):
    """S10, where the ink lies (版面均衡), and one dark half (阴阳脸)."""

    points: float = 60.0  # for the whole page off its middle
    free: float = 0.03
    x: float = 0.5
    y: float = 0.46
    head: float = 0.65  # ink of a cell
    picture: float = 0.85
    text: float = 0.3
    ad: float = 0.6
    halves: float = 10.0  # for a difference of all the ink between halves
    halves_free: float = 0.15
    cap: float = 5.0


class GridWeights(NamedTuple):
    """S11, edges off the grid (破栏), one story of broken columns is free."""

    broken: float = 1.0
    edge: float = 1.0
    cap: float = 3.0


class OrderWeights(NamedTuple):
    """S12, legs whose next one is not plain to see (阅读顺序)."""

    points: float = 6.0
    cap: float = 6.0


class StabilityWeights(NamedTuple):
    """S13, what moved although it need not (版面变动); re-layout only."""

    points: float = 25.0  # for the whole page
    head: float = 1.0  # each head set in another size or turned elsewhere
    cap: float = 25.0


class WidowWeights(NamedTuple):
    """S14, single lines and characters (孤行、孤字)."""

    points: float = 0.3
    cap: float = 3.0


class FitWeights(NamedTuple):
    """S15, what copyfitting did (拼版调整)."""

    row: float = 0.12  # of a head squeezed or stretched
    broken: float = 0.4  # each story of broken columns
    narrowed: float = 0.3  # each head narrowed below ``narrow``
    narrow: float = 0.95
    cut: float = 1.0  # for a hundredth of a story
    filler: float = 1.0  # each ornament under a story
    cap: float = 5.0


class HardLimits(NamedTuple):
    """What no page may go beyond (硬约束)."""

    leg: float = 4.0  # lines of a leg, at least
    least: Divisor = 8.0  # characters of a measure
    most: Divisor = 30.0
    resolution: float = 150.0  # ppi of a picture, at least


class ScoreWeights(NamedTuple):
    """The whole scale (评分标准)."""

    white: WhiteWeights = WhiteWeights()
    butted: ButtedWeights = ButtedWeights()
    cuts: CutWeights = CutWeights()
    hierarchy: HierarchyWeights = HierarchyWeights()
    ladder: LadderWeights = LadderWeights()
    position: PositionWeights = PositionWeights()
    shape: ShapeWeights = ShapeWeights()
    legs: LegWeights = LegWeights()
    photos: PhotoWeights = PhotoWeights()
    balance: BalanceWeights = BalanceWeights()
    grid: GridWeights = GridWeights()
    order: OrderWeights = OrderWeights()
    stability: StabilityWeights = StabilityWeights()
    widows: WidowWeights = WidowWeights()
    fit: FitWeights = FitWeights()
    limits: HardLimits = HardLimits()


def weights_of(said: Iterable[tuple[str, str, float]]) -> ScoreWeights:
    """Return the standard with what a layout says otherwise.

    Raises KeyError for a term, ValueError for a name that is none.
    """
    terms = ScoreWeights()._asdict()
    for term, name, number in said:
        terms[term] = terms[term]._replace(**{name: number})
    return ScoreWeights(**terms)
