"""The cover of a bound book (封面): one page from flap to flap.

In: the cover as the edition has it, its template, the number of pages of the
block.  Out: a page as wide as the flat, with marks at its folds, and what is
to be said of it.  The template draws front and back; its frames are filled
with the words of ``cover.data`` under their names, vertical ones in their
middle: so the title stands on the spine (书脊).  A frame ``picture`` holds the
photograph that ``cover.data`` names.

"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

from reform_press.content.book.model import Cover
from reform_press.content.conversion import rewriting
from reform_press.content.model import Paragraph, Photo, Run
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, LayoutError
from reform_press.geometry import MM, rounded
from reform_press.makeup.block import Block, Desk, advice, joined, remark
from reform_press.makeup.book.flat import Flat, PanelName, flat_of
from reform_press.makeup.book.master import furniture
from reform_press.makeup.chains import Chain, Place
from reform_press.makeup.characters import Piece as Proven
from reform_press.makeup.characters import of_paragraph
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.makeup.designing import Want, designed
from reform_press.makeup.filling import Piece, pour
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.picture import drawn_in
from reform_press.makeup.runaround import Bay, bays_of
from reform_press.makeup.seating import seated
from reform_press.page import Page, Sheet, TextLine, among
from reform_press.style.model import TextStyle
from reform_press.style.region import in_language, local_role

#: What remarks call the cover.
_NAME = "cover"
#: The frame of the photograph.
_PICTURE = "picture"
#: White between type and a fold: folds are true to about a millimetre.
_SAFE = 1 * MM


class DesignedCover(NamedTuple):
    """The cover as its template designs it."""

    flat: Flat
    page: Designed
    words: tuple[tuple[DesignedFrame, tuple[Paragraph, ...]], ...]
    picture: Photo | None


def designed_cover(cover: Cover, pages: int, desk: Desk, house: Path) -> DesignedCover:
    """Design the cover of a block of ``pages`` pages.

    ``house`` is the folder of the layout.  Raises LayoutError: those of
    ``webpage.design``, ``makeup.no-caliper``, ``makeup.cover-frame``.
    """
    if not cover.paper:
        raise LayoutError(_no_caliper(cover))
    edition = desk.edition
    flat = flat_of(cover, desk.layout.trim, pages)
    data = json.loads(cover.data)
    want = Want(cover.template, flat.size, {"data": data, "cover": _told(flat, pages)})
    (page,) = designed([want], desk, house)
    rewrite = rewriting(edition, root_of(Path(edition.folder)))
    told = {"title": edition.title, **data, _PICTURE: None}
    words = [
        (frame, _paragraphs(told.get(frame.name.strip()), cover, rewrite))
        for frame in page.frames
    ]
    wrong = [
        _no_words(frame, cover)
        for frame, said in words
        if not said and not (cover.picture and frame.name.strip() == _PICTURE)
    ]
    if wrong:
        raise LayoutError(*page.diagnostics, *wrong)
    return DesignedCover(flat, page, tuple(words), cover.picture)


def _told(flat: Flat, pages: int) -> dict[str, Any]:
    """Return what the template is told of the flat, in mm."""
    panels = map(flat.panel, get_args(PanelName))
    return {
        "pages": pages,
        "width": _mm(flat.size.width),
        "height": _mm(flat.size.height),
        **{
            panel.name.replace("-", "_"): {"x": _mm(panel.x), "width": _mm(panel.width)}
            for panel in panels
        },
    }


def _mm(length: float) -> float:
    return round(length / MM, 3)


def _paragraphs(
    said: Any, cover: Cover, rewrite: Callable[[str], str]
) -> tuple[Paragraph, ...]:
    """Return what stands in a frame: a text, or several, a paragraph each."""
    texts = said if isinstance(said, list) else [said]
    place = cover.source
    return tuple(
        Paragraph("body", (Run(rewrite(text), source=place),), place)
        for text in texts
        if isinstance(text, str) and text
    )


def printed_on(cover: DesignedCover, desk: Desk) -> Iterator[Proven]:
    """Yield text, font role and place of all that frames hold."""
    for frame, paragraphs in cover.words:
        style = _style(frame, desk)
        for paragraph in paragraphs:
            for text, role, source in of_paragraph(paragraph, style):
                yield text, local_role(role, desk.edition.lang), source


def covered(made: MadeUp, cover: DesignedCover, desk: Desk) -> MadeUp:
    """Return a book with its cover, whose frames are filled."""
    leaf, flat = cover.page, cover.flat
    block = joined(_filled(cover, at, desk) for at in range(len(cover.words)))
    under, over = furniture(leaf)
    label = "cover" if desk.edition.lang == "en" else "封面"
    page = Page(
        1,
        Sheet(flat.size, leaf.bleed, flat.folds),
        (*under, *block.items, *over),
        label,
    )
    # White on a flap is no waste.
    told = (one for one in block.diagnostics if one.code != "makeup.bare-frame")
    said = (*made.diagnostics, *leaf.diagnostics, *told, *_at_folds(page, flat))
    overset = (*made.overset, *block.overset)
    return replace(made, cover=page, diagnostics=said, overset=overset)


def _filled(cover: DesignedCover, at: int, desk: Desk) -> Block:
    """Set the words of a frame, or draw its picture."""
    leaf, paragraphs = cover.page, cover.words[at][1]
    frame = leaf.frames[at]
    name = frame.name.strip()
    if name == _PICTURE and cover.picture:
        drawn, remarks = drawn_in(cover.picture, frame.rect, None, desk)
        return Block((drawn,), diagnostics=remarks)
    style = _style(frame, desk)
    pieces = [Piece(one, style, _NAME, name) for one in paragraphs]
    bays = bays_of(leaf, 0, at)
    poured = pour(pieces, bays, style.leading, desk)
    if frame.mode == "vertical" and poured.stood and not poured.left:
        deepest = max(one.down for one in poured.stood) + style.leading
        bays = tuple(_middle(bay, deepest) for bay in bays)
    chain = Chain(_NAME, name, 0, (Place(0, at, frame),))
    return joined(seat.block for seat in seated(chain, bays, poured, style, desk))


def _style(frame: DesignedFrame, desk: Desk) -> TextStyle:
    """Return the style of a frame: the one it names, or that of its name.

    A line on a spine needs no more room than its type.
    """
    layout = in_language(desk.layout, desk.edition.lang)
    style = layout.style(frame.style or frame.name.strip())._replace(mode=frame.mode)
    if frame.mode == "vertical" and frame.rect.width < style.leading:
        style = style._replace(leading=max(style.size, frame.rect.width))
    return style


def _middle(bay: Bay, depth: float) -> Bay:
    """Return the middle of a vertical bay, as deep as its lines."""
    rect = bay.rect
    x = rounded(rect.x + (rect.width - depth) / 2)
    return bay._replace(rect=rect._replace(x=x, width=depth))


def _at_folds(page: Page, flat: Flat) -> Iterator[Diagnostic]:
    """Warn of type on a fold, or so near that it may come to lie there."""
    for line in among(page.items, TextLine):
        if line.story != _NAME:  # a marker of overset copy
            continue
        size = max((run.size for run in line.runs), default=0.0)
        left, right = (
            (line.x - size / 2, line.x + size / 2)
            if line.vertical
            else (line.x, line.x + line.width)
        )
        if any(left - _SAFE < fold < right + _SAFE for fold in flat.folds):
            spine = round(flat.panel("spine").width / MM, 1)
            yield advice(
                "type-at-fold",
                f"封面的“{line.text}”离折线不到1毫米（书脊宽{spine:g}毫米）",
                f"“{line.text}” on the cover is less than 1 mm from a fold "
                f"(the spine is {spine:g} mm wide)",
                line.source,
                hint=(
                    "字排小，或不上书脊；书脊不足5毫米的书，书脊上可不排字",
                    "set it smaller, or leave it out: a spine of less than 5 mm "
                    "need not bear words",
                ),
            )


def _no_caliper(cover: Cover) -> Diagnostic:
    return remark(
        "no-caliper",
        "没有写封面的 paper（内页一张纸的厚），算不出书脊宽",
        "the cover has no paper (the caliper of a leaf): its spine is not known",
        cover.source,
        hint=("例：paper: 0.1，单位毫米", "as paper: 0.1, in mm"),
    )


def _no_words(frame: DesignedFrame, cover: Cover) -> Diagnostic:
    name = frame.name.strip()
    return remark(
        "cover-frame",
        f"封面的版框“{name}”没有文字",
        f"there are no words for the frame “{name}” of the cover",
        frame.source,
        hint=(
            f"在 edition.yaml 的 cover.data 里写 {name}（{cover.source}）",
            f"write {name} into cover.data of edition.yaml ({cover.source})",
        ),
    )
