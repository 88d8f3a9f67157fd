"""The cases of one conversation as a list: what each is called, which are there, and how to get to one."""

from dataclasses import replace

from actions.check.flow import RUNNING, Check, Turn, ask
from actions.messages import button, message
from applications.cases import Dossier, called, noun
from knowledge.case import Case

MOST = 40


def others(check: Check, case: Case) -> tuple[Dossier, ...]:
    """The other ones; a group that is open or under way counts as one."""
    firsts: dict[str, Dossier] = {}
    for one in check.others:
        key = one.case.group.id if one.case.group and one.case.stage in RUNNING else f"alone {one.number}"
        if same_group(case, one.case) or (key in firsts and _place(firsts[key].case) < _place(one.case)):
            continue
        firsts[key] = one
    return tuple(sorted(firsts.values(), key=lambda one: one.number))


def same_group(case: Case, other: Case) -> bool:
    """Are these two candidates of one group?"""
    return bool(case.group and other.group and case.group.id == other.group.id)


def label(check: Check, case: Case) -> str:
    """What a case is called to its user: "kandidaat K-204"; without a name "deze kandidaat"."""
    return called(case, check.number) if case.name or case.group else f"deze {noun(case)}"


def named(check: Check, case: Case) -> Case:
    """The case with a name that no other one has: needed once there are several."""
    taken = {one.case.name for one in check.others}
    if case.stage not in RUNNING or case.group or (case.name and case.name not in taken):
        return case
    return replace(case, name=free_name(check, case))


def free_name(check: Check, case: Case) -> str:
    """The first of "kandidaat 1", "kandidaat 2" and so on that is free."""
    taken = {one.called for one in check.others}
    numbered = (f"{noun(case)} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def every(check: Check, case: Case) -> tuple[Dossier, ...]:
    """All cases, the open one included, by number."""
    mine = (Dossier(check.number, case, True, check.reference),) if case.stage in RUNNING or check.reference else ()
    return tuple(sorted((*others(check, case), *mine), key=lambda one: one.number))


def away(check: Check, kept: Case) -> Check:
    """The surroundings once this case is one of the others."""
    if not kept.own_answers and not kept.group:
        return check
    return replace(check, others=(*check.others, Dossier(check.number, kept, False, check.reference)), reference=None)


def running(dossiers: tuple[Dossier, ...]) -> tuple[Dossier, ...]:
    """Those that can be gone on with."""
    return tuple(one for one in dossiers if one.case.stage in RUNNING)


def switches(dossiers: tuple[Dossier, ...]) -> list[dict]:
    """A button to each of these."""
    return [button(f"Verder met {one.called}", doe="wissel", nummer=str(one.number)) for one in dossiers]


def stay(check: Check, case: Case) -> list[dict]:
    """A button to go on with the open one."""
    return [button(f"Verder met {label(check, case)}", doe="verder")] if case.stage in RUNNING else []


def listed(check: Check, case: Case, *before: str) -> Turn:
    """Which ones there are, how far each is, and a button to each."""
    shown = [one for one in every(check, case) if one.case.own_answers or one.case.group or one.reference]
    if not shown:
        return back(check, case, *before, check.words("geen_kandidaten"))
    lines = "\n".join(f"- {_described(check, one)}" for one in shown)
    new = button(f"Nieuwe {noun(shown[0].case)}", doe="nieuwe_kandidaat")
    buttons = [*switches(running(others(check, case))), *stay(check, case), new]
    text = "\n\n".join([*before, f"{check.words('uw_kandidaten')}\n{lines}"])
    return Turn(case, (message(text, buttons=buttons),))


def back(check: Check, case: Case, *before: str) -> Turn:
    """Say this, and go on with the check if one is open."""
    if case.stage in RUNNING:
        return ask(check, case, *before, briefly=True)
    return Turn(case, (message("\n\n".join(before)),), done=True)


def left_over(check: Check, case: Case) -> tuple[dict, ...]:
    """After this one was wiped: the ones that are still there. Nothing when there are none."""
    open_ones = running(others(check, case))
    if not open_ones:
        return ()
    names = ", ".join(one.called for one in open_ones)
    buttons = [*switches(open_ones), button("Alles wissen", doe="alles_wissen")]
    return (message(f"{check.words('staat_er_nog')} {names}.", buttons=buttons),)


def next_steps(check: Check, case: Case) -> list[dict]:
    """Buttons under a finished application: on with one that is still open, or with a new candidate."""
    new = [button("Nieuwe kandidaat", doe="nieuwe_kandidaat")] if case.role == "professional" else []
    return [*switches(running(others(check, case))), *new]


def _described(check: Check, dossier: Dossier) -> str:
    if dossier.reference:
        return f"{dossier.called}: aanmelding {dossier.reference} is gemaakt"
    state = "er zijn nog vragen" if dossier.case.stage == "vragen" else "de uitslag is bekend"
    return f"{dossier.called}: {state}{', hier bent u mee bezig' if dossier.number == check.number else ''}"


def _place(case: Case) -> int:
    return case.group.place if case.group else 1
