"""Preflight (印前检查): a finished PDF in, findings out; knows no writer.

``check(path, expect)`` returns a ``Report``.  The PDF may be a stranger's and
hostile: whatever is wrong with it becomes a finding, never a crash.  Nothing
here may import a part of this house other than ``errors`` and ``geometry``.

"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reform_press.preflight.examine import check
    from reform_press.preflight.expect import Expect
    from reform_press.preflight.facts import Facts
    from reform_press.preflight.report import Finding, Report

__all__ = ["Expect", "Facts", "Finding", "Report", "check"]

_HOMES = {
    "Expect": "expect",
    "Facts": "facts",
    "Finding": "report",
    "Report": "report",
    "check": "examine",
}


def __getattr__(name: str) -> Any:  # Any: PEP 562
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
