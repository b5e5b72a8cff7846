"""Characters as the house writes them (字符规范): CLREQ 3.1.1 and 3.2.1.

In: letters of a paragraph, or a plain string.  Out: the same with the
interpunct, dashes, ellipses, quotes and full-width ASCII put right, and what
was put right, once a kind with its count and first place.

    ・ • ‧ between words   ·
    --  ―  ──  －－        ——
    ... 。。。  …          ……
    Ａ ０ ３．５             A 0 3.5
    "…" '…'               “…” ‘…’

Half-width marks between Han are only reported: they may be meant.  Code and
formulas stay as they were typed, and so does ・ between kana.

"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from reform_press.content.letters import Letter, single
from reform_press.content.model import AS_TYPED
from reform_press.errors import Diagnostic, Severity, Source, Words

Kind = Literal[
    "interpunct", "dash", "ellipsis", "wide-ascii", "quote", "odd-quote", "narrow"
]

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_CJK = (
    rf"{_HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20“”‘’—…·"
)
_KANA = "\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_DOT = "[\u30fb\uff65\u2027\u2022]"
_BEFORE_DOT, _AFTER_DOT = r"(?<=[\w》」』）”])", r"(?=[\w《「『（“])"
_DIGIT = "[0-9\uff10-\uff19]"
_FAULTS = re.compile(
    r"(?P<invisible>[\u200b\u2060\ufeff])"
    rf"|(?P<interpunct>{_BEFORE_DOT}(?:(?<![{_KANA}]){_DOT}{_AFTER_DOT}"
    rf"|{_DOT}{_AFTER_DOT}(?![{_KANA}])))"
    rf"|(?P<dash>(?<=[{_CJK}\n])-{{2,4}}(?!-)|(?<!-)-{{2,4}}(?=[{_CJK}])"
    rf"|(?<=[{_CJK}])[–－]{{2,4}}|[–－]{{2,4}}(?=[{_CJK}])"
    rf"|[―─━]{{2,}}|(?<=[{_HAN}])[―─━](?=[{_HAN}]))"
    rf"|(?P<ellipsis>(?<=[{_CJK}])\.{{3,}}|\.{{3,}}(?=[{_CJK}])|。{{3,}}|．{{3,}}"
    rf"|[･・]{{3,}}|(?<=[{_CJK}])(?<!…)…(?:……)*(?!…)|(?<!…)…(?:……)*(?=[{_CJK}])(?!…))"
    rf"|(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    rf"|(?<={_DIGIT})\uff0e(?={_DIGIT}))"
    r"|(?P<double>\")|(?P<single>')"
    rf"|(?P<narrow>(?<=[{_HAN}])[,;:?!](?=[{_HAN}\n]|$)|(?<=[{_HAN}])\.(?=[{_HAN}]))"
)
#: What every one of these has in it: most copy has none, which a set tells at once.
_SUSPECT = re.compile(
    r"[\u200b\u2060\ufeff\u30fb\uff65\u2027\u2022\-–－―─━.．…,;:?!\"'"
    r"\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|。。。"
)
#: Marks that already have the length of their kind, as many as were typed.
_LONG = "―─━…"
_MEND = {"interpunct": "·", "dash": "——", "ellipsis": "……"}
_KIND: dict[str, Kind] = {
    "interpunct": "interpunct",
    "dash": "dash",
    "ellipsis": "ellipsis",
    "wide": "wide-ascii",
    "double": "quote",
    "single": "quote",
    "narrow": "narrow",
}
_SAYS: dict[Kind, tuple[Severity, str, Words, Words]] = {
    "interpunct": (
        "warning",
        "normalised",
        Words("间隔号已改为“·”", "interpuncts were changed to “·”"),
        Words("请用 U+00B7", "use U+00B7"),
    ),
    "dash": (
        "warning",
        "normalised",
        Words("破折号已改为“——”", "dashes were changed to “——”"),
        Words("请用两个 U+2014", "use two U+2014"),
    ),
    "ellipsis": (
        "warning",
        "normalised",
        Words("省略号已改为“……”", "ellipses were changed to “……”"),
        Words("请用两个 U+2026", "use two U+2026"),
    ),
    "wide-ascii": (
        "warning",
        "normalised",
        Words("全角字母或数字已改为半角", "full-width letters or digits were narrowed"),
        Words("请用半角字母和数字", "use plain letters and digits"),
    ),
    "quote": (
        "warning",
        "straight-quote",
        Words("直引号已改为弯引号“ ”", "straight quotes were turned into “ ”"),
        Words("请用“ ”和‘ ’", "use “ ” and ‘ ’"),
    ),
    "odd-quote": (
        "warning",
        "odd-quote",
        Words("直引号不成对", "a straight quote has no partner"),
        Words("请用“ ”和‘ ’", "use “ ” and ‘ ’"),
    ),
    "narrow": (
        "warning",
        "narrow-mark",
        Words("汉字之间有半角标点", "a half-width mark between Han"),
        Words("请改用全角标点，如 ，。：", "use full-width marks, as ，。："),
    ),
}


@dataclass(slots=True)
class Tally:
    """What was put right in one file: a kind's first place and count."""

    file: str
    seen: dict[Kind, tuple[Source, int]] = field(default_factory=dict)

    def note(self, kind: Kind, line: int, column: int) -> None:
        """Count one more of ``kind``."""
        place = Source(self.file, line, column)
        first, count = self.seen.get(kind, (place, 0))
        self.seen[kind] = (first, count + 1)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Say it, once a kind."""
        said = []
        for kind, (place, count) in self.seen.items():
            severity, code, words, hint = _SAYS[kind]
            if count > 1:
                words = Words(
                    f"{words.zh}（共 {count} 处）", f"{words.en} ({count} times)"
                )
            said.append(Diagnostic(severity, f"content.{code}", words, place, hint))
        return tuple(said)


def is_faulty(text: str) -> bool:
    """Tell whether anything of a line has to be put right, or reported."""
    return bool(_SUSPECT.search(text) and _FAULTS.search(text))


def put_right(
    letters: list[Letter], tally: Tally, *, quotes: bool = True
) -> list[Letter]:
    """Return the letters of one paragraph as the house writes them.

    Without ``quotes``, straight quotes stay as they were typed.
    """
    text = "".join(letter.text for letter in letters)
    if not is_faulty(text):
        return letters
    letters = single(letters)
    typed = {i for i, letter in enumerate(letters) if AS_TYPED & {*letter.marks}}
    partners = _partners(text, typed)
    done: list[Letter] = []
    last = 0
    for match in _FAULTS.finditer(text):
        start, end = match.span()
        group = match.lastgroup or ""
        if start in typed or (group in ("double", "single") and not quotes):
            continue
        done += letters[last:start]
        last = end
        letter = letters[start]
        mended = _mended(group, match[0], partners.get(start, ""))
        done += [
            letter._replace(text=character, column=letter.column + offset)
            for offset, character in enumerate(mended)
        ]
        if group == "invisible" or (group == "single" and _apostrophe(text, start)):
            continue
        odd = group in ("double", "single") and start not in partners
        tally.note("odd-quote" if odd else _KIND[group], letter.line, letter.column)
    return done + letters[last:]


def put_text_right(text: str, tally: Tally, place: Source) -> str:
    """Return a plain string (a headline, a caption) as the house writes it."""
    return plain(put_right([Letter(text, place.line, place.column)], tally))


def plain(letters: Iterable[Letter]) -> str:
    """Return the characters alone."""
    return "".join(letter.text for letter in letters)


def _mended(group: str, found: str, partner: str) -> str:
    if group == "invisible":
        return ""
    if group == "wide":
        return chr(ord(found) - 0xFEE0)
    if group in ("double", "single"):
        return partner or ("’" if group == "single" else found)
    mend = _MEND.get(group, found)
    if group in _MEND and found[0] in _LONG:
        return mend * max(1, len(found) // 2)
    return mend


def _apostrophe(text: str, at: int) -> bool:
    """Tell whether a straight single quote stands inside a Latin word."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _partners(text: str, typed: set[int]) -> dict[int, str]:
    """Pair the straight quotes of a paragraph, first with second and so on."""
    pairs: dict[int, str] = {}
    for quote, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        places = [
            i
            for i, c in enumerate(text)
            if c == quote and i not in typed and not (c == "'" and _apostrophe(text, i))
        ]
        if len(places) % 2:
            continue  # which one lacks its partner cannot be known
        for number, at in enumerate(places):
            pairs[at] = closing if number % 2 else opening
    return pairs
