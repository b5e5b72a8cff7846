"""What pydantic found, in the words of an editor (校验结果说明).

In: a ``ValidationError`` and the tree it came from.  Out: diagnostics, each
at the place of the value, with what would have been right.

"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin
from unicodedata import normalize

from pydantic import BaseModel, ValidationError

from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.schema.aliases import CHOICES, KEYS
from reform_press.schema.nearest import chinese, meant, nearest
from reform_press.schema.nodes import Listing, Mapping, Node, Scalar
from reform_press.schema.shape import Path, Shaped, arms, form_of, item_of


@dataclass(frozen=True, slots=True)
class Told:
    """What the translation needs to know (上下文)."""

    topic: str
    shaped: Shaped
    model: type[BaseModel]


def tell(error: ValidationError, told: Told) -> tuple[Diagnostic, ...]:
    """Translate every error of a validation."""
    items = [dict(item) for item in error.errors(include_url=False)]
    return tuple(_one(item, told) for item in items if not _echo(item, told))


def _echo(item: dict[str, Any], told: Told) -> bool:
    """Tell whether a list is called too short only because of faults inside.

    pydantic leaves faulty items out before it counts.
    """
    if item["type"] != "too_short":
        return False
    node = told.shaped.nodes.get(_path(item["loc"], told))
    return isinstance(node, Listing) and len(node.items) >= item["ctx"]["min_length"]


def _one(item: dict[str, Any], told: Told) -> Diagnostic:
    kind = item["type"]
    if kind == "missing":
        around = _path(item["loc"][:-1], told)
        return _missing((*around, item["loc"][-1]), told)
    path = _path(item["loc"], told)
    if item["loc"][-1] == "[key]":
        return _bad_key(item, path, told)
    node = told.shaped.nodes.get(path)
    if kind == "unfit":
        words, hint = Words(*item["ctx"]["message"]), Words(*item["ctx"]["hint"])
        return _at(told, path, "bad-value", words, hint)
    counted = kind in ("too_short", "too_long")
    if (isinstance(node, (Listing, Mapping)) and not counted) or kind in _SHAPES:
        return _misshaped(kind, node, path, told)
    teller = _TELLERS.get(kind)
    if teller:
        code, words, hint = teller(item, path, told)
        return _at(told, path, code, words, hint)
    shown = _shown(node)
    words = Words(f"“{shown}”不合要求", f"“{shown}” will not do: {item['msg']}")
    return _at(told, path, "bad-value", words, SILENT)


def _path(loc: tuple[int | str, ...], told: Told) -> Path:
    """Leave out of a pydantic path what is no key: names of union arms."""
    path: Path = ()
    for part in loc:
        longer = (*path, part)
        if longer in told.shaped.nodes:
            path = longer
    return path


def _at(told: Told, path: Path, code: str, words: Words, hint: Words) -> Diagnostic:
    node = told.shaped.nodes.get(path)
    place = node.source if node else None
    return Diagnostic("error", f"{told.topic}.{code}", words, place, hint)


def _missing(path: Path, told: Told) -> Diagnostic:
    """Say that a key is wanted; at its own place if it stands there empty."""
    name = str(path[-1])
    key = told.shaped.keys.get(path)
    said = KEYS.get(name, (name,))[0]
    if key:
        words = Words(f"“{key.text}”后面没有内容", f"nothing is said for “{key.text}”")
        place: Source | None = key.source
    else:
        words = Words(
            f"缺少“{name}”（{said}）" if said != name else f"缺少“{name}”",
            f"“{name}” is missing",
        )
        around = told.shaped.nodes.get(path[:-1])
        place = around.source if around else None
    hint = Words(f"加一行 {name}: …", f"add a line {name}: …")
    return Diagnostic("error", f"{told.topic}.missing-key", words, place, hint)


def _bad_key(item: dict[str, Any], path: Path, told: Told) -> Diagnostic:
    """Say that a table, whose keys are the writer's, cannot have this one."""
    key = told.shaped.keys.get(path)
    shown = key.text if key else str(path[-1])
    allowed = item.get("ctx", {}).get("expected", "")
    words = Words(f"这里不能有键“{shown}”", f"there can be no key “{shown}” here")
    hint = Words(f"可用：{allowed}", f"choose {allowed}") if allowed else SILENT
    place = key.source if key else None
    return Diagnostic("error", f"{told.topic}.unknown-key", words, place, hint)


_SHAPES = {
    "model_type",
    "tuple_type",
    "list_type",
    "dict_type",
    "model_attributes_type",
}


def _misshaped(kind: str, node: Node | None, path: Path, told: Told) -> Diagnostic:
    """Say that text, a list or keys stand where another of them belongs."""
    if kind in ("tuple_type", "list_type"):
        words = Words("这里应是列表", "a list belongs here")
        hint = Words("每项一行，以“- ”开头", "one item a line, begun with “- ”")
    elif kind in _SHAPES:
        words = Words("这里应是“键: 值”", "keys and values belong here")
        hint = SILENT
        near = _hyphenated(node)
        if near:
            hint = near
    else:
        words = Words("这里应是文字", "plain text belongs here")
        hint = Words("若是文字，请给整个值加引号", "quote the value if it is text")
    if isinstance(node, Scalar) and node.text.startswith("-"):
        hint = Words("“-”后面要有一个空格", "put a space after the hyphen")
    return _at(told, path, "bad-shape", words, hint)


def _hyphenated(node: Node | None) -> Words | None:
    if isinstance(node, Scalar) and ":" in node.text:
        return Words("冒号后要有一个空格", "put a space after the colon")
    return None


_Said = tuple[str, Words, Words]


def _number(item: dict[str, Any], path: Path, told: Told) -> _Said:
    shown = _shown(told.shaped.nodes.get(path))
    whole = item["type"].startswith("int")
    zh, en = ("整数", "a whole number") if whole else ("数", "a number")
    words = Words(f"“{shown}”不是{zh}", f"“{shown}” is not {en}")
    hint = Words("请用半角数字", "use plain digits")
    digits = re.match(r"[0-9]+", normalize("NFKC", shown))
    if digits:
        hint = Words(f"只写数字：{digits[0]}", f"write the digits alone: {digits[0]}")
    return "bad-number", words, hint


def _range(item: dict[str, Any], path: Path, told: Told) -> _Said:
    shown = _shown(told.shaped.nodes.get(path))
    (limit,) = (v for k, v in item["ctx"].items() if k in ("ge", "le", "gt", "lt"))
    zh, en = {
        "greater_than_equal": ("不能小于", "at least"),
        "less_than_equal": ("不能大于", "at most"),
        "greater_than": ("要大于", "more than"),
        "less_than": ("要小于", "less than"),
    }[item["type"]]
    words = Words(f"{shown} 超出范围：{zh} {limit}", f"{shown} must be {en} {limit}")
    return "bad-range", words, SILENT


def _choice(item: dict[str, Any], path: Path, told: Told) -> _Said:
    shown = _shown(told.shaped.nodes.get(path))
    allowed = [str(choice) for choice in _choices(path, told.model)]
    words = Words(f"“{shown}”不在可选值里", f"“{shown}” is not one of the choices")
    named = {en: zh for zh, en in reversed(CHOICES.items())}
    names = [zh for zh, en in CHOICES.items() if en in allowed]
    near = nearest(shown, allowed + names, 0.6)
    if near:
        return "bad-choice", words, meant(near)
    both = "、".join(
        f"{choice}（{named[choice]}）" if choice in named else choice
        for choice in allowed
        if choice
    )
    listed = ", ".join(choice for choice in allowed if choice)
    if chinese(shown) and names:
        both, listed = "、".join(names), ", ".join(names)
    hint = Words(f"可选：{both}", f"choose {listed}")
    return "bad-choice", words, hint


def _choices(path: Path, model: type[BaseModel]) -> tuple[Any, ...]:
    """Return what the literal type at ``path`` allows."""
    kind: Any = model
    for part in path:
        form = form_of(kind)
        if form and isinstance(part, str) and part in form.model_fields:
            kind = form.model_fields[part].annotation
        else:
            kind = item_of(kind)
    literals = (arm for arm in arms(kind) if get_origin(arm) is Literal)
    return tuple(choice for arm in literals for choice in get_args(arm))


def _truth(item: dict[str, Any], path: Path, told: Told) -> _Said:
    shown = _shown(told.shaped.nodes.get(path))
    words = Words(f"“{shown}”不是“是”或“否”", f"“{shown}” is neither true nor false")
    return (
        "bad-choice",
        words,
        Words("写 true（是）或 false（否）", "write true or false"),
    )


def _count(item: dict[str, Any], path: Path, told: Told) -> _Said:
    if item["type"] == "too_long":
        most = item["ctx"]["max_length"]
        return "bad-value", Words(f"最多 {most} 项", f"at most {most} of it"), SILENT
    least = item["ctx"].get("min_length", 1)
    words = Words(f"至少要有 {least} 项（字）", f"at least {least} of it")
    return "bad-value", words, SILENT


_TELLERS: dict[str, Callable[[dict[str, Any], Path, Told], _Said]] = {
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "int_parsing_size": _number,
    "float_parsing": _number,
    "float_type": _number,
    "finite_number": _number,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "greater_than": _range,
    "less_than": _range,
    "literal_error": _choice,
    "bool_parsing": _truth,
    "bool_type": _truth,
    "too_short": _count,
    "too_long": _count,
    "string_too_short": _count,
}


def _shown(node: Node | None) -> str:
    """Return what stands in the file, cut to a readable length."""
    text = node.text if isinstance(node, Scalar) else "…"
    text = " ".join(text.split())
    return text if len(text) <= 30 else f"{text[:29]}…"
