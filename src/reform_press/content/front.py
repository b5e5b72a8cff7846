"""The head of a story or a chapter, and what stands under it (稿件头部).

In: a Markdown file whose head of YAML stands between two lines of ``---``.
Out: the head, checked, the text under it and the readings that both state; or
nothing, and what is wrong with the file.

"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from reform_press.content.book.forms import ChapterForm
from reform_press.content.forms import StoryForm
from reform_press.content.pinyin import Readings, miscounted
from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema import Read, read_text
from reform_press.schema.intake import take

F = TypeVar("F", bound=StoryForm | ChapterForm)

_FENCE = re.compile(r"---[ \t]*")
#: What input methods and word processors make of three hyphens.
_LIKE_FENCE = re.compile(r"[ \t\u3000]*(?:[—–―－─_-][ \t]?){1,6}[ \t]*")


@dataclass(frozen=True, slots=True)
class Front(Generic[F]):
    """A file in its two parts."""

    head: Read[F]
    text: str
    line: int  # of the file, where the text begins
    readings: Readings


def read_front(
    path: Path,
    folder: Path,
    root: Path,
    form: type[F],
    pinyin: Mapping[str, str] | None = None,
) -> tuple[Front[F] | None, tuple[Diagnostic, ...]]:
    """Read a file; ``folder`` is its edition's, ``root`` names files.

    ``pinyin`` are readings that the edition states; the file's own win.
    """
    taken = take(path, folder, root)
    file, found = taken.file, taken.diagnostics
    if taken.text is None:
        return None, found
    lines = taken.text.split("\n")
    end, wrong = front_end(lines, file)
    if wrong:
        return None, (*found, wrong)
    head = read_text("\n".join(lines[1:end]), file, form, first_line=2)
    stated = head.value.pinyin if head.value else {}
    misread = tuple(miscounted(stated, partial(head.source, "pinyin")))
    readings = Readings.stated(pinyin or {}, stated)
    front = Front(head, "\n".join(lines[end + 1 :]), end + 2, readings)
    return front, (*found, *head.diagnostics, *misread)


def front_end(lines: list[str], file: str) -> tuple[int, Diagnostic | None]:
    """Return the line that ends the front matter, or what is wrong with it."""
    hint = Words(
        "稿件以一行 --- 开头，头部之后再写一行 ---",
        "begin with a line of ---, and end the front matter with another",
    )
    if not _FENCE.fullmatch(lines[0]):
        words = Words("稿件没有头部", "there is no front matter")
        if lines[0].strip() and _LIKE_FENCE.fullmatch(lines[0]):
            words = Words("第一行应是三个半角减号 ---", "line 1 must be three hyphens")
        wrong = Diagnostic("error", "content.no-front", words, Source(file), hint)
        return 0, wrong
    for number, line in enumerate(lines[1:], 1):
        if _FENCE.fullmatch(line):
            return number, None
    like = [
        n
        for n, line in enumerate(lines[1:], 1)
        if line.strip() and _LIKE_FENCE.fullmatch(line)
    ]
    words = Words("头部没有结束", "the front matter does not end")
    place = Source(file, like[0] + 1 if like else 1)
    if like:
        words = Words("这一行应是三个半角减号 ---", "this must be three hyphens ---")
    return 0, Diagnostic("error", "content.open-front", words, place, hint)
