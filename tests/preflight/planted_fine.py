"""Faults that are thin, small or in disguise, at known places (细小坏样).

They are registered in ``planted`` like all others; here the lists are whole.

"""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from preflight.factory import MM, make_photo
from preflight.mutants import draw
from preflight.planted import at, box, innocent, picture_at, planted, type_at
from preflight.planted_inks import INNOCENT, PLANTED

__all__ = ["INNOCENT", "PLANTED"]


# Registration in what carries no colour of its own.


@planted("ink.registration", 40, 20)
def picture_in_registration(pdf: Pdf) -> None:
    photo = make_photo(pdf, Name.DeviceGray)
    photo.ColorSpace = _every_ink(pdf)
    draw(pdf, picture_at(40, 20, 5), XObject=Dictionary(P=photo))


@planted("ink.registration", 40, 20)
def palette_in_registration(pdf: Pdf) -> None:
    photo = make_photo(pdf, Name.DeviceGray)
    palette = String(bytes([255] * 256))
    photo.ColorSpace = Array([Name.Indexed, _every_ink(pdf), 255, palette])
    draw(pdf, picture_at(40, 20, 5), XObject=Dictionary(P=photo))


@planted("ink.registration", 40, 20)
def gradient_in_registration(pdf: Pdf) -> None:
    shading = _gradient(_every_ink(pdf), _fade([0], [1]))
    content = b"%s re W n /Sh sh" % box(40, 20, 10, 10)
    draw(pdf, content, Shading=Dictionary(Sh=shading))


# Lines that are thin in a roundabout way.


@planted("rule.hairline", 40, 20)
def outlines_of_letters(pdf: Pdf) -> None:
    draw(pdf, b"0 0 0 1 K 1 Tr 0.1 w " + type_at(40, 20, 20))


@planted("rule.hairline", 40, 20)
def frame_between_two_rectangles(pdf: Pdf) -> None:
    rings = (box(40, 20, 20, 20), box(40.03, 20.03, 19.94, 19.94))
    draw(pdf, b"0 0 0 1 k %s re %s re f*" % rings)


@planted("rule.hairline", 40, 20)
def frame_by_direction(pdf: Pdf) -> None:
    """Draw the inner rectangle the other way round: it is a hole."""
    corners = (at(40.03, 20.03), at(59.97, 20.03), at(59.97, 39.97), at(40.03, 39.97))
    inner = b"%s m %s l %s l %s l h" % corners
    draw(pdf, b"0 0 0 1 k %s re %s f" % (box(40, 20, 20, 20), inner))


@innocent("rule.hairline")
def rectangle_drawn_twice(pdf: Pdf) -> None:
    rings = (box(40, 20, 20, 20), box(40.03, 20.03, 19.94, 19.94))
    draw(pdf, b"0 0 0 1 k %s re %s re f" % rings)


@planted("rule.hairline", 40, 20)
def area_seen_through_a_slit(pdf: Pdf) -> None:
    areas = (box(40, 20, 20, 0.03), box(30, 10, 40, 40))
    draw(pdf, b"%s re W n 0 0 0 1 k %s re f" % areas)


@innocent("rule.hairline")
def letters_made_bold(pdf: Pdf) -> None:
    """Draw a line around filled letters: it is no line by itself."""
    draw(pdf, b"0 0 0 1 k 0 0 0 1 K 2 Tr 0.1 w " + type_at(40, 20, 20))


# Small type whose inks stand elsewhere.


@planted("text.rich-black", 40, 20)
def small_type_in_a_gradient(pdf: Pdf) -> None:
    black = [0.6, 0.5, 0.5, 1]
    _type_in(pdf, _gradient(Name.DeviceCMYK, _fade(black, black)))


@planted("text.rich-black", 40, 20)
def small_type_in_a_stitched_gradient(pdf: Pdf) -> None:
    parts = [_fade([0, 0, 0, 1], [0, 0, 0, 1]), _fade([1, 0, 0, 0], [0, 1, 0, 0])]
    stitched = Dictionary(FunctionType=3, Domain=[0, 1], Functions=parts)
    stitched.Bounds, stitched.Encode = Array([0.5]), Array([0, 1, 0, 1])
    _type_in(pdf, _gradient(Name.DeviceCMYK, stitched))


@innocent("text.rich-black")
def small_type_that_fades_in_one_ink(pdf: Pdf) -> None:
    one_by_one = Array([_fade([0], [0])] * 3 + [_fade([0.2], [1])])
    _type_in(pdf, _gradient(Name.DeviceCMYK, one_by_one))


@planted("text.rich-black", 40, 20)
def small_type_that_is_drawn(pdf: Pdf) -> None:
    _drawn_type(pdf, 7)


@innocent("text.rich-black")
def large_type_that_is_drawn(pdf: Pdf) -> None:
    _drawn_type(pdf, 14)


# Masks, and white that stays.


@planted("picture.low-mask", 40, 20)
def coarse_mask_of_a_fine_picture(pdf: Pdf) -> None:
    photo = make_photo(pdf, Name.DeviceCMYK, 400)
    photo.SMask = make_photo(pdf, Name.DeviceGray, 8)
    draw(pdf, picture_at(40, 20, 20), XObject=Dictionary(P=photo))


@innocent("picture.low-mask")
def mask_as_fine_as_its_picture(pdf: Pdf) -> None:
    photo = make_photo(pdf, Name.DeviceCMYK, 200)
    photo.SMask = make_photo(pdf, Name.DeviceGray, 200)
    draw(pdf, picture_at(40, 20, 20), XObject=Dictionary(P=photo))


@innocent("overprint.white")
def white_picture_that_is_set_to_overprint(pdf: Pdf) -> None:
    """Overprint mode 1 leaves pictures alone: they knock out (11.7.4.3)."""
    photo = make_photo(pdf, Name.DeviceCMYK, 100)
    photo.write(bytes(40000))
    content = b"0 1 0 0 k %s re f /W gs " % box(35, 15, 20, 20)
    drawn = content + picture_at(40, 20, 10)
    draw(pdf, drawn, XObject=Dictionary(P=photo), ExtGState=_overprinting())


@innocent("overprint.white")
def white_tiles_under_a_state_that_overprints(pdf: Pdf) -> None:
    """Tiles begin with the state that their page began with (8.7.3.1)."""
    areas = (box(35, 15, 20, 20), box(40, 20, 10, 10))
    content = b"0 1 0 0 k %s re f /W gs /Pattern cs /T scn %s re f" % areas
    tiles = Dictionary(T=tile(pdf, b"0 0 0 0 k 0 0 5 5 re f", 5))
    draw(pdf, content, Pattern=tiles, ExtGState=_overprinting())


def tile(pdf: Pdf, content: bytes, step: float) -> Object:
    """Return a tiling pattern with tiles of 5 by 5 points, ``step`` apart."""
    stream = pdf.make_stream(content)
    stream.PatternType, stream.PaintType, stream.TilingType = 1, 1, 1
    stream.BBox, stream.Resources = Array([0, 0, 5, 5]), Dictionary()
    stream.XStep = stream.YStep = step
    return pdf.make_indirect(stream)


def _overprinting() -> Dictionary:
    return Dictionary(W=Dictionary(OP=True, op=True, OPM=1))


def _every_ink(pdf: Pdf) -> Object:
    return pdf.pages[0].obj.Resources.ColorSpace.All


def _fade(first: list[float], last: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=first, C1=last)


def _gradient(colours: Object, function: Object) -> Dictionary:
    shading = Dictionary(ShadingType=2, ColorSpace=colours, Function=function)
    shading.Coords, shading.Extend = Array([0, 0, 300, 0]), Array([True, True])
    return shading


def _type_in(pdf: Pdf, shading: Dictionary) -> None:
    pattern = Dictionary(G=Dictionary(PatternType=2, Shading=shading))
    draw(pdf, b"/Pattern cs /G scn " + type_at(40, 20, 7), Pattern=pattern)


def _drawn_type(pdf: Pdf, size: float) -> None:
    """Show one letter of Type 3 in four inks of its own, as high as its em."""
    glyph = pdf.make_stream(b"1000 0 d0 0.6 0.4 0.4 1 k 0 0 700 1000 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=97, LastChar=97)
    font.FontBBox, font.FontMatrix = (
        Array([0, 0, 1000, 1000]),
        Array([0.001, 0, 0, 0.001, 0, 0]),
    )
    font.CharProcs, font.Resources = Dictionary(a=glyph), Dictionary()
    font.Widths = Array([1000])
    font.Encoding = Dictionary(Differences=[97, Name("/a")])
    where = at(40, 20 + size / MM)
    content = b"BT /T3 %.1f Tf %s Td (a) Tj ET" % (size, where)
    draw(pdf, content, Font=Dictionary(T3=pdf.make_indirect(font)))
