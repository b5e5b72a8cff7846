"""Glyphs are read where they stand, whichever way their line runs."""

from pathlib import Path

import pytest

from pdf.printing import line, page, run, written
from referees.positions import Glyph, read
from reform_press.fonts.library import FontSet
from reform_press.page import Item, TextLine


def glyphs(fonts: FontSet, folder: Path, *items: Item) -> list[Glyph]:
    target = folder / "page.pdf"
    target.write_bytes(written(fonts, page(*items)))
    return read(target)


def places(found: list[Glyph]) -> list[tuple[str, float, float, float]]:
    return [(g.way, round(g.x, 2), round(g.y, 2), round(g.advance, 2)) for g in found]


def test_level_glyphs_stand_on_their_baseline(square: FontSet, tmp_path: Path) -> None:
    face = square.chain("song")[0]
    found = glyphs(square, tmp_path, line(face, "农A", tracking=1.0, rise=2.0))

    assert places(found) == [("level", 10, 18, 10), ("level", 21, 18, 5)]


def test_vertical_glyphs_hang_from_their_cell(fonts: FontSet, tmp_path: Path) -> None:
    """The pen goes down by the heights of the font, and by its tracking."""
    song, serif = fonts.chain("song")[0], fonts.chain("serif")[0]
    found = glyphs(
        fonts,
        tmp_path,
        line(song, "农农农", x=50, y=10, vertical=True, tracking=2.0),
        line(serif, "LL", x=80, y=10, vertical=True),
    )
    tall = -10 * serif.vertical(serif.glyph("L"))[0]

    assert places(found) == [
        ("down", 50, 10, 10),
        ("down", 50, 22, 10),
        ("down", 50, 34, 10),
        ("down", 80, 10, round(tall, 2)),
        ("down", 80, round(10 + tall, 2), round(tall, 2)),
    ]


def test_turned_glyphs_stand_on_a_baseline_that_runs_down(
    square: FontSet, tmp_path: Path
) -> None:
    face = square.chain("song")[0]
    found = glyphs(
        square, tmp_path, line(face, "农A", x=50, y=10, turned=True, rise=-3.0)
    )

    assert places(found) == [("turned", 47, 10, 10), ("turned", 47, 20, 5)]


def test_condensed_glyphs_advance_as_they_are_drawn(
    square: FontSet, tmp_path: Path
) -> None:
    face = square.chain("song")[0]
    narrow = run(face, "农A", x=20, rise=-5, condensed=0.6, tracking=1.0)
    found = glyphs(
        square, tmp_path, TextLine(50, 10, 10, (narrow,), "农A", vertical=True)
    )

    assert places(found) == [("level", 45, 30, 6), ("level", 52, 30, 3)]
    assert [g.size for g in found] == pytest.approx([10, 10])
