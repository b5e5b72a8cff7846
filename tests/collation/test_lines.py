"""Which lines hold a change: every one that does, and no other."""

from hypothesis import given
from hypothesis import strategies as st

from reform_press.collation.lines import changed_lines
from reform_press.makeup.record_form import LineRecord, PageRecord

PARAGRAPHS = st.lists(
    st.text("渠水入田秧苗返青，。", min_size=1, max_size=25), max_size=4
)
MEASURE = st.integers(3, 9)


def page(paragraphs: list[str], measure: int, number: int = 1) -> PageRecord:
    """Return a page with paragraphs cut into lines of ``measure`` characters."""
    lines = []
    for text in paragraphs:
        cuts = [text[at : at + measure] for at in range(0, len(text), measure)]
        lines += [
            LineRecord(
                frame=0, story="a", role="body", rect=(0, 0, 1, 1), text=cut,
                ends=cut is cuts[-1],
            )
            for cut in cuts
        ]  # fmt: skip
    return PageRecord(
        page=number, label="", trim=(1, 1), digest="", rest="", frames=(),
        lines=tuple(lines),
    )  # fmt: skip


def marked(before: PageRecord, after: PageRecord) -> tuple[list[str], list[str]]:
    """Return the text of the lines with a bar, before and after."""
    found = changed_lines((before,), (after,))
    return (
        [before.lines[at].text for _, at in sorted(found.before)],
        [after.lines[at].text for _, at in sorted(found.after)],
    )


@given(PARAGRAPHS, PARAGRAPHS, MEASURE)
def test_a_line_without_a_bar_says_what_stood_there_before(
    before: list[str], after: list[str], measure: int
) -> None:
    old, new = page(before, measure), page(after, measure)
    found = changed_lines((old,), (new,))
    unmarked = [
        line.text for at, line in enumerate(new.lines) if (1, at) not in found.after
    ]

    assert all(any(text in one for one in before) for text in unmarked)


@given(PARAGRAPHS, MEASURE, MEASURE)
def test_lines_that_only_turn_elsewhere_have_no_bar(
    paragraphs: list[str], narrow: int, wide: int
) -> None:
    assert marked(page(paragraphs, narrow), page(paragraphs, wide)) == ([], [])


def test_what_was_cut_is_marked_where_it_was() -> None:
    """The line that has the place shows that something is missing."""
    before, after = "渠水入田，秧苗返青。", "渠水入田，返青。"

    assert marked(page([before], 5), page([after], 5)) == (["秧苗返青。"], ["返青。"])


def test_what_was_cut_from_the_end_is_marked_on_the_last_line() -> None:
    assert marked(page(["渠水入田，秧苗"], 5), page(["渠水入田，"], 5)) == (
        ["秧苗"],
        ["渠水入田，"],
    )


def test_a_word_over_two_lines_marks_both() -> None:
    before, after = "渠水入田，秧苗返青。", "渠水入山，林木返青。"

    assert marked(page([before], 5), page([after], 5))[1] == [
        "渠水入山，",
        "林木返青。",
    ]


def head(*lines: str) -> PageRecord:
    """Return a page with a headline; every line of it ends by itself."""
    return PageRecord(
        page=1, label="", trim=(1, 1), digest="", rest="", frames=(),
        lines=tuple(
            LineRecord(
                frame=0, story="a", role="main", rect=(0, 0, 1, 1), text=line,
                ends=True,
            )
            for line in lines
        ),
    )  # fmt: skip


def test_a_headline_on_fewer_lines_is_not_edited() -> None:
    assert marked(head("全县秋粮", "收购过半"), head("全县秋粮收购过半")) == ([], [])
    assert marked(head("渠水入田", "秧苗返青"), head("渠水入田　秧苗返青")) == ([], [])


def test_an_edited_headline_marks_the_line_with_the_change() -> None:
    before, after = head("全县秋粮", "收购过半"), head("全县秋粮", "收购近半")

    assert marked(before, after) == (["收购过半"], ["收购近半"])
