"""How an editor writes what is pinned (钉住的写法): whole, or some of its parts.

In: the value of ``pinned`` in a ``dummy.yaml``.  Out: parts in a fixed order.

"""

from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from reform_press.errors import Words
from reform_press.makeup.dummy import PINS, Pin
from reform_press.schema import unfit

#: All and nothing, besides by name.
_ALL, _NOTHING = ("true", "yes", "on"), ("false", "no", "off")


def read_pins(value: object) -> tuple[Pin, ...]:
    """Read ``true``, ``false``, one part or several as what is pinned.

    Raises the error of a validator for what cannot be pinned.
    """
    given = list(value) if isinstance(value, (list, tuple)) else [value]
    words = [str(one).lower() for one in given]
    if len(words) == 1 and words[0] in _NOTHING:
        return ()
    strange = [word for word in words if word not in (*PINS, *_ALL)]
    if strange or not all(isinstance(one, (str, bool)) for one in given):
        named = strange[0] if strange else "…"
        raise unfit(
            Words(f"“{named}”不能钉住", f"“{named}” cannot be pinned"),
            Words(
                "写 true（整篇），或写其中几样：frame（版位）、place（起点）、"
                "head（题）、picture（图片）、span（图宽）",
                "write true for all of it, or some of frame, place, head, picture, "
                "span",
            ),
        )
    if any(word in ("all", *_ALL) for word in words):
        return ("all",)
    return tuple(pin for pin in PINS if pin in words)


_PARTS: Any = {"enum": list(PINS)}
Pinned = Annotated[
    bool | Pin | tuple[Pin, ...],
    PlainValidator(read_pins),
    PlainSerializer(list),
    WithJsonSchema(
        {
            "anyOf": [{"type": "boolean"}, _PARTS, {"type": "array", "items": _PARTS}],
            "description": "true, or some of frame, place, head, picture, span",
        }
    ),
]
