"""Templates of designed pages (页面模板): Jinja2 in a sandbox.

In: a template of a layout and the plain values that it may show.  Out: HTML,
or every fault at its place in the template.

Guarantees: whatever is shown is escaped, unless it is markup that a macro of
ours made.  A template reads templates of its own layout and the macros of the
package (``reform/…``), sees plain data and no object behind it, and cannot
grow without end.

"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.makeup.furniture import FAILURES
from reform_press.makeup.templatetext import converting
from reform_press.schema.intake import name_of, refusal, take
from reform_press.store import key_of

#: Where templates find what comes with the package, and what lies there.
OURS = "reform/"
MACROS = files("reform_press") / "data" / "macros"
#: A page of HTML holds no more characters; text of stories is not in it.
MOST = 2_000_000
#: The longest text, and the most rounds of a loop, that a template may make.
_LONGEST, _ROUNDS = 100_000, 2_000


class Rendered(NamedTuple):
    """A template that was filled in, and all templates that it was made of."""

    html: str
    templates: tuple[str, ...]  # names, its own first
    #: Their texts by the names that messages give them.
    sources: tuple[tuple[str, str], ...]
    digest: str  # of all that


#: What templates may call, by name: plain values in, markup out (图表、二维码).
Tools = Mapping[str, Callable[..., str]]


def render(
    name: str,
    house: Path,
    values: Mapping[str, Any],
    tools: Tools | None = None,
    rewrite: Callable[[str], str] = str,
    names: Collection[str] = (),
) -> Rendered:
    """Return the HTML of the template ``name`` of a layout's folder.

    ``values`` are numbers, text, truth, and lists and mappings of these.  What
    ``tools`` return is markup and is not escaped.  ``rewrite`` puts Chinese that
    templates say themselves into the edition's script; ``names`` are no words.
    Raises LayoutError: ``template.missing``, ``template.syntax`` (not
    understood), ``template.unknown`` (a value that there is not),
    ``template.unsafe`` (asks for what no template may see),
    ``template.too-long``, ``template.failed``.
    """
    import jinja2  # 0.1 s: only for pages that are new

    read: list[str] = []
    environment = _environment(house, read)
    if rewrite is not str:
        environment.add_extension(converting(rewrite, names))
    environment.globals |= {key: _marking(tool) for key, tool in (tools or {}).items()}
    try:
        parts: list[str] = []
        length = 0
        for part in environment.get_template(name).generate(**values):
            parts.append(part)
            length += len(part)
            if length > MOST:
                raise LayoutError(_too_long(_place(None, name, house)))
    except LayoutError as error:
        # What a tool complains of without a place was asked for here.
        place = _place(error, name, house)
        told = (d if d.source else d._replace(source=place) for d in error.diagnostics)
        raise LayoutError(*told) from error
    except jinja2.TemplateError as error:
        raise LayoutError(_told(error, name, house)) from error
    except FAILURES as error:
        raise LayoutError(_failed(error, _place(error, name, house))) from error
    html, names_read = "".join(parts), tuple(dict.fromkeys(read))
    sources = tuple((told_as(one, house), source_of(one, house)) for one in names_read)
    return Rendered(html, names_read, sources, key_of(html, names_read, sources))


def source_of(name: str, house: Path) -> str:
    """Return the text of a template, "" when there is none that may be read."""
    if name.startswith(OURS):
        ours = MACROS / name.removeprefix(OURS)
        plain = re.fullmatch(r"[\w-]+\.html", name.removeprefix(OURS))
        return ours.read_text("utf-8") if plain and ours.is_file() else ""
    file = house / name
    return "" if refusal(file, house) else take(file, house).text or ""


def _environment(house: Path, read: list[str]) -> Any:
    """Return Jinja2 with all that leads out of its templates taken away."""
    from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Absent(StrictUndefined):
        """A value that there is not: it may be asked for, never shown."""

        def __bool__(self) -> bool:  # type: ignore[override]  # theirs raises
            return False

    class Layouts(BaseLoader):
        """Templates of one layout, and ours."""

        def get_source(
            self, environment: Any, template: str
        ) -> tuple[str, str | None, Callable[[], bool] | None]:
            text = source_of(template, house)
            if not text:
                raise TemplateNotFound(template)
            read.append(template)
            return text, told_as(template, house), None

    class Sandbox(ImmutableSandboxedEnvironment):
        """Plain data alone; no power, no endless text."""

        intercepted_binops = frozenset(("*", "**", "%"))

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return attr not in _FORMATS and super().is_safe_attribute(obj, attr, value)

        def wrap_str_format(self, value: Any) -> None:
            """Leave no way to lay text out to any width."""

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            numbers = isinstance(left, int | float) and isinstance(right, int | float)
            if not numbers or operator == "**":
                raise SecurityError(f"{operator} works on numbers alone")
            return super().call_binop(context, operator, left, right)

    made = Sandbox(
        loader=Layouts(),
        autoescape=True,
        undefined=Absent,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
    )
    for unwanted in _UNWANTED:
        made.filters.pop(unwanted, None)
    made.globals = {"range": _range, "namespace": made.globals["namespace"]}
    return made


#: Methods of text that lay it out to any width.
_FORMATS = frozenset(
    ("center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map")
)
#: Filters that lead to attributes, switch escaping off, make text of any
#: length, or give another page every time.
_UNWANTED = (
    "attr", "center", "format", "indent", "pprint", "random", "safe", "urlize",
    "wordwrap", "xmlattr",
)  # fmt: skip


def _marking(tool: Callable[..., str]) -> Callable[..., str]:
    from markupsafe import Markup  # comes with Jinja2

    return lambda *given, **named: Markup(tool(*given, **named))


def _range(*ends: int) -> Iterable[int]:
    found = range(*ends)
    if len(found) > _ROUNDS:
        raise OverflowError(f"range({', '.join(map(str, ends))})")
    return found


def told_as(name: str, house: Path) -> str:
    """Return how messages name a template of a layout."""
    if name.startswith(OURS):
        return name
    root = house.parent.parent if house.parent.name == "layouts" else house.parent
    return name_of(house / name, root)


def _place(error: BaseException | None, name: str, house: Path) -> Source:
    """Return the line that failed: the deepest one of a trace in a template.

    A line of the layout is told rather than one of our macros that it calls.
    """
    found = Source(told_as(name, house))
    trace = error.__traceback__ if error else None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        template = "__jinja_exception__" in trace.tb_frame.f_globals
        if template and not file.startswith(OURS):
            found = Source(file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _told(error: Any, name: str, house: Path) -> Diagnostic:
    import jinja2
    from jinja2.exceptions import SecurityError

    place = _place(error, name, house)
    if isinstance(error, jinja2.TemplateNotFound):
        return _missing(str(error.name), place)
    if isinstance(error, jinja2.TemplateSyntaxError):
        at = told_as(error.name or name, house)
        return _syntax(str(error.message), Source(at, error.lineno))
    if isinstance(error, SecurityError):
        return _unsafe(str(error), place)
    if isinstance(error, jinja2.UndefinedError):
        return _unknown(str(error), place)
    return _failed(error, place)


def _missing(name: str, place: Source) -> Diagnostic:
    return Diagnostic(
        "error",
        "template.missing",
        Words(f"没有模板 {name}", f"there is no template {name}"),
        place,
        Words(
            f"模板放在版式文件夹里；随附的宏以 {OURS} 开头",
            f"templates lie in the layout's folder; macros of ours begin with {OURS}",
        ),
    )


def _syntax(message: str, place: Source) -> Diagnostic:
    return Diagnostic(
        "error",
        "template.syntax",
        Words(f"模板写法有误：{message}", f"the template is not understood: {message}"),
        place,
    )


def _unknown(message: str, place: Source) -> Diagnostic:
    return Diagnostic(
        "error",
        "template.unknown",
        Words(f"模板要用的数据没有：{message}", f"no such value: {message}"),
        place,
        Words(
            "可用 edition、page、data、stories、palette、lang；"
            "data 写在 edition.yaml 里",
            "there are edition, page, data, stories, palette and lang; "
            "data stands in edition.yaml",
        ),
    )


def _unsafe(message: str, place: Source) -> Diagnostic:
    return Diagnostic(
        "error",
        "template.unsafe",
        Words(f"模板里不许这样做：{message}", f"not allowed in templates: {message}"),
        place,
    )


def _too_long(place: Source) -> Diagnostic:
    return Diagnostic(
        "error",
        "template.too-long",
        Words(
            f"模板生成的页面超过 {MOST} 字", f"the page has more than {MOST} characters"
        ),
        place,
    )


def _failed(error: Exception, place: Source) -> Diagnostic:
    told = f"{type(error).__name__}: {error}"
    return Diagnostic(
        "error",
        "template.failed",
        Words(f"模板算不出来（{told}）", f"the template failed ({told})"),
        place,
    )
