"""Named cases for every rule: one sentence, the answers, (the day,) and what the rule finds."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from knowledge.dated import AsOf
from knowledge.needed import telling_days
from knowledge.rules import FAMILIES
from tests.knowledge.conftest import TODAY, case_of

FILES = {"rules.yml": "conditions.yml", "funding.yml": "funding.yml", "advice.yml": "advice.yml"}
CASES = {
    family: yaml.safe_load(Path(__file__).with_name(file).read_text(encoding="utf-8")) for family, file in FILES.items()
}
RULES = {(family, rule.id): rule for family, rules in FAMILIES.items() for rule in rules}
LISTED = [
    pytest.param(RULES[family, rule], case, id=f"{rule}: {case['zin']}")
    for family, rules in CASES.items()
    for rule, cases in rules.items()
    for case in cases
]


@pytest.mark.parametrize(("rule", "case"), LISTED)
def test_a_rule_finds_what_the_case_says(content, rule, case: dict) -> None:
    found = rule.condition(case_of(case["antwoorden"]), AsOf(content, case.get("dag", TODAY)))

    assert ([found.effect, found.says] if found else []) == case["vindt"]


@pytest.mark.parametrize("family", FILES)
def test_every_rule_has_cases_and_every_case_a_rule(family: str) -> None:
    assert set(CASES[family]) == {rule.id for rule in FAMILIES[family]}


@pytest.mark.parametrize("key", RULES, ids=str)
def test_the_cases_name_everything_a_rule_can_say(content, key: tuple[str, str]) -> None:
    family, name = key
    named = {case["vindt"][1] for case in CASES[family][name] if case["vindt"]}

    assert named == set(content.families[family][name].says)


@pytest.mark.parametrize("key", RULES, ids=str)
def test_the_cases_stand_around_every_day_on_which_a_rule_changes(content, key: tuple[str, str]) -> None:
    family, name = key
    days = {case.get("dag", TODAY) for case in CASES[family][name]}

    for change in changes(content, RULES[key]):
        assert {change, change - timedelta(days=1)} <= days, change


def changes(content, rule) -> list[date]:
    """The days on which the rule finds something else than the day before, with the same answers."""
    days = telling_days(content, rule)
    return [
        day
        for before, day in pairwise(days)
        if (day - before).days == 1 and seen(content, rule, day) != seen(content, rule, before)
    ]


def seen(content, rule, day: date) -> list:
    asked = [case_of(case["antwoorden"]) for cases in CASES.values() for case in cases.get(rule.id, [])]
    return [rule.condition(case, AsOf(content, day)) for case in asked]


def test_three_rules_change_with_the_calendar(content) -> None:
    changing = {name for (_, name), rule in RULES.items() if changes(content, rule)}

    assert changing == {"derde_leerweg_subsidie", "bbl_subsidie", "slim"}
