"""What the page of one article shows, on one day, in one region, for one audience first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from channels.website.reading.asked import AUDIENCES, Asked
from channels.website.reading.sources import Line, cited
from knowledge.dated import AsOf, dutch_day, value_on, written
from knowledge.model import Article, Cited, Content, Fact, Practice, Region, Wording
from knowledge.texts import filled, overdue
from knowledge.texts_of import PLACEHOLDER

SNIPPET = 190


@dataclass(frozen=True)
class Note:
    """One thing known of a region."""

    text: str
    topics: tuple[str, ...]
    certain: bool
    sources: list[Line]


@dataclass(frozen=True)
class Dated:
    """A fact as of the day: its value, since when, what comes after, and whether it is certain."""

    label: str
    value: str
    since: str
    is_text: bool
    next: str
    certain: bool
    source: Line


def view(content: Content, article: Article, asked: Asked) -> dict[str, Any]:
    """Everything the template of an article names."""
    as_of = AsOf(content, asked.today)
    first = asked.voor if asked.voor in article.answers else "algemeen"
    regional = article.kind == "artikel"
    return {
        "article": article,
        "lead": shown(article.answers[first], as_of),
        "first": AUDIENCES.get(first, ""),
        "others": [(AUDIENCES.get(who, ""), shown(one, as_of)) for who, one in article.answers.items() if who != first],
        "notes": notes(as_of, asked.regio, article.topic) if asked.regio and regional else [],
        "known_in": [one for one in content.regions.values() if regional and notes(as_of, one, article.topic)],
        "facts": [dated(as_of, fact) for fact in facts_of(as_of, article)],
        "sources": cited(content, article.sources),
        "related": [content.articles[one] for one in article.related],
        "terms": [term for term in content.glossary.values() if term.article == article.id],
        "uncertain": filled(article.uncertain, as_of),
        "late": overdue(article.checked.again_before, as_of),
    }


def shown(wording: Wording, as_of: AsOf) -> Wording:
    """An answer with the facts of the day filled in."""
    return Wording(filled(wording.short, as_of), filled(wording.more, as_of))


def snippet(article: Article, asked: Asked, as_of: AsOf) -> str:
    """The beginning of the short answer, cut between words."""
    text = filled(article.answers.get(asked.voor, article.answers["algemeen"]).short, as_of)
    return text if len(text) <= SNIPPET else text[:SNIPPET].rsplit(" ", 1)[0].rstrip(",;:") + "\u00a0…"


def notes(as_of: AsOf, region: Region, topic: str = "") -> list[Note]:
    """What is known of a region, on one topic or on all."""
    found = [one for one in region.practice if not topic or topic in one.topics]
    return [_note(as_of, one) for one in found if filled(one.text, as_of)]


def _note(as_of: AsOf, practice: Practice) -> Note:
    topics = tuple(as_of.content.topics[topic] for topic in practice.topics)
    lines = cited(as_of.content, practice.sources)
    return Note(filled(practice.text, as_of), topics, practice.certainty == "zeker", lines)


def facts_of(as_of: AsOf, article: Article) -> list[Fact]:
    """The amounts, terms and days that an article shows on the day, each once."""
    texts = [part for one in article.answers.values() for part in (one.short, one.more)]
    return [as_of.content.facts[name] for name in dict.fromkeys(_names(as_of, [*texts, article.uncertain]))]


def _names(as_of: AsOf, texts: Iterable[str]) -> Iterator[str]:
    """Ids of facts; a sentence stands for the facts in it."""
    for name in (name for text in texts for name in PLACEHOLDER.findall(text)):
        fact = as_of.content.facts[name]
        if fact.unit == "zin":
            yield from _names(as_of, [str(value_on(fact, as_of.today).value or "")])
        else:
            yield name


def dated(as_of: AsOf, fact: Fact) -> Dated:
    """A fact on the day, and its next change when that is known already."""
    now = value_on(fact, as_of.today)
    later = next((value for value in fact.values if value.start > as_of.today), None)
    return Dated(
        label=fact.label,
        value="vervallen" if now.value is None else written(fact, now),
        since=dutch_day(now.start),
        is_text=fact.unit in {"datum", "tekst"},
        next=f"{written(fact, later)} vanaf {dutch_day(later.start)}" if later else "",
        certain=now.certainty == "zeker",
        source=cited(as_of.content, (Cited(now.source.id, now.source.place),))[0],
    )
