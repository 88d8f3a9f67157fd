"""Applications: made once for a case, kept sealed, found only by the conversation that made them.

A correction is a next version of the same application; the earlier ones stay as they were.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import contact, desks, fieldmap, finding, handover, tables
from applications.case_rows import application_of, current_or_new
from applications.conversations import locked
from applications.database import Database
from applications.documents.docx import docx
from applications.documents.json_file import json_bytes
from applications.documents.pdf import pdf
from applications.errors import Incomplete, NotAllowed
from applications.lifecycle import SENDER, held, note
from applications.reference import new_reference
from applications.status import CORRECTABLE, FIRST, Status
from knowledge.case import Case, Given
from knowledge.model import Content
from knowledge.verdict import Verdict, judge

Judge = Callable[[Content, Case, date], Verdict]


@dataclass(frozen=True)
class Application:
    """One version of an application; its files are made from the document, the same every time.

    `newest`: is there no later version? `status` is where the application stands now.
    """

    reference: str
    document: dict[str, Any]
    version: int = 1
    newest: bool = True
    status: Status = FIRST

    def pdf(self) -> bytes:
        """The document to send."""
        return pdf(self.document)

    def docx(self) -> bytes:
        """The document to fill in further."""
        return docx(self.document)

    def json(self) -> bytes:
        """The document for computers; the same bytes are attached in the PDF."""
        return json_bytes(self.document)


def submit(
    db: Database,
    conversation: str,
    content: Content,
    today: date,
    now: datetime,
    *,
    judge: Judge = judge,
    new_reference: Callable[[int], str] = new_reference,
) -> Application:
    """The application of the current case: made the first time, the same one ever after.

    A case that corrects an application becomes its next version. What the desk has to be told is queued in
    the same transaction. Raises Incomplete when the card lacks a required value or a consent, and NotAllowed
    when the application can no longer be corrected.
    """
    with db.session() as session:
        locked(session, conversation)
        row = current_or_new(session, conversation, now)
        if made := application_of(session, row):
            return _opened(db, session.get_one(tables.ApplicationRow, made.reference), made)
        case, details = Case.from_json(row.body), contact.of_case(db, session.get(tables.Contact, row.id))
        if lacking := fieldmap.missing(content, case, details):
            raise Incomplete(lacking)
        verdict = judge(content, case, today)
        if row.corrects:
            target = _corrected(db, session, row.corrects, now)
        else:
            target = _new(session, conversation, verdict, _free(session, today.year, new_reference), now)
        target.likeness = likeness(db, verdict.region, details)
        target.words = finding.marks(db.seal, case, details)
        delivered = desks.find(db, verdict.region, conversation).delivers
        document = fieldmap.document(
            content, case, details, verdict, target.reference, today, version=target.version, delivered=delivered
        )
        made = _version(db, row, target, verdict, content, document, now)
        session.add_all([target, made])
        session.flush()
        handover.begin(db, session, target, details, now)
        return _opened(db, target, made)


def find(db: Database, reference: str, conversation: str, version: int | None = None) -> Application | None:
    """A version of an application of this conversation; the newest when none is named."""
    with db.reading() as session:
        row = session.get(tables.ApplicationRow, reference)
        if row is None or row.conversation_id != conversation:
            return None
        made = session.get(tables.ApplicationVersion, (reference, version or row.version))
        return made and _opened(db, row, made)


def for_desk(db: Database, reference: str, version: int | None = None) -> Application | None:
    """A version of an application that was handed in, whoever made it; the newest when none is named."""
    with db.reading() as session:
        row = session.get(tables.ApplicationRow, reference)
        if row is None or row.status == "concept":
            return None
        made = session.get(tables.ApplicationVersion, (reference, version or row.version))
        return made and _opened(db, row, made)


def of_conversation(db: Database, conversation: str) -> tuple[Application, ...]:
    """The newest version of every application that this conversation made, oldest first."""
    row, made = tables.ApplicationRow, tables.ApplicationVersion
    mine = (
        select(row, made)
        .join(made, (made.reference == row.reference) & (made.version == row.version))
        .where(row.conversation_id == conversation)
        .order_by(row.at, row.reference)
    )
    with db.reading() as session:
        return tuple(_opened(db, *found) for found in session.execute(mine))


@dataclass(frozen=True)
class Standing:
    """Where an application stands, without what it says."""

    reference: str
    version: int
    status: Status
    region: str | None
    changed: datetime


def standing(db: Database, conversation: str) -> tuple[Standing, ...]:
    """Where every application of this conversation stands, oldest first."""
    made = tables.ApplicationRow
    mine = select(made).where(made.conversation_id == conversation).order_by(made.at, made.reference)
    with db.reading() as session:
        rows = session.scalars(mine).all()
        return tuple(Standing(row.reference, row.version, row.status, row.region, row.changed) for row in rows)


def likeness(db: Database, region: str | None, details: dict[str, Given]) -> str | None:
    """A mark that two applications of one candidate, region and organisation share; None without a candidate."""
    said = {name: given.value for name, given in details.items()}
    if not said.get("referentie"):
        return None
    return db.seal.likeness(said["referentie"], region or "", said.get("organisatie", ""))


def _new(session: Session, conversation: str, verdict: Verdict, reference: str, now: datetime) -> tables.ApplicationRow:
    return tables.ApplicationRow(
        reference=reference,
        conversation_id=conversation,
        region=verdict.region,
        status=FIRST,
        version=1,
        at=now,
        changed=now,
    )


def _corrected(db: Database, session: Session, reference: str, now: datetime) -> tables.ApplicationRow:
    row = held(session, reference)
    if row.status not in CORRECTABLE:
        raise NotAllowed(row.status, row.status, SENDER.role)
    row.version += 1
    note(db, session, row, row.status, SENDER, now)
    return row


def _version(
    db: Database,
    case: tables.CaseRow,
    target: tables.ApplicationRow,
    verdict: Verdict,
    content: Content,
    document: dict[str, Any],
    now: datetime,
) -> tables.ApplicationVersion:
    return tables.ApplicationVersion(
        reference=target.reference,
        version=target.version,
        case_id=case.id,
        outcome=verdict.outcome,
        content_version=content.version,
        sealed=db.seal.close(document),
        at=now,
    )


def _free(session: Session, year: int, new_reference: Callable[[int], str]) -> str:
    while session.get(tables.ApplicationRow, reference := new_reference(year)) is not None:
        pass
    return reference


def _opened(db: Database, row: tables.ApplicationRow, made: tables.ApplicationVersion) -> Application:
    document = db.seal.open(made.sealed)
    return Application(row.reference, document, made.version, made.version == row.version, row.status)
