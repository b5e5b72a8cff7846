"""A small edition in two languages, for tests of twins."""

from pathlib import Path

EDITION = """\
product: brochure
title: 石溪村
date: 2024-03-01
layout: newspaper-sikai
pages:
  - {template: page.html, stories: [hens]}
"""
ZH = """\
---
kind: 通讯
引题: 蛋鸡基地
标题: 一枚蛋的|六道工序
图片:
  - {文件: a.svg, 图注: 鸡舍。（示意图）, 图片署名: 制图}
数据:
  标题: 数说
  条目:
    - {数字: 12栋, 标签: 鸡舍}
---

鸡舍建在村东。{#p1}

## 六道工序|一条线 {#p2}

蛋下到**传送带**上，
一路送到车间。{#p3}
"""
EN = """\
---
kind: feature
kicker: The laying-hen base
title: Six steps of an egg
photos:
  - {file: a.svg, caption: A hen house., credit: Drawing}
figures:
  title: In figures
  items:
    - {number: "12", label: hen houses}
---

The hen houses stand east of the village. {#p1}

## Six steps, one line {#p2}

Eggs drop on a **belt** that takes them to the shop. {#p3}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"></svg>'


def bilingual(project: Path) -> Path:
    """Write the edition; return its folder."""
    folder = project / "content" / "two"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    (folder / "hens.zh.md").write_text(ZH, "utf-8")
    (folder / "hens.en.md").write_text(EN, "utf-8")
    (folder / "a.svg").write_text(DRAWING, "utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Edit a file of the edition once."""
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1, text
    (folder / name).write_text(text.replace(old, new), "utf-8")
