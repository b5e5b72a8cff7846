"""Galleys as bytes: what goes in comes out, of the same kinds."""

from typing import Any

from reform_press.colour import Colour
from reform_press.compose.galley import Galley, Line, Marked, Ruby
from reform_press.compose.parcel import packed, unpacked
from reform_press.errors import Diagnostic, Source, Words
from reform_press.page import GlyphRun

RUN = GlyphRun(
    face="Square-1234",
    size=9.0,
    x=4.5,
    codes=b"\x00\x01\x00\x02",
    tracking=0.25,
    shifts=((1, -4.5),),
    rise=-3.0,
    colour=Colour(m=1.0, spot="PANTONE 185 C"),
    vertical=True,
    slant=0.2,
    turned=True,
    condensed=0.75,
)
LINE = Line(
    runs=(RUN,),
    x=18.0,
    width=90.0,
    text="改革",
    source=Source("a.md", 3, 5),
    first=True,
    last=True,
    opened=0.125,
    links=((0.0, 9.0, "https://example.org"),),
    marks=(Marked("dot", 0.0, 9.0), Marked("name", 9.0, 9.0)),
    ruby=(Ruby("gǎi", 1.0, 7.0),),
    vertical=True,
)
REMARK = Diagnostic("warning", "a.b", Words("甲", "a"), Source("a.md", 1, 1))


def kinds(value: Any) -> Any:
    """Return the types of a value and of all that it holds."""
    inside = [kinds(part) for part in value] if isinstance(value, tuple) else []
    return type(value), inside


def test_sample_says_something_in_every_field() -> None:
    """Otherwise a field could be lost on the way and come back by default."""
    assert all(
        RUN._asdict()[name] != of for name, of in GlyphRun._field_defaults.items()
    )
    assert all(LINE._asdict()[name] != of for name, of in Line._field_defaults.items())


def test_galley_comes_back_as_it_was() -> None:
    galley = Galley((LINE, Line((), 0.0, 0.0, "")), (REMARK,))
    back = unpacked(packed(galley))

    assert back == galley
    assert kinds(back) == kinds(galley)
