"""The format of ``edition.yaml`` (本期): its model at the border.

In: trees of YAML.  Out: checked fields, of which ``edition`` makes its values.

"""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from reform_press.content.book.forms import CoverForm, ImprintForm, PartForm
from reform_press.content.forms import MastheadForm, Name, PageForm, Said, Text
from reform_press.content.model import Language, Product
from reform_press.schema import Date, Form
from reform_press.schema.aliases import KEYS


def _either(*keys: str) -> list[Any]:
    """Return schemas of which one wants each key, by any of its names."""
    return [{"required": [word]} for key in keys for word in (key, *KEYS[key])]


class EditionForm(Form):
    """``edition.yaml`` (本期): it has pages, or as a yearbook parts."""

    model_config = ConfigDict(json_schema_extra={"anyOf": _either("pages", "parts")})

    product: Product = "newspaper"
    title: Said
    date: Date
    layout: Name
    language: Language = "zh-Hans"
    convert: bool = False
    wording: bool = False
    terms: tuple[Said, ...] = ()
    pinyin: dict[Said, Said] = Field(default_factory=dict)
    staff: Text = ""
    masthead: MastheadForm | None = None
    pages: tuple[PageForm, ...] = Field(default=(), min_length=1)
    parts: tuple[PartForm, ...] = Field(default=(), min_length=1)  # of a yearbook
    imprint: ImprintForm | None = None
    index: Text = ""  # file of the words that the index lists
    sort: Literal["pinyin", "strokes"] = "pinyin"
    cover: CoverForm | None = None
