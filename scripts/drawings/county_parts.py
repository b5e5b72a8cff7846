"""Cut two pictures of the booklet out of "county": its hills and its river."""

from __future__ import annotations

from pathlib import Path

from county import drawn

#: What each shows of the drawing: left, top, width, height.
PARTS = {
    "hills": (1462, 0, 713, 1000),
    "river": (300, 332, 713, 340),
}


def main(folder: Path) -> None:
    """Cut both pictures and write them into ``folder``."""
    county = drawn()
    for name, window in PARTS.items():
        county.cut(*window).save(folder / f"{name}.svg", "县域风光")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/brochure-irrigation/photos")
