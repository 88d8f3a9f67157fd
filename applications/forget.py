"""Forgetting: everything the application database holds of one conversation, gone for good.

What the language engine keeps of a conversation is not here.
"""

from collections.abc import Mapping

from sqlalchemy import delete, select

from applications import tables
from applications.conversations import locked
from applications.database import Database


def forget(db: Database, conversation: str) -> Mapping[str, int]:
    """Delete the conversation with its cases, contacts, applications and messages; gives rows per table.

    All or nothing. Raises UnknownConversation. Questions without an answer stay: nobody knows whose they were.
    """
    cases = select(tables.CaseRow.id).where(tables.CaseRow.conversation_id == conversation)
    made = select(tables.ApplicationRow.reference).where(tables.ApplicationRow.conversation_id == conversation)
    with db.session() as session:
        locked(session, conversation)
        gone = {}
        for table in (tables.Outgoing, tables.ApplicationEvent, tables.ApplicationVersion):
            gone[table.__tablename__] = session.execute(delete(table).where(table.reference.in_(made))).rowcount
        of_case = delete(tables.Contact).where(tables.Contact.case_id.in_(cases))
        gone[tables.Contact.__tablename__] = session.execute(of_case).rowcount
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
)
