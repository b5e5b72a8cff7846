"""A candidate taken as the plan of its edition (选定版样).

In: an edition and the number of a candidate.  Out: the edition's
``dummy.yaml``, changed whole or not at all.  What an editor has worked on is
never lost: it is only replaced when that is asked for, and is kept
(``old_plans``).

"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reform_press.content.edition import read
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.files import write_whole
from reform_press.makeup.dummy import PLAN, Dummy, PageDummy, Slot
from reform_press.makeup.held import keeps, pins_of
from reform_press.makeup.plan import read_dummy
from reform_press.makeup.planned import check
from reform_press.makeup.sections import recorded
from reform_press.old_plans import replace_plan
from reform_press.style.load import load

#: Beside the candidates: what was taken last.
_TAKEN = "taken.yaml"


class Taken(NamedTuple):
    """A candidate taken (选定结果)."""

    plan: Path  # dummy.yaml
    replaced: Path | None  # the plan before, as it was kept


def take(folder: Path, number: int, candidates: Path, *, force: bool = False) -> Taken:
    """Make candidate ``number`` of a folder the plan of an edition.

    A plan that an editor has worked on is only replaced with ``force``.
    Raises UsageError ``usage.no-candidate`` ``usage.hand-plan``
    ``usage.pins-changed``, LayoutError where the candidate no longer fits the
    edition, OutputError.
    """
    folder = folder.absolute()
    root, candidates = root_of(folder), candidates.absolute()
    # Candidates may have been written outside the project.
    home = root if candidates.is_relative_to(root) else candidates
    file = candidates / str(number) / PLAN
    if not file.is_file():
        raise UsageError(_no_candidate(number, candidates))
    dummy = read_dummy(file, home)
    edition = recorded(read(folder), dummy)
    check(edition, load(root / "layouts" / edition.layout, edition.lang), dummy)
    goal = folder / PLAN
    if goal.exists():
        before = read_dummy(goal, root)
        if not _obeyed(before, dummy):
            raise UsageError(_pins_changed(number))
        if not force and not _ours(before, candidates / _TAKEN, home):
            raise UsageError(_hand_plan())
    data = file.read_bytes()
    replaced = replace_plan(folder, data)
    write_whole(candidates / _TAKEN, data)
    return Taken(goal, replaced)


def _ours(before: Dummy, taken: Path, home: Path) -> bool:
    """Tell whether a plan is as it was taken, but for pins."""
    if not taken.is_file():
        return False
    last = read_dummy(taken, home)
    return _places(before) == _places(last)


def _places(dummy: Dummy) -> list[PageDummy]:
    """Return pages as they can be compared: without pins, and where they stood."""
    return [
        replace(
            page,
            slots=tuple(replace(s, pinned=(), source=None) for s in page.slots),
            fixed=tuple(replace(one, source=None) for one in page.fixed),
            source=None,
        )
        for page in dummy.pages
    ]


def _obeyed(before: Dummy, dummy: Dummy) -> bool:
    """Tell whether a candidate holds what is pinned, and nothing else."""
    pins, found = _pinned(before), _pinned(dummy)
    return pins.keys() == found.keys() and all(
        keeps(pin, found[where]) for where, pin in pins.items()
    )


def _pinned(dummy: Dummy) -> dict[tuple[int, str], Slot]:
    return {
        (page.page, slot.story): slot for page in dummy.pages for slot in pins_of(page)
    }


def _no_candidate(number: int, candidates: Path) -> Diagnostic:
    stems = (file.parent.name for file in candidates.glob(f"*/{PLAN}"))
    there = [str(one) for one in sorted(int(s) for s in stems if s.isdecimal())]
    hint = Words("先不带 --take 运行一次", "run it without --take first")
    if there:
        hint = Words(f"有：{'、'.join(there)}", f"there are: {', '.join(there)}")
    return Diagnostic(
        "error",
        "usage.no-candidate",
        Words(f"没有第 {number} 个候选版面", f"there is no candidate {number}"),
        hint=hint,
    )


def _pins_changed(number: int) -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.pins-changed",
        Words(
            f"候选版面 {number} 排好之后，版样里钉住的稿改过",
            f"pinned stories have changed since candidate {number} was made",
        ),
        hint=Words("不带 --take 重排一次", "make candidates again, without --take"),
    )


def _hand_plan() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.hand-plan",
        Words(
            "这一期的 dummy.yaml 是编辑画的或改过的",
            "the dummy.yaml of this edition is an editor's work",
        ),
        hint=Words(
            "要保留的稿标 pinned: true；仍要替换，加 --force",
            "pin what must stay (pinned: true); to replace it all the same, --force",
        ),
    )
