"""The tables. Portable SQL: the same on SQLite and PostgreSQL.

Personal details (contacts, application documents) are sealed bytes; the rest is not identifying.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Index, LargeBinary, MetaData, String, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment with its zone. SQLite keeps none, so it is stored as UTC and given back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """A time without a zone is refused: nobody could tell which moment it was."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always with a zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """Base of all tables; names of constraints are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON}


def _of_conversation(**options: Any) -> Mapped[str]:
    return mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), **options)


class Conversation(Table):
    """One talk with one person in one channel. The id is a secret of the server.

    `current` is the number of its current case; `version` counts the changes of its cases; `turn` is what
    the last turn of the check said.
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str | None] = mapped_column(String(20))
    region: Mapped[str | None] = mapped_column(String(10))
    today: Mapped[date | None]
    current: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=0, server_default="0")
    turn: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(index=True)


class Message(Table):
    """One message to the user, counted per conversation from 1."""

    __tablename__ = "messages"

    conversation_id: Mapped[str] = _of_conversation(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Reply(Table):
    """Which messages answered a request: after `after`, up to and including `last`."""

    __tablename__ = "replies"

    conversation_id: Mapped[str] = _of_conversation(primary_key=True)
    request: Mapped[str] = mapped_column(String(100), primary_key=True)
    after: Mapped[int]
    last: Mapped[int]


class Button(Table):
    """A button that was offered; the client only ever sees the id. `dossier`: the number of the case it is about."""

    __tablename__ = "offered_buttons"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = _of_conversation(index=True)
    title: Mapped[str]
    payload: Mapped[str]
    dossier: Mapped[int | None]
    at: Mapped[datetime]


class Card(Table):
    """A card that was offered. What stood on it is not kept: it may be personal. `dossier`: as of a button."""

    __tablename__ = "offered_cards"

    conversation_id: Mapped[str] = _of_conversation(primary_key=True)
    card: Mapped[str] = mapped_column(String(40), primary_key=True)
    dossier: Mapped[int | None]
    at: Mapped[datetime]


class CaseRow(Table):
    """The answers of one check. Numbers of a conversation are never used twice.

    `corrects`: the reference of the application these answers will be the next version of.
    """

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("conversation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = _of_conversation()
    number: Mapped[int]
    body: Mapped[dict[str, Any]]
    corrects: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime]


class Contact(Table):
    """What was filled in on the card of a case, sealed and apart from the case."""

    __tablename__ = "contacts"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class Code(Table):
    """A code to go on with a case elsewhere: never the code itself. `ended`: used or replaced, or None."""

    __tablename__ = "codes"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    until: Mapped[datetime]
    ended: Mapped[str | None] = mapped_column(String(20))


class ApplicationRow(Table):
    """An application: where it stands. What it says is in its versions.

    `likeness` is the same for two applications of one candidate, region and organisation, and tells nothing else.
    `handler`: the colleague of the desk who works on it. `words`: marks of the words by which a desk can find it.
    """

    __tablename__ = "applications"
    __table_args__ = (Index("ix_applications_queue", "region", "status", "changed"),)

    reference: Mapped[str] = mapped_column(String(20), primary_key=True)
    conversation_id: Mapped[str] = _of_conversation(index=True)
    region: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    likeness: Mapped[str | None] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    changed: Mapped[datetime]
    closed: Mapped[datetime | None]
    handler: Mapped[str | None] = mapped_column(String(100))
    words: Mapped[str | None]


class ApplicationVersion(Table):
    """What an application says, once for a case. It never changes; a correction is a next version."""

    __tablename__ = "application_versions"

    reference: Mapped[str] = mapped_column(ForeignKey("applications.reference", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    outcome: Mapped[str] = mapped_column(String(40))
    content_version: Mapped[str] = mapped_column(String(100))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class ApplicationEvent(Table):
    """What happened to an application: who, when, from where to where, and why (sealed, since people type it)."""

    __tablename__ = "application_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("applications.reference", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    before: Mapped[str] = mapped_column(String(20))
    after: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class Note(Table):
    """What a colleague of the desk wrote down about an application, for colleagues only."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("applications.reference", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class Account(Table):
    """A colleague. `subject` is who the sign-in says it is; `password` is a hash, only for the local account.

    `failed`: wrong passwords in a row; until `locked` no password is tried. `regions`: codes, or "*" for all.
    """

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(300), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password: Mapped[str | None] = mapped_column(String(200))
    roles: Mapped[list[Any]]
    regions: Mapped[list[Any]]
    active: Mapped[bool]
    failed: Mapped[int]
    locked: Mapped[datetime | None]
    seen: Mapped[datetime | None]
    at: Mapped[datetime]


class DeskSession(Table):
    """A colleague who is signed in: never the value of the cookie itself."""

    __tablename__ = "desk_sessions"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    began: Mapped[datetime]
    seen: Mapped[datetime] = mapped_column(index=True)


class Audit(Table):
    """Who saw or did what at the desk. `reference` goes when its application is forgotten; the line stays."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(100), index=True)
    act: Mapped[str] = mapped_column(String(40))
    region: Mapped[str | None] = mapped_column(String(10))
    reference: Mapped[str | None] = mapped_column(String(20), index=True)
    about: Mapped[str] = mapped_column(String(200))


class DeskRow(Table):
    """How the desk of a region wants to receive applications. A region without a row: the sender sends himself."""

    __tablename__ = "desks"

    region: Mapped[str] = mapped_column(String(10), primary_key=True)
    delivery: Mapped[str] = mapped_column(String(10))
    address: Mapped[str]
    opening: Mapped[str]
    remind_after: Mapped[int]
    at: Mapped[datetime]


class Outgoing(Table):
    """One mail to send: what kind, about what, to whom (sealed). Written when it is sent, from what holds then.

    Not tied to its application: a desk is also told that one was deleted.

    `state`: wacht, verstuurd, mislukt or vervallen. `leased`: until then another worker leaves it alone.
    """

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    reference: Mapped[str] = mapped_column(String(20), index=True)
    version: Mapped[int]
    recipient: Mapped[bytes] = mapped_column(LargeBinary)
    message_id: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10), index=True)
    attempts: Mapped[int]
    due: Mapped[datetime]
    leased: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]


class Feedback(Table):
    """Was this message of use? One opinion a message; the last one counts.

    `article`: what the message answered with. `judged`: what an editor found of it: artikel, nieuw or buiten.
    """

    __tablename__ = "feedback"

    conversation_id: Mapped[str] = _of_conversation(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    helpful: Mapped[bool]
    comment: Mapped[str]
    article: Mapped[str | None] = mapped_column(String(100))
    judged: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime]


class Unanswered(Table):
    """A question without an answer, masked, with what came nearest. Not tied to a conversation.

    `judged`: what an editor found of it: artikel (`article` answers it), nieuw or buiten.
    """

    __tablename__ = "unanswered_questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    ranking: Mapped[list[Any]]
    judged: Mapped[str | None] = mapped_column(String(20))
    article: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime] = mapped_column(index=True)


class Visits(Table):
    """How often the campaign page was seen on a day, by campaign and region. Nothing of who looked."""

    __tablename__ = "visits"

    day: Mapped[date] = mapped_column(primary_key=True)
    campaign: Mapped[str] = mapped_column(String(40), primary_key=True)
    region: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int]


class TeamsTalk(Table):
    """Where in Teams a conversation is held. `who`: a mark of one person in one conversation of Teams.

    `sealed`: how to reach them. `told`: the last message that arrived there.
    """

    __tablename__ = "teams_talks"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = _of_conversation(unique=True)
    who: Mapped[str] = mapped_column(String(64), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    told: Mapped[int]


class TeamsMessage(Table):
    """Which message of Teams shows a message of ours. `used`: what it asked for was given."""

    __tablename__ = "teams_messages"

    conversation_id: Mapped[str] = _of_conversation(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    activity: Mapped[str] = mapped_column(String(200), index=True)
    used: Mapped[bool]
    at: Mapped[datetime]


class TeamsSeen(Table):
    """An activity that was taken in, by a mark: Teams sends one again when it doubts that it arrived."""

    __tablename__ = "teams_seen"

    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


class Beat(Table):
    """When a process without an address of its own was last heard of."""

    __tablename__ = "beats"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[datetime]
