"""Facts in words: labels and values that a printer reads at a glance."""

import pytest

from reform_press.geometry import Rect
from reform_press.preflight import Expect, Facts, Report
from reform_press.preflight.facts import Extreme, FontFact, PageFacts, Plate
from reform_press.signoff.told import rows, summed, verdict

PAGE = PageFacts(1, (210, 297), (3, 3, 3, 3), Rect(-10, -10, 230, 317))


def value(label: str, **facts: object) -> str:
    """Return what is told under an English label."""
    given = Facts("a.pdf", "0" * 64, 1_234_567, pages=(PAGE,))._replace(**facts)
    told = {row.label.en: row.value.en for row in rows(Report(Expect(), (), given))}
    return told.get(label, "")


@pytest.mark.parametrize(
    ("bleed", "told"),
    [
        ((3, 3, 3, 3), "3 mm on all sides"),
        ((0, 0, 0, 0), "none"),
        ((3, 0, 3, 2.5), "left 3, top 0, right 3, bottom 2.5 mm"),
    ],
)
def test_bleed_is_told_side_by_side_where_sides_differ(bleed, told):
    assert value("Bleed", pages=(PAGE._replace(bleed=bleed),)) == told


def test_pages_of_one_size_are_told_together():
    """Panels of a folder: the third folds in and is narrower."""
    pages = [PAGE._replace(number=n, trim=(100, 210)) for n in (1, 2)]
    pages.append(PAGE._replace(number=3, trim=(97, 210)))
    told = value("Trim size", pages=tuple(pages))

    assert told == "page 1–2 100 × 210 mm; page 3 97 × 210 mm"


def test_the_highest_ink_is_told_with_its_place_and_limit():
    high = Extreme(2.874, 3, Rect(12.2, 30.6, 4, 4))
    pages = (PAGE, PAGE._replace(number=3, ink=high))

    assert value("Highest total ink", pages=pages) == (
        "287 %, page 3, 12 mm from the left, 31 mm from the top; limit 240 %"
    )
    assert value("Highest total ink") == "not measured (limit 240 %)"


def test_plates_are_told_with_their_coverage():
    """A page without yellow counts: the mean is that of all pages."""
    ink = Extreme(1.0, 1, Rect(0, 0, 4, 4))
    drawn = PAGE._replace(ink=ink, plates=(Plate("Yellow", 0.3), Plate("朱红", 0.001)))
    pages = (drawn, PAGE._replace(number=2, ink=ink))

    assert value("Plates", pages=pages) == "Y 15 %, spot 朱红 <1 % (mean coverage)"
    assert value("Plates") == "not drawn"


def test_fonts_are_told_once_and_those_not_embedded_by_name():
    fonts = (
        FontFact("ABCDEF+Song", "Type0", embedded=True, subset=True),
        FontFact("GHIJKL+Song", "Type0", embedded=True, subset=True),
        FontFact("Arial", "TrueType", embedded=False, subset=False),
    )

    assert value("Fonts", fonts=fonts[:2]) == "1, all embedded: Song"
    assert value("Fonts", fonts=fonts) == "2: Arial, Song; not embedded: Arial"
    assert value("Fonts") == "no text"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("D:20231229083000+08'00'", "2023-12-29 08:30"),
        ("D:20231229", "2023-12-29"),
        ("yesterday", ""),
    ],
)
def test_the_date_is_the_file_s_own(written, told):
    assert value("Dated", modified=written) == told


def test_what_a_file_does_not_tell_is_left_out_but_for_what_a_signer_needs():
    assert value("Title") == ""
    assert value("Spot inks") == ""
    assert value("Output intent") == "not told"
    assert value("Format", version="1.4") == "no PDF/X (PDF 1.4)"
    assert value("Lowest resolution") == "no pictures"


def test_a_report_without_errors_passes_whatever_else_is_said():
    sound = Report(Expect(), (), Facts("a.pdf", "", 0))

    assert verdict(sound).zh == "合格"
    assert summed(sound).en == "errors: 0, warnings: 0, notes: 0"
