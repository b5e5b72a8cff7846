"""The formats that people and programs rely on (文件格式), and their schemas.

In: the name of a format.  Out: its JSON Schema.  A format is registered by
one line of ``_MODELS``; its model is loaded only when it is asked for.

    edition   edition.yaml of an edition
    story     front matter of a story
    terms     terms-hant.yaml of an edition, the words of a conversion
    review    review-hant.yaml of an edition, what a conversion chose
    twins     twins.yaml of an edition, translations that were confirmed
    chapter   head of a chapter of a yearbook
    table     a table of a yearbook
    chart     a chart of a yearbook
    index     index.yaml of a yearbook, the words that its index lists
    layout    layout.yaml of a house style
    fonts     fonts.yaml of a project
    dummy     dummy.yaml, the plan of the pages
    plan      a page planned before its copy is there
    pages     pages.json, the pages as made up
    report    report.json, what a build has to say
    record    record.json, the copy and the pages of a build
    diff      diff.json, what differs between two builds
    check     check.json, what preflight found in a PDF

"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.schema.nearest import suggested

if TYPE_CHECKING:
    from pydantic import BaseModel


def _edition() -> "type[BaseModel]":
    from reform_press.content.edition_form import EditionForm

    return EditionForm


def _story() -> "type[BaseModel]":
    from reform_press.content.forms import StoryForm

    return StoryForm


def _terms() -> "type[BaseModel]":
    from reform_press.content.terms import TermsForm

    return TermsForm


def _review() -> "type[BaseModel]":
    from reform_press.content.review import ReviewForm

    return ReviewForm


def _twins() -> "type[BaseModel]":
    from reform_press.content.twins_file import TwinsForm

    return TwinsForm


def _chapter() -> "type[BaseModel]":
    from reform_press.content.book.forms import ChapterForm

    return ChapterForm


def _table() -> "type[BaseModel]":
    from reform_press.content.book.float_forms import TableForm

    return TableForm


def _chart() -> "type[BaseModel]":
    from reform_press.content.book.float_forms import ChartForm

    return ChartForm


def _index() -> "type[BaseModel]":
    from reform_press.content.book.terms import IndexForm

    return IndexForm


def _layout() -> "type[BaseModel]":
    from reform_press.style.form import LayoutForm

    return LayoutForm


def _fonts() -> "type[BaseModel]":
    from reform_press.fonts.config import FontsForm

    return FontsForm


def _dummy() -> "type[BaseModel]":
    from reform_press.makeup.plan_form import DummyForm

    return DummyForm


def _plan() -> "type[BaseModel]":
    from reform_press.makeup.problem_form import ProblemForm

    return ProblemForm


def _pages() -> "type[BaseModel]":
    from reform_press.makeup.pages_form import PagesForm

    return PagesForm


def _report() -> "type[BaseModel]":
    from reform_press.report_form import ReportForm

    return ReportForm


def _record() -> "type[BaseModel]":
    from reform_press.makeup.record_form import RecordForm

    return RecordForm


def _diff() -> "type[BaseModel]":
    from reform_press.collation.form import DiffForm

    return DiffForm


def _check() -> "type[BaseModel]":
    from reform_press.signoff.form import CheckForm

    return CheckForm


_MODELS: dict[str, "Callable[[], type[BaseModel]]"] = {
    "edition": _edition,
    "story": _story,
    "terms": _terms,
    "review": _review,
    "twins": _twins,
    "chapter": _chapter,
    "table": _table,
    "chart": _chart,
    "index": _index,
    "layout": _layout,
    "fonts": _fonts,
    "dummy": _dummy,
    "plan": _plan,
    "pages": _pages,
    "report": _report,
    "record": _record,
    "diff": _diff,
    "check": _check,
}

#: Names of the formats, in the order of a build.
FORMATS = tuple(_MODELS)


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a format.

    Raises UsageError ``usage.unknown-format``.
    """
    from reform_press.schema.export import json_schema

    if name not in _MODELS:
        listed = ", ".join(FORMATS)
        hint = Words(f"可用：{listed}", f"choose one of {listed}")
        words = Words(f"没有格式“{name}”", f"there is no format “{name}”")
        hint = suggested(name, FORMATS, hint)
        raise UsageError(Diagnostic("error", "usage.unknown-format", words, hint=hint))
    return json_schema(name, _MODELS[name]())
