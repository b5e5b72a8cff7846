"""Editions from their files to their PDF: a front page, sections, a lead that jumps."""

import json

import pytest
import yaml

from reform_press.build import BuildOptions, build
from reform_press.compare import compare
from reform_press.errors import errors_among
from reform_press.history import keep
from smallpaper import small_paper

WORDS = "渠水入田秧苗返青村里的人都说今年的水来得早管水的人沿渠走了一遍把闸门逐个看过。"
EDITION = """product: newspaper
title: 乡土周刊
date: 2024-03-01
layout: newspaper-sikai
报头: {期号: 第12期, 主办: 编辑部主办}
pages:
  - section: 要闻
    stories: [water]
    转版: {稿: water, 转至: 2}
  - section: 综合
    收稿: [交通]
"""
CUT = 480


def jump(part, page):
    return {"part": part, "after": CUT, "page": page}


def cells(*numbers):
    return dict(zip(("column", "row", "columns", "rows"), numbers, strict=True))


PLATE = {
    "id": "masthead",
    "role": "fixed",
    "label": "报头",
    "cells": cells(1, 1, 4, 12),
}
DUMMY = {
    "dummy": 1,
    "pages": [
        {
            "page": 1,
            "fixed": [PLATE],
            "slots": [
                {
                    "story": "water",
                    "cells": cells(1, 14, 6, 30),
                    "head": {"size": 36, "rows": 6, "columns": 3},
                    "pictures": [{"photo": 0, "column": 4, "columns": 3, "rows": 18}],
                    "jump": jump("front", 2),
                }
            ],
        },
        {
            "page": 2,
            "slots": [
                {"story": "road", "cells": cells(1, 1, 6, 8), "head": {"rows": 4}},
                {
                    "story": "water",
                    "cells": cells(1, 10, 6, 20),
                    "head": {"size": 22, "rows": 4},
                    "jump": jump("rest", 1),
                },
            ],
        },
    ],
}


@pytest.fixture
def folder(tmp_path):
    """Return the folder of an edition of two pages."""
    folder = small_paper(tmp_path)
    (folder / "hens.md").unlink()
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    told = yaml.safe_dump(DUMMY, allow_unicode=True)
    (folder / "dummy.yaml").write_text(told, "utf-8")
    road = (folder / "road.md").read_text("utf-8")
    road = road.replace("priority: 1", "priority: 2\n栏目: 交通")
    (folder / "road.md").write_text(road, "utf-8")
    water = folder / "water.md"
    body = "\n\n".join([WORDS * 4] * 6)
    head = water.read_text("utf-8").rsplit("---\n", 1)[0]
    water.write_text(f"{head}---\n{body}\n", "utf-8")
    return folder


def built(folder):
    return build(folder, BuildOptions(), lambda words: None)


def printed(out, story, *roles):
    """Return the lines of a story, page by page."""
    record = json.loads((out / "record.json").read_text("utf-8"))
    return [
        [
            line["text"]
            for line in page["lines"]
            if line["story"] == story and (not roles or line["role"] in roles)
        ]
        for page in record["pages"]
    ]


def test_a_front_page_a_section_and_a_jump_come_out_as_the_files_say(folder):
    done = built(folder)
    front, rest = printed(done.folder, "water", "body")
    words = "".join(front) + "".join(rest).removeprefix("（上接第一版）")

    assert not errors_among(done.diagnostics)
    assert printed(done.folder, "masthead")[0][0] == "乡土周刊"
    assert "第12期" in printed(done.folder, "masthead")[0]
    assert "（下转第二版）" in printed(done.folder, "water", "source")[0]
    assert words == WORDS * 4 * 6
    assert printed(done.folder, "road", "body")[0] == []
    assert printed(done.folder, "road", "body")[1]


def test_two_builds_of_a_jump_are_compared_part_by_part(folder):
    root = folder.parent.parent
    done = built(folder)
    keep(done.folder, done.pdf, "one", root)
    path = folder / "water.md"
    text = path.read_text("utf-8")
    at = text.rindex("秧苗")
    path.write_text(f"{text[:at]}禾苗{text[at + 2 :]}", "utf-8")
    done = built(folder)
    keep(done.folder, done.pdf, "two", root)
    first, second = compare("one", "two", root).collation.pages

    assert first.still
    assert {frame.spot.frame.story for frame in second.moved} == {"water"}
