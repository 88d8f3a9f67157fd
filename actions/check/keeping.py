"""Answers that came in are kept and read back."""

from dataclasses import replace

from actions.check import notes
from actions.check.failing import not_understood, which_place
from actions.check.flow import Check, Turn, ask
from knowledge.case import Case
from knowledge.corrections import with_answers
from knowledge.model import Field
from knowledge.replies import Heard, heard, inside
from knowledge.wording import letters, says_of_me, statements


def answered(check: Check, case: Case, found: Heard, *before: str) -> Turn:
    """Keep the answers, say which ones were heard besides the plain reply, and go on."""
    asked, old = check.open_question(case), case
    case = with_answers(check.content, case, found.answers, check.incoming.now)
    plain_reply = {asked.id} - {"gemeente"} if asked and found.literal and not old.value(asked.id) else set()
    told = (*before, notes.heard(check.as_of, old, case, [name for name in found.answers if name not in plain_reply]))
    if found.ambiguous:
        return which_place(check, case, found.ambiguous, *told)
    if found.impossible:
        return not_understood(check, case, asked, *told, check.words("leeftijd_kan_niet"))
    return ask(check, case, *told)


def found_in(check: Check, case: Case, asked: Field | None, text: str = "") -> Heard:
    """The answers in the message, or in a part of it, that this role is asked for."""
    text = text or check.incoming.text
    found = heard(check.as_of, asked, text, _entities_in(check, text))
    said = {name: value for name, value in found.answers.items() if _fits(check, case, name, text)}
    fits = {name: value for name, value in said.items() if _offered(check, case, name, value)}
    if asked and found.answers and not said and (value := inside(asked, text)):
        fits = {asked.id: value}  # what was heard besides is nothing that this role is asked for
    return replace(found, answers=fits, exact=False, literal=False)


def told_beside(check: Check, case: Case) -> tuple[Case, str]:
    """What a question tells of this candidate in passing ("hij is 34, mag dat?"): the case with it, and a note.

    Only what was not answered yet: a question never changes an answer.
    """
    found: dict[str, str] = {}
    for part in statements(check.incoming.text):
        found |= found_in(check, case, None, part).answers
    new = {name: value for name, value in found.items() if case.value(name) is None}
    if not new:
        return case, ""
    after = with_answers(check.content, case, new, check.incoming.now)
    return after, notes.heard(check.as_of, case, after, list(new))


def _entities_in(check: Check, text: str) -> list[dict]:
    """What the language engine found in the message; of a part, only what is said in it."""
    entities = check.incoming.entities
    if text == check.incoming.text:
        return list(entities)
    said = f" {letters(text)} "
    return [one for one in entities if any(f" {word} " in said for word in _evidence(check, one))]


def _evidence(check: Check, entity: dict) -> set[str]:
    """The words by which an entity can have been found."""
    asked = check.content.fields.get(entity["entity"])
    choices = [one for one in asked.choices if one.value == entity["value"]] if asked else []
    return {letters(str(entity["value"])), *(letters(word) for one in choices for word in one.words)}


def _fits(check: Check, case: Case, name: str, text: str) -> bool:
    """Is this role asked for it? Another role counts only when somebody says so of themselves."""
    if name == "rol" and case.role:
        return says_of_me(text)
    return case.role is None or case.role in check.content.fields[name].roles


def _offered(check: Check, case: Case, name: str, value: str) -> bool:
    asked = check.content.fields[name]
    return all(one.offered_to(case.role) for one in asked.choices if one.value == value)
