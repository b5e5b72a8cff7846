"""Stand-ins: sRGB colours that tell the inks they stand for."""

from itertools import product

import pytest

from reform_press.colour import meant, stand_in

LEVELS = (0.0, 0.001, 0.07, 0.5, 0.999, 1.0)


@pytest.mark.parametrize("inks", [*product(LEVELS, repeat=4)][::7])
def test_stand_in_tells_its_inks_in_six_decimals(
    inks: tuple[float, float, float, float],
) -> None:
    """As PDF writes them."""
    written = tuple(float(f"{channel:f}") for channel in stand_in(inks))

    assert meant(*written) == inks
    assert all(0 <= channel < 1 for channel in written)


def test_inks_are_told_to_one_part_in_a_thousand() -> None:
    assert meant(*stand_in((0.12345, 0, 2.0, -1.0))) == (0.123, 0, 1, 0)


def test_hardly_any_other_colour_is_taken_for_a_stand_in() -> None:
    """Of 140,608 colours that pages are written in."""
    shares = [level / 255 for level in range(0, 256, 5)]

    assert not any(meant(*light) for light in product(shares, repeat=3))


def test_greys_are_no_stand_ins() -> None:
    assert not any(meant(*[level / 255] * 3) for level in range(256))
