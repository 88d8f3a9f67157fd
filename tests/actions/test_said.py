"""Everything the check can say: each amount, term and age in it was released; nothing is promised, nobody rejected."""

import random
import re
from datetime import date

import pytest

from actions.check import say, say_outcome
from actions.check.flow import Check
from actions.check.turn import take
from actions.incoming import Incoming
from knowledge.case import Case
from knowledge.clusters import possible_values
from knowledge.dated import AsOf, dutch_day
from knowledge.load import load_content
from knowledge.questions import card_fields, conversation_fields
from knowledge.released import ALLOWED
from knowledge.rules import FAMILIES
from knowledge.texts import desk_line
from knowledge.verdict import judge
from tests.knowledge.conftest import NOW
from tests.knowledge.test_released import amounts, too_sure

CONTENT = load_content()
DAYS = [
    *(date(2025, 7, 1), date(2025, 11, 28), date(2026, 1, 1), date(2026, 6, 2)),
    *(date(2026, 9, 18), date(2026, 11, 22), date(2027, 1, 1)),
]
NOT_SAID = {"sources", "buttons", "payload", "id", "kind", "url", "status", "certainty", "article", "region", "origin"}
ANSWERED = dutch_day(NOW.date())
OF_THE_CHECK = re.compile(r"Nog hooguit \d+ vragen\.|Een antwoord kan zijn: \S+")


def cases(role: str, seed: int, number: int):
    """Cases with random answers, in the conversation and on the card, some left open."""
    chance = random.Random(seed)
    as_of = AsOf(CONTENT, DAYS[0])
    for _ in range(number):
        case = Case(stage="vragen").with_answer("rol", role, "gebruiker", NOW)
        for asked in (*conversation_fields(CONTENT, case), *card_fields(CONTENT, case)):
            if (asked.choices or asked.type == "gemeente") and chance.random() < 0.8:
                case = case.with_answer(asked.id, chance.choice(possible_values(as_of, asked.id)), "gebruiker", NOW)
        yield case


def messages(as_of: AsOf, case: Case):
    """Everything the check says of a case: questions, outcome, card, overview, summary."""
    verdict = judge(CONTENT, case, as_of.today)
    yield say_outcome.outcome(as_of, verdict)
    yield say.summary(as_of, case, verdict)
    yield say.overview(as_of, case)
    yield say.form(as_of, case)
    yield say.to_change(as_of, case)
    for asked in conversation_fields(CONTENT, case):
        yield from (say.question(as_of, case, asked, asked.why, retry=retry) for retry in (False, True))
    for word in ("waarom", "samenvatting", "terug"):
        yield from take(Check(as_of, Incoming("x", word, "vraag", as_of.today, NOW)), case).says


def strings(value, key: str = "text"):
    """Every text a person reads in a message."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (one for name, part in value.items() if name not in NOT_SAID for one in strings(part, name))
    elif isinstance(value, list):
        yield from (one for part in value for one in strings(part, key))


def released(as_of: AsOf, role: str) -> list[str]:
    """Every value that the rules of this role and the allowed questions give free on a day, longest first.

    Also how to reach a desk, which has its own sources, and the day on which the answers were given.
    """
    names = {fact for rules in FAMILIES.values() for rule in rules if role in rule.roles for fact in rule.facts}
    names |= {fact for fields in ALLOWED.values() for facts in fields.values() for fact in facts}
    desks = [desk_line(region, as_of) for region in CONTENT.regions.values()]
    known = [as_of.text(name) for name in names if CONTENT.facts[name].values[0].start <= as_of.today]
    return sorted([*(one for one in known if one), *desks, ANSWERED], key=len, reverse=True)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_every_amount_in_a_message_was_released_and_nothing_is_promised(role: str, day: date) -> None:
    as_of = AsOf(CONTENT, day)
    values = released(as_of, role)
    said = {text for case in cases(role, day.toordinal(), 25) for one in messages(as_of, case) for text in strings(one)}
    assert len(said) > 100
    for text in said:
        assert not amounts(without(OF_THE_CHECK.sub("", text), values)), text
        assert not too_sure(text), text


def without(text: str, values: list[str]) -> str:
    for value in values:
        text = text.replace(value, "")
    return text
