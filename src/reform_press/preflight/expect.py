"""What a plant asks of a PDF (印刷条件).

In: nothing.  Out: one frozen value, the limits that findings are measured
against.  The defaults suit coldset newsprint; a build passes those of its
press profile.

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
    ink_limit: float = 2.40  # 总墨量
    ppi_min: float = 150.0  # pictures
    ppi_line_art: float = 600.0  # pictures of one bit
    rule_min: float = 0.25  # 细线
    small_text: float = 12.0  # below it, text is printed by one ink alone
    ink_dpi: int = 72  # raster on which ink is summed; 0 leaves ink out
    patience: float = 60.0  # seconds that Ghostscript may take for a batch
