"""A new edition that builds at once (新建一期).

In: the folder of editions, a name and a product.  Out: the files written: an
edition whose stories say how to use it, a 四开 page with its plan, a leaflet of
four pages in two languages, or a yearbook with contents, index and cover, all from
``data/new``; a project without the layout that it needs gets that as well.
An edition may start from a planned page instead (``Start``).
Nothing that is there is ever overwritten; either all files of the edition
appear, or none.

"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reform_press.errors import (
    SILENT,
    Diagnostic,
    Language,
    OutputError,
    UsageError,
    Words,
)

#: What an edition may be started as.
Product = Literal["newspaper", "brochure", "yearbook"]
#: Names that stay the same on every system: no slash, colon, dot in front.
_NAME = re.compile(r"\w[\w.\-]{0,79}")
#: Comments of the templates: "#zh …" is kept for Chinese, "#en …" for English.
_COMMENT = re.compile(r"^([ ]*)#(zh|en) (.*)\n", re.MULTILINE)


class Start(NamedTuple):
    """What an edition starts from instead of the template: its own files."""

    files: Mapping[str, bytes]
    layout: bytes  # layout.yaml of a house style of the edition's name
    diagnostics: tuple[Diagnostic, ...] = ()  # what it does not hold


def new(
    folder: Path,
    name: str,
    language: Language = "zh",
    schemas: Mapping[str, Mapping[str, Any]] | None = None,
    start: Start | None = None,
    product: Product = "newspaper",
) -> tuple[Path, ...]:
    """Write the edition ``name`` of a ``product`` into ``folder``; return its files.

    ``schemas`` are JSON Schemas by format, put where the first lines of the
    YAML files point, so that an editor completes keys without a network.
    Raises UsageError ``usage.bad-name`` ``usage.exists``, OutputError
    ``output.unwritable``.
    """
    target = folder / name
    if not _NAME.fullmatch(name):
        words = Words(f"“{name}”不能作文件夹名", f"“{name}” will not do as a folder")
        hint = Words(
            "用汉字、字母、数字和 - _ .，如 2026-01",
            "use letters, digits, - _ and ., such as 2026-01",
        )
        raise UsageError(Diagnostic("error", "usage.bad-name", words, hint=hint))
    layout = _LAYOUTS[product]
    house = _project(folder) / "layouts" / (name if start else layout)
    for place in (target, house) if start else (target,):
        if place.exists() or place.is_symlink():
            raise UsageError(_there(place))
    wanted = dict(
        start.files
        if start
        else _templates(files("reform_press") / "data" / "new" / product, language)
    )
    for kind, schema in (schemas or {}).items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        wanted[f".schema/{kind}.json"] = f"{text}\n".encode()
    try:
        if start:
            _write(house, {"layout.yaml": start.layout})
        elif not house.exists():
            _write(house, dict(_templates(_shipped(layout), language)))
        _write(target, wanted)
    except OSError as error:
        words = Words(f"不能写入 {folder.name}", f"cannot write into {folder.name}")
        raise OutputError(
            Diagnostic("error", "output.unwritable", words, None, _reason(error))
        ) from error
    return tuple(target / file for file in sorted(wanted))


def _there(place: Path) -> Diagnostic:
    named = f"{place.parent.name}/{place.name}"
    words = Words(f"“{named}”已经有了", f"“{named}” is there already")
    hint = Words("换一个名称，或先移走它", "choose another name, or move it away")
    return Diagnostic("error", "usage.exists", words, hint=hint)


#: The house style that the template of a product is made for.
_LAYOUTS: dict[Product, str] = {
    "newspaper": "newspaper-sikai",
    "brochure": "brochure-leaflet",
    "yearbook": "yearbook",
}


def _project(folder: Path) -> Path:
    """Return the folder that holds ``layouts``, seen from the editions'."""
    return folder.parent if folder.absolute().name == "content" else folder


def _shipped(layout: str) -> Traversable:
    """Return a house style of ours: of the wheel, or of a source tree."""
    package = files("reform_press")
    inside = package / "data" / "layouts" / layout
    return (
        inside
        if inside.is_dir()
        else Path(str(package)).parents[1] / "layouts" / layout
    )


def _reason(error: OSError) -> Words:
    return Words(error.strerror, error.strerror) if error.strerror else SILENT


def _templates(
    place: Traversable, language: Language, above: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the template and their bytes, comments in one language."""
    for entry in sorted(place.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _templates(entry, language, f"{above}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            text = entry.read_text("utf-8")
            yield f"{above}{entry.name}", _COMMENT.sub(_spoken(language), text).encode()
        else:
            yield f"{above}{entry.name}", entry.read_bytes()


def _spoken(language: Language) -> "Any":
    def replacement(match: "re.Match[str]") -> str:
        return f"{match[1]}# {match[3]}\n" if match[2] == language else ""

    return replacement


def _write(target: Path, wanted: Mapping[str, bytes]) -> None:
    """Write all files beside the target, then give it its name at once."""
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        for name, data in wanted.items():
            file = part / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        part.chmod(0o755)
        # An empty folder of that name would be replaced, one with files not.
        os.rename(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
