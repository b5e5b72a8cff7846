"""YAML text in, a tree of values with their places out (YAML 语法树).

Built from parser events, so that nothing is constructed and nothing can
recurse without end: anchors, aliases, tags, second documents and duplicate
keys are complaints, depth is capped (T3).  Every scalar is text as typed.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.schema.intake import unwanted

#: Deeper nesting is an attack or an accident.
DEEPEST = 64

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text (标量).  ``style`` is its quote or block mark."""

    text: str
    source: Source
    style: str = ""  # "" plain, ' " | >
    end: tuple[int, int] = (0, 0)  # line and column behind it, from 0

    @property
    def empty(self) -> bool:
        """Whether nothing was written at all."""
        return not self.text and not self.style


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes (列表)."""

    items: tuple["Node", ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order of the file (键值)."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    source: Source


Node = Scalar | Listing | Mapping


@dataclass(slots=True)
class _Builder:
    """The work in hand: events, where they are from, and complaints."""

    events: Iterator[Any]
    file: str
    first_line: int
    found: list[Diagnostic] = field(default_factory=list)

    def place(self, mark: Any) -> Source:
        return Source(self.file, mark.line + self.first_line, mark.column + 1)

    def complain(self, mark: Any, code: str, words: Words, hint: Words) -> None:
        place = self.place(mark)
        self.found.append(Diagnostic("error", f"yaml.{code}", words, place, hint))


_QUOTE = Words(
    "值以 * & ! 开头时，请给整个值加引号",
    "quote a value that begins with * & or !",
)
_DEEP = Words(f"嵌套超过 {DEEPEST} 层", f"nested more than {DEEPEST} levels deep")


def too_deep(text: str) -> int:
    """Return the index at which brackets nest too deep, -1 if nowhere.

    Counted on the bare text before any parser sees it: a parser may recurse.
    """
    depth = 0
    for at, character in enumerate(text):
        if character in "[{":
            depth += 1
            if depth > DEEPEST:
                return at
        elif character in "]}" and depth:
            depth -= 1
    return -1


def parse(
    text: str, file: str, first_line: int = 1
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Parse one document.  Raises ``yaml.MarkedYAMLError`` for bad syntax.

    None is an empty document.
    """
    at = too_deep(text)
    if at >= 0:
        line = text.count("\n", 0, at) + first_line
        place = Source(file, line, at - text.rfind("\n", 0, at))
        return None, (Diagnostic("error", "yaml.too-deep", _DEEP, place),)
    work = _Builder(iter(yaml.parse(text, Loader=_LOADER)), file, first_line)
    root: Node | None = None
    for event in work.events:
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            words = Words("文件里有第二个 YAML 文档", "there is a second document")
            hint = Words("请删去这一行 ---", "delete this line of ---")
            work.complain(event.start_mark, "second-document", words, hint)
            break
        if isinstance(event, yaml.NodeEvent):
            root = _node(event, work, 1)
    if isinstance(root, Scalar) and root.empty:
        root = None
    return root, tuple(work.found)


def _node(event: Any, work: _Builder, depth: int) -> Node:
    """Build the node that starts with ``event``."""
    place = work.place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        words = Words(
            f"不支持 YAML 别名 *{event.anchor}",
            f"YAML alias *{event.anchor} is not used here",
        )
        work.complain(event.start_mark, "alias", words, _QUOTE)
        return Scalar(f"*{event.anchor}", place, "'")
    if event.anchor:
        words = Words(
            f"不支持 YAML 锚点 &{event.anchor}",
            f"YAML anchor &{event.anchor} is not used here",
        )
        work.complain(event.start_mark, "anchor", words, _QUOTE)
    if event.tag:
        words = Words(
            f"不支持 YAML 标签 {event.tag}", f"YAML tag {event.tag} is not used here"
        )
        work.complain(event.start_mark, "tag", words, _QUOTE)
    if isinstance(event, yaml.ScalarEvent):
        if event.style == '"' and not event.value.isprintable():
            work.found += _escaped(event.value, place)
        last: Any = event.end_mark
        return Scalar(event.value, place, event.style or "", (last.line, last.column))
    if depth > DEEPEST:
        # The parser hands out events one by one, so it may simply be left.
        work.complain(event.start_mark, "too-deep", _DEEP, SILENT)
        raise TooDeepError(work.found)
    if isinstance(event, yaml.SequenceStartEvent):
        return _listing(place, work, depth)
    return _mapping(place, work, depth)


def _escaped(text: str, place: Source) -> Iterator[Diagnostic]:
    """Complain of what no copy may hold, and an escape sequence has brought in."""
    for one in unwanted(text, place.file):
        if one.severity == "error":
            yield one._replace(source=place)


class TooDeepError(Exception):
    """Nesting went over the cap; carries what was found until then."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__()
        self.found = tuple(found)


def _listing(place: Source, work: _Builder, depth: int) -> Listing:
    items = []
    for event in work.events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_node(event, work, depth + 1))
    return Listing(tuple(items), place)


def _mapping(place: Source, work: _Builder, depth: int) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    for event in work.events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _node(event, work, depth + 1)
        value = _node(next(work.events), work, depth + 1)
        if isinstance(key, Scalar):
            entries.append((key, value))
        else:
            words = Words("键必须是文字", "a key must be text")
            hint = Words("值若以 [ 或 { 开头，请加引号", "quote a value with [ or {")
            work.complain(event.start_mark, "bad-key", words, hint)
    return Mapping(tuple(entries), place)
