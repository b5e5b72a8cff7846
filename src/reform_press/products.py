"""The three products made up (报纸、小册子、年鉴): copy at the desk in, pages out.

In: an edition at the desk, the plan that it goes by, and the folder of its
layout.  Out: its pages as made up, and what was found wrong on the way.  A
newspaper is made up by its plan, a brochure in the frames of its templates, a
yearbook on the masters of its parts.  Every character has its glyph, or the
edition is refused.

"""

from pathlib import Path
from typing import NamedTuple

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, FontError, errors_among
from reform_press.fonts.doctor import prove
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.sections import recorded


class CopyGlyphError(FontError):
    """Copy holds a character that no font has: an error of content."""

    exit_code = 1


class Made(NamedTuple):
    """An edition with its pages (组版结果)."""

    edition: Edition  # as it stands on them: stories know their pages
    pages: MadeUp
    found: tuple[Diagnostic, ...]  # before anything was made up


def made_of(desk: Desk, plan: Dummy | None, house: Path) -> Made:
    """Make up the edition at the desk; ``house`` is the folder of its layout.

    A newspaper that comes without ``plan`` is given one.
    Raises PressError: the layout, the plan or a template asks for what is not
    there, or a character has no glyph.
    """
    match desk.edition.product:
        case "brochure":
            return _brochure(desk, house)
        case "yearbook":
            return _yearbook(desk, house)
    return _newspaper(desk, plan)


def _newspaper(desk: Desk, plan: Dummy | None) -> Made:
    """Make up the pages by their plan, or by one that is made for them.

    The plan tells on which pages stories stand that were named on none.
    """
    from reform_press.makeup.newspaper import make_up  # no other product is

    edition, layout, compositor = desk.edition, desk.layout, desk.compositor
    kept = desk.kept
    found = prove(pieces_of(edition, layout, kept.memory), compositor.fonts)
    _refuse_lacking(edition, found)
    if plan is None:
        from reform_press.makeup.solve.edition import made_plan  # seldom asked for

        plan = made_plan(edition, layout, compositor, kept)
    edition = recorded(edition, plan)
    return Made(edition, make_up(edition, layout, compositor, plan, kept), found)


def _brochure(desk: Desk, house: Path) -> Made:
    """Design the pages by their templates, and fill the frames."""
    from reform_press.makeup import brochure  # brings the templates
    from reform_press.makeup.designing import designed_pages

    edition = desk.edition
    said = brochure.check_format(edition, desk.layout)
    pages = designed_pages(desk, house)
    brochure.check_frames(edition, pages)
    found = brochure.proven(pages, desk)
    _refuse_lacking(edition, found)
    return Made(edition, brochure.make_up_brochure(pages, desk), (*said, *found))


def _yearbook(desk: Desk, house: Path) -> Made:
    """Pour the chapters over the pages of their masters, and gather the rest."""
    from reform_press.makeup import brochure  # brings the templates
    from reform_press.makeup.book.cover import covered, designed_cover, printed_on
    from reform_press.makeup.book.printed import printed
    from reform_press.makeup.book.volume import laid_out
    from reform_press.makeup.book.yearbook import make_up_yearbook

    edition, fonts = desk.edition, desk.compositor.fonts
    found = prove(printed(desk), fonts)
    _refuse_lacking(edition, found)
    volume = laid_out(desk, house)
    found += brochure.proven(volume.designed, volume.desk)
    _refuse_lacking(edition, found)
    made = make_up_yearbook(volume)
    if edition.book and (cover := edition.book.cover):
        flat = designed_cover(cover, len(made.pages), desk, house)
        found += prove(printed_on(flat, desk), fonts)
        _refuse_lacking(edition, found)
        made = covered(made, flat, desk)
    return Made(volume.desk.edition, made, found)


def _refuse_lacking(edition: Edition, found: tuple[Diagnostic, ...]) -> None:
    """Raise when no font has a character of the copy."""
    if errors_among(found):
        raise CopyGlyphError(*edition.diagnostics, *found)
