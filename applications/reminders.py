"""An application nobody reacted to: after a number of working days the desk is reminded, and the sender told."""

from datetime import date, datetime
from functools import lru_cache

import holidays
from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import contact, desks, lifecycle, outbox, tables
from applications.database import Database
from knowledge.dated import day_here

KINDS = ("herinnering", "wachten")


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`: no weekends, no Dutch public holidays."""
    free = _free_days()
    return free.get_working_days_count(start, end) - free.is_working_day(start) if end > start else 0


@lru_cache(maxsize=1)
def _free_days() -> holidays.HolidayBase:
    return holidays.country_holidays("NL")


def remind(db: Database, now: datetime) -> int:
    """Queue a reminder for every application that waits too long, once each; how many were queued."""
    made = tables.ApplicationRow
    with db.reading() as session:
        waiting = session.scalars(select(made.reference).where(made.status == "ingediend")).all()
    return sum(_reminded(db, reference, now) for reference in waiting)


def _reminded(db: Database, reference: str, now: datetime) -> bool:
    """Looked at again while it is held, so that of two workers one reminds."""
    with db.session() as session:
        row = lifecycle.held(session, reference)
        desk = desks.find(db, row.region)
        late = working_days(day_here(row.changed), day_here(now)) >= desk.remind_after
        if row.status != "ingediend" or not desk.mails or not late or _done(session, reference):
            return False
        outbox.queue(db, session, KINDS[0], row, desk.address, now)
        if mail := _sender(db, session, row):
            outbox.queue(db, session, KINDS[1], row, mail, now)
        return True


def _done(session: Session, reference: str) -> bool:
    box = tables.Outgoing
    return session.scalars(select(box).where(box.reference == reference, box.kind == KINDS[0])).first() is not None


def _sender(db: Database, session: Session, row: tables.ApplicationRow) -> str | None:
    newest = session.get_one(tables.ApplicationVersion, (row.reference, row.version))
    given = contact.of_case(db, session.get(tables.Contact, newest.case_id)).get("email")
    return given.value if given else None
