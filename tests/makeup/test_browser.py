"""WeasyPrint is loaded without what takes longest and is not used."""

import subprocess
import sys

import pytest

#: Designs a page; prints what was started, then what was loaded in vain.
PAGE = """
import sys
from pathlib import Path
started = []
sys.addaudithook(
    lambda name, told: started.append(told[0]) if name == "subprocess.Popen" else None
)
from reform_press.fonts.library import load_fonts
from reform_press.geometry import Size
from reform_press.makeup.webassets import Assets
from reform_press.makeup.weblayout import lay_out
assets = Assets((Path(), Path()), load_fonts(), {}, "zh-Hans")
assert lay_out(sys.argv[1], Size(90, 90), 0.0, "", assets).under
print(started)
seldom = {"fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2"}
print(sorted((seldom | {"PIL.ImageCms", "ssl"}) & {*sys.modules}))
"""

#: Draws what a process draws that was parted from one which has loaded all;
#: prints what was read of C for it, which takes longer than drawing.
DRAWING = """
from cffi.cparser import Parser
from reform_press.geometry import Size
from reform_press.makeup import browser, furniture, weblayout, webassets
from reform_press.fonts.library import load_fonts
browser.load()
read = []
real = Parser._parse
Parser._parse = lambda self, text: (read.append(text), real(self, text))[1]
svg = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
assert furniture._page_of(svg, Size(90, 90))
assets = webassets.Assets((None, None), load_fonts(), {}, "zh-Hans")
assert weblayout.lay_out("<hr>", Size(90, 90), 0.0, "", assets).under
print(read)
"""


@pytest.mark.slow
def test_nothing_of_c_is_read_for_a_drawing_when_all_is_loaded() -> None:
    command = [sys.executable, "-c", DRAWING]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="libraries have other names there")
@pytest.mark.parametrize("html", ["<hr>", "<p style='font-family: hei'>通城"])
def test_nothing_is_started_and_nothing_is_loaded_to_cut_fonts(html: str) -> None:
    command = [sys.executable, "-c", PAGE, html]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["[]", "[]"]
