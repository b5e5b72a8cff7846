"""A paper of two pages for tests: three stories, a photograph, a plan.

Page 1 has ``water``, with the photograph, and ``hens``; page 2 has ``road``.
The measure is that of the tabloid layout, six columns of twelve characters.
"""

import shutil
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
EDITION = """product: newspaper
title: 改革专版
date: 2024-03-01
layout: newspaper-sikai
pages:
  - {section: 专版, folio: "1", stories: [water, hens], staff: 样刊}
  - {section: 专版, folio: "2", stories: [road], staff: 样刊}
"""
DUMMY = """dummy: 1
pages:
  - page: 1
    slots:
      - story: water
        cells: {column: 1, row: 1, columns: 3, rows: 40}
        head: {size: 36, rows: 5}
        pictures:
          - {photo: 0, column: 2, columns: 2, rows: 14, crop: [0, 0, 1, 0.9]}
      - story: hens
        cells: {column: 4, row: 1, columns: 3, rows: 40}
        head: {size: 26, rows: 4}
  - page: 2
    slots:
      - story: road
        cells: {column: 1, row: 1, columns: 6, rows: 20}
        head: {size: 30, rows: 5}
"""
WATER = """---
id: water
kind: news
priority: 1
title: 清渠入户
byline: 据公开资料整理
photos:
  - {file: photos/canal.png, caption: 渠水入田。, credit: 制图}
---
渠水入田，秧苗返青，村里的人都说今年的水来得早。管水的人沿渠走了一遍，把闸门逐个看过。

水到田头，先灌下游，再灌上游。下游的田远，水要走上半天，晚一步就误了农时。

渠修好了，还要有人管。各组推选管水员，哪段渠谁来清淤，哪块田几时放水，都写在墙上。
"""
HENS = """---
id: hens
kind: news
priority: 2
title: 鸡舍新添传送带
byline: 据公开资料整理
---
鸡蛋落槽，传送带轻轻一转，鲜蛋便离了笼架。过去捡蛋要两个人弯腰走上半天，如今一个人守着出口就行。

笼架分作五层，每层都有食槽。饲料顺着食槽送到嘴边，喂得匀，也省下不少力气。
"""
ROAD = """---
id: road
kind: news
priority: 1
title: 山路通了客车
byline: 据公开资料整理
---
山路修到组，客车开进村。赶集的人在村口上车，半个小时就到了镇上。

路通了，山里的竹笋、茶叶当天就能出山，价钱也比从前卖得好。
"""


def small_paper(project: Path) -> Path:
    """Write the paper into a project of its own; return its folder."""
    folder = project / "content" / "small"
    (folder / "photos").mkdir(parents=True)
    layouts = project / "layouts"
    shutil.copytree(ROOT / "layouts" / "newspaper-sikai", layouts / "newspaper-sikai")
    for name, text in (
        ("edition.yaml", EDITION),
        ("dummy.yaml", DUMMY),
        ("water.md", WATER),
        ("hens.md", HENS),
        ("road.md", ROAD),
    ):
        (folder / name).write_text(text, "utf-8")
    shades = Image.linear_gradient("L").resize((900, 600))
    shades.save(folder / "photos" / "canal.png")
    return folder


def change(folder: Path, name: str, before: str, after: str) -> None:
    """Edit a file of the paper; what is replaced must be there, once."""
    text = (folder / name).read_text("utf-8")
    assert text.count(before) == 1, (name, before)
    (folder / name).write_text(text.replace(before, after), "utf-8")
