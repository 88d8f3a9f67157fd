"""How long what is kept, and clearing what has been kept long enough: over every store, with a counted report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from applications import lifecycle, sessions, tables
from applications.database import Database
from applications.errors import RetentionSettings
from applications.log_files import clear_logs
from applications.status import CLOSED, Actor
from applications.trackers import Trackers

Counts = dict[str, int]
WAITING = ("ingediend", "in_behandeling", "vraag_terug")
SETTLED = ("aangenomen", "doorverwezen", "ingetrokken")


@dataclass(frozen=True)
class Terms:
    """Days that something is kept. `settled`: until a decided application counts as closed by itself.

    `waiting`: an application at a desk since anything last happened to it.
    """

    chat: int = 30
    concept: int = 30
    waiting: int = 365
    settled: int = 90
    closed: int = 365
    questions: int = 90
    logs: int = 30
    audit: int = 365


def terms_from(environ: Mapping[str, str]) -> Terms:
    """The terms, each of which can be set: KEEP_CHAT_DAYS, KEEP_CONCEPT_DAYS and so on. Raises RetentionSettings."""
    given = {}
    for name in Terms.__dataclass_fields__:
        value = environ.get(f"KEEP_{name.upper()}_DAYS", "").strip()
        if value and not (value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= 36500):
            raise RetentionSettings(f"KEEP_{name.upper()}_DAYS must be a number of days from 1 on, not {value!r}.")
        if value:
            given[name] = int(value)
    return Terms(**given)


def clear(db: Database, trackers: Trackers, logs: Path | None, terms: Terms, now: datetime) -> Counts:
    """Delete what is past its term; how much of each. What is used again in the meantime stays."""

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    with db.session() as session:
        closed = _close_settled(db, session, before(terms.settled), now)
        counts = {
            "applications": _applications(session, before(terms.concept), before(terms.waiting), before(terms.closed)),
            "cases": _cases(session, before(terms.concept)),
            **_chat(session, before(terms.chat)),
            "unanswered_questions": _older(session, tables.Unanswered, before(terms.questions)),
            "audit": _older(session, tables.Audit, before(terms.audit)),
            "desk_sessions": _ended(session, now - sessions.LONGEST),
        }
        counts["conversations"] = _conversations(session, before(terms.chat))
    counts["engine_events"] = trackers.clear(before(terms.chat))
    counts["log_files"] = clear_logs(logs, before(terms.logs), now) if logs else 0
    return {**counts, "closed_by_term": closed}


def _close_settled(db: Database, session: Session, moment: datetime, now: datetime) -> int:
    made = tables.ApplicationRow
    rows = session.scalars(select(made).where(made.status.in_(SETTLED), made.changed < moment)).all()
    for row in rows:
        lifecycle.note(db, session, row, CLOSED, Actor("systeem"), now)
    return len(rows)


def _applications(session: Session, concept: datetime, waiting: datetime, closed: datetime) -> int:
    """Never handed in, left lying, or closed long enough ago: with its versions, cases and contact details."""
    made, version = tables.ApplicationRow, tables.ApplicationVersion
    stale = (made.status == "concept") & (made.changed < concept) | (made.closed < closed)
    stale |= made.status.in_(WAITING) & (made.changed < waiting)
    references = session.scalars(select(made.reference).where(stale)).all()
    cases = session.scalars(select(version.case_id).where(version.reference.in_(references))).all()
    session.execute(delete(tables.Outgoing).where(tables.Outgoing.reference.in_(references)))
    session.execute(delete(made).where(made.reference.in_(references)))
    session.execute(delete(tables.CaseRow).where(tables.CaseRow.id.in_(cases)))
    return len(references)


def _cases(session: Session, moment: datetime) -> int:
    """Checks that nobody went on with, and that no application was made of."""
    row, made = tables.CaseRow, tables.ApplicationVersion
    return session.execute(delete(row).where(row.at < moment, ~exists().where(made.case_id == row.id))).rowcount


def _chat(session: Session, moment: datetime) -> Counts:
    chat = (tables.Message, tables.Button, tables.Card, tables.Feedback, tables.TeamsMessage, tables.TeamsSeen)
    counts = {table.__tablename__: _older(session, table, moment) for table in chat}
    talk = tables.Conversation
    silent = update(talk).where(talk.at < moment, ~exists().where(tables.Message.conversation_id == talk.id))
    session.execute(silent.values(turn=None).execution_options(synchronize_session=False))
    return counts


def _conversations(session: Session, moment: datetime) -> int:
    """Conversations of which nothing is left."""
    talk = tables.Conversation
    used = [
        exists().where(table.conversation_id == talk.id)
        for table in (tables.CaseRow, tables.Message, tables.ApplicationRow)
    ]
    empty = delete(talk).where(talk.at < moment, *(~one for one in used))
    return session.execute(empty.execution_options(synchronize_session=False)).rowcount


def _ended(session: Session, moment: datetime) -> int:
    row = tables.DeskSession
    return session.execute(delete(row).where(row.began < moment)).rowcount


def _older(session: Session, table: type[tables.Table], moment: datetime) -> int:
    return session.execute(delete(table).where(table.at < moment)).rowcount
