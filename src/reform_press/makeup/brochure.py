"""Brochures made up (小册子组版): designed pages and stories in, pages out.

In: an edition at the desk, and its pages as their templates designed them.
Out: ``MadeUp``: finished pages, their frames, and every remark.  Guarantees:
all copy that a frame asks for stands in its frames or in ``overset``, and
text that no frame asks for is an error; same input, same pages.

"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, LayoutError, Words, errors_among
from reform_press.fonts.doctor import prove
from reform_press.geometry import Rect
from reform_press.makeup.block import Block, Desk, joined
from reform_press.makeup.chains import chains_of, frame_faults, unframed
from reform_press.makeup.characters import Piece, of_paragraph
from reform_press.makeup.designed import Designed
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.frame import PageFrames
from reform_press.makeup.framed import Job, filled, flow_faults, jobs_of
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.seating import Seat
from reform_press.page import Embed, Group, Item, Mark, Page, Picture, Sheet, TextLine
from reform_press.style.model import Layout
from reform_press.style.region import local_role
from reform_press.style.sheets import FORMATS, page_count_fits

#: What text stands over: photographs, and drawings in their frames.
_PICTURES = (Picture, Group)


def check_format(edition: Edition, layout: Layout) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the number of pages.

    Raises LayoutError: the layout is no brochure's, or its panels are not so
    many as the pages.
    """
    if not layout.format:
        words = Words(
            f"版式“{layout.name}”是报纸的", f"“{layout.name}” is a newspaper's layout"
        )
        hint = Words("给它写 format（折法）", "give it a format")
        raise LayoutError(
            Diagnostic("error", "makeup.no-format", words, edition.source, hint)
        )
    count = len(edition.pages)
    if page_count_fits(layout.format, count):
        return ()
    said, number, multiples = FORMATS[layout.format]
    wanted = f"{number} 的倍数" if multiples else f"{number} 面"
    words = Words(
        f"{said}要{wanted}，这里有 {count} 面",
        f"{'an' if layout.format[0] in 'aeiou' else 'a'} {layout.format} has "
        f"{'a multiple of ' if multiples else ''}{number} pages, not {count}",
    )
    told = Diagnostic("error", "makeup.page-count", words, edition.source)
    if layout.format != "saddle":
        raise LayoutError(told)
    return (told._replace(severity="warning"),)


def check_frames(edition: Edition, pages: Sequence[Designed]) -> None:
    """Refuse frames that no copy is for; all faults at once.

    Raises LayoutError, with what was said of the templates.
    """
    said = tuple(one for page in pages for one in page.diagnostics)
    wrong = (*said, *frame_faults(chains_of(pages), edition))
    if errors_among(wrong):
        raise LayoutError(*wrong)


def proven(pages: Sequence[Designed], desk: Desk) -> tuple[Diagnostic, ...]:
    """Tell every character of the frames that its font lacks, see ``prove``.

    What a resident process has proven of a part of a story is not read again.
    """
    jobs = [
        j for j in jobs_of(chains_of(pages), pages, desk) if j.chain.part != "photo"
    ]
    fonts, memory = desk.compositor.fonts, desk.kept.memory
    if memory:
        about = memory.name(desk.layout), desk.edition.terms, desk.kept.maker
        each = [
            memory.of(
                "proven",
                (job.story,),
                (job.asked, job.style, *about),
                partial(_proven, job, desk),
            )
            for job in jobs
        ]
        if not any(each):
            return ()
    # A character that many parts hold is told once, with its first place.
    return prove(chain.from_iterable(_printed(job, desk) for job in jobs), fonts)


def _proven(job: Job, desk: Desk) -> tuple[Diagnostic, ...]:
    return prove(_printed(job, desk), desk.compositor.fonts)


def _printed(job: Job, desk: Desk) -> Iterator[Piece]:
    """Yield text, font role and place of all that frames ask for."""
    for piece in job.pieces(desk):
        for text, role, source in of_paragraph(piece.paragraph, piece.style):
            yield text, local_role(role, job.story.lang), source


def make_up_brochure(pages: Sequence[Designed], desk: Desk) -> MadeUp:
    """Make up every page of a brochure.

    Raises LayoutError: ``makeup.frame-…`` where a template asks for what is
    not there, ``makeup.unequal-frames``.
    """
    edition = desk.edition
    check_frames(edition, pages)
    chains = chains_of(pages)
    jobs = jobs_of(chains, pages, desk)
    wrong = tuple(flow_faults(jobs))
    if wrong:
        raise LayoutError(*wrong)
    seats = sorted(filled(jobs, desk), key=lambda seat: (seat.page, seat.first))
    blocks = [
        joined(seat.block for seat in seats if seat.page == page)
        for page in range(len(pages))
    ]
    made = list(_pages(edition, pages, seats))
    frames = [
        _frames(edition.pages[n].folio, n + 1, pages[n], block)
        for n, block in enumerate(blocks)
    ]
    if desk.kept.memory:  # pages that are as they were are not drawn again
        same = desk.kept.memory.same
        made = [same(("leaf", page.number), page) for page in made]
        frames = [same(("leaf-frames", one.number), one) for one in frames]
    # A style sheet that several pages use is remarked on once.
    said = list(dict.fromkeys(one for page in pages for one in page.diagnostics))
    said += unframed(chains, edition)
    return MadeUp(
        tuple(made),
        tuple(frames),
        (*said, *(one for block in blocks for one in block.diagnostics)),
        Dummy(()),
        tuple(rest for block in blocks for rest in block.overset),
    )


def _pages(
    edition: Edition, pages: Sequence[Designed], seats: Sequence[Seat]
) -> Iterator[Page]:
    """Yield the finished pages; a story's bookmark stands where it first does."""
    titles = {story.id: story.headline.main for story in edition.stories}
    marked: set[str] = set()
    for number, designed in enumerate(pages):
        items = [item for s in seats if s.page == number for item in s.block.items]
        pictures = [item for item in items if isinstance(item, _PICTURES)]
        text = [item for item in items if not isinstance(item, _PICTURES)]
        marks = []
        for line in text:
            if isinstance(line, TextLine) and line.story not in ("", *marked):
                top = round(max(0.0, line.y - 2 * line.runs[0].size), 3)
                title = titles[line.story].replace("\n", "　")
                marks.append(Mark(title, top, line.story))
                marked.add(line.story)
        yield Page(
            number + 1,
            Sheet(designed.size, designed.bleed),
            (
                *_furniture(designed, designed.under),
                *pictures,
                *text,
                *_furniture(designed, designed.over),
            ),
            edition.pages[number].folio,
            tuple(marks),
        )


def _furniture(designed: Designed, pdf: bytes) -> Iterator[Item]:
    """Yield what the template draws, to the edge of the bleed."""
    if pdf:
        whole = Rect(0.0, 0.0, designed.size.width, designed.size.height)
        yield Embed(whole.inset(-designed.bleed), pdf, designed.digest)


def _frames(folio: str, number: int, designed: Designed, block: Block) -> PageFrames:
    """Return the frames of a page; it has no grid."""
    size = designed.size
    return PageFrames(
        number, folio, size.width, size.height, (0.0, 0.0), 0, 0.0, 0.0, 0, 0.0,
        block.frames, block.overset,
    )  # fmt: skip
