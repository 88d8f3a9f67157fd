"""One turn of the check: a case and a message in; the next case and what to say out."""

from actions import answering
from actions.check import group
from actions.check.acts import COMMANDS
from actions.check.commands import pressed
from actions.check.flow import RUNNING, Check, Turn, aside, ask, begin
from actions.check.keeping import answered
from actions.check.readings import READINGS
from knowledge.case import Case
from knowledge.replies import Heard


def take(check: Check, case: Case) -> Turn:
    """The turn that follows from the message."""
    payload = check.incoming.payload
    if case.stage == "klaar" and payload.get("doe") == "bevestig":
        return Turn(case, (), done=True, effect="submit")
    if case.stage not in RUNNING:
        return group.begun(check, begin(check, case))
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


def typed(check: Check, case: Case) -> Turn:
    """A message in words: the first reading of it that fits."""
    asked = check.open_question(case)
    return next(turn for reading in READINGS if (turn := reading(check, case, asked)))
