"""The case of a conversation: loaded, saved, and closed by its application.

An application never changes. Other answers after it begin a next case, without the contact details
of the one before.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import tables
from applications.conversations import locked
from applications.database import Database
from knowledge.case import Case


def load(db: Database, conversation: str) -> Case:
    """The current case; an empty one when nothing was saved yet."""
    with db.reading() as session:
        row = current(session, conversation)
        return Case.from_json(row.body) if row else Case()


def taken(db: Database, conversation: str, turn: str) -> dict[str, Any] | None:
    """What the last turn said ({id, says, done}), when it is this one; None for a new turn."""
    with db.reading() as session:
        row = current(session, conversation)
        return row.turn if row and row.turn and turn and row.turn["id"] == turn else None


def save(db: Database, conversation: str, case: Case, now: datetime, turn: dict[str, Any] | None = None) -> None:
    """Keep the case as it is now, in one transaction with what its turn said."""
    with db.session() as session:
        locked(session, conversation)
        row = current(session, conversation)
        if row is None or (application_of(session, row) and _answers(row) != case.to_json()["answers"]):
            row = _next(conversation, row)
            session.add(row)
        row.body, row.at, row.turn = case.to_json(), now, turn or row.turn


def current(session: Session, conversation: str) -> tables.CaseRow | None:
    """The row of the current case."""
    cases = tables.CaseRow
    newest = select(cases).where(cases.conversation_id == conversation).order_by(cases.number.desc())
    return session.scalars(newest.limit(1)).first()


def current_or_new(session: Session, conversation: str, now: datetime) -> tables.CaseRow:
    """The row of the current case, made empty when there is none. The conversation must be locked."""
    row = current(session, conversation)
    if row is None:
        row = _next(conversation, None)
        row.body, row.at = Case().to_json(), now
        session.add(row)
        session.flush()
    return row


def application_of(session: Session, row: tables.CaseRow) -> tables.ApplicationRow | None:
    """The application made of this case."""
    made = tables.ApplicationRow
    return session.scalars(select(made).where(made.case_id == row.id)).first()


def _next(conversation: str, row: tables.CaseRow | None) -> tables.CaseRow:
    return tables.CaseRow(conversation_id=conversation, number=row.number + 1 if row else 1)


def _answers(row: tables.CaseRow) -> dict:
    return row.body["answers"]
