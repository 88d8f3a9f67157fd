"""What a colleague of the desk does with an application: take it, ask back, accept, refer, close, write a note.

Who acts says what was seen; when somebody else came first, that is told and nothing happens.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from applications import audit, handover, lifecycle, tables
from applications.database import Database
from applications.errors import NotAllowed, Overtaken, UnknownApplication
from applications.status import LABELS, Actor, Status
from knowledge.model import Content

LONGEST = 2_000


@dataclass(frozen=True)
class Note:
    """What a colleague wrote down for colleagues."""

    at: datetime
    name: str
    text: str


def seen_of(db: Database, reference: str) -> int:
    """The number of the last thing that happened to an application: what somebody who looks at it has seen."""
    event = tables.ApplicationEvent
    with db.reading() as session:
        return session.scalar(select(func.max(event.id)).where(event.reference == reference)) or 0


def handler_of(db: Database, reference: str) -> str | None:
    """The colleague who works on an application."""
    with db.reading() as session:
        return session.get_one(tables.ApplicationRow, reference).handler


def act(
    db: Database, content: Content, reference: str, to: Status, actor: Actor, seen: int, now: datetime, words: str = ""
) -> None:
    """Take an application further; the sender is told. Who takes it, has it from then on.

    Raises UnknownApplication, NotAllowed, and Overtaken when something happened after `seen`.
    """
    with db.session() as session:
        row = _as_seen(db, session, reference, seen)
        handover.decide(db, content, reference, to, actor, now, words)
        if to == "in_behandeling" or row.handler is None:
            row.handler = actor.name
        audit.note(db, actor.name, "status", now, region=row.region, reference=reference, about=LABELS[to])


def take_over(db: Database, reference: str, actor: Actor, seen: int, now: datetime) -> None:
    """Go on with an application that a colleague has. Raises UnknownApplication, NotAllowed and Overtaken."""
    with db.session() as session:
        row = _as_seen(db, session, reference, seen)
        if row.status not in ("in_behandeling", "vraag_terug"):
            raise NotAllowed(row.status, row.status, actor.role)
        about = f"overgenomen van {row.handler}" if row.handler else "overgenomen"
        row.handler = actor.name
        audit.note(db, actor.name, "status", now, region=row.region, reference=reference, about=about)


def write(db: Database, reference: str, name: str, text: str, now: datetime) -> None:
    """Keep a note, sealed; only the desk ever sees it. Raises UnknownApplication."""
    with db.session() as session:
        row = lifecycle.held(session, reference)
        session.add(tables.Note(reference=reference, name=name, sealed=db.seal.close(text), at=now))
        audit.note(db, name, "notitie", now, region=row.region, reference=reference)


def notes(db: Database, reference: str) -> tuple[Note, ...]:
    """The notes about an application, oldest first."""
    row = tables.Note
    with db.reading() as session:
        found = session.scalars(select(row).where(row.reference == reference).order_by(row.id)).all()
        return tuple(Note(one.at, one.name, db.seal.open(one.sealed)) for one in found)


def region_of(db: Database, reference: str) -> str | None:
    """The region an application is for. Raises UnknownApplication; also for one that was never handed in."""
    with db.reading() as session:
        row = session.get(tables.ApplicationRow, reference)
        if row is None or row.status == "concept":
            raise UnknownApplication(reference)
        return row.region


def _as_seen(db: Database, session: Session, reference: str, seen: int) -> tables.ApplicationRow:
    row = lifecycle.held(session, reference)
    if seen_of(db, reference) != seen:
        raise Overtaken(row.status, row.handler)
    return row
