"""The next question is the first that can still change the outcome; skipped ones never can."""

import random
from dataclasses import replace

import pytest

from knowledge.case import UNKNOWN, Case, Group
from knowledge.clusters import clusters_for, completions
from knowledge.load import load_content
from knowledge.questions import (
    applies,
    card_fields,
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
from tests.knowledge.test_verdict import READY

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


def test_without_a_role_only_the_role_can_be_asked(content) -> None:
    assert [one.id for one in conversation_fields(content, Case())] == ["rol"]
    assert next_question(content, Case(), TODAY).id == "rol"
    assert next_question(content, case_of({"rol": "werkgever"}), TODAY).id == "gemeente"


def test_a_question_of_the_card_or_of_another_role_is_not_asked_in_the_conversation(content) -> None:
    names = [one.id for one in conversation_fields(content, case_of({"rol": "werkgever", "bedrijf": "erkend"}))]

    assert names == ["rol", "gemeente", "bedrijf", "praktijkopleider", "werk", "samenwerken"]


@pytest.mark.parametrize("name", ["praktijkopleider", "werk"])
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"rol": "professional"}, False),
        ({"rol": "professional", "bedrijf": "nog_geen"}, False),
        ({"rol": "professional", "bedrijf": "erkend"}, True),
        ({"rol": "professional", "bedrijf": "niet_erkend"}, True),
        ({"rol": "werkgever"}, True),
    ],
)
def test_the_inside_of_a_company_is_asked_when_there_is_one(
    content, name: str, answers: dict, expected: bool
) -> None:
    assert applies(content.fields[name], case_of(answers)) is expected


def test_in_a_group_a_field_that_is_never_asked_there_does_not_apply(content) -> None:
    field = replace(content.fields["wil"], group="never", employer_group="each")
    single = case_of({"rol": "professional"})
    grouped = replace(single, group=Group("g", 2, 1))

    assert applies(field, single)
    assert not applies(field, grouped)
    assert applies(field, replace(grouped, answers=case_of({"rol": "werkgever"}).answers))


def test_a_field_of_a_group_does_not_apply_outside_one(content) -> None:
    field = replace(content.fields["taken"], only_in_group=("werkgever",))

    assert not applies(field, case_of({"rol": "werkgever"}))
    assert applies(field, case_of({"rol": "professional"}))
    assert applies(field, replace(case_of({"rol": "werkgever"}), group=Group("g", 2, 1)))


def test_an_open_question_that_no_longer_applies_is_not_open_any_more_and_one_that_does_stays(content) -> None:
    asking = replace(case_of({"rol": "professional", "situatie": "werkend"}), asking="toestemming")
    still = replace(case_of({"rol": "professional", "situatie": "ww"}), asking="toestemming", attempts=2)

    assert settled(content, asking).asking is None
    assert settled(content, still) is still
    assert settled(content, case_of({"rol": "werkgever", "werk": "ja"})).asking is None


def test_the_role_and_everything_said_before_it_stay(content) -> None:
    assert set(settled(content, case_of({"opleiding": "geen"})).answers) == {"opleiding"}
    assert set(settled(content, case_of({"rol": "werkgever"})).answers) == {"rol"}


def test_a_hint_is_an_answer_of_the_user_at_that_moment(as_of) -> None:
    given = hints(as_of, {"gemeente": "Venlo"}, NOW).answers["gemeente"]

    assert (given.value, given.origin, given.at) == ("Venlo", "gebruiker", NOW)


def test_a_hint_that_leaves_something_open_is_taken_and_one_that_closes_a_route_is_not(as_of) -> None:
    assert set(hints(as_of, {"situatie": "leerling", "gemeente": "Zuidplas"}, NOW).answers) == {"gemeente"}
    assert set(hints(as_of, {"situatie": "ww"}, NOW).answers) == {"situatie"}


CARD = ["organisatie", "contactpersoon", "email", "telefoon"]


def test_the_card_has_its_own_fields_and_what_the_conversation_did_not_come_to(content) -> None:
    full = case_of({**READY, "rol": "professional"})
    short = full.without("mag_werken", "bedrijf", "praktijkopleider", "wil")

    names = [one.id for one in card_fields(content, full)]
    assert names[: len(CARD)] == CARD
    assert not set(names) & set(READY)
    assert "kandidaat_in_beeld" not in names
    assert [one.id for one in card_fields(content, short)][:2] == ["mag_werken", "bedrijf"]
    assert "kandidaat_in_beeld" in [one.id for one in card_fields(content, case_of({"rol": "werkgever"}))]


def test_the_card_of_a_group_has_only_what_all_share(content) -> None:
    grouped = replace(case_of(READY), group=Group("g", 2, 1))

    names = [one.id for one in card_fields(content, grouped)]
    assert "sector" in names
    assert not {"referentie", "jobcoach", "taalhulp"} & set(names)
    of_employer = replace(case_of({"rol": "werkgever"}), group=Group("g", 2, 1))
    assert "jobcoach" in [one.id for one in card_fields(content, of_employer)]
