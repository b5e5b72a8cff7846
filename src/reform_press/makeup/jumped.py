"""A story that jumps to another page (转版): its two parts.

In: a story, and the character before which it is cut.  Out: what stands on
its first page, which ends with （下转第三版）, and the rest, which begins with
（上接第一版） under a head of its own, of the sizes of a lower rank.
Guarantee: the text of the first part and of the rest is the text of the story.

"""

from reform_press.content.model import Jump, PagePlan, Paragraph, Run, Story
from reform_press.makeup.dummy import JumpPlan, Part, Slot
from reform_press.makeup.smallheads import SIGNED_ABOVE

#: The rest has a head of the sizes of this rank.
RANK = 4


def jump_plan(plan: PagePlan, story: str) -> JumpPlan | None:
    """Return which part of a story a page holds, None if it holds all of it."""
    if plan.jump and plan.jump.story == story:
        return JumpPlan("front", plan.jump.after, plan.jump.to)
    if plan.continues and plan.continues.story == story:
        return JumpPlan("rest", plan.continues.after, plan.continues.start)
    return None


def part_on(story: Story, slot: Slot, plan: PagePlan) -> Story:
    """Return what a slot holds of its story."""
    jump = plan.jump or plan.continues
    if slot.jump is None or jump is None:
        return story
    both = plan.jump, plan.continues
    for asked, part in zip(both, ("front", "rest"), strict=True):
        if asked and asked.story == story.id and part == slot.jump.part:
            return part_of(story, asked._replace(after=slot.jump.after), slot.jump.part)
    return story


def asked_on(story: Story, plan: PagePlan) -> Story:
    """Return what a page asks for of a story: all of it where no cut is known."""
    jump = jump_plan(plan, story.id)
    asked = plan.jump if jump and jump.part == "front" else plan.continues
    if jump is None or asked is None or not jump.after:
        return story
    return part_of(story, asked, jump.part)


def part_of(story: Story, jump: Jump, part: Part) -> Story:
    """Return a part of a story as a story of its own."""
    front, rest = divided(story.body, jump.after)
    above = story.kind in SIGNED_ABOVE
    if part == "front":
        return story._replace(
            body=front,
            byline=story.byline if above else "",
            supplier=f"下转{jump.to_name}",
        )
    return story._replace(
        kind="news",
        priority=max(story.priority, RANK),
        headline=story.headline._replace(
            main=story.headline.main.replace("\n", "　"), kicker="", deck=""
        ),
        body=_begun(rest, f"（上接{jump.start_name}）"),
        byline="" if above else story.byline,
        dateline="",
        correspondent="",
        photos=(),
        figures=None,
    )


def characters(story: Story) -> int:
    """Return the length of a story's text: a cut lies before one of these."""
    return sum(len(paragraph.text) for paragraph in story.body)


def divided(
    body: tuple[Paragraph, ...], after: int
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Divide paragraphs after so many characters.

    The last paragraph of the first part is open if it is cut: its last line
    is full.
    """
    front: list[Paragraph] = []
    for at, paragraph in enumerate(body):
        length = len(paragraph.text)
        if after < length:
            if not after:
                return tuple(front), body[at:]
            one, other = _cut(paragraph.runs, after)
            front.append(paragraph._replace(runs=one, open=True))
            rest = paragraph._replace(runs=other, label="", drop=0, id="")
            return tuple(front), (rest, *body[at + 1 :])
        front.append(paragraph)
        after -= length
    return tuple(front), ()


def _cut(runs: tuple[Run, ...], after: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Cut runs after so many characters."""
    front: list[Run] = []
    for at, run in enumerate(runs):
        if after < len(run.text):
            if not after:
                return tuple(front), runs[at:]
            front.append(run._replace(text=run.text[:after]))
            place = run.source
            if place is not None:
                place = place._replace(column=place.column + after)
            rest = run._replace(text=run.text[after:], source=place, opens=())
            return tuple(front), (rest, *runs[at + 1 :])
        front.append(run)
        after -= len(run.text)
    return tuple(front), ()


def _begun(rest: tuple[Paragraph, ...], words: str) -> tuple[Paragraph, ...]:
    """Put the words of a continuation before its text."""
    lead_in = Run(words, ("voice",))
    if rest and rest[0].role == "body":
        first = rest[0]
        return (first._replace(runs=(lead_in, *first.runs)), *rest[1:])
    return (Paragraph("body", (lead_in,)), *rest)
