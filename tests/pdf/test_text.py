"""Lines of text: operators, where the ink lands, and what is read back."""

import pytest

from pdf.printing import (
    PLAIN,
    RED,
    WHITE,
    codes,
    drawn,
    extracted,
    is_dark,
    line,
    opened,
    operators,
    page,
    run,
    stream,
    written,
)
from reform_press.colour import BLACK, Colour
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.page import Group, Item, TextLine


@pytest.fixture
def face(square: FontSet) -> Face:
    return square.chain("song")[0]


@pytest.fixture
def song(fonts: FontSet) -> Face:
    return fonts.chain("song")[0]


def shown(pdf: bytes) -> list[str]:
    """Return the text operators of the page, those for colour left out."""
    wanted = ("Tf", "Td", "Tc", "Ts", "Tm", "Tj", "TJ", "BDC", "EMC")
    return [o.split()[-1] for o in operators(pdf) if o.split()[-1] in wanted]


def test_solid_line_costs_one_move_and_one_string(square: FontSet, face: Face) -> None:
    """The state is said once, then a line is Td and Tj alone."""
    pdf = written(square, page(line(face, "农"), line(face, "农农", y=32)))

    assert shown(pdf) == ["Tf", "Td", "Tj", "Td", "Tj"]
    assert b"0 -12 Td" in stream(pdf)


@pytest.mark.parametrize("far", [3e7, 1e-5, 0.0006, 0.0004])
def test_moves_are_written_without_exponents(
    square: FontSet, face: Face, far: float
) -> None:
    """ISO 32000-1, 7.3.3: 3e+07 and 1e-05 are no numbers of PDF."""
    pdf = written(square, page(line(face, "农", x=far, y=-far)))
    move = next(o for o in operators(pdf) if o.endswith("Td"))

    assert "e" not in move
    assert [float(v) for v in move.split()[:2]] == pytest.approx([far, far], abs=5e-4)


def test_tracking_is_said_where_it_changes(square: FontSet, face: Face) -> None:
    items = [line(face, "农", y=10 * i, tracking=t) for i, t in enumerate((0, 1, 1, 0))]
    pdf = written(square, page(*items))

    assert [o for o in shown(pdf) if o == "Tc"] == ["Tc", "Tc"]


def test_ink_lands_on_the_cells_of_the_line(square: FontSet, face: Face) -> None:
    """The baseline is y; the square font fills 0.88 above, 0.12 below."""
    image = drawn(written(square, page(line(face, "农，农", x=10, y=20))))

    assert is_dark(image, 10, 12)
    assert is_dark(image, 19, 20)
    assert not is_dark(image, 15, 10)
    assert not is_dark(image, 15, 22)
    # The comma has ink in the left half of its cell.
    assert is_dark(image, 21, 15)
    assert not is_dark(image, 27, 15)
    assert is_dark(image, 35, 15)


def test_shift_moves_the_glyph_and_all_after_it(square: FontSet, face: Face) -> None:
    """Shifts stand before their glyph; two for one glyph add up."""
    moved = line(face, "农农农", shifts=((1, 3.0), (1, 2.0), (2, -5.0)))
    image = drawn(written(square, page(moved)))

    assert not is_dark(image, 22, 15)
    assert is_dark(image, 26, 15)
    assert is_dark(image, 34, 15)
    assert not is_dark(image, 42, 15)


def test_tracking_opens_every_gap(square: FontSet, face: Face) -> None:
    image = drawn(written(square, page(line(face, "农农农", tracking=4.0))))

    assert [is_dark(image, x, 15) for x in (12, 22, 26, 36, 40)] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_rise_lifts_a_run_alone(square: FontSet, face: Face) -> None:
    lifted = TextLine(
        10, 40, 30, (run(face, "农"), run(face, "农", x=10, rise=15)), "农农"
    )
    image = drawn(written(square, page(lifted, line(face, "农", x=60, y=40))))

    assert is_dark(image, 12, 35)
    assert is_dark(image, 22, 18)
    assert not is_dark(image, 22, 38)
    assert is_dark(image, 62, 35)


def test_slant_leans_a_run_and_not_the_next(square: FontSet, face: Face) -> None:
    leaning = line(face, "农", x=10, y=40, size=20, slant=0.5)
    image = drawn(written(square, page(leaning, line(face, "农", 60, 40, size=20))))

    assert not is_dark(image, 11, 25)
    assert is_dark(image, 36, 25)
    assert is_dark(image, 61, 25)
    assert not is_dark(image, 82, 25)


def test_vertical_run_goes_down_from_its_middle(square: FontSet, face: Face) -> None:
    """Identity-V: the pen stands at the middle of a cell's upper edge."""
    upright = line(face, "农农农", x=50, y=10, vertical=True, tracking=2.0)
    image = drawn(written(square, page(upright)))

    assert is_dark(image, 46, 12)
    assert is_dark(image, 53, 12)
    assert not is_dark(image, 57, 12)
    assert not is_dark(image, 50, 21)
    assert is_dark(image, 50, 24)
    assert is_dark(image, 50, 40)
    assert not is_dark(image, 50, 46)


def test_vertical_shift_runs_down(square: FontSet, face: Face) -> None:
    upright = line(face, "农农", x=50, y=10, vertical=True, shifts=((1, 6.0),))
    image = drawn(written(square, page(upright)))

    assert not is_dark(image, 50, 23)
    assert is_dark(image, 50, 30)


# --- the text layer ------------------------------------------------------------


def test_plain_line_is_told_by_its_codes(fonts: FontSet, song: Face) -> None:
    """No ActualText where glyphs stand for characters one for one."""
    text = "县里用工业化的理念办农业，"
    pdf = written(fonts, page(line(song, text), trim=page()[1].trim))

    assert "BDC" not in shown(pdf)
    assert text in extracted(pdf)


def test_a_sign_in_its_form_beside_han_is_told_by_its_code_as_well(
    fonts: FontSet,
) -> None:
    """Some programs ask the font even where the text stands beside the codes."""
    hei = fonts.chain("hei")[0]
    (dash,) = hei.shape("—")
    assert dash.code != hei.glyph("—")
    own = line(hei, "“—”", shifts=((1, -5.0),))
    spans = codes(hei, "“"), dash.code.to_bytes(2, "big"), codes(hei, "”")
    glyphs = own.runs[0]._replace(codes=b"".join(spans))
    pdf = written(fonts, page(own._replace(runs=(glyphs,))))
    with opened(pdf) as document:
        (font,) = document.pages[0].Resources.Font.values()
        told = font.ToUnicode.read_bytes()

    assert b"<%04X> <2014>" % dash.code in told


def mixed_lines(song: Face, serif: Face) -> list[tuple[str, Item]]:
    """Return lines whose codes alone would mislead an extractor."""
    dash = song.shape("——")
    return [
        (
            "养鸡2023年",
            TextLine(
                5, 20, 90,
                (run(song, "养鸡"), run(serif, "2023", x=22.5), run(song, "年", x=45)),
                "养鸡2023年",
            ),
        ),
        (
            "农业——路",
            TextLine(
                5, 20, 60,
                (
                    run(song, "农业路")._replace(
                        codes=codes(song, "农业")
                        + b"".join(g.code.to_bytes(2, "big") for g in dash)
                        + codes(song, "路")
                    ),
                ),
                "农业——路",
            ),
        ),
        ("（一）（二）", line(song, "（一）（二）", shifts=((3, -5.0),))),
        ("宽疏标题", line(song, "宽疏标题", tracking=8.0)),
        (
            "reform",
            TextLine(5, 20, 60, (run(serif, "reform-"),), "reform"),
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("index", range(5))
def test_any_other_line_is_told_beside_its_codes(
    fonts: FontSet, song: Face, index: int
) -> None:
    """Decision 12: one Span a line, its text as ActualText."""
    text, item = mixed_lines(song, fonts.chain("serif")[0])[index]
    pdf = written(fonts, page(item))

    assert shown(pdf).count("BDC") == shown(pdf).count("EMC") == 1
    assert extracted(pdf).strip() == text


def test_two_characters_of_one_glyph_are_both_extracted(
    square: FontSet, face: Face
) -> None:
    """All Han of the square font share a glyph: its second one is told."""
    pdf = written(square, page(line(face, "农农"), line(face, "业业", y=40)))

    assert extracted(pdf).split() == ["农农", "业业"]
    assert shown(pdf).count("BDC") == 1


def test_line_that_ends_in_a_dropped_blank_is_told(fonts: FontSet, song: Face) -> None:
    """A hyphen in place of the blank must not be taken for copy."""
    serif = fonts.chain("serif")[0]
    broken = TextLine(5, 20, 60, (run(serif, "re-"),), "re ")
    pdf = written(fonts, page(broken, line(serif, "a-b c", y=50)))

    assert "re-" not in extracted(pdf)
    assert "a-b c" in extracted(pdf)


def test_hyphen_of_a_divided_word_is_soft(fonts: FontSet) -> None:
    """Readers by glyph take the word for one; a hyphen of the copy stays one."""
    serif = fonts.chain("serif")[0]
    divided = TextLine(5, 20, 60, (run(serif, "re-"),), "re")
    code = b"<%04X>" % serif.glyph("-")
    for items, told in (
        ((divided,), b"<00ad>"),
        ((divided, line(serif, "a-b", y=50)), b"<002d>"),
    ):
        with opened(written(fonts, page(*items))) as document:
            (font,) = document.pages[0].Resources.Font.values()

            assert code + b" " + told in font.ToUnicode.read_bytes()


def test_two_em_dash_is_mapped_to_both_its_characters(
    fonts: FontSet, song: Face
) -> None:
    """Noto Serif SC draws —— with one glyph: ToUnicode says both."""
    _, item = mixed_lines(song, fonts.chain("serif")[0])[1]
    with opened(written(fonts, page(item))) as document:
        (font,) = document.pages[0].Resources.Font.values()

        assert b"<20142014>" in font.ToUnicode.read_bytes()


def test_hostile_text_stays_inside_the_text_layer(fonts: FontSet, song: Face) -> None:
    """T8: parentheses and backslashes end no string of ours."""
    text = ") EMC ET \\ ("
    told = TextLine(5, 20, 60, (run(song, "农", shifts=((0, 1.0),)),), text)
    pdf = written(fonts, page(told, line(song, "业", y=50)))

    assert shown(pdf).count("EMC") == 1
    assert "业" in extracted(pdf)


# --- colour ---------------------------------------------------------------------


def states(pdf: bytes) -> list[tuple[bool, float]]:
    """Return overprint of fills and its mode as each gs operator sets them."""
    with opened(pdf) as document:
        named = document.pages[0].Resources.ExtGState
        called = [o.split()[0] for o in operators(pdf) if o.endswith(" gs")]
        return [(bool(named[c].op), float(named[c].OPM)) for c in called]


def test_black_text_overprints_and_no_other_does(square: FontSet, face: Face) -> None:
    """Print.md 5: K-100 text overprints, white and coloured text knock out."""
    items = [
        line(face, "农", colour=colour)
        for colour in (BLACK, RED, BLACK, WHITE, Colour(k=0.9), Colour(m=0.5, k=1.0))
    ]

    assert states(written(square, page(*items))) == [
        (True, 1.0), (False, 0.0), (True, 1.0), (False, 0.0),
    ]  # fmt: skip


def test_press_may_refuse_overprint(square: FontSet, face: Face) -> None:
    press = PLAIN.press._replace(overprint_black=False)
    pdf = written(square, page(line(face, "农")), job=PLAIN._replace(press=press))

    assert " gs" not in " ".join(operators(pdf))


def test_state_is_said_anew_after_a_group(square: FontSet, face: Face) -> None:
    """Q brings the old state back: the next line must not trust the group's."""
    inside = Group((line(face, "农", colour=RED, size=5),))
    items = (line(face, "农"), inside, line(face, "农", x=60))
    image = drawn(written(square, page(*items)))

    assert image.getpixel((62, 15)) == image.getpixel((16, 13))
    assert is_dark(image, 68, 15)


def test_spot_ink_is_a_separation_with_a_cmyk_alternate(
    square: FontSet, face: Face
) -> None:
    spot = Colour(m=1.0, y=0.5, spot="PANTONE 185 C", tint=0.5)
    pdf = written(square, page(line(face, "农", colour=spot)))
    with opened(pdf) as document:
        (space,) = document.pages[0].Resources.ColorSpace.values()

        assert [str(part) for part in list(space)[:3]] == [
            "/Separation", "/PANTONE 185 C", "/DeviceCMYK",
        ]  # fmt: skip
        assert [float(v) for v in space[3].C1] == [0, 1, 0.5, 0]
    assert "0.5 scn" in operators(pdf)
