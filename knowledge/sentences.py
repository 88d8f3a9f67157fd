"""Facts that are sentences: what they show, and from which day on the facts in them can be seen."""

from collections.abc import Iterator
from datetime import date

from knowledge.model import Content, Fact
from knowledge.texts_of import PLACEHOLDER, sentences, texts


def first_shown(content: Content) -> dict[str, date]:
    """Per fact the first day it can be seen: that of the sentence it stands in, else the first day of the content."""
    shown: dict[str, date] = {}
    for fact in content.facts.values():
        for value, (_, text) in zip(fact.values, sentences(fact), strict=False):
            for name in PLACEHOLDER.findall(text):
                shown[name] = min(value.start, shown.get(name, value.start))
    for file, _, text in texts(content):
        if not file.startswith("facts/"):
            shown |= dict.fromkeys(PLACEHOLDER.findall(text), content.valid_from)
    return shown


def nested(content: Content, fact: Fact) -> Iterator[tuple[str, str]]:
    """A sentence shows facts, never another sentence: so it cannot come round to itself. (key, problem)"""
    for key, text in sentences(fact):
        for name in PLACEHOLDER.findall(text):
            if name in content.facts and content.facts[name].unit == "zin":
                yield key, f"{{{name}}} is zelf ook een zin; zet die in de tekst van het artikel"
