"""Plans of an edition that were replaced (旧版样): kept, and taken back.

In: the folder of an edition.  Out: ``build/plans/<edition>``, with a file
under each number; none of them is ever written over.

"""

from pathlib import Path

from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.files import write_whole
from reform_press.makeup.dummy import PLAN
from reform_press.makeup.plan import read_dummy


def replace_plan(folder: Path, data: bytes) -> Path | None:
    """Write the plan of an edition; return where the one before is kept.

    Raises OutputError.
    """
    present = file_bytes(folder / PLAN)
    kept = _keep(folder, present) if present else None
    write_whole(folder / PLAN, data)
    return kept


def take_back(folder: Path, number: int) -> Path:
    """Make a plan that was replaced the edition's again; return its file.

    The present one is kept in its turn.  Raises UsageError
    ``usage.no-old-plan``, LayoutError where the old file is damaged.
    """
    plans = _plans_folder(folder)
    old = plans / f"{number}.yaml"
    data = file_bytes(old)
    if data is None:
        raise UsageError(_no_old_plan(number, _numbers(plans)))
    read_dummy(old, plans)
    replace_plan(folder, data)
    return folder.absolute() / PLAN


def file_bytes(file: Path) -> bytes | None:
    """Return what stands in a file, None if there is none."""
    return file.read_bytes() if file.is_file() else None


def _plans_folder(folder: Path) -> Path:
    folder = folder.absolute()
    return root_of(folder) / "build" / "plans" / folder.name


def _keep(folder: Path, data: bytes) -> Path:
    """Keep a plan under the next number, unless the last one is the same."""
    plans = _plans_folder(folder)
    last = max(_numbers(plans), default=0)
    file = plans / f"{last}.yaml"
    if last and file_bytes(file) == data:
        return file
    file = plans / f"{last + 1}.yaml"
    write_whole(file, data)
    return file


def _numbers(plans: Path) -> list[int]:
    stems = (path.stem for path in plans.glob("*.yaml"))
    return sorted(int(stem) for stem in stems if stem.isdecimal() and stem.isascii())


def _no_old_plan(number: int, known: list[int]) -> Diagnostic:
    told = "、".join(map(str, known))
    return Diagnostic(
        "error",
        "usage.no-old-plan",
        Words(f"没有第 {number} 份旧版样", f"there is no old plan {number}"),
        hint=Words(f"现有：{told}", f"there are: {', '.join(map(str, known))}")
        if known
        else Words("还没有换下过版样", "no plan has been replaced yet"),
    )
