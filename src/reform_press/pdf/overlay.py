"""Areas laid over finished pages (叠加), and the pages' own streams.

In: PDFs as they were written.  Out: a PDF of chosen pages with areas over
them, which is for the eye and claims no standard; and the digest of each
page's content stream, by which a page is proved unchanged.  The files that
were read stay as they are.

"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pikepdf

from reform_press.colour import Colour
from reform_press.errors import ContentError, Diagnostic, Words
from reform_press.page import Area

#: Blending came with 1.4, what our pages use besides with 1.6.
_VERSION = "1.6"
#: Our writer names no graphics state like this.
_STATE = "/LaidOver"


class Leaf(NamedTuple):
    """A page of a PDF, what it is called here, and what is laid over it."""

    pdf: Path
    page: int  # from 1
    label: str
    areas: tuple[Area, ...] = ()


def write_overlaid(leaves: Sequence[Leaf], sink: BinaryIO) -> None:
    """Write the pages of several PDFs, with areas over them, as one.

    Fills darken what is under them.  Raises ContentError ``pdf.unreadable``.
    """
    sources = {
        path: _opened(path) for path in dict.fromkeys(leaf.pdf for leaf in leaves)
    }
    done = pikepdf.new()
    labels = pikepdf.Array()
    for number, leaf in enumerate(leaves):
        done.pages.append(sources[leaf.pdf].pages[leaf.page - 1])
        _lay(leaf.areas, done.pages[-1])
        labels.append(number)
        labels.append(pikepdf.Dictionary(P=leaf.label))
    done.Root.PageLabels = pikepdf.Dictionary(Nums=labels)
    done.save(sink, min_version=_VERSION, deterministic_id=True)
    for source in sources.values():
        source.close()


def stream_digests(pdf: Path) -> tuple[str, ...]:
    """Name the content stream of each page: same digest, same operators.

    Raises ContentError ``pdf.unreadable``.
    """
    with _opened(pdf) as document:
        return tuple(
            blake2b(_stream(page), digest_size=16).hexdigest()
            for page in document.pages
        )


def _opened(path: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path)
    except pikepdf.PdfError as error:
        words = Words(f"PDF 无法读取：{path}", f"{path} is no PDF that can be read")
        raise ContentError(Diagnostic("error", "pdf.unreadable", words)) from error


def _stream(page: pikepdf.Page) -> bytes:
    """Return what a page draws, as its writer packed it."""
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return contents.read_raw_bytes()
    return b"\n".join(part.read_raw_bytes() for part in contents or ())


def _lay(areas: Iterable[Area], page: pikepdf.Page) -> None:
    trim = [float(edge) for edge in page.trimbox]
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    # Names that pikepdf makes up are not the same twice.
    page.add_resource(state, pikepdf.Name.ExtGState, pikepdf.Name(_STATE))
    begin = b"Q q %s gs 1 0 0 1 %.3f %.3f cm\n"
    parts = [begin % (_STATE.encode(), trim[0], trim[3])]
    parts += [_area(area) for area in areas]
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"".join((*parts, b"Q\n")))


def _area(area: Area) -> bytes:
    rect = area.rect
    told = b"%.3f %.3f %.3f %.3f re " % (rect.x, -rect.bottom, rect.width, rect.height)
    if area.fill is not None:
        return _inks(area.fill) + b"k " + told + b"f\n"
    stroke = _inks(area.stroke or Colour()) + b"K %.3f w " % area.weight
    return stroke + told + b"S\n"


def _inks(colour: Colour) -> bytes:
    return b"".join(b"%.3f " % ink for ink in colour[:4])
