"""Which question comes next: the first unanswered one that can still change the outcome."""

from dataclasses import replace
from datetime import date, datetime

from knowledge.case import Case
from knowledge.clusters import Cluster, clusters_for, ends, possible_values, splits
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.outcome import Tally, outcome_of
from knowledge.rules import RULES
from knowledge.rules.company import has_company
from knowledge.rules.situations import NEEDS_CONSENT

__all__ = ["applies", "card_fields", "conversation_fields", "hints", "matters", "next_question", "possible_values"]

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
    """Some questions only make sense after another answer, in a group, or outside one."""
    if not _asked_here(asked, case):
        return False
    if asked.id == "toestemming":
        return case.known("situatie") in NEEDS_CONSENT
    if asked.id in {"praktijkopleider", "werk"}:
        return has_company(case)
    return True


def _asked_here(asked: Field, case: Case) -> bool:
    if case.group is None:
        return case.role not in asked.only_in_group
    return asked.grouped(case.role) != "never"


def matters(asked: Field, case: Case, as_of: AsOf) -> bool:
    """Is there a way to answer the rest in which two answers to this question lead to different outcomes?"""
    near = [cluster for cluster in clusters_for(case.role) if asked.id in cluster.fields]
    chosen = {one for cluster in near for one in splits(as_of, case.role, cluster, case, asked.id)}
    totals = _reachable([one for one in clusters_for(case.role) if one not in near], case, as_of) if chosen else ()
    return any(len({outcome_of(total.plus(end)) for end in some}) > 1 for total in totals for some in chosen)


def _reachable(clusters: list[Cluster], case: Case, as_of: AsOf) -> set[Tally]:
    """Every tally these rules can still come to together."""
    totals = {Tally()}
    for cluster in clusters:
        totals = {total.plus(end) for total in totals for end in ends(as_of, case.role, cluster, case)}
    return totals


def card_fields(content: Content, case: Case) -> list[Field]:
    """The fields of the card for this role: its own, and what the conversation did not come to.

    A group has one card: what is asked of each candidate is not on it.
    """
    return [
        one
        for one in content.fields.values()
        if case.role in one.roles
        and applies(one, case)
        and (case.group is None or one.grouped(case.role) == "shared")
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
