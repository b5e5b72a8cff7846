"""Asterisks of a paragraph as marks (加粗、着重).

In: a scan.  Out: marks of the pairs that ``stars`` finds, and a warning of
every ``**`` that has no partner; a single asterisk without one is text.

"""

from reform_press.content.model import MarkName
from reform_press.content.scan import Scan
from reform_press.content.stars import Stars, match, stars_at
from reform_press.errors import Words


def asterisks(scan: Scan, at: int) -> int:
    """Note a run of asterisks; they stay as text until a partner is found."""
    stars = stars_at(scan.copy, at, len(scan.letters), scan.place(at))
    scan.stars.append(stars)
    scan.signs("*" * stars.whole, at)
    return at + stars.whole


def pair(scan: Scan) -> None:
    """Turn pairs of asterisks into marks; warn of a whole ``**`` without one."""
    for one in match(scan.stars):
        name: MarkName = "strong" if one.used == 2 else "emphasis"
        scan.marks.append((one.first, one.end, name))
        scan.blank(one.first - one.used, one.used)
        scan.blank(one.end, one.used)
    _unpaired(scan)


def _unpaired(scan: Scan) -> None:
    """Warn of a ``**`` without a partner, or of two that could not be one pair."""
    alone: Stars | None = None
    for stars in scan.stars:
        if not stars.whole == stars.count >= 2:
            continue
        if alone:
            _complain_of_stars(scan, *_parted(alone, stars))
            alone = None
        else:
            alone = stars
    if alone and (alone.opens or alone.closes):
        _complain_of_stars(scan, alone, _ADD)


_ADD = Words(r"补上另一个 **，或写 \*\*", r"add the other **, or write \*\*")
_OUTSIDE = Words(
    "标点与字母之间的 ** 不起作用：把标点移到 ** 之外，或改用全角标点",
    "a ** between a mark and a letter is none: put the mark outside, or a space",
)


def _parted(first: Stars, second: Stars) -> tuple[Stars, Words]:
    """Return which of two ``**`` is no partner to the other, and its mend."""
    if not first.opens:
        if not first.tight[1]:
            hint = Words("删去 ** 后面的空格", "delete the blank behind **")
            return first, hint
        return first, _OUTSIDE
    if not second.tight[0]:
        return second, Words("删去 ** 前面的空格", "delete the blank before **")
    return second, _ADD if second.closes else _OUTSIDE


def _complain_of_stars(scan: Scan, stars: Stars, hint: Words) -> None:
    words = Words("** 没有配对", "there is no second ** to this one")
    place = (stars.line, stars.column)
    scan.remark("warning", "unpaired-mark", words, place, hint)
