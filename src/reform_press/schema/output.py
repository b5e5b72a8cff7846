"""Plain values written as YAML (写出 YAML).

In: dicts, lists, text and numbers.  Out: text that ``read_yaml`` takes back,
keys in the order given.

"""

from typing import Any


def as_yaml(value: Any) -> str:
    """Return ``value`` as YAML, block style, Chinese as it is."""
    from yaml import safe_dump

    text: str = safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=88
    )
    return text
