"""What preflight found (印前检查报告), as values, as JSON and as text.

In: findings.  Out: a ``Report`` that says whether the PDF may go to press.
Places are millimetres from the top left corner of the trim, y down, as an
editor measures on paper.

"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reform_press.errors import SILENT, Language, Severity, Words
from reform_press.geometry import Rect
from reform_press.preflight.expect import Expect
from reform_press.preflight.facts import Facts

#: Places of one finding that are told, and how far apart they are, in mm.
_MOST_PLACES, _APART = 16, 2.0
#: Most urgent first.
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_NAMES = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "note": Words("提示", "note"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about a PDF; ``page`` 0 is the document as a whole."""

    code: str  # stable, greppable: "boxes.no-trim"
    severity: Severity
    message: Words
    page: int = 0
    place: Rect | None = None  # mm
    about: str = ""  # font, picture or object, as the file names it
    hint: Words = SILENT
    count: int = 1  # how often on this page; ``place`` is the first
    others: tuple[Rect, ...] = ()  # mm, more of its places, apart from each other

    @property
    def places(self) -> tuple[Rect, ...]:
        """The places that are known; none for a remark about the whole page."""
        return (self.place, *self.others) if self.place else ()

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain values."""
        boxes = [[round(value, 2) for value in place] for place in self.places]
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message._asdict(),
            "page": self.page,
            "place_mm": boxes[0] if boxes else None,
            "others_mm": boxes[1:],
            "about": self.about,
            "hint": self.hint._asdict() if self.hint.en else None,
            "count": self.count,
        }

    def as_text(self, language: Language) -> str:
        """Return the finding as a line, with a second one for its hint."""
        words = self.message.said(language)
        times = f" ×{self.count}" if self.count > 1 else ""
        severity = _NAMES[self.severity].said(language)
        line = f"{self._where(language)}{severity}: {words}{times} [{self.code}]"
        hint = self.hint.said(language)
        if not hint:
            return line
        return f"{line}\n  {Words('建议', 'hint').said(language)}: {hint}"

    def _where(self, language: Language) -> str:
        if not self.page:
            return ""
        page = Words(f"第 {self.page} 页", f"page {self.page}").said(language)
        if self.place is None:
            return f"{page}: "
        x, y = self.place.x, self.place.y
        return f"{page} ({x:.1f}, {y:.1f} mm): "


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one examination."""

    expect: Expect  # the limits that it was measured by
    findings: tuple[Finding, ...]
    facts: Facts

    @property
    def profile(self) -> str:
        """What the plant asks for, by name."""
        return self.expect.profile

    @property
    def passed(self) -> bool:
        """Whether nothing forbids printing: warnings and notes do not."""
        return all(finding.severity != "error" for finding in self.findings)

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values, ready for ``json.dumps``."""
        return {
            "version": 1,
            "profile": self.profile,
            "limits": self.expect.as_json(),
            "passed": self.passed,
            "findings": [finding.as_json() for finding in self.findings],
            "facts": self.facts.as_json(),
        }

    def as_text(self, language: Language) -> str:
        """Return the report for a terminal, one finding a paragraph."""
        errors = sum(finding.severity == "error" for finding in self.findings)
        others = len(self.findings) - errors
        verdict = Words(
            f"{'合格' if self.passed else '不合格'}：{errors} 个错误，"
            f"{others} 个其他问题（{self.profile}）",
            f"{'passed' if self.passed else 'failed'}: {errors} errors, "
            f"{others} other findings ({self.profile})",
        )
        lines = [finding.as_text(language) for finding in self.findings]
        return "\n".join([*lines, verdict.said(language)])


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fold equal findings of a page into one that counts them, and sort.

    A page with thousands of RGB letters says so once.  Findings are equal
    when code, page and ``about`` are.
    """
    kept: dict[tuple[int, str, str], Finding] = {}
    for finding in findings:
        key = (finding.page, finding.code, finding.about)
        first = kept.get(key)
        kept[key] = _with(first, finding) if first else finding
    return tuple(
        sorted(
            kept.values(),
            key=lambda f: (f.page, _RANK[f.severity], f.code, f.about),
        )
    )


def _with(first: Finding, more: Finding) -> Finding:
    """Return a finding that counts one more of its kind."""
    count, known = first.count + more.count, first.places
    if more.place and not known:
        return replace(first, count=count, place=more.place)
    if more.place and known and len(known) < _MOST_PLACES:
        x, y = more.place.x, more.place.y
        if all(max(abs(x - one.x), abs(y - one.y)) > _APART for one in known):
            return replace(first, count=count, others=(*first.others, more.place))
    return replace(first, count=count)
