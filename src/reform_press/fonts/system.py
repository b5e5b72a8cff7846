"""Fonts that a Debian system has already (系统字体).

In: the folders where Debian and Ubuntu put fonts-noto-cjk(-extra) and
fonts-lxgw-wenkai.  Out: where each locked name is found.  They are other
versions than the locked ones: the rules of setting are the same, the bytes
of a PDF are not.

"""

import os
from pathlib import Path
from typing import NamedTuple

#: Face of Simplified Chinese in the collections of Noto CJK (JP KR SC TC HK).
_SC = 2
_WEIGHTS = {"400": "Regular", "500": "Medium", "700": "Bold", "900": "Black"}
_WENKAI = {"300": "Light", "400": "Regular", "700": "Bold"}
_FOLDERS = ("opentype/noto", "truetype/lxgw-wenkai", "truetype/lxgw", "lxgw-wenkai")
_ROOT = Path("/usr/share/fonts")


class SystemFont(NamedTuple):
    """A file of the system that can serve under one of the roles' names."""

    name: str
    path: Path
    face_index: int


def system_fonts(root: Path = _ROOT) -> tuple[SystemFont, ...]:
    """Return the fonts found below ``root``, in a fixed order."""
    wanted: list[tuple[str, str, int]] = []
    for number, word in _WEIGHTS.items():
        wanted.append((f"noto-serif-cjk-{number}", f"NotoSerifCJK-{word}.ttc", _SC))
        wanted.append((f"noto-sans-cjk-{number}", f"NotoSansCJK-{word}.ttc", _SC))
    for number, word in _WENKAI.items():
        wanted.append((f"lxgw-wenkai-deb-{number}", f"LXGWWenKai-{word}.ttf", 0))
    found = []
    for name, file, face_index in wanted:
        places = (root / folder / file for folder in _FOLDERS)
        if path := next((place for place in places if os.path.isfile(place)), None):
            found.append(SystemFont(name, path, face_index))
    return tuple(found)
