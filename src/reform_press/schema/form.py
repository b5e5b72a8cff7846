"""What models of files are made of (表单).

``Form`` is the base of every pydantic model at the border: unknown keys are
forbidden, values never change.  Scalars reach a model as text, so the types
here read text: ``Length`` and ``Date``.

"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from reform_press.errors import SILENT, Words
from reform_press.geometry import to_points


class Form(BaseModel):
    """A mapping of a file, as its model (表单)."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, allow_inf_nan=False
    )


class Brief(Form):
    """A mapping that may be its first value alone (简写)."""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {next(iter(cls.model_fields)): value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


def unfit(message: Words, hint: Words = SILENT) -> PydanticCustomError:
    """Make the error that a validator raises for a value that will not do."""
    context: dict[str, Any] = {"message": tuple(message), "hint": tuple(hint)}
    return PydanticCustomError("unfit", "{message}", context)


def _length(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return to_points(value)
    except ValueError:
        raise unfit(
            Words(f"“{value}”不是长度", f"“{value}” is no length"),
            Words("例：9pt、3mm、12Q、小五", "for example 9pt, 3mm, 12Q or 小五"),
        ) from None


#: Points, written ``9``, ``9pt``, ``3mm``, ``12Q`` or ``小五``.
Length = Annotated[
    float,
    BeforeValidator(_length),
    WithJsonSchema({"type": ["string", "number"], "description": "9pt, 3mm, 小五"}),
]

_DATE = re.compile(
    r"([0-9]{4})(?:[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _DATE.fullmatch(value.strip())
    try:
        if not match:
            raise ValueError(value)
        year, *rest = (int(part) for part in match.groups() if part)
        return date(year, *rest)
    except ValueError:
        raise unfit(
            Words(f"“{value}”不是日期", f"“{value}” is no date"),
            Words("例：2023-12-29", "write it as 2023-12-29"),
        ) from None


#: A day, written ``2023-12-29`` or ``2023年12月29日``.
Date = Annotated[
    date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
