"""A tree seen through a model (按模型取值).

In: YAML nodes and a pydantic model.  Out: plain values for it, with keys and
choices in English, every scalar still text, and the node of every path.
Unknown keys, keys given twice and empty list items are complaints here.

"""

import types
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from reform_press.errors import SILENT, Diagnostic, Words
from reform_press.schema.aliases import CHOICES, KEYS, meant
from reform_press.schema.nearest import chinese, suggested
from reform_press.schema.nodes import Listing, Mapping, Node, Scalar

Path = tuple[str | int, ...]
#: Zero-width characters of web pages; ``intake`` has warned of them.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_TRUTHS = {"true": True, "false": False}
_NO_NUMBERS = ("nan", "inf", "-inf")


@dataclass(slots=True)
class Shaped:
    """Plain values of a file and where each of them stands."""

    topic: str
    plain: Any = None
    nodes: dict[Path, Node] = field(default_factory=dict)
    keys: dict[Path, Scalar] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def shape(root: Node, model: type[BaseModel], topic: str) -> Shaped:
    """See ``root`` through ``model``."""
    shaped = Shaped(topic)
    shaped.plain = _plain(root, model, (), shaped)
    return shaped


def arms(kind: Any) -> tuple[Any, ...]:
    """Return the types that an annotation allows, None and wrappers aside."""
    origin = get_origin(kind)
    if origin is Annotated:
        return arms(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        found = [arm for part in get_args(kind) for arm in arms(part)]
        return tuple(arm for arm in found if arm is not type(None))
    return (kind,)


def form_of(kind: Any) -> type[BaseModel] | None:
    """Return the model among the types of an annotation."""
    for arm in arms(kind):
        if isinstance(arm, type) and issubclass(arm, BaseModel):
            return arm
    return None


def item_of(kind: Any) -> Any:
    """Return what a list of ``kind`` holds, or a mapping's values are."""
    for arm in arms(kind):
        if get_origin(arm) in (list, tuple, dict, frozenset, set):
            inside = [part for part in get_args(arm) if part is not Ellipsis]
            return inside[-1] if inside else Any
    return Any


def _plain(node: Node, kind: Any, path: Path, shaped: Shaped) -> Any:
    shaped.nodes[path] = node
    if isinstance(node, Scalar):
        return _text(node, kind)
    if isinstance(node, Listing):
        inside = item_of(kind)
        values = []
        for at, item in enumerate(node.items):
            if isinstance(item, Scalar) and item.empty:
                words = Words("列表里有空项", "there is an empty item in the list")
                _complain(shaped, "empty-item", words, item)
                continue
            values.append(_plain(item, inside, (*path, at), shaped))
        return values
    return _mapping(node, kind, path, shaped)


def _text(node: Scalar, kind: Any) -> Any:
    """Return a scalar's text; a Chinese choice becomes the English one.

    Where a model leaves open what stands there, bare numbers are numbers.
    """
    # Chinese input methods leave wide blanks at the edges of a plain value.
    text = node.text.strip("\u3000\u00a0") if not node.style else node.text
    text = text.translate(_INVISIBLE)
    if kind is Any and not node.style:
        return _meant(text)
    choice = CHOICES.get(text)
    allowed = arms(kind)
    if choice and (
        bool in allowed
        or any(get_origin(a) is Literal and choice in get_args(a) for a in allowed)
    ):
        return choice
    return text


def _meant(text: str) -> Any:
    """Read a bare word that nobody has a type for: only what prints as it was."""
    if text in _TRUTHS:
        return _TRUTHS[text]
    for kind in (int, float):
        with suppress(ValueError):
            if str(kind(text)) == text and text not in _NO_NUMBERS:
                return kind(text)
    return text


def _mapping(node: Mapping, kind: Any, path: Path, shaped: Shaped) -> dict[str, Any]:
    form = form_of(kind)
    fields = frozenset(form.model_fields) if form else frozenset()
    values: dict[str, Any] = {}
    for key, value in node.entries:
        name = meant(key.text, fields) if form else key.text
        if name is None:
            _unknown(shaped, key, fields)
            continue
        before = shaped.keys.get((*path, name))
        if before:
            first = before.source
            words = Words(
                f"键“{key.text}”重复，第 {first.line} 行已有",
                f"duplicate key “{key.text}”, first on line {first.line}",
            )
            _complain(shaped, "duplicate-key", words, key)
            continue
        shaped.keys[(*path, name)] = key
        if isinstance(value, Scalar) and value.empty:
            shaped.nodes[(*path, name)] = value
            continue
        inside = form.model_fields[name].annotation if form else item_of(kind)
        values[name] = _plain(value, inside, (*path, name), shaped)
    return values


def _unknown(shaped: Shaped, key: Scalar, fields: frozenset[str]) -> None:
    """Complain of a key that the format lacks, with the nearest it has."""
    han = chinese(key.text)
    names = [word for f in sorted(fields) for word in (f, *KEYS.get(f, ()))]
    listed = ", ".join(KEYS.get(f, (f,))[0] if han else f for f in sorted(fields))
    known = Words(f"可用的键：{listed}", f"known keys: {listed}")
    hint = suggested(key.text, names, known)
    words = Words(f"不认识的键“{key.text}”", f"unknown key “{key.text}”")
    _complain(shaped, "unknown-key", words, key, hint)


def _complain(
    shaped: Shaped, code: str, words: Words, node: Node, hint: Words = SILENT
) -> None:
    shaped.diagnostics.append(
        Diagnostic("error", f"{shaped.topic}.{code}", words, node.source, hint)
    )
