"""The file of the plan (版样文件): ``dummy.yaml`` read and written.

In: ``content/<edition>/dummy.yaml``.  Out: a ``Dummy``, or every fault of the
file at its place.  What ``as_file`` returns, ``read_dummy`` reads back as it was.

"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reform_press.errors import LayoutError
from reform_press.makeup.dummy import (
    VERSION,
    BlockPlan,
    Cells,
    Dummy,
    FixedPlan,
    HeadPlan,
    JumpPlan,
    PageDummy,
    PicturePlan,
    Slot,
    TextPlan,
)
from reform_press.makeup.pins import read_pins
from reform_press.makeup.plan_form import DummyForm, FixedForm, SlotForm
from reform_press.makeup.score.result import Score
from reform_press.schema import Form, Read, read_yaml
from reform_press.schema.output import as_yaml


def read_dummy(path: Path, root: Path) -> Dummy:
    """Read a plan.  Raises LayoutError with every fault of the file."""
    read = read_yaml(path, root, DummyForm, topic="dummy")
    if read.value is None:
        raise LayoutError(*read.diagnostics)
    form = read.value
    pages = tuple(
        PageDummy(
            page.page,
            tuple(
                _slot(slot, read, ("pages", number, "slots", place))
                for place, slot in enumerate(page.slots)
            ),
            page.tree,
            tuple(
                _fixed(fixed, read, ("pages", number, "fixed", place))
                for place, fixed in enumerate(page.fixed)
            ),
            read.source("pages", number),
        )
        for number, page in enumerate(form.pages)
    )
    return Dummy(pages, tuple(sorted(form.score.items())), VERSION, read.source())


def _slot(form: SlotForm, read: Read[DummyForm], at: tuple[str | int, ...]) -> Slot:
    return Slot(
        form.story,
        Cells(**form.cells.model_dump()),
        HeadPlan(**form.head.model_dump()),
        TextPlan(**form.text.model_dump()),
        tuple(PicturePlan(**picture.model_dump()) for picture in form.pictures),
        BlockPlan(**form.introduction.model_dump()) if form.introduction else None,
        BlockPlan(**form.figures.model_dump()) if form.figures else None,
        form.box,
        form.cut,
        read_pins(form.pinned),
        read.source(*at),
        JumpPlan(**form.jump.model_dump()) if form.jump else None,
        form.filler,
    )


def _fixed(
    form: FixedForm, read: Read[DummyForm], at: tuple[str | int, ...]
) -> FixedPlan:
    cells = Cells(**form.cells.model_dump())
    return FixedPlan(form.id, cells, form.role, form.label, read.source(*at))


def costs_of(scores: Iterable[Score]) -> tuple[tuple[str, float], ...]:
    """Return what each term of the score costs over all pages, as a plan tells it."""
    costs: dict[str, float] = {}
    for score in scores:
        for term in score.terms:
            costs[term.id] = costs.get(term.id, 0) + term.points
    return tuple((id, round(points, 2)) for id, points in costs.items())


def as_file(dummy: Dummy) -> bytes:
    """Return the file of a plan."""
    return as_yaml(as_plain(dummy)).encode()


def as_plain(dummy: Dummy) -> dict[str, Any]:
    """Return a plan as the plain values of its file, defaults left out."""
    told: dict[str, Any] = {"dummy": dummy.version}
    if dummy.score:
        told["score"] = dict(dummy.score)
    told["pages"] = [_page(page) for page in dummy.pages]
    return told


def _page(page: PageDummy) -> dict[str, Any]:
    told: dict[str, Any] = {"page": page.page}
    if page.tree:
        told["tree"] = page.tree
    if page.fixed:
        told["fixed"] = [_plain(fixed, FixedForm) for fixed in page.fixed]
    told["slots"] = [_plain_slot(slot) for slot in page.slots]
    return told


def _plain_slot(slot: Slot) -> dict[str, Any]:
    told = _plain(slot, SlotForm)
    return told | {"pinned": True} if slot.whole else told


def _plain(value: Any, form: type[Form]) -> dict[str, Any]:
    """Return the fields of ``value`` that the file would have to name."""
    checked = form.model_validate(value, from_attributes=True)
    return checked.model_dump(mode="json", exclude_defaults=True)
