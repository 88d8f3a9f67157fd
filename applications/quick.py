"""What every turn reads and adds, as statements made once and rows without objects.

SQLAlchemy's objects cost three to five times as much processor time, and a turn asks ten such things. Who changes a
row uses the objects of `tables`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Table, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Session

from applications import tables


def _table(kind: type[DeclarativeBase]) -> Table:
    return kind.__table__


_talks, _cases, _versions = map(_table, (tables.Conversation, tables.CaseRow, tables.ApplicationVersion))
_contacts, _desks = map(_table, (tables.Contact, tables.DeskRow))
_messages, _replies, _buttons = map(_table, (tables.Message, tables.Reply, tables.Button))
_MY_CASE = (_cases.c.conversation_id == bindparam("talk")) & (_cases.c.number == bindparam("case"))

_ME = _talks.c.id == bindparam("talk")
_MARK = _talks.c.turn["id"].as_string()  # of what the last turn of the check said
TALK = select(*(one for one in _talks.c if one is not _talks.c.turn)).where(_ME)
TURN = select(_talks.c.turn).where(_ME)
HELD = select(_talks.c.version).where(_ME).with_for_update()
REPLY = (
    select(_replies)
    .where(_replies.c.conversation_id == bindparam("talk"))
    .where(_replies.c.request == bindparam("request"))
)
BETWEEN = (
    select(_messages.c.seq, _messages.c.body)
    .where(_messages.c.conversation_id == bindparam("talk"))
    .where(_messages.c.seq > bindparam("after"), _messages.c.seq <= bindparam("last"))
    .order_by(_messages.c.seq)
)
_MINE = exists().where(_replies.c.conversation_id == _talks.c.id)
BEFORE = TALK.add_columns(  # what a turn starts from: was this request answered, and did nobody hear the last turn?
    _MINE.where(_replies.c.request == bindparam("request")).label("made"),
    (_MARK.is_not(None) & ~_MINE.where(_replies.c.request == _MARK)).label("unheard"),
)
LAST = select(func.max(_messages.c.seq)).where(_messages.c.conversation_id == bindparam("talk"))
PLACE = select(  # for the next messages: the newest one, and was this request answered?
    LAST.scalar_subquery().label("last"),
    exists()
    .where(_replies.c.conversation_id == bindparam("talk"), _replies.c.request == bindparam("request"))
    .label("made"),
)
SEEN = (  # a row for each case, and one without a case when there is none
    select(_talks.c.version, _talks.c.current, _MARK.label("mark"), _cases.c.number, _cases.c.body)
    .add_columns(_versions.c.reference, _contacts.c.case_id.is_not(None).label("contact"))
    .outerjoin(_cases, _cases.c.conversation_id == _talks.c.id)
    .outerjoin(_versions, _versions.c.case_id == _cases.c.id)
    .outerjoin(_contacts, _contacts.c.case_id == _cases.c.id)
    .where(_ME)
    .order_by(_cases.c.number)
)
CURRENT = (
    select(_cases.c.number, _cases.c.body)
    .join(_talks, (_talks.c.id == _cases.c.conversation_id) & (_talks.c.current == _cases.c.number))
    .where(_ME)
)
KEPT = (  # the current case, with its application if one was made
    select(_cases.c.number, _cases.c.body, _versions.c.reference)
    .join(_talks, (_talks.c.id == _cases.c.conversation_id) & (_talks.c.current == _cases.c.number))
    .outerjoin(_versions, _versions.c.case_id == _cases.c.id)
    .where(_ME)
)
CONTACT = select(_contacts.c.sealed, _contacts.c.at).join(_cases, _cases.c.id == _contacts.c.case_id).where(_MY_CASE)
DESK = select(_desks).where(_desks.c.region == bindparam("region"))
CHANGE_CASE = update(_cases).where(_MY_CASE).values(body=bindparam("new"), at=bindparam("now"))
COUNT_CHANGE = update(_talks).where(_ME).values(version=_talks.c.version + 1)
CHANGE_TURN = COUNT_CHANGE.values(turn=bindparam("said"))
ADD_TALKS, ADD_MESSAGES, ADD_REPLIES, ADD_BUTTONS = map(insert, (_talks, _messages, _replies, _buttons))


def run(session: Session, statement: Executable, **values: Any) -> CursorResult[Any]:
    """The rows of a statement, with what objects of this session changed before it."""
    return _connection(session).execute(statement, values)


def change(session: Session, statement: Executable, **values: Any) -> None:
    """Change a row; objects of this session that show it are read again when they are used."""
    run(session, statement, **values)
    session.expire_all()


def add(session: Session, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add these rows; none is fine."""
    if rows:
        _connection(session).execute(statement, rows)


def _connection(session: Session) -> Connection:
    """The one connection of a session: ours are one transaction each."""
    session.flush()
    return session.bind
