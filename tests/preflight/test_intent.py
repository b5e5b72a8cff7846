"""A PDF is measured by the press that it names, or by its own profile."""

import struct
from pathlib import Path

import pikepdf
import pytest
from pikepdf import String

import reform_press
from preflight.factory import MM, make_good
from reform_press.preflight import Expect, Report, check
from reform_press.preflight.expect import COATED, NEWSPRINT
from reform_press.preflight.intent import Intent
from reform_press.preflight.profile import most_ink

PROFILES = Path(reform_press.__file__).parent / "data" / "profiles"
CONTENT = b"0 0 0 1 k %.3f %.3f %.3f %.3f re f" % (10 * MM, 10 * MM, 60 * MM, 50 * MM)


def named(path: Path, condition: str, profile: str) -> Report:
    """Return the report on the good PDF with another intent and a black area."""
    with pikepdf.open(make_good(path.with_name("good.pdf"))) as pdf:
        intent = pdf.Root.OutputIntents[0]
        intent.OutputConditionIdentifier = String(condition)
        intent.DestOutputProfile = pdf.make_stream((PROFILES / profile).read_bytes())
        intent.DestOutputProfile.N = 4
        pdf.pages[1].contents_add(CONTENT)
        pdf.save(path, fix_metadata_version=False)
    return check(path)


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_newsprint_is_measured_as_newsprint(tmp_path: Path) -> None:
    report = named(tmp_path / "a.pdf", "CGATS TR 002", "newsprint-tr002-240.icc")

    assert report.expect == NEWSPRINT
    assert codes(report) & {"picture.low-resolution", "ink.plain-black"} == set()


def test_coated_paper_asks_for_more(tmp_path: Path) -> None:
    """Pictures of 200 ppi are coarse, and large areas of black alone look grey."""
    report = named(tmp_path / "a.pdf", "FOGRA39", "FOGRA39L_coated.icc")

    assert report.expect == COATED
    assert codes(report) >= {"picture.low-resolution", "ink.plain-black"}
    assert not codes(report) & {"intent.unknown", "intent.other-press"}


@pytest.mark.parametrize(
    ("profile", "limit", "ppi"),
    [("newsprint-tr002-240.icc", 2.40, 150), ("FOGRA39L_coated.icc", 3.0, 250)],
)
def test_a_press_that_is_not_known_is_measured_by_its_profile(
    tmp_path: Path, profile: str, limit: float, ppi: float
) -> None:
    """The most that its separation holds; on coated paper 15 points less."""
    report = named(tmp_path / "a.pdf", "Own press", profile)
    [note] = [f for f in report.findings if f.code == "intent.unknown"]

    assert report.expect.ink_limit == pytest.approx(limit)
    assert report.expect.ppi_min == ppi
    assert f"{limit * 100:.0f} %" in note.message.en
    assert "Own press" in report.expect.profile


@pytest.mark.parametrize(
    ("condition", "expect"),
    [
        ("FOGRA39L", COATED),
        ("Coated FOGRA39 (ISO 12647-2:2004)", COATED),
        ("FOGRA51", COATED),
        ("IFRA26", NEWSPRINT),
        ("FOGRA390", None),
        ("my FOGRA39", None),
    ],
)
def test_conditions_are_known_by_their_names(
    condition: str, expect: Expect | None
) -> None:
    assert Intent(condition).known == expect


def test_limits_that_are_given_count_more_than_the_intent(tmp_path: Path) -> None:
    path = make_good(tmp_path / "good.pdf")
    strict = Expect(ink_dpi=0, ppi_min=300)

    assert "picture.low-resolution" in codes(check(path, strict))


def test_a_profile_without_tables_tells_nothing() -> None:
    """A profile of matrices, and a damaged one."""
    plain = b"\0" * 128 + struct.pack(">I", 0)

    assert most_ink(plain) == 0
    with pytest.raises(struct.error):
        most_ink(plain[:130])
