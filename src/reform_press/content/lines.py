"""Where the lines of a block stand in their file (正文行).

In: an inline token of markdown-it and the lines of the file.  Out: the lines
of the block, without what marks it as a heading, a quote or an item.

"""

import re
from collections.abc import Sequence
from typing import Any

#: Text, line and column.
Line = tuple[str, int, int]
_HEADING = re.compile(r"[ >]*(#{1,6})[ \t]+")


def located(token: Any, lines: Sequence[str], first_line: int) -> list[Line]:
    """Return the lines of a block, each with its line and column in the file.

    ``lines`` begin at line ``first_line`` of the file; blank ones are left out.
    """
    done: list[Line] = []
    contents = token.content.split("\n")
    first = _first_line(token, contents, lines)
    for number, content in enumerate(contents, first):
        source = lines[number]
        bare = content.rstrip()
        heading = _HEADING.match(source) if not done else None
        start = heading.end() if heading else 0
        column = (
            source.find(bare, start) if heading else len(source.rstrip()) - len(bare)
        )
        # Wide blanks at the start are how writers indent: style does that.
        lead = len(bare) - len(bare.lstrip("\u3000\u00a0 \t"))
        text = content[lead:]
        if text.strip():
            done.append((text, number + first_line, max(column, 0) + lead + 1))
    return done


def _first_line(token: Any, contents: list[str], lines: Sequence[str]) -> int:
    """Return the line that a block's text begins on.

    markdown-it takes wide blanks off the text with their lines, as those of
    ``> 　``, but counts them as the block's.
    """
    number: int = token.map[0]
    spare = token.map[1] - number - len(contents)
    bare = contents[0].rstrip()
    while spare > 0 and not lines[number].rstrip().endswith(bare):
        number, spare = number + 1, spare - 1
    return number
