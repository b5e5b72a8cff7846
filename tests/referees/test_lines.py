"""The examiner of lines sees the faults it is there for."""

from dataclasses import replace

import pytest

from referees import lines
from referees.positions import Glyph

#: Two legs of 5 characters of 10 pt, on lines of 15 pt, from (30, 60) pt.
SIZE, LEADING, LEFT, TOP, MEASURE = 10.0, 15.0, 30.0, 60.0, 50.0
MODEL = {
    "pages": [
        {
            "page": 1,
            "grid": {"origin": [0, TOP / lines.MM], "leading": LEADING / lines.MM},
            "frames": [
                {
                    "role": "text",
                    "story": "lead",
                    "leg": 1,
                    "size": SIZE,
                    "lines": 3,
                    "rect": [v / lines.MM for v in (LEFT, TOP, MEASURE, 3 * LEADING)],
                }
            ],
        }
    ]
}
GOOD = ("　　问渠那", "得清如许为", "有源头。")


def glyphs(*rows: str) -> list[Glyph]:
    """Set rows of characters, each an em wide, on the lines of the leg."""
    return [
        Glyph(1, text, LEFT + i * SIZE, TOP + row * LEADING + 11.3, SIZE, "Song",
              SIZE, 7, True, True, -1, "")
        for row, line in enumerate(rows)
        for i, text in enumerate(line)
        if text != "　"
    ]  # fmt: skip


def test_good_lines_pass() -> None:
    """Indent, flush line, short last line."""
    assert lines.complaints(glyphs(*GOOD), MODEL) == []


def test_mark_at_the_end_fills_half_a_cell() -> None:
    """A line of 5.5 characters ends flush with its mark in half a cell."""
    row = glyphs("　　问渠那", "得清如许，", "有源头。")
    moved = [replace(g, x=g.x + 5.0) if g.text == "，" else g for g in row]

    assert lines.complaints(moved, MODEL) == []


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (("　　问渠那", "，清如许为", "有源头。"), "forbidden line start"),
        (("　　问渠那", "得清如许为", "》源头。"), "forbidden line start"),
        (("　　问渠那", "—清如许为", "有源头。"), "forbidden line start"),
        (("　　问渠“", "得清如许为", "有源头。"), "forbidden line end"),
        (("　　问渠２", "得清如1", "9源头。"), "number broken"),
        (("　　问渠那", "得清如许", "有源头。"), "ragged by -1.000 em"),
        (("　　问渠", "得清如许为", "有源头。"), "ragged by -1.000 em"),
        (("　　问渠那", "得清如许为", "有源头去看看"), "runs over its edge"),
    ],
)
def test_faulty_rows_are_told(rows: tuple[str, ...], complaint: str) -> None:
    """Each fault is named, whatever else it causes."""
    found = lines.complaints(glyphs(*rows), MODEL)

    assert any(line.startswith(complaint) for line in found), found


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"y": TOP + LEADING + 11.4}, "off the grid by 0.10 pt"),
        ({"present": False}, "missing glyph"),
        ({"inked": False}, "missing glyph"),
        ({"x": LEFT + 16.0}, "gap of 0.600 em"),
        ({"x": LEFT + 9.0}, "gap of -0.100 em"),
    ],
)
def test_faulty_glyphs_are_told(change: dict[str, object], complaint: str) -> None:
    """One glyph of the second line is spoilt."""
    page = [replace(g, **change) if g.text == "清" else g for g in glyphs(*GOOD)]
    found = lines.complaints(page, MODEL)

    assert any(line.startswith(complaint) for line in found), found


def test_dash_of_two_ems_may_open_a_line() -> None:
    """Level gb forbids the single one only (CLREQ 3.1.4)."""
    assert lines.complaints(glyphs("　　问渠那", "——清如许", "有源头。"), MODEL) == []
