"""Pictures with caption and credit (图片、图注、署名) in whole cells.

In: a photo and the cells it may fill, caption included.  Out: the picture cut
to its frame round the focus, and the caption tight under it, as wide as the
picture.  Its top stands level with the type beside it; what whole rows leave
over goes to the picture, never to the white about the caption.

"""

import re
from pathlib import Path

from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import (
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Paragraph, Photo, Run
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import ASCENT, Rect, Size, fits
from reform_press.makeup.block import (
    Block,
    Desk,
    Place,
    advice,
    placed_line,
    placed_rect,
    remark,
)
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import lead_in, rows_for
from reform_press.makeup.svg_numbers import LARGEST
from reform_press.page import Embed, Group, Item, Picture
from reform_press.style.model import TextStyle

#: White between a picture and its caption, points.
_CAPTION_GAP = 2.5
#: White between a caption and text under it, points.
_CAPTION_AIR = 8.0
#: A cut of more than this share of a picture is worth a remark.
_DEEP_CUT = 0.3
_VIEWBOX = re.compile(
    rb"viewBox\s*=\s*[\"']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+([.\d]+)[\s,]+([.\d]+)"
)


def place_picture(
    photo: Photo,
    place: Place,
    crop: tuple[float, float, float, float] | None,
    desk: Desk,
) -> Block:
    """Set a picture and its caption into their cells."""
    grid = desk.layout.grid
    lines, remarks = _caption(photo, place.rect.width, desk)
    style = desk.layout.style("caption")
    inset = lead_in(grid)
    high = inset
    if lines:
        high = _CAPTION_GAP + len(lines) * style.leading
        high += _CAPTION_AIR if place.followed else _level(style, desk)
    rows = rows_for(high - inset, grid)
    height = place.rows * grid.leading - inset - high
    if height <= 0:
        return Block(diagnostics=(*remarks, _no_room(photo, place.rows)))
    rect = Rect(place.rect.x, place.rect.y + inset, place.rect.width, height)
    drawn, cut = drawn_in(photo, rect, crop, desk)
    items: list[Item] = [drawn]
    top = rect.bottom + _CAPTION_GAP + (style.leading - style.size) / 2
    for number, parts in enumerate(lines):
        y = top + ASCENT * style.size + number * style.leading
        items += [
            placed_line(part, rect.x, y, story=place.story, role=role)
            for part, role in parts
        ]
    frames = (
        Frame(
            "picture", rect, place.story, column=place.column,
            columns=place.columns, row=place.row, rows=place.rows - rows,
            photo=place.photo,
        ),
        Frame(
            "caption",
            Rect(rect.x, rect.bottom, rect.width, place.rect.bottom - rect.bottom),
            place.story, column=place.column, columns=place.columns,
            row=place.row + place.rows - rows, rows=rows,
            lines=len(lines), size=style.size,
        ),
    )  # fmt: skip
    return Block(tuple(items), frames if lines else frames[:1], (*remarks, *cut))


def _level(style: TextStyle, desk: Desk) -> float:
    """Return the white under a caption whose last line ends level with text."""
    grid = desk.layout.grid
    below = (1 - ASCENT) * (grid.size - style.size)
    return below + lead_in(grid) - (style.leading - style.size) / 2


def _caption(
    photo: Photo, width: float, desk: Desk
) -> tuple[list[list[tuple[Line, str]]], tuple[Diagnostic, ...]]:
    """Set the caption, and the credit at its end, right-aligned."""
    style = desk.layout.style("caption")._replace(indent=0.0)
    lines: list[list[tuple[Line, str]]] = []
    remarks: tuple[Diagnostic, ...] = ()
    if photo.caption:
        words = Paragraph("note", (Run(photo.caption, source=photo.source),))
        galley = compose_paragraph(words, style, Measure((width,)), desk.compositor)
        lines = [[(line, "caption")] for line in galley.lines]
        remarks = galley.diagnostics
    if photo.credit:
        credit = _credit_style(style, desk)
        line = set_line(photo.credit, credit, width, desk.compositor)
        line = line._replace(last=True, source=photo.source)
        wide = natural_width(photo.credit, credit, desk.compositor)
        last = lines[-1][0][0] if lines else None
        if last and fits(last.x + last.width + style.size + wide, width):
            lines[-1].append((line, "credit"))
        else:
            lines.append([(line, "credit")])
    return lines, remarks


def _credit_style(style: TextStyle, desk: Desk) -> TextStyle:
    named = dict(desk.layout.styles).get("credit", style)
    return named._replace(size=style.size, indent=0.0, align="end")


def drawn_in(
    photo: Photo,
    rect: Rect,
    crop: tuple[float, float, float, float] | None,
    desk: Desk,
) -> tuple[Item, tuple[Diagnostic, ...]]:
    """Return the picture as an item, cut to ``rect``.

    What is wrong with a picture without digest has been told with the copy.
    """
    if not photo.digest:
        return _marker(photo, rect), ()
    if photo.file.lower().endswith(".svg"):
        try:
            return _drawing(photo, rect, crop, desk)
        except LayoutError as error:
            return _marker(photo, rect), _unusable(photo, error)
        except OSError:
            return _marker(photo, rect), (_missing(photo),)
    natural = natural_size(photo, desk.edition.folder)
    cut = crop or cropped(natural, Size(rect.width, rect.height), photo.focus)
    picture = Picture(
        placed_rect(rect), photo.file, photo.digest, cut, photo.alt, photo.source
    )
    return picture, _deep(photo, cut)


def _marker(photo: Photo, rect: Rect) -> Picture:
    """Return what stands for a picture that cannot be used (decision 10)."""
    return Picture(
        placed_rect(rect), photo.file, "", alt=photo.alt,
        source=photo.source, missing=True,
    )  # fmt: skip


def cropped(
    natural: Size, frame: Size, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return the largest part of a picture with the shape of ``frame``.

    It lies round the focus, as near as the edges of the picture allow.
    """
    wide = frame.width / frame.height / (natural.width / natural.height)
    shares = (1.0, 1.0 / wide) if wide > 1 else (wide, 1.0)
    left = min(max(focus[0] - shares[0] / 2, 0.0), 1.0 - shares[0])
    top = min(max(focus[1] - shares[1] / 2, 0.0), 1.0 - shares[1])
    return (
        round(left, 5),
        round(top, 5),
        round(left + shares[0], 5),
        round(top + shares[1], 5),
    )


def _drawing(
    photo: Photo,
    rect: Rect,
    crop: tuple[float, float, float, float] | None,
    desk: Desk,
) -> tuple[Item, tuple[Diagnostic, ...]]:
    """Place line art as vectors, clipped to its frame."""
    from reform_press.makeup.furniture import draw_svg  # brings WeasyPrint

    data = (Path(desk.edition.folder) / photo.file).read_bytes()
    natural = natural_shape(data)
    cut = crop or cropped(natural, Size(rect.width, rect.height), photo.focus)
    whole = Size(rect.width / (cut[2] - cut[0]), rect.height / (cut[3] - cut[1]))
    place = Rect(
        rect.x - cut[0] * whole.width,
        rect.y - cut[1] * whole.height,
        whole.width,
        whole.height,
    )
    drawn = Embed(
        placed_rect(place), draw_svg(data, whole, desk.kept.store), photo.digest,
        photo.alt, photo.source,
    )  # fmt: skip
    return Group((drawn,), clip=placed_rect(rect)), _deep(photo, cut)


def natural_size(photo: Photo, folder: str) -> Size:
    """Return the shape of a picture of an edition; 3:2 where nobody knows it."""
    if photo.digest and photo.file.lower().endswith(".svg"):
        try:
            return natural_shape((Path(folder) / photo.file).read_bytes())
        except OSError:
            return Size(3.0, 2.0)
    return Size(float(photo.width or 3), float(photo.height or 2))


def natural_shape(svg: bytes) -> Size:
    """Return the shape of a drawing; 3:2 where it does not say."""
    match = _VIEWBOX.search(svg[:8192])
    try:
        wide, high = (float(match[1]), float(match[2])) if match else (0.0, 0.0)
    except ValueError:  # 1.2.3
        wide = high = 0.0
    fit = min(wide, high) > 1 / LARGEST and max(wide, high) <= LARGEST
    return Size(wide, high) if fit else Size(3.0, 2.0)


def _deep(
    photo: Photo, cut: tuple[float, float, float, float]
) -> tuple[Diagnostic, ...]:
    lost = 1 - (cut[2] - cut[0]) * (cut[3] - cut[1])
    if fits(lost, _DEEP_CUT):
        return ()
    return (
        advice(
            "deep-crop",
            f"图片裁去 {lost:.0%}：{photo.file}",
            f"{lost:.0%} of {photo.file} is cut off",
            photo.source,
            hint=("改变图片行数，或在版样里给出 crop", "change its rows or give crop"),
        ),
    )


def _missing(photo: Photo) -> Diagnostic:
    return remark(
        "missing-picture",
        f"图片缺失，版面以叉框代替：{photo.file}",
        f"{photo.file} is missing: a crossed box stands in its place",
        photo.source,
    )


def _unusable(photo: Photo, error: LayoutError) -> tuple[Diagnostic, ...]:
    """Tell why a drawing is not used: which file, and where it is asked for."""
    return tuple(
        d._replace(
            message=Words(
                f"图片 {photo.file} 不能用：{d.message.zh}",
                f"{photo.file} cannot be used: {d.message.en}",
            ),
            source=photo.source,
        )
        for d in error.diagnostics
    )


def _no_room(photo: Photo, rows: int) -> Diagnostic:
    return remark(
        "no-picture-room",
        f"{rows} 行放不下图片和图注：{photo.file}",
        f"{rows} rows hold no picture beside the caption of {photo.file}",
        photo.source,
    )
