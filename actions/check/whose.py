"""Whose check a message or a button is about, when there can be several: never the wrong one."""

from dataclasses import replace

from actions.check import named
from actions.check.aftermath import ACTS as AFTERMATH
from actions.check.commands import guessed
from actions.check.dossiers import DOSSIERS, another, go_to, rename, unknown, which_one
from actions.check.flow import RUNNING, Check, Turn
from actions.check.roster import back, every, label, others, running, same_group, stay, switches
from actions.messages import button, message, talk
from applications.case_rows import ELSEWHERE
from applications.cases import own_name
from knowledge.case import Case
from knowledge.group import called as called_in_group
from knowledge.group import is_shared
from knowledge.model import Field
from knowledge.wording import command_in

# These buttons are not about one case, so they may be pressed whichever is open.
FREE = {*DOSSIERS, *AFTERMATH, "mens", "start_check", "verder"} - {"bewaar_en_begin", "wis_en_begin"}
# What these words do is the same whether a check runs or not.
ANYWHERE = {"kandidaten", "wissel", "nieuwe_kandidaat", "alles_wissen"}


def stale(check: Check, case: Case) -> Turn | None:
    """A button of another case than the open one does nothing: it asks which one is meant."""
    incoming = check.incoming
    about = "artikel" not in incoming.payload and incoming.payload.get("doe") not in FREE
    if incoming.typed or not about or incoming.dossier in (0, check.number):
        return None
    its = next((one for one in check.others if one.number == incoming.dossier), None)
    if its is None:
        return back(check, case, check.words("knop_weg"))
    if same_group(case, its.case):
        return _of_another_in_group(check, case, its.case)
    now = f" U bent nu bezig met {label(check, case)}." if case.stage in RUNNING else ""
    go = button(f"Naar {its.called}", doe="wissel", nummer=str(its.number))
    told = f"Deze knop hoort bij {its.called}.{now} Ik heb niets ingevuld."
    return Turn(case, (message(told, buttons=[go, *stay(check, case)]),), done=case.stage not in RUNNING)


def _of_another_in_group(check: Check, case: Case, other: Case) -> Turn | None:
    """An answer about one candidate of a group is not one about another; what is about all may be pressed."""
    name = check.incoming.payload.get("veld", "")
    if not name or not other.group or is_shared(check.content, case, name):
        return None
    told = f"Deze knop hoort bij {called_in_group(other)}. Ik heb niets ingevuld."
    go = button(f"Naar {called_in_group(other)}", doe="groep_wijzig", waarde=str(other.group.place))
    return Turn(case, (message(told, buttons=[go, *stay(check, case)]),))


def outside(check: Check, case: Case) -> Turn | None:
    """While no check runs: saving once more what was saved, and what concerns several candidates. Else None."""
    incoming = check.incoming
    wanted = spoken(check, case) if incoming.typed else incoming.payload.get("doe")
    if wanted == "bevestig" and case.stage == "klaar":
        return Turn(case, (), done=True, effect="submit")
    if wanted in DOSSIERS and not (wanted == "wissel" and not every(check, case)):
        turn = DOSSIERS[wanted](check, case)
    elif case.stage == ELSEWHERE and "start_check" not in (incoming.intent, wanted):
        gone = talk(check.content, "elders_verder")
        turn = Turn(Case(), ({**gone, "buttons": [*switches(running(others(check, case))), *gone["buttons"]]},))
    else:
        return None
    return replace(turn, done=turn.case.stage not in RUNNING)


def spoken(check: Check, case: Case) -> str | None:
    """The command about candidates in a typed message: word for word, by a known reference, or guessed."""
    text = check.incoming.text
    if command := _command(check):
        return command
    known = named.one_of(every(check, case), check.content, text)
    if known and (named.goes_there(check.content, text) or named.is_all(check.content, text)):
        return "wissel"
    name = guessed(check.incoming)
    return name if name in ANYWHERE else None


def about_candidate(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """While a check runs: a message that names a candidate. What it says of another is kept out of this one."""
    text = check.incoming.text
    known = named.one_of(every(check, case), check.content, text)
    reference = "" if known else named.reference_in(check.content, text)
    command = _command(check) or (not known and guessed(check.incoming) == "nieuwe_kandidaat" and "nieuwe_kandidaat")
    if command:
        return DOSSIERS[command](check, case)
    if known and known.number == check.number:
        return go_to(check, case, known) if named.is_all(check.content, text) else None
    if known:
        there = named.goes_there(check.content, text) or named.is_all(check.content, text)
        return go_to(check, case, known) if there else which_one(check, case, known)
    return _new_reference(check, case, reference) if reference and case.role != "werkgever" else None


def _new_reference(check: Check, case: Case, reference: str) -> Turn | None:
    """A reference that nobody has yet: the name of this one, or another candidate."""
    text = check.incoming.text
    if case.group:
        return None
    if named.goes_there(check.content, text):
        return unknown(check, case, reference)
    alone = named.is_all(check.content, text)
    if own_name(case) or (alone and named.moves_on(check.content, text)) or (check.others and not alone):
        return another(check, case)
    return rename(check, case, reference) if alone else None


def called(check: Check, case: Case) -> Case:
    """The case with the reference that a message gives it on the way; only when there is no other."""
    incoming = check.incoming
    other = _command(check) or guessed(incoming) in {"nieuwe_kandidaat", "start_check"}
    if not incoming.typed or case.name or case.group or check.others or other or case.role == "werkgever":
        return case
    reference, text = named.reference_in(check.content, incoming.text), incoming.text
    elsewhere = named.goes_there(check.content, text) or named.is_all(check.content, text)
    return replace(case, name=reference) if reference and not elsewhere else case


def _command(check: Check) -> str | None:
    """The command that the message is word for word, whatever candidate it names."""
    name = command_in(check.content, named.without(check.content, check.incoming.text))
    return name if name in ANYWHERE else None
