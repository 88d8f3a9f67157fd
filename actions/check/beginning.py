"""How a check begins."""

from dataclasses import replace

from actions.check import say
from actions.check.flow import OVER, Check, Turn, ask
from actions.messages import talk
from knowledge.case import Case
from knowledge.questions import settled
from knowledge.replies import Heard, heard


def begin(check: Check, case: Case, *before: str, name: str = "") -> Turn:
    """Start: take over what the last question said, then ask the first question. What is finished stays as it is."""
    incoming = check.incoming
    if incoming.intent == "bevestig" and not incoming.check_offered:
        return Turn(case, (talk(check.content, "bevestig"),), done=True)
    over = case.stage in OVER
    fresh = Case(stage="vragen") if over else case.at_stage("vragen")
    fresh = replace(fresh, name=name or fresh.name)
    if incoming.audience and not fresh.role:
        fresh = fresh.with_answer("rol", incoming.audience, "profiel", incoming.now)
    said = heard(check.as_of, None, incoming.text, incoming.entities) if incoming.typed else Heard()
    for name, value in said.answers.items():
        fresh = fresh.with_answer(name, value, "gebruiker", incoming.now)
    fresh = settled(check.content, fresh)
    told = [name for name, given in fresh.answers.items() if given.origin == "gebruiker"]
    taken = f"{check.words('overgenomen')}\n{say.noted(check.as_of, fresh, told)}" if told else ""
    begun = ask(check, fresh, *before, check.words("check_begin"), taken)
    return replace(begun, effect="park") if over else begun
