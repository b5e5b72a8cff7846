"""What an editor looks at after a conversion (转换校核): the review file.

In: the conversions of an edition and the file as an editor left it,
``review-hant.yaml`` (``review-hans.yaml``).  Out: the file anew: every word
that was changed and every character that has several forms, with the copy
around it and what was chosen.  What an editor accepted stays accepted; copy
that reads otherwise is asked about again.

    words:                        # another word was set
      - source: 软件
        chosen: 軟體
        state: open               # open 待校, accepted 已校, always 一律
        places:
          - 'lead.md:12:7 把【软件】装进电脑'
    characters: ...               # one of several forms
    phrases: ...                  # forms that a phrase of OpenCC decided

A wrong one is put right in ``terms-hant.yaml``, see ``terms``.

"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from reform_press.content.model import Conversion, Edition
from reform_press.content.terms import script_of
from reform_press.errors import ContentError
from reform_press.files import write_whole
from reform_press.schema import Form, read_yaml

VERSION = 1
State = Literal["open", "accepted", "always"]
Group = Literal["words", "characters", "phrases"]
GROUPS: tuple[Group, ...] = ("words", "characters", "phrases")

_HEAD = """\
# 转换校核，由 reform-press convert 写出。有错的，把对的写进 {terms}（terms），
# 不转的写进 keep。看过无误：state 改为 accepted，或运行 reform-press convert --accept；
# 一字处处都这样转：改为 always。校过的不会改动。
# Written by `reform-press convert`.  Put a wrong one right in {terms}; set what
# you have read to `accepted` (all at once: --accept), or to `always`.
review: {version}
"""
_REMARKS: dict[Group, str] = {
    "words": "换了说法的词 another word was set",
    "characters": "一字多形 one of several forms",
    "phrases": "由词组定的字 decided by a phrase",
}


class EntryForm(Form):
    """One word or character and where it stands (校核条目)."""

    source: str
    chosen: str
    others: str = ""
    state: State = "open"
    places: tuple[str, ...] = ()


class ReviewForm(Form):
    """``review-hant.yaml`` (转换校核)."""

    review: Annotated[int, Field(ge=1, le=VERSION)]
    words: tuple[EntryForm, ...] = ()
    characters: tuple[EntryForm, ...] = ()
    phrases: tuple[EntryForm, ...] = ()


class Entry(NamedTuple):
    """One entry of the file."""

    group: Group
    source: str
    chosen: str
    others: str
    state: State
    places: tuple[tuple[str, str], ...]  # place, copy around it


class Review(NamedTuple):
    """A review file as it is to be (校核文件)."""

    file: Path
    entries: tuple[Entry, ...]

    @property
    def open(self) -> int:
        """How many places nobody has looked at yet."""
        return sum(len(entry.places) for entry in self.entries if entry.state == "open")


def reviews(
    edition: Edition, root: Path, *, accept: bool = False
) -> tuple[Review, ...]:
    """Return the review files of an edition, one a script; nothing is written.

    ``accept``: an editor has read all that stood open.  Raises ContentError
    when a file of before cannot be read.
    """
    done = []
    for script in sorted({script_of(one.lang) for one in edition.conversions}):
        file = Path(edition.folder) / f"review-{script}.yaml"
        mine = [one for one in edition.conversions if script_of(one.lang) == script]
        before = _read(file, root) if file.exists() else ()
        done.append(Review(file, _reviewed(mine, before, accept=accept)))
    return tuple(done)


def write_review(review: Review) -> None:
    """Write the file, whole or not at all.  Raises OutputError."""
    terms = review.file.name.replace("review", "terms")
    lines = [_HEAD.format(terms=terms, version=VERSION)]
    for group in GROUPS:
        inside = [entry for entry in review.entries if entry.group == group]
        if inside:
            lines.append(f"\n# {_REMARKS[group]}\n{group}:\n")
            lines += (line for entry in inside for line in _lines(entry))
    write_whole(review.file, "".join(lines).encode())


def _read(file: Path, root: Path) -> tuple[Entry, ...]:
    read = read_yaml(file, root, ReviewForm)
    if read.value is None:
        raise ContentError(*read.diagnostics)
    return tuple(
        Entry(
            group,
            form.source,
            form.chosen,
            form.others,
            form.state,
            tuple(_parted(place) for place in form.places),
        )
        for group in GROUPS
        for form in getattr(read.value, group)
    )


def _reviewed(
    conversions: Iterable[Conversion], before: Iterable[Entry], *, accept: bool
) -> tuple[Entry, ...]:
    """Return the entries of the new file.

    What an editor decided ``before`` is kept, also for copy that is gone.
    """
    decided = [entry for entry in before if entry.state != "open"]
    always = {(e.source, e.chosen) for e in decided if e.state == "always"}
    read = {
        (e.source, e.chosen, context): e.state
        for e in decided
        for _, context in e.places
    }
    entries: dict[tuple[str, str, State], Entry] = {}
    places: dict[tuple[str, str, State], dict[str, str]] = {}
    for one in conversions:
        state = read.get((one.source, one.chosen, one.context), "open")
        if (one.source, one.chosen) in always:
            state = "always"
        elif accept:
            state = "accepted"
        key = one.source, one.chosen, state
        entries.setdefault(key, _entry(one, state))
        places.setdefault(key, {}).setdefault(one.context, _place(one))
    for entry in decided:
        key = entry.source, entry.chosen, entry.state
        entries.setdefault(key, entry)
        for place, context in entry.places:
            places.setdefault(key, {}).setdefault(context, place)
    done = (
        entry._replace(places=tuple((p, c) for c, p in places.get(key, {}).items()))
        for key, entry in entries.items()
    )
    return tuple(sorted(done, key=lambda entry: GROUPS.index(entry.group)))


def _lines(entry: Entry) -> Iterator[str]:
    yield f"  - source: {_quoted(entry.source)}\n"
    yield f"    chosen: {_quoted(entry.chosen)}\n"
    if entry.others:
        yield f"    others: {_quoted(entry.others)}\n"
    yield f"    state: {entry.state}\n"
    if entry.places:
        yield "    places:\n"
    for place, context in entry.places:
        yield f"      - {_quoted(f'{place} {context}')}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _entry(one: Conversion, state: State) -> Entry:
    group: Group = "phrases"
    if one.others:
        group = "characters"
    elif one.reworded:
        group = "words"
    return Entry(group, one.source, one.chosen, " ".join(one.others), state, ())


def _place(one: Conversion) -> str:
    """Return where a conversion stands, from the folder of the edition."""
    place = one.place
    return (
        f"{PurePosixPath(place.file).name}:{place.line}:{place.column}"
        if place
        else "-"
    )


def _parted(line: str) -> tuple[str, str]:
    """Divide a line of the file into the place and the copy around it."""
    place, _, context = line.partition(" ")
    return place, context
