"""Chapters come out alike wherever they were laid out.

Pages have two columns of ten characters, twelve rows.
"""

from dataclasses import replace

import pytest

from makeup.book.chapters import MASTER, desk
from makeup.book.tables import column
from makeup.newsroom import BODY
from reform_press import jobs
from reform_press.content.book.model import (
    Book,
    Chapter,
    Float,
    Heading,
    Note,
    Part,
    Table,
    Text,
)
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, LayoutError, OutputError, Source, Words
from reform_press.kept import Kept
from reform_press.makeup.book import apart, settling
from reform_press.makeup.book.apart import Load, laid_apart, lay
from reform_press.makeup.book.settling import settle
from reform_press.store import Store

__all__ = ["desk"]


@pytest.fixture(autouse=True)
def worth_it(monkeypatch):
    monkeypatch.setattr(apart, "WORTH", 1)


@pytest.fixture(params=[1, 2, 4])
def processors(request, monkeypatch):
    for module in (jobs, apart):
        monkeypatch.setattr(module, "processors", lambda: request.param)
    return request.param


def paragraph(*runs):
    place = Source("a.md", 4, 1)
    return Paragraph("body", tuple(one._replace(source=place) for one in runs), place)


def chapter(name, length, *calls):
    """Return a chapter with all that may stand in one."""
    cells = tuple(Paragraph("body", (Run(one),)) for one in ("甲", "12.5"))
    table = Table((column("项"), column("数", "decimal")), (cells,) * 5)
    called = (
        Run(f"{name}1", ("super",), f"note:{name}1"),
        Run("石溪", (), "index:石溪"),
    )
    referring = (Run("00", (), f"page:{one}") for one in calls)
    blocks = (
        Heading(1, Paragraph("crosshead", (Run(f"章{name}"),), level=1), name),
        Text(paragraph(Run("正" * length), *called), f"{name}-a"),
        Heading(2, Paragraph("crosshead", (Run("节"),), level=2), f"{name}-b"),
        Float(table, Paragraph("body", (Run("表题"),)), id=f"{name}-t"),
        Text(paragraph(*referring, Run("文" * 90))),
    )  # fmt: skip
    notes = (Note(f"{name}1", Paragraph("note", (Run("注文" * 9),), label="1")),)
    return Chapter(name, f"章{name}", blocks, notes)


def book():
    ids = "甲乙丙丁戊"
    chapters = tuple(
        chapter(one, 150 * (number + 1), *ids[number + 1 :])
        for number, one in enumerate(ids)
    )
    text = Part("text", "p1", "综述", chapters[:3])
    more = Part("text", "p2", "农业", chapters[3:], opens="any")
    return Book((Part("contents", "list", "目录"), text, more))


def settled(desk):
    return settle(book(), {0: MASTER, 1: MASTER, 2: MASTER}, desk)


def test_book_is_the_same_whoever_laid_it_out(desk, processors, monkeypatch):
    made = settled(desk)
    monkeypatch.setattr(settling.Others, "laid_ahead", lambda *_: {})

    assert made == settled(desk)


@pytest.mark.usefixtures("processors")
def test_what_was_laid_out_ahead_is_not_laid_out_again(desk, monkeypatch):
    here = []
    alone = settling.flow_chapters
    monkeypatch.setattr(
        settling, "flow_chapters", lambda *a, **k: here.append(a) or alone(*a, **k)
    )
    settled(desk)
    jobs_alone = jobs.processors() == 1

    assert bool(here) == jobs_alone


def test_chapters_are_laid_out_by_others_too(desk, monkeypatch):
    for module in (jobs, apart):
        monkeypatch.setattr(module, "processors", lambda: 2)
    sent = []
    receive = apart._unpacked
    monkeypatch.setattr(
        apart, "_unpacked", lambda data: sent.append(1) or receive(data)
    )
    one = book().parts[1]
    loads = [
        Load((each,), one._replace(chapters=()), MASTER, (), (True, False))
        for each in one.chapters * 4
    ]

    assert laid_apart(loads, desk) == [lay(load, desk) for load in loads]
    assert sent


@pytest.mark.parametrize("dies", [1, 2])
def test_what_a_cluster_leaves_is_laid_out_here_with_a_remark(desk, monkeypatch, dies):
    """It is not asked again, whether it dies within a pass or between two."""
    alone = settled(desk)
    asked = []

    def work(loads, desk):
        asked.append(desk.cluster)
        if len(asked) < dies:
            return [lay(load, desk) for load in loads]
        if dies == 2:
            raise OutputError(Diagnostic("error", "cluster.gone", Words("", "")))
        return [None] * len(loads)

    monkeypatch.setattr(apart, "_by_cluster", work)
    made = settled(replace(desk, cluster="tcp://host:1"))

    assert [one.code for one in made.diagnostics] == ["cluster.lost"]
    assert made.parts == alone.parts
    assert len(asked) == dies


def test_a_cluster_that_was_never_there_is_an_error(desk, monkeypatch):
    def work(loads, desk):
        raise OutputError(Diagnostic("error", "cluster.unreachable", Words("", "")))

    monkeypatch.setattr(apart, "_by_cluster", work)
    with pytest.raises(OutputError):
        settled(replace(desk, cluster="tcp://host:1"))


@pytest.mark.usefixtures("processors")
def test_what_cannot_be_laid_out_is_told_as_ever(desk):
    wrong = book()
    high = Paragraph("verse", (Run("\n".join("行" * 99)),))
    odd = chapter("己", 10)._replace(blocks=(Text(high),), notes=())
    style = "verse", BODY._replace(leading=30.0, align="start")
    layout = desk.layout._replace(styles=(*desk.layout.styles, style))
    tall = replace(desk, layout=layout)
    parts = [part._replace(chapters=(*part.chapters, odd)) for part in wrong.parts[1:]]

    with pytest.raises(LayoutError) as told:
        settle(Book(tuple(parts)), {0: MASTER, 1: MASTER}, tall)
    assert {one.code for one in told.value.diagnostics} == {"makeup.too-high"}


def test_what_is_sent_survives_its_parcel(desk):
    one = book().parts[1]
    load = Load(one.chapters, one._replace(chapters=()), MASTER, (("a", "b"),), (True,))
    house = apart._house(desk)
    sent = apart._SENT.packed((house, load))

    assert apart._SENT.unpacked(sent) == (house, load)
    laid = lay(load, desk)
    assert apart._LAID.unpacked(apart._LAID.packed(laid)) == laid


def test_cluster_keeps_what_it_was_sent_by_digest(desk, monkeypatch, tmp_path):
    asked = []

    def near(address, call, loads):
        asked.append((address, len(loads)))
        return [
            apart._LAID.packed(lay(apart._SENT.unpacked(one)[1], desk)) for one in loads
        ]

    monkeypatch.setattr(apart, "remote", near)
    far = replace(desk, cluster="tcp://far:1", kept=Kept(Store(tmp_path)))
    first, again = settled(far), settled(far)

    assert first == again == settled(replace(far, cluster=""))
    assert {address for address, _ in asked} == {"tcp://far:1"}
    assert sum(count for _, count in asked) < 2 * len(asked) * 5
    before = len(asked)
    settled(far)
    assert len(asked) == before, "the store has all of it"
