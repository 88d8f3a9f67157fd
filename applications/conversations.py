"""Conversations: their messages in order, replies that can be given twice, and what was offered."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from applications import quick, tables
from applications.database import Database
from applications.errors import UnknownConversation

KEPT = {"aanmelding", "aanmeldingen"}  # cards that stay when a conversation is wiped
NEWEST = 2**31 - 1  # no message has a higher number
HELD = "held"


@dataclass(frozen=True)
class Conversation:
    """One talk. `today` is a fixed day to look at the content from, or None."""

    id: str
    channel: str
    audience: str | None
    region: str | None
    today: date | None


@dataclass(frozen=True)
class Before:
    """What a turn starts from, read at one moment.

    `made`: the reply that this request got before. `unheard`: what the last turn of the check said ({id, says, done}),
    when its reply was never made: it was lost on the way.
    """

    talk: Conversation
    made: list[dict[str, Any]] | None
    unheard: dict[str, Any] | None


def create(
    db: Database, *, channel: str, audience: str | None, region: str | None, today: date | None, now: datetime
) -> str:
    """Begin a conversation. Its id is random, so whoever has it was given it."""
    new = secrets.token_urlsafe(24)
    about = {"channel": channel, "audience": audience, "region": region, "today": today}
    with db.session() as session:
        quick.add(session, quick.ADD_TALKS, [{"id": new, **about, "at": now}])
    return new


def find(db: Database, conversation: str) -> Conversation | None:
    """The conversation with this id."""
    with db.reading() as session:
        row = quick.run(session, quick.TALK, talk=conversation).first()
        return row and _of_row(row)


def before(db: Database, conversation: str, request: str) -> Before | None:
    """What a turn for this request starts from; None when there is no such conversation."""
    with db.reading() as session:
        row = quick.run(session, quick.BEFORE, talk=conversation, request=request).first()
        if row is None:
            return None
        made = _reply(session, conversation, request) if row.made else None
        unheard = quick.run(session, quick.TURN, talk=conversation).scalar() if row.unheard else None
        return Before(_of_row(row), made, unheard)


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
        held(session, conversation)
        place = quick.run(session, quick.PLACE, talk=conversation, request=request).one()
        if place.made:
            return _reply(session, conversation, request)
        last = place.last or 0
        about = {"conversation_id": conversation}
        rows = [{**about, "seq": seq, "body": body, "at": now} for seq, body in enumerate(messages, start=last + 1)]
        quick.add(session, quick.ADD_MESSAGES, rows)
        made_for = {**about, "after": last, "last": last + len(rows)}
        quick.add(session, quick.ADD_REPLIES, [{**made_for, "request": one} for one in (request, also) if one])
        return [_shown(row["seq"], row["body"]) for row in rows]


def messages_after(db: Database, conversation: str, seq: int) -> list[dict[str, Any]]:
    """What was said after message `seq`, in order, without what was wiped; 0 gives everything."""
    with db.reading() as session:
        return _between(session, conversation, seq, None)


def message(db: Database, conversation: str, seq: int) -> dict[str, Any] | None:
    """One message with its `seq`; None when it is not there, or was wiped."""
    with db.reading() as session:
        row = session.get(tables.Message, (conversation, seq))
        return _shown(row.seq, row.body) if row and row.body else None


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
    rows = session.info.setdefault(HELD, {})
    row = rows.get(conversation) or session.get(tables.Conversation, conversation, with_for_update=True)
    if row is None:
        raise UnknownConversation("no such conversation")
    rows[conversation] = row
    return row


def held(session: Session, conversation: str) -> None:
    """Hold a conversation as `locked` does, for who needs nothing of its row."""
    if conversation not in session.info.setdefault(HELD, {}):
        version(session, conversation)


def version(session: Session, conversation: str) -> int:
    """Hold a conversation; how often its cases changed."""
    row = quick.run(session, quick.HELD, talk=conversation).first()
    if row is None:
        raise UnknownConversation("no such conversation")
    session.info.setdefault(HELD, {}).setdefault(conversation, None)
    return row.version


def _of_row(row: Row[Any]) -> Conversation:
    return Conversation(row.id, row.channel, row.audience, row.region, row.today)


def _reply(session: Session, conversation: str, request: str) -> list[dict[str, Any]] | None:
    reply = quick.run(session, quick.REPLY, talk=conversation, request=request).first()
    return None if reply is None else _between(session, conversation, reply.after, reply.last)


def _between(session: Session, conversation: str, after: int, last: int | None) -> list[dict[str, Any]]:
    wanted = {"talk": conversation, "after": after, "last": NEWEST if last is None else last}
    return [_shown(row.seq, row.body) for row in quick.run(session, quick.BETWEEN, **wanted) if row.body]


def _last(session: Session, conversation: str) -> int:
    return quick.run(session, quick.LAST, talk=conversation).scalar() or 0


def _shown(seq: int, body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "seq": seq}
