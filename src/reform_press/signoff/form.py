"""The format of ``check.json`` (印前检查文件), for those who read it.

In: nothing.  Out: the model from which ``reform-press schema check`` is made.
The file itself is what ``preflight.Report.as_json`` tells, which needs no
model.

"""

from typing import Annotated, Literal

from pydantic import Field

from reform_press.report_form import WordsForm
from reform_press.schema import Form

PlaceMm = Annotated[
    tuple[float, float, float, float],
    Field(description="left, top, width, height in mm from the top left of the trim"),
]
Page = Annotated[int, Field(ge=0, description="counted from 1; 0 is the document")]
Percent = Annotated[float, Field(ge=0, le=100)]


class FindingForm(Form):
    """One remark about a PDF."""

    code: Annotated[str, Field(description="stable, dotted: boxes.no-trim")]
    severity: Literal["error", "warning", "note"]
    message: WordsForm
    page: Page
    place_mm: PlaceMm | None
    about: Annotated[str, Field(description="font, picture or object")]
    hint: WordsForm | None
    others_mm: Annotated[
        tuple[PlaceMm, ...], Field(max_length=15, description="more of its places")
    ]
    count: Annotated[int, Field(ge=1, description="how often on the page")]


class ExtremeForm(Form):
    """The highest total ink as a share, or the lowest resolution in ppi."""

    value: float
    page: Page
    place_mm: PlaceMm


class PlateForm(Form):
    """A separation, and how much of the area inside the bleed it covers."""

    name: str
    coverage: Percent


class FontForm(Form):
    """A font that text is set in."""

    name: str
    kind: Annotated[str, Field(description="Type0, TrueType, Type1, Type3 ...")]
    embedded: bool
    subset: bool


class PageFactsForm(Form):
    """One page as it is seen."""

    number: int
    trim_mm: Annotated[tuple[float, float], Field(description="width and height")]
    bleed_mm: Annotated[
        tuple[float, float, float, float], Field(description="left, top, right, bottom")
    ]
    plates: tuple[PlateForm, ...]
    ink: ExtremeForm | None
    ppi: ExtremeForm | None


class FactsForm(Form):
    """What the PDF is; plates and ink are known where Ghostscript drew them."""

    name: str
    digest: Annotated[str, Field(description="SHA-256 of the bytes")]
    size: Annotated[int, Field(ge=0, description="bytes")]
    version: str
    standard: Annotated[str, Field(description="what it claims to be: PDF/X-4")]
    condition: Annotated[str, Field(description="of its output intent: FOGRA39")]
    title: str
    producer: str
    created: Annotated[str, Field(description="as the file writes it")]
    modified: str
    fonts: tuple[FontForm, ...]
    spots: Annotated[tuple[str, ...], Field(description="spot inks by name")]
    plates: tuple[PlateForm, ...]
    ink: ExtremeForm | None
    ppi: ExtremeForm | None
    pages: tuple[PageFactsForm, ...]


class LimitsForm(Form):
    """Some of what the findings were measured by."""

    bleed_mm: float
    safe_mm: Annotated[float, Field(description="from the trim to any type")]
    ink: Annotated[float, Field(description="a share: 2.4 is 240 %")]
    ppi: Annotated[float, Field(description="below it, pictures are a warning")]
    ppi_coarse: Annotated[float, Field(description="below it, an error")]
    ppi_line_art: float
    rule_pt: float
    small_text_pt: Annotated[float, Field(description="below it, one ink alone")]


class CheckForm(Form):
    """What preflight found in a PDF, and what the PDF is."""

    version: Literal[1]
    profile: Annotated[str, Field(description="what the plant asks for, by name")]
    limits: LimitsForm
    passed: Annotated[bool, Field(description="no finding is an error")]
    findings: tuple[FindingForm, ...]
    facts: FactsForm
