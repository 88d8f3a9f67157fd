"""What happens when an application is made, corrected or withdrawn: who is told, and where it then stands."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from applications import answers, contact, desks, lifecycle, notices, outbox, tables
from applications.database import Database
from applications.errors import UnknownApplication
from applications.lifecycle import SENDER, SYSTEM
from applications.status import Actor, Status
from knowledge.case import Given
from knowledge.model import Content

CLOSED_FOR_DESK = {"concept"}


def begin(
    db: Database, session: Session, row: tables.ApplicationRow, details: Mapping[str, Given], now: datetime
) -> None:
    """A new version stands ready: a desk that takes delivery has it, and the sender gets a confirmation.

    Without delivery nothing is sent, and the application stays one that the sender sends himself.
    """
    if row.status == "vraag_terug":
        lifecycle.note(db, session, row, "in_behandeling", SENDER, now)
    desk = desks.find(db, row.region, row.conversation_id)
    if not desk.delivers:
        return
    if desk.mails:
        outbox.queue(db, session, "aanmelding" if row.version == 1 else "correctie", row, desk.address, now)
    if mail := details.get("email"):
        outbox.queue(db, session, "bevestiging", row, mail.value, now)
    if row.status == "concept":
        lifecycle.note(db, session, row, "ingediend", SYSTEM, now)


def withdraw(db: Database, reference: str, now: datetime) -> None:
    """The sender takes it back; a desk that has it is told. Raises NotAllowed."""
    with db.session() as session:
        row = lifecycle.held(session, reference)
        before = row.status
        lifecycle.move(db, reference, "ingetrokken", SENDER, now)
        desk = desks.find(db, row.region)
        if desk.mails and before not in CLOSED_FOR_DESK:
            outbox.queue(db, session, "intrekking", row, desk.address, now)


def answer(db: Database, conversation: str, reference: str, words: str, now: datetime) -> None:
    """The sender answers the question of the desk: it is with the desk again, which hears so when it gets mail.

    Raises UnknownApplication, and NotAllowed when the desk does not wait for an answer (any more).
    """
    with db.session() as session:
        row = lifecycle.held(session, reference)
        if row.conversation_id != conversation:
            raise UnknownApplication(reference)
        lifecycle.move(db, reference, "in_behandeling", SENDER, now, words)
        desk = desks.find(db, row.region)
        if desk.mails:
            outbox.queue(db, session, "antwoord", row, desk.address, now)


def decide(
    db: Database, content: Content, reference: str, to: Status, actor: Actor, now: datetime, words: str = ""
) -> None:
    """Somebody of the desk moves it: the sender hears so in the conversation, and by mail when there is an address.

    `words`: what the desk writes to the sender. Raises UnknownApplication or NotAllowed.
    """
    with db.session() as session:
        event = lifecycle.move(db, reference, to, actor, now, words)
        row = lifecycle.held(session, reference)
        card = answers.card(row.reference) if to == answers.ASKED else None
        notices.tell(db, content, row, f"bericht_{to}", now, event if words else 0, card)
        newest = session.get_one(tables.ApplicationVersion, (reference, row.version))
        if mail := contact.of_case(db, session.get(tables.Contact, newest.case_id)).get("email"):
            outbox.queue(db, session, "status", row, mail.value, now)
