"""Other lengths of a paragraph (加行、抽行): a line more or less, unnoticed.

In: a paragraph, a style, a measure.  Out: galleys, or only how they would
look.  Another length is there only if a reader does not notice: no remark,
and no Han gap wider than ``UNNOTICED``.  Paragraphs with hard line breaks
have but one length.

"""

from collections.abc import Iterator, Sequence
from operator import sub
from typing import NamedTuple

from reform_press.compose.galley import Galley, Measure
from reform_press.compose.justify import SEEN
from reform_press.compose.linebreak import WORD_STRETCH, break_to
from reform_press.compose.paragraph import (
    ROOM_FOR_READINGS,
    Compositor,
    Job,
    compose_paragraph,
    job_of,
)
from reform_press.compose.remarks import MISFIT
from reform_press.compose.spacing import HAN_LATIN_MOST
from reform_press.compose.typeline import fit_lines
from reform_press.content.model import Paragraph
from reform_press.style.model import TextStyle

#: Han gap in em up to which a paragraph may be set to another length.
UNNOTICED = 0.125
#: Rounding of what is compared with ``UNNOTICED``, and with ``MISFIT`` in pt.
_GAP_SLACK, _SLACK = 1e-4, 1e-3


class Foreseen(NamedTuple):
    """A paragraph as it is best, and its other lengths as they would look."""

    galley: Galley
    #: Of each line of each other length, em added to a gap: ``Line.opened``.
    others: tuple[tuple[float, ...], ...]


def compose_lengths(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> tuple[Galley, ...]:
    """Set a paragraph as it is best, then a line shorter and longer."""
    if not _has_lengths(paragraph, style):
        return (compose_paragraph(paragraph, style, measure, compositor),)
    job = job_of(paragraph.runs, style, measure, compositor)
    plain = job.galley()
    return (plain, *(job.lines(ends) for ends, _ in _others(job, len(plain.lines))))


def compose_foreseeing(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> Foreseen:
    """Set a paragraph as it is best, and see what a line less or more would do.

    ``compose_to`` sets those that are wanted.
    """
    if not _has_lengths(paragraph, style):
        return Foreseen(compose_paragraph(paragraph, style, measure, compositor), ())
    job = job_of(paragraph.runs, style, measure, compositor)
    plain = job.galley()
    others = (opened for _, opened in _others(job, len(plain.lines)))
    return Foreseen(plain, tuple(others))


def compose_to(
    paragraph: Paragraph,
    style: TextStyle,
    measure: Measure,
    compositor: Compositor,
    lines: int,
) -> Galley | None:
    """Set a paragraph in just ``lines`` lines; None if a reader would notice."""
    if not _has_lengths(paragraph, style):
        return None
    job = job_of(paragraph.runs, style, measure, compositor)
    ends = _ends(job, lines)
    return job.lines(ends) if ends and _unnoticed(job, ends) else None


def _has_lengths(paragraph: Paragraph, style: TextStyle) -> bool:
    """Tell whether a paragraph may be set in more lines or fewer than it wants."""
    broken = any("\n" in run.text for run in paragraph.runs)
    return style.align == "justify" and not broken


def _others(job: Job, count: int) -> Iterator[tuple[Sequence[int], tuple[float, ...]]]:
    """Yield a line less and a line more: where lines end, and how far they open."""
    for lines in (count - 1, count + 1):
        ends = _ends(job, lines)
        opened = ends and _unnoticed(job, ends)
        if ends and opened:
            yield ends, opened


def _ends(job: Job, lines: int) -> list[int] | None:
    """Return where so many lines end; None if they cannot be, or be too open."""
    if _too_open(job, lines):
        return None
    return break_to(job.setting.numbers, job.shape.widths, lines)


def _too_open(job: Job, lines: int) -> bool:
    """Tell whether so many lines are too open wherever they end, by sums alone.

    All but the last are full, and hold no more than what stands before the last
    place that a line may end at.
    """
    par, (style, _, widths) = job.setting.numbers, job.shape
    end = par.n - 1
    while end > 0 and not par.legal[end]:
        end -= 1
    if par.penalty or end <= 0:  # a cut word is longer by its hyphen
        return False
    others = lines - 1
    full = sum(widths[:others]) + max(0, others - len(widths)) * widths[-1]
    room = (par.gaps[end] - par.gaps[1]) * (UNNOTICED + _GAP_SLACK)
    room += others * (MISFIT + _SLACK) / style.size
    if par.glue is not None:
        room += par.glue[end] * _grown(style)
    if full - (par.ends[end] - par.begins[0]) <= room:
        return False
    # Where marks keep their blank at line ends an earlier end may reach farther,
    # and neighbours parted there have back what they shared.
    held = max(par.ends[: end + 1]) - par.begins[0]
    lost: float = min(0.0, *map(sub, par.begins, par.ends))
    return full - held + max(0, others - 1) * lost > room


def _grown(style: TextStyle) -> float:
    """Return how far word spaces and Han-Latin gaps grow unnoticed, to their limit."""
    parted = HAN_LATIN_MOST - style.autospace
    least = min(WORD_STRETCH, parted) if parted > 0 else WORD_STRETCH
    return 1 + SEEN / least


def _unnoticed(job: Job, ends: Sequence[int]) -> tuple[float, ...] | None:
    """Return how far lines open; None if a gap or a remark would tell of them."""
    setting, (style, _, widths) = job
    if setting.readings and style.leading < ROOM_FOR_READINGS * style.size:
        return None
    found: list[float] = []
    last, n = len(widths) - 1, setting.numbers.n
    for number, (_, b, _, natural, done, _) in enumerate(
        fit_lines(setting, ends, job.shape)
    ):
        off = round(natural * style.size, 3) - widths[min(number, last)] * style.size
        opened = round(done.opened, 4)
        if opened > UNNOTICED or off > MISFIT or (off < -MISFIT and b < n):
            return None
        found.append(opened)
    return tuple(found)
