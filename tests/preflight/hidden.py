"""More ways to spoil the good PDF: boxes, attachments, fonts, intents (坏样续).

They are registered in ``mutants`` like all others; here the list is whole.

"""

from pikepdf import Array, Dictionary, Name, Pdf, String

from preflight.factory import MM, make_photo, make_profile
from preflight.mutants import MUTANTS, draw, form, spoils

__all__ = ["MUTANTS"]


@spoils("boxes.cropped")
def crop_box_at_the_trim(pdf: Pdf) -> None:
    pdf.pages[1].obj.CropBox = pdf.pages[1].obj.TrimBox


@spoils("boxes.turned")
def turned_by_its_parent(pdf: Pdf) -> None:
    pdf.Root.Pages.Rotate = 90
    pdf.pages[0].obj.Rotate = 0


@spoils("boxes.scaled")
def units_of_two_points(pdf: Pdf) -> None:
    pdf.pages[1].obj.UserUnit = 2


@spoils("boxes.mixed-sizes")
def page_a_millimetre_narrower(pdf: Pdf) -> None:
    left, low, right, high = (float(x) for x in pdf.pages[1].obj.TrimBox)
    pdf.pages[1].obj.TrimBox = Array([left, low, right - MM, high])


@spoils("page.empty")
def page_of_nothing(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"1 g 0 0 500 500 re f")


@spoils("object.attachment", 0)
def tables_attached(pdf: Pdf) -> None:
    pdf.attachments["figures.csv"] = b"1,2,3"


@spoils("object.attachment", 0)
def portfolio(pdf: Pdf) -> None:
    pdf.Root.Collection = Dictionary(View=Name.D)


@spoils("interaction.javascript", 0)
def script_of_a_bookmark(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    mark = pdf.make_indirect(Dictionary(Title=String("一"), A=script))
    pdf.Root.Outlines = Dictionary(First=mark, Last=mark, Count=1)


@spoils("interaction.action")
def action_of_a_note_out_of_sight(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 1, 1])
    note.AA = Dictionary()
    pdf.pages[1].obj.Annots = Array([note])


@spoils("object.alternate")
def another_picture_for_print(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    photo.Alternates = Array([Dictionary(Image=photo, DefaultForPrinting=True)])
    draw(pdf, b"", XObject=Dictionary(P=photo))


@spoils("transparency.group-space")
def mask_that_blends_in_rgb(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mask = Dictionary(S=Name.Luminosity, G=form(pdf, b"", Group=group))
    draw(pdf, b"", ExtGState=Dictionary(M=Dictionary(SMask=mask)))


@spoils("font.damaged", 1)
def font_cut_short(pdf: Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1.DescendantFonts[0]
    program = font.FontDescriptor.FontFile3
    program.write(program.read_bytes()[:40])


@spoils("colour.default")
def device_colours_redefined(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    spaces = Dictionary(DefaultCMYK=Array([Name.ICCBased, profile]))
    inner = form(pdf, b"", Resources=Dictionary(ColorSpace=spaces))
    draw(pdf, b"/In Do", XObject=Dictionary(In=inner))


@spoils("layers.used", 0)
def layers_that_all_print(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("译文")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary())


@spoils("intent.unknown", 0)
def press_of_ones_own(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("Own press")


@spoils("intent.unknown", 0)
def press_not_told(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@spoils("intent.other-press", 0)
def coated_paper_with_a_profile_of_newsprint(pdf: Pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    intent.OutputConditionIdentifier = String("FOGRA39")
    intent.DestOutputProfile = make_profile(pdf)


@spoils("interaction.javascript", 0)
def script_after_a_jump(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    jump = Dictionary(S=Name.GoTo, D=[pdf.pages[0].obj, Name.Fit], Next=[script])
    pdf.Root.OpenAction = jump


@spoils("interaction.javascript", 0)
def script_when_the_page_opens(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    pdf.pages[1].obj.AA = Dictionary(O=script)


@spoils("interaction.javascript", 0)
def script_of_a_field(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    field = Dictionary(FT=Name.Tx, T=String("a"), AA=Dictionary(K=script))
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)])


@spoils("interaction.javascript", 0)
def script_that_plays_a_film(pdf: Pdf) -> None:
    film = Dictionary(S=Name.Rendition, JS=String("app.beep()"))
    pdf.Root.OpenAction = film


@spoils("object.attachment", 0)
def file_of_a_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.AF = Array([_attached(pdf)])


@spoils("object.attachment", 0)
def file_of_a_picture(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    photo.AF = Array([_attached(pdf)])
    draw(pdf, b"", XObject=Dictionary(P=photo))


@spoils("object.attachment")
def file_of_a_note(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment)
    note.Rect, note.FS = Array([50, 50, 60, 60]), _attached(pdf)
    pdf.pages[1].obj.Annots = Array([note])


@spoils("object.reference", 0)
def pixels_outside_the_file(pdf: Pdf) -> None:
    photo = make_photo(pdf)
    photo.F = String("pixels.dat")
    draw(pdf, b"", XObject=Dictionary(P=photo))


def _attached(pdf: Pdf) -> Dictionary:
    held = Dictionary(F=pdf.make_stream(b"1,2,3"))
    return Dictionary(Type=Name.Filespec, F=String("figures.csv"), EF=held)
