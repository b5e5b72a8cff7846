"""Pictures keep to their cells, captions tight under them."""

from dataclasses import replace

import pytest

from makeup.newsroom import LAYOUT, desk, photo, story
from reform_press.errors import Source
from reform_press.geometry import Rect, Size
from reform_press.kept import Kept
from reform_press.makeup import furniture
from reform_press.makeup.block import Place
from reform_press.makeup.picture import cropped, place_picture
from reform_press.page import Picture, TextLine
from reform_press.store import Store


def placed(square, one, rows=12, width=210.0, **said):
    place = Place(Rect(35, 60, width, rows * 12), rows, "a", 1, 2, 1, **said)
    return place_picture(one, place, None, desk(square, story()))


def picture(block):
    return next(item for item in block.items if isinstance(item, Picture))


def lines(block, role):
    return [i for i in block.items if isinstance(i, TextLine) and i.role == role]


@pytest.mark.parametrize("frame", [Size(300, 200), Size(300, 100), Size(100, 300)])
def test_the_part_shown_has_the_shape_of_the_frame(frame):
    natural = Size(3000, 2000)
    left, top, right, bottom = cropped(natural, frame, (0.5, 0.5))
    wide, high = (right - left) * natural.width, (bottom - top) * natural.height

    assert wide / high == pytest.approx(frame.width / frame.height, rel=1e-3)


def test_the_part_shown_lies_round_the_focus_inside_the_picture():
    wide = cropped(Size(3000, 2000), Size(300, 100), (0.5, 0.9))

    assert wide[3] == 1.0
    assert wide[1] > 0.4


def test_a_frame_of_the_same_shape_cuts_nothing():
    assert cropped(Size(3, 2), Size(30, 20), (0.1, 0.9)) == (0, 0, 1, 1)


def test_picture_and_caption_stay_in_their_rows(square):
    block = placed(square, photo())
    rect = picture(block).rect

    assert rect.y == 61
    assert rect.bottom < lines(block, "caption")[0].y < 60 + 12 * 12


def test_a_caption_may_be_set_loose(square):
    """图注疏排: white between the characters, none after the last (CLREQ 2.1.4)."""
    styles = dict(LAYOUT.styles)
    styles["caption"] = styles["caption"]._replace(tracking=0.25)
    loose = LAYOUT._replace(styles=tuple(styles.items()))
    table = replace(desk(square, story()), layout=loose)
    place = Place(Rect(100, 60, 210, 144), 12, "a", 1, 2, 1)
    block = place_picture(photo(caption="图注四字", credit=""), place, None, table)

    assert lines(block, "caption")[0].width == pytest.approx(4 * 8 + 3 * 2)


def test_the_credit_ends_the_last_line_of_the_caption(square):
    block = placed(square, photo(caption="短图注。", credit="制图"))
    caption, credit = lines(block, "caption")[0], lines(block, "credit")[0]

    assert credit.y == caption.y
    assert credit.x + credit.width == pytest.approx(35 + 210)


def test_a_credit_without_room_gets_its_own_line(square):
    block = placed(square, photo(caption="图" * 25, credit="某某 摄"))

    assert lines(block, "credit")[0].y > lines(block, "caption")[-1].y


def test_text_under_a_caption_keeps_its_distance(square):
    last = placed(square, photo(), followed=False)
    followed = placed(square, photo(), followed=True)

    assert picture(followed).rect.height <= picture(last).rect.height


@pytest.mark.parametrize("words", [5, 30, 60, 90])
def test_what_rows_leave_over_goes_to_the_picture(square, words):
    """White about a caption is the same, however many lines it has."""
    block = placed(square, photo(caption="图" * words, credit=""), rows=20)
    foot = max(line.y for line in lines(block, "caption")) + 0.12 * 8 + 1

    assert 60 + 20 * 12 - foot == pytest.approx(8)


def test_a_caption_at_the_foot_of_a_module_is_level_with_text(square):
    block = placed(square, photo(), rows=20, followed=False)
    (caption,) = lines(block, "caption")

    assert caption.y == pytest.approx(60 + 19 * 12 + 1 + 8.8)


def test_a_missing_picture_leaves_a_marker_and_has_been_told_with_the_copy(square):
    block = placed(square, photo(digest=""))

    assert picture(block).missing
    assert block.diagnostics == ()


def test_a_deep_cut_is_remarked(square):
    block = placed(square, photo(), rows=6, width=430.0)

    assert "makeup.deep-crop" in [d.code for d in block.diagnostics]


def test_cells_too_few_for_a_picture_are_an_error(square):
    block = placed(square, photo(caption="图" * 90), rows=2)

    assert [d.code for d in block.diagnostics] == ["makeup.no-picture-room"]


def test_a_drawing_is_laid_out_once_and_kept(square, tmp_path, monkeypatch):
    """WeasyPrint costs a second: it works again only on what has changed."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    (tmp_path / "a.svg").write_text(svg, "utf-8")
    table = desk(square, story())
    kept = replace(
        table,
        edition=table.edition._replace(folder=str(tmp_path)),
        kept=Kept(Store(tmp_path / "cache")),
    )
    place = Place(Rect(35, 60, 210, 144), 12, "a", 1, 2, 1)
    first = place_picture(photo(file="a.svg"), place, None, kept)
    monkeypatch.setattr(furniture, "_drawn", None)

    assert place_picture(photo(file="a.svg"), place, None, kept) == first


def kept_at(square, folder, svg):
    (folder / "a.svg").write_bytes(svg)
    table = desk(square, story())
    return replace(table, edition=table.edition._replace(folder=str(folder)))


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<text/>", "furniture.unsupported"),
        ("<image/>", "furniture.unsupported"),
        ("<script/>", "furniture.unsafe"),
        ("<style>@import 'a'</style>", "furniture.unsafe"),
        ('<g id="a"><use href="#a"/></g>', "furniture.too-complex"),
        ('<rect width="1e30"/>', "furniture.number"),
        ("<g>", "furniture.damaged"),
    ],
)
def test_a_drawing_that_cannot_be_used_leaves_a_marker(square, tmp_path, inside, code):
    """Decision 10: it names its file and its place, and stops no build."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">'
    table = kept_at(square, tmp_path, f"{head}{inside}</svg>".encode())
    place = Place(Rect(35, 60, 210, 144), 12, "a", 1, 2, 1)
    where = Source("stories/a.md", 7)
    block = place_picture(photo(file="a.svg", source=where), place, None, table)
    (told,) = (d for d in block.diagnostics if d.severity == "error")

    assert picture(block).missing
    assert (told.code, told.source) == (code, where)
    assert "a.svg" in told.message.zh
    assert "a.svg" in told.message.en


@pytest.mark.parametrize("box", ["0 0 1.2.3 4", "0 0 . 1", "0 0 1" + "0" * 400 + " 1"])
def test_a_view_box_that_is_none_leaves_a_marker(square, tmp_path, box):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'.encode()
    place = Place(Rect(35, 60, 210, 144), 12, "a", 1, 2, 1)
    table = kept_at(square, tmp_path, svg)

    assert picture(place_picture(photo(file="a.svg"), place, None, table)).missing


def test_a_drawing_gone_since_the_copy_was_read_is_missing(square, tmp_path):
    table = kept_at(square, tmp_path, b"")
    (tmp_path / "a.svg").unlink()
    place = Place(Rect(35, 60, 210, 144), 12, "a", 1, 2, 1)
    block = place_picture(photo(file="a.svg"), place, None, table)

    assert picture(block).missing
    assert "makeup.missing-picture" in [d.code for d in block.diagnostics]
