"""Which typed blanks are set (空格取舍), and which no line may end at.

In: text of a paragraph with its shared signs told apart (``script``).  Out:
the places of the characters that stay, or the text with a no-break blank in
each place where a number is bound to its unit.  Around Han the compositor
sets its own gap, so that the typed blank goes (R33).

"""

import re
from collections.abc import Sequence
from functools import cache

from reform_press.compose.script import (
    BARE,
    CLOSE,
    FIRM_SIGN,
    KEPT_BLANK,
    LATER,
    LATIN,
    LETTER,
    OPEN,
    UNSEEN,
)

#: The first of some blanks, and the rest: a search runs to the first at C's speed.
_B, _MORE = r"[ \t\n]", r"[ \t\n]*"
_HAN = rf"[^{LATER} \t\n{KEPT_BLANK}]"
#: Han that is no mark: a blank typed between two of them parts names (王 李).
_HAN_LETTER = r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u3105-\u312f"
_HAN_LETTER += r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
#: A word that shows Han a letter, or a sign that counts as one, gets a gap for
#: its blank; beside a bare sign no gap is set, and the blank stays (R32).
_FIRM = rf"[{FIRM_SIGN}°′″]"
_TO_LETTER = rf"{_FIRM}{{0,3}}[{LETTER}]"
_AFTER_BARE = (
    rf"(?<=[{LATER}]{_B})(?<![{LETTER}]{_B})"
    rf"(?<![{LETTER}]{_FIRM}{_B})(?<![{LETTER}]{_FIRM}{_FIRM}{_B})"
)
#: Signs bound to a number on one side; blank on the other parts words.
_SUFFIX, _PREFIX = "[％‰℃℉]", "[￥№]"
_STAYS = (
    rf"(?<={_HAN_LETTER}[ \t])[ \t]*{_HAN_LETTER}"
    rf"|(?<={_HAN_LETTER}{_B}){_MORE}(?!{_TO_LETTER})[{LATIN}]"
    rf"|{_AFTER_BARE}{_MORE}{_HAN_LETTER}"
    rf"|(?<={_SUFFIX}{_B}){_MORE}[{LATIN}]|(?<=[{LATER}]{_B}){_MORE}{_PREFIX}"
)
_LOST = (
    rf"{_B}(?!{_STAYS})(?:(?<={_HAN}{_B})|(?<=[{OPEN} \t\n]{_B})|(?<=\A{_B})"
    rf"|(?={_MORE}(?:{_HAN}|{CLOSE}|\Z))){_MORE}"
)
#: Signs without ink; a soft hyphen is one unless it parts letters.
_UNSEEN = rf"[{UNSEEN}]|(?<![{LETTER}])\u00ad|\u00ad(?![{LETTER}])"
_ANY_UNSEEN = re.compile(rf"[\u00ad{UNSEEN}]")
_ANY = re.compile(rf"[ \t\n\u00ad{UNSEEN}]")

_UNIT = (
    r"(?:[YZEPTGMKkhdcmnpμ\u00b5]?(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|V|F|Ω|\u2126|S|H|T"
    r"|Wb|lm|lx|Bq|Gy|Sv|L|l|B|b|eV|Wh|VA|var|bit|bps|cal|t)"
    r"|ha|min|h|mAh|fps|bar|€|rpm|dB|dpi|ppm|pH|px|mmHg|ft|lb|mph|ly|AU|pc|am|yuan|RMB|CNY|USD|EUR)"
)
#: No \b: it sees no boundary between Han and a letter.
_STANDARD = "|".join(
    rf"(?<=(?<![A-Za-z]){name} )" for name in ("GB", "GBZ", "ISO", "IEC")
)
_STANDARD += rf"|(?<=[A-Z]{BARE}[TZ] )"
#: The blank in 12 345 678 and 6.022 140 76, 5 km, 3.5 %, 20 °C, US$ 5, No. 5 and
#: GB/T 15834 (R13).
_TIED = (
    rf" (?:(?<=[0-9] )(?:(?<![0-9]{{4}} )(?=[0-9]{{3}}(?![0-9]))"
    rf"|(?<=[ .][0-9]{{3}} )(?=[0-9]{{1,2}}(?![0-9]))"
    rf"|(?=(?:{_UNIT}[0-9]?(?![{LETTER}])|%|°[CF](?![A-Za-z]))))"
    rf"|(?=[0-9])(?:(?<=[$€£¥] )|(?<=(?<![A-Za-z])No\. )|{_STANDARD}))"
)
NO_BREAK = "\u00a0"
#: Compiled with the first blank that needs it: some take longer than a page.
_compiled = cache(re.compile)


def kept(text: str) -> Sequence[int]:
    """Return the places of the characters that are set.

    Blank between Han and a letter goes, and so does blank beside a mark, at
    either end and inside quotation marks; other blank becomes one word space.
    """
    where: Sequence[int] = range(len(text))
    if not _ANY.search(text):
        return where
    if _ANY_UNSEEN.search(text):
        where = _left(text, where, _UNSEEN)
        text = "".join(map(text.__getitem__, where))
    return _left(text, where, _LOST)


def _left(text: str, where: Sequence[int], lost: str) -> list[int]:
    """Return what is left of the places of a text without what is lost."""
    left: list[int] = []
    at = 0
    for found in _compiled(lost).finditer(text):
        left += where[at : found.start()]
        at = found.end()
    left += where[at:]
    return left


def tied(text: str) -> str:
    """Return the text with a no-break blank wherever no line may end at one."""
    return _compiled(_TIED).sub(NO_BREAK, text) if " " in text else text
