"""What every test may ask for: the square font and the house fonts."""

import pytest

from fonts.make_square import make_square
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet, load_fonts
from reform_press.fonts.roles import ROLES


@pytest.fixture(scope="session")
def square(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    """Return the square font (方块字体) in every role."""
    path = make_square(tmp_path_factory.mktemp("square") / "square.ttf")
    font = examine_file(path).font
    return FontSet({role.name: (font,) for role in ROLES})


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """Return the installed house fonts; where they are not, the mend is said."""
    return load_fonts()
