"""Several candidates (or places of work) in one conversation: begin another, go back to one, see which there are.

Only one is open at a time. What is said counts for that one, and every change of it is told.
"""

from dataclasses import replace

from actions.check import named, say
from actions.check.beginning import begin
from actions.check.flow import RUNNING, Check, Turn, ask
from actions.check.roster import MOST, away, back, every, free_name, label, listed, others, running, stay
from actions.check.roster import named as with_name
from actions.messages import button, message, talk
from applications.cases import Dossier, noun
from knowledge.case import Case


def another(check: Check, case: Case) -> Turn:
    """Another candidate: begin, after asking what must happen with the one that is open."""
    name = _name(check)
    if len(others(check, case)) >= MOST:
        return listed(check, case, check.words("te_veel_kandidaten"))
    if case.stage not in RUNNING:
        return _begun(away(check, case) if case.stage == "klaar" else check, case, name)
    if not case.own_answers and not case.group:
        return rename(check, case, name) if name else ask(check, case, _refused_name(check))
    extra = {"naam": name} if name else {}
    mine, new = label(check, case), f"en begin een nieuwe {noun(case)}"
    buttons = [
        button(f"Verder met {mine}", doe="verder"),
        button(f"Bewaar {mine} {new}", doe="bewaar_en_begin", **extra),
        button(f"Wis {mine} {new}", doe="wis_en_begin", **extra),
    ]
    overview = [button("Toon wat er al is", doe="kandidaten")] if others(check, case) else []
    words = (_refused_name(check), _about_place(check, case), f"U bent bezig met {mine}. {check.words('wat_nu')}")
    return Turn(case, (message("\n\n".join(one for one in words if one), buttons=[*buttons, *overview]),))


def keep_and_begin(check: Check, case: Case) -> Turn:
    """Keep this one and begin another."""
    if case.stage not in RUNNING:
        return another(check, case)
    kept = with_name(check, case)
    begun = _begun(away(check, kept), _fresh(case), _name(check), f"Ik heb {label(check, kept)} bewaard.")
    return replace(begun, effect="park", left=kept)


def wipe_and_begin(check: Check, case: Case) -> Turn:
    """Wipe this one and begin another."""
    if case.stage not in RUNNING:
        return another(check, case)
    gone = f"Ik heb de antwoorden over {label(check, case)} gewist."
    begun = _begun(check, _fresh(case), _name(check), gone)
    return replace(begun, says=({**begun.says[0], "wipe": True}, *begun.says[1:]), effect="wipe")


def switch(check: Check, case: Case) -> Turn:
    """Go to the one that a button or a message names; with only one other, to that one."""
    if check.incoming.typed:
        return _switch_typed(check, case)
    number = check.incoming.payload.get("nummer", "")
    wanted = next((one for one in check.others if str(one.number) == number), None)
    return go_to(check, case, wanted) if wanted else listed(check, case)


def _switch_typed(check: Check, case: Case) -> Turn:
    text = check.incoming.text
    if wanted := named.one_of(every(check, case), check.content, text):
        return go_to(check, case, wanted)
    if reference := named.reference_in(check.content, text):
        return unknown(check, case, reference)
    open_ones = running(others(check, case))
    return go_to(check, case, open_ones[0]) if len(open_ones) == 1 else listed(check, case, _refused_name(check))


def go_to(check: Check, case: Case, wanted: Dossier) -> Turn:
    """Leave this case as it is and open the wanted one."""
    if wanted.number == check.number and case.stage in RUNNING:
        return back(check, case, f"U bent al bezig met {label(check, case)}.")
    kept = with_name(check, case) if case.own_answers or case.group else Case()
    left = kept if case.stage in RUNNING else None
    told = f" Ik heb {label(check, kept)} bewaard." if left and kept.answers else ""
    every_other = away(check, kept).others if left else check.others
    here = replace(
        check,
        number=wanted.number,
        others=tuple(one for one in every_other if one.number != wanted.number),
        card_filled=wanted.number in check.filled_others,
    )
    turn = opened(here, wanted, f"U bent nu bezig met {wanted.called}.{told}")
    return replace(turn, effect="turn_to", number=wanted.number, left=left)


def resume(check: Check, case: Case) -> Turn:
    """After a code: whose check was opened, what was filled in, and the open question."""
    if case.stage not in RUNNING:
        return listed(check, case)
    case = with_name(check, case) if check.others else case
    whose = f" U bent nu bezig met {label(check, case)}." if case.name else ""
    return opened(check, Dossier(check.number, case, True, None), f"{check.words('check_hervat')}{whose}")


def opened(check: Check, dossier: Dossier, told: str) -> Turn:
    """A case that was opened: what was filled in, and where it is."""
    case = dossier.case
    if case.stage not in RUNNING:
        return Turn(case, (message(f"{told} De aanmelding is gemaakt: {dossier.reference}."),), done=True)
    card = say.overview(check.as_of, case) if case.own_answers and not case.group else None
    turn = ask(check, case, briefly=True)
    return replace(turn, says=(message(told, card=card), *turn.says))


def rename(check: Check, case: Case, name: str) -> Turn:
    """The user says what the open one is called."""
    case = replace(case, name=name)
    return back(check, case, f"U bent nu bezig met {label(check, case)}.")


def unknown(check: Check, case: Case, reference: str) -> Turn:
    """A reference that this conversation does not have: which ones there are, or begin with it."""
    turn = listed(check, case, f"{reference} ken ik niet in dit gesprek.")
    *earlier, last = turn.says
    new = button(f"Begin met {reference}", doe="nieuwe_kandidaat", naam=reference)
    return replace(turn, says=(*earlier, {**last, "buttons": [*last["buttons"], new]}))


def which_one(check: Check, case: Case, other: Dossier) -> Turn:
    """Something is said of a candidate that is not open: ask, and note nothing."""
    told = f"U noemt {other.called}, maar u bent bezig met {label(check, case)}. Ik heb niets ingevuld."
    go = button(f"Naar {other.called}", doe="wissel", nummer=str(other.number))
    return Turn(case, (message(told, buttons=[go, *stay(check, case)]),))


def wipe_all(check: Check, case: Case) -> Turn:
    """Wipe every case that no application was made of."""
    return Turn(Case(), ({**talk(check.content, "alles_gewist"), "wipe": True},), done=True, effect="wipe_all")


def _begun(check: Check, case: Case, name: str, *before: str) -> Turn:
    name = name or (free_name(check, case) if check.others else "")
    whose = f"U bent nu bezig met {label(check, replace(case, name=name))}." if name else ""
    return begin(check, case, " ".join(one for one in (*before, whose) if one), _refused_name(check), name=name)


def _fresh(case: Case) -> Case:
    """Nothing but the role of the user."""
    return Case(answers={name: given for name, given in case.answers.items() if name == "rol"})


def _name(check: Check) -> str:
    """The reference for a new candidate: behind the button, or in the message."""
    incoming = check.incoming
    return named.reference_in(check.content, incoming.text) if incoming.typed else incoming.payload.get("naam", "")


def _refused_name(check: Check) -> str:
    """The name of a person is not taken over, and that is said."""
    incoming = check.incoming
    return check.words("geen_naam") if incoming.typed and named.holds_a_name(check.as_of, incoming.text) else ""


def _about_place(check: Check, case: Case) -> str:
    """An employer who speaks of a candidate: the check is about the place of work."""
    speaks = check.incoming.typed and "kandida" in check.incoming.text.lower()
    return check.words("check_gaat_over_werkplek") if speaks and case.role == "werkgever" else ""


DOSSIERS = {
    "nieuwe_kandidaat": another,
    "bewaar_en_begin": keep_and_begin,
    "wis_en_begin": wipe_and_begin,
    "wissel": switch,
    "kandidaten": listed,
    "alles_wissen": wipe_all,
    "hervat": resume,
}
