"""Placed PDFs: where they land, and that only inks come with them."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pdf.printing import (
    PLAIN,
    SCREEN,
    drawn,
    inked,
    is_dark,
    line,
    opened,
    operators,
    page,
    written,
)
from reform_press.colour import stand_in
from reform_press.errors import LayoutError, Source
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect
from reform_press.kept import Kept
from reform_press.page import Embed
from reform_press.pdf.colour import Medium
from reform_press.pdf.parcel import packed, unpacked
from reform_press.pdf.recolour import Recolouring
from reform_press.pdf.writer import write_pdf
from reform_press.store import Store

RGB = pikepdf.Name.DeviceRGB
PLACE = Rect(10, 20, 40, 20)


def one_page(content: bytes, **resources: object) -> bytes:
    """Return a PDF of one page, 40 by 20 points."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(40, 20))
        sheet = document.pages[0]
        sheet.Contents = document.make_stream(content)
        named = {
            key: document.make_indirect(pikepdf.Dictionary(value))
            for key, value in resources.items()
        }
        sheet.Resources = pikepdf.Dictionary({f"/{k}": v for k, v in named.items()})
        sink = BytesIO()
        document.save(sink, deterministic_id=True)
    return sink.getvalue()


def placed(content: bytes, rect: Rect = PLACE, **more: object) -> Embed:
    return Embed(rect, one_page(content, **more), "", source=Source("a.svg"))


def form(pdf: bytes) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    document = opened(pdf)
    (found,) = document.pages[0].Resources.XObject.values()
    return document, found


def steps(pdf: bytes) -> list[str]:
    document, found = form(pdf)
    with document:
        return [
            " ".join([*(str(o) for o in s.operands), str(s.operator)])
            for s in pikepdf.parse_content_stream(found)
        ]


def test_page_is_scaled_into_its_rectangle(square: FontSet) -> None:
    """The lower left quarter of the placed page, stretched twice across."""
    embed = placed(b"0 g 0 0 20 10 re f", Rect(10, 20, 80, 20))
    image = drawn(written(square, page(embed)))

    assert is_dark(image, 12, 38)
    assert is_dark(image, 48, 31)
    assert not is_dark(image, 52, 38)
    assert not is_dark(image, 12, 28)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (b"0 g", "0 0 0 1 k"),
        (b"1 G", "0 0 0 0 K"),
        (b"0.25 g", "0 0 0 0.75 k"),
        (b"0.5 0.5 0.5 rg", "0 0 0 0.5 k"),
        (b"0 0 0 RG", "0 0 0 1 K"),
        (b"0.1 0.2 0.3 0.4 k", "0.1 0.2 0.3 0.4 k"),
        (b"/DeviceGray cs 0.5 sc", "0 0 0 0.5 k"),
        (b"/DeviceRGB CS 1 1 1 SCN", "0 0 0 0 K"),
    ],
)
def test_greys_are_turned_into_black_ink_alone(
    square: FontSet, asked: bytes, told: str
) -> None:
    """Print.md 5: through the profile black would be four inks."""
    assert told in steps(written(square, page(placed(asked + b" 0 0 9 9 re f"))))


def test_colours_go_through_the_press_profile(square: FontSet) -> None:
    pdf = written(square, page(placed(b"1 0 0 rg 0 0 9 9 re f")))
    (told,) = [s for s in steps(pdf) if s.endswith(" k")]
    c, m, y, k = map(float, told.split()[:4])

    assert m > 0.8
    assert y > 0.6
    assert c < 0.2
    assert k < 0.2


def test_no_light_is_left_in_what_is_placed(square: FontSet) -> None:
    content = b"1 0 0 rg 0 1 0 RG q /DeviceRGB cs 0 0 1 scn Q 0 0 1 rg 0 0 9 9 re b"
    called = {s.split()[-1] for s in steps(written(square, page(placed(content))))}

    assert called <= {"k", "K", "q", "Q", "re", "b"}


def test_space_is_remembered_over_a_saved_state(square: FontSet) -> None:
    """After Q the old colour space holds again, and its components count."""
    content = b"/DeviceRGB cs q /DeviceCMYK cs 1 0 0 0 sc Q 0.5 0.5 0.5 sc 0 0 9 9 re f"

    assert steps(written(square, page(placed(content))))[-3:] == [
        "0 0 0 0.5 k", "0 0 9 9 re", "f",
    ]  # fmt: skip


def test_forms_inside_are_turned_too(square: FontSet) -> None:
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(40, 20))
        inner = document.make_stream(b"1 0 0 rg 0 0 9 9 re f")
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        inner.BBox = [0, 0, 40, 20]
        inner.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=RGB)
        sheet = document.pages[0]
        sheet.Contents = document.make_stream(b"/In Do")
        sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(In=inner))
        sink = BytesIO()
        document.save(sink)
    pdf = written(square, page(Embed(Rect(0, 0, 40, 20), sink.getvalue(), "")))
    opened_again, outer = form(pdf)
    with opened_again:
        held = outer.Resources.XObject["/In"]

        assert held.Group.CS == "/DeviceCMYK"
        assert b" rg" not in held.read_bytes()


#: A gradient whose three channels run by themselves: its ends are no colours.
CHANNEL = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
SHADING = pikepdf.Dictionary(
    ShadingType=2, ColorSpace=RGB, Coords=[0, 0, 1, 0], Function=[CHANNEL] * 3
)
LAB = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[1, 1, 1])])


@pytest.mark.parametrize(
    ("content", "resources", "code"),
    [
        (b"/S sh", {"Shading": {"/S": SHADING}}, "rgb-shading"),
        (
            b"/Pattern cs /P scn 0 0 9 9 re f",
            {"Pattern": {"/P": pikepdf.Dictionary(PatternType=2, Shading=SHADING)}},
            "rgb-shading",
        ),
        (b"/L cs 50 0 0 sc", {"ColorSpace": {"/L": LAB}}, "colour-space"),
        (b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", {}, "rgb-image"),
    ],
)
def test_what_cannot_be_turned_is_told(
    square: FontSet, content: bytes, resources: dict[str, object], code: str
) -> None:
    """Never guessed, never left in RGB without a word."""
    sink = BytesIO()
    (remark,) = write_pdf([page(placed(content, **resources))], sink, square, PLAIN)

    assert (remark.severity, remark.code) == ("error", f"furniture.{code}")
    assert remark.source == Source("a.svg")


def test_overprint_of_the_page_does_not_reach_inside(square: FontSet) -> None:
    """White type of a placed page must knock out (print.md 3, trap)."""
    face = square.chain("song")[0]
    pdf = written(square, page(line(face, "农"), placed(b"1 g 0 0 40 20 re f")))
    called = operators(pdf)
    before = called[: next(i for i, c in enumerate(called) if c.endswith(" Do"))]

    assert [c for c in before if c.endswith("gs")] == ["/Over gs", "/Knock gs"]
    assert before.count("q") - before.count("Q") == 2


def test_damaged_pdf_is_a_layout_error(square: FontSet) -> None:
    embed = Embed(Rect(0, 0, 9, 9), b"%PDF-1.7 no more", "", source=Source("a.svg"))
    with pytest.raises(LayoutError) as caught:
        write_pdf([page(embed)], BytesIO(), square, PLAIN)

    assert [d.code for d in caught.value.diagnostics] == ["furniture.damaged"]


def test_screen_keeps_the_light(square: FontSet) -> None:
    pdf = written(square, page(placed(b"1 0 0 rg 0 0 9 9 re f")), job=SCREEN)

    assert "1 0 0 rg" in steps(pdf)


def test_kept_form_gives_the_same_bytes(square: FontSet, tmp_path: Path) -> None:
    """Cache on is cache off."""
    sheet = page(placed(b"1 0 0 rg 0 0 9 9 re f"), placed(b"0.5 g 0 0 3 3 re f"))
    job = PLAIN._replace(kept=Kept(Store(tmp_path)))
    plain = written(square, sheet)

    assert plain == written(square, sheet, job=job) == written(square, sheet, job=job)


def test_same_drawing_is_written_once(square: FontSet) -> None:
    embed = placed(b"0 g 0 0 9 9 re f")
    pdf = written(square, page(embed, embed._replace(rect=Rect(0, 0, 9, 9))))
    document, _ = form(pdf)
    with document:
        assert str(document.pages[0].Contents.read_bytes()).count(" Do") == 2


def test_parcel_comes_back_from_its_bytes() -> None:
    from reform_press.pdf.objects import Name, Ref
    from reform_press.pdf.parcel import Piece

    parcel = (
        Piece({"A": Name("B"), "C": [1, 2.5, True, None, Ref(1)]}, b"\0stream"),
        Piece([b"/raw", "text", {"D": {}}]),
    )

    assert unpacked(packed(parcel)) == parcel


def test_circle_of_forms_is_walked_once() -> None:
    """A hostile PDF may hold itself; the walk ends."""
    with pikepdf.new() as document:
        stream = document.make_stream(b"1 0 0 rg")
        stream.Subtype = pikepdf.Name.Form
        stream.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=stream))
        medium = Medium(to_press=lambda r, g, b: (0.0, 1.0, 1.0, 0.0))
        Recolouring(medium, None).form(stream)

        assert stream.read_bytes() == b"0 1 1 0 k"


INKS = (0.1, 0.82, 0.765, 0.041)


def numbers(*shares: float) -> bytes:
    return b" ".join(b"%.6f" % share for share in shares)


def gradient(one: Sequence[float], other: Sequence[float]) -> pikepdf.Dictionary:
    """Return an axial shading in RGB, stitched of two functions."""
    steps = [
        pikepdf.Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[*a], C1=[*b], N=Decimal("1.5")
        )
        for a, b in ((one, other), (other, one))
    ]
    return pikepdf.Dictionary(
        ShadingType=2, ColorSpace=RGB, Coords=[0, 0, 40, 0],
        Function=pikepdf.Dictionary(
            FunctionType=3, Domain=[0, 1], Bounds=[Decimal("0.5")],
            Encode=[0, 1, 0, 1], Functions=[*steps],
        ),
    )  # fmt: skip


def test_stand_in_is_printed_as_the_inks_it_stands_for(square: FontSet) -> None:
    """To one part in a thousand, past the press profile."""
    content = numbers(*stand_in(INKS)) + b" rg 0 0 9 9 re f"

    assert "0.1 0.82 0.765 0.041 k" in steps(written(square, page(placed(content))))


def test_stand_in_is_shown_on_screens_through_the_profile(square: FontSet) -> None:
    content = numbers(*stand_in((0, 1, 1, 0))) + b" rg 0 0 9 9 re f"
    pdf = written(square, page(placed(content)), job=SCREEN)
    red, green, blue = (float(v) for v in steps(pdf)[0].split()[:3])

    assert red > 0.7
    assert max(green, blue) < 0.4


def test_gradient_goes_from_ink_to_ink(square: FontSet) -> None:
    """Stand-ins, white and any RGB at its ends; how it goes stays as it was."""
    shading = gradient([Decimal(f"{v:.6f}") for v in stand_in(INKS)], (1, 1, 1))
    pdf = written(square, page(placed(b"/S sh", Shading={"/S": shading})))
    with opened(pdf) as document:
        (found,) = document.pages[0].Resources.XObject.values()
        turned = found.Resources.Shading.S
        ends = [
            [float(v) for v in part[key]]
            for part in turned.Function.Functions
            for key in ("/C0", "/C1")
        ]

        assert turned.ColorSpace == "/DeviceCMYK"
        assert ends == [[*INKS], [0] * 4, [0] * 4, [*INKS]]
        assert float(turned.Function.Functions[0].N) == 1.5


def test_gradient_in_one_ink_prints_on_its_plate_alone(
    square: FontSet, tmp_path: Path
) -> None:
    """Plates by Ghostscript: magenta from nothing to full, the others bare."""
    ends = [
        [Decimal(f"{v:.6f}") for v in stand_in(i)] for i in ((0,) * 4, (0, 1, 0, 0))
    ]
    shading = gradient(*ends)
    del shading.Function.Functions[1]
    shading.Function = shading.Function.Functions[0]
    shading.Function.N = 1
    embed = placed(b"/S sh", Rect(0, 0, 100, 80), Shading={"/S": shading})
    plates = inked(written(square, page(embed)), tmp_path)

    assert [plate.getextrema()[1] for plate in plates if plate is not plates[1]] == [
        0
    ] * 3
    magenta = [plates[1].getpixel((x, 40)) for x in (1, 50, 98)]
    assert magenta == pytest.approx([0, 127, 252], abs=6)


def test_mask_is_read_by_its_light_not_printed(square: FontSet) -> None:
    """A mask in CMYK would be as light as the reader's profile makes it."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(40, 20))
        sheet = document.pages[0]
        group = pikepdf.Dictionary(Type=pikepdf.Name.Group, CS=RGB)
        mask = document.make_stream(
            b"0.25 g 0 0 9 9 re f " + numbers(*stand_in((0, 0, 0, 0.25))) + b" rg"
        )
        mask.Subtype, mask.Group = pikepdf.Name.Form, group
        mask.BBox = [0, 0, 40, 20]
        soft = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=mask)
        state = pikepdf.Dictionary(SMask=soft)
        sheet.Contents = document.make_stream(b"/M gs 0 0 9 9 re f")
        sheet.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(M=state))
        sink = BytesIO()
        document.save(sink)
    pdf = written(square, page(Embed(Rect(0, 0, 40, 20), sink.getvalue(), "")))
    opened_again, outer = form(pdf)
    with opened_again:
        held = outer.Resources.ExtGState.M.SMask.G

        assert held.read_bytes().split(b"\n")[0] == b"0.25 g"
        assert held.read_bytes().endswith(b"0.75 g")
        assert held.Group.CS == "/DeviceGray"


def test_gradient_of_a_pattern_in_a_mask_is_read_by_its_light(square: FontSet) -> None:
    """Not as the sRGB decimals of its stand-ins, whatever paints it."""
    light, dark = stand_in((0, 0, 0, 0.25)), stand_in((0, 0, 0, 1))
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(40, 20))
        sheet = document.pages[0]
        told = gradient(*([Decimal(f"{v:.6f}") for v in end] for end in (light, dark)))
        pattern = document.make_indirect(
            pikepdf.Dictionary(PatternType=2, Shading=document.make_indirect(told))
        )
        mask = document.make_stream(b"/Pattern cs /P scn 0 0 40 20 re f")
        mask.Subtype, mask.BBox = pikepdf.Name.Form, [0, 0, 40, 20]
        mask.Group = pikepdf.Dictionary(Type=pikepdf.Name.Group, CS=RGB)
        mask.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=pattern))
        soft = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=mask)
        state = pikepdf.Dictionary(SMask=soft)
        sheet.Contents = document.make_stream(b"/M gs 0 0 9 9 re f")
        sheet.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(M=state))
        sink = BytesIO()
        document.save(sink)
    pdf = written(square, page(Embed(Rect(0, 0, 40, 20), sink.getvalue(), "")))
    again, outer = form(pdf)
    with again:
        turned = outer.Resources.ExtGState.M.SMask.G.Resources.Pattern.P.Shading
        ends = [[float(v) for v in part.C0] for part in turned.Function.Functions]

        assert turned.ColorSpace == "/DeviceGray"
        assert ends == [[0.75], [0.0]]


def test_spot_ink_of_a_placed_page_keeps_its_plate(square: FontSet) -> None:
    """Neither its alternate nor the profile takes its place."""
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1
    )
    space = pikepdf.Array(
        [pikepdf.Name.Separation, pikepdf.Name("/Gold"), pikepdf.Name.DeviceCMYK, tint]
    )
    embed = placed(b"/S cs 0.4 scn 0 0 9 9 re f", ColorSpace={"/S": space})
    again, found = form(written(square, page(embed)))
    with again:
        assert found.Resources.ColorSpace.S[1] == "/Gold"
        assert b"/S cs" in found.read_bytes()
        assert b"0.4 scn" in found.read_bytes()


def test_black_type_of_a_placed_page_overprints_and_nothing_else(
    square: FontSet,
) -> None:
    """Between two states: an area after it knocks out, and so does coloured type."""
    content = (
        b"BT 0 g /F 9 Tf (a) Tj 1 0 0 rg (b) Tj ET 0 g 0 0 9 9 re f "
        b"q 0.5 g BT (c) Tj ET Q BT (d) Tj ET"
    )
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3)
    pdf = written(square, page(placed(content, Font={"/F": font})))
    told = [s.split()[-1] if "gs" not in s else s for s in steps(pdf)]
    again, found = form(pdf)
    with again:
        state = found.Resources.ExtGState["/ReformOver"]

        assert (state.op, state.OPM) == (True, 1)
    over, knock = "/ReformOver gs", "/ReformKnock gs"
    assert told == [
        "BT", "k", "Tf", over, "Tj", knock, "k", "Tj", "ET", "k", "re", "f",
        "q", "k", "BT", "Tj", "ET", "Q", "BT", over, "Tj", knock, "ET",
    ]  # fmt: skip


def test_a_placed_page_that_says_what_overprints_is_believed(square: FontSet) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3)
    told = pikepdf.Dictionary(OP=False, op=False)
    content = b"BT 0 0 0 1 k /F 9 Tf (a) Tj ET"
    embed = placed(content, Font={"/F": font}, ExtGState={"/G": told})

    assert not [s for s in steps(written(square, page(embed))) if s.endswith("gs")]


def test_a_house_may_let_black_knock_out(square: FontSet) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3)
    embed = placed(b"BT 0 g /F 9 Tf (a) Tj ET", Font={"/F": font})
    job = PLAIN._replace(press=PLAIN.press._replace(overprint_black=False))

    assert not [
        s for s in steps(written(square, page(embed), job=job)) if s.endswith("gs")
    ]
