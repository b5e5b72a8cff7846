"""Tables of plain text (CSV), with the place of every cell.

In: the text of a CSV file (RFC 4180): a head of names, then rows.  Out: nodes
as YAML's reader makes them, a list of mappings, and complaints at line and
column.  Blanks round a cell are dropped, empty lines skipped.

"""

import re
from collections.abc import Iterator

from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema.nodes import Listing, Mapping, Scalar

_OPENED = re.compile(r'[ \t]*"')
_QUOTED = Words("引号成对", "close the quotation mark")


def read_csv(text: str, file: str) -> tuple[Listing, tuple[Diagnostic, ...]]:
    """Return the rows of ``text`` as mappings of the head's names to cells."""
    found: list[Diagnostic] = []
    rows = [row for row in _rows(text, file, found) if any(c.text for c in row)]
    head = rows[0] if rows else ()
    if not rows:
        empty = Words("表是空的", "there is nothing in the table")
        found.append(Diagnostic("error", "chart.empty", empty, Source(file)))
    found += _names(head)
    mappings = []
    for row in rows[1:]:
        if len(row) != len(head):
            found.append(_uneven(row, len(head)))
            continue
        mappings.append(Mapping(tuple(zip(head, row, strict=True)), row[0].source))
    return Listing(tuple(mappings), Source(file)), tuple(found)


def _names(head: tuple[Scalar, ...]) -> Iterator[Diagnostic]:
    """Complain of columns without a name, or of one name for two."""
    seen: set[str] = set()
    for cell in head:
        if not cell.text:
            words = Words("这一列没有名称", "this column has no name")
            yield Diagnostic("error", "chart.no-name", words, cell.source)
        elif cell.text in seen:
            words = Words(
                f"有两列都叫“{cell.text}”", f"two columns are called “{cell.text}”"
            )
            yield Diagnostic("error", "chart.twice", words, cell.source)
        seen.add(cell.text)


def _uneven(row: tuple[Scalar, ...], wanted: int) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.uneven",
        Words(
            f"这一行有 {len(row)} 格，表头有 {wanted} 格",
            f"this row has {len(row)} cells, the head has {wanted}",
        ),
        row[0].source,
        Words(
            "内含逗号的格子加英文引号", "put a cell that holds a comma in double quotes"
        ),
    )


def _rows(
    text: str, file: str, found: list[Diagnostic]
) -> Iterator[tuple[Scalar, ...]]:
    """Cut the text into rows of cells; a quoted cell may hold line ends."""
    cells: list[Scalar] = []
    at, line, start = 0, 1, 0  # index, its line, index where that line begins
    while at <= len(text):
        place = Source(file, line, at - start + 1)
        opened = _OPENED.match(text, at)
        if opened:
            cell, end, closed = _quoted(text, opened.end())
            if not closed:
                words = Words("引号没有收尾", "a quotation mark is not closed")
                found.append(Diagnostic("error", "chart.quote", words, place, _QUOTED))
            breaks = text.count("\n", at, end)
            if breaks:
                line, start = line + breaks, text.rfind("\n", at, end) + 1
        else:
            cell, end = "", at
        stop = end
        while stop < len(text) and text[stop] not in ",\n":
            stop += 1
        cells.append(
            Scalar((cell + text[end:stop]).strip(), place, '"' if cell else "")
        )
        if stop >= len(text) or text[stop] == "\n":
            yield tuple(cells)
            cells, line, start = [], line + 1, stop + 1
        at = stop + 1


def _quoted(text: str, at: int) -> tuple[str, int, bool]:
    """Return a quoted cell, the index behind it, and whether it is closed."""
    held = ""
    while True:
        end = text.find('"', at)
        if end < 0:
            return held + text[at:], len(text), False
        held += text[at:end]
        if text[end + 1 : end + 2] != '"':
            return held, end + 1, True
        held, at = held + '"', end + 2
