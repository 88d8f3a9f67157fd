"""One turn of the check: a case and a message in; the next case and what to say out."""

from dataclasses import replace

from actions import answering
from actions.check.acts import COMMANDS
from actions.check.commands import command_of, says_no, says_yes
from actions.check.flow import RUNNING, Check, Turn, answered, aside, ask, begin, not_understood
from actions.messages import message
from knowledge.answers import SURE
from knowledge.case import Case
from knowledge.model import Field
from knowledge.questions import settled
from knowledge.replies import Heard, heard, is_question

NONSENSE = "kan_niet_verstaan"


def take(check: Check, case: Case) -> Turn:
    """The turn that follows from the message."""
    incoming = check.incoming
    if case.stage == "klaar" and incoming.payload.get("doe") == "bevestig":
        return Turn(case, (), done=True, effect="submit")
    if case.stage not in RUNNING:
        return begin(check, case)
    if field_id := incoming.payload.get("veld"):
        if incoming.payload.get("doe") == "wijzig":
            return ask(check, settled(check.content, case.asked_again(field_id)))
        return answered(check, case, Heard({field_id: incoming.payload["waarde"]}, exact=True))
    if article_id := incoming.payload.get("artikel"):
        return aside(check, case, [answering.article(check.content, case, incoming, article_id)])
    return typed(check, case)


def typed(check: Check, case: Case) -> Turn:
    """A message in words: the very reply to the open question, a command, a question, or answers in a sentence."""
    incoming, asked = check.incoming, check.open_question(case)
    if asked and incoming.typed and not is_question(incoming.text):
        reply = heard(check.as_of, asked, incoming.text, ())
        if reply.exact:
            return answered(check, case, reply)
    if term := answering.explained(check.content, case, incoming, bare=False):
        return aside(check, case, [term])
    if command := command_of(incoming):
        return COMMANDS[command](check, case)
    if asked is None and incoming.typed and not is_question(incoming.text):
        if says_yes(incoming):
            return COMMANDS["bevestig" if case.stage == "samenvatting" else "aanmelding"](check, case)
        if says_no(incoming):
            return COMMANDS["aanpassen" if case.stage == "samenvatting" else "niet_bewaren"](check, case)
    return question_or_answers(check, case, asked)


def question_or_answers(check: Check, case: Case, asked: Field | None) -> Turn:
    """A question in the middle is answered and the check goes on; otherwise look for answers."""
    incoming = check.incoming
    found = heard(check.as_of, asked, incoming.text, incoming.entities)
    relevant = {name: value for name, value in found.answers.items() if _fits(check, case, name)}
    if (relevant or found.ambiguous or found.impossible) and not is_question(incoming.text):
        return answered(check, case, replace(found, answers=relevant))
    if term := answering.explained(check.content, case, incoming):
        return aside(check, case, [term])
    says, understood = answering.answered(check.content, case, incoming)
    sure = incoming.ranking and incoming.ranking[0]["confidence"] >= SURE
    if understood and (is_question(incoming.text) or (sure and incoming.intent == "vraag")):
        return aside(check, case, says)
    if incoming.intent in check.content.talk and incoming.intent != NONSENSE:
        return aside(check, case, [message(check.words(incoming.intent))])
    return replace(not_understood(check, case, asked), unanswered=is_question(incoming.text))


def _fits(check: Check, case: Case, name: str) -> bool:
    return case.role is None or case.role in check.content.fields[name].roles
