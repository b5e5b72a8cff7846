"""Pages and drawings made in a process of their own (隔离制版).

In: how to make one.  Out: what was made, or every fault as if it had been made
here.  A page that never ends, or that eats the memory of the machine, costs
its own process and is told as an error (T6).

"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reform_press.confined import Limits, NotApartError, Unfinished, confined
from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.values import Packing

_MADE = Packing(Diagnostic, Source, Words)
#: Of one page: generous, since a page takes a second.
LIMITS = Limits(seconds=60.0, memory=1536 << 20)
Make = Callable[[], tuple[Any, ...]]


def made_apart(
    makes: Sequence[tuple[Make, Source | None]], said: list[Diagnostic]
) -> Iterator[tuple[Any, ...] | LayoutError]:
    """Yield what each ``make`` returns, made apart, or the error that it raises.

    They make text, numbers, bytes and tuples of these.  Of our own the errors
    are ``furniture.endless`` (too long, too much memory) and
    ``furniture.damaged`` (failed, its process was ended), at the place that
    comes with a ``make``.  Where no process can be had they are made here, and
    ``furniture.unbounded`` is said.
    """
    done = 0
    try:
        for told in confined([_packed(make) for make, _ in makes], LIMITS):
            place = makes[done][1]
            done += 1
            if isinstance(told, Unfinished):
                yield LayoutError(_unfinished(told, place))
                continue
            made, faults = _MADE.unpacked(told)
            yield LayoutError(*faults) if faults else made
    except NotApartError:
        said.append(_unbounded())
        for make, _ in makes[done:]:
            try:
                yield make()
            except LayoutError as error:
                yield error


def _packed(make: Make) -> Callable[[], bytes]:
    def work() -> bytes:
        try:
            return _MADE.packed((make(), ()))
        except LayoutError as error:
            return _MADE.packed(((), tuple(error.diagnostics)))

    return work


def _unfinished(told: Unfinished, place: Source | None) -> Diagnostic:
    if told.why in ("time", "memory"):
        words, hint = _ENDLESS[told.why]
        return Diagnostic("error", "furniture.endless", words, place, hint)
    reason = told.reason[:120] or "its process was ended"
    words = Words(f"画不出来（{reason}）", f"it cannot be drawn ({reason})")
    return Diagnostic("error", "furniture.damaged", words, place, _SIMPLER)


def _unbounded() -> Diagnostic:
    return Diagnostic(
        "warning",
        "furniture.unbounded",
        Words(
            "这台机器开不出单独的进程：画页时没有时间和内存的限制",
            "no process of its own can be had here: drawn without limits of time "
            "and memory",
        ),
    )


_SIMPLER = Words(
    "去掉一半再试，找出是哪一处", "take half of it out and try again, to find which"
)
_ENDLESS = {
    "time": (
        Words("画了一分钟还没有画完", "it is not drawn to its end after a minute"),
        Words(
            "循环套循环、逐级加倍的变量或图案、上千页的内容，请改简单",
            "look for loops in loops, variables or patterns that double, "
            "thousands of pages",
        ),
    ),
    "memory": (
        Words("画的时候要用 1.5 GiB 以上的内存", "drawing it takes over 1.5 GiB"),
        Words(
            "逐次加倍的文字、上百万的行列或编号，请改小",
            "look for text that doubles, and rows, columns or counters by the million",
        ),
    ),
}
