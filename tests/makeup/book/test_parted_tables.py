"""Tables that columns part have rows enough on either side, and their bands."""

import pytest

from makeup.book.chapters import desk, flowed, lines, table, text
from reform_press.content.book.model import Float
from reform_press.content.model import Paragraph, Run

__all__ = ["desk"]


@pytest.mark.parametrize("before", range(18, 218, 20))
def test_five_rows_begin_and_end_a_table_and_the_band_stands_again(desk, before):
    long = table(16)
    band = (Paragraph("body", (Run("组"),)),)
    long = long._replace(rows=(band, *long.rows))
    made = flowed(desk, text("正" * before), Float(long, None, "", "here", 1, "tab"))
    columns = {}
    for number, page in enumerate(made.pages):
        for role in ("cell", "cell-head"):
            for line in lines(page, role):
                columns.setdefault((number, line.x > 125), []).append(line.text)
    parts = [said for _, said in sorted(columns.items())]
    counts = [sum(one.startswith("项") and one != "项目" for one in p) for p in parts]

    assert len(parts) > 1
    assert min(counts[0], counts[-1]) >= 5
    assert "组" in parts[0]
    assert all("组（续）" in said and "组" not in said for said in parts[1:])
