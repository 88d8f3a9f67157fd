"""Signposts, outside subjects and terms: enough of them, and each of them whole."""

from knowledge.model import Content


def test_there_are_enough_signposts_and_terms(content: Content) -> None:
    kinds = [one.kind for one in content.articles.values()]

    assert kinds.count("wegwijzer") >= 65
    assert kinds.count("buiten") >= 12
    assert len(content.glossary) >= 160


def test_neighbours_are_learnt_from_many_ways_of_asking(content: Content) -> None:
    neighbours = [one for one in content.articles.values() if one.kind != "artikel"]

    assert [one.id for one in neighbours if len(one.examples) < 35 or len(one.proof) != 3] == []


def test_a_signpost_leads_back_to_praktijkleren(content: Content) -> None:
    ordinary = {one.id for one in content.articles.values() if one.kind == "artikel"}
    signposts = [one for one in content.articles.values() if one.kind == "wegwijzer"]

    assert [one.id for one in signposts if not ordinary & set(one.related)] == []
