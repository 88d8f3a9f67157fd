"""What is added to messages on their way out, and never stored in one: contact details, and a code to go on later."""

from collections.abc import Callable

from applications import cases, contact, lifecycle
from applications.codes import Code
from applications.database import Database
from applications.notices import KEY
from channels.codes import with_code
from channels.messages import Message
from channels.personal import wanted, with_contact
from knowledge.model import Content

INSIDE = {"dossier", "forget", KEY}  # what only this side needs to know
MakeCode = Callable[[int], Code | None]


def outgoing(
    content: Content, db: Database, conversation: str, messages: list[Message], make_code: MakeCode | None
) -> list[Message]:
    """The messages as their holder may see them: each with the details of its own case and of no other.

    `make_code` makes the code of a case by its number; None when these messages were shown before.
    """
    roles = _roles(db, conversation) if wanted(messages) else {}
    shown = []
    for message in messages:
        number = message.get("dossier")
        if wanted([message]):
            details = contact.load(db, conversation, number)
            role = roles.get(number) if number else cases.load(db, conversation).role
            (message,) = with_contact(content, role, details, [message])
        if (message["card"] or {}).get("kind") == "code":
            message = with_code(message, make_code(number) if make_code and number else None)
        if words := message.get(KEY) and lifecycle.why(db, message[KEY], conversation):
            message = {**message, "text": f"{message['text']}\n\nHet loket schrijft:\n\n{words}"}
        shown.append({name: part for name, part in message.items() if name not in INSIDE})
    return shown


def plain(messages: list[Message]) -> bool:
    """Is nothing to be looked up for these messages: no form, no code, no words of a desk?"""
    cards = {(one["card"] or {}).get("kind") for one in messages}
    return not wanted(messages) and "code" not in cards and not any(one.get(KEY) for one in messages)


def _roles(db: Database, conversation: str) -> dict[int, str | None]:
    return {one.number: one.case.role for one in cases.dossiers(db, conversation)}
