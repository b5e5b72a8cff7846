"""What a process has at hand from one build to the next (车间).

In: nothing.  Out: a ``Workshop``, given to every build of a resident process.
A build of its own starts with an empty one.  It holds results, open fonts and
cast sorts; none of them can change what a build writes.

"""

import gc
from pathlib import Path

from reform_press.compose.paragraph import Compositor
from reform_press.fonts.library import FontSet
from reform_press.kept import Kept, Memory
from reform_press.page import Page
from reform_press.store import Store


class Workshop:
    """Memory, fonts and compositor of one process."""

    def __init__(self, *, stays: bool = True) -> None:
        self.memory = Memory(stays=stays)
        self.pages: tuple[Page, ...] = ()  # as last made up
        self._compositor: Compositor | None = None

    def kept(self, cache: Path, maker: str) -> Kept:
        """Begin a build; ``cache`` is its store, ``maker`` names the program."""
        self.memory.turn()
        return self.at_hand(cache, maker)

    def at_hand(self, cache: Path, maker: str) -> Kept:
        """Return what is kept, and begin nothing."""
        return Kept(Store(cache), self.memory, maker)

    def passing(self, kept: Kept) -> Kept:
        """Return what is kept of what a build does but once.

        How pages are drawn and told is of no use to a process that ends.
        """
        return kept if self.memory.stays else kept._replace(memory=None)

    def begun(self, fonts: FontSet) -> tuple[Compositor, Kept]:
        """Begin a galley, of which nothing is kept on a disk.

        Raises FontError as ``compositor`` does.
        """
        self.memory.turn()
        compositor = self.compositor(fonts)
        return compositor, Kept(memory=self.memory, maker=compositor.fonts.digest)

    def compositor(self, fonts: FontSet) -> Compositor:
        """Return a compositor with these fonts: the last one if it has them.

        Raises FontError when a font that is open is another file by now.
        """
        last = self._compositor
        if last is None or last.fonts.digest != fonts.digest:
            last = self._compositor = Compositor(fonts)
        last.fonts.confirm()
        return last

    def rest(self) -> None:
        """Do what would take its time in a build, while nothing is to be built.

        Results go to the store, garbage is gathered, and fonts are prepared to
        be cut again.
        """
        self.memory.rest()
        gc.collect()
        if self._compositor:
            self._compositor.fonts.prepare()
