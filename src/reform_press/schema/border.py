"""Where files become values: a model checks a tree (边界).

In: a file or text and its model.  Out: ``Read``.  Guarantees: every fault
of the file is reported, sorted by place; a value is returned only when there
is no error; text is never read as anything but what the model says.

"""

from collections.abc import Mapping as MappingView
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from reform_press.errors import Diagnostic, Source, Words, errors_among
from reform_press.schema import intake, repair
from reform_press.schema.complaints import Told, tell
from reform_press.schema.shape import Shaped, shape

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Read(Generic[M]):
    """What a file said (读取结果): a checked value, or None."""

    value: M | None
    diagnostics: tuple[Diagnostic, ...]
    places: MappingView[tuple[str | int, ...], Source]
    file: str

    def source(self, *path: str | int) -> Source:
        """Return the place of a field, or of the nearest thing around it.

        ``source("pages", 0, "stories", 2)``; keys in English.
        """
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return Source(self.file)

    def has(self, *path: str | int) -> bool:
        """Tell whether the file itself says something there."""
        return path in self.places


def read_yaml(
    path: Path, root: Path, model: type[M], topic: str = "content"
) -> Read[M]:
    """Read a YAML file below ``root`` through its model.

    ``topic`` begins the codes of complaints about contents.
    """
    taken = intake.take(path, root)
    if taken.text is None:
        return Read(None, taken.diagnostics, {}, taken.file)
    read = read_text(taken.text, taken.file, model, topic)
    return replace(read, diagnostics=(*taken.diagnostics, *read.diagnostics))


def read_text(
    text: str, file: str, model: type[M], topic: str = "content", first_line: int = 1
) -> Read[M]:
    """Read YAML text; ``first_line`` is where it stands in ``file``."""
    root, found = repair.parse(text, file, first_line)
    if root is None and not found:
        nothing = Words("文件是空的", "there is nothing in the file")
        found = (Diagnostic("error", "yaml.empty", nothing, Source(file, first_line)),)
    if root is None or any(d.code == "yaml.not-a-mapping" for d in found):
        return Read(None, found, {}, file)
    shaped = shape(root, model, topic)
    value: M | None = None
    told = Told(topic, shaped, model)
    try:
        value = model.model_validate(shaped.plain)
        wrong: tuple[Diagnostic, ...] = ()
    except ValidationError as error:
        wrong = tell(error, told)
    every = _sorted((*found, *shaped.diagnostics, *wrong))
    if errors_among(every):
        value = None
    return Read(value, every, _fields(shaped), file)


def _fields(shaped: Shaped) -> MappingView[tuple[str | int, ...], Source]:
    return {path: node.source for path, node in shaped.nodes.items()}


def _sorted(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Sort by place and take out what is said twice of one value."""
    said: dict[tuple[Source | None, str], Diagnostic] = {}
    for one in sorted(found, key=lambda d: (d.source or Source(""), d.code)):
        said.setdefault((one.source, one.code), one)
    return tuple(said.values())
