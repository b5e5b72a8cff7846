"""Pillow left for later (延后载入): ReportLab imports it whole, to draw nothing.

In: nothing.  Out: a block inside which importing ``PIL.Image`` gives a module
that loads the true one when something of it is asked for.

A galley of 7,000 characters takes 0.2 s from start to end and has no picture;
Pillow's share of that would be 9 ms.  Only modules first imported inside the
block hold the stand-in; everybody else gets ``PIL.Image`` itself.

"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_NAME = "PIL.Image"


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # asked by the import system itself
            raise AttributeError(name)
        if sys.modules.get(_NAME) is self:
            del sys.modules[_NAME]
        return getattr(import_module(_NAME), name)


@contextmanager
def pillow_later() -> Iterator[None]:
    """Put the stand-in where imports look, unless Pillow is loaded already."""
    if _NAME in sys.modules:
        yield
        return
    sys.modules[_NAME] = stand_in = _Later(_NAME)
    try:
        yield
    finally:
        if sys.modules.get(_NAME) is stand_in:
            del sys.modules[_NAME]
