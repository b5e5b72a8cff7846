"""What a PDF is made for (出片单): who, when, for which press.

In: nothing.  Out: the frozen value that ``writer.write_pdf`` takes.

"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from reform_press.kept import NOTHING, Kept
from reform_press.style.model import PressProfile


class Job(NamedTuple):
    """One PDF to write.  The clock is never read: ``date`` is the issue's."""

    title: str
    date: date
    author: str = ""
    language: str = "zh-Hans"
    press: PressProfile = PressProfile()
    profile: Path | None = None  # ICC of the press; by name in press.icc if None
    folder: Path = Path()  # of the edition: pictures are named from it
    kept: Kept = NOTHING  # from build to build
    marks: bool = True  # crop marks, registration, colour bar, slug line
    screen: bool = False  # for reading: no marks, RGB, bookmarks, links
    facing: bool = False  # a bound book: pages face each other, the first a right one
    slug: str = ""  # put before title, page and date in the slug line
    slug_role: str = "hei"  # font role of the slug line
