"""What a plant asks of a PDF (印刷条件).

In: nothing.  Out: frozen values, the limits that findings are measured
against.  A file that names its printing condition is measured by that one
(``intent.expected``).

"""

from dataclasses import dataclass

from reform_press.geometry import MM


@dataclass(frozen=True, slots=True)
class Expect:
    """Limits of one printing condition; lengths in points, ink in shares.

    Newsprint plants ask for 200 to 240 % of ink, pictures of 150 to 200 ppi
    and line art of 600 ppi or more.
    """

    profile: str = "PDF/X-4, newsprint"
    standard: str = "PDF/X-4"
    bleed: float = 3 * MM  # 出血, on every side
    safe: float = 3 * MM  # 安全距离: text stays this far inside the trim
    ink_limit: float = 2.40  # 总墨量
    ppi_min: float = 150.0  # pictures
    ppi_coarse: float = 100.0  # below it, pixels are seen: an error
    ppi_line_art: float = 600.0  # pictures of one bit
    rule_min: float = 0.25  # 细线
    #: Below it, a rule is printed by one ink alone, and solid: tints are dots.
    rule_plain: float = 0.5
    small_text: float = 12.0  # below it, text is printed by one ink alone
    black_overprints: float = 20.0  # below it, black type does not knock out
    plain_black: float = 0.0  # mm²: from here on black alone looks grey; 0: never
    ink_dpi: int = 72  # raster on which ink is summed; 0 leaves ink out
    patience: float = 60.0  # seconds that Ghostscript may take for a batch

    def as_json(self) -> dict[str, float]:
        """Return the limits that are told with a report."""
        return {
            "bleed_mm": round(self.bleed / MM, 2),
            "safe_mm": round(self.safe / MM, 2),
            "ink": self.ink_limit,
            "ppi": self.ppi_min,
            "ppi_coarse": self.ppi_coarse,
            "ppi_line_art": self.ppi_line_art,
            "rule_pt": self.rule_min,
            "small_text_pt": self.small_text,
        }


NEWSPRINT = Expect()
#: Coated paper in sheets: the limit of ISO 12647-2 profiles less 15 points.
COATED = Expect(
    profile="PDF/X-4, coated",
    ink_limit=3.0,
    ppi_min=250.0,
    ppi_coarse=150.0,
    plain_black=2500.0,
)
