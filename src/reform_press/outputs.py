"""What a build writes besides its PDF (版次文件): the model, the plan, the report.

In: pages as made up, and what was said of them.  Out: ``pages.json``,
``dummy.yaml``, ``record.json`` and ``report.json``.  A resident process
writes the text of an unchanged page again as it was.  None is waited for
until it is on the disk: one that a power cut tears is not what the build
noted of it (``standing``), and is written again by the next.

"""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic
from reform_press.files import write_whole
from reform_press.kept import Memory
from reform_press.makeup.frame import PageFrames, as_json, overset_as_json
from reform_press.makeup.newspaper import MadeUp
from reform_press.makeup.plan import PLAN, as_file
from reform_press.makeup.record import RECORD, as_record, pages_told
from reform_press.standing import as_plain

_write = partial(write_whole, lasting=False)
#: Version of the format of ``report.json``.
REPORT_VERSION = 1


def write_model(made: MadeUp, out: Path, memory: Memory) -> None:
    """Write ``pages.json`` and the plan that was followed."""
    told = as_json(())
    pages = (
        memory.of("frames", (one,), "", partial(_frames_told, one))
        for one in made.frames
    )
    _write(out / "pages.json", _spliced(_told(told), "pages", pages, "\n  "))
    if made.dummy.pages:  # a brochure has none: its templates are its plan
        plan = memory.of("plan", (), made.dummy, partial(as_file, made.dummy))
        _write(out / PLAN, plan)


def write_record(edition: Edition, made: MadeUp, out: Path, memory: Memory) -> None:
    """Write what the build can be compared by."""
    record = as_record(edition, made.pages, made.frames, memory)
    pages = (
        memory.of("record-told", (page,), "", partial(_compact, page))
        for page in record["pages"]
    )
    told = _spliced(_compact(record | {"pages": []}), "pages", pages, "")
    _write(out / RECORD, told)


def write_report(
    made: MadeUp,
    told: Iterable[Diagnostic],
    seconds: Mapping[str, float],
    out: Path,
    memory: Memory,
) -> None:
    """Write what was said, which pages changed, and how long it took."""
    pages = pages_told(made.pages, made.frames, memory)
    digests = {str(page["page"]): page["digest"] for page in pages}
    before = _pages_before(out / "report.json")
    report = {
        "version": REPORT_VERSION,
        "diagnostics": [as_plain(d) for d in told],
        "overset": [overset_as_json(o) for o in made.overset],
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


def _compact(value: Any) -> str:
    """Return as JSON what only programs read."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spliced(whole: str, key: str, parts: Iterable[str], apart: str) -> bytes:
    """Return JSON whose empty list ``key``, its last field, holds ``parts``."""
    head, found, tail = whole.rpartition("[]")
    if not found or not head.rstrip(": ").endswith(f'"{key}"'):
        raise AssertionError(f"{key} is not the last field")
    inside = f",{apart}".join(parts)
    end = apart[:-1] if inside else ""
    return f"{head}[{apart if inside else ''}{inside}{end}]{tail}\n".encode()
