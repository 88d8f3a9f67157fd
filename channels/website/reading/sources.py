"""Sources as the reading pages show them: each once, with every place that is cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.leaning import Leaning, leaning
from knowledge.model import Article, Cited, Content, Region, Source, Term

READABLE = {"articles", "regions", "glossary", "facts", "pages"}


@dataclass(frozen=True)
class Line:
    """A source, and the places in it that are cited here."""

    source: Source
    places: tuple[str, ...]


@dataclass(frozen=True)
class Used:
    """A source with everything that leans on it. `check`: the names of rules and other words of the check."""

    source: Source
    articles: list[Article]
    regions: list[Region]
    terms: list[Term]
    facts: list[str]
    check: list[str]
    pages: list[str]


def cited(content: Content, found: Iterable[Cited]) -> list[Line]:
    """The sources of an answer, in the order they are cited."""
    places: dict[str, dict[str, None]] = {}
    for one in found:
        places.setdefault(one.id, {}).update({one.place: None} if one.place else {})
    return [Line(content.sources[name], tuple(said)) for name, said in places.items()]


def view(content: Content) -> dict[str, Any]:
    """Every source with what leans on it, by publisher and title."""
    used = [_used(content, content.sources[name], leans) for name, leans in leaning(content).items()]
    return {"used": sorted(used, key=lambda one: (one.source.publisher.lower(), one.source.title.lower()))}


def _used(content: Content, source: Source, leans: Leaning) -> Used:
    check = [getattr(content, part)[one] for part, ids in leans.items() if part not in READABLE for one in ids]
    return Used(
        source,
        articles=[content.articles[one] for one in leans.get("articles", ())],
        regions=[content.regions[one] for one in leans.get("regions", ())],
        terms=[content.glossary[one] for one in leans.get("glossary", ())],
        facts=[content.facts[one].label for one in leans.get("facts", ())],
        pages=[content.pages[one].title for one in leans.get("pages", ())],
        check=list(dict.fromkeys(one.title for one in check if getattr(one, "title", ""))),
    )
