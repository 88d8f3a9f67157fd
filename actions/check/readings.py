"""How a typed message can be read in the check: each reading gives a turn, or None when it does not fit.

The first that fits counts: what is said word for word comes before what is concluded, and what is concluded
before what is guessed.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from actions import answering
from actions.check import say
from actions.check.acts import COMMANDS
from actions.check.commands import BESIDE_ANSWERS, SURE, guessed, said, says_no, says_yes
from actions.check.flow import Check, Turn, answered, aside, ask, not_understood, which_place
from actions.check.repair import ask_anew
from knowledge import answers, corrections
from knowledge.case import Case
from knowledge.model import Field
from knowledge.places import near
from knowledge.replies import Heard, heard
from knowledge.wording import is_question, letters

Reading = Callable[[Check, Case, Field | None], Turn | None]
SMALL_TALK = {"groet", "bedankt", "afscheid", "bent_u_mens", "hulp", "klacht"}
MASKED = re.compile(r"\[[^\]]+\]")
ABOUT_ME = re.compile(r"\b(?:ik ben|wij zijn|ik begeleid|toch|zelf)\b")
FEW = 3  # words that say little by themselves


def reply(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The whole message answers the open question."""
    if asked is None or "?" in check.incoming.text:
        return None
    found = heard(check.as_of, asked, check.incoming.text, ())
    return answered(check, case, found) if found.exact else None


def command(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The whole message is a command."""
    name = said(check.content, check.incoming)
    return COMMANDS[name](check, case) if name else None


def yes_or_no(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """Yes or no to what is offered when no question is open."""
    at_summary = case.stage == "samenvatting"
    if asked is None and says_yes(check.content, check.incoming):
        return COMMANDS["bevestig" if at_summary else "aanmelding"](check, case)
    if asked is None and says_no(check.content, check.incoming):
        return COMMANDS["aanpassen" if at_summary else "geen_aanmelding"](check, case)
    return None


def correction(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """An earlier answer is wrong: with the right one, or without, and then its question comes back."""
    text = check.incoming.text
    if is_question(text):
        return None
    if pair := corrections.named_value(check.as_of, case, text) or corrections.instead(check.as_of, case, asked, text):
        return answered(check, case, replace(_found(check, case, None), answers=_with(check, case, pair)))
    if not (wrong := corrections.called_wrong(check.as_of, case, text)):
        return _unknown_place(check, case)
    name, value = wrong
    found = _found(check, case, None)
    value = value or found.answers.get(name)
    if found.ambiguous or (value and value != case.value(name)):
        return answered(check, case, replace(found, answers=_with(check, case, (name, value))))
    return ask_anew(check, case, name)


def explanation(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The meaning of a word is asked."""
    term = answering.explained(check.content, case, check.incoming, bare=False)
    return aside(check, case, [term]) if term else None


def told(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """Answers stand in a sentence, and it is no question and no command with an answer in it."""
    name = guessed(check.incoming)
    if is_question(check.incoming.text) or (name and name not in BESIDE_ANSWERS):
        return None
    found = _found(check, case, None if name else asked)
    return answered(check, case, found) if found else None


def guess(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The language engine is sure that it is a command."""
    name = guessed(check.incoming)
    return COMMANDS[name](check, case) if name else None


def masked(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """Nothing is left of a message but a name or number that was taken out: the question stays open."""
    left, taken = MASKED.subn(" ", check.incoming.text)
    return ask(check, case, briefly=True) if taken and len(left.split()) <= FEW else None


def like_a_place(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A few words that are nearly the gemeente that is asked for."""
    text = check.incoming.text
    short = asked is not None and asked.type == "gemeente" and len(text.split()) <= FEW and not is_question(text)
    return not_understood(check, case, asked) if short and near(check.content, text) else None


def question(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A question in the middle is answered, and the check goes on."""
    if term := answering.explained(check.content, case, check.incoming):
        return aside(check, case, [term])
    says, understood = answering.answered(check.content, case, check.incoming)
    ranking = check.incoming.ranking
    sure = ranking and ranking[0]["confidence"] >= answers.SURE and check.incoming.intent == "vraag"
    return aside(check, case, says) if understood and (is_question(check.incoming.text) or sure) else None


def small_talk(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A greeting, thanks, a complaint: a short answer, and the check goes on."""
    incoming = check.incoming
    if incoming.intent not in SMALL_TALK or incoming.confidence < SURE:
        return None
    return aside(check, case, [say.aside(check.content, incoming.intent)])


def nothing(check: Check, case: Case, asked: Field | None) -> Turn:
    """Not understood; a question without an answer is kept for the editors."""
    turn = not_understood(check, case, asked)
    return replace(turn, unanswered=is_question(check.incoming.text))


READINGS: tuple[Reading, ...] = (
    *(reply, command, yes_or_no, correction, explanation, told, guess, masked, like_a_place),
    *(question, small_talk, nothing),
)


def _found(check: Check, case: Case, asked: Field | None) -> Heard:
    """The answers in a message that this role is asked for."""
    found = heard(check.as_of, asked, check.incoming.text, check.incoming.entities)
    fits = {name: value for name, value in found.answers.items() if _fits(check, case, name)}
    return replace(found, answers=fits, exact=False)


def _fits(check: Check, case: Case, name: str) -> bool:
    """Is this role asked for it? Another role counts only when somebody says so of themselves."""
    if name == "rol" and case.role:
        return bool(ABOUT_ME.search(letters(check.incoming.text)))
    return case.role is None or case.role in check.content.fields[name].roles


def _with(check: Check, case: Case, pair: tuple[str, str | None]) -> dict[str, str]:
    name, value = pair
    others = _found(check, case, None).answers
    return {**others, name: value} if value else others


def _unknown_place(check: Check, case: Case) -> Turn | None:
    """No gemeente is called so ("de gemeente is Sittard"), but some come near."""
    name = corrections.after_name(check.content.fields["gemeente"], check.incoming.text)
    places = near(check.content, name) if name else ()
    return which_place(check, case, places) if places else None
