"""Libraries left for later (延后载入): what others import and seldom use.

In: names of modules, perhaps with what is taken out of them at once.  Out: a
block inside which importing them gives stand-ins, which load the true ones
when something of them is asked for.

A galley of 7,000 characters takes 0.2 s from start to end and has no picture;
ReportLab's Pillow would be 9 ms of it.  What cuts fonts by fontTools is a third
of the time that WeasyPrint takes to load, and HarfBuzz does it.  Only modules
first imported inside the block hold a stand-in; everybody else gets the module
itself.

"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __init__(self, name: str, calls: Sequence[str]) -> None:
        super().__init__(name)
        for call in calls:
            setattr(self, call, self._calling(call))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import system itself
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)

    def _calling(self, name: str) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            return self.__getattr__(name)(*args, **named)

        return call


@contextmanager
def later(modules: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Put stand-ins where imports look, but for modules that are loaded already.

    ``modules`` gives for each the functions that are imported from it by name.
    """
    stand_ins = {
        name: _Later(name, calls)
        for name, calls in modules.items()
        if name not in sys.modules
    }
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
