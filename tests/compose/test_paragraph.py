"""Setting a paragraph: its steps together, and what comes with the lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.anytext import TEXTS, checked, inked
from compose.prose import SIZE, runs_of
from compose.reading import notation, read
from reform_press.compose import lengths
from reform_press.compose.galley import Galley, Measure
from reform_press.compose.lengths import (
    UNNOTICED,
    compose_foreseeing,
    compose_lengths,
    compose_to,
)
from reform_press.compose.paragraph import (
    Compositor,
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.fonts.library import FontSet
from reform_press.style.model import Punctuation, TextStyle

STYLE = TextStyle(size=SIZE, indent=0.0)
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张"


@pytest.fixture(scope="module")
def compositor(square: FontSet) -> Compositor:
    return Compositor(square)


def compose(
    compositor: Compositor, copy: str, width: float, style: TextStyle = STYLE
) -> Galley:
    paragraph = Paragraph("body", runs_of(copy))
    return compose_paragraph(paragraph, style, Measure((width * SIZE,)), compositor)


def line(compositor: Compositor, text: str, width: float, align: str) -> str:
    style = STYLE._replace(align=align)  # type: ignore[arg-type]
    set_in = set_line(text, style, width * SIZE, compositor)
    return notation(set_in, compositor.fonts, width)


@pytest.mark.parametrize(
    ("text", "align", "expected"),
    [
        ("李四", "justify", "|李+2.00四|"),
        ("诸葛亮", "justify", "|诸葛亮| +½"),
        ("李", "justify", "|李|"),
        ("李四", "start", "|李四|"),
        ("李四", "centre", "|　李四|"),
        ("李四", "end", "|　　李四|"),
        ("李四。", "end", "|　+½ 李四。½|"),
        ("“李四”", "centre", "|+½ “½李四”½|"),
        ("司马相如传", "start", "|司马相如传| >1.00"),
        ("司马，相如", "start", "|司马，½相如| >0.50"),
    ],
)
def test_single_lines(
    compositor: Compositor, text: str, align: str, expected: str
) -> None:
    """CLREQ 3.4.3: start, centre, end, even space (均排); never broken."""
    assert line(compositor, text, 4.0, align) == expected


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("天地", 2.0),
        ("天地。", 2.5),
        ("“天地”", 3.0),
        ("《天》《地》", 4.5),
        ("天AB地", 3.5),
        ("——", 2.0),
        ("", 0.0),
        (" ", 0.0),
        ("天 地", 2.25),
    ],
)
def test_natural_width_is_that_of_a_line_of_its_own(
    compositor: Compositor, text: str, width: float
) -> None:
    """Both edges trimmed, nothing opened."""
    assert natural_width(text, STYLE, compositor) == pytest.approx(width * SIZE)


@checked
@given(text=TEXTS)
def test_natural_width_agrees_with_the_line_set(
    compositor: Compositor, text: str
) -> None:
    """Headlines are fitted by it."""
    style = STYLE._replace(align="start")
    set_in = set_line(text, style, 10_000.0, compositor)

    assert set_in.width == pytest.approx(
        natural_width(text, style, compositor), abs=0.01
    )


@pytest.mark.parametrize("copy", ["", "⏎", "\u200b"])
def test_nothing_gives_no_line(compositor: Compositor, copy: str) -> None:
    """An empty paragraph is not an empty line."""
    assert compose(compositor, copy, 10.0) == Galley(())


def test_first_and_last_lines_are_marked(compositor: Compositor) -> None:
    """Make-up keeps widows and orphans by them; a hard break ends neither."""
    lines = compose(compositor, f"{HAN}，⏎{HAN}", 10.0).lines

    assert [line.first for line in lines] == [True, False, False, False]
    assert [line.last for line in lines] == [False, False, False, True]


def test_a_line_says_by_how_much_it_is_opened(compositor: Compositor) -> None:
    """R42b: more than a quarter em is a warning."""
    close, loose = (
        compose(compositor, f"天地玄{mark}日月", 3.5) for mark in ("黄", "黄——")
    )

    assert [line.opened for line in close.lines] == [0.25, 0.0]
    assert close.diagnostics == ()
    assert max(line.opened for line in loose.lines) > 0.25
    assert [remark.code for remark in loose.diagnostics] == ["compose.loose"]


@pytest.mark.parametrize(
    ("copy", "width", "codes"),
    [
        (HAN, 10.0, []),
        ("他。』」走", 2.0, ["compose.relaxed"]),
        ("天地玄——荒", 4.5, ["compose.loose"]),
        ("2345678 23456789天", 4.25, ["compose.ragged"] * 2),
        ("天——地", 1.0, ["compose.relaxed", "compose.overfull"]),
    ],
)
def test_what_cannot_be_set_well_is_reported(
    compositor: Compositor, copy: str, width: float, codes: list[str]
) -> None:
    """No line is bad in silence."""
    galley = compose(compositor, copy, width)

    assert [remark.code for remark in galley.diagnostics] == codes


def test_each_line_knows_the_place_of_its_first_character(
    compositor: Compositor,
) -> None:
    """Overset and remarks point there: columns count from 1."""
    runs = (
        Run("天，\u200b地玄", source=Source("lead.md", 3, 1)),
        Run("宇宙洪荒AB日", ("strong",), source=Source("lead.md", 3, 8)),
    )
    galley = compose_paragraph(
        Paragraph("body", runs), STYLE, Measure((4 * SIZE,)), compositor
    )

    assert [(line.text, str(line.source)) for line in galley.lines] == [
        ("天，地玄", "lead.md:3:1"),
        ("宇宙洪荒", "lead.md:3:8"),
        ("AB日", "lead.md:3:12"),
    ]


def test_solid_han_is_one_run_without_numbers(compositor: Compositor) -> None:
    """It is how PDF shows text; a page of it stays small and quick."""
    lines = compose(compositor, HAN, 8.0).lines

    assert [len(line.runs) for line in lines] == [1, 1]
    assert [(run.tracking, run.shifts) for line in lines for run in line.runs] == [
        (0.0, ()),
        (0.0, ()),
    ]


@pytest.mark.parametrize(
    ("copy", "roles"),
    [
        ("天地", ["song"]),
        ("天**地**", ["song", "hei"]),
        ("天*地*", ["song", "song"]),
        ("天AB地", ["song", "serif", "song"]),
        ("**天AB**", ["hei", "sans"]),
        ("*天AB*", ["song", "serif-italic"]),
    ],
)
def test_marks_on_runs_choose_the_faces(
    fonts: FontSet, copy: str, roles: list[str]
) -> None:
    """Strong is a face of its own; the Latin goes with it; emphasis has dots."""
    lines = compose(Compositor(fonts), copy, 10.0).lines

    assert [run.face for run in lines[0].runs] == [
        fonts.chain(role)[0].key for role in roles
    ]


def test_runs_take_size_and_colour_of_their_style(compositor: Compositor) -> None:
    """Both ways to set a line give the same."""
    style = STYLE._replace(colour=STYLE.colour._replace(k=0.5))
    runs = compose(compositor, "天AB**地**", 10.0, style).lines[0].runs

    assert {(run.size, run.colour) for run in runs} == {(SIZE, style.colour)}


@checked
@given(text=TEXTS, width=st.integers(5, 20))
def test_other_lengths_of_a_paragraph_cannot_be_told(
    compositor: Compositor, text: str, width: int
) -> None:
    """Make-up takes a line in or out (抽行、加行) where nobody sees it."""
    paragraph = Paragraph("body", (Run(text),))
    measure = Measure((width * SIZE,))
    plain, *others = compose_lengths(paragraph, STYLE, measure, compositor)

    assert plain == compose_paragraph(paragraph, STYLE, measure, compositor)
    for other in others:
        assert abs(len(other.lines) - len(plain.lines)) == 1
        assert other.diagnostics == ()
        assert inked("".join(line.text for line in other.lines)) == inked(text)
        for line in other.lines:
            assert line.opened <= UNNOTICED
            for cell in read(line, compositor.fonts)[-1:]:
                assert cell.end <= width + 0.02


@checked
@given(text=TEXTS, width=st.integers(5, 20))
def test_other_lengths_look_as_they_were_foreseen(
    compositor: Compositor, text: str, width: int
) -> None:
    """Make-up weighs them before any is set."""
    job = Paragraph("body", (Run(text),)), STYLE, Measure((width * SIZE,)), compositor
    plain, *others = compose_lengths(*job)
    foreseen = compose_foreseeing(*job)

    assert foreseen.galley == plain
    assert foreseen.others == tuple(
        tuple(line.opened for line in other.lines) for other in others
    )
    assert [compose_to(*job, len(other)) for other in foreseen.others] == others


@pytest.mark.parametrize("copy", ["天地玄黄，宇宙洪荒", "在2020年有AB个和CD个，"])
@pytest.mark.parametrize(
    "style",
    [
        STYLE,
        STYLE._replace(indent=2.0, autospace=0.4),
        STYLE._replace(marks=Punctuation(half_end=False, half_start=False)),
        STYLE._replace(marks=Punctuation(hanging="，。")),
    ],
)
def test_no_length_is_given_up_that_nobody_would_notice(
    compositor: Compositor, copy: str, style: TextStyle
) -> None:
    """Where sums tell that a paragraph is too open, setting it tells the same."""
    for count in range(20, 100):
        paragraph = Paragraph("body", (Run((copy * 12)[:count] + "。"),))
        job = paragraph, style, Measure((13.5 * SIZE,)), compositor
        foreseen = compose_foreseeing(*job)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(lengths, "_too_open", lambda *_: False)
            assert compose_foreseeing(*job) == foreseen


def test_a_long_paragraph_has_other_lengths(compositor: Compositor) -> None:
    """Marks give, and gaps open: a line less and a line more."""
    text = (HAN + "，") * 5 + HAN[:5] + "。"
    found = compose_lengths(
        Paragraph("body", (Run(text),)), STYLE, Measure((13 * SIZE,)), compositor
    )
    counts = [len(galley.lines) for galley in found]

    assert counts == [counts[0], *sorted({counts[0] - 1, counts[0] + 1} & {*counts})]
    assert len(counts) > 1
