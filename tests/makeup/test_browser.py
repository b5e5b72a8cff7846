"""WeasyPrint is loaded without what takes longest and is not used."""

import subprocess
import sys

import pytest

#: Prints what was started, then what was loaded of fontTools.
LOADING = """
import sys
started = []
sys.addaudithook(
    lambda name, told: started.append(told[0]) if name == "subprocess.Popen" else None
)
from reform_press.makeup.browser import browser
engine = browser()
if sys.argv[1:]:
    engine.HTML(string=sys.argv[1]).write_pdf()
print(started)
print(sorted({"fontTools.subset", "fontTools.varLib.instancer"} & {*sys.modules}))
"""


def loaded(*html: str) -> list[str]:
    command = [sys.executable, "-c", LOADING, *html]
    return subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.splitlines()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="libraries have other names there")
@pytest.mark.parametrize("html", [(), ("<hr>",)])
def test_nothing_is_started_and_nothing_is_loaded_to_cut_fonts(
    html: tuple[str, ...],
) -> None:
    assert loaded(*html) == ["[]", "[]"]
