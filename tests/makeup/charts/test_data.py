"""Data of charts: from templates and files, every fault at its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from reform_press.errors import LayoutError, Source
from reform_press.makeup.charts.data import Data, Label, Record, data_of, records
from reform_press.schema.csv import read_csv


def read(folder: Path, name: str, text: str) -> tuple[Record, ...]:
    (folder / name).write_text(text, "utf-8")
    return records(name, folder)


def told(folder: Path, name: str, text: str) -> list[str]:
    """Return the faults of a file as ``line:column code``."""
    with pytest.raises(LayoutError) as caught:
        data_of(read(folder, name, text))
    found = caught.value.diagnostics
    told_as = f"{folder.name}/{name}"
    assert all(one.source and one.source.file == told_as for one in found)
    return [f"{d.source.line}:{d.source.column} {d.code}" for d in found if d.source]


CSV = "zh,en,粮食|Grain,油料|Oil\n一月,January,1.50,2\n二月,February,—,3\n"
YAML = """- {zh: 一月, en: January, 粮食|Grain: "1.50", 油料|Oil: 2}
- {zh: 二月, en: February, 粮食|Grain: —, 油料|Oil: 3}
"""
ROWS = [
    {"zh": "一月", "en": "January", "粮食|Grain": "1.50", "油料|Oil": 2},
    {"zh": "二月", "en": "February", "粮食|Grain": "—", "油料|Oil": 3},
]


@pytest.mark.parametrize("form", ["months.csv", "months.yaml", "rows"])
def test_rows_are_the_same_from_a_template_csv_or_yaml(
    tmp_path: Path, form: str
) -> None:
    text = CSV if form.endswith("csv") else YAML
    rows = records(ROWS, None) if form == "rows" else read(tmp_path, form, text)

    found = data_of(rows)

    assert found.series == (Label("粮食", "Grain"), Label("油料", "Oil"))
    assert [row.label for row in found.rows] == [
        Label("一月", "January"),
        Label("二月", "February"),
    ]
    assert [row.values for row in found.rows] == [
        (Decimal("1.50"), Decimal(2)),
        (None, Decimal(3)),
    ]
    assert str(found.rows[0].values[0]) == "1.50"


def test_cells_of_a_csv_know_their_places() -> None:
    tree, found = read_csv('a, b\n"x\ny, z" ,2\n\n 3 , "q""r"\n', "t.csv")

    cells = [
        [(value.text, value.source) for _, value in row.entries] for row in tree.items
    ]
    assert found == ()
    assert cells == [
        [("x\ny, z", Source("t.csv", 2, 1)), ("2", Source("t.csv", 3, 8))],
        [("3", Source("t.csv", 5, 1)), ('q"r', Source("t.csv", 5, 5))],
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["1:1 chart.empty"]),
        ("name,value\n", ["1:1 chart.shape"]),
        (
            "name,value\na,1\nb,2,3\nc\n",
            ["3:1 chart.uneven", "4:1 chart.uneven"],
        ),
        ("name,,name\na,1,2\n", ["1:6 chart.no-name", "1:7 chart.twice"]),
        ('name,value\na,"1\n', ["2:3 chart.quote"]),
        (
            "name,x,y\na,1,十\nb,12%,3\n",
            ["2:5 chart.no-number", "3:3 chart.no-number"],
        ),
        ("name,zh\na,b\n", ["2:1 chart.no-series"]),
    ],
)
def test_all_faults_of_a_csv_are_told_at_their_places(
    tmp_path: Path, text: str, faults: list[str]
) -> None:
    assert told(tmp_path, "t.csv", text) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- {name: a, value: x}\n- {name: b, value: y}\n",
         ["1:20 chart.no-number", "2:20 chart.no-number"]),
        ("a: 1\n", ["1:1 chart.shape"]),
        ("- 1\n- [2]\n", ["1:3 chart.shape", "2:3 chart.shape"]),
        ("- {name: [1], value: 1}\n", ["1:10 chart.shape"]),
        ("- {name: *x, value: 1}\n", ["1:10 yaml.alias"]),
    ],
)  # fmt: skip
def test_all_faults_of_a_yaml_file_are_told_at_their_places(
    tmp_path: Path, text: str, faults: list[str]
) -> None:
    assert told(tmp_path, "t.yaml", text) == faults


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../outside.csv", "file.unreadable"),
        ("/etc/passwd.csv", "file.unreadable"),
        ("link.csv", "file.unreadable"),
        ("none.csv", "file.unreadable"),
        ("notes.txt", "chart.file"),
        ("gbk.csv", "file.encoding"),
    ],
)
def test_only_data_files_of_the_edition_are_read(
    tmp_path: Path, name: str, code: str
) -> None:
    """No path of a template leads out of the edition (T2)."""
    edition = tmp_path / "edition"
    edition.mkdir()
    (tmp_path / "outside.csv").write_text("name,value\na,1\n")
    (edition / "link.csv").symlink_to(tmp_path / "outside.csv")
    (edition / "gbk.csv").write_bytes("名称,value\n粮食,1\n".encode("gbk"))

    with pytest.raises(LayoutError) as caught:
        records(name, edition)

    assert caught.value.diagnostics[0].code == code


def test_chinese_of_files_goes_into_the_script_of_the_edition(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("名称,粮食|Grain\n云|Cloud,1\n", "utf-8")
    rows = records("t.csv", tmp_path, lambda text: text.replace("云", "雲"))

    found: Data = data_of(rows)

    assert found.rows[0].label == Label("雲", "Cloud")


def test_of_a_template_the_names_of_columns_alone_are_converted() -> None:
    """Its words are in the script of the edition already; keys are not."""
    rows = records(
        [{"name": "云", "云量|Cloud": 1}], None, lambda t: t.replace("云", "雲")
    )

    found = data_of(rows)

    assert found.rows[0].label == Label("云", "云")
    assert found.series == (Label("雲量", "Cloud"),)


def test_a_label_may_be_written_in_three_ways() -> None:
    ways = [
        {"zh": "云", "en": "Cloud", "value": 1},
        {"name": "云|Cloud", "value": 1},
        {"name": {"zh": "云", "en": "Cloud"}, "value": 1},
    ]

    assert {record.label for record in records(ways, None)} == {Label("云", "Cloud")}


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(LayoutError) as caught:
        records([{"name": "a", "value": 1}] * 501, None)

    assert caught.value.diagnostics[0].code == "chart.too-many"
