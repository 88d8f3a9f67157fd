"""Moving an application from one status to the next, with what happened kept for good."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import tables
from applications.database import Database
from applications.errors import NotAllowed, UnknownApplication
from applications.status import CLOSED, Actor, Status, allowed

SENDER, SYSTEM = Actor("aanmelder"), Actor("systeem")


@dataclass(frozen=True)
class Event:
    """One thing that happened to an application. `why` is what somebody wrote with it."""

    at: datetime
    actor: Actor
    before: Status
    after: Status
    version: int
    why: str


def move(db: Database, reference: str, to: Status, actor: Actor, now: datetime, why: str = "") -> int:
    """Take an application to another status; the number of that event.

    Of two people at once, one is told that it is not allowed any more.

    Raises UnknownApplication or NotAllowed.
    """
    with db.session() as session:
        row = held(session, reference)
        if not allowed(row.status, to, actor.role):
            raise NotAllowed(row.status, to, actor.role)
        return note(db, session, row, to, actor, now, why)


def note(
    db: Database, session: Session, row: tables.ApplicationRow, to: str, actor: Actor, now: datetime, why: str = ""
) -> int:
    """Set the status of a held application and keep what happened; the number of that event."""
    event = tables.ApplicationEvent(
        reference=row.reference,
        version=row.version,
        before=row.status,
        after=to,
        role=actor.role,
        name=actor.name,
        why=db.seal.close(why) if why else None,
        at=now,
    )
    session.add(event)
    session.flush()
    row.status, row.changed = to, now
    row.closed = now if to == CLOSED else None
    return event.id


def history(db: Database, reference: str) -> tuple[Event, ...]:
    """Everything that happened, oldest first."""
    event = tables.ApplicationEvent
    with db.reading() as session:
        rows = session.scalars(select(event).where(event.reference == reference).order_by(event.id)).all()
        return tuple(_event(db, row) for row in rows)


def why(db: Database, event: int, conversation: str) -> str:
    """What was written with an event, for the conversation the application is of; empty for any other."""
    with db.reading() as session:
        row = session.get(tables.ApplicationEvent, event)
        of = row and session.get_one(tables.ApplicationRow, row.reference)
        mine = row and row.why and of and of.conversation_id == conversation
        return str(db.seal.open(row.why)) if row and mine else ""


def held(session: Session, reference: str) -> tables.ApplicationRow:
    """The row of an application, held until the transaction ends. Raises UnknownApplication."""
    row = session.get(tables.ApplicationRow, reference, with_for_update=True, populate_existing=True)
    if row is None:
        raise UnknownApplication(reference)
    return row


def _event(db: Database, row: tables.ApplicationEvent) -> Event:
    why = db.seal.open(row.why) if row.why else ""
    return Event(row.at, Actor(row.role, row.name), row.before, row.after, row.version, why)
