"""The command ``twins`` (双语稿): it lists, confirms and numbers.

In: the values of the command line and a console.  Out: an exit code; 1 where
a translation or its source is lacking, or a paragraph has no id.

"""

import argparse
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reform_press.cli.console import Console
from reform_press.cli.paths import existing, shown
from reform_press.errors import ContentError, Source, Words

if TYPE_CHECKING:
    from reform_press.content.twins_state import Judged
    from reform_press.content.twins_survey import Survey

#: Characters of a part that tell an editor which one it is.
_HEAD = 14


def twins(values: argparse.Namespace, console: Console) -> int:
    """List the twins of an edition, or confirm them, or give ids."""
    from reform_press.content.place import root_of
    from reform_press.content.twins_survey import survey

    folder = existing(values.edition)
    console.root = root_of(folder)
    known = survey(folder)
    if values.number:
        _number(known, console)
        known = survey(folder)
    if values.all or values.accept:
        _accept(known, None if values.all else values.accept, console)
        known = survey(folder)
    return _list(known, console, brief=values.number or values.all or values.accept)


def _number(known: "Survey", console: Console) -> None:
    """Give ids, and tell of the paragraphs that got none."""
    from reform_press.content.twins_number import number, write

    done = number(known)
    write(done.files)
    console.tell(done.diagnostics)
    for one in done.files:
        count, name = len(one.ids), shown(one.path)
        words = Words(f"{name}：新编号 {count} 段", f"{name}: new ids: {count}")
        console.result(words, file=str(one.path), ids=list(one.ids))


def _accept(known: "Survey", wanted: list[str] | None, console: Console) -> None:
    """Keep what an editor has confirmed."""
    from reform_press.content.twins_file import FILE, write_accepted
    from reform_press.content.twins_survey import confirmed

    accepted = confirmed(known, wanted)
    new = [name for name, one in accepted.items() if known.accepted.get(name) != one]
    gone = len(known.accepted.keys() - accepted.keys())
    if new or gone:
        write_accepted(known.folder, accepted)
    file = known.folder / FILE
    words = Words(
        f"{shown(file)}：新确认 {len(new)} 处"
        + (f"，清除已无稿件的 {gone} 处" if gone else ""),
        f"{shown(file)}: newly confirmed: {len(new)}"
        + (f", of stories that are gone: {gone} dropped" if gone else ""),
    )
    console.result(words, file=str(file), confirmed=len(new), dropped=gone)


def _list(known: "Survey", console: Console, *, brief: object) -> int:
    """Tell the state of every pair; when ``brief``, only of those not in order."""
    from reform_press.content.twins_state import STATES

    every = known.judged
    for one in every:
        if not brief or one.state != "fresh":
            console.give(_as_words(one, STATES[one.state]), **_as_record(one))
    counts = Counter(one.state for one in every)
    told = [(words, counts[state]) for state, words in STATES.items() if counts[state]]
    console.result(
        Words(
            "，".join(f"{words.zh} {count}" for words, count in told) or "没有双语稿",
            ", ".join(f"{words.en} {count}" for words, count in told)
            or "there are no stories in two languages",
        ),
        **{state: counts[state] for state in STATES},
    )
    faulty = counts["missing"] + counts["unnumbered"]
    return ContentError.exit_code if faulty else 0


def _as_words(one: "Judged", state: Words) -> Words:
    """Say in a line: state, name, both places and the first words."""
    pair = one.pair
    places = " = ".join(
        f"{PurePath(part.source.file).name}:{part.source.line}"
        if part and part.source
        else "-"
        for part in (pair.source, pair.twin)
    )
    part = pair.source or pair.twin
    text = part.text.replace("\n", " ") if part else ""
    text = f"{text[:_HEAD]}…" if len(text) > _HEAD else text
    line = f"{pair.id if pair.key else pair.story}  {places}  {text}"
    # The states stand in a column: of three Han, of ten letters.
    return Words(f"{state.zh:\u3000<3} {line}", f"{state.en:<10} {line}")


def _as_record(one: "Judged") -> dict[str, Any]:
    pair = one.pair
    return {
        "id": pair.id if pair.key else None,
        "story": pair.story,
        "state": one.state,
        "edited": one.edited,
        "source": _place(pair.source.source) if pair.source else None,
        "twin": _place(pair.twin.source) if pair.twin else None,
    }


def _place(source: Source | None) -> dict[str, Any] | None:
    return source._asdict() if source else None
