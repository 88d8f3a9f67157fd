"""Conversations: their messages in order, replies that can be given twice, and what was offered."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from applications import tables
from applications.database import Database
from applications.errors import UnknownConversation

KEPT = {"aanmelding", "aanmeldingen"}  # cards that stay when a conversation is wiped


@dataclass(frozen=True)
class Conversation:
    """One talk. `today` is a fixed day to look at the content from, or None."""

    id: str
    channel: str
    audience: str | None
    region: str | None
    today: date | None


def create(
    db: Database, *, channel: str, audience: str | None, region: str | None, today: date | None, now: datetime
) -> str:
    """Begin a conversation. Its id is random, so whoever has it was given it."""
    new = secrets.token_urlsafe(24)
    with db.session() as session:
        session.add(tables.Conversation(id=new, channel=channel, audience=audience, region=region, today=today, at=now))
    return new


def find(db: Database, conversation: str) -> Conversation | None:
    """The conversation with this id."""
    with db.reading() as session:
        row = session.get(tables.Conversation, conversation)
        return row and Conversation(row.id, row.channel, row.audience, row.region, row.today)


def of_channel(db: Database, channel: str) -> tuple[str, ...]:
    """The ids of every conversation of a channel."""
    with db.reading() as session:
        return tuple(session.scalars(select(tables.Conversation.id).where(tables.Conversation.channel == channel)))


def add_messages(
    db: Database,
    conversation: str,
    messages: list[dict[str, Any]],
    request: str | None,
    now: datetime,
    also: str | None = None,
) -> list[dict[str, Any]]:
    """Store messages in order; each comes back with its `seq`. `also`: another request that they answer.

    A request that was answered before keeps that answer: it is returned, and these messages are not stored.
    """
    with db.session() as session:
        locked(session, conversation)
        if request and (made := _reply(session, conversation, request)) is not None:
            return made
        last = _last(session, conversation)
        rows = [
            tables.Message(conversation_id=conversation, seq=last + place, body=body, at=now)
            for place, body in enumerate(messages, start=1)
        ]
        session.add_all(rows)
        for one in filter(None, (request, also)):
            session.add(tables.Reply(conversation_id=conversation, request=one, after=last, last=last + len(rows)))
        return [_shown(row) for row in rows]


def messages_after(db: Database, conversation: str, seq: int) -> list[dict[str, Any]]:
    """What was said after message `seq`, in order, without what was wiped; 0 gives everything."""
    with db.reading() as session:
        return _between(session, conversation, seq, None)


def message(db: Database, conversation: str, seq: int) -> dict[str, Any] | None:
    """One message with its `seq`; None when it is not there, or was wiped."""
    with db.reading() as session:
        row = session.get(tables.Message, (conversation, seq))
        return _shown(row) if row and row.body else None


def last_message(db: Database, conversation: str) -> int:
    """The number of the newest message; 0 when there is none."""
    with db.reading() as session:
        return _last(session, conversation)


def wipe_messages(db: Database, conversation: str) -> None:
    """Empty every message so far; the numbers stay taken, and the card of a kept application stays."""
    with db.session() as session:
        locked(session, conversation)
        for row in session.scalars(select(tables.Message).where(tables.Message.conversation_id == conversation)):
            if (row.body.get("card") or {}).get("kind") not in KEPT:
                row.body = {}


def reply_to(db: Database, conversation: str, request: str) -> list[dict[str, Any]] | None:
    """The messages that answered this request; None when it was not answered yet."""
    with db.reading() as session:
        return _reply(session, conversation, request)


def locked(session: Session, conversation: str) -> tables.Conversation:
    """The row of a conversation, held until the transaction ends: changes to one talk come one by one.

    A session is one transaction, so what it holds already need not be asked for again.
    """
    held = session.info.setdefault("held", {})
    row = held.get(conversation) or session.get(tables.Conversation, conversation, with_for_update=True)
    if row is None:
        raise UnknownConversation("no such conversation")
    held[conversation] = row
    return row


def _reply(session: Session, conversation: str, request: str) -> list[dict[str, Any]] | None:
    reply = session.get(tables.Reply, (conversation, request))
    return None if reply is None else _between(session, conversation, reply.after, reply.last)


def _between(session: Session, conversation: str, after: int, last: int | None) -> list[dict[str, Any]]:
    message = tables.Message
    wanted = select(message).where(message.conversation_id == conversation, message.seq > after)
    if last is not None:
        wanted = wanted.where(message.seq <= last)
    return [_shown(row) for row in session.scalars(wanted.order_by(message.seq)) if row.body]


def _last(session: Session, conversation: str) -> int:
    message = tables.Message
    return session.scalar(select(func.max(message.seq)).where(message.conversation_id == conversation)) or 0


def _shown(row: tables.Message) -> dict[str, Any]:
    return {**row.body, "seq": row.seq}
