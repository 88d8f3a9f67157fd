"""Do all names in the content point at something that exists?"""

import re
from collections.abc import Iterable, Iterator

from knowledge.errors import ContentError
from knowledge.model import Article, Cited, Content

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
AUDIENCES = {"algemeen", "werkgever", "professional"}


def check(content: Content) -> None:
    """Raise ContentError for the first name that points at nothing."""
    for file, key, problem in problems(content):
        raise ContentError(file, key, problem)


def problems(content: Content) -> Iterator[tuple[str, str, str]]:
    """Every dangling name as (file, key, problem)."""
    yield from _facts(content)
    for article in content.articles.values():
        file = f"articles/{article.id}.yml"
        yield from ((file, *found) for found in _article(content, article))
    yield from _regions(content)
    yield from _gemeenten(content)


def _facts(content: Content) -> Iterator[tuple[str, str, str]]:
    for fact in content.facts.values():
        starts = [value.start for value in fact.values]
        if not starts or starts != sorted(set(starts)):
            yield "facts", f"{fact.id}.values", "give at least one value, each on its own day, oldest first"
        elif starts[0] > content.valid_from:
            yield "facts", f"{fact.id}.values[0].start", f"must hold on {content.valid_from}, the first day shown"
        yield from _cited(content, "facts", f"{fact.id}.values", (value.source for value in fact.values))


def _article(content: Content, article: Article) -> Iterator[tuple[str, str]]:
    if article.topic not in content.topics:
        yield "topic", f"{article.topic!r} is not a topic of body.yml"
    if "algemeen" not in article.answers or not set(article.answers) <= AUDIENCES:
        yield "answers", "give `algemeen`, and only werkgever or professional beside it"
    if article.certainty == "onzeker" and not article.uncertain:
        yield "uncertain", "say in one sentence what is not certain and where to check"
    for other in article.related:
        if other not in content.articles:
            yield "related", f"article {other!r} does not exist"
    for audience, wording in article.answers.items():
        yield from _placeholders(content, f"answers.{audience}", wording.short + wording.more)
    yield from _article_sources(content, article)


def _article_sources(content: Content, article: Article) -> Iterator[tuple[str, str]]:
    for _, key, problem in _cited(content, "", "sources", article.sources):
        yield key, problem
    if not article.sources and article.kind == "artikel":
        yield "sources", "an article needs at least one source"


def _placeholders(content: Content, key: str, text: str) -> Iterator[tuple[str, str]]:
    for name in PLACEHOLDER.findall(text):
        if name not in content.facts:
            yield key, f"fact {name!r} does not exist"


def _cited(content: Content, file: str, key: str, cited: Iterable[Cited]) -> Iterator[tuple[str, str, str]]:
    for one in cited:
        if one.id not in content.sources:
            yield file, key, f"source {one.id!r} is not in sources.yml"


def _regions(content: Content) -> Iterator[tuple[str, str, str]]:
    for region in content.regions.values():
        file = f"regions/{region.code}.yml"
        yield from _cited(content, file, "desk.sources", region.desk.sources)
        for number, practice in enumerate(region.practice):
            key = f"practice[{number}]"
            yield from _cited(content, file, f"{key}.sources", practice.sources)
            yield from ((file, *found) for found in _placeholders(content, f"{key}.text", practice.text))
            for topic in practice.topics:
                if topic not in content.topics:
                    yield file, f"{key}.topics", f"{topic!r} is not a topic of body.yml"


def _gemeenten(content: Content) -> Iterator[tuple[str, str, str]]:
    names = set()
    for gemeente in content.gemeenten:
        if gemeente.region not in content.regions:
            yield "gemeenten.csv", gemeente.name, f"region {gemeente.region!r} has no file in regions/"
        if gemeente.name in names:
            yield "gemeenten.csv", gemeente.name, "stands twice"
        names.add(gemeente.name)
