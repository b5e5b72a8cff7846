"""The format of ``score`` in ``layout.yaml`` (评分权重): one mapping a term.

In: the tree of a file.  Out: the numbers it says.  What is left out keeps the
house's standard; ``style.weights`` explains each number.

"""

from typing import Annotated

from pydantic import Field

from reform_press.schema import Form

Number = Annotated[float, Field(ge=0, le=1000)]
#: What something is divided by.
Positive = Annotated[float, Field(gt=0, le=1000)]


class WhiteForm(Form):
    """S1, white (留白): cells that nothing covers."""

    points: Number = 20.0
    free: Number = 0.01
    span: Positive = 0.06
    trapped: Number = 2.0
    stretch: Number = 2.0
    cap: Number = 20.0


class ButtedForm(Form):
    """S3, heads side by side (碰题)."""

    points: Number = 6.0
    overlap: Number = 0.5
    stagger: Number = 2.0
    staggered: Number = 0.5
    ratio: Number = 1.25
    unequal: Number = 0.6
    apart: Number = 0.3
    cap: Number = 18.0


class CutForm(Form):
    """S4, lines across the whole page (断版), down the whole page (通线)."""

    across: Number = 5.0
    down: Number = 5.0
    middle: Number = 0.25
    outside: Number = 0.4
    cap: Number = 15.0


class HierarchyForm(Form):
    """S5, a lesser story with the larger head (轻重倒置)."""

    points: Number = 30.0
    width: Number = 0.4
    cap: Number = 12.0


class LadderForm(Form):
    """S5b, sizes from priority to priority (字号级差)."""

    points: Number = 1.0
    least: Positive = 1.15
    most: Positive = 1.9
    cap: Number = 3.0


class PositionForm(Form):
    """S6, a lesser story in the better place (位置倒置)."""

    points: Number = 8.0
    across: Number = 0.35
    lead: Number = 6.0
    top: Number = 1 / 3
    cap: Number = 14.0


class ShapeForm(Form):
    """S7, outlines of stories (稿形): width to height, towers, dog-legs."""

    points: Number = 2.5
    least: Positive = 0.4
    most: Positive = 4.0
    tower: Number = 0.9
    tower_columns: Number = 2.0
    dog_leg: Number = 1.5
    cap: Number = 6.0


class LegForm(Form):
    """S8, legs too short or too long (栏长), in lines."""

    points: Number = 2.0
    least: Positive = 8.0
    most: Positive = 45.0
    span: Positive = 40.0
    cap: Number = 8.0


class PhotoForm(Form):
    """S9, pictures (图片); ``scale`` multiplies all parts."""

    scale: Number = 1.5
    dominance: Number = 1.5
    dominant: Number = 1.5
    touching: Number = 1.5
    area: Number = 0.8
    least: Positive = 0.67
    most: Positive = 1.5
    facing: Number = 1.0
    half: Number = 1.0
    aim1: Positive = 0.085
    aim2: Positive = 0.04
    aim3: Positive = 0.022
    small_aim1: Positive = 0.12
    small_aim2: Positive = 0.055
    small_aim3: Positive = 0.035
    small: Number = 300.0
    cap: Number = 8.0


class BalanceForm(Form):
    """S10, where the ink lies (版面均衡), and one dark half (阴阳脸)."""

    points: Number = 60.0
    free: Number = 0.03
    x: Number = 0.5
    y: Number = 0.46
    head: Number = 0.65
    picture: Number = 0.85
    text: Number = 0.3
    ad: Number = 0.6
    halves: Number = 10.0
    halves_free: Number = 0.15
    cap: Number = 5.0


class EdgeForm(Form):
    """S11, edges off the grid (破栏), one story of broken columns is free."""

    broken: Number = 1.0
    edge: Number = 1.0
    cap: Number = 3.0


class OrderForm(Form):
    """S12, legs whose next one is not plain to see (阅读顺序)."""

    points: Number = 6.0
    cap: Number = 6.0


class StabilityForm(Form):
    """S13, what moved although it need not (版面变动); re-layout only."""

    points: Number = 25.0
    head: Number = 1.0
    cap: Number = 25.0


class WidowForm(Form):
    """S14, single lines and characters (孤行、孤字)."""

    points: Number = 0.3
    cap: Number = 3.0


class FitForm(Form):
    """S15, what copyfitting did (拼版调整)."""

    row: Number = 0.12
    broken: Number = 0.4
    narrowed: Number = 0.3
    narrow: Number = 0.95
    cut: Number = 1.0
    cap: Number = 5.0


class LimitsForm(Form):
    """What no page may go beyond (硬约束)."""

    leg: Number = 4.0
    least: Positive = 8.0
    most: Positive = 30.0
    resolution: Number = 150.0


class ScoreForm(Form):
    """What faults of a page cost (评分)."""

    white: WhiteForm = WhiteForm()
    butted: ButtedForm = ButtedForm()
    cuts: CutForm = CutForm()
    hierarchy: HierarchyForm = HierarchyForm()
    ladder: LadderForm = LadderForm()
    position: PositionForm = PositionForm()
    shape: ShapeForm = ShapeForm()
    legs: LegForm = LegForm()
    photos: PhotoForm = PhotoForm()
    balance: BalanceForm = BalanceForm()
    grid: EdgeForm = EdgeForm()
    order: OrderForm = OrderForm()
    stability: StabilityForm = StabilityForm()
    widows: WidowForm = WidowForm()
    fit: FitForm = FitForm()
    limits: LimitsForm = LimitsForm()
