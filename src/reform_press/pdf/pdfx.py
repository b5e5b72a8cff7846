"""What makes a PDF a PDF/X-4 (ISO 15930-7): boxes, intent, XMP, Info.

In: the job and the press profile.  Out: objects of the file.  Info and XMP
say the same; dates are those of the issue at midnight UTC.

"""

from datetime import date
from hashlib import blake2b
from pathlib import Path

from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM
from reform_press.page import Sheet
from reform_press.pdf.job import Job
from reform_press.pdf.objects import Entries, Name, PdfFile, Ref

PRODUCER = "Reform Press (ReportLab)"
#: Paper around the bleed that carries marks, colour bar and slug line.
SLUG = 12 * MM
_SHIPPED = Path(__file__).parent.parent / "data" / "profiles"
#: A profile of more bytes is none.
_LARGEST = 8 << 20
_REGISTRY = "http://www.color.org"


def read_profile(job: Job) -> bytes:
    """Return the ICC profile of the press, checked (输出特性文件).

    Raises LayoutError ``pdf.profile``: the file is missing or is not the
    output profile of a CMYK press.
    """
    path = job.profile or _SHIPPED / Path(job.press.icc).name
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise LayoutError(_unfit(path, Words("读不到", "cannot be read"))) from error
    kind, space, signature = data[12:16], data[16:20], data[36:40]
    if len(data) > _LARGEST or signature != b"acsp":
        raise LayoutError(_unfit(path, Words("不是 ICC 文件", "is no ICC profile")))
    if kind != b"prtr" or space != b"CMYK":
        raise LayoutError(
            _unfit(path, Words("不是四色印刷特性文件", "is no CMYK press profile"))
        )
    return data


def margin(job: Job, sheet: Sheet) -> float:
    """Return what lies between the edges of paper and trim."""
    if job.screen:
        return 0.0
    return sheet.bleed + (SLUG if job.marks else 0.0)


def boxes(job: Job, sheet: Sheet) -> Entries:
    """Return the boxes of a page: media, bleed, trim (页面框)."""
    around = margin(job, sheet)
    width, height = sheet.trim.width, sheet.trim.height
    told: Entries = {"MediaBox": [0, 0, width + 2 * around, height + 2 * around]}
    bleed = 0.0 if job.screen else sheet.bleed
    for key, grown in (("BleedBox", bleed), ("TrimBox", 0.0)):
        told[key] = [
            around - grown,
            around - grown,
            around + width + grown,
            around + height + grown,
        ]
    return told


def output_intent(job: Job, packed: bytes, file: PdfFile) -> Ref:
    """Write the printing condition the pages are made for (输出意图).

    ``packed`` is its profile, deflated.
    """
    kind: Entries = {"N": 4, "Alternate": Name("DeviceCMYK")}
    embedded = file.put_stream(packed, kind, filtered="FlateDecode")
    return file.put(
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFX"),
            "OutputConditionIdentifier": job.press.condition,
            "OutputCondition": job.press.name,
            "RegistryName": _REGISTRY,
            "Info": job.press.condition,
            "DestOutputProfile": embedded,
        }
    )


def information(job: Job, file: PdfFile) -> Ref:
    """Write the Info dictionary."""
    when = f"D:{_digits(job.date)}000000Z"
    told: Entries = {
        "Title": clean(job.title),
        "Creator": "Reform Press",
        "Producer": PRODUCER,
        "CreationDate": when,
        "ModDate": when,
        "Trapped": Name("False"),
    }
    if job.author:
        told["Author"] = clean(job.author)
    if not job.screen:
        told["GTS_PDFXVersion"] = "PDF/X-4"
    return file.put(told)


def metadata(job: Job, file: PdfFile) -> Ref:
    """Write the XMP packet; call it when all content is written."""
    xmp = packet(job.title, _properties(job, instance=file.digest()))
    kind: Entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    return file.put_stream(xmp.encode(), kind, filtered="none")


def clean(text: str) -> str:
    """Drop what neither XML nor a line of a dialogue can hold."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(c for c in whole if c >= " " and c not in "\x7f\ufffe\uffff")


def _digits(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def packet(title: str, properties: str) -> str:
    """Return an XMP packet: the title of a file, and its properties as XML."""
    return _PACKET.format(title=escaped(title), properties=properties)


def _properties(job: Job, instance: bytes) -> str:
    when = f"{job.date.year:04}-{job.date.month:02}-{job.date.day:02}T00:00:00Z"
    known = "\0".join((job.title, job.author, when, job.press.condition))
    author = (
        "<dc:creator><rdf:Seq><rdf:li>"
        f"{escaped(job.author)}</rdf:li></rdf:Seq></dc:creator>"
        if job.author
        else ""
    )
    conformance = (
        ""
        if job.screen
        else "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
    )
    return _PROPERTIES.format(
        author=author,
        language=escaped(job.language),
        when=when,
        producer=PRODUCER,
        document=uuid(blake2b(known.encode("utf-8", "replace")).digest()),
        instance=uuid(instance),
        conformance=conformance,
    )


def escaped(text: str) -> str:
    """Return text as it stands in XML."""
    told = clean(text).replace("&", "&amp;").replace("<", "&lt;")
    return told.replace(">", "&gt;").replace('"', "&quot;")


def uuid(digest: bytes) -> str:
    """Return the first 16 bytes of a digest as the name of a file."""
    h = digest[:16].hex()
    return f"uuid:{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def _unfit(path: Path, why: Words) -> Diagnostic:
    return Diagnostic(
        "error",
        "pdf.profile",
        Words(f"印刷特性文件 {path.name} {why.zh}", f"profile {path.name} {why.en}"),
        hint=Words(
            "改版式 press 一节的 icc；自带的两种见 data/profiles",
            "mend icc in the layout's press section; newsprint-tr002-240.icc and "
            "FOGRA39L_coated.icc come with the package",
        ),
    )


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{properties}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_PROPERTIES = """\
{author}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Reform Press</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{conformance}"""
