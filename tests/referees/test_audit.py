"""The audit of a galley sees the faults it is there for."""

import pytest

from referees.audit import SHORTEST, audit
from referees.galleys import Bed
from referees.positions import Glyph

#: One column of 6 em of 10 pt, lines of 15 pt, from (30, 60) pt; no indent.
SIZE, LEADING, LEFT, TOP = 10.0, 15.0, 30.0, 60.0
BED = Bed((LEFT, LEFT + 90.0), 60.0, TOP, LEADING, SHORTEST, SIZE, indent=0.0)
LATIN = 0.5  # em, every letter of the Latin face
GOOD = "天地玄黄宇宙|洪荒日月盈昃|辰宿"


def glyphs(rows: str, *, top: int = 0, column: int = 0) -> list[Glyph]:
    """Set rows parted by ``|``; ``+3`` moves what follows by 0.3 em, ``-5`` back."""
    found: list[Glyph] = []
    for row, text in enumerate(rows.split("|"), start=top):
        pen = 0.0
        letters = iter(text)
        for char in letters:
            if char in "+-":
                pen += int(char + next(letters)) / 10
                continue
            latin = char.isascii()
            wide = LATIN if latin else 1.0
            x = BED.starts[column] + pen * SIZE
            y = TOP + row * LEADING
            face = "Latin" if latin else "Song"
            if char != " ":
                found.append(
                    Glyph(1, char, x, y, SIZE, face, wide * SIZE, 7, True, True, -1, "")
                )
            pen += wide
    return found


def copy(rows: str) -> list[str]:
    """Return the paragraph that rows are set from."""
    return [
        "".join(c for c in rows if not (c in "|+-" or (c.isascii() and c.isdigit())))
    ]


def rules(rows: str) -> set[str]:
    return {fault.rule for fault in audit(glyphs(rows), BED, copy(rows))}


@pytest.mark.parametrize(
    "rows",
    [
        GOOD,
        "天+1地+1玄+1黄+1宇+1，|洪荒日月盈昃|辰宿",  # a mark's blank stands outside
        "-5“+1天+1地+1玄+1黄+1宇|洪荒日月盈昃|辰宿",  # and before the line
        "天+1”-4，+1地+1玄+1黄|洪荒日月盈昃|辰宿",
        "天地玄+5ab+5宇|洪荒日月盈昃|辰宿",
        "天地玄黄——|……日月盈昃|辰宿",
    ],
)
def test_good_lines_pass(rows: str) -> None:
    assert rules(rows) == set()


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("天地玄黄宇宙|，荒日月盈昃|辰宿", "forbidden start"),
        ("天地玄黄宇宙|·荒日月盈昃|辰宿", "forbidden start"),
        ("天地玄黄宇宙|—荒日月盈昃|辰宿", "forbidden start"),
        ("天地玄黄宇“|洪荒日月盈昃|辰宿", "forbidden end"),
        ("天地玄黄宇…|…荒日月盈昃|辰宿", "split unit"),
        ("天地玄黄+5ab|cd荒日月盈|辰宿", "split word"),
        ("天地玄黄宇|洪荒日月盈昃|辰宿", "ragged"),
        ("+2天地玄黄宇|洪荒日月盈昃|辰宿", "ragged start"),
        ("“天地玄黄+5，|洪荒日月盈昃|辰宿", "edge not trimmed"),
        ("天地玄黄，|洪荒日月盈昃|辰宿", "edge not trimmed"),
        ("天地玄黄宇宙|洪荒日月盈昃|辰宿列张寒来暑", "over the edge"),
        ("天地玄黄ab宇|洪荒日月盈昃|辰宿", "Han-Latin gap missing"),
        ("天地玄+9ab黄|洪荒日月盈昃|辰宿", "Han-Latin gap too wide"),
        ("天》，玄黄宇|洪荒日月盈昃|辰宿", "pair not squeezed"),
        ("天地+6玄黄宇|洪荒日月盈昃|辰宿", "hole"),
        ("天地+3玄，黄+3|洪荒日月盈昃|辰宿", "ragged"),
        ("天地-1玄黄宇宙|洪荒日月盈昃|辰宿", "overlap"),
        ("天地玄黄宇宙|洪荒日月盈昃|辰。", "runt"),
    ],
)
def test_faulty_rows_are_told(rows: str, rule: str) -> None:
    assert rule in rules(rows)


def test_text_layer_is_held_to_the_copy() -> None:
    spoilt = [
        glyph if glyph.text != "玄" else _changed(glyph, text="元")
        for glyph in glyphs(GOOD)
    ]
    lost = glyphs(GOOD)[:-1]

    for page in (spoilt, lost):
        assert "wrong Unicode" in {f.rule for f in audit(page, BED, copy(GOOD))}


def test_glyph_without_ink_is_told() -> None:
    page = [_changed(glyph, inked=glyph.text != "玄") for glyph in glyphs(GOOD)]

    assert {f.rule for f in audit(page, BED, copy(GOOD))} == {"missing glyph"}


def test_line_off_the_grid_is_told() -> None:
    page = [
        _changed(glyph, y=glyph.y + 0.1 * (glyph.y > TOP + 20))
        for glyph in glyphs(GOOD)
    ]

    assert {f.rule for f in audit(page, BED, copy(GOOD))} == {"off the grid"}


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("天地玄黄宇宙|洪荒日月盈昃", "辰宿", "widow"),
        ("天地玄黄宇宙", "洪荒日月盈昃|辰宿", "orphan"),
    ],
)
def test_lines_alone_in_a_column_are_told(before: str, after: str, rule: str) -> None:
    top = SHORTEST - before.count("|") - 1
    page = glyphs(before, top=top) + glyphs(after, column=1)

    assert rule in {f.rule for f in audit(page, BED, copy(before + after))}


def _changed(glyph: Glyph, **changes: object) -> Glyph:
    values = {name: getattr(glyph, name) for name in Glyph.__slots__}
    return Glyph(**{**values, **changes})
