"""What a mistyped word was meant to be (近似词).

In: a word as typed, and the words of a format.  Out: the nearest of them in
the language of the word typed, or None; or the question whether that was meant.
Pinyin input gives characters of the same sound, so those count as the same: 付题
is nearer to 副题 than to 标题.

"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from reform_press.errors import SILENT, Words

_HAN = re.compile("[\u3400-\u9fff]")
#: Longer words are no slip of the finger; comparing costs their square.
_LONGEST = 40

#: Characters of one sound or nearly, each with one that stands in a key.
_SOUNDS = (
    "副付负富复附傅父幅",
    "题提体",
    "引印隐",
    "肩尖间",
    "眉梅煤每",
    "标表彪",
    "编遍边",
    "版板般",
    "栏兰蓝",
    "署属暑书",
    "作做座坐",
    "者这",
    "记计纪",
    "电店典",
    "头投",
    "通同",
    "讯迅训",
    "供共公",
    "稿搞高",
    "图涂途",
    "照找",
    "注住主助著",
    "摄设社",
    "影印映",
    "焦交角",
    "据具句",
    "裁才材财",
    "重中种",
    "词辞磁",
    "任认",
    "责则",
    "辑及级",
    "消肖销",
    "息西习",
    "特忒",
    "写些",
    "综踪宗",
    "述树叙",
    "居局据",
    "竖树",
)

_ALIKE = {
    character: "".join(group for group in _SOUNDS if character in group)
    for character in "".join(_SOUNDS)
}


def chinese(word: str) -> bool:
    """Tell whether a word is written in Han."""
    return bool(_HAN.search(word))


def suggested(typed: str, words: Iterable[str], otherwise: Words = SILENT) -> Words:
    """Ask whether the nearest of ``words`` was meant; else say ``otherwise``."""
    near = nearest(typed, words)
    return meant(near) if near else otherwise


def meant(word: str) -> Words:
    """Ask whether a word was meant."""
    return Words(f"是不是“{word}”？", f"did you mean “{word}”?")


def nearest(typed: str, words: Iterable[str], cutoff: float = 0.5) -> str | None:
    """Return the word that ``typed`` is likest to, from ``cutoff`` (0 to 1)."""
    typed = typed.strip()[:_LONGEST]
    best, score = None, cutoff
    for word in words:
        if chinese(word) != chinese(typed):
            continue
        heard = "".join(_as_in(word, character) for character in typed)
        sound = SequenceMatcher(None, heard, word)
        if sound.quick_ratio() + 0.01 <= score:
            continue  # no more can come of it; a book has thousands of words
        # By sound first, by spelling among equals.
        like = sound.ratio() + SequenceMatcher(None, typed, word).ratio() / 100
        if like > score:
            best, score = word, like
    return best


def _as_in(word: str, character: str) -> str:
    """Return the character of ``word`` that sounds like ``character``."""
    if character in word:
        return character
    alike = _ALIKE.get(character, "")
    return next((c for c in word if c in alike), character)
