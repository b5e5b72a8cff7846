"""Faults of ink, colour and overprint at known places (墨色坏样).

They are registered in ``planted`` like all others; here the lists are whole.

"""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from preflight.factory import HEIGHT, MM, make_photo
from preflight.mutants import draw, form
from preflight.planted import (
    INNOCENT,
    PLANTED,
    at,
    box,
    innocent,
    picture_at,
    planted,
    type_at,
)

__all__ = ["INNOCENT", "PLANTED"]


# Colour in hiding.


@planted("colour.rgb", 40, 20)
def rgb_in_letters_that_are_drawn(pdf: Pdf) -> None:
    font = _drawn(pdf, b"1000 0 d0 1 0 0 rg 0 0 1000 1000 re f")
    where = at(40, 20 + 12 / MM)
    draw(pdf, b"BT /F9 12 Tf %s Td (a) Tj ET" % where, Font=Dictionary(F9=font))


@planted("colour.rgb", 40, 20)
def rgb_pattern_in_type(pdf: Pdf) -> None:
    pattern = Dictionary(Tile=_tile(pdf, b"0 1 0 rg 0 0 4 4 re f"))
    draw(pdf, b"/Pattern cs /Tile scn " + type_at(40, 20, 24), Pattern=pattern)


@planted("colour.rgb", 40, 20)
def rgb_gradient_in_type(pdf: Pdf) -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * 3, C1=[1] * 3)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 50, 0], Function=fade
    )
    pattern = Dictionary(Fade=Dictionary(PatternType=2, Shading=shading))
    draw(pdf, b"/Pattern cs /Fade scn " + type_at(40, 20, 24), Pattern=pattern)


@planted("colour.rgb", 40, 20)
def rgb_pattern_in_a_stencil(pdf: Pdf) -> None:
    stencil = pdf.make_stream(b"\x55" * 200)
    stencil.Type, stencil.Subtype = Name.XObject, Name.Image
    stencil.Width = stencil.Height = 40
    stencil.BitsPerComponent, stencil.ImageMask = 1, True
    draw(
        pdf,
        b"/Pattern cs /Tile scn " + picture_at(40, 20, 1.5),
        Pattern=Dictionary(Tile=_tile(pdf, b"0 1 0 rg 0 0 4 4 re f")),
        XObject=Dictionary(P=pdf.make_indirect(stencil)),
    )


@planted("colour.rgb", 40, 20)
def rgb_in_a_soft_mask(pdf: Pdf) -> None:
    group = form(
        pdf,
        b"1 1 1 rg 0 0 50 50 re f",
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )
    mask = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    placed = b"1 0 0 1 %s cm /M gs" % at(40, 20 + 50 / MM)
    draw(
        pdf,
        placed + b" 0 1 0 0 k 0 0 50 50 re f",
        ExtGState=Dictionary(M=mask),
    )


@planted("colour.rgb", 40, 20)
def rgb_in_a_turned_and_scaled_form(pdf: Pdf) -> None:
    inner = form(pdf, b"0 1 0 rg 10 10 20 20 re f", Matrix=[0, 2, -2, 0, 60, 0])
    outer = form(
        pdf,
        b"q 0.5 0 0 0.5 5 5 cm /In Do Q",
        BBox=Array([0, 0, 100, 100]),
        Resources=Dictionary(XObject=Dictionary(In=inner)),
    )
    # The square lies from 5 to 25 across and from 15 to 35 up.
    where = b"1 0 0 1 %.3f %.3f cm" % (40 * MM - 5, HEIGHT - 20 * MM - 35)
    draw(pdf, where + b" /Out Do", XObject=Dictionary(Out=outer))


@planted("picture.jpeg-2000", 40, 20)
@planted("colour.rgb", 40, 20)
def rgb_jpeg_2000(pdf: Pdf) -> None:
    numbered = b"\x00\x00\x00\x0fcolr\x01\x00\x00\x00\x00\x00\x10"
    header = (8 + len(numbered)).to_bytes(4, "big") + b"jp2h" + numbered
    picture = pdf.make_stream(b"\x00\x00\x00\x0cjP  \r\n\x87\n" + header)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = 200
    picture.Filter = Name.JPXDecode
    draw(
        pdf,
        picture_at(40, 20, 10),
        XObject=Dictionary(P=pdf.make_indirect(picture)),
    )


@planted("colour.rgb", 40, 20)
def rgb_in_a_look_that_is_fitted_to_its_note(pdf: Pdf) -> None:
    look = form(pdf, b"0 1 0 rg 0 0 50 50 re f", Matrix=[0, 2, -2, 0, 0, 0])
    left, _, _, top = (float(side) for side in pdf.pages[1].obj.TrimBox)
    corners = (left + 40 * MM, top - 30 * MM, left + 55 * MM, top - 20 * MM)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, AP=Dictionary(N=look))
    note.Rect = Array(corners)
    pdf.pages[1].obj.Annots = Array([note])


@planted("colour.other-profile", 40, 20)
def cmyk_of_another_press(pdf: Pdf) -> None:
    profile = pdf.make_stream(b"another press")
    profile.N = 4
    space = Array([Name.ICCBased, pdf.make_indirect(profile)])
    draw(
        pdf,
        b"/I cs 0 1 0 0 sc %s re f" % box(40, 20, 5, 5),
        ColorSpace=Dictionary(I=space),
    )


@innocent("colour.other-profile")
def cmyk_of_the_same_press(pdf: Pdf) -> None:
    same = pdf.Root.OutputIntents[0].DestOutputProfile
    profile = pdf.make_stream(same.read_bytes())
    profile.N = 4
    space = Array([Name.ICCBased, pdf.make_indirect(profile)])
    draw(
        pdf,
        b"/I cs 0 1 0 0 sc %s re f" % box(40, 20, 5, 5),
        ColorSpace=Dictionary(I=space),
    )


@innocent("colour.rgb")
def rgb_that_is_clipped_away(pdf: Pdf) -> None:
    draw(pdf, b"%s re W n 1 0 0 rg %s re f" % (box(10, 10, 5, 5), box(40, 20, 5, 5)))


@innocent("colour.rgb")
def rgb_that_paints_nothing(pdf: Pdf) -> None:
    draw(pdf, b"1 0 0 rg %s re n 3 Tr %s" % (box(40, 20, 5, 5), type_at(40, 20)))


# Ink.


@planted("ink.flat", 40, 20)
def type_in_four_full_inks(pdf: Pdf) -> None:
    draw(pdf, b"1 1 1 1 k " + type_at(40, 20, 24))


@planted("ink.total", 40, 20)
def picture_of_too_much_ink(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    photo.write(bytes([230]) * 40000)
    draw(pdf, picture_at(40, 20, 12), XObject=Dictionary(P=photo))


@planted("ink.registration", 40, 20)
def registration_among_other_inks(pdf: Pdf) -> None:
    space = _inks(Name.All, Name.Black)
    draw(
        pdf,
        b"/D cs 0.5 0 scn %s re f" % box(40, 20, 5, 5),
        ColorSpace=Dictionary(D=space),
    )


@planted("ink.spot", 40, 20)
def one_plate_more(pdf: Pdf) -> None:
    spots = Dictionary(A=_inks(Name("/PANTONE 185 C")))
    draw(pdf, b"/A cs 1 scn %s re f" % box(40, 20, 5, 5), ColorSpace=spots)


@planted("ink.spelling", 40, 20)
def one_ink_in_two_spellings(pdf: Pdf) -> None:
    spots = Dictionary(A=_inks(Name("/PANTONE 185 C")), B=_inks(Name("/Pantone 185c")))
    draw(
        pdf,
        b"/A cs 1 scn %s re f /B cs 1 scn %s re f"
        % (box(20, 20, 5, 5), box(40, 20, 5, 5)),
        ColorSpace=spots,
    )


@innocent("ink.spelling")
def two_inks_of_one_maker(pdf: Pdf) -> None:
    spots = Dictionary(A=_inks(Name("/PANTONE 185 C")), B=_inks(Name("/PANTONE 186 C")))
    draw(
        pdf,
        b"/A cs 1 scn %s re f /B cs 1 scn %s re f"
        % (box(20, 20, 5, 5), box(40, 20, 5, 5)),
        ColorSpace=spots,
    )


@planted("ink.none", 40, 20)
def ink_that_is_none(pdf: Pdf) -> None:
    nothing = Dictionary(N=_inks(Name("/None")))
    draw(pdf, b"/N cs 1 scn %s re f" % box(40, 20, 5, 5), ColorSpace=nothing)


@planted("transparency.used", 40, 20)
def panel_that_shines_through(pdf: Pdf) -> None:
    half = Dictionary(T=Dictionary(ca=0.5))
    draw(pdf, b"/T gs 0 1 0 0 k %s re f" % box(40, 20, 5, 5), ExtGState=half)


# Overprint, and what lies below.


@planted("overprint.white", 40, 20)
def white_that_multiplies(pdf: Pdf) -> None:
    blend = Dictionary(M=Dictionary(BM=Name.Multiply))
    draw(
        pdf,
        b"/M gs 0 0 0 0 k " + type_at(40, 20, 24),
        ExtGState=blend,
    )


@planted("overprint.colour", 40, 20)
def red_that_overprints(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0.5 0 0 0 k %s re f /Black gs 0 1 1 0 k %s re f"
        % (box(35, 15, 20, 20), box(40, 20, 5, 5)),
    )


@planted("text.knocks-out", 40, 20)
def black_type_that_knocks_out(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0.5 0 0 0 k %s re f 0 0 0 1 k %s" % (box(35, 15, 20, 20), type_at(40, 20)),
    )


@innocent("text.knocks-out")
def black_type_on_paper(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 1 k " + type_at(40, 10))


@planted("text.covered", 40, 20)
def type_under_a_panel(pdf: Pdf) -> None:
    panel = box(35, 15, 20, 20)
    draw(
        pdf,
        b"/Black gs 0 0 0 1 k %s /Pressed gs 0 0.3 0 0 k %s re f"
        % (type_at(40, 20), panel),
    )


@planted("text.unseen", 40, 10)
def white_type_on_paper(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 0 k " + type_at(40, 10, 24))


@planted("text.unseen", 40, 10)
def white_type_on_a_white_panel(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0 0.5 0 0 k %s re f 1 g %s re f 0 0 0 0 k %s"
        % (box(35, 5, 20, 20), box(38, 8, 14, 14), type_at(40, 10, 24)),
    )


@innocent("text.unseen")
def white_type_out_of_a_picture(pdf: Pdf) -> None:
    draw(
        pdf,
        b"q %s Q 0 0 0 0 k %s" % (picture_at(35, 5, 15), type_at(40, 10, 24)),
        XObject=Dictionary(P=make_photo(pdf, pixels=200)),
    )


def _inks(*names: Name) -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 1, 1, 0]
    )
    if len(names) == 1:
        return Array([Name.Separation, *names, Name.DeviceCMYK, tint])
    return Array([Name.DeviceN, Array(names), Name.DeviceCMYK, tint])


def _tile(pdf: Pdf, content: bytes) -> pikepdf.Object:
    tile = pdf.make_stream(content)
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox = Array([0, 0, 8, 8])
    tile.XStep = tile.YStep = 8
    tile.Resources = Dictionary()
    return pdf.make_indirect(tile)


def _drawn(pdf: Pdf, glyph: bytes) -> pikepdf.Object:
    """Return a font of Type 3 with one letter, ``a``."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FontBBox=[0, 0, 1000, 1000],
            CharProcs=Dictionary(a=pdf.make_indirect(pdf.make_stream(glyph))),
            Encoding=Dictionary(Differences=[97, Name.a]),
            FirstChar=97,
            LastChar=97,
            Widths=[1000],
            Resources=Dictionary(),
        )
    )
