"""Several pages to choose from: different, complete, safe to look at and to take."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
import yaml
from PIL import Image

from makeup.newsroom import GRID
from reform_press.cli.main import main
from reform_press.contact import Shown, contact_page
from reform_press.errors import Words
from reform_press.makeup.dummy import Cells, FixedPlan, PageDummy, Slot
from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.held import holding, keeps
from reform_press.makeup.plan import read_dummy
from reform_press.makeup.score.result import Fault, Penalty, Score, Term
from reform_press.makeup.shifts import shift_of
from reform_press.makeup.ways import APART, Way, different

LAYOUT = """name: 小样
trim: 180x212mm
top: 24mm
grid: {columns: 4, characters: 10, gutter: 1, size: 10pt, leading: 12pt, rows: 40}
"""
EDITION = """product: newspaper
title: <b>小报</b>
date: 2024-03-01
layout: small
pages:
  - {section: 专版, folio: "1", stories: [lead, second, third, fourth]}
"""
COPY = "县里开通新的公交线路，沿途设站十二处，早晚各加两班。"
STORIES = (
    ("lead", 1, "清淤工程今天完工", 400),
    ("second", 2, "书架搬进了车间", 280),
    ("third", 3, "夜班公交开通", 200),
    ("fourth", 3, "新集开市", 150),
)
FEW = ("--candidates", "3", "--steps", "200")


def newsroom(project):
    """Write a paper of one page into a project of its own."""
    folder = project / "content" / "small"
    folder.mkdir(parents=True)
    house = project / "layouts" / "small"
    house.mkdir(parents=True)
    (house / "layout.yaml").write_text(LAYOUT, "utf-8")
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    for name, priority, title, length in STORIES:
        text = COPY * (length // len(COPY) + 1)
        body = "\n\n".join(text[n : n + 99] + "。" for n in range(0, length, 100))
        front = f"id: {name}\nkind: news\npriority: {priority}\ntitle: {title}"
        (folder / f"{name}.md").write_text(f"---\n{front}\n---\n{body}\n", "utf-8")
    return folder


def run(capsys, *words):
    """Run ``makeup`` with ``--json``; return its exit code and its events."""
    exit_code = main(["makeup", *map(str, words), "--json"])
    lines = capsys.readouterr().out.splitlines()
    return exit_code, [json.loads(line) for line in lines]


def codes(events):
    return [event["code"] for event in events if event["event"] == "diagnostic"]


def page_of(folder, number):
    (page,) = read_dummy(folder / str(number) / "dummy.yaml", folder).pages
    return page


@pytest.fixture(scope="module")
def made(tmp_path_factory, fonts):
    """Return a paper and the folder of its candidates; nobody changes them."""
    project = tmp_path_factory.mktemp("project")
    folder = newsroom(project)
    assert main(["makeup", str(folder), *FEW]) == 0
    return folder, project / "build" / "candidates" / "small"


@pytest.fixture
def own(made, tmp_path):
    """Return the same paper and candidates for a test that changes them."""
    project = tmp_path / "project"
    shutil.copytree(made[0].parent.parent, project)
    return project / "content" / "small", project / "build" / "candidates" / "small"


def test_candidates_differ_and_hold_every_story(made):
    _, out = made
    numbers = sorted(path.name for path in out.iterdir() if path.is_dir())
    assert numbers[:2] == ["1", "2"]
    pages = [page_of(out, number) for number in numbers]
    for page in pages:
        assert [slot.story for slot in page.slots] == [one[0] for one in STORIES]
    for number, page in enumerate(pages):
        for other in pages[:number]:
            assert page.tree != other.tree
            assert shift_of(page, other, 4, 40).share >= APART


def test_a_candidate_has_its_plan_its_sketch_and_its_picture(made):
    _, out = made
    files = {path.name for path in (out / "1").iterdir()}
    assert files == {"dummy.yaml", "sketch.pdf", "page-1.png"}
    assert (out / "1" / "sketch.pdf").read_bytes().startswith(b"%PDF")
    with Image.open(out / "1" / "page-1.png") as page:
        half = page.width // 2
    with Image.open(out / "contact.png") as sheet:
        assert sheet.width > half * min(3, len(list(out.glob("*/dummy.yaml"))))


def test_the_best_comes_first(made):
    _, out = made
    plans = [
        yaml.safe_load(f.read_text("utf-8")) for f in sorted(out.glob("*/d*.yaml"))
    ]
    lost = [sum(plan["score"].values()) for plan in plans]
    assert lost == sorted(lost)


def test_the_page_for_browsers_shows_all_and_fetches_nothing(made):
    _, out = made
    text = (out / "contact.html").read_text("utf-8")
    root = ET.fromstring(text.partition("\n")[2])
    xhtml = "{http://www.w3.org/1999/xhtml}"
    images = [image.get("src") for image in root.iter(f"{xhtml}img")]
    assert len(images) == len(list(out.glob("*/dummy.yaml")))
    assert all(src.startswith("data:image/jpeg;base64,") for src in images)
    assert root.get("lang") == "zh"
    assert not {e.tag for e in root.iter()} & {f"{xhtml}script", f"{xhtml}link"}
    assert "<b>小报" not in text  # the title is copy, not a mark
    assert "&lt;b&gt;小报" in text
    for language in ("zh", "en"):
        assert [e for e in root.iter() if e.get("lang") == language]


def test_reasons_are_told_with_heads_and_points_dearest_first():
    costs = (
        Penalty("position", 0.5, ("a", "b")),
        Penalty("butted", 3.6, ("a", "b"), (1.0, 4.0)),
        Penalty("white-head", 0.01, ("b",), (2.0,)),
    )
    score = Score((), (Term("S3", 18, costs), Term("S7", 6, ())), 0.004)
    remedies = (("b", (Words("竖题", "a vertical head"),)), ("a", ()))
    page = contact_page(
        "小报", "makeup paper --take", [[Shown("1", score, remedies, b"")]],
        {"a": Words("《清淤》", "“清淤”"), "b": Words("《书架》", "“书架”")},
    )  # fmt: skip
    assert "《清淤》与《书架》碰题" in page
    english = "".join(re.findall("<span lang='en'>(.*?)</span>", page))
    assert "“清淤”" in english
    assert "《" not in english
    assert page.index("3.6") < page.index("0.5")
    assert "《书架》：竖题" in page
    assert "题空多" not in page  # it costs next to nothing
    assert "--take 1" in page
    assert "butted heads" in page
    assert "shapes" not in page


def test_the_same_seed_gives_the_same_bytes(made, tmp_path, capsys):
    folder, out = made
    assert run(capsys, folder, *FEW, "-o", tmp_path / "again")[0] == 0
    names = sorted(p.relative_to(out) for p in out.rglob("*.*") if p.is_file())
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_a_taken_candidate_is_the_plan(own, capsys):
    folder, out = own
    exit_code, events = run(capsys, folder, "--take", 2)
    assert exit_code == 0
    assert [event.get("taken") for event in events if "plan" in event] == [2]
    plan = (folder / "dummy.yaml").read_bytes()
    assert plan == (out / "2" / "dummy.yaml").read_bytes()
    assert main(["build", str(folder)]) == 0
    capsys.readouterr()
    # Another one may be taken: nobody has worked on the first.
    assert run(capsys, folder, "--take", 1)[0] == 0


def test_candidates_elsewhere_can_be_taken_as_well(own, tmp_path, capsys):
    folder, out = own
    away = out.rename(tmp_path / "away")
    for number in (2, 1):
        assert run(capsys, folder, "--take", number, "-o", away)[0] == 0
        plan = (folder / "dummy.yaml").read_bytes()
        assert plan == (away / str(number) / "dummy.yaml").read_bytes()


def test_an_editors_plan_is_not_replaced_unasked(own, capsys):
    folder, out = own
    run(capsys, folder, "--take", 1)
    plan = folder / "dummy.yaml"
    (slot, *_) = page_of(out, 1).slots
    before = plan.read_text("utf-8")
    plan.write_text(before.replace(f"size: {slot.head.size}", "size: 14.0", 1), "utf-8")
    mine = plan.read_bytes()
    exit_code, events = run(capsys, folder, "--take", 2)
    assert exit_code == 2
    assert codes(events) == ["usage.hand-plan"]
    assert plan.read_bytes() == mine
    assert run(capsys, folder, "--take", 2, "--force")[0] == 0
    assert plan.read_bytes() == (out / "2" / "dummy.yaml").read_bytes()
    plans = folder.parents[1] / "build" / "plans" / "small"
    assert max(plans.iterdir()).read_bytes() == mine
    # It outlives the next that is taken, and can be had back.
    assert run(capsys, folder, "--take", 1)[0] == 0
    last = max(plans.iterdir()).stem
    assert main(["relay", str(folder), "--back", str(int(last) - 1)]) == 0
    assert plan.read_bytes() == mine


def test_a_candidate_that_is_not_there_cannot_be_taken(own, capsys):
    folder, _ = own
    exit_code, events = run(capsys, folder, "--take", 9)
    assert exit_code == 2
    assert codes(events) == ["usage.no-candidate"]
    assert re.search(r"1(、|, )2", events[0]["hint"])
    assert not (folder / "dummy.yaml").exists()


def test_a_search_is_not_asked_of_a_candidate_that_is_taken(own, capsys):
    folder, _ = own
    exit_code, events = run(capsys, folder, "--take", 1, "--seed", 3)
    assert exit_code == 2
    assert codes(events) == ["usage.take-and-search"]
    assert not (folder / "dummy.yaml").exists()


def test_nothing_is_forced_but_a_candidate_that_is_taken(own, capsys):
    folder, _ = own
    exit_code, events = run(capsys, folder, "--force")
    assert exit_code == 2
    assert codes(events) == ["usage.force-alone"]


def pinned(folder, story, pins=True):
    """Pin a story in the plan of an edition; return its slot."""
    plan = folder / "dummy.yaml"
    told = yaml.safe_load(plan.read_text("utf-8"))
    (slot,) = [s for s in told["pages"][0]["slots"] if s["story"] == story]
    slot["pinned"] = pins
    plan.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    (page,) = read_dummy(plan, folder).pages
    (held,) = [one for one in page.slots if one.story == story]
    return replace(held, source=None)


def test_a_pinned_story_stands_still_in_every_candidate(own, capsys):
    folder, out = own
    run(capsys, folder, "--take", 1)
    held = pinned(folder, "fourth")
    exit_code, events = run(capsys, folder, "--take", 2)
    assert (exit_code, codes(events)) == (2, ["usage.pins-changed"])
    assert run(capsys, folder, *FEW)[0] == 0
    numbers = [path.parent.name for path in out.glob("*/dummy.yaml")]
    assert numbers
    for number in numbers:
        slots = {s.story: replace(s, source=None) for s in page_of(out, number).slots}
        assert slots["fourth"] == held
        assert len(slots) == len(STORIES)
    assert run(capsys, folder, "--take", 1)[0] == 0
    assert "pinned: true" in (folder / "dummy.yaml").read_text("utf-8")


def test_a_part_that_is_pinned_stays_in_every_candidate(own, capsys):
    folder, out = own
    run(capsys, folder, "--take", 1)
    held = pinned(folder, "second", ["place", "head"])
    assert run(capsys, folder, *FEW)[0] == 0
    numbers = [path.parent.name for path in out.glob("*/dummy.yaml")]
    for number in numbers:
        slots = {slot.story: slot for slot in page_of(out, number).slots}
        assert keeps(held, slots["second"])
        assert slots["second"].pinned == ("place", "head")
    # What is free of it may differ from the plan: it can be taken all the same.
    assert run(capsys, folder, "--take", len(numbers), "--force")[0] == 0


def test_pins_that_leave_no_page_are_refused_by_name(own, capsys):
    folder, _ = own
    run(capsys, folder, "--take", 1)
    pinned(folder, "second")
    told = yaml.safe_load((folder / "dummy.yaml").read_text("utf-8"))
    (slot,) = [s for s in told["pages"][0]["slots"] if s["story"] == "second"]
    slot["cells"]["rows"] -= 3
    (folder / "dummy.yaml").write_text(yaml.safe_dump(told), "utf-8")
    exit_code, events = run(capsys, folder, *FEW)
    assert exit_code == 1
    assert codes(events) == ["makeup.pin-overset"]
    assert next(e["line"] for e in events if e.get("code")) > 1


def test_a_pin_that_does_not_fit_is_refused_at_its_place(own, capsys):
    folder, _ = own
    slot = (
        "{story: lead, pinned: true, cells: {column: 3, row: 1, columns: 3, rows: 9}}"
    )
    plan = f"dummy: 1\npages:\n  - page: 1\n    slots:\n      - {slot}\n"
    (folder / "dummy.yaml").write_text(plan, "utf-8")
    exit_code, events = run(capsys, folder, *FEW)
    assert exit_code == 1
    assert codes(events) == ["makeup.outside"]


def test_an_advertisement_stays_and_a_loose_one_is_refused(own, capsys):
    folder, out = own
    (folder / "third.md").unlink()
    edition = (folder / "edition.yaml").read_text("utf-8").replace(" third,", "")
    (folder / "edition.yaml").write_text(edition, "utf-8")
    plan = """dummy: 1
pages:
  - page: 1
    fixed:
      - {id: shop, role: ad, label: 商业广告, cells: {column: 1, row: %d, columns: 4, rows: 8}}
    slots:
      - {story: lead, cells: {column: 1, row: 1, columns: 4, rows: 20}}
"""  # noqa: E501
    (folder / "dummy.yaml").write_text(plan % 5, "utf-8")
    exit_code, events = run(capsys, folder, *FEW)
    assert exit_code == 1
    assert codes(events) == ["makeup.loose-ad"]
    assert "33" in json.dumps(events)  # where it may stand
    (folder / "dummy.yaml").write_text(plan % 33, "utf-8")
    assert run(capsys, folder, *FEW)[0] == 0
    (ad,) = page_of(out, 1).fixed
    expected = FixedPlan("shop", Cells(1, 33, 4, 8), "ad", "商业广告")
    assert replace(ad, source=None) == expected


def test_fewer_ways_than_were_asked_for_are_told(own, capsys):
    folder, out = own
    run(capsys, folder, "--take", 1)
    for name, *_ in STORIES[:-1]:
        pinned(folder, name)
    exit_code, events = run(capsys, folder, *FEW)
    assert (exit_code, codes(events)) == (0, ["makeup.few-candidates"])
    assert len(list(out.glob("*/dummy.yaml"))) < 3


def test_a_second_run_leaves_no_candidate_of_the_first(own, capsys):
    folder, out = own
    (out / "7").mkdir()
    (out / "7" / "dummy.yaml").write_text("old", "utf-8")
    (out / "8").mkdir()
    (out / "8" / "notes.txt").write_text("mine", "utf-8")
    assert run(capsys, folder, "--candidates", 1, "--steps", 200)[0] == 0
    assert {p.name for p in out.iterdir() if p.is_dir()} == {"1", "8"}
    assert (out / "8" / "notes.txt").exists()


def way(rows, *, sound=True):
    """Return a page with one story of so many rows."""
    page = PageDummy(1, (Slot("a", Cells(1, 1, 1, rows)),))
    fault = Fault("H1", Penalty("overset", 0.0, ("a",), (1.0,)))
    return Way(page, Score(() if sound else (fault,), (), 0.0), sound=sound)


def taken(ways, count):
    """Return which of some ways are taken, made from their pages."""
    made = {way.page: way for way in ways}
    return different(made, made.__getitem__, count, (1, 10))


def test_near_pages_and_faulty_ones_are_passed_over():
    a, near, far = (way(rows) for rows in (3, 4, 7))
    faulty = way(9, sound=False)
    assert taken([a, near, far], 3) == (a, far)
    assert taken([a, faulty, far], 3) == (a, far)
    assert taken([faulty, a], 3) == (a,)
    assert taken([faulty], 3) == (faulty,)
    assert taken([a, far], 1) == (a,)


def test_nothing_is_made_that_is_not_needed():
    a, near, far = (way(rows) for rows in (3, 4, 6))
    made = []

    def make(page):
        made.append(page)
        return next(one for one in (a, near, far) if one.page == page)

    def pages():
        yield from (a.page, near.page, far.page)
        raise AssertionError

    assert len(different(pages(), make, 2, (1, 10))) == 2
    assert made == [a.page, far.page]


def test_a_pinned_picture_may_be_cropped_as_its_editor_likes():
    photos = tuple(PhotoFacts(f"{one}-1", one, 1.5, 1.35, 1.65) for one in "ab")
    facts = PageFacts((StoryFacts("a", 1, "news"), StoryFacts("b", 2, "news")), photos)
    held = Slot("a", Cells(1, 1, 2, 9), cut=30, pinned=("all",))
    page = PageDummy(1, (held, Slot("b", Cells(3, 1, 2, 9), cut=40)))
    found = holding(facts, page, GRID)
    assert found.photos[0].least < 0.1 < 10 < found.photos[0].most
    assert found.photos[1] == photos[1]
    assert [one.cuttable for one in found.stories] == [30, 0]


def test_a_fault_that_is_pinned_does_not_end_the_choice(own, capsys):
    folder, _ = own
    run(capsys, folder, "--take", 1)
    pinned(folder, "fourth")
    plan = folder / "dummy.yaml"
    told = yaml.safe_load(plan.read_text("utf-8"))
    (slot,) = [s for s in told["pages"][0]["slots"] if s["story"] == "fourth"]
    # Legs of less than five characters, short enough for their room.
    slot["text"] = {"legs": 2 * slot["cells"]["columns"]}
    slot["head"] = {"size": 14.0, "rows": 3}
    slot["cut"] = 120
    plan.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    exit_code, events = run(capsys, folder, *FEW)
    scores = [event["scores"] for event in events if "scores" in event]
    assert exit_code == 0
    assert scores
    assert all(one == [0.0] for one in scores)
