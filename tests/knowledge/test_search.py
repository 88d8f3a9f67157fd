"""Searching the articles by words."""

import pytest

from knowledge.model import Content
from knowledge.search import Index, build, search

FOUND_FIRST = 0.7  # of the proof questions, in the first five: plain counting, no model


@pytest.fixture(scope="module")
def index(content: Content) -> Index:
    return build(content)


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("loonkostensubsidie", "loonkostensubsidie"),
        ("LKS", "loonkostensubsidie"),
        ("loonkosten subsidie", "loonkostensubsidie"),
        ("loonkostensubsidei", "loonkostensubsidie"),
        ("jobcoch", "jobcoach"),
        ("evc", "wegwijzer-evc"),
        ("leerbedijf worden", "leerbedrijf-worden"),
        ("praktijkverklaaring", "praktijkverklaring"),
        ("subsidie voor de bbl", "subsidie-bbl"),
    ],
)
def test_the_article_is_among_the_first(index: Index, typed: str, article: str) -> None:
    assert article in search(index, typed)[:3]


@pytest.mark.parametrize("typed", ["", "?!", "xyzzy", "de het een"])
def test_nothing_is_found_for_nothing(index: Index, typed: str) -> None:
    assert search(index, typed) == []


def test_most_questions_find_their_article(index: Index, content: Content) -> None:
    asked = [(article.id, text) for article in content.articles.values() for text in article.proof]
    hits = sum(article in search(index, text)[:5] for article, text in asked)

    assert hits / len(asked) > FOUND_FIRST
