"""Ids for paragraphs that have none (段落编号): ``{#p7}`` put into the files.

In: the twins of an edition.  Out: their files with ids at the ends of
paragraphs, every other byte as it was.  Guarantees: an id that is there is
never changed; none is given that a story had before; twins get the same ids
only where their paragraphs answer to each other one by one; each file is
read again before it is written, and must say what it said.

"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reform_press.content import markdown
from reform_press.content.front import front_end
from reform_press.content.model import Paragraph, Story
from reform_press.content.pairs import Couple
from reform_press.content.place import root_of
from reform_press.content.twins_survey import Survey, file_of
from reform_press.errors import Diagnostic, OutputError, Source, Words
from reform_press.files import written_whole
from reform_press.schema.intake import decode, take

_GIVEN = re.compile(r"p([0-9]{1,6})")
_LINE_END = re.compile("(\r\n|\r|\n)")


class Numbered(NamedTuple):
    """A file with new ids (编号结果)."""

    path: Path
    ids: tuple[str, ...]  # those that were given
    before: bytes
    after: bytes


class Numbering(NamedTuple):
    """What is to be written, and paragraphs that were left alone."""

    files: tuple[Numbered, ...]
    diagnostics: tuple[Diagnostic, ...]


def number(known: Survey) -> Numbering:
    """Find ids for all paragraphs that have none; nothing is written.

    Raises OutputError ``output.changed-copy`` when a file would not say what
    it said, or was saved meanwhile.
    """
    files: list[Numbered] = []
    found: list[Diagnostic] = []
    root = root_of(known.folder)
    for couple in known.couples:
        if couple.source is None:
            continue  # its ids are for its source to give
        used = [key for story, key in known.accepted if story == couple.id]
        given = _given(couple, used)
        for story, ids in zip(couple, given.ids, strict=True):
            if story and ids:
                files.append(_numbered(story, ids, root))
        found += given.diagnostics
    return Numbering(tuple(files), tuple(found))


def write(files: Sequence[Numbered]) -> None:
    """Write the files, each whole or not at all.  Raises OutputError."""
    for one in files:
        real = one.path.resolve()
        if real.read_bytes() != one.before:
            raise OutputError(_changed(one.path))
        with written_whole(real) as stream:
            os.chmod(stream.name, real.stat().st_mode & 0o7777)
            stream.write(one.after)


class _Given(NamedTuple):
    """Ids for the paragraphs of two twins, by their numbers in the bodies."""

    ids: tuple[Mapping[int, str], Mapping[int, str]]
    diagnostics: tuple[Diagnostic, ...]


def _given(couple: Couple, used: Sequence[str]) -> _Given:
    """Give ids between paragraphs that both have, stretch by stretch."""
    ours = couple.source.body if couple.source else ()
    theirs = couple.twin.body if couple.twin else ()
    fresh = _fresh([*(one.id for one in (*ours, *theirs)), *used])
    source: dict[int, str] = {}
    twin: dict[int, str] = {}
    found: list[Diagnostic] = []
    for (a, b), (c, d) in pairwise(_anchors(ours, theirs)):
        one, two = range(a + 1, c), range(b + 1, d)
        if _answer([ours[at] for at in one], [theirs[at] for at in two]):
            for at, other in zip(one, two, strict=True):
                known = ours[at].id or theirs[other].id or next(fresh)
                source[at] = twin[other] = known
            continue
        source |= {at: ours[at].id or next(fresh) for at in one}
        bare = [theirs[at] for at in two if not theirs[at].id]
        if bare:
            found.append(_unequal(bare[0], [ours[at] for at in one]))
    new = (
        {at: name for at, name in source.items() if not ours[at].id},
        {at: name for at, name in twin.items() if not theirs[at].id},
    )
    return _Given(new, tuple(found))


def _fresh(used: Sequence[str]) -> Iterator[str]:
    """Yield ids that no paragraph of the story has, or ever had."""
    numbers = [int(match[1]) for match in map(_GIVEN.fullmatch, used) if match]
    at = max(numbers, default=0)
    while True:
        at += 1
        yield f"p{at}"


def _anchors(
    ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> list[tuple[int, int]]:
    """Return the numbers of paragraphs that both have, ends included."""
    places = {one.id: at for at, one in enumerate(theirs) if one.id}
    found = [(-1, -1)]
    for at, one in enumerate(ours):
        other = places.get(one.id, -1)
        if other > found[-1][1]:
            found.append((at, other))
    return [*found, (len(ours), len(theirs))]


def _answer(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> bool:
    """Tell whether two stretches answer to each other one by one."""
    return len(ours) == len(theirs) and all(
        one.role == two.role and not (one.id and two.id)
        for one, two in zip(ours, theirs, strict=True)
    )


def _numbered(story: Story, ids: Mapping[int, str], root: Path) -> Numbered:
    """Return a story's file with ids in it."""
    path = file_of(story, root)
    before = path.resolve().read_bytes()
    text = take(path, root).text or ""
    body, tails = _body(text)
    lines = _LINE_END.split(before.decode("utf-8"))
    for at, name in ids.items():
        place, braced = tails[at]
        line = lines[2 * place.line - 2]
        cut = place.column - 1
        mark = f"#{name} " if braced else f" {{#{name}}}"
        lines[2 * place.line - 2] = line[:cut] + mark + line[cut:]
    after = "".join(lines).encode()
    wanted = tuple(one._replace(id=ids.get(at, one.id)) for at, one in enumerate(body))
    said = decode(after, "").text
    if len(body) != len(story.body) or said is None or _body(said)[0] != wanted:
        raise OutputError(_changed(path))
    return Numbered(path, tuple(ids.values()), before, after)


def _body(text: str) -> tuple[tuple[Paragraph, ...], tuple[markdown.Tail, ...]]:
    """Return the paragraphs of a story's text, and where their ids stand."""
    lines = text.split("\n")
    end, _ = front_end(lines, "")
    rest = "\n".join(lines[end + 1 :])
    return markdown.read(rest, "", end + 2)[0], markdown.tails(rest, "", end + 2)


def _unequal(first: Paragraph, others: Sequence[Paragraph]) -> Diagnostic:
    """Tell that paragraphs do not answer to those of the source."""
    there: Source | None = others[0].source if others else None
    words = Words(
        f"从这里起，段落与原文对不上（原文此处 {len(others)} 段）",
        f"from here on, paragraphs do not answer to the source, which has "
        f"{len(others)}",
    )
    if there:
        words = Words(f"{words.zh}，见 {there}", f"{words.en} from {there}")
    hint = Words("在段末照原文写 {#编号}", "write the {#id} of its source at each end")
    return Diagnostic("warning", "content.unequal-twins", words, first.source, hint)


def _changed(path: Path) -> Diagnostic:
    words = Words(
        f"没有给 {path.name} 编号：文件刚被改过，或编号会改动正文",
        f"{path.name} got no ids: it was saved meanwhile, or ids would change its text",
    )
    hint = Words("再试一次，或手写 {#编号}", "try again, or write {#id} by hand")
    return Diagnostic("error", "output.changed-copy", words, hint=hint)
