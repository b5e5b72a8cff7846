"""A small brochure for tests: hand-made frames, stories in two languages.

Body is 10 on 16 pt in Chinese, 8.5 on 12 in English beside it; the square
font makes every character of Chinese 10 pt wide, so 100 pt hold ten.
"""

from datetime import date

from makeup.newsroom import LAYOUT
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import (
    Edition,
    Headline,
    PagePlan,
    Paragraph,
    Run,
    Story,
)
from reform_press.errors import Source
from reform_press.geometry import Rect, Size
from reform_press.makeup.block import Desk
from reform_press.makeup.brochure import make_up_brochure
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.makeup.grid import page_grid
from reform_press.page import TextLine
from reform_press.style.model import TextStyle

BODY = TextStyle(size=10, leading=16, indent=2)
STYLES = dict(LAYOUT.styles) | {
    "body": BODY,
    "head": BODY._replace(size=18, leading=24, indent=0, align="start"),
    "crosshead": BODY._replace(size=12, leading=18, indent=0, align="start"),
    "caption": BODY._replace(size=8, leading=10, indent=0),
    "source": BODY._replace(indent=0, align="end"),
}
HOUSE = LAYOUT._replace(
    trim=Size(300, 300), styles=tuple(STYLES.items()), format="sheet"
)


def frame(name, rect, **said):
    role = "picture" if ":photo" in name else "text"
    place = Source("layouts/leaflet/page.html", 7)
    return DesignedFrame(name, role, Rect(*rect), source=place, **said)


def page(*frames, **said):
    return Designed(Size(300, 300), 9, tuple(frames), **said)


def paragraph(text, id="", role="body", line=1):
    runs = (Run(text, source=Source("hens.zh.md", line)),)
    return Paragraph(role, runs, Source("hens.zh.md", line), id)


def story(id="hens", *texts, **said):
    body = tuple(
        text if isinstance(text, Paragraph) else paragraph(text, f"p{n}", line=n)
        for n, text in enumerate(texts, 1)
    )
    headline = said.pop("headline", Headline("五层笼架"))
    return Story(id, "feature", 2, headline, body, source=Source(f"{id}.md"), **said)


def english(*texts, **said):
    headline = Headline("Five tiers")
    return story("hens.en", *texts, headline=headline, lang="en", twin="hens", **said)


def edition(stories, pages=1, **said):
    plans = tuple(
        PagePlan(n, "", str(n), tuple(one.id for one in stories), template="page.html")
        for n in range(1, pages + 1)
    )
    whole = Edition(
        "leaflet", "/nowhere", "brochure", "小册子", date(2023, 12, 29), "leaflet",
        plans, tuple(stories),
    )  # fmt: skip
    return whole._replace(**said)


def made(fonts, stories, *pages, house=HOUSE, **said):
    whole = edition(stories, len(pages), **said)
    desk = Desk(whole, house, Compositor(fonts), page_grid(house))
    return make_up_brochure(pages, desk)


def lines(made, page=1, story="", role=""):
    """Return the lines of a page, of one story or role if it is named."""
    return [
        item
        for item in made.pages[page - 1].items
        if isinstance(item, TextLine)
        and story in ("", item.story)
        and role in ("", item.role)
        and item.role != "marker"
    ]


def codes(made):
    return [one.code for one in made.diagnostics]


def faults(made):
    return [one.code for one in made.diagnostics if one.severity != "note"]


def text_of(made, story):
    """Return all copy of a story, in the order of the pages."""
    return "".join(
        item.text
        for page in range(1, len(made.pages) + 1)
        for item in lines(made, page, story)
    )
