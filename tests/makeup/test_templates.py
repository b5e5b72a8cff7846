"""Templates: what they may show, and all that they may not do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reform_press.errors import Diagnostic, LayoutError
from reform_press.makeup.templates import render

VALUES: dict[str, Any] = {"edition": {"title": "油<b>菜</b>"}, "data": [1, 2, 3]}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "layouts" / "plain"
    folder.mkdir(parents=True)
    return folder


def html(house: Path, text: str, values: Mapping[str, Any] = VALUES) -> str:
    (house / "page.html").write_text(text, "utf-8")
    return render("page.html", house, values).html


def fault(house: Path, text: str) -> Diagnostic:
    with pytest.raises(LayoutError) as caught:
        html(house, text)
    (remark,) = caught.value.diagnostics
    return remark


def test_what_is_shown_is_escaped(house: Path) -> None:
    """Copy is no markup, whoever wrote it (T8)."""
    shown = html(house, "<p>{{ edition.title }}</p>")

    assert shown == "<p>油&lt;b&gt;菜&lt;/b&gt;</p>"


def test_markup_of_tools_and_macros_stays_markup(house: Path) -> None:
    (house / "parts.html").write_text("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}")
    (house / "page.html").write_text(
        "{% import 'parts.html' as p %}{{ p.m('&') }}{{ bar(2) }}"
    )
    done = render("page.html", house, {}, {"bar": lambda n: f"<b>{n}</b>"})

    assert done.html == "<i>&amp;</i><b>2</b>"
    assert done.templates == ("page.html", "parts.html")


@pytest.mark.parametrize(
    "text",
    [
        "{{ edition.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ edition['__class__'] }}{{ edition.items.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ edition.update({'title': 'x'}) }}",
        "{{ data.append(4) }}",
        "{{ 'x' * 1000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.ljust(999999999) }}",
    ],
)
def test_template_sees_no_object_and_gets_no_power(house: Path, text: str) -> None:
    remark = fault(house, f"\n\n{text}")

    assert remark.code in ("template.unsafe", "template.unknown")
    assert str(remark.source) == "layouts/plain/page.html:3:1"


@pytest.mark.parametrize("name", ["attr('a')", "safe", "random", "center(9)", "pprint"])
def test_filters_that_lead_out_are_gone(house: Path, name: str) -> None:
    assert fault(house, f"{{{{ data|{name} }}}}").code == "template.syntax"


@pytest.mark.parametrize("name", ["lipsum", "cycler", "joiner", "dict", "open"])
def test_no_global_but_range_and_namespace(house: Path, name: str) -> None:
    assert fault(house, f"{{{{ {name}() }}}}").code == "template.unknown"


@pytest.mark.parametrize(
    "name",
    ["../secret.html", "/etc/passwd", "..\\secret.html", "link.html", "reform/../x"],
)
def test_template_reads_its_own_layout_alone(house: Path, name: str) -> None:
    """T2: neither by dots nor by a link."""
    (house.parent / "secret.html").write_text("secret")
    (house / "link.html").symlink_to(house.parent / "secret.html")
    remark = fault(house, f"\n{{% include {name!r} %}}")

    assert remark.code == "template.missing"
    assert remark.source is not None
    assert remark.source.line == 2


def test_fault_of_a_macro_is_told_where_it_stands(house: Path) -> None:
    macro = "{% macro m(x) %}\n\n{{ x.nothing }}\n{% endmacro %}"
    (house / "parts.html").write_text(macro)
    remark = fault(house, "{% import 'parts.html' as p %}\n{{ p.m(edition) }}")

    assert remark.code == "template.unknown"
    assert str(remark.source) == "layouts/plain/parts.html:3:1"


def test_syntax_error_is_told_with_its_line(house: Path) -> None:
    assert str(fault(house, "a\n{% if %}").source) == "layouts/plain/page.html:2:1"


def test_sum_that_cannot_be_done_is_told(house: Path) -> None:
    assert fault(house, "\n{{ 1 / 0 }}").code == "template.failed"


def test_page_without_end_is_cut_short(house: Path) -> None:
    """F14: loops within loops."""
    text = "{% for a in range(2000) %}" * 3 + "row" + "{% endfor %}" * 3

    assert fault(house, text).code == "template.too-long"


def test_range_without_end_is_refused(house: Path) -> None:
    assert fault(house, "{{ range(10 * 1000)|list }}").code == "template.failed"


def test_words_of_a_template_are_converted_and_nothing_else(house: Path) -> None:
    """Names of fonts, of stories, of classes are no words of the page."""
    (house / "面.html").write_text("{% macro m(x) %}{{ x }}{% endmacro %}")
    (house / "page.html").write_text(
        "<!-- 说明 --><style>p { font-family: 黑体 }</style>"
        '<p class="面 {{ data[0] }} 标题 {{ "面" }}" title="a>b">面粉{{ "面" }}</p>'
        '{# 面 #}{% import "面.html" as own %}{{ own.m("面|Flour") }}'
        '{{ own.m("面稿") }}{{ own.m("面.svg") }}{{ own.m("面1.50元") }}'
        '{{ said["面"] }}{{ {"面": "面"} }}',
        "utf-8",
    )
    asked: list[str] = []

    def rewrite(text: str) -> str:
        asked.append(text)
        return text.replace("面", "麵")

    values = {**VALUES, "said": {"面": "油面"}}
    done = render("page.html", house, values, None, rewrite, {"面稿"}).html

    assert done == (
        "<!-- 说明 --><style>p { font-family: 黑体 }</style>"
        '<p class="面 1 标题 面" title="a>b">麵粉麵</p>'
        "麵|Flour面稿面.svg麵1.50元油面{&#39;面&#39;: &#39;麵&#39;}"
    )
    assert "说明" not in "".join(asked)
