"""No text of the check shows an amount, a term or an age that its rule did not release, or promises something."""

import dataclasses
import re
from datetime import timedelta

import pytest

from knowledge.checks.lists import load_lists
from knowledge.dated import AsOf
from knowledge.errors import UnknownId
from knowledge.load import FOLDER, load_content
from knowledge.places import plain
from knowledge.released import ALLOWED, problems, released
from knowledge.rules import FAMILIES
from knowledge.texts import filled
from knowledge.texts_of import PLACEHOLDER, texts
from tests.knowledge.conftest import TODAY

CHECKED = {*FAMILIES, *ALLOWED}
COUNTS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|half|halve|anderhalf"
UNITS = "dag|dagen|week|weken|maand|maanden|jaar|jaren|procent|euro|uur|uren|keer"
# An amount, a term or an age: digits, or a count in words before a unit. "Een paar weken" is no term.
AMOUNT = re.compile(rf"\d|€|\b({COUNTS}) ({UNITS})\b|\b(tientallen|honderd|duizend|miljoen)\b", re.I)
LEVELS = re.compile(r"\bmbo-[1-4]\b", re.I)
TOO_SURE = (
    *(plain(one.say) for one in load_lists(FOLDER).words.promises if "*" not in one.say),
    *("dan mag u", "dan krijgt u", "u mag meedoen", "wordt toegekend", "wordt goedgekeurd", "wij betalen"),
    *("heeft recht op", "hebben recht op", "bestaat recht", "zeker een baan", "gratis"),
    *("u komt in aanmerking", "komt in aanmerking", "komt niet in aanmerking", "ongeschikt", "niet geschikt"),
    *("afgewezen", "afgekeurd", "uitgesloten", "u mag niet meedoen", "mag niet meedoen", "kansloos"),
)


HELP = re.compile(r"\b(?:112|113|0800-0113)\b")  # numbers to call when it cannot wait


def amounts(text: str) -> list[str]:
    """The amounts, terms and ages in a text without placeholders."""
    return [found.group() for found in AMOUNT.finditer(HELP.sub("", LEVELS.sub("", text)))]


def too_sure(text: str) -> list[str]:
    """The words in a text that promise something to a person, or turn a person away."""
    return [words for words in TOO_SURE if re.search(rf"\b{words}\b", plain(text))]


def test_every_text_of_the_check_shows_only_released_facts(content) -> None:
    assert list(problems(content)) == []


@pytest.mark.parametrize("file", sorted(CHECKED))
def test_no_text_of_the_check_holds_an_amount_of_its_own_or_promises_or_rejects(content, file: str) -> None:
    told = [(key, text) for where, key, text in texts(content) if where == file and not key.endswith(".example")]
    assert told
    for key, text in told:
        assert not amounts(PLACEHOLDER.sub("", text)), key
        assert not too_sure(text), key


@pytest.mark.parametrize(
    "text", ["Het duurt 6 weken.", "Het duurt zes weken.", "Een half jaar.", "Dat is € veel.", "Er is een miljoen."]
)
def test_an_amount_is_seen(text: str) -> None:
    assert amounts(text)


@pytest.mark.parametrize("text", ["Op mbo-2 en een paar weken.", "Dan een jobcoach.", "Elke maand."])
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert not amounts(text)


def test_a_rule_releases_no_fact_that_its_words_do_not_show(content) -> None:
    for file, rules in FAMILIES.items():
        for rule in rules:
            shown = {
                name
                for where, key, text in texts(content)
                if where == file and key.split(".")[0] == rule.id
                for name in PLACEHOLDER.findall(text)
            }
            assert shown == set(rule.facts), rule.id


def test_a_text_with_a_fact_that_is_not_released_is_named_with_its_place(content) -> None:
    rule = content.rules["regio"]
    says = {**rule.says, "voldaan": dataclasses.replace(rule.says["voldaan"], text="Tot {lks-hoogste}.")}
    wrong = dataclasses.replace(content, rules={**content.rules, "regio": dataclasses.replace(rule, says=says)})

    assert [one[:2] for one in problems(wrong)] == [("rules.yml", "regio.says.voldaan.text")]


def test_a_fact_that_is_not_released_is_never_filled_in(content) -> None:
    with pytest.raises(UnknownId):
        filled("Tot {lks-hoogste}.", AsOf(content, TODAY), ("jongeren-tot",))


def test_only_two_questions_may_show_a_fact() -> None:
    assert released("fields.yml", "situatie") == {"lks-schoolverlater"}
    assert released("fields.yml", "leeftijd") == {"kwalificatieplicht-tot", "jongeren-tot"}
    others = [("fields.yml", "school"), ("talk.yml", "groet"), ("outcomes.yml", "aanmelden")]
    assert {released(*one) for one in others} == {frozenset()}


CHANGES = [
    pytest.param(file, rule, fact, value.start, id=f"{rule.id}: {fact} op {value.start}")
    for file, rules in FAMILIES.items()
    for rule in rules
    for fact in rule.facts
    for value in load_content().facts[fact].values[1:]
]


@pytest.mark.parametrize(("file", "rule", "fact", "day"), CHANGES)
def test_on_the_day_a_fact_changes_the_words_of_its_rule_change(content, file: str, rule, fact: str, day) -> None:
    shown = [text for where, key, text in texts(content) if where == file and key.startswith(f"{rule.id}.says.")]
    told = [
        [filled(text, AsOf(content, on), rule.facts) for text in shown if f"{{{fact}}}" in text]
        for on in (day - timedelta(days=1), day)
    ]

    assert told[0]
    assert all(before != after for before, after in zip(*told, strict=True))


def test_rules_show_facts_that_changed_since_the_first_day(content) -> None:
    assert {"jongeren-taak-nu", "lkv-banenafspraak-nu"} <= {one.values[2] for one in CHANGES}
