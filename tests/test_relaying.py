"""An edition laid out again: what stands stays, what was there can be had back."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from PIL import Image

from reform_press.build import build
from reform_press.cli.main import main
from reform_press.errors import OutputError
from reform_press.makeup.plan import read_dummy
from reform_press.relaying import RelayOptions, relay_edition
from reform_press.standing import BuildOptions
from reform_press.workshop import Workshop
from smallpaper import change
from test_candidates import COPY, newsroom

STORIES = ("lead", "second", "third", "fourth")
#: Enough for a page of four stories.
FEW = ("--steps", "200")


def silent(words):
    """Say nothing."""


def plan_of(folder):
    return read_dummy(folder / "dummy.yaml", folder)


def slots_of(folder, page=0):
    return {slot.story: slot for slot in plan_of(folder).pages[page].slots}


def unsourced(slot):
    return replace(slot, source=None)


@pytest.fixture(scope="module")
def planned(tmp_path_factory, fonts):
    """Return a paper whose plan the command has made; nobody changes it."""
    folder = newsroom(tmp_path_factory.mktemp("project"))
    assert main(["relay", str(folder), *FEW]) == 0
    return folder


@pytest.fixture
def own(planned, tmp_path):
    """Return the same paper for a test that changes it."""
    shutil.copytree(planned.parent.parent, tmp_path / "project")
    return tmp_path / "project" / "content" / "small"


@pytest.fixture
def drawn(own):
    """Return a paper of two pages, alike, that look as if an editor drew them."""
    for name in STORIES:
        copy = (own / f"{name}.md").read_text("utf-8")
        back = copy.replace(f"id: {name}", f"id: {name}-2")
        (own / f"{name}-2.md").write_text(back, "utf-8")
    edition = own / "edition.yaml"
    page = edition.read_text("utf-8").splitlines()[-1]
    other = re.sub(r"(lead|second|third|fourth)", r"\1-2", page)
    with edition.open("a", encoding="utf-8") as stream:
        stream.write(other.replace('folio: "1"', 'folio: "2"') + "\n")
    (first,) = yaml.safe_load((own / "dummy.yaml").read_text("utf-8"))["pages"]
    del first["tree"]
    slots = [slot | {"story": f"{slot['story']}-2"} for slot in first["slots"]]
    told = {"dummy": 1, "pages": [first, {"page": 2, "slots": slots}]}
    plan = json.dumps(told, ensure_ascii=False)  # YAML as well
    (own / "dummy.yaml").write_text(f"# 手画\n{plan}", "utf-8")
    return own


@pytest.fixture
def relay(capsys):
    """Run the command with ``--json``; return its exit code and its result."""

    def run(folder, *words):
        capsys.readouterr()
        exit_code = main(["relay", str(folder), *map(str, words), *FEW, "--json"])
        events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        results = [event for event in events if event["event"] == "result"]
        codes = [event["code"] for event in events if event["event"] == "diagnostic"]
        return exit_code, results[-1] if results else {}, codes

    return run


def grown(folder, name, times=1):
    story = folder / f"{name}.md"
    story.write_text(story.read_text("utf-8") + f"\n{COPY}\n" * times, "utf-8")


def test_an_edition_without_a_plan_gets_the_one_that_a_build_would_make(planned):
    assert set(slots_of(planned)) == set(STORIES)
    done = build(planned, BuildOptions(record=False), silent)
    assert done.fit_to_print


def test_a_plan_that_stands_is_not_touched(own, relay):
    before = (own / "dummy.yaml").stat()
    exit_code, result, _ = relay(own)
    after = (own / "dummy.yaml").stat()
    assert (exit_code, result["stands"], result["written"]) == (0, True, False)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert not (own.parent.parent / "build" / "plans").exists()


def test_a_plan_that_is_there_is_not_kept_again(own, relay):
    build(own, BuildOptions(record=False), silent)
    before = (own / "dummy.yaml").read_bytes()
    result = relay(own, "--keep")[1]
    assert not result["written"]
    assert not (own.parent.parent / "build" / "plans").exists()
    (own / "dummy.yaml").write_bytes(before.replace(b"pages:", b"# x\npages:"))
    assert not relay(own, "--keep")[1]["written"]


def test_a_reason_names_its_story(own, capsys):
    (own / "fourth.md").unlink()
    change(own, "edition.yaml", ", fourth", "")
    grown(own, "third")
    capsys.readouterr()
    assert main(["relay", str(own), *FEW, "--dry-run", "--lang", "zh"]) == 0
    reasons = re.findall("缘由：(.*)", capsys.readouterr().out)
    assert "fourth：已撤稿" in reasons
    assert all(re.search("third|fourth", one) for one in reasons)


def test_a_change_that_fits_asks_for_nothing(own, relay):
    """One character for another: the lines are others, the plan is the same."""
    story = own / "third.md"
    story.write_text(story.read_text("utf-8").replace("公交", "班车", 1), "utf-8")
    assert relay(own)[1]["stands"]


def test_a_story_that_grows_moves_little_and_is_no_more_overset(own, relay):
    before = slots_of(own)
    grown(own, "fourth")
    exit_code, result, _ = relay(own)
    (page,) = result["pages"]
    assert exit_code == 0
    assert result["written"]
    assert "fourth" in page["doubts"]
    assert page["rung"] in ("L0", "L1", "L2")
    after = slots_of(own)
    told = set(page["stories"])
    for name in STORIES:
        if name not in told:
            assert unsourced(before[name]) == unsourced(after[name])
    assert build(own, BuildOptions(), silent).fit_to_print


def test_a_dry_run_writes_nothing(own, relay):
    before = (own / "dummy.yaml").read_bytes()
    grown(own, "fourth")
    result = relay(own, "--dry-run")[1]
    assert result["pages"][0]["rung"]
    assert not result["written"]
    assert (own / "dummy.yaml").read_bytes() == before


def test_stories_come_and_go(own, relay):
    copy = (own / "fourth.md").read_text("utf-8")
    (own / "fourth.md").unlink()
    (own / "fifth.md").write_text(
        copy.replace("id: fourth", "id: fifth").replace("新集开市", "小学添了书屋"),
        "utf-8",
    )
    change(own, "edition.yaml", "fourth", "fifth")
    exit_code, result, _ = relay(own)
    (page,) = result["pages"]
    assert exit_code == 0
    assert page["doubts"] == {"fourth": "has gone", "fifth": "is new"}
    assert set(slots_of(own)) == {"lead", "second", "third", "fifth"}


def test_heads_follow_when_two_stories_change_rank(own, relay):
    change(own, "lead.md", "priority: 1", "priority: 2")
    change(own, "second.md", "priority: 2", "priority: 1")
    story = own / "third.md"  # a larger head needs room
    story.write_text(story.read_text("utf-8").rpartition("\n\n")[0] + "\n", "utf-8")
    exit_code, result, _ = relay(own)
    slots = slots_of(own)
    assert (exit_code, result["written"]) == (0, True)
    assert slots["second"].head.size > max(
        slot.head.size for name, slot in slots.items() if name != "second"
    )


def test_pictures_that_come_change_shape_and_go_are_followed(supplement, relay):
    """A square takes the place of a landscape, then there is none."""
    photo = supplement / "photos" / "square.png"
    Image.linear_gradient("L").resize((1800, 1800)).save(photo)
    story = supplement / "irrigation.md"
    text = story.read_text("utf-8")
    story.write_text(re.sub(r"photos/[\w-]+\.\w+", "photos/square.png", text), "utf-8")
    assert relay(supplement)[1]["pages"][0]["rung"] in ("", "L0", "L1", "L2", "L3")
    assert build(supplement, BuildOptions(), silent).fit_to_print
    head, photos, rest = re.split(r"(?m)^(photos:\n(?: .*\n)+)", text)
    assert photos
    story.write_text(head + rest, "utf-8")
    result = relay(supplement)[1]
    assert result["pages"][0]["doubts"]["irrigation"]
    assert slots_of(supplement)["irrigation"].pictures == ()
    assert build(supplement, BuildOptions(), silent).fit_to_print


def test_both_parts_of_a_lead_that_jumps_follow_its_copy(tmp_path, fonts, relay):
    folder = newsroom(tmp_path / "project")
    for name, length in (("lead", 900), ("second", 500)):
        story = folder / f"{name}.md"
        head = story.read_text("utf-8").rpartition("---\n")[0]
        story.write_text(f"{head}---\n" + f"{COPY * 4}\n\n" * (length // 100), "utf-8")
    change(
        folder,
        "edition.yaml",
        '{section: 专版, folio: "1", stories: [lead, second, third, fourth]}',
        '{section: 专版, folio: "1", stories: [lead, third, fourth], '
        "jump: {story: lead, to: 2}}\n"
        '  - {section: 专版, folio: "2", stories: [second]}',
    )
    assert relay(folder)[0] == 0
    change(folder, "lead.md", "title: 清淤工程", "title: 两年清淤工程")
    story = folder / "lead.md"
    story.write_text(story.read_text("utf-8").replace("新的", "又新又长的", 3), "utf-8")
    result = relay(folder)[1]
    parts = [slots_of(folder, page)["lead"].jump for page in (0, 1)]
    assert result["written"]
    assert [part.part for part in parts] == ["front", "rest"]
    assert parts[0].after == parts[1].after
    assert build(folder, BuildOptions(), silent).fit_to_print


def test_a_part_that_is_pinned_stays_so(own, relay):
    plan = own / "dummy.yaml"
    told = yaml.safe_load(plan.read_text("utf-8"))
    for slot in told["pages"][0]["slots"]:
        slot["pinned"] = ["head"] if slot["story"] == "fourth" else False
    plan.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    before = slots_of(own)["fourth"]
    grown(own, "fourth")
    assert relay(own)[1]["written"]
    after = slots_of(own)["fourth"]
    assert after.pinned == ("head",)
    assert after.head.size == before.head.size


def test_a_pinned_story_is_left_alone_though_it_no_longer_fits(own, relay):
    plan = own / "dummy.yaml"
    told = yaml.safe_load(plan.read_text("utf-8"))
    for slot in told["pages"][0]["slots"]:
        slot["pinned"] = slot["story"] == "third"
    plan.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    before = slots_of(own)
    grown(own, "third", 3)
    result = relay(own)[1]
    assert result["stands"]
    assert "third" in result["pages"][0]["doubts"]
    assert slots_of(own) == before


def test_a_drawn_page_keeps_what_it_need_not_change(drawn, relay):
    """Page 2 stands, its entries stay; on page 1 only what is told of is new."""
    before = slots_of(drawn), slots_of(drawn, 1)
    grown(drawn, "fourth")
    first, second = relay(drawn)[1]["pages"]
    assert second["rung"] == ""
    assert "fourth" in first["doubts"]
    after = slots_of(drawn), slots_of(drawn, 1)
    for name in STORIES:
        assert unsourced(before[1][f"{name}-2"]) == unsourced(after[1][f"{name}-2"])
        if name not in first["stories"]:
            assert unsourced(before[0][name]) == unsourced(after[0][name])
    assert not plan_of(drawn).pages[0].tree


@pytest.fixture
def supplement(tmp_path, fonts):
    """Return the sample supplement, whose page an editor drew."""
    root = Path(__file__).parent.parent
    folder = tmp_path / "content" / "supplement-2023"
    shutil.copytree(root / "content" / "supplement-2023", folder)
    shutil.copytree(root / "layouts", tmp_path / "layouts")
    return folder


def test_the_sample_page_stands_as_it_was_drawn(supplement, relay):
    exit_code, result, _ = relay(supplement)
    assert (exit_code, result["stands"]) == (0, True)
    assert result["pages"][0]["doubts"] == {}


def test_a_drawn_story_gets_its_rows_from_its_picture_and_keeps_its_look(
    supplement, relay
):
    before = slots_of(supplement)
    story = supplement / "hens.md"
    story.write_text(story.read_text("utf-8") + "\n" + "鲜蛋出了村。" * 10, "utf-8")
    (page,) = relay(supplement)[1]["pages"]
    after = slots_of(supplement)
    assert page["rung"] == "L0"
    assert page["moved"] == 0
    assert list(page["stories"]) == ["hens"]
    assert (after["hens"].box, after["hens"].head) == ("tint", before["hens"].head)
    assert after["hens"].pictures[0].rows < before["hens"].pictures[0].rows
    assert build(supplement, BuildOptions(), silent).fit_to_print


def test_a_killed_story_leaves_its_room_to_its_neighbours(supplement, relay):
    before = slots_of(supplement)
    (supplement / "river.md").unlink()
    change(supplement, "edition.yaml", "warm-winter, river", "warm-winter")
    (page,) = relay(supplement)[1]["pages"]
    after = slots_of(supplement)
    assert page["moved"] <= 0.12
    for name in set(after) - set(page["stories"]):
        assert unsourced(before[name]) == unsourced(after[name])


def test_the_old_plan_can_be_taken_back_comments_and_all(drawn, relay):
    before = (drawn / "dummy.yaml").read_bytes()
    grown(drawn, "fourth")
    result = relay(drawn)[1]
    assert Path(result["replaced"]).read_bytes() == before
    after = (drawn / "dummy.yaml").read_bytes()
    assert main(["relay", str(drawn), "--back", "1"]) == 0
    assert (drawn / "dummy.yaml").read_bytes() == before
    assert main(["relay", str(drawn), "--back", "2"]) == 0
    assert (drawn / "dummy.yaml").read_bytes() == after


def test_a_plan_that_is_taken_back_is_not_laid_out_as_well(drawn, relay):
    """Least of all is it written when nothing was to be."""
    grown(drawn, "fourth")
    relay(drawn)
    after = (drawn / "dummy.yaml").read_bytes()
    for words in (("--dry-run",), ("--fresh", "1"), ("--keep",)):
        told = relay(drawn, "--back", "1", *words)[2]
        assert told == ["usage.back-and-relay"]
    assert (drawn / "dummy.yaml").read_bytes() == after


def test_a_plan_that_its_editor_saves_meanwhile_stays(drawn):
    grown(drawn, "fourth")
    file = drawn / "dummy.yaml"
    mine = file.read_bytes() + b"\n# mine\n"
    with pytest.raises(OutputError) as refused:
        relay_edition(drawn, RelayOptions(steps=200), lambda _: file.write_bytes(mine))
    assert [one.code for one in refused.value.diagnostics] == ["output.plan-changed"]
    assert file.read_bytes() == mine


def test_only_what_was_built_can_be_kept(own, relay):
    shutil.rmtree(own.parents[1] / "build", ignore_errors=True)
    assert relay(own, "--keep")[::2] == (2, ["usage.not-built"])


def test_what_does_not_exist_is_refused_by_name(own, relay, capsys):
    assert relay(own, "--back", "4")[2] == ["usage.no-old-plan"]
    assert relay(own, "--fresh", "4")[2] == ["usage.no-page"]
    capsys.readouterr()
    main(["relay", str(own), "--fresh", "4", "--lang", "zh"])
    assert "这一期共 1 版" in capsys.readouterr().err


def test_a_page_is_solved_anew_when_that_is_asked_for(own, relay):
    result = relay(own, "--fresh", "1")[1]
    assert result["pages"][0]["rung"] == "anew"


def test_a_plan_saved_meanwhile_is_not_written_over(own):
    grown(own, "fourth")
    plan = own / "dummy.yaml"

    def save(words):
        plan.write_bytes(plan.read_bytes() + "# 编辑存盘\n".encode())

    with pytest.raises(Exception, match=r"dummy\.yaml was changed meanwhile"):
        relay_edition(own, RelayOptions(steps=200), save)
    assert plan.read_text("utf-8").endswith("# 编辑存盘\n")


def test_the_same_edit_gives_the_same_plan(own, tmp_path):
    grown(own, "fourth")
    other = tmp_path / "other"
    shutil.copytree(own.parent.parent, other)
    for folder in (own, other / "content" / "small"):
        relay_edition(folder, RelayOptions(steps=200), silent)
    again = (other / "content" / "small" / "dummy.yaml").read_bytes()
    assert (own / "dummy.yaml").read_bytes() == again


def test_a_resident_process_finds_the_same_plan(own, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(own.parent.parent, other)
    there = other / "content" / "small"
    shop = Workshop()
    relay_edition(own, RelayOptions(steps=200), silent, shop)
    for folder, room in ((own, shop), (there, None)):
        grown(folder, "fourth")
        relay_edition(folder, RelayOptions(steps=200), silent, room)
    assert (own / "dummy.yaml").read_bytes() == (there / "dummy.yaml").read_bytes()


def test_nothing_else_moved_is_provable(own, relay):
    """The frames of stories that are not told of have the same digests."""
    build(own, BuildOptions(), silent)
    before = json.loads(record_of(own).read_bytes())["pages"][0]["frames"]
    grown(own, "fourth")
    (page,) = relay(own)[1]["pages"]
    build(own, BuildOptions(), silent)
    after = json.loads(record_of(own).read_bytes())["pages"][0]["frames"]
    for name in set(STORIES) - {"fourth", *page["stories"]}:
        assert frames_of(before, name) == frames_of(after, name) != []


def record_of(folder):
    return folder.parent.parent / "build" / folder.name / "record.json"


def frames_of(frames, story):
    return [(one["role"], one["digest"]) for one in frames if one["story"] == story]


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_a_killed_relay_leaves_the_old_plan_or_the_new_one(own, tmp_path):
    old = (own / "dummy.yaml").read_bytes()
    grown(own, "fourth")
    done = relay_edition(own, RelayOptions(steps=200), silent)
    new = done.plan.read_bytes()
    begun = time.monotonic()
    command = [sys.executable, "-m", "reform_press", "relay", str(own), *FEW]
    (own / "dummy.yaml").write_bytes(old)
    subprocess.run(command, capture_output=True, check=True)
    took = time.monotonic() - begun
    for part in range(4):
        (own / "dummy.yaml").write_bytes(old)
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(took * (0.7 + 0.1 * part))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (own / "dummy.yaml").read_bytes() in (old, new)


def test_white_that_nothing_betters_is_not_looked_at_twice(own, monkeypatch):
    """What the ladder has left once is left until something else is wrong."""
    story = own / "second.md"
    text = story.read_text("utf-8")
    story.write_text(text[: text.rindex("\n\n")] + "\n", "utf-8")
    done = relay_edition(own, RelayOptions(steps=200, dry=True), silent)
    (page,) = done.pages
    left = frozenset({(page.plan.number, page.doubts)})

    def climbed(*_):
        raise AssertionError("the ladder was climbed")

    monkeypatch.setattr("reform_press.makeup.again.relay", climbed)
    again = relay_edition(own, RelayOptions(steps=200, borne=left), silent)
    assert page.doubts
    assert again.stands
    with pytest.raises(AssertionError, match="climbed"):
        relay_edition(own, RelayOptions(steps=200), silent)
