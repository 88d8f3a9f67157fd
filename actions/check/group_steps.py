"""What comes next in a group: the place, then one candidate after another, the overview, one card, one summary."""

from dataclasses import dataclass, replace

from actions.check import group_say
from actions.messages import above
from applications.cases import Dossier
from knowledge import group
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.group import OVERVIEW, Members
from knowledge.model import Field
from knowledge.verdict import judge


@dataclass(frozen=True)
class Ahead:
    """The current case, all candidates as they are by then, and what to say."""

    case: Case
    members: Members
    says: tuple[dict, ...]


def members_of(case: Case, others: tuple[Dossier, ...]) -> Members:
    """The candidates of the group of a case, by their number in it."""
    assert case.group
    same = [one.case for one in others if one.case.group and one.case.group.id == case.group.id]
    return tuple(sorted([*same, case], key=lambda one: one.group.place if one.group else 0))


def open_question(as_of: AsOf, case: Case, members: Members) -> Field | None:
    """The question that is open; None when a reference is asked, and when nothing is."""
    if case.asking:
        return as_of.content.fields[case.asking]
    shared = group.next_shared(as_of, _joined(as_of, case, members))
    if shared or case.stage != group.ASKING or not case.name or group.state_of(case):
        return shared
    return group.next_of_each(as_of, case)


def wants_line(as_of: AsOf, case: Case, members: Members) -> bool:
    """Is the question for a reference open?"""
    waiting = case.stage == group.ASKING and not case.name and not group.state_of(case)
    return waiting and open_question(as_of, case, members) is None


def place_of(case: Case) -> int:
    """Which candidate of the group this is, from 1."""
    return case.group.place if case.group else 1


def ahead(as_of: AsOf, case: Case, members: Members, *before: str, retry: bool, card_filled: bool) -> Ahead:
    """What comes next, and the candidates with the shared answers of the current one."""
    members = _joined(as_of, case, members)
    case = members[place_of(case) - 1]
    if asked := open_question(as_of, case, members):
        again = retry or case.attempts > 0
        return Ahead(case, members, (group_say.question(as_of, case, asked, *before, retry=again),))
    if case.stage == group.ASKING:
        return _one_by_one(as_of, case, members, before)
    return _together(as_of, case, members, before, card_filled)


def _one_by_one(as_of: AsOf, case: Case, members: Members, before: tuple[str, ...]) -> Ahead:
    """On with the current candidate, else with the next one that is not done, else to the overview."""
    case, outcome = _told(as_of, case)
    members = group.put_back(members, case)
    following = _following(as_of, case, members)
    if following is None:
        first = replace(members[0], stage=OVERVIEW, attempts=0)
        return _together(as_of, first, group.put_back(members, first), (*before, outcome), card_filled=False)
    attempts = case.attempts if place_of(following) == place_of(case) else 0
    case = replace(following, stage=group.ASKING, attempts=attempts)
    members = group.put_back(members, case)
    asked = open_question(as_of, case, members)
    told = (*before, outcome)
    said = group_say.question(as_of, case, asked, *told) if asked else group_say.line(as_of.content, case, *told)
    return Ahead(case, members, (said,))


def _together(as_of: AsOf, case: Case, members: Members, before: tuple[str, ...], card_filled: bool) -> Ahead:
    """The overview, the card or the summary: what is about all candidates belongs to the first one."""
    if not group_say.applicants(members):
        case, before = replace(case, stage=OVERVIEW), (*before, as_of.content.talk["groep_niemand"].text)
    members = group.put_back(members, case)
    if case.stage == OVERVIEW:
        return Ahead(case, members, (group_say.overview(as_of, members, *before),))
    if case.stage == "kaart" or not card_filled:
        return Ahead(case, members, (*above(before), group_say.form(as_of, case)))
    return Ahead(case, members, (*above(before), group_say.summary(as_of, case, members)))


def _told(as_of: AsOf, case: Case) -> tuple[Case, str]:
    """The outcome of a candidate that is done, when it was not told yet or is another one now."""
    if group.state_of(case) or not group.is_done(as_of, case):
        return case, ""
    verdict = judge(as_of.content, case, as_of.today)
    if case.told == verdict.outcome and not case.changed:
        return case, ""
    return case.shown(verdict.outcome), group_say.outcome_line(case, verdict)


def _following(as_of: AsOf, case: Case, members: Members) -> Case | None:
    """The current candidate or the first after it that is not done; None when all are."""
    here = place_of(case) - 1
    return next((one for one in (*members[here:], *members[:here]) if not group.is_done(as_of, one)), None)


def _joined(as_of: AsOf, case: Case, members: Members) -> Members:
    return group.with_shared(as_of.content, case, group.put_back(members, case))
