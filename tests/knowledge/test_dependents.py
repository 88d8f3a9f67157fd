"""What must be looked at when a source, a fact or an article changes."""

from knowledge import dependents
from knowledge.model import Content


def test_a_source_carries_articles_facts_regions_and_rules(content: Content) -> None:
    sources = dependents.on_sources(content)

    assert {"articles/nugger-meedoen.yml", "regions/AM01.yml", "rules.yml: regio"} <= set(sources["faq"])
    assert "facts/geld.yml: bbl-subsidie-hoogste" in sources["sbb-sub"]
    assert len(sources["faq"]) == len(set(sources["faq"]))


def test_a_fact_carries_texts_and_the_rules_of_the_check(content: Content) -> None:
    facts = dependents.on_facts(content)

    assert "knowledge/rules" in facts["jongeren-tot"]
    assert facts.keys() >= content.facts.keys()


def test_an_article_carries_what_sends_people_on_to_it(content: Content) -> None:
    articles = dependents.on_articles(content)

    assert "articles/nugger-meedoen.yml" in articles["werkcentrum"]
    assert any(where.startswith("rules.yml: ") for where in articles["welke-uitkomst-past"])
