"""The format of ``report.json`` (排版报告), for those who read it.

In: nothing.  Out: the model from which ``reform-press schema report`` is made.
The file itself is written by ``build``, which needs no model.

"""

from typing import Annotated, Literal

from pydantic import Field

from reform_press.makeup.pages_form import OversetForm
from reform_press.schema import Form


class WordsForm(Form):
    """One sentence in both languages."""

    zh: str
    en: str


class DiagnosticForm(Form):
    """One remark, and where it belongs."""

    severity: Literal["error", "warning", "note"]
    code: Annotated[str, Field(description="stable, dotted: content.unknown-key")]
    message: WordsForm
    hint: WordsForm
    file: str | None
    line: int | None
    column: int | None


class ReportForm(Form):
    """What a build has to say besides its pages."""

    version: Literal[1]
    diagnostics: tuple[DiagnosticForm, ...]
    overset: Annotated[
        tuple[OversetForm, ...], Field(description="copy left over, in full")
    ]
    pages: Annotated[
        dict[str, str], Field(description="digest of each page by its number")
    ]
    changed: Annotated[
        tuple[str, ...], Field(description="pages not as the build before left them")
    ]
    seconds: Annotated[dict[str, float], Field(description="time of each stage")]
