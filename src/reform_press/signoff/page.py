"""A preflight report for a browser (印前检查报告), complete in itself.

In: a report, and pictures of pages.  Out: XHTML in both languages without
script, link or anything to fetch.  Each place of a finding is marked on the
picture of its page with the number of the finding.

Guarantees: what a stranger's file says of itself is shown, never obeyed.

"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from reform_press.collation.sheet import both, document, safe
from reform_press.errors import Language, Severity, Words
from reform_press.preflight.facts import PageFacts
from reform_press.preflight.report import Finding, Report
from reform_press.signoff.marked import Mark, Numbered, marks_on, numbered
from reform_press.signoff.told import NAMES, rows, summed, verdict

#: How marks look, in shares of the longer side of what is shown.
_LETTER, _STROKE, _APART = 0.022, 0.0022, 0.034
_INKS: dict[Severity, str] = {"error": "#a00", "warning": "#a05a00", "note": "#357"}
_STYLE = """
.facts th{text-align:left;font-weight:normal;color:#555;padding:0 1.5em 0 0}
.facts th{white-space:nowrap;vertical-align:top}
.facts td{overflow-wrap:anywhere}
.verdict{display:inline-block;padding:.1em .6em;color:#fff}
.verdict.passed{background:#060}
.verdict.failed{background:#a00}
.page{display:grid;grid-template-columns:minmax(16em,3fr) minmax(18em,2fr);gap:1.5em}
.page .shown{position:relative;align-self:start}
.page svg{position:absolute;inset:0;width:100%;height:100%}
.page img{display:block;box-sizing:border-box}
ol{list-style:none;margin:0;padding:0}
li.finding{margin:0 0 .9em;padding-left:2.4em;position:relative}
li.finding .n{position:absolute;left:0;min-width:1.7em;text-align:center;color:#fff}
.error .n{background:#a00}
.warning .n{background:#a05a00}
.note .n{background:#357}
.finding .where,.finding .hint,.finding code{color:#555}
.finding .where,.finding .hint{display:block}
@media print{.page{display:block}}
"""


def report_page(
    report: Report, pictures: Mapping[int, bytes], language: Language = "zh"
) -> str:
    """Return the whole document; ``pictures`` are JPEGs of pages by number.

    It opens in ``language``.
    """
    found = numbered(report)
    name = safe(report.facts.name)
    title = Words("印前检查", "Preflight")
    parts = (
        f"<h1>{both(title)} {name}</h1>",
        f"<p>{_verdict(report)}</p>",
        f"<table class='facts'>{''.join(_facts(report))}</table>",
        *_document(found.get(0, ())),
        *_pages(report, found, pictures),
    )
    return document(
        f"{safe(title.said(language))} {name}", "\n".join(parts), _STYLE, language
    )


def _verdict(report: Report) -> str:
    kind = "passed" if report.passed else "failed"
    said = f"<strong class='verdict {kind}'>{both(verdict(report))}</strong>"
    return f"{said} {both(summed(report))}"


def _facts(report: Report) -> Iterator[str]:
    for row in rows(report):
        yield f"<tr><th>{both(row.label)}</th><td>{both(row.value)}</td></tr>"


def _document(found: tuple[Numbered, ...]) -> Iterator[str]:
    """Yield what is wrong with the file as a whole."""
    if found:
        yield f"<h2>{both(Words('整个文件', 'The file'))}</h2>"
        yield _listed(found)


def _pages(
    report: Report,
    found: Mapping[int, tuple[Numbered, ...]],
    pictures: Mapping[int, bytes],
) -> Iterator[str]:
    left_out = 0
    for page in report.facts.pages:
        here = found.get(page.number, ())
        if not here and page.number not in pictures:
            left_out += 1
            continue
        words = Words(f"第 {page.number} 页", f"Page {page.number}")
        yield f"<h2>{both(words)}</h2><div class='page'>"
        yield _picture(page, here, pictures.get(page.number))
        yield f"<div>{_listed(here) if here else _clean()}</div></div>"
    if left_out:
        words = Words(
            f"另有 {left_out} 页没有问题，未附图样。",
            f"{left_out} other page(s) have no findings and are not shown.",
        )
        yield f"<p>{both(words)}</p>"


def _clean() -> str:
    return f"<p>{both(Words('没有问题。', 'No findings.'))}</p>"


def _listed(found: Iterable[Numbered]) -> str:
    return f"<ol>{''.join(_finding(one.number, one.finding) for one in found)}</ol>"


def _finding(number: int, finding: Finding) -> str:
    times = f" ×{finding.count}" if finding.count > 1 else ""
    parts = [
        f"<li class='finding {finding.severity}'><span class='n'>{number}</span>",
        f"{both(NAMES[finding.severity])}{both(Words('：', ': '))}",
        f"{both(finding.message)}{times} <code>{safe(finding.code)}</code>",
    ]
    if finding.place:
        x, y = finding.place.x, finding.place.y
        where = Words(
            f"距左 {x:.1f}、距上 {y:.1f} mm",
            f"{x:.1f} mm from the left, {y:.1f} mm from the top",
        )
        parts.append(f"<span class='where'>{both(where)}</span>")
    if finding.hint.en:
        parts.append(f"<span class='hint'>{both(finding.hint)}</span>")
    return "".join((*parts, "</li>"))


def _picture(page: PageFacts, found: Iterable[Numbered], jpeg: bytes | None) -> str:
    if jpeg is None:
        words = Words("这一页画不出来。", "This page could not be drawn.")
        return f"<p>{both(words)}</p>"
    data = b64encode(jpeg).decode()
    shown = page.shown
    box = f"{shown.x:.2f} {shown.y:.2f} {shown.width:.2f} {shown.height:.2f}"
    side = max(shown.width, shown.height)
    wide, high = page.trim
    trim = (
        f"<rect x='0' y='0' width='{wide:.2f}' height='{high:.2f}' fill='none' "
        f"stroke='#00a0d0' stroke-width='{_STROKE * side / 2:.3f}'/>"
    )
    every = marks_on(shown, found, _APART * side)
    marks = "".join(_mark(one, side) for one in every)
    return (
        f"<div class='shown'><img alt='{page.number}' "
        f"src='data:image/jpeg;base64,{data}'/>"
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}' "
        f"preserveAspectRatio='none'>{trim}{marks}</svg></div>"
    )


def _mark(one: Mark, side: float) -> str:
    """Return a frame about the place of a finding, and its number beside it."""
    box, size = one.box, _LETTER * side
    x, y = one.badge
    ink = _INKS[one.severity]
    return (
        f"<rect x='{box.x:.2f}' y='{box.y:.2f}' width='{box.width:.2f}' "
        f"height='{box.height:.2f}' fill='none' stroke='{ink}' "
        f"stroke-width='{_STROKE * side:.3f}'/>"
        f"<circle cx='{x:.2f}' cy='{y:.2f}' r='{size * 0.75:.2f}' fill='{ink}'/>"
        f"<text x='{x:.2f}' y='{y + size * 0.36:.2f}' font-size='{size:.2f}' "
        f"font-family='sans-serif' text-anchor='middle' fill='#fff'>"
        f"{one.number}</text>"
    )
