"""Faults planted at known places of the good PDF (定位坏样).

A fault is a function of the open PDF, registered with its code and where its
upper left corner stands on the second page, in mm of the trim.  What must not
be told is registered beside it (``innocent``).  Faults of ink and colour
stand in ``planted_inks``.

"""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from preflight.factory import HEIGHT, MM, make_photo
from preflight.mutants import Mutation, draw, form

#: Name of the function, code, place, and the mutation itself.
PLANTED: list[tuple[str, str, tuple[float, float], Mutation]] = []
#: What looks like a fault, and the code that must not be told.
INNOCENT: list[tuple[str, str, Mutation]] = []
#: Faults that only plates show.
ON_PLATES = {"ink.total"}

Register = Callable[[Mutation], Mutation]


def planted(code: str, x: float, y: float) -> Register:
    """Register a fault, its code and its place."""

    def register(mutation: Mutation) -> Mutation:
        PLANTED.append((mutation.__name__, code, (x, y), mutation))
        return mutation

    return register


def innocent(code: str) -> Register:
    """Register something that is no fault."""

    def register(mutation: Mutation) -> Mutation:
        INNOCENT.append((mutation.__name__, code, mutation))
        return mutation

    return register


def box(x: float, y: float, wide: float, tall: float) -> bytes:
    """Return four operands: a rectangle in mm from the top left of the trim."""
    numbers = (x * MM, HEIGHT - (y + tall) * MM, wide * MM, tall * MM)
    return b"%.3f %.3f %.3f %.3f" % numbers


def at(x: float, y: float) -> bytes:
    """Return two operands: a point in mm from the top left of the trim."""
    return b"%.3f %.3f" % (x * MM, HEIGHT - y * MM)


def type_at(x: float, y: float, size: float = 9, codes: bytes = b"0003") -> bytes:
    """Return operators that set type with the top of its em at a place."""
    where = at(x, y + 0.88 * size / MM)
    return b"BT /F1 %.1f Tf %s Td <%s> Tj ET" % (size, where, codes)


def picture_at(x: float, y: float, side: float) -> bytes:
    """Return operators that draw the picture ``P`` as a square."""
    return b"%.3f 0 0 %.3f %s cm /P Do" % (side * MM, side * MM, at(x, y + side))


# Bleed and edges.

#: A panel that ends at the right edge, on another that fills the bleed.
_ON_GROUND = b"0 0.5 0 0 k %s re f 0 1 0 0 k %s re f" % (
    box(70, 15, 33, 30),
    box(80, 20, 20, 20),
)


@planted("bleed.short", 80, 20)
def panel_that_ends_at_the_trim(pdf: Pdf) -> None:
    draw(pdf, b"0 0.5 0 0 k %s re f" % box(80, 20, 20, 20))


@planted("bleed.short", 80, 20)
def panel_drawn_corner_by_corner(pdf: Pdf) -> None:
    corners = (at(80, 20), at(101.5, 20), at(101.5, 40), at(80, 40))
    draw(pdf, b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners)


@planted("bleed.short", 40, 30)
def picture_that_stops_inside_the_bleed(pdf: Pdf) -> None:
    holder = Dictionary(P=make_photo(pdf, pixels=400))
    draw(pdf, picture_at(40, 30, 31), XObject=holder)


@planted("bleed.short", 60, -1)
def panel_cut_off_by_its_clip(pdf: Pdf) -> None:
    cut = b"%s re W n 0 0.5 0 0 k %s re f" % (box(0, -1, 100, 61), box(60, -3, 20, 10))
    draw(pdf, cut)


@planted("bleed.short", 60, 0)
def ground_that_is_a_fat_line(pdf: Pdf) -> None:
    start, end = at(70, 0), at(70, 12)
    draw(pdf, b"0 0.5 0 0 K %.3f w %s m %s l S" % (20 * MM, start, end))


@planted("bleed.short", 80, 40)
def corner_in_a_turned_form(pdf: Pdf) -> None:
    turned = form(pdf, b"0 0.5 0 0 k 0 0 50 50 re f", Matrix=[0, 1, -1, 0, 0, 0])
    place = b"%.4f 0 0 %.4f %s cm /T Do" % (0.4 * MM, 0.4 * MM, at(100, 60))
    draw(pdf, place, XObject=Dictionary(T=turned))


@planted("bleed.short", 80, 20)
def gradient_that_ends_at_the_trim(pdf: Pdf) -> None:
    fade = Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 1, 0, 0]
    )
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceCMYK,
        Coords=[0, 0, 50, 0],
        Function=fade,
        Extend=[True, True],
    )
    draw(
        pdf,
        b"%s re W n /S sh" % box(80, 20, 20.5, 20),
        Shading=Dictionary(S=shading),
    )


@planted("bleed.ground", 80, 20)
def panel_that_ends_at_the_trim_on_a_ground_that_bleeds(pdf: Pdf) -> None:
    draw(pdf, _ON_GROUND)


@planted("bleed.ground", 80, 20)
def panel_that_ends_at_the_outer_edge_of_a_left_page(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageLeft  # page 2 is a right one: its fold is left
    draw(pdf, _ON_GROUND)


@planted("bleed.short", 79, 20)
def panel_that_ends_before_the_fold(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageRight
    draw(pdf, b"0 0.5 0 0 k %s re f" % box(79, 20, 20.5, 20))


@planted("bleed.fold", 80, 20)
def panel_that_ends_at_the_fold_on_bare_paper(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageRight
    draw(pdf, b"0 0.5 0 0 k %s re f" % box(80, 20, 20, 20))


@innocent("bleed.short")
def panel_that_ends_at_the_fold_alone(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageRight
    draw(pdf, b"0 0.5 0 0 k %s re f" % box(80, 20, 20, 20))


@innocent("bleed.ground")
def panel_that_ends_at_the_fold_of_a_picture_over_it(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageRight
    draw(pdf, _ON_GROUND)


@innocent("bleed.ground")
def panel_that_ends_at_the_fold_of_a_book_read_from_the_right(pdf: Pdf) -> None:
    pdf.Root.PageLayout = Name.TwoPageLeft
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    draw(pdf, _ON_GROUND)


@innocent("bleed.ground")
def fine_line_of_a_drawing_that_ends_at_the_trim_by_chance(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0 0.5 0 0 k %s re f 0 1 0 0 k %s re f"
        % (box(70, 15, 33, 30), box(90, 20, 10.1, 0.2)),
    )


@innocent("bleed.short")
def panel_on_another_that_bleeds(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0 0.5 0 0 k %s re f %s re f" % (box(80, 20, 20, 20), box(80, 20, 23, 20)),
    )


@innocent("bleed.short")
def panel_hidden_by_one_that_bleeds(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0 1 0 0 k %s re f 0 0.5 0 0 k %s re f"
        % (box(80, 20, 20, 20), box(70, 15, 33, 30)),
    )


@innocent("bleed.short")
def detail_that_ends_in_the_bleed_by_chance(pdf: Pdf) -> None:
    draw(
        pdf,
        b"0 0.5 0 0 k %s re f 0 1 0 0 k %s re f"
        % (box(70, 15, 33, 30), box(90, 20, 11.4, 5)),
    )


@innocent("bleed.short")
def white_panel_to_the_trim(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 0 k %s re f" % box(80, 20, 20, 20))


@innocent("bleed.short")
def ground_clipped_to_the_page(pdf: Pdf) -> None:
    draw(
        pdf,
        b"%s re W n 0 0.5 0 0 k %s re f"
        % (box(10, 10, 20, 20), box(-20, -20, 140, 100)),
    )


@planted("text.cut", 98, 20)
def type_across_the_trim(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs 0 0 0 1 k " + type_at(98, 20, 12))


@planted("text.unsafe", 40, 1)
def type_near_the_trim(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs 0 0 0 1 k " + type_at(40, 1))


@planted("text.cut-off", 40, -3)
def type_in_the_bleed(pdf: Pdf) -> None:
    draw(pdf, b"/Black gs 0 0 0 1 k " + type_at(40, -3, 6))


# Rules.


@planted("rule.hairline", 20, 30)
def hairline_that_lies_aslant(pdf: Pdf) -> None:
    corners = (at(20, 50), at(60, 30), at(60.03, 30.04), at(20.03, 50.04))
    draw(pdf, b"0 0 0 1 k %s m %s l %s l %s l h f" % corners)


@planted("rule.tint", 20, 30)
def fine_rule_in_a_tint(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 0.4 K 0.3 w %s m %s l S" % (at(20, 30), at(60, 30)))


@planted("rule.many-inks", 20, 30)
def fine_rule_in_three_inks(pdf: Pdf) -> None:
    draw(pdf, b"0.2 1 1 0 K 0.3 w %s m %s l S" % (at(20, 30), at(60, 30)))


@innocent("rule.many-inks")
def fine_strokes_of_a_drawing(pdf: Pdf) -> None:
    draw(pdf, b"0.2 1 1 0 K 0.3 w %s m %s l S" % (at(20, 30), at(60, 34)))


# Pictures.


@planted("picture.low-resolution", 40, 20)
def coarse_picture_in_the_page(pdf: Pdf) -> None:
    side = b"%.3f 0 0 %.3f %s cm " % (20 * MM, 20 * MM, at(40, 40))
    inline = b"BI /W 9 /H 9 /CS /G /BPC 8 ID " + b"\x50" * 81 + b"\nEI"
    draw(pdf, side + inline)


@planted("picture.poor-jpeg", 40, 20)
def picture_packed_too_hard(pdf: Pdf) -> None:
    # Two bytes that begin every JPEG, and a table of quantisation.
    table = b"\xff\xd8\xff\xdb\x00\x43\x00" + bytes([200] * 64) + b"\xff\xda"
    photo = make_photo(pdf)
    photo.write(table, filter=Name.DCTDecode)
    draw(pdf, picture_at(40, 20, 10), XObject=Dictionary(P=photo))


@planted("picture.deep", 40, 20)
def picture_of_sixteen_bits(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    photo.write(b"\x50\x50" * 40000)
    photo.BitsPerComponent = 16
    draw(pdf, picture_at(40, 20, 10), XObject=Dictionary(P=photo))


# Fonts.


@planted("text.missing-glyph", 40 + 2 * 9 / MM, 20)
def third_letter_is_missing(pdf: Pdf) -> None:
    letters = type_at(40, 20, codes=b"0003000300000003")
    draw(pdf, b"/Black gs " + letters)


@planted("text.missing-glyph", 40, 20)
def letter_named_notdef(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Square"),
        FirstChar=97,
        LastChar=97,
        Widths=[1000],
        Encoding=Dictionary(Differences=[97, Name("/.notdef")]),
    )
    where = at(40, 20 + 0.88 * 12 / MM)
    draw(
        pdf,
        b"/Black gs BT /F9 12 Tf %s Td (a) Tj ET" % where,
        Font=Dictionary(F9=font),
    )


@planted("font.not-embedded", 40, 20)
def helvetica_in_the_page(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    where = at(40, 20 + 0.88 * 12 / MM)
    letters = b"/Black gs BT /F9 12 Tf %s Td (a) Tj ET" % where
    draw(pdf, letters, Font=Dictionary(F9=font))


# Layers.


@planted("layers.hidden", 40, 20)
def note_on_a_layer_that_is_off(pdf: Pdf) -> None:
    layer = _layer(pdf)
    draw(
        pdf,
        b"/OC /L BDC 0 1 0 0 k %s re f EMC" % box(40, 20, 5, 5),
        Properties=Dictionary(L=layer),
    )


@planted("layers.hidden", 40, 20)
def form_on_a_layer_that_is_off(pdf: Pdf) -> None:
    choice = Dictionary(Type=Name.OCMD, OCGs=_layer(pdf))
    hidden = form(pdf, b"0 1 0 0 k 0 0 20 20 re f", OC=choice)
    where = b"1 0 0 1 %s cm /H Do" % at(40, 20 + 20 / MM)
    draw(pdf, where, XObject=Dictionary(H=hidden))


@innocent("layers.hidden")
def note_on_a_layer_that_is_on(pdf: Pdf) -> None:
    layer = _layer(pdf)
    pdf.Root.OCProperties.D.OFF = Array([])
    draw(
        pdf,
        b"/OC /L BDC 0 1 0 0 k %s re f EMC" % box(40, 20, 5, 5),
        Properties=Dictionary(L=layer),
    )


@planted("interaction.action", 40, 20)
@planted("interaction.annotation", 40, 20)
def note_of_a_reader(pdf: Pdf) -> None:
    trim = [float(v) for v in pdf.pages[1].obj.TrimBox]
    left, top = trim[0] + 40 * MM, trim[3] - 20 * MM
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=[left, top - 20, left + 20, top],
        A=Dictionary(S=Name.URI, URI=String("https://example.org")),
        Contents=String("改"),
    )
    pdf.pages[1].obj.Annots = Array([note])


def _layer(pdf: Pdf) -> pikepdf.Object:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("译文")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    return layer
