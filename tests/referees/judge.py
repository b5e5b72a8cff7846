"""All referees of a print PDF together (总裁判).

In: a PDF.  Out: complaints in words; nothing else.  Each referee is asked
only where its program is installed; ``absent`` says which are not, so that a
test can be skipped with the reason instead of passing for want of a judge.

"""

from collections.abc import Iterator
from pathlib import Path

import fullbleed

from referees import tools, verapdf


def absent() -> list[str]:
    """Return what is missing on this machine, each with its mend."""
    lost = [tools.missing(*tools.PACKAGES), verapdf.missing()]
    return [reason for reason in lost if reason]


def judge(pdf: Path, scratch: Path) -> list[str]:
    """Return the complaints of every referee that can be asked."""
    found = list(fullbleed_complaints(pdf))
    if not verapdf.missing():
        found += verapdf.complaints(pdf, scratch)
    if not tools.missing("qpdf"):
        found += tools.qpdf_complaints(pdf)
    if not tools.missing("pdffonts"):
        found += tools.font_complaints(pdf)
    if not tools.missing("pdftoppm", "gs"):
        found += tools.drawing_complaints(pdf, 1, scratch)
    return found


def fullbleed_complaints(pdf: Path) -> Iterator[str]:
    """Yield what fullbleed finds against the X-4 contract."""
    profile = fullbleed.inspect_pdf(str(pdf))["profile"]
    if "pdfx4" not in profile["claims"]:
        yield f"fullbleed: claims {profile['claims']}, not PDF/X-4"
    if profile["pdfx_contract_valid"] is not True:
        yield f"fullbleed: the X-4 contract is broken: {profile['seed_blockers']}"
