"""All that goes to a plant, of every sample, before the referees of files (成品检验).

The samples are built once a session.  Each test asks one referee; a program
that is not installed skips its test and is named.  What the pages show is judged
product by product: ``test_print_referees``, ``test_brochure_referees``,
``test_yearbook_referees``.

"""

from pathlib import Path

import pytest

from referees import judge, tools, verapdf
from referees.needed import needs, needs_verapdf

#: Fixtures that build the samples, and the files that each delivers.
SLOW = {
    "built_laying_hens": ("print.pdf", "imposed.pdf"),
    "built_irrigation": ("print.pdf", "imposed.pdf"),
    "built_yearbook": ("print.pdf", "cover.pdf"),
}
DELIVERED = [
    *(pytest.param((one, "print.pdf")) for one in ("built_supplement", "built_review")),
    *(
        pytest.param((built, file), marks=pytest.mark.slow)
        for built, files in SLOW.items()
        for file in files
    ),
]


@pytest.fixture(params=DELIVERED, ids=" ".join)
def pdf(request: pytest.FixtureRequest) -> Path:
    """Return one PDF of the samples after the other."""
    built, file = request.param
    folder: Path = request.getfixturevalue(built)
    return folder / file


def test_fullbleed_finds_the_x4_contract_valid(pdf: Path) -> None:
    assert list(judge.fullbleed_complaints(pdf)) == []


@needs_verapdf()
def test_verapdf_finds_every_page_compliant(pdf: Path, tmp_path: Path) -> None:
    """107 rules that PDF/A-2b and PDF/X-4 share: syntax, fonts, colour."""
    assert list(verapdf.complaints(pdf, tmp_path)) == []


@needs("qpdf")
def test_qpdf_finds_no_fault_of_syntax(pdf: Path) -> None:
    assert list(tools.qpdf_complaints(pdf)) == []


@needs("pdffonts")
def test_every_font_is_embedded_subset_and_mapped(pdf: Path) -> None:
    assert list(tools.font_complaints(pdf)) == []
