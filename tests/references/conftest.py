"""The fonts of reference pages: those of the house, and Taiwan's 宋."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from reform_press.compose.paragraph import Compositor
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet
from reform_press.fonts.lock import PIP, locked_fonts

_TAIWAN = "pylopdf-song-tw-400"


@pytest.fixture(scope="session")
def compositor(fonts: FontSet) -> Compositor:
    """Return a compositor for all cases; what it keeps changes no result."""
    locked = next(font for font in locked_fonts(PIP) if font.name == _TAIWAN)
    path = distribution(locked.package.name).locate_file(locked.path)
    taiwan = examine_file(Path(str(path))).font
    chains = {role: fonts.fonts(role) for role in ("song", "serif", "serif-italic")}
    return Compositor(FontSet({**chains, "song-tw": (taiwan,)}))
