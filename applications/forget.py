"""Forgetting: everything that is kept of one conversation, gone for good."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from applications import desks, outbox, tables
from applications.conversations import locked
from applications.database import Database
from applications.trackers import Trackers


@dataclass(frozen=True)
class Receipt:
    """What was deleted, and when. `told`: references of applications whose desk was asked to delete its copy."""

    at: datetime
    applications: int
    cases: int
    messages: int
    engine_events: int
    told: tuple[str, ...]


def forget_everywhere(db: Database, trackers: Trackers, conversation: str, now: datetime) -> Receipt:
    """Delete a conversation here and in the engine, and ask desks that have a copy to delete theirs.

    The engine must be between two turns of this conversation. Raises UnknownConversation.
    """
    with db.session() as session:
        locked(session, conversation)
        told = tuple(_tell_desks(db, session, conversation, now))
        gone = forget(db, conversation)
    events = trackers.forget(conversation)
    _overwrite(db)
    return Receipt(now, gone["applications"], gone["cases"], gone["messages"], events, told)


def forget(db: Database, conversation: str) -> Mapping[str, int]:
    """Delete the conversation with its cases, contacts, codes, applications and messages; gives rows per table.

    All or nothing. Raises UnknownConversation. Questions without an answer stay: nobody knows whose they were.
    Who saw or did something at the desk stays on record, without the reference of the application.
    """
    cases = select(tables.CaseRow.id).where(tables.CaseRow.conversation_id == conversation)
    made = select(tables.ApplicationRow.reference).where(tables.ApplicationRow.conversation_id == conversation)
    with db.session() as session:
        locked(session, conversation)
        gone = {}
        box = tables.Outgoing
        waiting = delete(box).where(box.reference.in_(made), box.kind != outbox.DELETED)
        gone[box.__tablename__] = session.execute(waiting.execution_options(synchronize_session=False)).rowcount
        seen = update(tables.Audit).where(tables.Audit.reference.in_(made)).values(reference=None)
        session.execute(seen.execution_options(synchronize_session=False))
        for table in (tables.ApplicationEvent, tables.Note, tables.ApplicationVersion):
            gone[table.__tablename__] = session.execute(delete(table).where(table.reference.in_(made))).rowcount
        for table in (tables.Contact, tables.Code):
            gone[table.__tablename__] = session.execute(delete(table).where(table.case_id.in_(cases))).rowcount
        for table in _OF_CONVERSATION:
            mine = delete(table).where(table.conversation_id == conversation)
            gone[table.__tablename__] = session.execute(mine).rowcount
        last = delete(tables.Conversation).where(tables.Conversation.id == conversation)
        gone[tables.Conversation.__tablename__] = session.execute(last).rowcount
    return gone


_OF_CONVERSATION = (
    tables.ApplicationRow,
    tables.CaseRow,
    tables.Feedback,
    tables.Reply,
    tables.Message,
    tables.Button,
    tables.Card,
    tables.TeamsMessage,
    tables.TeamsTalk,
)


def _tell_desks(db: Database, session: Session, conversation: str, now: datetime) -> Iterator[str]:
    """A desk that was sent an application gets a mail with its reference only."""
    made = tables.ApplicationRow
    rows = session.scalars(select(made).where(made.conversation_id == conversation, made.status != "concept")).all()
    for row in rows:
        desk = desks.find(db, row.region)
        if desk.mails:
            outbox.queue(db, session, outbox.DELETED, row, desk.address, now)
            yield row.reference
    session.flush()


def _overwrite(db: Database) -> None:
    """On SQLite the old pages leave the write-ahead file as well."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
