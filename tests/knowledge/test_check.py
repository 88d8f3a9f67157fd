"""The content check passes on the real content and sees each kind of mistake."""

import dataclasses
from datetime import date

import pytest

from knowledge.check import main, overdue, problems
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


def test_a_wrong_label_of_an_answer_is_found(content) -> None:
    field = content.fields["bedrijf"]
    choices = (dataclasses.replace(field.choices[0], label="Na 40 weken"), *field.choices[1:])
    wrong = dataclasses.replace(
        content, fields={**content.fields, field.id: dataclasses.replace(field, choices=choices)}
    )

    file, key, problem = next(iter(problems(wrong)))

    assert (file, key) == ("fields.yml", "bedrijf.choices.erkend.label")
    assert "the number 40" in problem


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


@pytest.mark.parametrize(("strict", "code"), [("0", 0), ("1", 1)])
def test_the_command_sees_the_content_on_the_day_it_is_given(monkeypatch, capsys, strict: str, code: int) -> None:
    monkeypatch.setenv("STRICT", strict)

    assert main(date(2036, 1, 1)) == code
    assert "warning: articles/nugger-meedoen.yml: checked.again_before" in capsys.readouterr().out
