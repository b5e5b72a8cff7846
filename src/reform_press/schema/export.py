"""JSON Schemas of our formats, for editors and other programs (格式导出).

In: a pydantic model.  Out: a JSON Schema (draft 2020-12) with a versioned
``$id``.  It takes what our reader takes: every key and choice also by its
Chinese names, and text that YAML reads as a number or a truth.

"""

from typing import Any

from pydantic import BaseModel

from reform_press.schema.aliases import CHOICES, KEYS

#: Version of all formats together; a change that breaks files raises it.
VERSION = 1
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str, model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of the format ``name``, whose model is ``model``."""
    found: dict[str, Any] = _widened(model.model_json_schema())
    head = {
        "$schema": _DIALECT,
        "$id": f"urn:reform-press:schema:{name}:{VERSION}",
        "title": name,
    }
    found.pop("title", None)
    return head | found


def _widened(schema: Any) -> Any:
    """Let a schema accept what the reader accepts."""
    if isinstance(schema, list):
        return [_widened(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "const" in schema or "enum" in schema:
        return _choices(schema)
    done = {key: _widened(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict):
        return _keys(done)
    if schema.get("type") == "string" and "format" not in schema:
        # ``folio: 4`` and ``title: no`` are text for us, not for plain YAML.
        done["type"] = ["string", "number", "boolean"]
    elif schema.get("type") == "boolean":
        done = {"enum": [True, False, "是", "否"], **_rest(done)}
    return done


def _choices(schema: dict[str, Any]) -> dict[str, Any]:
    allowed = list(schema.get("enum", [schema.get("const")]))
    allowed += [zh for zh, en in CHOICES.items() if en in allowed]
    return {"enum": allowed, **_rest(schema)}


def _rest(schema: dict[str, Any]) -> dict[str, Any]:
    dropped = {"enum", "const", "type"}
    return {key: part for key, part in schema.items() if key not in dropped}


def _keys(schema: dict[str, Any]) -> dict[str, Any]:
    """Add the Chinese names of every key; a wanted key may go by any name."""
    properties: dict[str, Any] = schema["properties"]
    taken = set(properties)
    wide: dict[str, Any] = {}
    spelt: dict[str, list[str]] = {}
    for name, part in properties.items():
        chinese = [word for word in KEYS.get(name, ()) if word not in taken]
        spelt[name] = [name, *chinese]
        wide[name] = part
        for word in chinese:
            wide.setdefault(word, {**part, "description": name})
    done = {**schema, "properties": wide}
    wanted = done.pop("required", [])
    if wanted:
        done["allOf"] = [
            {"anyOf": [{"required": [word]} for word in spelt[name]]} for name in wanted
        ]
    return done
