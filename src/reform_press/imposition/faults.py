"""What keeps a file from being imposed, in words (拼版诊断).

In: facts with their numbers.  Out: diagnostics ``imposition.*``.

"""

from collections.abc import Iterable, Sequence

from reform_press.errors import SILENT, Diagnostic, Words
from reform_press.geometry import MM, Size

#: Pages that a sentence names before it leaves the others out.
_NAMED = 8


def unreadable(name: str) -> Diagnostic:
    """Say that a file is no PDF, or a broken one."""
    return _error(
        "unreadable",
        Words(f"{name} 不是 PDF，或已损坏", f"{name} is no PDF, or a damaged one"),
        Words(
            "请重新导出；reform-press check 会说明哪里坏了",
            "export it again; reform-press check tells where it is broken",
        ),
    )


def encrypted(name: str) -> Diagnostic:
    """Say that a file is locked."""
    return _error(
        "encrypted",
        Words(f"{name} 已加密，不能拼版", f"{name} is encrypted"),
        Words("请导出不加密的 PDF", "export it without encryption"),
    )


def empty(name: str) -> Diagnostic:
    """Say that there is no page."""
    return _error("pages", Words(f"{name} 没有页面", f"{name} has no pages"))


def bad_box(page: int, what: str) -> Diagnostic:
    """Say that a page does not tell its size."""
    return _error(
        "boxes",
        Words(f"第 {page} 页的 {what} 不可用", f"page {page}: {what} is unusable"),
        Words(
            "请重新导出，并写明成品框（TrimBox）",
            "export it again, with a TrimBox for each page",
        ),
    )


def mixed(like: Size, other: Iterable[tuple[int, Size]]) -> Diagnostic:
    """Say which pages are of another size than they must be."""
    pages = _named([f"{page}: {mm(size)}" for page, size in other])
    return _error(
        "mixed",
        Words(
            f"成品应为 {mm(like)}，这些页不是：{pages}",
            f"the trim must be {mm(like)}; pages that are not: {pages}",
        ),
    )


def wrong_count(scheme: str, wanted: str, count: int) -> Diagnostic:
    """Say how many pages a scheme takes."""
    return _error(
        "pages",
        Words(
            f"{scheme} 要 {wanted} 页，一页一面板，文件有 {count} 页",
            f"{scheme} takes {wanted} pages, one for each panel; the file has {count}",
        ),
    )


def too_wide(pages: Sequence[int], width: float, most: float) -> Diagnostic:
    """Say that a panel would buckle when it is folded in."""
    named = _named(pages)
    over = width - most
    return _error(
        "fold-in",
        Words(
            f"折进去的面板（第 {named} 页）宽 {length(width)}，至多 {length(most)}",
            f"the panel that folds in (pages {named}) is {length(width)} wide, "
            f"at most {length(most)} will fold",
        ),
        Words(
            f"把这两页做窄，或用 --narrow 从外边裁去（至少 {length(over)}，常用 3 mm）",
            f"make these pages narrower, or cut their free edge with --narrow "
            f"(at least {length(over)}, commonly 3 mm)",
        ),
    )


def narrow_already(pages: Sequence[int], width: float, cut: float) -> Diagnostic:
    """Say that panels fold in without being cut."""
    return Diagnostic(
        "warning",
        "imposition.narrow",
        Words(
            f"第 {_named(pages)} 页宽 {length(width)}，本来就折得进去；"
            f"--narrow 又从外边裁去 {length(cut)}",
            f"pages {_named(pages)} are {length(width)} wide and fold in as they are; "
            f"--narrow cuts {length(cut)} off them all the same",
        ),
        hint=Words("不必再用 --narrow", "leave --narrow out"),
    )


def small_sheet(sheet: Size, needed: Size) -> Diagnostic:
    """Say how large the sheet must be."""
    return _error(
        "sheet",
        Words(
            f"纸张 {mm(sheet)} 放不下，连出血、标记与咬口要 {mm(needed)}",
            f"a sheet of {mm(sheet)} is too small: with bleed, marks and gripper "
            f"edge {mm(needed)} are needed",
        ),
    )


def large_sheet(sheet: Size, most: float) -> Diagnostic:
    """Say that no program would open such a page."""
    return _error(
        "sheet",
        Words(
            f"纸张要 {mm(sheet)}，PDF 页面至多 {length(most)} 见方",
            f"the sheet is {mm(sheet)}; a page of a PDF is {length(most)} wide "
            "and high at most",
        ),
    )


def blanks(count: int, empty: int) -> Diagnostic:
    """Say that places on the sheets stay empty."""
    return Diagnostic(
        "warning",
        "imposition.blanks",
        Words(
            f"文件 {count} 页，其后补 {empty} 个空白页",
            f"the file has {count} pages; {empty} blank ones follow them",
        ),
    )


def no_bleed(pages: Sequence[int], least: float, wanted: float) -> Diagnostic:
    """Say which pages bring less bleed than is cut into."""
    told = _named(pages)
    return Diagnostic(
        "warning",
        "imposition.bleed",
        Words(
            f"出血不足 {length(wanted)}：第 {told} 页，最少处 {length(least)}",
            f"less than {length(wanted)} of bleed on pages {told}; "
            f"{length(least)} at the least",
        ),
        hint=Words(
            "裁切稍偏就露白边；请带出血导出",
            "a cut slightly off will show white; export the file with its bleed",
        ),
    )


def annotations(count: int) -> Diagnostic:
    """Say that what is pinned to pages is not printed."""
    return Diagnostic(
        "warning",
        "imposition.annotations",
        Words(
            f"{count} 个批注、链接或表单域不上大版",
            f"annotations, links or form fields left out: {count}",
        ),
    )


def thick(pages: int) -> Diagnostic:
    """Say that a booklet is too thick for staples."""
    return Diagnostic(
        "warning",
        "imposition.thick",
        Words(
            f"{pages} 页骑马钉偏厚，宜用胶订（--scheme perfect）",
            f"{pages} pages are many for staples; consider --scheme perfect",
        ),
    )


def blank_spine(width: float) -> Diagnostic:
    """Say that a spine stays white."""
    return Diagnostic(
        "warning",
        "imposition.spine",
        Words(
            f"书脊宽 {length(width)}，文件没有书脊页（第 5 页），书脊空白",
            f"the spine, {length(width)} wide, stays white: the file has no page 5",
        ),
    )


def mm(size: Size) -> str:
    """Return a size as a printer reads it."""
    return f"{size.width / MM:.4g} × {size.height / MM:.4g} mm"


def length(points: float) -> str:
    """Return a length in millimetres."""
    return f"{points / MM:.4g} mm"


def _named(pages: Sequence[object]) -> str:
    """Return a list of pages as a sentence tells it."""
    return ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")


def _error(code: str, message: Words, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"imposition.{code}", message, hint=hint)
