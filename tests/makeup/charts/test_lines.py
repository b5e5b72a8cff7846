"""Lines over the years."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeup.charts.drawn import CROPS, PALETTE, codes, draw, easel_of, faults
from makeup.charts.test_bars import DRAWING
from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.makeup.charts.lines import spread

YEARS = [
    {"name": "2021", "a": 10},
    {"name": "2022", "a": 20},
    {"name": "2023", "a": 15},
]


def points(d: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", d)]


def test_a_line_goes_through_its_numbers(fonts: FontSet) -> None:
    """Checked against the axis: two of its labels give the measure."""
    done = draw(easel_of(fonts), "lines", YEARS, width=300, height=150)
    (line,) = (points(done.paths[0]["d"]),)
    rules = sorted(
        (
            r.y + r.height / 2
            for r, _ in done.areas
            if r.height in (0.25, 0.5) and r.width > 50
        ),
        reverse=True,
    )
    ten, twenty = rules[0], rules[-1]

    assert [t for t in done.texts() if t in ("10", "20")] == ["10", "20"]
    assert [y for _, y in line] == pytest.approx(
        [ten, twenty, (ten + twenty) / 2], abs=0.02
    )
    assert line[2][0] - line[1][0] == pytest.approx(line[1][0] - line[0][0], abs=0.01)
    assert done.dots == [line[-1]]


def test_a_lack_cuts_the_line_and_a_number_alone_is_a_dot(fonts: FontSet) -> None:
    rows = [
        {"name": str(2000 + n), "a": v} for n, v in enumerate([1, 2, "—", 3, "—", 5, 4])
    ]
    done = draw(easel_of(fonts), "lines", rows, width=300)

    assert done.paths[0]["d"].count("M") == 3
    assert len(done.dots) == 2


def test_each_line_is_named_at_its_end_level_with_it(fonts: FontSet) -> None:
    done = draw(
        easel_of(fonts),
        "lines",
        CROPS,
        width=300,
        unit="万吨",
        colours=["field", "yolk"],
    )
    ends = [points(path["d"])[-1] for path in done.paths]

    for text, end in (("16.25万吨", ends[0]), ("6.1万吨", ends[1])):
        room = done.find(text).room
        assert room.x > end[0]
        assert room.y < end[1] < room.bottom
    keys = [done.filled(PALETTE[name])[0] for name in ("field", "yolk")]
    assert [k.y + k.height / 2 for k in keys] == pytest.approx(
        [end[1] for end in ends], abs=0.01
    )


@given(
    values=st.lists(
        st.tuples(*[st.decimals(0, 9999, places=1)] * 3), min_size=1, max_size=30
    ),
    width=st.integers(200, 420),
)
@DRAWING
def test_words_of_lines_never_touch_nor_leave_the_drawing(
    fonts: FontSet, values: list[tuple[object, ...]], width: int
) -> None:
    rows = [
        {"name": str(1990 + n), "粮食|Grain": a, "油料|Oil": b, "茶叶|Tea": c}
        for n, (a, b, c) in enumerate(values)
    ]
    easel = easel_of(fonts)
    found = faults(easel, "lines", rows, width=width)
    if found:
        assert codes(found) == ["crowded"]
        return
    done = draw(easel, "lines", rows, width=width)

    assert done.touching() == []
    assert done.outside() == []


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 20)), min_size=1, max_size=5))
def test_labels_are_moved_apart_no_more_than_they_must(
    wanted: list[tuple[float, float]],
) -> None:
    middles, heights = zip(*wanted, strict=True)
    tops = spread(middles, heights, 100.0)
    order = sorted(range(len(tops)), key=lambda n: tops[n])

    assert all(
        t >= -1e-6 and t + h <= 100 + 1e-3 for t, h in zip(tops, heights, strict=True)
    )
    assert all(
        tops[a] + heights[a] <= tops[b] + 2e-3 for a, b in itertools.pairwise(order)
    )
    alone = [
        min(max(m - h / 2, 0.0), 100.0 - h)
        for m, h in zip(middles, heights, strict=True)
    ]
    boxes = sorted(zip(alone, heights, strict=True))
    if all(a + h <= b for (a, h), (b, _) in itertools.pairwise(boxes)):
        assert tops == pytest.approx(alone, abs=1e-6)


def test_labels_that_cannot_be_held_are_told() -> None:
    with pytest.raises(LayoutError):
        spread([1, 2], [60, 60], 100)
