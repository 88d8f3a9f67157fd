"""The next question is the first that can still change the outcome; skipped ones never can."""

import random

import pytest

from knowledge.case import Case
from knowledge.questions import (
    applies,
    conversation_fields,
    hints,
    next_question,
    possible_values,
    settled,
)
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
