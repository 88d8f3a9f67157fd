"""Which question comes next: the first unanswered one that can still change the outcome."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import product

from knowledge.case import UNKNOWN, Case
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.rules import RULES, rules_for
from knowledge.rules.candidate import NEEDS_CONSENT
from knowledge.rules.company import has_company
from knowledge.rules.rule import Found, Rule
from knowledge.verdict import Tally, outcome_of

ALWAYS_FIRST = ("rol", "gemeente")


def next_question(content: Content, case: Case, today: date) -> Field | None:
    """The next field to ask in the conversation, or None when the outcome cannot change any more."""
    for name in ALWAYS_FIRST:
        if case.value(name) is None:
            return content.fields[name]
    as_of = AsOf(content, today)
    unanswered = (one for one in conversation_fields(content, case) if case.value(one.id) is None)
    return next((one for one in unanswered if matters(one, case, as_of)), None)


def conversation_fields(content: Content, case: Case) -> list[Field]:
    """The fields asked in the conversation of this role, in order, as far as they apply to this case."""
    return [
        one
        for one in content.fields.values()
        if one.asked == "gesprek" and (case.role in one.roles or one.id == "rol") and applies(one, case)
    ]


def applies(asked: Field, case: Case) -> bool:
    """Some questions only make sense after another answer."""
    if asked.id == "toestemming":
        return case.known("situatie") in NEEDS_CONSENT
    if asked.id in {"praktijkopleider", "werk"}:
        return has_company(case)
    return True


def matters(asked: Field, case: Case, as_of: AsOf) -> bool:
    """Is there a way to answer the rest in which two answers to this question lead to different outcomes?"""
    near, far = _by_reach(asked.id, rules_for(case.role))
    totals = _reachable(far, case, as_of)
    rest = {name for rule in near for name in rule.fields} - {asked.id}
    for completed in _completions(rest, case, as_of):
        ends = [_found(near, one, as_of) for one in _completions({asked.id}, completed, as_of)]
        if len(set(ends)) > 1 and any(len({outcome_of(_plus(total, end)) for end in ends}) > 1 for total in totals):
            return True
    return False


def _by_reach(name: str, rules: tuple[Rule, ...]) -> tuple[list[Rule], list[Rule]]:
    """The rules an answer touches, also by way of a field that two rules share, and the others."""
    reach, near = {name}, []
    while found := [rule for rule in rules if rule not in near and reach & set(rule.fields)]:
        near += found
        reach |= {one for rule in found for one in rule.fields}
    return near, [rule for rule in rules if rule not in near]


def _reachable(rules: list[Rule], case: Case, as_of: AsOf) -> set[Tally]:
    """Every tally these rules can still come to, one group of rules that share fields after another."""
    totals = {Tally()}
    while rules:
        near, rules = _by_reach(rules[0].fields[0], tuple(rules))
        names = {name for rule in near for name in rule.fields}
        ends = {_found(near, one, as_of) for one in _completions(names, case, as_of)}
        totals = {_plus(total, end) for total in totals for end in ends}
    return totals


def _found(rules: list[Rule], case: Case, as_of: AsOf) -> tuple[tuple[Rule, Found], ...]:
    return tuple((rule, rule.condition(case, as_of)) for rule in rules)


def _plus(total: Tally, found: tuple[tuple[Rule, Found], ...]) -> Tally:
    for rule, one in found:
        total = total.plus(rule, one)
    return total


def _completions(names: set[str], case: Case, as_of: AsOf) -> Iterator[Case]:
    """The case with the unanswered ones of these fields answered in every possible way."""
    missing = sorted(name for name in names if case.value(name) is None)
    now = next(iter(case.answers.values())).at
    for values in product(*(possible_values(as_of, name) for name in missing)):
        completed = case
        for name, value in zip(missing, values, strict=True):
            completed = completed.with_answer(name, value, "afgeleid", now)
        yield completed


def possible_values(as_of: AsOf, name: str) -> list[str]:
    """Every answer that can make a difference: the choices, and for open fields one of each kind."""
    asked = as_of.content.fields[name]
    if asked.type == "gemeente":
        certain = next(one for one in as_of.content.gemeenten if not one.doubt)
        doubtful = [one.name for one in as_of.content.gemeenten if one.doubt][:1]
        return [certain.name, *doubtful, UNKNOWN]
    return [*(choice.value for choice in asked.choices), UNKNOWN]


def card_fields(content: Content, case: Case) -> list[Field]:
    """The fields of the card for this role: its own, and what the conversation did not come to."""
    return [
        one
        for one in content.fields.values()
        if case.role in one.roles
        and applies(one, case)
        and (one.asked == "kaart" or (one.also_on_card and case.value(one.id) is None))
    ]


def settled(content: Content, case: Case) -> Case:
    """The case without answers that no longer apply after a change, such as those of another role."""
    stale = [name for name in case.answers if not _still_asked(content.fields[name], case)]
    case = case.without(*stale) if stale else case
    lost = case.asking and not _still_asked(content.fields[case.asking], case)
    return replace(case, asking=None) if lost else case


def _still_asked(asked: Field, case: Case) -> bool:
    return asked.id == "rol" or case.role is None or (case.role in asked.roles and applies(asked, case))


HINTS = ("gemeente", "situatie")


def hints(as_of: AsOf, said: dict[str, str], now: datetime) -> Case:
    """What a question may hand to a check that starts right after it: who it is about, never what decides.

    Somebody asks about more people than the one a check is for; a hint that closes a route is left out.
    """
    case = Case()
    for name in HINTS:
        if name in said:
            hinted = case.with_answer(name, said[name], "gebruiker", now)
            found = [rule.condition(hinted, as_of) for rule in RULES if name in rule.fields]
            case = case if any(one.effect == "unmet" for one in found) else hinted
    return case
