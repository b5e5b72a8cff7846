"""What a paragraph says of itself at its end."""

import pytest

from content.shown import faults
from reform_press.content import markdown


def read(text):
    paragraphs, found = markdown.read(text, "f")
    return paragraphs[0], faults(found)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("改革{#a}", "id", "a"),
        ("改革{.导语}", "role", "introduction"),
        ("改革{.凸排=4}", "hang", 4.0),
        ("改革{.hang=2.5}", "hang", 2.5),
        ("改革{.均排＝4}", "even", 4.0),
        ("改革{.even=12}", "even", 12.0),
        ("改革{.首字}", "drop", 2),
        ("改革{.首字=3}", "drop", 3),
        ("改革{.dropcap=2}", "drop", 2),
        ("改革 {.注 #a}", "id", "a"),
        ("改革 {.注 #a}", "role", "note"),
        ("> 改革 {.诗}", "role", "verse"),
        ("- 改革 {.凸排=4}", "hang", 4.0),
        ("改革", "hang", 0.0),
    ],
)
def test_braces_at_the_end_set_a_field(text, field, value):
    paragraph, told = read(text)

    assert getattr(paragraph, field) == value
    assert (paragraph.text, told) == ("改革", [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("改革{.要闻}", ["1:4 unknown-attribute"]),
        ("改革{.导语 .要闻 #a/b}", ["1:8 unknown-attribute", "1:12 unknown-attribute"]),
        ("改革{.凸排}", ["1:4 attribute-number"]),
        ("改革{.均排=}", ["1:4 attribute-number"]),
        ("改革{.均排=宽}", ["1:4 attribute-number"]),
        ("改革{.均排=99}", ["1:4 attribute-number"]),
        ("改革{.首字=2.5}", ["1:4 attribute-number"]),
        ("改革{.首字=1}", ["1:4 attribute-number"]),
        ("改革{.导语=2}", ["1:4 attribute-number"]),
        ("改革{.专名}", ["1:4 unknown-attribute"]),
    ],
)
def test_what_is_not_known_is_an_error_at_its_word(text, told):
    paragraph, found = read(text)

    assert (paragraph.text, found) == ("改革", told)


def test_the_mend_tells_the_number_and_its_unit():
    _, (em,) = markdown.read("改{.凸排}", "f")
    _, (rows,) = markdown.read("改{.首字=9}", "f")

    assert em.hint.zh == "写成 .凸排=4，0.5–20 字"
    assert rows.hint.en == "write .首字=4, from 2–6 rows"


@pytest.mark.parametrize(
    ("text", "shown", "role"),
    [
        ("读[史记]{.书名}", "读史记", "body"),
        ("读[史记]{.书名} {.注}", "读史记", "note"),
        ("读[史记]{.书名}{.注}", "读史记", "note"),
        ("见[图一]{.注}", "见[图一]", "note"),
        ("见[图一] {.注}", "见[图一]", "note"),
    ],
)
def test_braces_of_a_span_are_not_the_paragraphs(text, shown, role):
    paragraph, told = read(text)

    assert (paragraph.text, paragraph.role, told) == (shown, role, [])


def test_items_know_how_many_lists_they_stand_in():
    """Labels of nested lists hang where the text of the outer one begins."""
    paragraphs, _ = markdown.read("- 甲\n  1. 乙\n     - 丙\n\n  丁\n- 戊\n\n己", "f")

    assert [(p.text, p.label, p.level) for p in paragraphs] == [
        ("甲", "·", 0),
        ("乙", "1.", 1),
        ("丙", "·", 2),
        ("丁", "", 0),
        ("戊", "·", 0),
        ("己", "", 0),
    ]
