"""The checks of the content. Each module looks for one family of mistakes and names file and key."""

from collections.abc import Iterator

from knowledge.checks import covered, lengths, likeness, questions, sourced, surer, typed, unused, wording
from knowledge.checks.excused import without_reason
from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content

KINDS = (
    *("getal", "maand", "belofte", "ambtelijk", "lange-zin", "lang", "voorbeeldvragen", "proefvragen"),
    *("dubbele-vraag", "proefvraag-in-training", "tweeling", "ongebruikt", "zonder-bron", "zonder-plaats"),
    *("zonder-contact", "dekking", "te-zeker", "uitzondering"),
)


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Everything that these checks find wrong, on any day. Exceptions are not taken out yet."""
    for family in (typed, wording, lengths, questions, likeness, unused, sourced, surer, covered):
        yield from family.problems(content, lists)
    yield from without_reason(lists)
