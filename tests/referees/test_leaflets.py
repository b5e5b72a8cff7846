"""The audit of brochures sees the faults it is there for."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from referees.galleys import Line
from referees.leaflets import Framed, complaints, english, framed, unligated
from referees.lines import MM
from referees.positions import Glyph

#: Chinese of 10 on 16 pt in 6 em, English of 8 on 12 pt beside it.
SIZE, LEADING, SMALL, CLOSE = 10.0, 16.0, 8.0, 12.0
LEFT, TOP, WIDTH, HEIGHT = 30.0, 60.0, 63.0, 70.0
GOOD_ZH = ("天地玄黄宇宙", "洪荒日月盈昃", "辰宿")
GOOD_EN = ("Five tiers of", "cages stand on", "both sides.")


def frame(story: str, role: str, top: float, size: float) -> dict[str, Any]:
    rect = [side / MM for side in (LEFT, top, WIDTH, HEIGHT)]
    return {
        "story": story, "role": role, "rect": rect, "size": size, "parts": ["main"],
        "photo": 1,
    }  # fmt: skip


def model(*frames: dict[str, Any]) -> dict[str, Any]:
    return {"pages": [{"page": 1, "frames": list(frames)}]}


def glyphs(
    rows: tuple[str, ...], top: float, size: float, leading: float
) -> list[Glyph]:
    """Set rows in frames that begin at ``top``; Latin is half as wide as Han."""
    found: list[Glyph] = []
    for y, row in zip(count(top + size, leading), rows, strict=False):
        x = LEFT
        for char in row:
            wide = size * (0.5 if char.isascii() else 1.0)
            ink = char != " "
            face = "Latin" if char.isascii() else "Song"
            found.append(Glyph(1, char, x, y, size, face, wide, 7, True, ink, -1, ""))
            x += wide
    return found


def both(
    zh: tuple[str, ...] = GOOD_ZH, en: tuple[str, ...] = GOOD_EN, leading: float = CLOSE
) -> list[Framed]:
    inside = glyphs(zh, TOP, SIZE, LEADING) + glyphs(en, TOP + 100, SMALL, leading)
    frames = (
        frame("hens", "text", TOP, SIZE),
        frame("hens.en", "text", TOP + 100, SMALL),
    )
    return framed(inside, model(*frames))


def rules(frames: list[Framed]) -> set[str]:
    copy = {
        ("hens", "body"): ["".join(GOOD_ZH)],
        ("hens.en", "body"): [" ".join(GOOD_EN)],
    }
    return {fault.rule for fault in complaints(frames, copy, 0.0)}


def test_good_frames_pass() -> None:
    assert rules(both()) == set()


@pytest.mark.parametrize(
    ("frames", "rule"),
    [
        (both(zh=("天地玄黄宇", "宙洪荒日月盈", "昃辰宿")), "ragged"),
        (both(en=("Five tiers of", "cages stand o", "n both sides.")), "split word"),
        (both(en=("Five tiers of", "cages stand on", "bath sides.")), "wrong Unicode"),
        (both(en=GOOD_EN[:2]), "wrong Unicode"),
        (both()[:1], "lost"),
        (
            [*both(), *(one for one in both(leading=CLOSE + 1) if one.english)],
            "leading",
        ),
    ],
)
def test_faulty_frames_are_told(frames: list[Framed], rule: str) -> None:
    assert rule in rules(frames)


def test_a_pair_beside_its_ligature_is_told() -> None:
    """The font has the ligature: the same letters stand apart elsewhere."""
    (_, shown) = both(en=("Fivefi", "fi"))
    ligature = replace(shown.glyphs[0], text="fi")
    good = [shown._replace(glyphs=(ligature, shown.glyphs[1]))]

    assert [*unligated(good)] == []
    assert [fault.rule for fault in unligated([*good, shown])] == ["unligated"]


def test_good_english_passes() -> None:
    assert told("the hen houses’ “egg-", "belt” runs on", "and on.") == []


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        (("the egg~", "belts run~", "ning there."), "hyphens stacked"),
        (("the egg-", "belts run~", "ning there."), "hyphens stacked"),
        (("the belts run~", "ning."), "runt"),
        (("the belts run~",), "hyphen at the foot"),
        (("the hens' house",), "straight quote"),
        (('the "egg" belt',), "straight quote"),
        (("the ”egg” belt",), "quote turned"),
        (("the “egg“ belt",), "quote turned"),
        (("the egg，the belt",), "Chinese mark"),
        (("the egg.  The belt",), "double blank"),
    ],
)
def test_bad_english_is_told(rows: tuple[str, ...], rule: str) -> None:
    assert rule in told(*rows)


def told(*rows: str) -> list[str]:
    """Return the rules broken by lines; ``~`` is a hyphen that the copy has not."""
    lines = [
        Line(
            1, 1, row, (), text.replace("~", "-"),
            last=row == len(rows) - 1, hyphen=text.endswith("~"),
        )
        for row, text in enumerate(rows)
    ]  # fmt: skip
    return [fault.rule for fault in english(lines)]
