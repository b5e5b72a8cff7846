"""Pillow stays away until something of it is asked for."""

import subprocess
import sys

_ASKS = """
import sys
{before}
import reform_press.pdf.writer
import reportlab.lib.utils as held
{after}
"""


def said(before: str, after: str) -> str:
    program = _ASKS.format(before=before, after=after)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_writer_alone_loads_no_pillow() -> None:
    """A galley has no picture: it does not pay for one."""
    assert said("", "print('PIL.Image' in sys.modules)") == "False"


def test_reportlab_still_finds_the_true_pillow() -> None:
    asked = "print(held.Image.new('L', (2, 3)).size, held.Image.Image.__module__)"

    assert said("", asked) == "(2, 3) PIL.Image"


def test_everybody_else_imports_the_true_pillow() -> None:
    asked = "from PIL import Image, ImageCms; import types; print(Image.__file__ != '')"

    assert said("", asked) == "True"
    assert said("", "import PIL.Image; print(type(PIL.Image).__name__)") == "module"


def test_pillow_that_is_there_already_stays() -> None:
    asked = "print(held.Image is Image)"

    assert said("from PIL import Image", asked) == "True"
