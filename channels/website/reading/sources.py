"""Sources as the reading pages show them: each once, with every place that is cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.leaning import leaning
from knowledge.model import Article, Cited, Content, Region, Source, Term


@dataclass(frozen=True)
class Line:
    """A source, and the places in it that are cited here."""

    source: Source
    places: tuple[str, ...]


@dataclass(frozen=True)
class Used:
    """A source with everything that leans on it."""

    source: Source
    articles: list[Article]
    regions: list[Region]
    terms: list[Term]
    facts: list[str]
    rules: list[str]


def cited(content: Content, found: Iterable[Cited]) -> list[Line]:
    """The sources of an answer, in the order they are cited."""
    places: dict[str, dict[str, None]] = {}
    for one in found:
        places.setdefault(one.id, {}).update({one.place: None} if one.place else {})
    return [Line(content.sources[name], tuple(said)) for name, said in places.items()]


def view(content: Content) -> dict[str, Any]:
    """Every source with what leans on it, by publisher and title."""
    leans = leaning(content)
    used = [
        Used(
            source,
            [content.articles[one] for one in leans[source.id].articles],
            [content.regions[one] for one in leans[source.id].regions],
            [content.glossary[one] for one in leans[source.id].terms],
            [content.facts[one].label for one in leans[source.id].facts],
            [content.rules[one].title for one in leans[source.id].rules],
        )
        for source in content.sources.values()
    ]
    return {"used": sorted(used, key=lambda one: (one.source.publisher.lower(), one.source.title.lower()))}
