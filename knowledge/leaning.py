"""What leans on which source."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.model import Cited, Content


@dataclass(frozen=True)
class Leaning:
    """Ids of everything that cites one source, each once and in the order of the content."""

    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def leaning(content: Content) -> dict[str, Leaning]:
    """Per source what leans on it; a source that nothing cites is there too."""
    found: dict[str, dict[str, dict[str, None]]] = {source: {} for source in content.sources}
    for kind, name, cited in _citing(content):
        for one in cited:
            found[one.id].setdefault(kind, {})[name] = None
    return {source: Leaning(**{kind: tuple(ids) for kind, ids in kinds.items()}) for source, kinds in found.items()}


def _citing(content: Content) -> Iterator[tuple[str, str, tuple[Cited, ...]]]:
    """(kind, id, cited) for everything that cites."""
    for article in content.articles.values():
        yield "articles", article.id, article.sources
    for fact in content.facts.values():
        yield "facts", fact.id, tuple(value.source for value in fact.values)
    for region in content.regions.values():
        yield "regions", region.code, region.desk.sources
        yield from (("regions", region.code, one.sources) for one in region.practice)
    for rule in content.rules.values():
        yield "rules", rule.id, rule.sources
        yield from (("rules", rule.id, say.sources) for say in rule.says.values())
    for term in content.glossary.values():
        yield "terms", term.id, term.sources
