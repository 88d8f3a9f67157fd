"""Mail that has to go out. A row is written in the transaction of what it tells; sending comes after.

A row is claimed for a while, so several workers never send it at the same moment; one that dies halfway
leaves it to the next, who sends it with the same Message-ID. At least once, and recognisable as the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from applications import tables
from applications.database import Database

LEASE = timedelta(minutes=2)
# After the last one a mail counts as failed: a colleague sees it and can send it again.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
DELETED = "verwijdering"  # the one kind that outlives its application
WAITING, SENT, FAILED, STALE = "wacht", "verstuurd", "mislukt", "vervallen"


@dataclass(frozen=True)
class Mail:
    """One claimed mail."""

    id: int
    kind: str
    reference: str
    version: int
    recipient: str
    message_id: str
    attempts: int
    at: datetime


def queue(
    db: Database, session: Session, kind: str, row: tables.ApplicationRow, recipient: str, now: datetime
) -> None:
    """Have a mail about an application sent, as a part of this transaction."""
    session.add(
        tables.Outgoing(
            kind=kind,
            reference=row.reference,
            version=row.version,
            recipient=db.seal.close(recipient),
            message_id=uuid4().hex,
            state=WAITING,
            attempts=0,
            due=now,
            leased=None,
            error="",
            at=now,
        )
    )


def claim(db: Database, now: datetime) -> Mail | None:
    """The next mail that is due, for this worker alone until its lease ends; None when there is none."""
    box = tables.Outgoing
    due = (box.due <= now) & or_(box.leased.is_(None), box.leased <= now)
    # A clock that was put back may not keep a mail waiting: these lie further ahead than they can.
    ahead = or_((box.attempts == 0) & (box.at > now), box.due > now + WAITS[-1], box.leased > now + LEASE)
    ready = (
        select(box)
        .where(box.state == WAITING, or_(due, ahead))
        .order_by(box.due, box.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with db.session() as session:
        row = session.scalars(ready).first()
        if row is None:
            return None
        row.leased, row.attempts = now + LEASE, row.attempts + 1
        return _mail(db, row)


def sent(db: Database, mail: Mail) -> None:
    """The server took it."""
    _finish(db, mail.id, SENT)


def stale(db: Database, mail: Mail) -> None:
    """What it would tell is no longer so: it is not sent."""
    _finish(db, mail.id, STALE)


def failed(db: Database, mail: Mail, why: str, now: datetime) -> None:
    """The server did not take it: try again later, or leave it to a colleague after the last try."""
    with db.session() as session:
        row = session.get_one(tables.Outgoing, mail.id)
        row.leased, row.error = None, why[:200]
        if row.attempts > len(WAITS):
            row.state = FAILED
        else:
            row.due = now + WAITS[row.attempts - 1]


def send_again(db: Database, number: int, now: datetime) -> None:
    """A colleague has a failed mail tried again from the start, with the same Message-ID."""
    with db.session() as session:
        row = session.get_one(tables.Outgoing, number)
        if row.state == FAILED:
            row.state, row.attempts, row.due, row.leased = WAITING, 0, now, None


def of(db: Database, reference: str) -> Sequence[tables.Outgoing]:
    """Every mail about an application, oldest first."""
    box = tables.Outgoing
    with db.reading() as session:
        return session.scalars(select(box).where(box.reference == reference).order_by(box.id)).all()


def unsent(db: Database) -> Sequence[tables.Outgoing]:
    """Every mail that waits or failed, oldest first."""
    box = tables.Outgoing
    with db.reading() as session:
        return session.scalars(select(box).where(box.state.in_((WAITING, FAILED))).order_by(box.id)).all()


def unsent_counts(db: Database) -> dict[str, int]:
    """How many mails wait, and how many failed."""
    box = tables.Outgoing
    with db.reading() as session:
        unsent = select(box.state, func.count()).where(box.state.in_((WAITING, FAILED))).group_by(box.state)
        return {WAITING: 0, FAILED: 0} | {state: count for state, count in session.execute(unsent)}  # noqa: C416


def _mail(db: Database, row: tables.Outgoing) -> Mail:
    recipient = db.seal.open(row.recipient)
    return Mail(row.id, row.kind, row.reference, row.version, recipient, row.message_id, row.attempts, row.at)


def _finish(db: Database, number: int, state: str) -> None:
    with db.session() as session:
        row = session.get_one(tables.Outgoing, number)
        row.state, row.leased, row.error = state, None, ""
