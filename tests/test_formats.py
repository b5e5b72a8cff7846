"""The exported schemas take what the readers take, and the samples."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from reform_press.errors import UsageError
from reform_press.formats import FORMATS, schema_of

HOME = Path(__file__).parent.parent
NEW = HOME / "src" / "reform_press" / "data" / "new"


class Strings(yaml.SafeLoader):
    """Dates as text, as JSON has them and the YAML of editors too."""


Strings.yaml_implicit_resolvers = {
    key: [pair for pair in pairs if not pair[0].endswith("timestamp")]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def valid(name, text):
    checker = jsonschema.Draft202012Validator(schema_of(name))
    return [error.message for error in checker.iter_errors(json_like(text))]


def json_like(text):
    """Return YAML as an editor's language server sees it: keys are text."""
    tree = yaml.load(text, Loader=Strings)
    return json.loads(json.dumps(tree))


@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_is_a_schema_with_a_versioned_id(name):
    schema = schema_of(name)
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$id"] == f"urn:reform-press:schema:{name}:1"


SAMPLES = [
    *(("edition", path) for path in sorted(HOME.glob("content/*/edition.yaml"))),
    *(("dummy", path) for path in sorted(HOME.glob("content/*/dummy.yaml"))),
    *(("layout", path) for path in sorted(HOME.glob("layouts/*/layout.yaml"))),
    *(("plan", path) for path in sorted(HOME.glob("tests/practice/*.yaml"))),
    *(("story", path) for path in sorted(HOME.glob("content/*/*.md"))),
    *(("story", path) for path in sorted(NEW.glob("*/*.md"))),
    *(("edition", path) for path in sorted(NEW.glob("*/edition.yaml"))),
    *(("dummy", path) for path in sorted(NEW.glob("*/dummy.yaml"))),
    *(("twins", path) for path in sorted(NEW.glob("*/twins.yaml"))),
    *(("chapter", path) for path in sorted(HOME.glob("content/yearbook-*/text/*.md"))),
    *(("index", path) for path in sorted(HOME.glob("content/yearbook-*/index.yaml"))),
    *(("table", p) for p in sorted(HOME.glob("content/yearbook-*/tables/*.yaml"))),
    *(("chart", p) for p in sorted(HOME.glob("content/yearbook-*/charts/*.yaml"))),
]


@pytest.mark.parametrize(
    ("name", "path"), SAMPLES, ids=[str(p.relative_to(HOME)) for _, p in SAMPLES]
)
def test_the_samples_hold_to_their_schemas(name, path):
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]

    assert valid(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story", "标题: 改革\n体裁: 头条\n图片: [{文件: a.jpg, 图注: 012}]"),
        (
            "edition",
            "报名: 报\n日期: 2023-12-29\n版式: a\n语言: 台湾繁体\n转换: 是\n版面: [{}]",
        ),
        ("terms", "转换用词: {后街: 后街}\n不转: [范仲淹]"),
        ("review", "review: 1\n词组: [{原文: 后街, 转为: 後街, 状态: 一律}]"),
        ("story", "title: no\nfigures: {items: [{数字: 12, 含义: 项}]}"),
        (
            "edition",
            "报名: 报\n日期: 2023-12-29\n版式: a\n版面: [{版号: 4, 稿件: [a]}]",
        ),
        (
            "edition",
            "产品: 年鉴\n书名: 书\n日期: 2023-12-29\n版式: a\n"
            "各部分: [{类型: 类目, 标题: 综述, 书稿: [a.md], 主页: text.html}]",
        ),
        ("index", "词表: [石溪村, {词: 鸡舍, 上级标目: 养殖, 参见: [养殖]}]"),
        ("table", "栏数: [项目, {表头: 2020年, 对齐: 小数点}]\n各行: [农业, [蛋, 1]]"),
        ("chart", "图表: bars\n值: [{name: 甲, value: 1}]\n下限: 0"),
        ("chapter", "标题: 农业\n章题: 否"),
        (
            "layout",
            "成品: 390x545mm\n天头: 3cm\n网格: {栏数: 8, 每栏字数: 13, 行数: 9}",
        ),
    ],
)
def test_chinese_keys_and_loose_scalars_are_taken(name, text):
    assert valid(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story", "标题: 改革\n体裁: 头版"),
        ("story", "headlin: 改革"),
        ("story", "体裁: 头条"),
        ("edition", "title: x\ndate: 2023-12-29\nlayout: a\npages: []"),
        ("edition", "title: x\ndate: 2023-12-29\nlayout: a"),
        ("table", "rows: [[1, 2]]\ntotal: -1"),
        ("chart", "chart: pies\nvalues: a.csv"),
        ("index", "terms: [{heading: 养殖}]"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(name, text):
    assert valid(name, text) != []


def test_an_unknown_format_is_told_with_the_nearest():
    with pytest.raises(UsageError) as raised:
        schema_of("storey")

    assert raised.value.diagnostics[0].hint.en == "did you mean “story”?"
