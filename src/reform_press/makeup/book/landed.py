"""Pages of a chapter as placed (落版), and where everything landed on them.

In: nothing.  Out: the values that references, contents, index and the finished
pages are made of.

"""

from typing import NamedTuple

from reform_press.makeup.block import Block


class Landing(NamedTuple):
    """Where something stands (落点).

    ``target``: ``id:hens`` a heading, an entry, a paragraph, a float; else the
    ``href`` of a run: ``index:石溪村``, ``note:3``, ``page:hens`` …
    """

    target: str
    page: int  # of the chapter or the part, from 0
    column: int  # from 0: a, b … in the index
    y: float  # of its upper edge, in points


class FlowedPage(NamedTuple):
    """One page of flowing text."""

    block: Block
    headings: tuple[str, ...] = ()  # that begin on it, as running heads have them
    running: str = ""  # the heading that its head stands under, at its top
    #: A picture takes the paper, or nothing stands on it: no running head, no folio.
    bare: bool = False


class FlowedChapter(NamedTuple):
    """A chapter, or several that run on, wherever in the book its pages are."""

    pages: tuple[FlowedPage, ...]
    landings: tuple[Landing, ...]
    begins: tuple[int, ...] = (0,)  # where several run on: the page of each


class FlowedPart(NamedTuple):
    """The flowing pages of a part (部分)."""

    pages: tuple[FlowedPage, ...]
    landings: tuple[Landing, ...]
    begins: tuple[int, ...]  # the first page of each chapter, from 0
