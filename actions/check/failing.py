"""What the check does with a message that it cannot use: each time a step further, and never a dead end."""

from collections.abc import Iterable
from dataclasses import replace

from actions import answering
from actions.check import notes, say
from actions.check.flow import Check, Turn, ask
from actions.messages import button
from knowledge.case import Case
from knowledge.corrections import last_answered
from knowledge.model import Field, Gemeente
from knowledge.places import near


def not_understood(check: Check, case: Case, asked: Field | None, *before: str) -> Turn:
    """Three steps, each further than the one before: other words, then only the buttons, then once a person."""
    case = case.failed()
    if case.attempts == 1:
        told = before or (check.words("niet_begrepen" if asked else "niet_begrepen_uitslag"),)
        return _once_more(check, case, asked, *told, notes.example(asked) if asked else "")
    if case.attempts != 3:
        return _once_more(check, case, asked, *before, check.words("niet_begrepen_knoppen"))
    back = _once_more(check, case, asked, *before, check.words("niet_begrepen_mens"))
    return replace(back, says=(answering.person(check.content, case, check.incoming), *back.says))


def which_place(check: Check, case: Case, places: Iterable[Gemeente], *before: str) -> Turn:
    """More than one gemeente can be meant: which one?"""
    asked = check.content.fields["gemeente"]
    case = case.asked_again(asked.id)
    return Turn(case, (say.which(check.as_of, case, asked, places, *before, check.words("welke_gemeente")),))


def like_a_place(check: Check, case: Case, asked: Field, places: Iterable[Gemeente]) -> Turn:
    """No gemeente is called so, but some are called nearly so."""
    case = case.failed()
    turn = Turn(case, (say.which(check.as_of, case, asked, places, check.words("gemeente_lijkt_op")),))
    return _with_ways_around(check, turn)


def _once_more(check: Check, case: Case, asked: Field | None, *before: str) -> Turn:
    """The open question in other words, or what is offered when no question is open."""
    if asked and asked.type == "gemeente" and (places := near(check.content, check.incoming.text)):
        words = (*before, check.words("gemeente_lijkt_op"))
        return _with_ways_around(check, Turn(case, (say.which(check.as_of, case, asked, places, *words),)))
    return _with_ways_around(check, ask(check, case, *before, retry=True, briefly=True))


def _with_ways_around(check: Check, turn: Turn) -> Turn:
    """From the second time on: back, or to a person."""
    if turn.case.attempts < 2:
        return turn
    back = [button("Vorige vraag", doe="terug")] if last_answered(check.as_of, turn.case) else []
    *earlier, last = turn.says
    buttons = [*last["buttons"], *back, button("Spreek een mens", doe="mens")]
    return replace(turn, says=(*earlier, {**last, "buttons": buttons}))
