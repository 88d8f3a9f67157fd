"""What the pages with lists show: all answers by topic, what a search finds, terms, regions."""

from typing import Any

from channels.website.reading.articles import notes, snippet
from channels.website.reading.asked import Asked, region_of
from channels.website.reading.sources import cited
from knowledge.dated import AsOf
from knowledge.glossary import find_term
from knowledge.model import Article, Content, Gemeente, Region, Term
from knowledge.places import plain
from knowledge.search import Index, search
from knowledge.texts import filled

MOST = 30
KINDS = {
    "artikel": "",
    "wegwijzer": "Wegwijzers: wat op praktijkleren lijkt",
    "buiten": "Wat niet over praktijkleren gaat",
}


def contents(content: Content, asked: Asked) -> dict[str, Any]:
    """Every article that fits the filters, by topic: [(id, heading, articles)]; wegwijzers and buiten apart."""
    fitting = [one for one in content.articles.values() if fits(one, asked)]
    groups = [(topic, name, _of(fitting, "artikel", topic)) for topic, name in content.topics.items()]
    groups += [(kind, heading, _of(fitting, kind)) for kind, heading in KINDS.items() if heading]
    return {"groups": [group for group in groups if group[2]], "count": len(fitting)}


def results(index: Index, asked: Asked) -> dict[str, Any]:
    """What a search finds: articles with the beginning of their answer, a term, a region."""
    content = index.content
    as_of = AsOf(content, asked.today)
    found = [content.articles[one] for one in search(index, asked.zoek)]
    fitting = [one for one in found if fits(one, asked)][:MOST]
    return {
        "hits": [(one, snippet(one, asked, as_of)) for one in fitting],
        "term": find_term(content, asked.zoek),
        "region": place_in(content, asked.zoek),
    }


def fits(article: Article, asked: Asked) -> bool:
    """Does an article say something of the region, and has it an answer of its own for the audience?"""
    if asked.voor and asked.voor not in article.answers:
        return False
    known = {topic for one in asked.regio.practice for topic in one.topics} if asked.regio else set()
    return not asked.regio or (article.kind == "artikel" and article.topic in known)


def place_in(content: Content, text: str) -> Region | None:
    """The region that a search names, alone or after "in", "regio" or "gemeente"."""
    words = plain(text).split()
    after = [" ".join(words[at + 1 :]) for at, word in enumerate(words) if word in {"in", "regio", "gemeente"}]
    found = (region_of(content, part) for part in (text, *after) if part)
    return next((region for region in found if region), None)


def terms(content: Content, asked: Asked) -> dict[str, Any]:
    """The glossary by first letter: [(letter, [(term, meaning, sources)])]."""
    as_of = AsOf(content, asked.today)
    letters: dict[str, list[tuple]] = {}
    for term in sorted(content.glossary.values(), key=_sorted):
        entry = (term, filled(term.meaning, as_of), cited(content, term.sources))
        letters.setdefault(_sorted(term)[:1].upper(), []).append(entry)
    return {"letters": list(letters.items())}


def _sorted(term: Term) -> str:
    return plain(term.term)


def regions(content: Content, asked: Asked) -> dict[str, Any]:
    """Every region with the number of its gemeenten and of the things known of it."""
    as_of = AsOf(content, asked.today)
    listed = sorted(content.regions.values(), key=lambda one: plain(one.name))
    return {"regions": [(one, len(gemeenten_of(content, one)), len(notes(as_of, one))) for one in listed]}


def region(content: Content, found: Region, asked: Asked) -> dict[str, Any]:
    """One region: desk, gemeenten, what is known."""
    as_of = AsOf(content, asked.today)
    return {
        "region": found,
        "how": filled(found.desk.how, as_of),
        "desk_sources": cited(content, found.desk.sources),
        "gemeenten": gemeenten_of(content, found),
        "notes": notes(as_of, found),
    }


def gemeenten_of(content: Content, region: Region) -> list[Gemeente]:
    """The gemeenten of a region by name."""
    return sorted((one for one in content.gemeenten if one.region == region.code), key=lambda one: plain(one.name))


def _of(articles: list[Article], kind: str, topic: str = "") -> list[Article]:
    chosen = (one for one in articles if one.kind == kind and (not topic or one.topic == topic))
    return sorted(chosen, key=lambda one: plain(one.title))
