"""QR codes (二维码) as vectors, in black alone.

In: what the code says, and its width with the quiet zone.  Out: SVG: one path
of the dark modules on bare paper with four modules of white round it
(ISO/IEC 18004 6.3.8).  Modules too small for a telephone are refused.

"""

from collections.abc import Iterator, Sequence

from reform_press.colour import BLACK, PAPER
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM, fits
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import area, path, short, svg

#: White round a code, in modules.
QUIET = 4
#: A module is not smaller than this, or cheap telephones fail (pt).
SMALLEST = 0.4 * MM

Point = tuple[int, int]


def qr(text: str, look: Look) -> str:
    """Return a QR code; ``error`` is its level of correction, L M Q or H.

    Raises LayoutError: ``qr.empty``, ``qr.long`` (more than a code can say),
    ``qr.small`` (modules under 0.4 mm).
    """
    modules = _modules(text, look.error)
    count = len(modules) + 2 * QUIET
    side = look.width / count
    if not fits(SMALLEST, side):
        raise LayoutError(_small(side, count))
    drawn = "".join(
        "M" + "L".join(f"{_at(x, side)} {_at(y, side)}" for x, y in outline) + "Z"
        for outline in outlines(modules)
    )
    ground = area(0, 0, look.width, look.width, PAPER)
    return svg(look.width, look.width, (ground, path(drawn, BLACK)))


def _modules(text: str, error: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a code, dark modules true."""
    import segno  # 0.02 s: only for pages with a code

    if not text.strip():
        words = Words("二维码没有内容", "the code says nothing")
        raise LayoutError(Diagnostic("error", "qr.empty", words))
    try:
        # Micro codes are read by few telephones; a higher level is taken where
        # the code stays as small.
        made = segno.make_qr(text.strip(), error=error, boost_error=True)
    except segno.DataOverflowError as problem:
        words = Words(
            f"内容太长（{len(text)} 字），二维码装不下",
            f"a code cannot say {len(text)} characters",
        )
        hint = Words("用短网址", "use a short address")
        raise LayoutError(Diagnostic("error", "qr.long", words, hint=hint)) from problem
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def outlines(modules: Sequence[Sequence[bool]]) -> Iterator[tuple[Point, ...]]:
    """Yield the edges of the dark as closed paths of corners.

    Squares side by side would show hairlines where a renderer smooths their
    edges.  Dark lies on the right of every path, so that holes run the other
    way.
    """
    steps: dict[Point, list[Point]] = {}

    def dark(x: int, y: int) -> bool:
        return 0 <= y < len(modules) and 0 <= x < len(modules[y]) and modules[y][x]

    for y in range(len(modules)):
        for x in range(len(modules[y])):
            if not dark(x, y):
                continue
            for beside, start, end in (
                ((x, y - 1), (x, y), (x + 1, y)),
                ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
                ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
                ((x - 1, y), (x, y + 1), (x, y)),
            ):
                if not dark(*beside):
                    steps.setdefault(start, []).append(end)
    while steps:
        yield _walked(steps)


def _walked(steps: dict[Point, list[Point]]) -> tuple[Point, ...]:
    """Follow the edges from the first one left, and take them out."""
    start = min(steps)
    corners, at, before = [start], start, (0, 0)
    while True:
        ways = steps[at]
        # Where two dark squares meet at a corner, turn right: they stay apart.
        right = (at[0] - before[1], at[1] + before[0])
        to = right if right in ways else ways[0]
        ways.remove(to)
        if not ways:
            del steps[at]
        step = (to[0] - at[0], to[1] - at[1])
        if step == before:
            corners[-1] = to
        else:
            corners.append(to)
        at, before = to, step
        if at == start:
            return tuple(corners[:-1])


def _at(module: int, side: float) -> str:
    return short((module + QUIET) * side)


def _small(side: float, count: int) -> Diagnostic:
    wanted = SMALLEST * count / MM
    return Diagnostic(
        "error",
        "qr.small",
        Words(
            f"二维码的小块只有 {side / MM:.2f} 毫米，手机认不出",
            f"modules of {side / MM:.2f} mm are too small to be read",
        ),
        hint=Words(
            f"宽至少 {wanted:.1f} 毫米（含四周留白），或缩短内容",
            f"make it {wanted:.1f} mm wide with its quiet zone, or say less",
        ),
    )
