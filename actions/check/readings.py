"""How a typed message can be read in the check: each reading gives a turn, or None when it does not fit.

The first that fits counts: what is said word for word comes before what is concluded, and what is concluded
before what is guessed.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from actions import answering
from actions.check import failing, say
from actions.check.acts import COMMANDS
from actions.check.commands import BESIDE_ANSWERS, SURE, guessed, said, says_no, says_yes
from actions.check.correcting import correction
from actions.check.flow import Check, Turn, aside, ask
from actions.check.keeping import answered, found_in, told_beside
from actions.check.whose import about_candidate
from actions.messages import message
from knowledge import answers
from knowledge.case import Case
from knowledge.model import Field
from knowledge.places import near
from knowledge.replies import heard, in_full
from knowledge.wording import forms, is_question, tells

Reading = Callable[[Check, Case, Field | None], Turn | None]
OF_PEOPLE = ("wie_maakt_dit", "belediging", "nood")
SMALL_TALK = {"code_invoeren", "groet", "bedankt", "afscheid", "bent_u_mens", "hulp", "klacht", *OF_PEOPLE}
MASKED = re.compile(r"\[[^\]]+\]")
FEW = 3  # words that say little by themselves


def reply(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The whole message answers the open question."""
    if asked is None or "?" in check.incoming.text:
        return None
    found = heard(check.as_of, asked, check.incoming.text, ())
    return answered(check, case, found) if found.exact else None


def too_little(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A bare "ja" or "nee" to a question where that can mean two things: which one is asked back, never guessed."""
    if asked is None:
        return None
    said = forms(check.content, check.incoming.text)
    back = (asked.if_yes if "ja" in said else "") or (asked.if_no if "nee" in said else "")
    return Turn(case.failed(), (say.which_answer(check.as_of, asked, back),)) if back else None


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


def explanation(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """The meaning of a word is asked."""
    term = answering.explained(check.content, case, check.incoming, bare=False)
    return aside(check, case, [term]) if term else None


def told(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """Answers stand in a sentence, and it is no question and no command with an answer in it."""
    name, text = guessed(check.incoming), check.incoming.text
    if is_question(text) or (name and name not in BESIDE_ANSWERS and not in_full(check.as_of, text)):
        return None
    found = found_in(check, case, None if name else asked)
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
    if asked is None or asked.type != "gemeente" or len(text.split()) > FEW or is_question(text):
        return None
    places = near(check.content, text)
    return failing.like_a_place(check, case, asked, places) if places else None


def question(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A question in the middle is answered, what it tells in passing is kept, and the check goes on."""
    if term := answering.explained(check.content, case, check.incoming):
        return aside(check, case, [term])
    says, understood = answering.answered(check.content, case, check.incoming)
    asks = is_question(check.incoming.text) or _asks_like_a_title(check) or check.incoming.follows.get("again")
    if not understood or not asks:
        return None
    case, note = told_beside(check, case)
    return aside(check, case, [*says, message(note)] if note else says)


def _asks_like_a_title(check: Check) -> bool:
    """A question without its form ("subsidie praktijkleren aanvragen"): surely one that an article of ours answers."""
    incoming = check.incoming
    best = incoming.ranking[0] if incoming.ranking else None
    if best is None or incoming.intent != "vraag" or len(incoming.text.split()) < FEW or tells(incoming.text):
        return False
    ours = check.content.articles[best["id"]].kind == "artikel"
    return ours and best["confidence"] >= answers.SURE


def small_talk(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """A greeting, thanks, a complaint: a short answer, and the check goes on."""
    incoming = check.incoming
    if incoming.intent not in SMALL_TALK or incoming.confidence < SURE:
        return None
    return aside(check, case, [say.aside(check.content, incoming.intent)])


def nothing(check: Check, case: Case, asked: Field | None) -> Turn:
    """Not understood; a question without an answer is kept for the editors."""
    turn = failing.not_understood(check, case, asked)
    return replace(turn, unanswered=is_question(check.incoming.text))


READINGS: tuple[Reading, ...] = (
    *(reply, too_little, about_candidate, command, yes_or_no, correction, explanation, told, guess, masked),
    *(like_a_place, question, small_talk, nothing),
)
