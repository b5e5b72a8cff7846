"""``set_text``: the rules by name, and what it refuses."""

import math

import pytest

from reform_press import set_text


@pytest.mark.parametrize("measure", [0, -3.0, math.nan, math.inf])
def test_a_measure_is_a_length(measure: float) -> None:
    with pytest.raises(ValueError, match="no room"):
        set_text("改革", measure)


@pytest.mark.parametrize("name", ["indent_em", "hanging_indent_em", "autospace_em"])
@pytest.mark.parametrize("em", [-0.5, math.nan, math.inf])
def test_blanks_are_lengths(name: str, em: float) -> None:
    with pytest.raises(ValueError, match="no length"):
        set_text("改革", 10, **{name: em})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "diagonal"},
        {"region": "XX"},
        {"kinsoku": "loose"},
        {"punctuation": "zz"},
        {"adjacent": "close"},
        {"line_start": "none"},
        {"line_end": "none"},
        {"align": "left"},
    ],
)
def test_a_rule_that_does_not_exist_is_refused(wrong: dict[str, str]) -> None:
    """The message names those there are."""
    (name,) = wrong
    with pytest.raises(ValueError, match=f"^{name}: .* is none of "):
        set_text("改革", 10, **wrong)  # type: ignore[arg-type]


def test_a_line_feed_ends_a_paragraph() -> None:
    lines = set_text("改革开放\n春风", 10, indent_em=2)

    assert [(line.text, line.x_em[0]) for line in lines] == [
        ("改革开放", 2.0),
        ("春风", 2.0),
    ]


def test_remarks_stand_with_the_first_line_of_their_paragraph() -> None:
    first, second, *_ = set_text("改**革", 10), set_text("改革", 10)

    assert [d.code for d in first[0].diagnostics] == ["content.unpaired-mark"]
    assert not second[0].diagnostics


def test_a_measure_may_be_snapped_to_whole_em() -> None:
    """Digest 7: surplus goes to the margins."""
    assert len(set_text("天地玄黄宇宙", 3.8, snap_measure=True)[0].text) == 3
    assert set_text("天", 0.4, snap_measure=True)[0].text == "天"
