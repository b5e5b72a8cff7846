"""Pages that never end, eat memory or break their process are told (T6)."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from makeup.test_webpage import Studio
from reform_press.confined import Limits, Unfinished, confined
from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.kept import NOTHING
from reform_press.makeup import apart
from reform_press.makeup.webpage import Ask, design_each

SHORT = Limits(seconds=2.0, memory=256 << 20)


@pytest.fixture
def studio(tmp_path: Path, fonts: FontSet, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(apart, "LIMITS", SHORT)
    return Studio(tmp_path, fonts)


def _eat() -> bytes:
    return b"x" * (1 << 30)


def _die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _fail() -> bytes:
    raise OSError("no such thing")


def _wait() -> bytes:
    sleep(60)
    return b""


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (_wait, Unfinished("time")),
        (_eat, Unfinished("memory")),
        (_die, Unfinished("ended")),
        (_fail, Unfinished("failed", "OSError: no such thing")),
    ],
)
def test_what_breaks_a_limit_costs_itself_alone(
    work: Callable[[], bytes], told: Unfinished
) -> None:
    limits = Limits(seconds=1.0, memory=256 << 20)

    assert list(confined([lambda: b"a", work, lambda: b"c"], limits)) == [
        b"a", told, b"c",
    ]  # fmt: skip


def test_large_results_come_through_and_nothing_is_left_behind(tmp_path: Path) -> None:
    import tempfile

    def littering() -> bytes:
        return Path(tempfile.mkdtemp()).as_posix().encode()

    data, left = confined([lambda: b"x" * (5 << 20), littering], SHORT)

    assert data == b"x" * (5 << 20)
    assert isinstance(left, bytes)
    assert not Path(left.decode()).exists()


@pytest.mark.parametrize(
    "html",
    [
        "{% for a in range(2000) %}{% for b in range(2000) %}"
        "{% for c in range(2000) %}{% endfor %}{% endfor %}{% endfor %}",
        "{% macro a(n) %}{% if n %}{{ a(n-1) }}{{ a(n-1) }}{% endif %}{% endmacro %}"
        "{{ a(40) }}",
        '{% set n=namespace(x="aaaaaaaa") %}{% for a in range(40) %}'
        "{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n=namespace(x=10) %}{% for a in range(40) %}"
        "{% set n.x = n.x * n.x %}{% endfor %}",
        '{{ "a"|batch(900000000, "x")|list|length }}',
        "<style>:root{--a0:red red red red;"
        + "".join(f"--a{n + 1}:" + f"var(--a{n})" * 4 + ";" for n in range(20))
        + "}p{font-family:var(--a20)}</style><p>x",
        '<style>@counter-style x{system:symbolic;symbols:"*"}'
        "p{counter-reset:a 2000000000}p::before{content:counter(a,x)}</style><p>x",
        "<style>p{display:grid;grid-template-columns:repeat(5000000,1px)}</style><p>x",
    ],
    ids=["loops", "macros", "doubling", "squares", "batch", "vars", "counter", "grid"],
)
def test_page_without_end_is_an_error_of_its_template(
    studio: Studio, html: str
) -> None:
    begun = monotonic()
    (fault,) = studio.faults(html)

    assert fault.code == "furniture.endless"
    assert str(fault.source) == "layouts/plain/page.html:1:1"
    assert fault.hint.zh
    assert monotonic() - begun < 4 * SHORT.seconds


def test_every_page_is_told_in_one_run(studio: Studio) -> None:
    loops = "{% for a in range(2000) %}" * 3 + "{% endfor %}" * 3
    for name, html in (("a", loops), ("b", "<p>x"), ("c", "{{ nobody.there }}")):
        studio.put(f"{name}.html", html)
    asks = [_ask(studio, f"{name}.html") for name in "abc"]

    first, second, third = design_each(asks, studio.fonts, NOTHING)

    assert isinstance(first, LayoutError)
    assert isinstance(third, LayoutError)
    assert first.diagnostics[0].code == "furniture.endless"
    assert third.diagnostics[0].code == "template.unknown"
    assert second == design_each(asks[1:2], studio.fonts, NOTHING)[0]


def test_page_is_drawn_where_no_process_can_be_had_and_that_is_said(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = studio.page("<p>x")

    def refuse() -> Any:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    made = studio.page("<p>x")

    assert [one.code for one in made.diagnostics] == ["furniture.unbounded"]
    assert made._replace(diagnostics=()) == usual


def _ask(studio: Studio, template: str) -> Ask:
    from makeup.test_webpage import BLEED, TRIM

    return Ask(template, studio.house, studio.edition, TRIM, BLEED, (), {})
