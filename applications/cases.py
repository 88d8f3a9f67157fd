"""The cases of a conversation: one is current, the others are kept until somebody comes back to them.

An application never changes. Other answers after it begin a next case, without the contact details
of the one before. Every change counts up the version of the conversation, so that a turn can tell
that somebody else changed something in between.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from applications import tables
from applications.conversations import locked
from applications.database import Database
from applications.errors import ChangedMeanwhile, UnknownCase
from knowledge.case import Case


@dataclass(frozen=True)
class Dossier:
    """One of the cases of a conversation. `reference`: that of its application, if it was made."""

    number: int
    case: Case
    current: bool
    reference: str | None


@dataclass(frozen=True)
class Seen:
    """What a turn starts from: the current case, the others, and the version that must still hold at the end."""

    case: Case
    number: int
    others: tuple[Dossier, ...]
    version: int


def load(db: Database, conversation: str) -> Case:
    """The current case; an empty one when nothing was saved yet."""
    with db.reading() as session:
        row = current(session, conversation)
        return Case.from_json(row.body) if row else Case()


def look(db: Database, conversation: str) -> Seen:
    """All that a turn needs to know, read at one moment. `number` is 0 when nothing was saved yet."""
    with db.reading() as session:
        talk = session.get(tables.Conversation, conversation)
        row = current(session, conversation)
        others = tuple(one for one in _dossiers(session, conversation) if not one.current)
        case = Case.from_json(row.body) if row else Case()
        return Seen(case, row.number if row else 0, others, talk.version if talk else 0)


def unchanged(db: Database, conversation: str, seen: Seen) -> None:
    """Hold the conversation. Raises ChangedMeanwhile when it is no longer as it was seen."""
    with db.session() as session:
        if locked(session, conversation).version != seen.version:
            raise ChangedMeanwhile("the conversation changed in the middle of a turn")


def taken(db: Database, conversation: str, turn: str) -> dict[str, Any] | None:
    """What the last turn said ({id, says, done}), when it is this one; None for a new turn."""
    with db.reading() as session:
        talk = session.get(tables.Conversation, conversation)
        return talk.turn if talk and talk.turn and turn and talk.turn["id"] == turn else None


def save(db: Database, conversation: str, case: Case, now: datetime, turn: dict[str, Any] | None = None) -> None:
    """Keep the current case as it is now, in one transaction with what its turn said."""
    with db.session() as session:
        talk = _changing(session, conversation)
        row = current(session, conversation)
        if row is None or (application_of(session, row) and _answers(row) != case.to_json()["answers"]):
            row = _add(session, talk, now)
        row.body, row.at, talk.turn = case.to_json(), now, turn or talk.turn


def dossiers(db: Database, conversation: str) -> tuple[Dossier, ...]:
    """Every case in which a check was begun and something was answered, by number."""
    with db.reading() as session:
        return _dossiers(session, conversation)


def begin(db: Database, conversation: str, case: Case, now: datetime) -> int:
    """A further case becomes the current one; its number. The one before is kept."""
    with db.session() as session:
        talk = _changing(session, conversation)
        _tidy(session, conversation)
        row = _add(session, talk, now)
        row.body = case.to_json()
        return row.number


def turn_to(db: Database, conversation: str, number: int, now: datetime) -> Case:
    """An earlier case becomes the current one. Raises UnknownCase."""
    with db.session() as session:
        talk = _changing(session, conversation)
        row = row_of(session, conversation, number)
        if talk.current != number:
            _tidy(session, conversation)
        talk.current, row.at = number, now
        return Case.from_json(row.body)


def drop(db: Database, conversation: str, number: int, now: datetime) -> None:
    """Wipe the answers and the contact details of one case. Its number is not used again. Raises UnknownCase."""
    with db.session() as session:
        _changing(session, conversation)
        _empty(session, row_of(session, conversation, number), now)


def current(session: Session, conversation: str) -> tables.CaseRow | None:
    """The row of the current case."""
    talk = session.get(tables.Conversation, conversation)
    return _found(session, conversation, talk.current) if talk and talk.current else None


def current_or_new(session: Session, conversation: str, now: datetime) -> tables.CaseRow:
    """The row of the current case, made empty when there is none."""
    talk = _changing(session, conversation)
    return current(session, conversation) or _add(session, talk, now)


def application_of(session: Session, row: tables.CaseRow) -> tables.ApplicationVersion | None:
    """The version of an application that was made of this case."""
    made = tables.ApplicationVersion
    return session.scalars(select(made).where(made.case_id == row.id)).first()


def _changing(session: Session, conversation: str) -> tables.Conversation:
    """The conversation, held and one version further."""
    talk = locked(session, conversation)
    talk.version += 1
    return talk


def _add(session: Session, talk: tables.Conversation, now: datetime) -> tables.CaseRow:
    cases = tables.CaseRow
    last = session.scalar(select(func.max(cases.number)).where(cases.conversation_id == talk.id)) or 0
    row = cases(conversation_id=talk.id, number=last + 1, body=Case().to_json(), at=now)
    talk.current = row.number
    session.add(row)
    session.flush()
    return row


def _found(session: Session, conversation: str, number: int) -> tables.CaseRow | None:
    cases = tables.CaseRow
    return session.scalars(select(cases).where(cases.conversation_id == conversation, cases.number == number)).first()


def row_of(session: Session, conversation: str, number: int) -> tables.CaseRow:
    """The row of one case of this conversation. Raises UnknownCase."""
    row = _found(session, conversation, number)
    if row is None:
        raise UnknownCase(f"no case {number} in this conversation")
    return row


def _dossiers(session: Session, conversation: str) -> tuple[Dossier, ...]:
    talk = session.get(tables.Conversation, conversation)
    cases, made = tables.CaseRow, tables.ApplicationVersion
    mine = (
        select(cases, made.reference)
        .outerjoin(made, made.case_id == cases.id)
        .where(cases.conversation_id == conversation)
        .order_by(cases.number)
    )
    every = [
        Dossier(row.number, Case.from_json(row.body), bool(talk and row.number == talk.current), reference)
        for row, reference in session.execute(mine)
    ]
    return tuple(one for one in every if one.case.answers and one.case.stage != "nieuw")


def _tidy(session: Session, conversation: str) -> None:
    """What a question hinted at, before any check began, is for nobody once another case is taken up."""
    row = current(session, conversation)
    if row and Case.from_json(row.body).stage == "nieuw":
        _empty(session, row, row.at)


def _empty(session: Session, row: tables.CaseRow, now: datetime) -> None:
    session.execute(delete(tables.Contact).where(tables.Contact.case_id == row.id))
    row.body, row.at = Case().to_json(), now


def _answers(row: tables.CaseRow) -> dict:
    return row.body["answers"]
