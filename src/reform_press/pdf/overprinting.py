"""Black type of placed PDFs set to overprint (黑字叠印), as our own does.

In: a form in inks, open in pikepdf.  Out: the same, its black type printed
over what is under it: knocked out, it would show white edges where plates do
not meet.  Streams that speak of overprinting themselves stay as they are.

"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from reform_press.pdf.painted import masks, resources, streams

#: Names of the two states, which no program gives its own.
_OVER, _KNOCK = "/ReformOver", "/ReformKnock"
_SHOWN = frozenset(("Tj", "TJ", "'", '"'))
#: Operators that set the colour of fills to anything but four inks.
_OTHERS = frozenset(("g", "rg", "cs", "sc", "scn"))
_BLACK = [0, 0, 0, 1]


def overprint_type(form: pikepdf.Object) -> None:
    """Let black type of a form, and of all that it paints with, overprint."""
    masked = masks(form)
    for stream in streams(form):
        painted = stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1
        if painted and stream.objgen not in masked and not _speaks(stream):
            _write(stream, begun_black=stream.objgen == form.objgen)


def _speaks(stream: pikepdf.Object) -> bool:
    states = resources(stream, "/ExtGState").values()
    return any(key in state for state in states for key in ("/OP", "/op"))


def _write(stream: pikepdf.Object, *, begun_black: bool) -> None:
    steps = list(pikepdf.parse_content_stream(stream))
    written = list(_overprinted(steps, begun_black))
    if len(written) == len(steps):
        return
    stream.write(pikepdf.unparse_content_stream(written))
    held = stream["/Resources"]
    if "/ExtGState" not in held:
        held["/ExtGState"] = pikepdf.Dictionary()
    for name, over in ((_OVER, True), (_KNOCK, False)):
        held["/ExtGState"][name] = pikepdf.Dictionary(
            Type=pikepdf.Name.ExtGState, OP=over, op=over, OPM=int(over)
        )


def _overprinted(steps: list[Any], black: bool) -> Iterator[Any]:
    """Yield the operators, black type between the two states."""
    saved: list[bool] = []
    over = False
    for step in steps:
        operator = str(step.operator)
        if operator == "q":
            saved.append(black)
        elif operator == "Q" and saved:
            black = saved.pop()
        elif operator == "k":
            black = [float(v) for v in step.operands] == _BLACK
        elif operator in _OTHERS:
            black = False
        wanted = black and (operator in _SHOWN or (over and operator != "ET"))
        if wanted != over:
            over = wanted
            name = pikepdf.Name(_OVER if over else _KNOCK)
            yield pikepdf.ContentStreamInstruction([name], pikepdf.Operator("gs"))
        yield step
