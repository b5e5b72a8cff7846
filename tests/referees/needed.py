"""Marks for tests that need a referee: skipped by name where it is missing."""

import pytest

from referees import tools, verapdf


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program of the machine is missing."""
    reason = tools.missing(*programs)
    return pytest.mark.skipif(bool(reason), reason=f"not installed: {reason}")


def needs_verapdf() -> pytest.MarkDecorator:
    """Skip a test where veraPDF cannot run."""
    reason = verapdf.missing()
    return pytest.mark.skipif(bool(reason), reason=reason or "installed")
