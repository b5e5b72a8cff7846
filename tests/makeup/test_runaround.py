"""Text about ellipses: pictures cut to them, lines that keep clear, crossheads."""

import json
from math import hypot

import pytest

from makeup.leaflet import (
    HOUSE,
    STYLES,
    frame,
    lines,
    made,
    page,
    paragraph,
    story,
)
from reform_press.content.model import Photo
from reform_press.errors import Source
from reform_press.geometry import Rect
from reform_press.makeup.designed import Insets
from reform_press.makeup.record import told_of
from reform_press.page import Group, Picture

HEAD = frame("hens:head", (20, 10, 120, 24))
SIZE = 10.0
CENTRED = HOUSE._replace(
    styles=tuple(
        (STYLES | {"crosshead": STYLES["crosshead"]._replace(align="center")}).items()
    )
)


def pictured(*body):
    photo = Photo("a.jpg", width=3, height=2, digest="00")
    return story("hens", *body, photos=(photo,))


def drawn(square, exclusion):
    rect = (120, 120, 60, 40)
    photo = frame("hens:photo", rect, exclusion=exclusion)
    body = frame("hens:body", (20, 60, 100, 200))
    done = made(square, [pictured("字")], page(HEAD, photo, body))
    (item,) = (i for i in done.pages[0].items if isinstance(i, Group | Picture))
    return Rect(*rect), item


def test_a_photograph_is_cut_to_the_ellipse_that_text_runs_round(square):
    rect, item = drawn(square, "ellipse")

    assert (item.clip, item.oval) == (rect, True)
    assert isinstance(item.items[0], Picture)


def test_a_drawing_is_cut_to_the_ellipse_as_well(square, tmp_path):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h9"/>'
    )
    (tmp_path / "a.svg").write_text(f"{svg}</svg>", "utf-8")
    art = Photo("a.svg", width=3, height=2, digest="00", source=Source("a.svg"))
    rect = (120, 120, 60, 40)
    photo = frame("hens:photo", rect, exclusion="ellipse")
    body = frame("hens:body", (20, 60, 100, 200))
    one = story("hens", "字", photos=(art,))
    done = made(square, [one], page(HEAD, photo, body), folder=str(tmp_path))

    (item,) = (i for i in done.pages[0].items if isinstance(i, Group))
    assert (item.clip, item.oval) == (Rect(*rect), True)
    told = json.loads(told_of(done.pages[0], done.frames[0]).json)
    (cut,) = (f["picture"] for f in told["frames"] if f["picture"])
    assert cut == {"file": "a.svg", "digest": "00", "crop": [0, 0, 1, 1]}


@pytest.mark.parametrize("exclusion", ["none", "rect"])
def test_other_photographs_keep_their_corners(square, exclusion):
    rect, item = drawn(square, exclusion)

    assert isinstance(item, Picture)
    assert item.rect == rect


def inside(point, rect):
    """Tell whether a point lies within the ellipse in a rectangle."""
    x = (point[0] - rect.x) / (rect.width / 2) - 1
    y = (point[1] - rect.y) / (rect.height / 2) - 1
    return hypot(x, y) < 0.999


@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
@pytest.mark.parametrize(
    "insets", [Insets(), Insets(8, 8, 8, 8), Insets(0, 0, 20, 20), Insets(20, 20, 0, 0)]
)
def test_no_character_stands_in_the_ellipse_of_a_picture(square, mode, insets):
    place = Rect(90, 90, 120, 90)
    photo = frame("hens:photo", place, exclusion="ellipse", insets=insets)
    body = frame("hens:body", (20, 40, 250, 240), mode=mode)
    done = made(square, [pictured("字" * 300)], page(HEAD, photo, body))

    rows = lines(done, role="body")
    assert len(rows) > 9
    for line in rows:
        along = range(0, int(line.width) + 1, 2)
        if line.vertical:
            sides = (line.x - SIZE / 2, line.x + SIZE / 2)
            edge = [(x, line.y + d) for x in sides for d in along]
        else:
            sides = (line.y - 0.88 * SIZE, line.y + 0.12 * SIZE)
            edge = [(line.x + d, y) for y in sides for d in along]
        assert not [point for point in edge if inside(point, place)]


@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_lines_of_a_crosshead_share_a_measure_beside_an_ellipse(square, mode):
    """Each of them centred on its own would stand staggered."""
    head = paragraph("老规矩\n新办法", "p2", "crosshead")
    photo = frame("hens:photo", (100, 30, 120, 90), exclusion="ellipse")
    body = frame("hens:body", (20, 40, 130, 240), mode=mode)
    copy = pictured("字" * 12, head, "字" * 20)
    done = made(square, [copy], page(HEAD, photo, body), house=CENTRED)

    first, second = lines(done, role="crosshead")
    if mode == "vertical":
        middles = [line.y + line.width / 2 for line in (first, second)]
    else:
        middles = [line.x + line.width / 2 for line in (first, second)]
    assert middles[0] == pytest.approx(middles[1])
