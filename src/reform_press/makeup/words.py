"""Words of a headline (题中词语): what a line may not part, and may part badly.

In: the words of a head and the house dictionary.  Out: the places between
words, each with the strain that a turn there puts on the meaning.  Names and
terms of the house are cut out first, then those that every paper writes,
then the general dictionary of rjieba divides and tags what is left.  A place
that is not returned lies inside a word, or between words that belong together
as a number and its classifier or a title and a name do.

"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reform_press.content.lexicon import simplified
from reform_press.makeup.lexicon import LEANING, TITLES, TRADE

#: Family names that begin a name the dictionary does not know.
_FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘"
    "袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱"
    "侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
)
#: Joining words: they begin no line and end none.
_JOINS = frozenset("和与及或跟")
#: Particles and the like, which begin no line.
_TRAILING = frozenset(
    (*"的地得了着过们等在之也呢吗吧", "以上", "以下", "以内", "左右", "以来")
)
#: Words of one character that begin a name, as 县 does in 县人民医院.
_LEADING = frozenset("县市省区镇乡村全各本我")
_NUMERALS = frozenset(
    "0123456789０１２３４５６７８９.一二三四五六七八九十百千万亿两几第"
)
#: Between two numbers these make one of them: 12月29日, 1.28元至1.35元.
_LINKING = frozenset("年月日时点至到")
#: After these a turn is what a reader expects.
_PAUSES = frozenset("，。、；：！？　 —…")
_CLOSING = frozenset("”’》〉）】，。、；：！？…—·～％% 　")
_OPENING = frozenset("“‘《〈（【")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "【": "】"}
_LATIN = r"[0-9A-Za-z][!-~]*"

#: Strain from which a turn is made only where there is no other: between a word
#: of one character and the one that it belongs with.
FORCED = 10.0
#: Strain after a word that leans on the next; beside one that is only guessed.
_LEANS = 0.6
_GUESSED = 0.25
#: Strain between words of two kinds, by the first letters of their tags.
_STRAIN = {
    "an": 0.4, "bn": 0.4, "dv": 0.5, "fm": 0.8, "mn": 0.45, "nm": 0.1, "nn": 0.15,
    "pn": 0.8, "pv": 0.8, "qn": 0.45, "sn": 0.1, "tn": 0.1, "un": 0.1, "vm": 0.2,
    "vn": 0.2, "vv": 0.1,
}  # fmt: skip
#: Kinds whose words of one character close a longer word: noun, locality,
#: classifier, suffix, particle.
_SUFFIXES = frozenset("nfqkzmuy")
#: What makes a name of the one before it a place's.
_PLACES = frozenset("县市省区镇乡村街路")
#: Heads whose turns are remembered.
_HEADS = 1000
#: A turn at a pause is welcome.
_PAUSE = -0.35


class Word(NamedTuple):
    """A word of a head: its kind as the dictionary tags it, "" for marks."""

    text: str
    kind: str
    sure: bool = True  # some dictionary has it


def turning_places(text: str, terms: Iterable[str] = ()) -> dict[int, float]:
    """Return the offsets where ``text`` may be turned, and the strain of each.

    The dictionaries are of Simplified; a Traditional head is looked up so.
    """
    return dict(_places(simplified(text), tuple(map(simplified, terms))))


@lru_cache(maxsize=_HEADS)
def _places(text: str, terms: tuple[str, ...]) -> tuple[tuple[int, float], ...]:
    """Return offsets with their strain; a head is turned for many widths."""
    inside = _enclosed(text)
    found = []
    at = 0
    for before, after in pairwise(divided(text, terms)):
        at += len(before.text)
        if at not in inside and not _bound(before, after):
            found.append((at, _strain(before, after)))
    return tuple(found)


def divided(text: str, terms: Iterable[str] = ()) -> list[Word]:
    """Divide a head into words: the house's own, the trade's, then any other."""
    known = sorted({*terms, *TRADE} - {""}, key=lambda term: (-len(term), term))
    pattern = re.compile("|".join((*map(re.escape, known), _LATIN)))
    words: list[Word] = []
    at = 0
    for match in pattern.finditer(text):
        words += _tagged(text[at : match.start()])
        words.append(Word(match[0], "m" if match[0][-1].isdigit() else "n"))
        at = match.end()
    return words + _tagged(text[at:])


def _tagged(text: str) -> list[Word]:
    if not text:
        return []
    import rjieba  # 1 MB of dictionary: only heads without turns need it

    words: list[Word] = []
    for word, kind in rjieba.tag(text):
        if word in _PLACES and words and words[-1].kind == "ns":
            words[-1] = Word(words[-1].text + word, "ns")  # 马港｜镇
        else:
            words.append(Word(word, "" if kind == "x" else kind, rjieba.has_word(word)))
    return words


def _bound(before: Word, after: Word) -> bool:
    """Tell whether two words may never stand on two lines."""
    last, first = before.text[-1], after.text[0]
    if last in _OPENING or first in _CLOSING:
        return True
    if last in _PAUSES:
        return False
    if before.text in _JOINS or after.text in _JOINS or after.text in _TRAILING:
        return True
    if last in _NUMERALS or (last in _LINKING and first in _NUMERALS):
        return True
    return _named(before, after)


def _named(before: Word, after: Word) -> bool:
    """Tell whether a title meets its name here, or a family name the given one."""
    if before.kind.startswith("nr"):
        return before.text in _FAMILY or after.text.startswith(TITLES)
    if not before.text.endswith(TITLES):
        return False
    guessed = after.text[0] in _FAMILY and not after.sure
    return guessed or after.kind.startswith("nr")


def _strain(before: Word, after: Word) -> float:
    """Return how much a turn between two words hurts; below 0 it is welcome."""
    if before.text[-1] in _PAUSES:
        return _PAUSE
    strain = _STRAIN.get(before.kind[:1] + after.kind[:1], 0.0)
    if before.text in LEANING:
        strain = max(strain, _LEANS)
    if _leans_on(before) or _leans_back(after):
        strain = FORCED
    if not (before.sure and after.sure):
        strain += _GUESSED
    return strain


def _leans_on(word: Word) -> bool:
    """Tell whether a word belongs with what follows: 县｜人民医院, 送｜长江."""
    if len(word.text) > 1 or not word.kind:
        return word.text in _LEADING
    return word.text in _LEADING or word.kind[0] not in _SUFFIXES


def _leans_back(word: Word) -> bool:
    """Tell whether a word of one character belongs with the one before: 管｜网."""
    alone = len(word.text) == 1 and word.text not in _LEADING
    return alone and word.kind[:1] in _SUFFIXES


def _enclosed(text: str) -> frozenset[int]:
    """Return the offsets that lie inside a pair of marks."""
    closing: list[str] = []
    inside = set()
    for at, character in enumerate(text):
        if closing and at:
            inside.add(at)
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            closing.append(_PAIRS[character])
    return frozenset(inside)
