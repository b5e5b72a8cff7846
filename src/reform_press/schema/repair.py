"""Parse, and go on parsing past each trap (逐处修补).

In: YAML text.  Out: its tree and every complaint.  Where the parser stumbles
or a value is not what was typed, the line's ``Trap`` is reported, the line
is mended *in memory only*, and parsing starts again, so that one run shows
all faults of a file.  A text with a trap yields a tree for checking, but its
complaints are errors: nothing is ever set from a guessed mend.

"""

from collections.abc import Callable, Iterator

import yaml

from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.schema import nodes, traps
from reform_press.schema.nodes import Listing, Mapping, Node, Scalar

#: Faults reported in one file before giving up on the rest.
_MOST_ROUNDS = 100
#: Mends tried in one line before the parser's own words are given.
_MOST_MENDS = 3


def parse(
    text: str, file: str, first_line: int = 1
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of ``text``, None if it cannot be had, and complaints."""
    lines = text.split("\n")
    found: list[Diagnostic] = []
    mended: dict[int, int] = {}
    for _ in range(_MOST_ROUNDS):
        try:
            root, complaints = nodes.parse("\n".join(lines), file, first_line)
        except yaml.MarkedYAMLError as error:
            suspects = _suspects(error, lines)
            hits = _first(suspects, lines, mended, traps.inspect)
            if not hits:
                wrong = _syntax(error, lines, file, first_line)
                told = wrong.source and wrong.source.line - first_line in mended
                return None, tuple(found) if told else (*found, wrong)
        except nodes.TooDeepError as error:
            return None, (*found, *error.found)
        else:
            hits = _silent(root, lines, first_line, mended)
            if not hits:
                return root, (*found, *complaints, *_stray(root))
        for at, trap in hits:
            lines[at] = trap.mended
            if at not in mended:  # a second trap shows once the first is mended
                found.append(_told(trap, Source(file, at + first_line, trap.column)))
            mended[at] = mended.get(at, 0) + 1
    return None, tuple(found)


def _told(trap: traps.Trap, place: Source) -> Diagnostic:
    return Diagnostic("error", f"yaml.{trap.code}", trap.message, place, trap.hint)


def _first(
    suspects: Iterator[int],
    lines: list[str],
    mended: dict[int, int],
    look: Callable[[str], traps.Trap | None],
) -> list[tuple[int, traps.Trap]]:
    """Return the first suspect line that holds a trap."""
    for at in suspects:
        if mended.get(at, 0) == _MOST_MENDS or not 0 <= at < len(lines):
            continue
        trap = look(lines[at])
        if trap:
            return [(at, trap)]
    return []


def _suspects(error: yaml.MarkedYAMLError, lines: list[str]) -> Iterator[int]:
    """Yield the lines that may have caused a parser's complaint."""
    context = error.context_mark
    if context and "block mapping" not in (error.context or ""):
        yield context.line
    if error.problem_mark:
        at = error.problem_mark.line
        yield at
        # The parser notices a lost colon only when the next line begins.
        while at > 0:
            at -= 1
            if at < len(lines) and lines[at].strip():
                yield at
                break


def _syntax(
    error: yaml.MarkedYAMLError, lines: list[str], file: str, first_line: int
) -> Diagnostic:
    """Say that a line cannot be read, as far as we know why."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    place = Source(file, line + first_line, mark.column + 1 if mark else 1)
    problem = error.problem or ""
    if "expected key" in problem or "block end" in problem or "not allowed" in problem:
        return Diagnostic(
            "error",
            "yaml.indent",
            Words("这一行的缩进与上文对不上", "the indentation fits no line above"),
            place,
            Words(
                "同一级的键要左对齐，列表项以“- ”开头",
                "align keys of one level; begin list items with “- ”",
            ),
        )
    words = Words("YAML 读不懂这一行", f"YAML cannot read this line: {problem}")
    hint = Words("若是文字，请给整个值加引号", "if this is text, quote the whole value")
    return Diagnostic("error", "yaml.syntax", words, place, hint)


def _silent(
    root: Node | None, lines: list[str], first_line: int, mended: dict[int, int]
) -> list[tuple[int, traps.Trap]]:
    """Find lines that parse, but not to what was typed."""
    hits: dict[int, traps.Trap] = {}

    def look(at: int, trap: traps.Trap | None) -> None:
        if trap and mended.get(at, 0) < _MOST_MENDS:
            hits.setdefault(at, trap)

    if isinstance(root, Scalar):
        for at, line in enumerate(lines):
            look(at, traps.unkeyed(line))
    for key, scalar in _scalars(root):
        start = scalar.source.line - first_line
        if key and scalar.text.startswith(tuple(traps.WIDE_BLANKS)):
            look(start, traps.inspect(lines[start]))
        elif key and not scalar.style and ("：" in scalar.text or ":" in scalar.text):
            look(start, traps.unkeyed(lines[start]))
        elif not key and scalar.style not in ("|", ">"):
            if scalar.end[0] < len(lines):
                look(scalar.end[0], traps.cut(lines[scalar.end[0]], scalar.end[1]))
            for at in range(start + 1, scalar.end[0] + 1) if not scalar.style else ():
                if at < len(lines):
                    look(at, traps.continued(lines[at], lines[start]))
    return sorted(hits.items())


def _scalars(node: Node | None) -> Iterator[tuple[bool, Scalar]]:
    """Yield every scalar, and whether it is a key."""
    if isinstance(node, Scalar):
        yield False, node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield True, key
            yield from _scalars(value)


def _stray(root: Node | None) -> tuple[Diagnostic, ...]:
    """Complain of a document that is not keys and values."""
    if root is None or isinstance(root, Mapping):
        return ()
    words = Words("文件应由“键: 值”组成", "the file must be made of “key: value”")
    return (Diagnostic("error", "yaml.not-a-mapping", words, root.source, SILENT),)
