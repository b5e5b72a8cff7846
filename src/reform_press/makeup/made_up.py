"""An edition as made up (组版结果), whatever its product.

In: nothing.  Out: the value that newspapers, brochures and yearbooks give:
who writes pages down or compares them need not load what makes them up.

"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reform_press.errors import Diagnostic
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.frame import Overset, PageFrames
from reform_press.page import Page


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The pages of an edition as made up (组版结果)."""

    pages: tuple[Page, ...]
    frames: tuple[PageFrames, ...]
    diagnostics: tuple[Diagnostic, ...]
    dummy: Dummy
    overset: tuple[Overset, ...] = ()
    cover: Page | None = None  # of a book, laid flat; printed apart
    #: What the references of a book's chapters say, by href and chapter.
    words: Mapping[str, tuple[tuple[str, str | None], ...]] = field(
        default_factory=dict
    )
