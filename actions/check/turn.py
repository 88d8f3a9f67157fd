"""One turn of the check: a case and a message in; the next case and what to say out."""

from dataclasses import replace

from actions import answering
from actions.check import group
from actions.check.acts import COMMANDS
from actions.check.aftermath import after
from actions.check.commands import agreed, pressed
from actions.check.dossiers import another
from actions.check.flow import RUNNING, Check, Turn, aside, ask
from actions.check.keeping import answered
from actions.check.readings import READINGS
from actions.check.whose import called, outside, stale
from knowledge.case import Case
from knowledge.replies import Heard


def take(check: Check, case: Case) -> Turn:
    """The turn that follows from the message. "Ja" and "nee" to a question in between press its buttons."""
    if payload := agreed(check.content, check.incoming, case):
        check = replace(check, incoming=check.incoming.pressing(payload))
    return _taken(check, replace(case, offered={}))


def _taken(check: Check, case: Case) -> Turn:
    payload = check.incoming.payload
    if wrong := stale(check, case):
        return wrong
    if case.stage not in RUNNING:
        other = None if group.starts(check) else after(check, case) or outside(check, case)
        return other or _begun(check, another(check, case))
    if turn := group.take(check, case):
        return turn
    if "veld" in payload:
        if payload.get("doe") == "wijzig":
            return ask(check, case.asked_again(payload["veld"]))
        return answered(check, case, Heard({payload["veld"]: payload["waarde"]}, exact=True, literal=True))
    if "artikel" in payload:
        return aside(check, case, [answering.article(check.content, case, check.incoming, payload["artikel"])])
    if command := pressed(check.incoming):
        return COMMANDS[command](check, case)
    return typed(check, case)


def _begun(check: Check, turn: Turn) -> Turn:
    """A check that may be for several candidates at once; when none begins, the talk goes on outside it."""
    if turn.case.stage not in RUNNING:
        return replace(turn, done=True)
    return replace(group.begun(check, turn), effect=turn.effect)


def typed(check: Check, case: Case) -> Turn:
    """A message in words: the first reading of it that fits."""
    case = called(check, case)
    asked = check.open_question(case)
    return next(turn for reading in READINGS if (turn := reading(check, case, asked)))
