"""The content check passes on the real content and sees each kind of mistake."""

import dataclasses
from datetime import date

import pytest

from knowledge.check import overdue, problems
from knowledge.model import Wording

TEXTS = [
    ("U krijgt geld van de gemeente.", "promises"),
    ("Het duurt 40 weken.", "the number 40"),
    ("Indien u wilt, belt u.", "official"),
    ("woord " * 29 + "woord.", "a sentence of 30 words"),
    ("kort. " * 61, "words; at most 60"),
]


def test_the_content_has_no_problems(content) -> None:
    assert list(problems(content)) == []


@pytest.mark.parametrize(("text", "problem"), TEXTS)
def test_a_wrong_text_is_found(content, text: str, problem: str) -> None:
    article = dataclasses.replace(content.articles["nugger-meedoen"], answers={"algemeen": Wording(text)})
    wrong = dataclasses.replace(content, articles={**content.articles, article.id: article})

    found = [one for one in problems(wrong) if problem in one[2]]

    assert found
    assert found[0][0] == "articles/nugger-meedoen.yml"


def test_an_example_in_two_articles_and_a_proof_in_training_are_found(content) -> None:
    stolen = content.articles["praktijkverklaring"]
    article = content.articles["nugger-meedoen"]
    article = dataclasses.replace(article, examples=(*article.examples, stolen.examples[0], stolen.proof[0]))
    wrong = dataclasses.replace(content, articles={**content.articles, article.id: article})

    assert len([one for one in problems(wrong) if "also stands in" in one[2]]) == 2


def test_numbers_of_levels_and_lists_are_no_amounts(content) -> None:
    text = "1. Mbo-2 is een diploma.\n2. Niveau 3 ook."
    article = dataclasses.replace(content.articles["nugger-meedoen"], answers={"algemeen": Wording("Ja.", text)})
    right = dataclasses.replace(content, articles={**content.articles, article.id: article})

    assert list(problems(right)) == []


def test_overdue_content_is_a_warning_that_grows_with_the_day(content) -> None:
    assert list(overdue(content, date(2026, 11, 22))) == []
    assert list(overdue(content, date(2036, 1, 1)))
