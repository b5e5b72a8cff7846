"""The rules of preflight as data: what each finding says (印前检查规则).

In: a code and what was seen.  Out: a ``Finding`` in both languages.  Every
code of the examiner stands in the two tables and nowhere else.

"""

from reform_press.errors import Language, Words
from reform_press.geometry import Rect
from reform_press.preflight.report import Finding
from reform_press.preflight.rules_files import OF_FILES
from reform_press.preflight.rules_pages import OF_PAGES

#: Every rule, by its code.
RULES = OF_FILES | OF_PAGES

#: Words quoted from a file are cut to this length.
_LONGEST = 80


def found(
    code: str,
    *seen: object,
    page: int = 0,
    place: Rect | None = None,
    about: str = "",
) -> Finding:
    """Return the finding of ``code``; ``seen`` fills its sentence.

    What has a word in each language is given as ``Words``.
    """
    rule = RULES[code]
    zh = [_told(item, "zh") for item in seen]
    en = [_told(item, "en") for item in seen]
    return Finding(
        code,
        rule.severity,
        Words(rule.zh.format(*zh), rule.en.format(*en)),
        page,
        place,
        quoted(about),
        rule.hint,
    )


def _told(item: object, language: Language) -> str:
    return quoted(item.said(language) if isinstance(item, Words) else str(item))


def quoted(text: str) -> str:
    """Return ``text`` of a stranger's file fit for a terminal and a log."""
    plain = "".join(c if c.isprintable() else "�" for c in text[: _LONGEST + 1])
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
