"""What happens when an application is made, corrected or withdrawn: who is told, and where it then stands."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from applications import desks, lifecycle, outbox, tables
from applications.database import Database
from applications.lifecycle import SENDER, SYSTEM
from knowledge.case import Given

CLOSED_FOR_DESK = {"concept"}


def begin(
    db: Database, session: Session, row: tables.ApplicationRow, details: Mapping[str, Given], now: datetime
) -> None:
    """A new version stands ready: a desk that takes delivery gets it by mail, and the sender a confirmation.

    Without delivery nothing is sent, and the application stays one that the sender sends himself.
    """
    desk = desks.find(db, row.region)
    if not desk.delivers:
        return
    outbox.queue(db, session, "aanmelding" if row.version == 1 else "correctie", row, desk.address, now)
    if mail := details.get("email"):
        outbox.queue(db, session, "bevestiging", row, mail.value, now)
    if row.status == "concept":
        lifecycle.note(db, session, row, "ingediend", SYSTEM, now)
    elif row.status == "vraag_terug":
        lifecycle.note(db, session, row, "in_behandeling", SENDER, now)


def withdraw(db: Database, reference: str, now: datetime) -> None:
    """The sender takes it back; a desk that has it is told. Raises NotAllowed."""
    with db.session() as session:
        row = lifecycle.held(session, reference)
        before = row.status
        lifecycle.move(db, reference, "ingetrokken", SENDER, now)
        desk = desks.find(db, row.region)
        if desk.delivers and before not in CLOSED_FOR_DESK:
            outbox.queue(db, session, "intrekking", row, desk.address, now)
