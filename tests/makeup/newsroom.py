"""Small layouts, stories and plans for tests of make-up, in round numbers.

The grid is 4 columns of 10 characters, 10 on 12 pt, gutter 1: a column is
100 pt wide, the next one starts 110 pt further.
"""

from datetime import date

from reform_press.colour import Colour
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import (
    Edition,
    Headline,
    PagePlan,
    Paragraph,
    Photo,
    Run,
    Story,
)
from reform_press.errors import Source
from reform_press.geometry import Size
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Cells, Dummy, PageDummy, Slot
from reform_press.makeup.grid import page_grid
from reform_press.style.model import (
    Furniture,
    Grid,
    HeadStyle,
    Layout,
    PressProfile,
    TextStyle,
)

GRID = Grid(columns=4, characters=10, gutter=1, size=10, leading=12, rows=40)
BODY = TextStyle(size=10, leading=12)
ACCENT = Colour(m=1.0, y=1.0)


def styles():
    plain = BODY._replace(indent=0.0)
    return (
        ("body", BODY),
        ("introduction", BODY._replace(size=12, leading=16)),
        ("crosshead", plain._replace(size=12, leading=16, align="centre")),
        ("caption", plain._replace(size=8, leading=10)),
        ("credit", plain._replace(size=8, leading=10, align="end")),
        ("source", plain._replace(align="end")),
        ("byline", plain._replace(align="centre")),
        ("figures-title", plain._replace(size=12)),
        ("figure", plain._replace(size=28, colour=ACCENT)),
        ("figure-label", plain._replace(size=8, leading=10, align="start")),
    )


LAYOUT = Layout(
    name="small",
    trim=Size(500, 600),
    bleed=9,
    top=60,
    grid=GRID,
    styles=styles(),
    heads=(("", HeadStyle()),),
    ladder=(14.0, 16.0, 18.0, 20.0, 22.0, 26.0, 30.0, 36.0, 42.0, 48.0),
    bands=((1, 30.0, 48.0), (2, 22.0, 36.0), (3, 14.0, 26.0)),
    palette=(("accent", ACCENT), ("tint", Colour(y=0.06))),
    furniture=Furniture(height=30, gap=6),
    press=PressProfile(),
)


def paragraph(text, role="body", line=1):
    return Paragraph(role, (Run(text, source=Source("story.md", line)),))


def photo(**said):
    return Photo(
        **(
            {
                "file": "photos/a.jpg",
                "caption": "图注。",
                "credit": "制图",
                "width": 3000,
                "height": 2000,
                "digest": "00",
            }
            | said
        )
    )


def story(name="a", *texts, **said):
    return Story(
        **(
            {
                "id": name,
                "kind": "news",
                "priority": 2,
                "headline": Headline("标题四字"),
                "body": tuple(
                    text if isinstance(text, Paragraph) else paragraph(text, line=n)
                    for n, text in enumerate(texts or ("正" * 95,), 1)
                ),
                "source": Source(f"{name}.md"),
            }
            | said
        )
    )


def edition(*stories, terms=()):
    plan = PagePlan(1, "专版", "A4", tuple(one.id for one in stories), "样刊")
    return Edition(
        "small", "/nowhere", "newspaper", "小报", date(2023, 12, 29), "small",
        (plan,), tuple(stories), terms=terms,
    )  # fmt: skip


def desk(fonts, *stories, terms=()):
    return Desk(
        edition(*stories, terms=terms), LAYOUT, Compositor(fonts), page_grid(LAYOUT)
    )


def slot(name="a", cells=(1, 1, 4, 40), **said):
    return Slot(name, Cells(*cells), **said)


def dummy(*slots):
    return Dummy((PageDummy(1, tuple(slots)),))
