"""How Han are read (注音): the editor's word first, then a dictionary's.

In: a stretch of Han, and the readings that an edition or a story states.
Out: a syllable for each character.  The dictionary is the package pypinyin,
which is optional and loaded only when a reading is asked of it; it tells
characters of several readings (多音字) by the phrases that it knows.

"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from reform_press.content.letters import Letter
from reform_press.content.model import AS_TYPED
from reform_press.errors import Diagnostic, Source, Words

#: Characters that have a reading.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANS = re.compile(f"[{HAN}]+")


class Readings(NamedTuple):
    """Words and how they are read (指定读音), the longest word first."""

    words: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a syllable a Han

    @classmethod
    def stated(cls, *tables: Mapping[str, str]) -> "Readings":
        """Make them of tables of words; a later table wins."""
        merged = {word: said for table in tables for word, said in table.items()}
        words = sorted(merged.items(), key=lambda item: (-len(item[0]), item[0]))
        return cls(tuple((word, tuple(said.split())) for word, said in words))

    def of(self, text: str) -> list[str]:
        """Return a syllable for each character, "" for what has none.

        Raises ImportError when a character needs the dictionary and it is
        not installed.
        """
        said = self._stated(text)
        for stretch in HANS.finditer(text):
            first, end = stretch.span()
            if not all(said[first:end]):
                looked_up = _looked_up(stretch[0])
                said[first:end] = [
                    one or other
                    for one, other in zip(said[first:end], looked_up, strict=True)
                ]
        return said

    def _stated(self, text: str) -> list[str]:
        """Return what the tables say."""
        said = [""] * len(text)
        if not self.words:
            return said
        table = dict(self.words)
        pattern = "|".join(re.escape(word) for word, _ in self.words)
        for match in re.finditer(pattern, text):
            syllables = iter(table[match[0]])
            for at in range(*match.span()):
                if HANS.match(text[at]):
                    said[at] = next(syllables, "")
        return said


def _looked_up(text: str) -> list[str]:
    """Ask the dictionary for a syllable of each Han."""
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(text, style=Style.TONE, errors=_nothing)


def _nothing(rare: str) -> Any:
    """Answer for characters that it lacks; its types forget that a list will do."""
    return [""] * len(rare)


def sound(
    text: str, readings: Readings, place: Callable[[int], Source]
) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Return a syllable for each character, and a remark on each that lacks one.

    ``place`` tells where the character at an offset stands.
    """
    try:
        said = readings.of(text)
    except ImportError:
        words = Words("自动注音需要 pypinyin", "automatic pinyin needs pypinyin")
        hint = Words(
            "运行 pip install 'reform-press[pinyin]'，或把读音写进 pinyin（拼音）",
            "run pip install 'reform-press[pinyin]', or state the reading in pinyin",
        )
        first = place(next(at for at, c in enumerate(text) if HANS.match(c)))
        lacking = Diagnostic("error", "content.no-pypinyin", words, first, hint)
        return [""] * len(text), (lacking,)
    found = [
        _unread(letter, place(at))
        for at, (letter, syllable) in enumerate(zip(text, said, strict=True))
        if not syllable and HANS.match(letter)
    ]
    return said, tuple(found)


def _unread(letter: str, place: Source) -> Diagnostic:
    words = Words(f"“{letter}”查不到读音", f"no reading is known of “{letter}”")
    hint = Words("把读音写进 pinyin（拼音）", "state the reading in pinyin")
    return Diagnostic("warning", "content.no-reading", words, place, hint)


def sounded(
    letters: list[Letter], readings: Readings, file: str
) -> tuple[list[Letter], tuple[Diagnostic, ...]]:
    """Give every Han of a paragraph its reading, but where the editor gave one."""
    text = "".join(letter.text if _bare(letter) else " " for letter in letters)
    said, found = sound(
        text,
        readings,
        lambda at: Source(file, letters[at].line, letters[at].column),
    )
    group = max((letter.group for letter in letters), default=0)
    done: list[Letter] = []
    before = ""
    for letter, syllable in zip(letters, said, strict=True):
        group += bool(syllable and not before)
        before = syllable
        if syllable:
            letter = letter._replace(ruby=syllable, group=group)
        done.append(letter)
    return done, found


def _bare(letter: Letter) -> bool:
    return not (letter.group or AS_TYPED & {*letter.marks})


def miscounted(
    table: Mapping[str, str], place: Callable[[str], Source]
) -> Iterator[Diagnostic]:
    """Complain of words of a table whose syllables are not one a Han."""
    for word, said in table.items():
        words = miscount(word, len(said.split()))
        if words:
            hint = Words("一字一音，以空格分开", "one syllable a Han, parted by blanks")
            yield Diagnostic("error", "content.syllables", words, place(word), hint)


def miscount(word: str, syllables: int) -> Words | None:
    """Say that a word has not as many syllables as Han; None if it has."""
    han = sum(len(stretch) for stretch in HANS.findall(word))
    if han == syllables:
        return None
    return Words(
        f"“{word}”有 {han} 个汉字，注了 {syllables} 个音",
        f"“{word}” has {han} Han and {syllables} syllables",
    )
