"""Character classes (字符类): what a character is to the compositor.

In: a piece of text (a character, a pair that is one sign, a Latin word).
Out: one letter.  Letters, not an enum, because a paragraph's classes are one
string, searched and counted at the speed of C.

    H  han         Han, kana, bopomofo and all that fills a cell  汉字
    O  opening     “‘（《〈「『【〖〔［｛                            前引号、前括号
    C  closing     ”’）》〉」』】〗〕］｝                            后引号、后括号
    P  pause       ，、；：                                       句内点号
    S  stop        。．！？                                       句末点号
    o c p s        the same in a full cell that gives no blank
    ( ) , .        the same in half a cell
    X  combined    ！！ ！？ ‼ ⁇ ⁈ ⁉                              连用点号
    M  middle dot  ·                                              间隔号
    N  connector   – — ～                                         连接号
    D  dash        ——                                             破折号
    E  ellipsis    …                                              省略号
    /  solidus     / ／ between Han                               分隔号
    F  full digit  ０１２３４５６７８９   a number of them is never cut
    R  prefix      ￥ №   stays with the number after it          前置符号
    T  suffix      ％ ‰ ℃ stays with the number before it         后置符号
    A  Latin word or number; L, Q, Y: the same whose left edge, right edge
       or both are not a letter, a digit or a sign of the number  西文词
    h  the rest of a word after a hyphenation point               连字点后
    u  the rest of a word after a point that needs no hyphen      网址断点后
    W  word space                                                 词空
    B  a raised or lowered piece, bound to the one before it      上标、注码

Which marks have a blank to give, and how wide their cells are, depends on the
region, the direction and the style of marks: ``cells_of``.  See CLREQ 3.1.6,
Appendix A, and GB/T 15834-2011, 5.1 and 5.2.

"""

from functools import lru_cache
from typing import NamedTuple

from reform_press.style.model import Mode, Punctuation

HAN, OPENING, CLOSING, PAUSE, STOP, COMBINED = "HOCPSX"
MIDDLE_DOT, CONNECTOR, DASH, ELLIPSIS, SOLIDUS = "MNDE/"
PREFIX, SUFFIX, SPACE = "RTW"
HYPHENATED, BREAKABLE = "hu"
BOUND, FULL_DIGIT = "BF"
#: The later fragments of a word.
FRAGMENTS = HYPHENATED + BREAKABLE
#: Full cells that give nothing, and half cells, by the class they come from.
_RIGID = {"O": "o", "C": "c", "P": "p", "S": "s"}
_HALF = {"O": "(", "C": ")", "P": ",", "S": "."}
#: Every letter of a group of marks, for rules that ask no width.
OPENINGS, CLOSINGS, PAUSES, STOPS = "Oo(", "Cc)", "Pp,", "Ss."
HALVES = "(),."

#: Half an em of blank, which a mark carries in its own cell.
HALF = 0.5

#: Every class that is set in the Latin face.
LATIN = "ALQYhu"
#: Latin that shows a letter or digit to its left, or right, neighbour.
LATIN_LEFT_EDGE = "AQhu"
LATIN_RIGHT_EDGE = "ALhu"
#: Latin that shows a sign to a neighbour.
LATIN_BARE = "LQY"

_MEMBERS = {
    OPENING: "“‘（《〈「『【〖〔［｛〘〚〝｟",
    CLOSING: "”’）》〉」』】〗〕］｝〙〛〞〟｠",
    PAUSE: "，、；：",
    STOP: "。．！？",
    COMBINED: "‼⁇⁈⁉",
    MIDDLE_DOT: "·‧・",
    CONNECTOR: "–—～",
    DASH: "⸺",
    ELLIPSIS: "…⋯",
    SOLIDUS: "/／",
    PREFIX: "￥№＄￡",
    SUFFIX: "％‰℃℉°′″㎡㎥㎞㎝㎜㎏㎎㏄㎖㎘",
    SPACE: " ",
    FULL_DIGIT: "０１２３４５６７８９",
}
#: Class letter of each single character that is not Han.
CLASS_OF = {char: letter for letter, chars in _MEMBERS.items() for char in chars}
CLASS_OF |= {"——": DASH, "……": ELLIPSIS} | dict.fromkeys(
    ("！！", "？？", "！？", "？！"), COMBINED
)
CLASS_OF |= dict.fromkeys(("！！！", "？？？"), COMBINED)

#: Width of the cell in em where it is not one em, on the mainland.
_NARROW_OR_WIDE = {
    "·": 0.5,  # GB/T 15834 5.1.6
    "‧": 0.5,
    "・": 0.5,
    "–": 0.5,  # 5.1.7
    "/": 0.5,  # 5.1.9
    "——": 2.0,  # 5.1.4
    "⸺": 2.0,
    "……": 2.0,  # 5.1.5
    "！！！": 2.0,  # 5.1.2
    "？？？": 2.0,
}


class Cells(NamedTuple):
    """What a style of marks makes of each mark (标点占位), lengths in em."""

    kind: dict[str, str]  # class letter of each mark
    width: dict[str, float]  # of the cell, where it is not one em
    #: Blank before and after the ink, by class letter (CLREQ 3.1.6.1).
    leading: dict[str, float]
    trailing: dict[str, float]


@lru_cache
def cells_of(marks: Punctuation, mode: Mode) -> Cells:
    """Return classes, cells and blanks of the marks under a style."""
    centred = marks.region != "CN"
    kind, width = dict(CLASS_OF), dict(_NARROW_OR_WIDE)
    rigid = "！？" if centred else ""
    if mode == "vertical":
        rigid = "；：！？"  # they give no blank: CLREQ 3.1.6.1
    for mark in rigid + marks.whole:
        kind[mark] = _RIGID[kind[mark]]
    quarter = HALF / 2
    leading = {OPENING: HALF}
    trailing = {CLOSING: HALF, PAUSE: HALF, STOP: HALF}
    if centred:
        leading |= {PAUSE: quarter, STOP: quarter, MIDDLE_DOT: quarter}
        trailing |= {PAUSE: quarter, STOP: quarter, MIDDLE_DOT: quarter}
        width |= dict.fromkeys(_MEMBERS[MIDDLE_DOT], 1.0)
    if marks.width == "plain":
        kind |= {mark: _RIGID.get(letter, letter) for mark, letter in kind.items()}
        leading, trailing = {}, {}
    elif marks.width in ("kaiming", "banjiao"):
        _halve(kind, width, "OCP" if marks.width == "kaiming" else "OCPS")
    return Cells(kind, width, leading, trailing)


def _halve(kind: dict[str, str], width: dict[str, float], letters: str) -> None:
    """Put the marks of some classes into half cells (开明、半角)."""
    for letter in letters:
        for mark in _MEMBERS[letter]:
            kind[mark] = _HALF[letter]
            width[mark] = HALF


#: Signs at the edge of a word that part it from Han without a gap.
_BARE_EDGES = frozenset("()[]{},.;:!?'\"’‘“”—–…·/\u00a0\u202f")
_BARE_EDGES |= frozenset(map(chr, range(0x2000, 0x200B)))  # the author's own gap


def class_of_word(word: str) -> str:
    """Return the class of a Latin word by the characters at its edges."""
    if not any(map(str.isalnum, word)):
        return "Y"
    left, right = word[0] not in _BARE_EDGES, word[-1] not in _BARE_EDGES
    if left and right:
        return "A"
    if left:
        return "Q"
    return "L" if right else "Y"
