"""Files of the house in, validated frozen values out (格式校验).

In: YAML text of an edition, a story, a layout, fonts or a dummy, and the
pydantic model of that format.  Out: ``Read``, the model's value or None with
*every* complaint, each at file:line:column, in Chinese and English.

    class FontsForm(Form):
        role: str
        size: Length = 9.0

    read = read_yaml(path, root, FontsForm, topic="fonts")
    if read.value is None:
        raise FontError(*read.diagnostics)
    read.source("roles", "song", "index")       # place of that value

What the text means is decided by the model, never by YAML: a ``str`` field
keeps its spelling (012, 12:30, no), an empty value is as good as none.  Keys
and choices have Chinese aliases (``schema.aliases``).  Anchors, aliases,
tags, duplicate and unknown keys are errors.  Size, depth and the kind of
file are checked before anything is parsed (T2, T3 of the threat table).

Codes: ``yaml.*`` for the text, ``text.*`` for characters, ``file.*`` for the
file, ``<topic>.unknown-key missing-key bad-choice bad-number bad-range
bad-shape bad-value`` for the contents.

"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reform_press.schema.border import Read as Read
    from reform_press.schema.border import read_text as read_text
    from reform_press.schema.border import read_yaml as read_yaml
    from reform_press.schema.form import Brief as Brief
    from reform_press.schema.form import Date as Date
    from reform_press.schema.form import Form as Form
    from reform_press.schema.form import Length as Length
    from reform_press.schema.form import unfit as unfit

_HOMES = {
    "Brief": "form",
    "Date": "form",
    "Form": "form",
    "Length": "form",
    "Read": "border",
    "read_text": "border",
    "read_yaml": "border",
    "unfit": "form",
}


def __getattr__(name: str) -> Any:
    """Load pydantic only for those who validate; ``frames`` needs none."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
