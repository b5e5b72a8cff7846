"""What a build writes besides its PDF (版次文件): the model, the plan, the report.

In: pages as made up, and what was said of them.  Out: ``pages.json``,
``dummy.yaml``, ``record.json`` and ``report.json``.  A resident process
writes the text of an unchanged page again as it was.  None is waited for
until it is on the disk: one that a power cut tears is not what the build
noted of it (``standing``), and is written again by the next.

"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic
from reform_press.files import write_whole
from reform_press.kept import Memory
from reform_press.makeup.copy_told import Written, copy_of
from reform_press.makeup.dummy import PLAN
from reform_press.makeup.frame import PageFrames, as_json, overset_as_json
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.record import (
    RECORD,
    PageTold,
    copy_json,
    cover_told,
    joined,
    told_of,
)
from reform_press.standing import as_plain

T = TypeVar("T")

_write = partial(write_whole, lasting=False)
#: Version of the format of ``report.json``.
REPORT_VERSION = 1


class Ledger:
    """What a build tells of its pages (版面账), each looked at once.

    ``memory`` is a resident process's, and holds what is told of pages that
    stay as they are.
    """

    def __init__(self, edition: Edition, made: MadeUp, memory: Memory | None) -> None:
        self._edition = edition
        self.made = made
        self._memory = memory
        self._pages: tuple[PageTold, ...] | None = None

    @property
    def pages(self) -> tuple[PageTold, ...]:
        """What is remembered of every page."""
        if self._pages is None:
            pairs = zip(self.made.pages, self.made.frames, strict=True)
            self._pages = tuple(self._kept("record", told_of, *one) for one in pairs)
        return self._pages

    def write(self, out: Path, *, record: bool) -> None:
        """Write ``pages.json`` and the plan that was followed, perhaps the record."""
        frames = (self._kept("frames", _frames_told, one) for one in self.made.frames)
        told = _told(as_json(()))
        _write(out / "pages.json", _spliced(told, "pages", frames, "\n  "))
        if self.made.dummy.pages:  # a brochure has none: its templates are its plan
            _write(out / PLAN, self._plan())
        if record:
            stories = map(self._copy, copy_of(self._edition, self.made.words))
            pages = (page.json for page in self.pages)
            whole = joined(self._edition, stories, pages, cover_told(self.made))
            _write(out / RECORD, f"{whole}\n".encode())

    def _copy(self, written: Written) -> str:
        make = partial(copy_json, written)
        if self._memory is None:
            return make()
        return self._memory.of("copy", (written.source,), written.told, make)

    def _plan(self) -> bytes:
        from reform_press.makeup.plan import as_file  # brings the form of the file

        dummy = self.made.dummy
        make = partial(as_file, dummy)
        return self._memory.of("plan", (), dummy, make) if self._memory else make()

    def _kept(self, kind: str, make: Callable[..., T], *about: object) -> T:
        if self._memory is None:
            return make(*about)
        return self._memory.of(kind, about, "", partial(make, *about))


def write_report(
    ledger: Ledger, told: Iterable[Diagnostic], seconds: Mapping[str, float], out: Path
) -> None:
    """Write what was said, which pages changed, and how long it took."""
    digests = {str(page.number): page.digest for page in ledger.pages}
    before = _pages_before(out / "report.json")
    report = {
        "version": REPORT_VERSION,
        "diagnostics": [as_plain(d) for d in told],
        "overset": [overset_as_json(o) for o in ledger.made.overset],
        "pages": digests,
        "changed": [n for n, digest in digests.items() if before.get(n) != digest],
        "seconds": {stage: round(took, 4) for stage, took in seconds.items()},
    }
    _write(out / "report.json", f"{_told(report)}\n".encode())


def _pages_before(report: Path) -> dict[str, str]:
    try:
        pages = json.loads(report.read_bytes())["pages"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return pages if isinstance(pages, dict) else {}


def _frames_told(frames: PageFrames) -> str:
    """Return a page of ``pages.json`` as it stands there, two levels deep."""
    (page,) = as_json((frames,))["pages"]
    return _told(page).replace("\n", "\n  ")


def _told(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _spliced(whole: str, key: str, parts: Iterable[str], apart: str) -> bytes:
    """Return JSON whose empty list ``key``, its last field, holds ``parts``."""
    head, found, tail = whole.rpartition("[]")
    if not found or not head.rstrip(": ").endswith(f'"{key}"'):
        raise AssertionError(f"{key} is not the last field")
    inside = f",{apart}".join(parts)
    end = apart[:-1] if inside else ""
    return f"{head}[{apart if inside else ''}{inside}{end}]{tail}\n".encode()
