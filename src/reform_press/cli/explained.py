"""How a line came about, in words and as data (逐行说明).

In: a line told by the compositor.  Out: sentences in both languages that name
the gaps with what each took or gave, tier by tier, and the rule that forbade
each break nearby; or the same as a record.

"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reform_press.cli.console import Console
from reform_press.compose.explain import Break, Gap
from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.makeup.told import ToldLine

#: Tiers of CLREQ 3.5.3: what gives way first comes first.
_TIERS = {
    2: Words("词间空格", "word spaces"),
    3: Words("间隔号", "middle dots"),
    4: Words("括号、引号", "brackets and quotation marks"),
    5: Words("逗号、顿号、分号、冒号", "commas, semicolons and colons"),
    6: Words("中西间距", "gaps between Han and Latin"),
    7: Words("句号、问号、叹号", "stops"),
}
_SHARED = Words("相邻标点共用空白", "neighbouring marks share their blank")
_HAN_LATIN = Words("中西间距", "gaps between Han and Latin")
_SPACES = Words("词间空格", "word spaces")
_ALL = Words("字距", "gaps of all other characters")
_AT_START = Words("行首", "at the start")
_AT_END = Words("行末", "at the end")
#: Em below which nothing was done.
_NOTHING = 0.0005


def tell_line(told: ToldLine | None, asked: tuple[int, ...], console: Console) -> None:
    """Tell of the line that was asked for.

    Raises UsageError ``usage.no-line`` if the galley has none.
    """
    if not told:
        raise UsageError(_no_line(asked))
    console.give(as_words(told), **as_record(told))


def _no_line(place: tuple[int, ...]) -> Diagnostic:
    told = ".".join(map(str, place))
    return Diagnostic(
        "error",
        "usage.no-line",
        Words(f"毛样没有第 {told} 行", f"the galley has no line {told}"),
        hint=Words(
            "加 --line-numbers 看各行的行号",
            "see the numbers of its lines with --line-numbers",
        ),
    )


def as_words(told: ToldLine) -> Words:
    """Return the explanation as a page of text."""
    return Words(
        "\n".join(_said(told, 0)),
        "\n".join(_said(told, 1)),
    )


def as_record(told: ToldLine) -> dict[str, Any]:
    """Return the explanation as JSON has it; lengths in em."""
    line = told.explained
    return {
        "page": told.page,
        "column": told.column,
        "line": told.row,
        "number": told.number,
        "text": line.line.text,
        "measure": round(line.room, 4),
        "edges": [round(lost, 4) for lost in line.edges()],
        "gaps": [_rounded(gap._asdict()) for gap in line.gaps()],
        "breaks": [_rounded(place._asdict()) for place in line.breaks()],
    }


def _said(told: ToldLine, language: int) -> Iterator[str]:
    """Yield the lines of the text in Chinese (0) or English (1)."""

    def said(chinese: str, english: str) -> str:
        return english if language else chinese

    line = told.explained
    yield said(
        f"第 {told.number} 行（{told.page} 页 {told.column} 栏 {told.row} 行）：",
        f"line {told.number} (page {told.page}, column {told.column}, "
        f"line {told.row}):",
    )
    yield f"  {line.line.text}"
    breaks = list(line.breaks())
    spare = next((place.spare for place in breaks if place.taken), None)
    yield f"  {_filled(line.room, spare)[language]}"
    start, end = line.edges()
    if start > _NOTHING:
        yield f"  {_halved(line.line.text[0], start, _AT_START)[language]}"
    if end > _NOTHING:
        yield f"  {_halved(line.line.text.rstrip()[-1], end, _AT_END)[language]}"
    for at, (words, many) in enumerate(_kinds(line.gaps())):
        if not at:
            yield said("空隙：", "gaps:")
        yield f"  {words[language]}{said('：', ': ')}{many}"
    yield said("断行：", "breaks:")
    for place in breaks:
        yield f"  {_mark(place)} {place.before}|{place.after}  {_why(place)[language]}"


def _kinds(gaps: Iterator[Gap]) -> Iterator[tuple[Words, str]]:
    """Yield the gaps kind by kind: what they are, how many, what they took."""
    found = sorted(gaps, key=_order)
    for (_, words), alike in groupby(
        found, key=lambda gap: (_order(gap)[0], _kind(gap))
    ):
        for amounts, same in groupby(alike, key=_amounts):
            pairs = [f"{gap.before}|{gap.after}" for gap in same]
            yield words, f"{amounts} × {len(pairs)}  {' '.join(pairs)}"


def _order(gap: Gap) -> tuple[int, str]:
    if gap.change < -_NOTHING:
        rank = gap.tier
    elif gap.glue < 0:
        rank = 0
    else:
        rank = 10 if gap.before == " " else 11 if gap.glue > 0 else 12
    return rank, _amounts(gap)


def _kind(gap: Gap) -> Words:
    if gap.change < -_NOTHING:
        tier = _TIERS[gap.tier]
        return Words(f"第 {gap.tier} 层 {tier.zh}", f"tier {gap.tier}, {tier.en}")
    if gap.glue < 0:
        return _SHARED
    return _SPACES if gap.before == " " else _HAN_LATIN if gap.glue > 0 else _ALL


def _amounts(gap: Gap) -> str:
    """Return what a gap has by rule, and what was added or taken."""
    parts = [f"{gap.glue:.2f}"] if abs(gap.glue) > _NOTHING else []
    added = gap.change + gap.opened
    if abs(added) > _NOTHING:
        parts.append(f"{added:+.3f}")
    return " ".join(parts) or "0"


def _filled(room: float, spare: float | None) -> Words:
    """Say how the line fits its measure; ``spare`` None: it ends a paragraph."""
    zh, en = f"行长 {room:.2f} 字，", f"The measure is {room:.2f} em; "
    if spare is None:
        return Words(f"{zh}段末一行不拉开。", f"{en}the last line is not filled.")
    if abs(spare) < _NOTHING:
        return Words(f"{zh}按规则正好排满。", f"{en}set by rule the line fits.")
    if spare > 0:
        return Words(
            f"{zh}按规则短 {spare:.2f} 字，拉开补足。",
            f"{en}set by rule the line is {spare:.2f} em short: it was opened.",
        )
    return Words(
        f"{zh}按规则多 {-spare:.2f} 字，压缩容下。",
        f"{en}set by rule the line is {-spare:.2f} em too long: it was squeezed.",
    )


def _halved(mark: str, lost: float, edge: Words) -> Words:
    return Words(
        f"{edge.zh}「{mark}」的空白去掉 {lost:.2f} 字。",
        f"“{mark}” {edge.en} loses {lost:.2f} em of blank.",
    )


def _mark(place: Break) -> str:
    return "▸" if place.taken else "×" if place.rule else "·"


def _why(place: Break) -> Words:
    """Say what speaks for or against a break."""
    before, after = place.before, place.after
    match place.rule:
        case "start":
            return Words(
                f"不可断：「{after}」不得居行首（避头，CLREQ 3.1.4、GB/T 15834 5.1）",
                f"forbidden: “{after}” may not open a line "
                "(CLREQ 3.1.4, GB/T 15834 5.1)",
            )
        case "end":
            return Words(
                f"不可断：「{before}」不得居行末（避尾，CLREQ 3.1.4、GB/T 15834 5.1）",
                f"forbidden: “{before}” may not close a line "
                "(CLREQ 3.1.4, GB/T 15834 5.1)",
            )
        case "unit":
            return Words(
                "不可断：前后是一个整体（CLREQ 3.1.5、GB/T 15835）",
                "forbidden: the two are one unit (CLREQ 3.1.5, GB/T 15835)",
            )
    if place.taken:
        return Words("在此断行", "the line ends here")
    if place.spare < 0:
        return Words(
            f"可断，但到此多 {-place.spare:.2f} 字",
            f"allowed, but {-place.spare:.2f} em too long",
        )
    return Words(
        f"可断，但到此短 {place.spare:.2f} 字",
        f"allowed, but {place.spare:.2f} em short",
    )


def _rounded(record: dict[str, Any]) -> dict[str, Any]:
    return {
        key: round(value, 4) if isinstance(value, float) else value
        for key, value in record.items()
    }
