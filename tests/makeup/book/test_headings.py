"""White about headings of sections is the same wherever they stand."""

import pytest

from makeup.book.test_flowing import desk, flowed, heading, lines, text

__all__ = ["desk"]


def white(made):
    """Return, for each section, the points from its line to the lines about it.

    None where it stands at the head of its column.
    """
    for page in made.pages:
        for head in lines(page, "heading-2"):
            own = [
                line.y - head.y
                for line in lines(page)
                if line.x // 125 == head.x // 125
            ]
            above = max((y for y in own if y < 0), default=None)
            yield above, min(y for y in own if y > 0)


@pytest.mark.parametrize("before", range(98, 398, 40))
def test_white_about_sections_is_always_the_same(desk, before):
    blocks = [text("正" * before), heading("甲"), text("正" * 218)]
    blocks += [heading("乙"), text("正" * 158), heading("丙"), text("正" * 318)]
    found = list(white(flowed(desk, *blocks)))

    assert len(found) == 3
    assert len({below for _, below in found}) == 1
    assert len({above for above, _ in found if above is not None}) <= 1
