"""Words that a text does not use: promises on a person, and official language."""

import re
from collections.abc import Iterator

from knowledge.checks.lists import Avoided, Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content
from knowledge.places import plain
from knowledge.texts_of import PLACEHOLDER, Text, texts


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every text with a word of one of the two lists."""
    kinds = (("belofte", "belooft iets", lists.words.promises), ("ambtelijk", "is ambtelijk", lists.words.official))
    forms = [(kind, why, one, _form(one)) for kind, why, words in kinds for one in words]
    for file, key, text in (*texts(content), *_phrases(content)):
        said = plain(PLACEHOLDER.sub("", text))
        for kind, why, one, form in forms:
            if form.search(said):
                yield Problem(file, key, f"{one.say!r} {why}; schrijf liever: {one.instead}", kind)


def _phrases(content: Content) -> Iterator[Text]:
    """The values of facts that are words: they stand inside a text."""
    for fact in content.facts.values():
        if fact.unit == "tekst":
            for number, value in enumerate(fact.values):
                yield content.fact_file(fact.id), f"{fact.id}.values[{number}].value", str(value.value or "")


def _form(avoided: Avoided) -> re.Pattern[str]:
    """The word or phrase as a whole; a * stands for the rest of a word."""
    return re.compile(rf"\b{re.escape(plain(avoided.say)).replace(re.escape('*'), chr(92) + 'w*')}\b")
