"""An edition begun from a planned page (由预案开版): its files, words to come.

In: the folder of a finished plan.  Out: the files of an edition of one page
and of its house style.  Every story holds filler of its length and says
so in its first words (【代文】); pictures are named and not there, so that
nothing of it can go to press by mistake.

"""

from pathlib import Path
from typing import Any

from reform_press.content.model import Story
from reform_press.content.scaffold import Start
from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.geometry import MM
from reform_press.makeup.dummy import PLAN, Dummy, PageDummy
from reform_press.makeup.edits import edited
from reform_press.makeup.masthead import masthead_in
from reform_press.makeup.plan import as_file, read_dummy
from reform_press.makeup.problem import Problem
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, layout_of
from reform_press.schema.output import as_yaml

#: The file that a finished plan was made from, kept beside it.
ORIGIN = "plan.yaml"
#: Put over the first words of every story.
MARK = "【代文】"
#: Roles of paragraphs as the copy writes them: before the text, and in braces.
_WRITTEN = {"crosshead": ("## ", ""), "introduction": ("", " .提要")}
#: An edition needs a day; whoever begins it writes the right one.
_DAY = "2026-01-01"


def start_of(folder: Path, name: str) -> Start:
    """Return the files of the edition ``name``, begun from a finished plan.

    Raises UsageError ``usage.no-plan``, LayoutError.
    """
    folder = folder.absolute()
    problem = _origin(folder)
    if problem is None or not (folder / PLAN).is_file():
        raise UsageError(_no_plan(folder))
    page = read_dummy(folder / PLAN, folder).pages[0]
    return _start(problem, page, name)


def _origin(folder: Path) -> Problem | None:
    """Return the problem of a finished plan, after the edit of its folder."""
    if (folder / ORIGIN).is_file():
        return read_problem(folder / ORIGIN, folder)
    if (folder.parent / ORIGIN).is_file():
        problem = read_problem(folder.parent / ORIGIN, folder.parent)
        return edited(problem, folder.name)
    return None


def _start(problem: Problem, page: PageDummy, name: str) -> Start:
    edition = edition_of(problem, Path())
    planned = [slot.story for slot in page.slots]
    stories = [story for story in edition.stories if story.id in planned]
    files = {f"{story.id}.md": _story(story) for story in stories}
    files["edition.yaml"] = as_yaml(
        {
            "product": "newspaper",
            "title": "报名",
            "date": _DAY,
            "layout": name,
            "pages": [
                {
                    "section": problem.title,
                    "folio": "1",
                    "stories": [story.id for story in stories],
                }
            ],
        }
    )
    told = tuple(_left_out(one) for one in edition.stories if one not in stories)
    if masthead_in(page):
        told += (_no_words_under_the_name(),)
    texts = {name: text.encode() for name, text in files.items()}
    texts[PLAN] = as_file(Dummy((page,)))
    return Start(texts, _house(problem).encode(), told)


def _story(story: Story) -> str:
    """Write a story as its editor will find it."""
    head = story.headline
    told: dict[str, Any] = {
        "id": story.id,
        "kind": story.kind,
        "priority": story.priority,
        "kicker": head.kicker,
        "title": head.main.replace("\n", "|"),
        "deck": head.deck,
        "byline": story.byline,
        "dateline": story.dateline,
        "photos": [
            {"file": f"photos/{photo.file}.jpg", "caption": photo.caption}
            for photo in story.photos
        ],
    }
    front = as_yaml({key: value for key, value in told.items() if value})
    body = "\n\n".join(_paragraphs(story))
    return f"---\n{front}---\n\n{body}\n"


def _paragraphs(story: Story) -> list[str]:
    """Write the paragraphs with ids; the first of the body bears the mark."""
    done, marked = [], False
    for number, paragraph in enumerate(story.body, 1):
        text = paragraph.text
        if paragraph.role == "body" and not marked:
            text, marked = MARK + text[len(MARK) :], True
        before, after = _WRITTEN.get(paragraph.role, ("", ""))
        done.append(f"{before}{text} {{#p{number}{after}}}")
    return done


def _house(problem: Problem) -> str:
    """Write the house style that the plan was made with."""
    layout = layout_of(problem)
    return as_yaml(
        {
            "name": problem.title or problem.id,
            "trim": f"{layout.trim.width / MM:g}x{layout.trim.height / MM:g}mm",
            "bleed": "3mm",
            "top": f"{layout.top / MM:.3f}mm",
            "grid": layout.grid._asdict(),
            "styles": {"crosshead": {"size": layout.style("crosshead").size}},
            "furniture": {"section_size": layout.furniture.section_size},
        }
    )


def _left_out(story: Story) -> Diagnostic:
    """Tell of an optional story for which the plan has no room."""
    name = story.headline.main.replace("\n", "")
    return Diagnostic(
        "note",
        "plan.left-out",
        Words(
            f"“{story.id}”（{name}）版面放不下，未用，新的一期里没有",
            f"“{story.id}” ({name}) had no room in the plan: it is not in the edition",
        ),
        hint=Words(
            f"要用，另写 {story.id}.md，并写进 edition.yaml 某一版的 stories",
            f"to use it, write {story.id}.md and name it in the stories of a page",
        ),
    )


def _no_words_under_the_name() -> Diagnostic:
    """Tell of a place for a masthead of which a plan knows no word."""
    return Diagnostic(
        "note",
        "plan.masthead",
        Words(
            "版样留了报头，edition.yaml 里还没有 masthead（报头），先印一个空框",
            "the plan keeps a place for the masthead, edition.yaml has no masthead "
            "yet: an empty box is printed",
        ),
        hint=Words(
            "写 title 和 masthead: {issue: 第1期}，知道什么写什么；报眼的稿写 ear",
            "write title and masthead: {issue: 第1期}, what is known and no more; "
            "name the story beside it as ear",
        ),
    )


def _no_plan(folder: Path) -> Diagnostic:
    words = Words(
        f"“{folder.name}”里没有画好的版",
        f"there is no finished plan in “{folder.name}”",
    )
    hint = Words("先运行 reform-press plan FILE", "run reform-press plan FILE first")
    return Diagnostic("error", "usage.no-plan", words, hint=hint)
