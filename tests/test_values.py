"""Values come back from bytes as they were, and nothing else does."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.values import Packing


class Place(NamedTuple):
    name: str
    at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    place: Place | None
    ink: bytes
    day: date


PACKING = Packing(Place, House)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.text(st.characters(categories=["Cs"]))
    | st.binary()
    | st.dates()
)
PLACES = st.builds(Place, st.text(), st.just(()))
HOUSES = st.builds(House, st.none() | PLACES, st.binary(), st.dates())
#: Many of one class, as they are told field by field, between others.
ALIKE = st.lists(
    st.lists(PLACES, max_size=9)
    | st.lists(HOUSES, max_size=9)
    | st.lists(st.sampled_from([Place("甲", (1.0,)), Place("乙", (1, 2))]), max_size=9)
    | st.lists(LEAVES, max_size=3),
    max_size=4,
).map(lambda some: tuple(one for part in some for one in part))
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.builds(Place, st.text(), st.lists(st.floats(allow_nan=False)).map(tuple))
        | st.builds(House, st.none() | PLACES, st.binary(), st.dates())
    ),
)


@given(VALUES | ALIKE | st.lists(ALIKE, max_size=6).map(tuple))
def test_what_was_packed_comes_back(value: object) -> None:
    again = PACKING.unpacked(PACKING.packed(value))

    assert again == value
    assert repr(again) == repr(value)  # 1 is not 1.0, a place is no bare tuple


def test_other_classes_are_refused() -> None:
    with pytest.raises(TypeError, match="Place"):
        Packing(House).packed(Place("甲"))


@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_a_value_error(data: bytes) -> None:
    """T10: a cache is written by us and may be poisoned by others."""
    try:
        PACKING.unpacked(data)
    except ValueError:
        return


@pytest.mark.parametrize(
    "told",
    [
        "[-5,0,3,[0,1],[0,2]]",
        "[-5,0,99999999999,[1,2],[1,3]]",
        "[-4,[9]]",
        "[-4,1]",
        "[-5,0,2,[2,[1,1],[0,1]],[0,1,2]]",
        "[-5,9,1,[0,1]]",
        "[-5,0,true,[0,1],[0,2]]",
        "[-5,0,2,[5,[0],[0]],[0,1,2]]",
        "[-5,0,1,[7],[7,1]]",
        "[-5,0,-1,[0],[0]]",
        "[-5]",
        "[-5,0]",
        "[-5,0,1]",
        "[-5,0,1,[],[]]",
        "[-5,0,2,[3,0,[0,1],[0,2]],[0]]",
        "[9]",
        "[0]",
        "[0,1,2,3]",
        '["x"]',
        "[]",
        "[-3,0]",
        "[-2]",
        "[" * 5000,
        "{}x",
    ],
)
def test_forged_values_are_value_errors(told: str) -> None:
    data = told.encode()
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        PACKING.unpacked(len(data).to_bytes(4, "big") + data)
