"""Several candidates for one place: the shared part is answered once, the personal part of each.

Every candidate is a case of its own with the group in it. The shared answers stand in each of them, so that
a candidate can be judged, shown and applied for like any other case.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from knowledge.case import Case, Group
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.questions import ALWAYS_FIRST, applies, conversation_fields, matters, settled

SMALLEST, LARGEST = 2, 30
DONE, SKIPPED = "klaar", "overgeslagen"
# Stages of the current case: how many are there, one question after another, all in one overview.
AMOUNT, ASKING, OVERVIEW = "aantal", "vragen", "overzicht"
Members = tuple[Case, ...]


def is_shared(content: Content, case: Case, name: str) -> bool:
    """Is this answered once for the whole group?"""
    return content.fields[name].grouped(case.role) == "shared"


def told_of_each(content: Content, case: Case) -> list[Field]:
    """What can be told of each candidate, in order; also what otherwise stands on the card."""
    return [
        one
        for one in content.fields.values()
        if case.role in one.roles and one.grouped(case.role) == "each" and not one.personal and applies(one, case)
    ]


def made(content: Content, first: Case, group_id: str, size: int) -> Members:
    """A new group: the first candidate has what was told so far, the others only what they share with it."""
    return placed(group_id, (first.at_stage(ASKING), *(bare(content, first) for _ in range(size - 1))))


def bare(content: Content, first: Case) -> Case:
    """A further candidate, of whom nothing is known but what all share."""
    shared = {name: given for name, given in first.answers.items() if is_shared(content, first, name)}
    return in_state(Case(answers=shared, stage=ASKING, group=first.group), "")


def placed(group_id: str, members: Iterable[Case]) -> Members:
    """The candidates numbered from 1."""
    every = tuple(members)
    return tuple(
        replace(one, group=Group(group_id, len(every), place, state_of(one)))
        for place, one in enumerate(every, start=1)
    )


def state_of(case: Case) -> str:
    """What is settled about this candidate: DONE, SKIPPED, or "" while questions may be open."""
    return case.group.state if case.group else ""


def in_state(case: Case, state: str) -> Case:
    """The candidate with that settled."""
    return replace(case, group=replace(case.group, state=state)) if case.group else case


def put_back(members: Members, changed: Case) -> Members:
    """The candidates with one of them as it is now."""
    return tuple(changed if _place(one) == _place(changed) else one for one in members)


def with_shared(content: Content, source: Case, members: Members) -> Members:
    """The candidates with the shared answers of one of them, and without what no longer applies."""
    return tuple(_with_shared(content, source, one) for one in members)


def is_done(as_of: AsOf, case: Case) -> bool:
    """Is there nothing left to ask about this candidate?"""
    return bool(state_of(case)) or (bool(case.name) and next_of_each(as_of, case) is None)


def next_shared(as_of: AsOf, members: Members) -> Field | None:
    """The next question about the place: one that can still change the outcome of some candidate."""
    first, different = members[0], _different(members)
    fields = [one for one in conversation_fields(as_of.content, first) if one.grouped(first.role) == "shared"]
    unanswered = (one for one in fields if first.value(one.id) is None)
    return next((one for one in unanswered if any(_counts(one, case, as_of) for case in different)), None)


def next_of_each(as_of: AsOf, case: Case) -> Field | None:
    """The next question about this candidate, or None when nothing can change any more."""
    unanswered = (one for one in told_of_each(as_of.content, case) if case.value(one.id) is None)
    return next((one for one in unanswered if _counts(one, case, as_of)), None)


def own_answers(content: Content, case: Case) -> tuple[str, ...]:
    """What was answered about this candidate only, in the order in which it was told."""
    return tuple(name for name in case.answers if not is_shared(content, case, name))


def is_empty(content: Content, case: Case) -> bool:
    """Was nothing told about this candidate yet?"""
    return not case.name and not own_answers(content, case)


def called(case: Case) -> str:
    """What a candidate is called: the own reference of the user, or the number in the group."""
    return case.name or f"kandidaat {_place(case)}"


def named(members: Members, name: str) -> Case | None:
    """The candidate with this reference, however it is written."""
    wanted = same_name(name)
    return next((one for one in members if one.name and same_name(one.name) == wanted), None)


def same_name(name: str) -> str:
    """A reference in the form in which it is compared: K-1, k1 and K 1 are the same."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def filled(content: Content, shared: Case, name: str, answers: dict[str, str], now: datetime) -> Case:
    """A candidate from a spreadsheet: nothing more is asked, what is empty stays open.

    `shared` is a case of the group.
    """
    case = replace(in_state(bare(content, shared), DONE), name=name)
    for field_id, value in answers.items():
        case = case.with_answer(field_id, value, "gebruiker", now)
    return settled(content, case)


def merged(members: Members, uploaded: Members) -> Members:
    """A spreadsheet after what was told before: the same reference is replaced, empty places are filled up."""
    rows = {same_name(one.name): one for one in uploaded}
    kept = [rows.pop(same_name(one.name), one) for one in members if one.name]
    return (*kept, *rows.values())


def _counts(asked: Field, case: Case, as_of: AsOf) -> bool:
    """What the card of one candidate asks is not asked of each; what is only for groups is."""
    if asked.asked == "kaart":
        return bool(asked.only_in_group)
    return asked.id in ALWAYS_FIRST or matters(asked, case, as_of)


def _place(case: Case) -> int:
    return case.group.place if case.group else 1


def _with_shared(content: Content, source: Case, case: Case) -> Case:
    own = {name: given for name, given in case.answers.items() if not is_shared(content, source, name)}
    shared = {name: given for name, given in source.answers.items() if is_shared(content, source, name)}
    return settled(content, replace(case, answers={**shared, **own}))


def _different(members: Members) -> list[Case]:
    """One candidate for each set of answers: the same answers lead to the same outcome."""
    sets = {tuple(sorted((name, given.value) for name, given in one.answers.items())): one for one in members}
    return list(sets.values())
