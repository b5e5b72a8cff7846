"""What an editor has confirmed of twins (译文确认): ``twins.yaml``.

In: the file beside the stories.  Out: for each pair, the digests that it had
when somebody last said that the two agree; and the file anew.  What was once
confirmed stays in it, also of paragraphs that are gone, so that no id is given
twice; what is kept of a story that is gone whole falls away with ``--all``.

    twins: 1
    stories:
      'hens':
        '/title': {source: 5d0c1f7be1a09c37, twin: 09a2f5b6c6de1b44}
        'p1': {source: …, twin: …}

"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from reform_press.errors import Diagnostic
from reform_press.files import write_whole
from reform_press.schema import Form, read_yaml

VERSION = 1
FILE = "twins.yaml"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]

_HEAD = """\
# 译文确认，由 reform-press twins --accept 写出：每段原文和译文确认时的摘要。不必手改。
# Written by `reform-press twins --accept`: what each paragraph and its
# translation read like when somebody confirmed that they agree.
twins: {version}
stories:
"""
_NUMBERED = re.compile(r"([0-9]+)")


class AgreedForm(Form):
    """Digests of a pair as it was confirmed (确认)."""

    source: Digest
    twin: Digest


class TwinsForm(Form):
    """``twins.yaml`` (译文确认)."""

    twins: Annotated[int, Field(ge=1, le=VERSION)]
    stories: dict[str, dict[str, AgreedForm]] = Field(default_factory=dict)


class Agreed(NamedTuple):
    """The digests of a source and its twin that somebody confirmed."""

    source: str
    twin: str


#: Story and key of a pair: what was confirmed of it.
Accepted = Mapping[tuple[str, str], Agreed]


def read_accepted(folder: Path, root: Path) -> tuple[Accepted, tuple[Diagnostic, ...]]:
    """Return what was confirmed, nothing if there is no such file."""
    file = folder / FILE
    if not file.exists() and not file.is_symlink():
        return {}, ()
    read = read_yaml(file, root, TwinsForm)
    if read.value is None:
        return {}, read.diagnostics
    found = {
        (story, key): Agreed(agreed.source, agreed.twin)
        for story, pairs in read.value.stories.items()
        for key, agreed in pairs.items()
    }
    return found, read.diagnostics


def write_accepted(folder: Path, accepted: Accepted) -> Path:
    """Write the file, whole or not at all; return it.  Raises OutputError."""
    lines = [_HEAD.format(version=VERSION)]
    before = None
    for story, key in sorted(accepted, key=_rank):
        if story != before:
            lines.append(f"  {_quoted(story)}:\n")
        agreed = accepted[story, key]
        told = f"{{source: {agreed.source}, twin: {agreed.twin}}}"
        lines.append(f"    {_quoted(key)}: {told}\n")
        before = story
    write_whole(folder / FILE, "".join(lines).encode())
    return folder / FILE


def _rank(name: tuple[str, str]) -> tuple[str, list[tuple[int, str]]]:
    """Return where a pair stands in the file: p2 before p10."""
    story, key = name
    parts = _NUMBERED.split(key)
    return story, [(int(p) if p.isdecimal() else 0, p) for p in parts]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
