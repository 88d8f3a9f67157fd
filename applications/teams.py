"""Conversations that are held in Microsoft Teams: with whom, what arrived there, what was taken in.

Who somebody is in Teams is only kept as a mark that nobody can read back, and sealed.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from applications import conversations, tables
from applications.database import Database

ALONE, GROUP = "teams", "teams_groep"  # the channels: a talk with one person, and one where others read along


@dataclass(frozen=True)
class Talk:
    """A conversation and where in Teams it is held. `told`: the last message that arrived there."""

    conversation: str
    who: str
    place: dict[str, Any]
    told: int


@dataclass(frozen=True)
class Shown:
    """A message of ours as it stands in Teams. `used`: what it asked for was given."""

    conversation: str
    seq: int
    activity: str
    used: bool


def mark(db: Database, *parts: str) -> str:
    """The same for the same parts, to the letter; nobody reads them back without the secret."""
    return db.seal.likeness("teams", hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest())


def first_time(db: Database, seen: str, now: datetime) -> bool:
    """Take in an activity by its mark; False when it was taken in before."""
    try:
        with db.session() as session:
            session.add(tables.TeamsSeen(mark=seen, at=now))
    except IntegrityError:
        return False
    return True


def find(db: Database, who: str) -> Talk | None:
    """The newest conversation with somebody; None when there is none (any more)."""
    return next(iter(every(db, who)), None)


def every(db: Database, who: str) -> Sequence[Talk]:
    """Every conversation with somebody, the newest first."""
    row = tables.TeamsTalk
    with db.reading() as session:
        return [_talk(db, one) for one in session.scalars(select(row).where(row.who == who).order_by(row.id.desc()))]


def of_conversation(db: Database, conversation: str) -> Talk | None:
    """Where a conversation is held."""
    row = tables.TeamsTalk
    with db.reading() as session:
        found = session.scalars(select(row).where(row.conversation_id == conversation)).first()
        return _talk(db, found) if found else None


def begin(db: Database, conversation: str, who: str, place: dict[str, Any]) -> Talk:
    """From now on this is the conversation with somebody."""
    with db.session() as session:
        row = tables.TeamsTalk(conversation_id=conversation, who=who, sealed=db.seal.close(place), told=0)
        session.add(row)
    return Talk(conversation, who, place, 0)


def moved(db: Database, talk: Talk, place: dict[str, Any]) -> Talk:
    """Keep how to reach somebody now, for every conversation with them: the address of the service can change."""
    if place != talk.place:
        row = tables.TeamsTalk
        with db.session() as session:
            for one in session.scalars(select(row).where(row.who == talk.who)):
                one.sealed = db.seal.close(place)
    return Talk(talk.conversation, talk.who, place, talk.told)


def behind(db: Database) -> Sequence[str]:
    """Conversations with messages that did not arrive in Teams."""
    row, message = tables.TeamsTalk, tables.Message
    last = select(func.max(message.seq)).where(message.conversation_id == row.conversation_id).scalar_subquery()
    with db.reading() as session:
        return session.scalars(select(row.conversation_id).where(row.told < last).order_by(row.id)).all()


def arrived(db: Database, conversation: str, seq: int, activity: str, now: datetime) -> None:
    """A message stands in Teams; without an `activity` it never will. A conversation that is gone keeps nothing."""
    row = tables.TeamsTalk
    with db.session() as session:
        talk = session.scalars(select(row).where(row.conversation_id == conversation)).first()
        if talk is None:
            return
        talk.told = max(talk.told, seq)
        if activity:
            shown = tables.TeamsMessage(
                conversation_id=conversation, seq=seq, activity=activity[:200], used=False, at=now
            )
            session.merge(shown)


def give_up(db: Database, conversation: str, now: datetime) -> None:
    """Whatever did not arrive by now never will."""
    arrived(db, conversation, conversations.last_message(db, conversation), "", now)


def shown(db: Database, who: str, activity: str) -> Shown | None:
    """The message of ours that a message of Teams shows to somebody."""
    row, talk = tables.TeamsMessage, tables.TeamsTalk
    mine = select(talk.conversation_id).where(talk.who == who)
    wanted = select(row).where(row.activity == activity, row.conversation_id.in_(mine)).order_by(row.seq.desc())
    with db.reading() as session:
        found = session.scalars(wanted).first()
        return Shown(found.conversation_id, found.seq, found.activity, found.used) if found else None


def use(db: Database, one: Shown) -> None:
    """What a message asked for was given."""
    with db.session() as session:
        if row := session.get(tables.TeamsMessage, (one.conversation, one.seq)):
            row.used = True


def _talk(db: Database, row: tables.TeamsTalk) -> Talk:
    return Talk(row.conversation_id, row.who, db.seal.open(row.sealed), row.told)
