"""Ways to spoil the good PDF, each with the finding it must lead to (坏样).

A mutant is a function of the open PDF; it is registered with the code of its
finding, and the page on which it stands (0 for the document).

"""

from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from preflight.factory import MM, ROOM, XMP, make_photo, make_profile, set_xmp

Mutation = Callable[[Pdf], None]
#: Name of the function, code, page, and the mutation itself.
MUTANTS: list[tuple[str, str, int, Mutation]] = []


def spoilt(good: Path, folder: Path, mutation: Mutation) -> Path:
    """Return a copy of the good PDF with a mutation in it."""
    path = folder / "spoilt.pdf"
    with pikepdf.open(good) as pdf:
        mutation(pdf)
        pdf.save(path, fix_metadata_version=False)
    return path


def spoils(code: str, page: int = 2) -> Callable[[Mutation], Mutation]:
    """Register a mutation under the code of its finding."""

    def register(mutation: Mutation) -> Mutation:
        MUTANTS.append((mutation.__name__, code, page, mutation))
        return mutation

    return register


def draw(pdf: Pdf, content: bytes, **resources: pikepdf.Object) -> None:
    """Draw on the second page, in millimetres-free points of the trim."""
    page = pdf.pages[1]
    for category, value in resources.items():
        if category not in page.obj.Resources:
            page.obj.Resources[f"/{category}"] = Dictionary()
        for key in value.keys():  # noqa: SIM118 - pikepdf yields keys only so
            page.obj.Resources[f"/{category}"][key] = value[key]
    placed = b"q 1 0 0 1 %.3f %.3f cm " % (ROOM, ROOM) + content + b" Q"
    page.contents_add(pdf.make_stream(placed))


def form(pdf: Pdf, content: bytes, **entries: object) -> pikepdf.Object:
    """Return a form of 50 by 50 points."""
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 50, 50])
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return pdf.make_indirect(stream)


# Content that is not PDF.


def _unsound(name: str, content: bytes) -> None:
    def mutation(pdf: Pdf) -> None:
        draw(pdf, content)

    mutation.__name__ = name
    spoils("content.operands")(mutation)


for _name, _content in (
    ("null_width", b"null w"),
    ("exponent", b"1e-5 w"),
    ("infinite", b"1 inf l"),
    ("thirty_digits", b"1000000000000000019884624838656 w"),
    ("dash_of_nothing", b"[0 0] 0 d"),
    ("negative_dash", b"[3 -1] 0 d"),
    ("operand_short", b"1 0 0 1 5 cm"),
    ("name_for_number", b"/A 3 Td"),
    ("truth_in_text", b"[true] TJ"),
    ("no_operand", b"Tj"),
    ("unknown_operator", b"1 2 xyz"),
):
    _unsound(_name, _content)


# The file.


@spoils("boxes.no-trim")
def trim_lost(pdf: Pdf) -> None:
    del pdf.pages[1].obj.TrimBox


@spoils("boxes.trim-and-art")
def art_box_too(pdf: Pdf) -> None:
    pdf.pages[1].obj.ArtBox = pdf.pages[1].obj.TrimBox


@spoils("boxes.no-bleed")
def bleed_lost(pdf: Pdf) -> None:
    del pdf.pages[1].obj.BleedBox


@spoils("boxes.narrow-bleed")
def bleed_of_one_mm(pdf: Pdf) -> None:
    left, low, right, high = (float(x) for x in pdf.pages[1].obj.TrimBox)
    pdf.pages[1].obj.BleedBox = Array([left - MM, low - MM, right + MM, high + MM])


@spoils("boxes.not-nested")
def trim_beyond_bleed(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([0, 0, 300, 200])


@spoils("boxes.malformed")
def media_box_of_words(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([Name.A, 0, 300, 200])


@spoils("intent.missing", 0)
def intent_lost(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@spoils("intent.several", 0)
def intent_twice(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


@spoils("intent.missing", 0)
def intent_for_archives(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].S = Name.GTS_PDFA1


@spoils("intent.no-identifier", 0)
def intent_unnamed(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].OutputConditionIdentifier


@spoils("intent.no-profile", 0)
def profile_lost(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


@spoils("intent.bad-profile", 0)
def profile_of_a_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = make_profile(pdf, kind=b"mntr")


@spoils("intent.bad-profile", 0)
def profile_of_three_inks(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


@spoils("xmp.missing", 0)
def xmp_lost(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@spoils("xmp.unreadable", 0)
def xmp_with_entities(pdf: Pdf) -> None:
    set_xmp(pdf, '<!DOCTYPE x [<!ENTITY a "b">]>' + XMP)


@spoils("xmp.no-claim", 0)
def claim_lost(pdf: Pdf) -> None:
    set_xmp(pdf, XMP.replace("GTS_PDFXVersion", "Other"))


@spoils("xmp.other-claim", 0)
def claim_of_x1a(pdf: Pdf) -> None:
    set_xmp(pdf, XMP.replace("PDF/X-4", "PDF/X-1a:2003"))


@spoils("xmp.incomplete", 0)
def identity_lost(pdf: Pdf) -> None:
    set_xmp(pdf, XMP.replace("xmpMM:InstanceID", "xmpMM:Nothing"))


@spoils("xmp.disagrees", 0)
def another_date(pdf: Pdf) -> None:
    pdf.trailer.Info.CreationDate = String("D:20231228235959Z")


@spoils("xmp.disagrees", 0)
def another_title(pdf: Pdf) -> None:
    pdf.trailer.Info.Title = String("别的")


@spoils("info.no-dates", 0)
def dates_lost(pdf: Pdf) -> None:
    del pdf.trailer.Info.ModDate


@spoils("info.trapped", 0)
def trapping_unknown(pdf: Pdf) -> None:
    set_xmp(pdf, XMP.replace(">False<", ">Unknown<"))


# Fonts and text.


@spoils("font.not-embedded")
def helvetica(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    draw(pdf, b"", Font=Dictionary(F9=font))


@spoils("font.not-embedded", 1)
def program_lost(pdf: Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1.DescendantFonts[0]
    del font.FontDescriptor.FontFile3


@spoils("font.not-subset", 1)
def whole_font(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.F1.BaseFont = Name("/SquareCFF")


@spoils("font.type3")
def drawn_letters(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Drawn,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FontBBox=[0, 0, 1, 1],
        CharProcs=Dictionary(),
        Encoding=Dictionary(Differences=[]),
        FirstChar=0,
        LastChar=0,
        Widths=[0],
    )
    draw(pdf, b"", Font=Dictionary(F9=font))


@spoils("text.missing-glyph")
def box_instead_of_a_letter(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs BT /F1 9 Tf 20 90 Td <00030000> Tj ET")


@spoils("text.missing-glyph")
def code_that_the_font_lacks(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs BT /F1 9 Tf 20 90 Td <0003FFF0> Tj ET")


@spoils("text.rich-black")
def small_type_in_four_inks(pdf: Pdf) -> None:
    draw(pdf, b"0.6 0.4 0.4 1 k BT /F1 9 Tf 20 90 Td <0003> Tj ET")


@spoils("text.rich-black")
def small_type_by_the_matrix(pdf: Pdf) -> None:
    draw(pdf, b"0 1 1 0 k BT /F1 1 Tf 8 0 0 8 20 90 Tm <0003> Tj ET")


# Colour and ink.


@spoils("colour.rgb")
def red_of_a_screen(pdf: Pdf) -> None:
    draw(pdf, b"1 0 0 rg 20 20 9 9 re f")


@spoils("colour.rgb")
def line_of_a_screen(pdf: Pdf) -> None:
    draw(pdf, b"1 0 0 RG 20 20 m 40 20 l S")


@spoils("colour.rgb")
def rgb_by_name(pdf: Pdf) -> None:
    draw(
        pdf,
        b"/Web cs 1 0 0 sc 20 20 9 9 re f",
        ColorSpace=Dictionary(Web=Name.DeviceRGB),
    )


@spoils("colour.rgb")
def rgb_photo(pdf: Pdf) -> None:
    photo = make_photo(pdf, Name.DeviceRGB)
    draw(pdf, b"36 0 0 36 20 20 cm /P Do", XObject=Dictionary(P=photo))


@spoils("colour.rgb")
def rgb_profile(pdf: Pdf) -> None:
    profile = pdf.make_stream(b"")
    profile.N = 3
    space = Array([Name.ICCBased, profile])
    draw(pdf, b"/I cs 1 0 0 sc 20 20 9 9 re f", ColorSpace=Dictionary(I=space))


@spoils("colour.rgb")
def rgb_palette(pdf: Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 0, String(b"abc")])
    draw(pdf, b"/I cs 0 sc 20 20 9 9 re f", ColorSpace=Dictionary(I=space))


@spoils("colour.rgb")
def rgb_shading(pdf: Pdf) -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * 3, C1=[1] * 3)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 50, 0], Function=fade
    )
    draw(pdf, b"20 20 9 9 re W n /S sh", Shading=Dictionary(S=shading))


@spoils("colour.rgb")
def rgb_inside_forms(pdf: Pdf) -> None:
    inner = form(pdf, b"0 1 0 rg 0 0 9 9 re f")
    outer = form(pdf, b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    draw(pdf, b"/Out Do", XObject=Dictionary(Out=outer))


@spoils("colour.rgb")
def rgb_inside_a_pattern(pdf: Pdf) -> None:
    tile = pdf.make_stream(b"0 1 0 rg 0 0 4 4 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox = Array([0, 0, 8, 8])
    tile.XStep = tile.YStep = 8
    tile.Resources = Dictionary()
    draw(
        pdf,
        b"/Pattern cs /Tile scn 20 20 30 30 re f",
        Pattern=Dictionary(Tile=pdf.make_indirect(tile)),
    )


@spoils("colour.rgb")
def rgb_inline_picture(pdf: Pdf) -> None:
    pixels = b"\x50" * 27
    draw(
        pdf,
        b"1 0 0 1 20 20 cm BI /W 3 /H 3 /CS /RGB /BPC 8 ID " + pixels + b"\nEI",
    )


@spoils("colour.rgb")
def rgb_in_an_appearance(pdf: Pdf) -> None:
    look = form(pdf, b"0 1 0 rg 0 0 9 9 re f")
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name.PrinterMark,
        Rect=[0, 0, 5, 5],
        AP=Dictionary(N=look),
    )
    pdf.pages[1].obj.Annots = Array([mark])


@spoils("colour.lab")
def lab_tint(pdf: Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])
    draw(pdf, b"/L cs 50 0 0 sc 20 20 9 9 re f", ColorSpace=Dictionary(L=space))


@spoils("ink.registration")
def registration_in_the_page(pdf: Pdf) -> None:
    draw(pdf, b"/All cs 1 scn 20 20 9 9 re f")


@spoils("ink.total")
def deep_black(pdf: Pdf) -> None:
    draw(pdf, b"1 1 1 1 k 20 20 40 40 re f")


@spoils("ink.total")
def deep_black_by_overprint(pdf: Pdf) -> None:
    draw(
        pdf,
        b"1 1 0 0 k 20 20 40 40 re f /Black gs 0 0 0 1 k 20 20 40 40 re f",
    )


@spoils("overprint.white")
def white_type_that_vanishes(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs 0 0 0 0 k BT /F1 24 Tf 20 90 Td <0003> Tj ET")


@spoils("rule.hairline")
def hairline(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 1 K 0.1 w 20 40 m 120 40 l S")


@spoils("rule.hairline")
def hairline_by_scaling(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 1 K 0.1 0 0 0.1 0 0 cm 1 w 200 400 m 900 400 l S")


@spoils("rule.hairline")
def hairline_as_a_bar(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 1 k 20 40 100 0.1 re f")


@spoils("picture.low-resolution")
def coarse_photo(pdf: Pdf) -> None:
    photo = make_photo(pdf, pixels=20)
    draw(pdf, b"36 0 0 36 20 20 cm /P Do", XObject=Dictionary(P=photo))


@spoils("picture.low-resolution")
def photo_stretched_by_its_form(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    holder = form(
        pdf,
        b"20 0 0 20 0 0 cm /P Do",
        Matrix=Array([5, 0, 0, 5, 0, 0]),
        Resources=Dictionary(XObject=Dictionary(P=photo)),
    )
    draw(pdf, b"/H Do", XObject=Dictionary(H=holder))


# States and objects.


@spoils("state.transfer")
def transfer_function(pdf: Pdf) -> None:
    bend = Dictionary(FunctionType=2, Domain=[0, 1], N=1)
    draw(pdf, b"", ExtGState=Dictionary(T=Dictionary(TR=bend)))


@spoils("state.transfer")
def second_transfer_function(pdf: Pdf) -> None:
    draw(pdf, b"", ExtGState=Dictionary(T=Dictionary(TR2=Name.Identity)))


@spoils("state.halftone")
def halftone_phase(pdf: Pdf) -> None:
    draw(pdf, b"", ExtGState=Dictionary(T=Dictionary(HTP=[0, 0])))


@spoils("state.halftone")
def halftone_of_a_device(pdf: Pdf) -> None:
    screen = Dictionary(HalftoneType=1, HalftoneName=String("Own"))
    draw(pdf, b"", ExtGState=Dictionary(T=Dictionary(HT=screen)))


@spoils("transparency.used")
def half_tone_by_alpha(pdf: Pdf) -> None:
    draw(pdf, b"", ExtGState=Dictionary(T=Dictionary(ca=0.5)))


@spoils("transparency.group-space")
def group_that_blends_in_rgb(pdf: Pdf) -> None:
    pdf.pages[1].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@spoils("object.opi")
def low_resolution_stand_in(pdf: Pdf) -> None:
    proxy = form(pdf, b"", OPI=Dictionary())
    draw(pdf, b"/O Do", XObject=Dictionary(O=proxy))


@spoils("object.reference")
def picture_in_another_file(pdf: Pdf) -> None:
    proxy = form(pdf, b"", Ref=Dictionary(F=String("other.pdf"), Page=0))
    draw(pdf, b"/O Do", XObject=Dictionary(O=proxy))


@spoils("object.postscript")
def postscript_fragment(pdf: Pdf) -> None:
    fragment = pdf.make_stream(b"showpage")
    fragment.Type, fragment.Subtype = Name.XObject, Name.PS
    draw(pdf, b"", XObject=Dictionary(O=pdf.make_indirect(fragment)))


@spoils("interaction.javascript", 0)
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


@spoils("interaction.javascript", 0)
def script_by_name(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[]))


@spoils("interaction.action")
def action_on_the_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary()


@spoils("interaction.form", 0)
def form_to_fill_in(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=[])


@spoils("interaction.annotation")
def link_on_the_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[50, 50, 90, 60])]
    )


@spoils("content.too-deep")
def form_in_itself(pdf: Pdf) -> None:
    loop = form(pdf, b"/Me Do")
    loop.Resources = Dictionary(XObject=Dictionary(Me=loop))
    draw(pdf, b"/Loop Do", XObject=Dictionary(Loop=loop))


@spoils("content.too-much")
def forms_that_multiply(pdf: Pdf) -> None:
    child = form(pdf, b"q Q " * 500)
    for _ in range(6):
        child = form(
            pdf,
            b"/C Do " * 10,
            Resources=Dictionary(XObject=Dictionary(C=child)),
        )
    draw(pdf, b"/Bomb Do", XObject=Dictionary(Bomb=child))
