"""A story with all that its recipes are made of (叶). In and out: values."""

from dataclasses import dataclass

from reform_press.content.model import Story
from reform_press.makeup.block import Desk
from reform_press.makeup.facts import StoryFacts
from reform_press.makeup.solve.art import Gallery
from reform_press.makeup.solve.copy import Copy
from reform_press.makeup.solve.heads import Heads


@dataclass(frozen=True, slots=True)
class Leaf:
    """A story, its copy, heads and pictures, and the page they are for."""

    facts: StoryFacts
    copy: Copy
    heads: Heads
    gallery: Gallery
    desk: Desk
    rows: int  # most rows that a module may have
    cell: float  # points of score that a white cell costs

    @property
    def story(self) -> Story:
        """The copy."""
        return self.copy.story
