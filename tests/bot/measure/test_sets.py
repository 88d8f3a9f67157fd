"""The sets are large enough, and nothing of them is learnt."""

import pytest

from bot.measure import sets
from knowledge.checks.questions import said
from knowledge.errors import ContentError
from knowledge.load import load_content


def test_the_sets_are_large_enough_and_cover_what_we_answer():
    content = load_content()
    noisy, outside = sets.noisy(content), sets.outside(content)
    assert len(noisy) >= 400
    assert len(outside) >= 200
    asked = {article for one in noisy for article in one.articles}
    assert {one.id for one in content.articles.values() if one.kind != "buiten"} <= asked
    assert {one.why for one in outside} == {"outside", "near"}


def test_nothing_to_measure_on_is_learnt():
    content = load_content()
    learnt = {said(text) for id_ in content.articles for texts in content.examples(id_).values() for text in texts}
    measured = [*sets.noisy(content), *sets.outside(content), *sets.proof(content)]
    assert [one.text for one in measured if len(one.text.split()) > 3 and said(one.text) in learnt] == []


def test_an_article_that_does_not_exist_is_told(tmp_path, monkeypatch):
    (tmp_path / sets.NOISY).write_text('- {text: "kan dat", articles: [bestaat-niet]}\n', encoding="utf-8")
    monkeypatch.setattr(sets, "FOLDER", tmp_path)
    with pytest.raises(ContentError, match="bestaat-niet"):
        sets.noisy(load_content())
