"""The scenes of work in the yearbook's text: studio, counter, yard, clinic, table."""

from __future__ import annotations

from pathlib import Path

from year_clinic import clinic
from year_counter import window
from year_mediation import mediation
from year_studio import studio
from year_yard import yard

SCENES = {
    "studio": (studio, "直播间与待发的包裹（示意图）"),
    "window": (window, "综合窗口（示意图）"),
    "yard": (yard, "农家院落里的“屋场会”（示意图）"),
    "clinic": (clinic, "通过屏幕会诊（示意图）"),
    "mediation": (mediation, "调解室里的圆桌（示意图）"),
}


def main(folder: Path) -> None:
    """Write all of them."""
    for name, (draw, title) in SCENES.items():
        draw().save(folder / f"{name}.svg", title)


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
