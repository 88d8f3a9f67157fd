"""What can be done in a group besides answering: skip, add, take out, look closer, change, go back, stop."""

from collections.abc import Callable
from dataclasses import replace

from actions.check import group_say
from actions.check.flow import Check, Turn, ask
from actions.check.group_steps import place_of, wants_line
from actions.messages import talk
from knowledge import group
from knowledge.case import Case
from knowledge.group import LARGEST, OVERVIEW, Members
from knowledge.verdict import judge

Act = Callable[[Check, Case], Turn | None]


def on(check: Check, case: Case, members: Members, *before: str) -> Turn:
    """On with these candidates."""
    return ask(replace(check, group=members), case, *before)


def skip(check: Check, case: Case) -> Turn:
    """Skip the current candidate; with no candidate open that is nothing."""
    if case.stage != group.ASKING:
        return ask(check, case)
    skipped = group.in_state(replace(case, asking=None), group.SKIPPED)
    return on(check, skipped, group.put_back(check.members(case), skipped), check.words("groep_overgeslagen"))


def following(check: Check, case: Case) -> Turn:
    """On to the next candidate: who was begun stays as it is, who was not is skipped."""
    if case.stage != group.ASKING or group.is_empty(check.content, case):
        return skip(check, case)
    verdict = judge(check.content, case, check.as_of.today)
    closed = group.in_state(replace(case, asking=None), group.DONE)
    told = group_say.outcome_line(closed, verdict)
    return on(check, closed, group.put_back(check.members(case), closed), told)


def skip_what_is_open(check: Check, case: Case) -> Turn | None:
    """Skip the candidate while its reference is asked; otherwise the question, as for one candidate."""
    return skip(check, case) if wants_line(check.as_of, case, check.members(case)) else None


def unknown(check: Check, case: Case) -> Turn | None:
    """No reference: then the candidate is called by its number."""
    members = check.members(case)
    if not wants_line(check.as_of, case, members):
        return None
    called = replace(case, name=group.called(case), attempts=0)
    return on(check, called, group.put_back(members, called))


def enough(check: Check, case: Case) -> Turn:
    """No further candidates: who was not begun is left out, who was begun stays as it is."""
    members = check.members(case)
    kept = [one for one in members if not group.is_empty(check.content, one)]
    if not kept or case.group is None:
        return ask(check, case, check.words("groep_niemand"))
    closed = (group.in_state(one, group.state_of(one) or group.DONE) for one in kept)
    every = group.placed(case.group.id, closed)
    return on(check, replace(every[0], stage=OVERVIEW, asking=None), every)


def add(check: Check, case: Case) -> Turn:
    """One more candidate. From the overview that is the current one at once."""
    members = check.members(case)
    if len(members) >= LARGEST or case.group is None:
        return ask(check, case, check.words("groep_vol"))
    every = group.placed(case.group.id, (*members, group.bare(check.content, case)))
    here = every[place_of(case) - 1] if case.stage == group.ASKING else every[-1]
    return on(check, here, every, check.words("groep_toegevoegd"))


def remove(check: Check, case: Case) -> Turn:
    """Take a candidate out by its button."""
    return without(check, case, chosen(check, case))


def without(check: Check, case: Case, gone: Case) -> Turn:
    """Take a candidate out; the last one stays."""
    members = check.members(case)
    if len(members) == 1 or gone.group is None:
        return ask(check, case, check.words("groep_laatste"))
    every = group.placed(gone.group.id, (one for one in members if one.group != gone.group))
    place = place_of(case) - (place_of(gone) < place_of(case))
    here = every[min(place, len(every)) - 1] if case.stage == group.ASKING else replace(every[0], stage=OVERVIEW)
    here = replace(here, stage=group.ASKING if case.stage == group.ASKING else OVERVIEW)
    return on(check, here, every, f"{check.words('groep_verwijderd')} {group.called(gone)}.")


def look(check: Check, case: Case) -> Turn:
    """Look closer at a candidate by its button."""
    return closer(check, case, chosen(check, case))


def closer(check: Check, case: Case, other: Case) -> Turn:
    """One candidate in full; in the middle of another one the open question follows."""
    shown = group_say.closer(check.as_of, other)
    if case.stage != group.ASKING:
        return Turn(case, (shown,))
    back = ask(check, case, check.words("verder_met_vraag"))
    return replace(back, says=({**shown, "buttons": []}, *back.says))


def edit(check: Check, case: Case) -> Turn:
    """Go to one candidate: on with what is open there, else choose what must change."""
    here = replace(group.in_state(chosen(check, case), ""), stage=group.ASKING, asking=None)
    members = group.put_back(check.members(case), here)
    if not group.is_done(check.as_of, here):
        return on(check, here, members)
    return Turn(here, (group_say.one_to_change(check.as_of, here),), group=members)


def overview(check: Check, case: Case) -> Turn:
    """To the overview; while candidates are not done, to the first of those."""
    members = check.members(case)
    stage = group.ASKING if case.stage == group.ASKING else OVERVIEW
    here = replace(case, stage=stage, asking=None)
    return on(check, here, group.put_back(members, here))


def so_far(check: Check, case: Case) -> Turn:
    """What is filled in: all candidates, and then on."""
    shown = group_say.overview(check.as_of, check.members(case))
    if case.stage == OVERVIEW:
        return Turn(case, (shown,))
    back = ask(check, case, check.words("verder_met_vraag"))
    return replace(back, says=({**shown, "text": f"{shown['card']['title']}:", "buttons": []}, *back.says))


def change(check: Check, case: Case) -> Turn:
    """What must change: a candidate, or an answer about the place?"""
    return Turn(case, (group_say.to_change(check.as_of, case, check.members(case)),))


def back(check: Check, case: Case) -> Turn | None:
    """One step back: with nothing told of this candidate yet, to the one before."""
    begun_here = case.asking or not group.is_empty(check.content, case)
    if case.stage != group.ASKING or begun_here or place_of(case) == 1:
        return None
    members = check.members(case)
    before = group.in_state(replace(members[place_of(case) - 2], stage=group.ASKING), "")
    own = group.own_answers(check.content, before)
    before = before.asked_again(own[-1]) if own else replace(before, name="")
    return on(check, before, group.put_back(members, before))


def ask_to_stop(check: Check, case: Case) -> Turn:
    """Stop, or go on with what there is? Stopping wipes all candidates."""
    offering = case.offering({"doe": "stop"}, {"doe": "verder"})
    return Turn(offering, (talk(check.content, "groep_stoppen"),))


def uploaded(check: Check, case: Case) -> Turn:
    """The candidates of a spreadsheet are in; on with what all share."""
    return ask(check, case, f"{check.words('groep_ingelezen')} {group_say.people(len(check.members(case)))}.")


def chosen(check: Check, case: Case) -> Case:
    """The candidate of a button; of a button that is out of date the current one."""
    place = check.incoming.payload.get("waarde", "")
    members = check.members(case)
    return members[int(place) - 1] if place.isdigit() and 0 < int(place) <= len(members) else case
