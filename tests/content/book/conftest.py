"""A small yearbook whose files tests change."""

from pathlib import Path

import pytest

EDITION = """\
product: yearbook
title: 改革年鉴
date: 2024-03-01
layout: yearbook
index: index.yaml
parts:
  - kind: 书名页
    pages: [{template: title.html}]
  - {kind: 目录, master: list.html}
  - kind: text
    title: 综述
    files: [overview.md]
    master: text.html
    columns: 2
  - {kind: 索引, master: list.html}
"""
OVERVIEW = """\
---
title: 改革综述
---
开头一段，提到[石溪村]{索引}和马港镇[^1]，属通城县。

## 农业

### 养殖

#### 蛋鸡基地建成 {#hens}

石溪村建成基地，见[图](#fig-hens)、[表](#tab-x)和第[页](#hens)页“[题](#hens)”。

![鸡舍剖面](photos/hens.svg){#fig-hens 位置=版尾 跨栏=2 署名=制图}

![主要指标](tables/main.yaml){#tab-x}

[^1]: 今属通城县。
"""
TABLE = """\
单位: 万元
columns: [项目, {head: 2020年, align: 小数点}, {head: 2023年, group: 近年}]
rows:
  - 农业
  - [鸡蛋, 12.3, 14.5]
  - ["合计[^a]", "1", 2]
total: 1
notes: ["[^a] 按现价。"]
"""
INDEX = """\
terms:
  - 马港镇
  - {term: 通城县, reading: tong1 cheng2 xian4}
  - {term: 鸡舍, under: 养殖}
  - {term: 鸡苗, see: [养殖]}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a sound yearbook."""
    folder = tmp_path / "content" / "book"
    for name in ("photos", "tables"):
        (folder / name).mkdir(parents=True)
    for name, text in (
        ("edition.yaml", EDITION),
        ("overview.md", OVERVIEW),
        ("index.yaml", INDEX),
        ("tables/main.yaml", TABLE),
        ("photos/hens.svg", DRAWING),
    ):
        (folder / name).write_text(text, "utf-8")
    return folder
