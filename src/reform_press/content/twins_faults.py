"""What is said of twins (译文提示): each remark with the places of both.

In: the stories of an edition and what was confirmed of them.  Out: errors
for what is lacking or has no id, a warning for every translation older than
its source, a note of those that nobody has confirmed.

"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from reform_press.content.model import ParagraphRole, Story
from reform_press.content.pairs import Part, couples
from reform_press.content.twins import Named, is_translation, named
from reform_press.content.twins_file import Accepted
from reform_press.content.twins_state import Judged, judged
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words

#: Errors that a draft shows: by a placeholder, or without a counterpart.
DRAFTED = frozenset(
    (
        "content.missing-twin",
        "content.missing-source",
        "content.unnumbered",
        "content.untranslated",
    )
)
_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")
_ROLES: dict[ParagraphRole | str, str] = {
    "body": "正文",
    "introduction": "导语",
    "crosshead": "小标题",
    "quote": "引文",
    "verse": "诗行",
    "item": "列表项",
    "source": "供稿单位",
    "note": "注",
}


def faults(
    stories: Iterable[Story], failed: frozenset[str], accepted: Accepted, edition: str
) -> Iterator[Diagnostic]:
    """Yield what is to be said of the twins among the stories of an edition.

    ``failed`` are the ids of stories that could not be read, "" where the id
    is not known either; ``edition`` is the name of its folder.
    """
    stories = tuple(stories)
    for couple in couples(stories):
        one = couple.source or couple.twin
        if couple.source and couple.twin:
            every = judged(couple, accepted)
            command = f"reform-press twins content/{edition}"
            yield from _Told(couple.source, couple.twin, every, command).all()
        elif one and not failed & {one.twin, ""}:
            yield from _alone(one, stories)


class _Told(NamedTuple):
    """Two twins that were both read."""

    source: Story
    twin: Story
    every: tuple[Judged, ...]
    command: str

    def all(self) -> Iterator[Diagnostic]:
        bare = [one.pair for one in self.every if one.state == "unnumbered"]
        yield from self.unnumbered([pair.source for pair in bare if pair.source])
        yield from self.unnumbered([pair.twin for pair in bare if pair.twin])
        for one in self.every:
            if one.state == "missing":
                yield self.missing(one)
            elif one.state == "stale":
                yield self.stale(one)
            if one.pair.twin and _HAN.search(one.pair.twin.text):
                yield from self.untranslated(one.pair.id, one.pair.twin)
        yield from self.unconfirmed()
        yield from self.elsewhere()

    def unnumbered(self, parts: list[Part]) -> Iterator[Diagnostic]:
        """Tell of the paragraphs of one file that have no id."""
        if not parts:
            return
        words = Words(
            f"有 {len(parts)} 段没有编号，无法与另一种语言配对",
            f"paragraphs without an id, and so without a counterpart: {len(parts)}",
        )
        hint = Words(
            f"运行 {self.command} --number，或在段末写 {{#编号}}",
            f"run `{self.command} --number`, or write {{#id}} at their ends",
        )
        yield _fault("unnumbered", words, parts[0].source, hint)

    def missing(self, one: Judged) -> Diagnostic:
        """Tell of a part that only one of the two has."""
        pair = one.pair
        there = _file(self.twin if pair.source else self.source)
        where = Words(
            f"段末写 {{#{pair.key}}}", f"end a paragraph with {{#{pair.key}}}"
        )
        if pair.key.startswith("/"):
            where = Words("写在头部同一个键下", "write it under the same key")
        hint = Words(f"在 {there} 里，{where.zh}", f"in {there}, {where.en}")
        if pair.source:
            words = Words(f"“{pair.id}”没有译文", f"“{pair.id}” is not translated")
            return _fault("missing-twin", words, pair.source.source, hint)
        words = Words(f"译文“{pair.id}”没有原文", f"“{pair.id}” translates nothing")
        place = pair.twin.source if pair.twin else None
        return _fault("missing-source", words, place, hint)

    def untranslated(self, name: str, twin: Part) -> Iterator[Diagnostic]:
        """Tell of Chinese alone where English should stand; names may follow it."""
        if _LATIN.search(twin.text):
            return
        words = Words(
            f"“{name}”的译文还是中文：{twin.text[:20]}",
            f"“{name}” is not translated: {twin.text[:20]}",
        )
        yield _fault("untranslated", words, twin.source)

    def stale(self, one: Judged) -> Diagnostic:
        """Tell of a translation that is older than its source."""
        pair = one.pair
        edited = pair.source.source if pair.source else None
        words = Words(
            f"“{pair.id}”的译文比原文旧，原文改在 {edited}",
            f"the translation of “{pair.id}” is older than its source, {edited}",
        )
        if one.edited:
            words = Words(
                f"“{pair.id}”的原文（{edited}）和译文都改过，还没有确认",
                f"“{pair.id}” was edited here and in its source, {edited}, "
                "and nobody has confirmed it",
            )
        run = f"{self.command} --accept {pair.id}"
        hint = Words(f"与原文相符后，运行 {run}", f"when it agrees, run `{run}`")
        place = pair.twin.source if pair.twin else None
        return _fault("stale-twin", words, place, hint, "warning")

    def unconfirmed(self) -> Iterator[Diagnostic]:
        """Tell how many pairs nobody has ever looked at."""
        found = [one.pair.twin for one in self.every if one.state == "open"]
        if not found:
            return
        words = Words(
            f"“{self.source.id}”的译文有 {len(found)} 处从未确认",
            f"translations of “{self.source.id}” that nobody has confirmed: "
            f"{len(found)}",
        )
        run = f"{self.command} --accept {self.source.id}"
        hint = Words(f"看过无误，运行 {run}", f"when they are right, run `{run}`")
        place = found[0].source if found[0] else None
        yield _fault("open-twins", words, place, hint, "note")

    def elsewhere(self) -> Iterator[Diagnostic]:
        """Tell of paragraphs that stand elsewhere than their sources, or as else."""
        pairs = [one.pair for one in self.every]
        both = [(p.source, p.twin) for p in pairs if p.source and p.twin]
        bodies = [(source, twin) for source, twin in both if source.role]
        keys = [source.key for source, _ in bodies]
        theirs = [one.id for one in self.twin.body if one.id in keys]
        at = next((n for n, key in enumerate(keys) if key != theirs[n]), None)
        for source, twin in bodies:
            if at is not None and twin.key == theirs[at]:
                words = Words(
                    f"{{#{twin.key}}} 的次序与原文（{source.source}）不同",
                    f"{{#{twin.key}}} is not in the order of its source, "
                    f"{source.source}",
                )
                yield _fault("twin-order", words, twin.source, severity="warning")
            if source.role != twin.role:
                words = Words(
                    f"{{#{twin.key}}} 是{_ROLES[twin.role]}，"
                    f"原文（{source.source}）是{_ROLES[source.role]}",
                    f"{{#{twin.key}}} is {twin.role}, its source {source.role}, "
                    f"{source.source}",
                )
                yield _fault("twin-role", words, twin.source, severity="warning")


def _alone(story: Story, stories: Iterable[Story]) -> Iterator[Diagnostic]:
    """Tell of a story without its twin: lacking, or called something else."""
    files = {_named(one): one for one in stories}
    base, tongue = _named(story)
    other = files.get(Named(base, "zh" if tongue == "en" else "en"))
    if other is None:
        yield _lacking(story, files.get(Named(base)))
    elif is_translation(story):
        words = Words(
            f"编号与原文“{other.id}”的不同",
            f"its id is not that of its source, “{other.id}”",
        )
        hint = Words(f"写 id: {other.id}，或不写", f"write id: {other.id}, or none")
        yield _fault("twin-id", words, story.source, hint)


def _lacking(story: Story, bare: Story | None) -> Diagnostic:
    """Tell of a story whose twin is not there; ``bare`` may be meant for it."""
    base, tongue = _named(story)
    file = f"{base}.zh.md" if tongue == "en" else f"{base}.en.md"
    hint = Words(f"写 {file}", f"write {file}")
    if bare:
        hint = Words(
            f"把 {_file(bare)} 改名为 {file}", f"rename {_file(bare)} to {file}"
        )
    if tongue == "en":
        words = Words(
            f"译文“{story.id}”没有原文“{story.twin}”",
            f"“{story.id}” translates “{story.twin}”, which is not there",
        )
        return _fault("missing-source", words, story.source, hint)
    words = Words(f"稿件“{story.id}”没有译文", f"“{story.id}” is not translated")
    return _fault("missing-twin", words, story.source, hint)


def _named(story: Story) -> Named:
    return named(PurePosixPath(story.source.file if story.source else story.id))


def _file(story: Story) -> str:
    return PurePosixPath(story.source.file).name if story.source else story.id


def _fault(
    code: str,
    words: Words,
    place: Source | None,
    hint: Words = SILENT,
    severity: Severity = "error",
) -> Diagnostic:
    return Diagnostic(severity, f"content.{code}", words, place, hint)
