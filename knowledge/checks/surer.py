"""Texts that sound surer than the facts they show."""

from collections.abc import Iterable, Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Certainty, Content, Region
from knowledge.texts_of import PLACEHOLDER, sentences

ORDER: dict[Certainty, int] = {"zeker": 0, "waarschijnlijk": 1, "onzeker": 2}


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every article, regional practice and term that is surer than a fact in its text."""
    for article in content.articles.values():
        words = [text for one in article.answers.values() for text in (one.short, one.more)]
        yield from _surer(content, f"articles/{article.id}.yml", "certainty", article.certainty, words)
    for region in content.regions.values():
        for number, one in enumerate(region.practice):
            yield from _surer(
                content, f"regions/{region.code}.yml", f"practice[{number}].certainty", one.certainty, [one.text]
            )
    for term in content.glossary.values():
        yield from _surer(content, "glossary.yml", f"{term.id}.certainty", term.certainty, [term.meaning])


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The least certain of these."""
    return max(certainties, key=ORDER.__getitem__)


def of_region(region: Region) -> Certainty:
    """How sure a region's own page sounds: the national site, or nothing known, says itself that it is unsure."""
    told: list[Certainty] = [one.certainty for one in region.practice]
    return weakest(told) if told else ("onzeker" if region.desk.fallback else "waarschijnlijk")


def _surer(content: Content, file: str, key: str, certainty: Certainty, words: Iterable[str]) -> Iterator[Problem]:
    for name in sorted({name for text in words for name in PLACEHOLDER.findall(text)}):
        of_fact = _certainty(content, name) if name in content.facts else certainty
        if ORDER[certainty] < ORDER[of_fact]:
            said = f"is {certainty}, maar het feit {name!r} in de tekst is {of_fact}; maak de tekst net zo onzeker"
            yield Problem(file, key, said, "te-zeker")


def _certainty(content: Content, name: str) -> Certainty:
    """The weakest value a fact ever has, with the facts that its sentences show."""
    fact = content.facts[name]
    inner = {inner for _, text in sentences(fact) for inner in PLACEHOLDER.findall(text)}
    own = [value.certainty for value in fact.values]
    return weakest([*own, *(v.certainty for one in inner if one in content.facts for v in content.facts[one].values)])
