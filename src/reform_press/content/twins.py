"""One story in two languages (对译稿): what its files and ids are called.

In: the name of a story's file.  Out: its id, and the id of its twin.

    hens.zh.md   the source 原文: story ``hens``, its twin is ``hens.en``
    hens.en.md   the translation 译文: story ``hens.en``, its twin is ``hens``
    hens.md      a story of one language: no twin

The source has the bare id, so that pages name both by it.

"""

import re
from pathlib import PurePath
from typing import Literal, NamedTuple
from unicodedata import normalize

from reform_press.content.model import Language, Story

#: Language in the name of a file: Chinese of any script, English; "": none.
Tongue = Literal["zh", "en", ""]
_TWIN = re.compile(r"(.+)\.(zh|en)")
_TRANSLATED = ".en"


class Named(NamedTuple):
    """What the name of a story's file says (文件名)."""

    base: str  # the name without its language: "hens"
    tongue: Tongue = ""

    def id(self, base: str) -> str:
        """Return the id of the story; ``base`` is what both twins are called."""
        return base + _TRANSLATED if self.tongue == "en" else base

    def twin(self, base: str) -> str:
        """Return the id of the twin, "" where a story has none."""
        return {"zh": base + _TRANSLATED, "en": base, "": ""}[self.tongue]

    def allows(self, language: Language) -> bool:
        """Tell whether a story of that name may be in ``language``."""
        return language.startswith(self.tongue)

    def language(self, edition: Language) -> Language:
        """Return the language of the story in an edition of that language."""
        if self.tongue == "en":
            return "en"
        return edition if self.allows(edition) else "zh-Hans"


def named(path: PurePath) -> Named:
    """Read the name of a story's file."""
    stem = normalize("NFC", path.stem)
    match = _TWIN.fullmatch(stem)
    if match is None:
        return Named(stem)
    return Named(match[1], "zh" if match[2] == "zh" else "en")


def is_translation(story: Story) -> bool:
    """Tell whether a story is the twin of another that was written first."""
    return bool(story.twin) and story.id == story.twin + _TRANSLATED
