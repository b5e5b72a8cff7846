"""Proofs: everything a corrector needs, and the text just as it will be printed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from makeup.newsroom import LAYOUT
from referees.positions import read
from reform_press.build import build
from reform_press.cli.main import main
from reform_press.cli.parse import parse
from reform_press.cli.table import BUILD
from reform_press.colour import PAPER, Colour
from reform_press.compose.paragraph import Compositor
from reform_press.errors import ContentError, UsageError
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect
from reform_press.history import keep
from reform_press.makeup.frame import Frame, Overset, PageFrames
from reform_press.makeup.proof import ALARM, FRAME, Correction, proof_page, round_said
from reform_press.page import Area, GlyphRun, Item, Page, Rule, Sheet, TextLine
from reform_press.pdf.overlay import stream_digests
from reform_press.standing import BuildOptions, Built
from reform_press.style.model import Layout
from reform_press.style.region import in_language
from smallpaper import change, small_paper

Options = dict[str, object]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a paper of two pages."""
    return small_paper(tmp_path)


def silent_build(folder: Path, **options: object) -> Built:
    return build(folder, BuildOptions(**options), lambda words: None)  # type: ignore[arg-type]


def operators(pdf: Path, page: int) -> bytes:
    with pikepdf.open(pdf) as document:
        return bytes(document.pages[page - 1].Contents.read_bytes())


def test_every_glyph_of_a_proof_stands_where_it_will_be_printed(paper: Path) -> None:
    """The layer is drawn as shapes: no glyph more, none elsewhere."""
    printed = silent_build(paper)
    before = read(printed.pdf)
    proof = silent_build(paper, proof="一校")

    assert proof.pdf.name == "proof.pdf"
    assert len(before) > 300
    assert read(proof.pdf) == before


def test_a_page_of_a_proof_begins_with_the_whole_page(paper: Path) -> None:
    """The layer lies over the page; nothing under it was touched."""
    printed = operators(silent_build(paper).pdf, 1)
    proof = operators(silent_build(paper, proof="一校").pdf, 1)
    body = printed[: printed.index(b"/SAll")] if b"/SAll" in printed else printed[:-2]
    body = body[: body.rindex(b"ET")]

    assert len(body) > 2000
    assert proof.startswith(body)


@pytest.mark.parametrize("options", [{}, {"force": True}, {"draft": True}])
def test_a_proof_is_never_the_print_pdf(paper: Path, options: Options) -> None:
    good = silent_build(paper).pdf.read_bytes()
    proof = silent_build(paper, proof="三校", **options)

    assert proof.pdf.name == "proof.pdf"
    assert (proof.folder / "print.pdf").read_bytes() == good


def test_a_proof_is_remembered_as_the_page_it_is_of(paper: Path) -> None:
    """Comparing a print with a proof of it finds nothing: the layer is no page."""
    record = (silent_build(paper).folder / "record.json").read_bytes()
    proof = silent_build(paper, proof="一校")

    assert (proof.folder / "record.json").read_bytes() == record


def test_change_bars_stand_on_the_page_that_changed_alone(paper: Path) -> None:
    built = silent_build(paper)
    since = keep(built.folder, built.pdf, "一校", paper.parent.parent)
    change(paper, "water.md", "闸门", "水闸")
    plain = stream_digests(silent_build(paper, proof="二校").pdf)
    barred = stream_digests(silent_build(paper, proof="二校", since=since).pdf)

    assert plain[0] != barred[0]
    assert plain[1] == barred[1]


def test_a_proof_is_made_anew_when_its_start_is_another(paper: Path) -> None:
    """What the bars begin from is an input of the build like any other."""
    root = paper.parent.parent
    built = silent_build(paper)
    first = keep(built.folder, built.pdf, "v1", root)
    change(paper, "water.md", "闸门", "水闸")
    built = silent_build(paper)
    second = keep(built.folder, built.pdf, "v2", root)

    assert not silent_build(paper, proof="二校", since=first).stood
    assert silent_build(paper, proof="二校", since=first).stood
    assert not silent_build(paper, proof="二校", since=second).stood


def test_a_start_that_cannot_be_read_is_told(paper: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        silent_build(paper, proof="二校", since=tmp_path)
    assert caught.value.diagnostics[0].code == "history.unreadable"


def test_overset_copy_gets_its_marker_on_a_proof(paper: Path) -> None:
    change(paper, "road.md", "半个小时就到了镇上。", "半个小时就到了镇上。" * 300)
    built = silent_build(paper, proof="一校")
    with_marker = operators(built.pdf, 2)
    change(paper, "road.md", "半个小时就到了镇上。" * 300, "半个小时就到了镇上。")
    without = operators(silent_build(paper, proof="一校").pdf, 2)

    # Two strokes of a plus, in the colour of corrections.
    assert with_marker.count(b" l S\n") == without.count(b" l S\n") + 2


# --- The layer itself -----------------------------------------------------------

HEAD = Frame("head", Rect(100, 100, 200, 40), "a", columns=2)
LEGS = tuple(
    Frame("text", Rect(x, 140, 95, 36), "a", leg=leg)
    for leg, x in ((1, 100.0), (2, 205.0))
)
FRAMES = PageFrames(
    1, "1", 500, 600, (100, 100), 4, 95, 10, 40, 12, (HEAD, *LEGS),
)  # fmt: skip


@pytest.fixture
def layer(square: FontSet) -> Callable[..., list[Item]]:
    """Return a function that lays the layer over a page of six lines."""

    def layer(
        frames: PageFrames = FRAMES,
        layout: Layout = LAYOUT,
        rules: tuple[Rule, ...] = (),
        indent: float = 0.0,
        **said: object,
    ) -> list[Item]:
        lines = tuple(
            TextLine(
                leg.rect.x + indent * (row == 0), 150 + 12 * row, 95,
                (GlyphRun("x", 10, 0, b"\0\1"),), "字", story="a",
            )
            for leg in LEGS
            for row in range(3)
        )  # fmt: skip
        page = Page(1, Sheet(LAYOUT.trim), (*lines, *rules))
        correction = Correction("一校", (("a", "标题"),))._replace(**said)  # type: ignore[arg-type]
        done = proof_page(page, frames, correction, layout, Compositor(square))
        assert done.items[: len(page.items)] == page.items
        return list(done.items[len(page.items) :])

    return layer


def fills(items: list[Item], colour: Colour) -> list[Rect]:
    return [i.rect for i in items if isinstance(i, Area) and i.fill == colour]


def test_nothing_in_the_layer_tells_a_text(layer: Callable[..., list[Item]]) -> None:
    lines = [item for item in layer() if isinstance(item, TextLine)]

    assert lines
    assert all(line.text == "" for line in lines)


@pytest.mark.parametrize("lang", ["zh-Hant-TW", "zh-Hant-HK", "en"])
def test_a_paper_in_another_language_has_the_same_layer(
    lang: str, layer: Callable[..., list[Item]]
) -> None:
    left = Overset("a", 12, 214, 50.8, "餘")
    frames = replace(FRAMES, overset=(left,))
    elsewhere = layer(frames, in_language(LAYOUT, lang))

    assert list(map(type, elsewhere)) == list(map(type, layer(frames)))


def test_every_frame_is_outlined(layer: Callable[..., list[Item]]) -> None:
    outlined = [i.rect for i in layer() if isinstance(i, Area) and i.stroke == FRAME]

    assert outlined == [HEAD.rect, *(leg.rect for leg in LEGS)]


def test_each_line_has_a_number_left_of_its_column(
    layer: Callable[..., list[Item]],
) -> None:
    numbers = [
        item
        for item in layer()
        if isinstance(item, TextLine) and item.y in (150, 162, 174)
    ]
    places = [(number.y, number.x + number.width) for number in numbers]

    assert [y for y, _ in places] == [150, 162, 174, 150, 162, 174]
    assert [right for _, right in places] == [97.2] * 3 + [202.2] * 3


def test_a_column_rule_makes_way_for_line_numbers(
    layer: Callable[..., list[Item]],
) -> None:
    """A rule in the gutter stands where the numbers of the next column do."""
    rules = Rule(201, 140, 201, 170, 0.3), Rule(100, 140, 200, 140, 0.3)
    grounds = fills(layer(rules=rules), PAPER)[:-1]  # the last is the round's

    assert [ground.x < 201 < ground.right for ground in grounds] == [True] * 2
    assert [ground.y < 150 + 12 * row < ground.bottom for row, ground in
            enumerate(grounds)] == [True] * 2  # fmt: skip
    assert not fills(layer(), PAPER)[:-1]


def test_numbers_of_three_figures_keep_clear_of_both_columns(
    layer: Callable[..., list[Item]],
) -> None:
    """The gutter of body type is one em wide: 9 pt on a tabloid."""
    items = layer(replace(FRAMES, gutter=9.0))
    digit = next(i for i in items if isinstance(i, TextLine) and i.y == 150)

    assert 3 * 0.56 * digit.runs[0].size <= 9.0 - 2.8 - 1.0


def test_a_story_has_its_name_over_its_corner(layer: Callable[..., list[Item]]) -> None:
    (ground,) = fills(layer(), FRAME)

    assert ground.x == HEAD.rect.x
    assert ground.bottom == HEAD.rect.y


def test_a_bar_stands_beside_each_changed_line(
    layer: Callable[..., list[Item]],
) -> None:
    bars = fills(layer(changed=frozenset({(1, 1), (1, 3), (2, 0)})), ALARM)

    assert [(bar.x, bar.y) for bar in bars] == [(97.8, 153.2), (202.8, 141.2)]


def test_a_bar_stands_at_the_edge_of_its_column(
    layer: Callable[..., list[Item]],
) -> None:
    """The first line of a paragraph is indented, its bar is not."""
    bars = fills(layer(indent=20.0, changed=frozenset({(1, 0), (1, 1)})), ALARM)

    assert [bar.x for bar in bars] == [97.8] * 2


def test_overset_is_marked_under_the_last_leg(layer: Callable[..., list[Item]]) -> None:
    left = Overset("a", 12, 214, 50.8, "余")
    items = layer(replace(FRAMES, overset=(left,)))
    squares = [i.rect for i in items if isinstance(i, Area) and i.stroke == ALARM]
    strokes = [i for i in items if isinstance(i, Rule)]

    assert squares[0].x == LEGS[1].rect.x
    assert squares[0].y > LEGS[1].rect.bottom
    assert len(strokes) == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh-Hans", "校样·二校"),
        ("zh-Hant-TW", "校樣·二校"),
        ("zh-Hant-HK", "校樣·二校"),
        ("en", "PROOF 2"),
    ],
)
def test_the_round_is_said_in_the_language_of_the_paper(lang: str, said: str) -> None:
    assert round_said("二校", lang) == said


# --- As an editor types it ------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["content/x"], None),
        (["content/x", "--proof"], "一校"),
        (["--proof", "content/x"], "一校"),
        (["content/x", "--proof", "二校"], "二校"),
        (["--proof", "3", "content/x"], "三校"),
        (["content/x", "--proof=二校", "--png"], "二校"),
        (["content/x", "--proof", "--png"], "一校"),
    ],
)
def test_the_round_may_be_left_out(words: list[str], asked: str | None) -> None:
    values = parse(BUILD, words)

    assert values.proof == asked
    assert values.edition == "content/x"


def test_an_unknown_round_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        parse(BUILD, ["content/x", "--proof=四校"])
    assert caught.value.diagnostics[0].code == "usage.value"


def test_build_makes_a_proof_with_bars_since_a_name(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper.parent.parent)
    out = paper.parent.parent / "build" / "small"

    assert main(["build", "content/small", "--name", "一校", "--quiet"]) == 0
    change(paper, "water.md", "闸门", "水闸")
    assert main(["build", "content/small", "--since", "一校", "--quiet"]) == 0
    assert (out / "proof.pdf").is_file()
    assert main(["build", "content/small", "--quiet"]) == 0
    assert not (out / "proof.pdf").exists()


def test_an_unknown_start_is_told_before_the_work(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper.parent.parent)

    assert main(["build", "content/small", "--since", "九校", "--quiet"]) == 2
    assert not (paper.parent.parent / "build").exists()
