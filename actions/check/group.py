"""Several candidates for one place: how a group begins, and which messages are about it.

A message that is not about the group gives None: then the check reads it as it does for one candidate.
"""

from dataclasses import replace

from actions.check import group_acts, group_say, group_told, group_words, say
from actions.check.commands import pressed, said, says_no
from actions.check.flow import Check, Turn, ask
from actions.check.group_acts import Act
from actions.messages import button
from applications.groups import new_id
from knowledge import group
from knowledge.case import Case
from knowledge.group import AMOUNT, LARGEST, SMALLEST
from knowledge.wording import is_question


def take(check: Check, case: Case) -> Turn | None:
    """The turn, when the message is about the group; None when it can be read as for one candidate."""
    name = pressed(check.incoming)
    if case.group and check.incoming.payload.get("kaart") == group_say.UPLOAD:
        return group_acts.uploaded(check, case)
    if case.stage == AMOUNT:
        return _amount(check, case, name)
    if case.group is None:
        return start(check, case) if starts(check) else _out_of_date(check, case, name)
    if check.incoming.typed:
        return _typed(check, case)
    return PRESSED[name](check, case) if name in PRESSED else _out_of_date(check, case, name)


def begun(check: Check, turn: Turn) -> Turn:
    """A check that has just begun: with a group when that is what was asked for, else with a way to one."""
    if turn.done or turn.case.group:
        return turn
    if starts(check):
        return start(check, _told_now(check, turn.case), check.words("check_begin"))
    *earlier, last = turn.says
    several = button("Meer kandidaten tegelijk", doe="groep")
    return replace(turn, says=(*earlier, {**last, "buttons": [*last["buttons"], several]}))


def start(check: Check, case: Case, *before: str) -> Turn:
    """Several candidates: how many, unless that was said."""
    count = group_words.count_in(check.incoming.text) if check.incoming.typed else None
    if count is not None and SMALLEST <= count <= LARGEST:
        return of_size(check, case, count, *before)
    outside = (check.words("groep_buiten"),) if count and count > LARGEST else ()
    return ask(check, case.at_stage(AMOUNT), *before, *outside)


def of_size(check: Check, case: Case, count: int, *before: str) -> Turn:
    """A group with so many candidates. What was told in the check of one counts for the first; what was told
    together with the number of candidates counts for all.
    """
    members = group.made(check.content, case, new_id(check.number, check.others), count)
    told = group.own_answers(check.content, members[0])
    if told and case.answers[told[0]].at == check.incoming.now:
        members = tuple(replace(one, answers=members[0].answers) for one in members)
        head = "groep_voor_allen"
    else:
        head = "groep_eerste"
    kept = f"{check.words(head)}\n{say.noted(check.as_of, members[0], list(told))}" if told else ""
    return group_acts.on(check, members[0], members, *before, check.words("groep_begin"), kept)


def _told_now(check: Check, case: Case) -> Case:
    """Without what an earlier question hinted at: that was about somebody, not about these candidates."""
    own = group.own_answers(check.content, case)
    return case.without(*(name for name in own if case.answers[name].at != check.incoming.now))


def starts(check: Check) -> bool:
    """Is a group what is asked for?"""
    if check.incoming.typed:
        return group_words.asked_for(check.incoming.text)
    return pressed(check.incoming) == "groep"


def _out_of_date(check: Check, case: Case, name: str | None) -> Turn | None:
    """A button of a group, where it means nothing (any more): on with what is open."""
    return ask(check, case, briefly=True) if name in {"groep", "groep_een", *PRESSED} - BOTH else None


def _amount(check: Check, case: Case, name: str | None) -> Turn | None:
    """The answer to: how many candidates? Anything else that is said there is read as always."""
    text = check.incoming.text
    name = name or said(check.content, check.incoming)
    if name == "groep_een" or group_words.says(check.content, "groep_een", text):
        return _one(check, case)
    if name in {"weet_niet", "overslaan"} and case.role:
        return of_size(check, case, SMALLEST, check.words("groep_weet_niet"))
    if name or case.role is None or is_question(text):
        return _out_of_date(check, case, name)
    count = group_words.count_in(text)
    if count == 1:
        return _one(check, case)
    if count is None or not SMALLEST <= count <= LARGEST:
        return ask(check, case.failed(), check.words("groep_buiten")) if count is not None else None
    return of_size(check, case, count)


def _one(check: Check, case: Case) -> Turn:
    return ask(check, case.at_stage(group.ASKING), check.words("groep_een"))


def _typed(check: Check, case: Case) -> Turn | None:
    """A message in words: a wish about the group, another candidate, or several answers in one line."""
    for words, act in WORDS.items():
        if group_words.says(check.content, words, check.incoming.text):
            return act(check, case)
    name = said(check.content, check.incoming)
    if name in TYPED:
        return TYPED[name](check, case)
    if name or is_question(check.incoming.text):
        return None
    if case.stage == "samenvatting" and says_no(check.content, check.incoming):
        return group_acts.change(check, case)
    return group_told.about_others(check, case) or group_told.line(check, case)


# What a button does, what a command does that means something else here, and what only a group understands.
PRESSED: dict[str, Act] = {
    "groep_overslaan": group_acts.skip,
    "groep_klaar": group_acts.enough,
    "groep_toevoegen": group_acts.add,
    "groep_verwijder": group_acts.remove,
    "groep_bekijk": group_acts.look,
    "groep_wijzig": group_acts.edit,
    "groep_overzicht": group_acts.overview,
    "groep_stoppen": group_acts.ask_to_stop,
    "aanpassen": group_acts.change,
    "terug": group_acts.back,
    "overzicht": group_acts.so_far,
}
BOTH = {"aanpassen", "terug", "overzicht"}  # these mean something outside a group too
TYPED: dict[str, Act] = {
    "stop": group_acts.ask_to_stop,
    "aanpassen": group_acts.change,
    "overzicht": group_acts.so_far,
    "terug": group_acts.back,
    "weet_niet": group_acts.unknown,
    "overslaan": group_acts.skip_what_is_open,
}
WORDS: dict[str, Act] = {
    "groep_volgende": group_acts.following,
    "groep_overslaan": group_acts.skip,
    "groep_klaar": group_acts.enough,
    "groep_toevoegen": group_acts.add,
    "groep_overzicht": group_acts.overview,
}
