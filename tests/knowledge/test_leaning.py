"""What leans on a source, so that a changed page can be followed to every text."""

from knowledge.leaning import leaning
from knowledge.model import Content


def test_every_citation_is_counted_once(content: Content) -> None:
    leans = leaning(content)

    assert set(leans) == set(content.sources)
    for article in content.articles.values():
        for cited in article.sources:
            assert leans[cited.id]["articles"].count(article.id) == 1


def test_facts_regions_rules_and_terms_count_too(content: Content) -> None:
    leans = leaning(content)

    fact, term = next(iter(content.facts.values())), next(iter(content.glossary.values()))
    assert fact.id in leans[fact.values[0].source.id]["facts"]
    assert term.id in leans[term.sources[0].id]["glossary"]
    assert "AM01" in leans[content.regions["AM01"].desk.sources[0].id]["regions"]
    assert "regio" in leans[content.rules["regio"].sources[0].id]["rules"]
