"""The facts of a PDF in words (文件实情表): a label and what is to be said.

In: a report.  Out: rows in both languages.  What the file does not tell is
left out, or told as missing where a signer must know it.

"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from reform_press.errors import Severity, Words
from reform_press.preflight.facts import Extreme, Facts, PageFacts, Plate
from reform_press.preflight.report import Report

#: Subsets are named ``ABCDEF+Name``; the letters say nothing to a signer.
_SUBSET = re.compile(r"[A-Z]{6}\+")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")
_PROCESS = {
    "Cyan": Words("青 C", "C"),
    "Magenta": Words("品红 M", "M"),
    "Yellow": Words("黄 Y", "Y"),
    "Black": Words("黑 K", "K"),
}
#: How urgent a finding is.
NAMES: dict[Severity, Words] = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "note": Words("提示", "note"),
}
_MEGABYTE = 1_000_000
_UNKNOWN = Words("没有写明", "not told")


def verdict(report: Report) -> Words:
    """Say whether a file may go to press, as far as it was examined."""
    return Words("合格", "passed") if report.passed else Words("不合格", "failed")


def summed(report: Report) -> Words:
    """Say how many findings of each kind there are."""
    count = dict.fromkeys(NAMES, 0)
    for finding in report.findings:
        count[finding.severity] += 1
    zh = "，".join(f"{NAMES[kind].zh} {n}" for kind, n in count.items())
    en = ", ".join(f"{NAMES[kind].en}s: {n}" for kind, n in count.items())
    return Words(zh, en)


class Row(NamedTuple):
    """One fact: what it is called, and what it is."""

    label: Words
    value: Words


def rows(report: Report) -> tuple[Row, ...]:
    """Return the facts of a file in the order of a sign-off sheet."""
    facts = report.facts
    every = (
        *_file(facts),
        *_format(report),
        *_print(report),
        Row(Words("字体", "Fonts"), _fonts(facts)),
    )
    return tuple(row for row in every if row.value.en)


def _file(facts: Facts) -> Iterator[Row]:
    size = f"{facts.size / _MEGABYTE:.2f} MB"
    yield Row(
        Words("文件", "File"),
        Words(f"{facts.name}（{size}）", f"{facts.name} ({size})"),
    )
    yield Row(Words("文件指纹", "SHA-256"), _same(facts.digest))
    yield Row(Words("题名", "Title"), _same(facts.title))
    made = _same(_date(facts.modified) or _date(facts.created))
    yield Row(Words("文件日期", "Dated"), made)
    yield Row(Words("制作软件", "Made by"), _same(facts.producer))


def _format(report: Report) -> Iterator[Row]:
    facts = report.facts
    claim = _same(facts.standard) if facts.standard else Words("不是 PDF/X", "no PDF/X")
    version = f"PDF {facts.version}" if facts.version else ""
    yield Row(
        Words("格式", "Format"),
        Words(f"{claim.zh}（{version}）", f"{claim.en} ({version})")
        if version
        else Words("", ""),
    )
    condition = _same(facts.condition) if facts.condition else _UNKNOWN
    yield Row(Words("输出意图", "Output intent"), condition)
    yield Row(Words("检查标准", "Measured by"), _same(report.profile))
    count = len(facts.pages)
    yield Row(Words("页数", "Pages"), _same(str(count) if count else ""))
    yield Row(
        Words("成品尺寸", "Trim size"), _by_pages(facts, lambda page: _trim(page.trim))
    )
    yield Row(Words("出血", "Bleed"), _by_pages(facts, lambda page: _bleed(page.bleed)))


def _print(report: Report) -> Iterator[Row]:
    facts, expect = report.facts, report.expect
    yield Row(Words("色版", "Plates"), _plates(facts))
    if facts.spots:
        spots = Words("、".join(facts.spots), ", ".join(facts.spots))
        yield Row(Words("专色", "Spot inks"), spots)
    label = Words("最高总墨量", "Highest total ink")
    limit = f"{100 * expect.ink_limit:.0f} %"
    if facts.ink:
        high = f"{100 * facts.ink.value:.0f} %"
        yield Row(label, _limited(high, facts.ink, Words("上限", "limit"), limit))
    elif facts.pages:
        yield Row(
            label, Words(f"未测（上限 {limit}）", f"not measured (limit {limit})")
        )
    label = Words("最低图像分辨率", "Lowest resolution")
    if facts.ppi:
        low, least = f"{facts.ppi.value:.0f} ppi", f"{expect.ppi_min:.0f} ppi"
        yield Row(label, _limited(low, facts.ppi, Words("下限", "at least"), least))
    elif facts.pages:
        yield Row(label, Words("没有图像", "no pictures"))


def _limited(value: str, one: Extreme, name: Words, limit: str) -> Words:
    where = place_said(one.page, one.place.x, one.place.y)
    return Words(
        f"{value}，{where.zh}；{name.zh} {limit}",
        f"{value}, {where.en}; {name.en} {limit}",
    )


def place_said(page: int, x: float, y: float) -> Words:
    """Say where on a page something stands, from the corner of the trim."""
    across, down = (f"{round(value)}".replace("-", "−") for value in (x, y))
    return Words(
        f"第 {page} 页距左 {across}、距上 {down} mm",
        f"page {page}, {across} mm from the left, {down} mm from the top",
    )


def _by_pages(facts: Facts, said: Callable[[PageFacts], Words]) -> Words:
    """Say something of each page, once for neighbours alike."""
    runs = [
        (words, [page.number for page in pages])
        for words, pages in groupby(facts.pages, said)
    ]
    if len(runs) == 1:
        return runs[0][0]
    return Words(
        "；".join(f"第 {_span(pages)} 页 {words.zh}" for words, pages in runs),
        "; ".join(f"page {_span(pages)} {words.en}" for words, pages in runs),
    )


def _span(pages: list[int]) -> str:
    return f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else f"{pages[0]}"


def _trim(trim: tuple[float, float]) -> Words:
    return _same(f"{_mm(trim[0])} × {_mm(trim[1])} mm")


def _bleed(sides: tuple[float, float, float, float]) -> Words:
    left, top, right, bottom = (_mm(side) for side in sides)
    if left == top == right == bottom:
        if left == "0":
            return Words("无", "none")
        return Words(f"四边 {left} mm", f"{left} mm on all sides")
    return Words(
        f"左 {left}、上 {top}、右 {right}、下 {bottom} mm",
        f"left {left}, top {top}, right {right}, bottom {bottom} mm",
    )


def _plates(facts: Facts) -> Words:
    if not facts.ink:
        return Words("未分色", "not drawn") if facts.pages else Words("", "")
    told = [(_ink(p.name), _percent(p)) for p in facts.plates]
    if not told:
        return Words("没有着墨", "no ink")
    zh = "、".join(f"{ink.zh} {covered}" for ink, covered in told)
    en = ", ".join(f"{ink.en} {covered}" for ink, covered in told)
    return Words(f"{zh}（平均网点覆盖率）", f"{en} (mean coverage)")


def _ink(name: str) -> Words:
    return _PROCESS.get(name, Words(f"专色 {name}", f"spot {name}"))


def _percent(plate: Plate) -> str:
    share = 100 * plate.coverage
    return f"{share:.0f} %" if share >= 1 else "<1 %"


def _fonts(facts: Facts) -> Words:
    if not facts.fonts:
        return Words("没有文字", "no text") if facts.pages else Words("", "")
    names: dict[str, bool] = {}
    for font in facts.fonts:
        name = _SUBSET.sub("", font.name) or "?"
        names[name] = names.get(name, True) and font.embedded
    lacking = [name for name, embedded in names.items() if not embedded]
    zh, en = "、".join(sorted(names)), ", ".join(sorted(names))
    if not lacking:
        return Words(
            f"{len(names)} 款，都已嵌入：{zh}", f"{len(names)}, all embedded: {en}"
        )
    return Words(
        f"{len(names)} 款：{zh}；没有嵌入：{'、'.join(lacking)}",
        f"{len(names)}: {en}; not embedded: {', '.join(lacking)}",
    )


def _date(told: str) -> str:
    """Return a date of Info as people write it: its own time, no zone."""
    match = _DATE.match(told)
    if not match:
        return ""
    year, month, day, hour, minute = match.groups()
    return f"{year}-{month}-{day}" + (f" {hour}:{minute}" if hour else "")


def _mm(points: float) -> str:
    return f"{round(points, 1) + 0.0:g}"


def _same(words: str) -> Words:
    return Words(words, words)
