from itertools import product
from pathlib import Path

import pytest
import yaml

from knowledge.questions import possible_values
from knowledge.rules import RULES
from tests.knowledge.conftest import case_of

CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
BY_ID = {rule.id: rule for rule in RULES}
LISTED = [pytest.param(rule, case, id=f"{rule}: {case['zin']}") for rule, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("rule", "case"), LISTED)
def test_a_rule_finds_what_the_case_says(as_of, rule: str, case: dict) -> None:
    found = BY_ID[rule].condition(case_of(case["antwoorden"]), as_of)

    assert [found.effect, found.says] == case["vindt"]


def test_every_rule_has_cases_and_every_case_a_rule() -> None:
    assert set(CASES) == set(BY_ID)


def test_every_rule_speaks_with_words_of_the_content_and_every_word_is_used(as_of) -> None:
    for rule in RULES:
        values = [[*possible_values(as_of, name), None] for name in rule.fields]
        said = set()
        for combination in product(*values):
            answers = {name: value for name, value in zip(rule.fields, combination, strict=True) if value}
            said.add(rule.condition(case_of(answers), as_of).says)
        assert said == set(as_of.content.rules[rule.id].says), rule.id


def test_the_cases_name_everything_a_rule_can_say() -> None:
    for rule in RULES:
        named = {case["vindt"][1] for case in CASES[rule.id]}
        assert len(named) >= 2, rule.id
