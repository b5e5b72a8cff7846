"""Character classes (字符类): what a character is to the compositor.

In: a piece of text (a character, a pair that is one sign, a Latin word).
Out: one letter.  Letters, not an enum, because a paragraph's classes are one
string, searched and counted at the speed of C.

    H  han         Han, kana, bopomofo and all that fills a cell  汉字
    O  opening     “‘（《〈「『【〖〔［｛                            前引号、前括号
    C  closing     ”’）》〉」』】〗〕］｝                            后引号、后括号
    P  pause       ，、；：                                       句内点号
    S  stop        。．！？                                       句末点号
    X  combined    ！！ ！？ ‼ ⁇ ⁈ ⁉                              连用点号
    M  middle dot  ·                                              间隔号
    N  connector   – — ～                                         连接号
    D  dash        ——                                             破折号
    E  ellipsis    …                                              省略号
    /  solidus     / ／ between Han                               分隔号
    R  prefix      ￥ №   stays with the number after it          前置符号
    T  suffix      ％ ‰ ℃ stays with the number before it         后置符号
    A  Latin word or number; L, Q, Y: the same whose left edge, right edge
       or both are not a letter, a digit or a sign of the number  西文词
    h  the rest of a word after a hyphenation point               连字点后
    u  the rest of a word after a point that needs no hyphen      网址断点后
    W  word space                                                 词空

See CLREQ, Appendix A, and GB/T 15834-2011, 5.1.

"""

HAN, OPENING, CLOSING, PAUSE, STOP, COMBINED = "HOCPSX"
MIDDLE_DOT, CONNECTOR, DASH, ELLIPSIS, SOLIDUS = "MNDE/"
PREFIX, SUFFIX, SPACE = "RTW"
HYPHENATED, BREAKABLE = "hu"

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
    PREFIX: "￥№",
    SUFFIX: "％‰℃℉°′″",
    SPACE: " ",
}
#: Class letter of each single character that is not Han.
CLASS_OF = {char: letter for letter, chars in _MEMBERS.items() for char in chars}
CLASS_OF |= {"——": DASH, "……": ELLIPSIS} | dict.fromkeys(
    ("！！", "？？", "！？", "？！"), COMBINED
)
CLASS_OF |= dict.fromkeys(("！！！", "？？？"), COMBINED)

#: Width of the cell in em where it is not one em (Chinese mainland).
CELL_OF = {
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

#: Signs at the edge of a word that part it from Han without a gap.
_BARE_EDGES = frozenset("()[]{},.;:!?'\"’‘“”")


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
