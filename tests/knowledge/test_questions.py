"""The next question is the first that can still change the outcome; skipped ones never can."""

import random

import pytest

from knowledge.case import UNKNOWN, Case
from knowledge.clusters import clusters_for, completions
from knowledge.load import load_content
from knowledge.questions import (
    applies,
    conversation_fields,
    hints,
    matters,
    next_question,
    possible_values,
    settled,
)
from knowledge.replies import heard
from knowledge.rules import rules_for
from knowledge.verdict import judge
from tests.knowledge.conftest import NOW, TODAY, case_of

MOST = 12


def walk(as_of, role: str, chance: random.Random) -> tuple[Case, int]:
    """Answer at random until no question is open; the case and the number of answers given."""
    case = case_of({"rol": role})
    for number in range(1, MOST + 5):
        asked = next_question(as_of.content, case, TODAY)
        if asked is None:
            return case, number
        case = case.with_answer(asked.id, chance.choice(possible_values(as_of, asked.id)), "gebruiker", NOW)
    raise AssertionError("the check does not end")


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_every_walk_ends_within_twelve_answers_and_the_rest_cannot_change_the_outcome(as_of, role: str) -> None:
    chance = random.Random(7)
    for _ in range(150):
        case, answers = walk(as_of, role, chance)
        assert answers <= MOST
        outcome = judge(as_of.content, case, TODAY).outcome
        for _ in range(5):
            assert judge(as_of.content, completed(as_of, case, chance), TODAY).outcome == outcome


def completed(as_of, case: Case, chance: random.Random) -> Case:
    """The case with every question answered that was skipped."""
    for asked in conversation_fields(as_of.content, case):
        if case.value(asked.id) is None and applies(asked, case):
            case = case.with_answer(asked.id, chance.choice(possible_values(as_of, asked.id)), "gebruiker", NOW)
    return case


def test_the_check_stops_as_soon_as_another_route_is_certain(as_of) -> None:
    case = case_of({"rol": "professional", "gemeente": "Venlo", "opleiding": "havo_vwo"})

    assert next_question(as_of.content, case, TODAY) is None


def test_consent_is_only_asked_where_somebody_must_give_it(as_of) -> None:
    start = {"rol": "professional", "gemeente": "Venlo", "opleiding": "geen", "leeftijd": "volwassen"}

    assert next_question(as_of.content, case_of({**start, "situatie": "ww"}), TODAY).id == "toestemming"
    assert next_question(as_of.content, case_of({**start, "situatie": "werkend"}), TODAY).id != "toestemming"


def test_a_change_takes_away_the_answers_that_no_longer_apply(content) -> None:
    case = case_of({"rol": "professional", "situatie": "ww", "toestemming": "ja"})
    changed = case.with_answer("situatie", "werkend", "gebruiker", NOW)

    assert "toestemming" not in settled(content, changed).answers


def test_another_role_keeps_only_what_both_roles_share(content) -> None:
    case = case_of({"rol": "professional", "gemeente": "Venlo", "opleiding": "geen", "bedrijf": "erkend"})
    changed = settled(content, case.with_answer("rol", "werkgever", "gebruiker", NOW))

    assert set(changed.answers) == {"rol", "gemeente", "bedrijf"}


def test_a_question_hands_on_who_it_is_about_and_never_what_decides(as_of) -> None:
    said = {"gemeente": "Venlo", "situatie": "nugger", "opleiding": "mbo2plus", "leeftijd": "minderjarig"}

    assert set(hints(as_of, said, NOW).answers) == {"gemeente", "situatie"}
    assert hints(as_of, {"situatie": "leerling"}, NOW).answers == {}


ASKED = [one.id for one in load_content().fields.values() if one.asked == "gesprek"]


@pytest.mark.parametrize("name", ASKED)
def test_every_question_says_why_it_is_asked_with_an_example_that_is_understood_as_its_answer(as_of, name: str) -> None:
    asked = as_of.content.fields[name]

    assert asked.question
    assert asked.why
    assert asked.retry
    assert asked.retry != asked.question
    assert name in heard(as_of, asked, asked.example, entities_of(asked)).answers


def entities_of(asked) -> list[dict]:
    """What the language engine would find in the example: the words of a choice, a gemeente."""
    said = asked.example.lower()
    if asked.type == "gemeente":
        return [{"entity": "gemeente", "value": asked.example}]
    return [
        {"entity": asked.id, "value": choice.value}
        for choice in asked.choices
        if any(word.lower() in said for word in choice.words)
    ]


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_every_question_counts_for_a_condition_and_may_stay_unknown(as_of, role: str) -> None:
    fields = [one.id for one in conversation_fields(as_of.content, case_of({"rol": role})) if one.id != "rol"]
    used = {name for rule in rules_for(role) for name in rule.fields}

    assert set(fields) <= used
    assert all(UNKNOWN in possible_values(as_of, name) for name in fields)


@pytest.mark.parametrize("situation", ["bedreigd", "zelfstandig", "werkend", "leerling", "anders"])
def test_who_needs_no_consent_is_not_asked_for_it(as_of, situation: str) -> None:
    assert not applies(as_of.content.fields["toestemming"], case_of({"rol": "professional", "situatie": situation}))


@pytest.mark.parametrize("situation", ["ww", "wia", "wia_eigenrisico", "schoolverlater", "nugger", "ioaw"])
def test_who_needs_consent_is_asked_for_it(as_of, situation: str) -> None:
    assert applies(as_of.content.fields["toestemming"], case_of({"rol": "professional", "situatie": situation}))


def test_a_question_is_skipped_exactly_when_brute_force_says_that_it_cannot_matter(as_of) -> None:
    fields = [one for cluster in clusters_for("werkgever") for one in cluster.fields]
    chance = random.Random(3)
    for _ in range(40):
        known = {name: chance.choice(possible_values(as_of, name)) for name in chance.sample(fields, 2)}
        case = case_of({"rol": "werkgever", **known})
        for name in set(fields) - set(known):
            assert matters(as_of.content.fields[name], case, as_of) == can_change(as_of, case, name, fields)


def can_change(as_of, case: Case, name: str, fields: list[str]) -> bool:
    """Do two answers to this question lead to different outcomes, with some answer to all the others?"""
    answers = {one: given.value for one, given in case.answers.items()}
    for rest in completions([one for one in fields if one != name], answers, as_of):
        ends = {judge(as_of.content, case_of(one), TODAY).outcome for one in completions([name], rest, as_of)}
        if len(ends) > 1:
            return True
    return False
