"""Applications: made once for a case, kept sealed, found only by the conversation that made them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import contact, fieldmap, tables
from applications.cases import application_of, current_or_new
from applications.conversations import locked
from applications.database import Database
from applications.documents.json_file import json_bytes
from applications.documents.pdf import pdf
from applications.errors import Incomplete
from applications.reference import new_reference
from knowledge.case import Case
from knowledge.model import Content
from knowledge.verdict import Verdict, judge

Judge = Callable[[Content, Case, date], Verdict]


@dataclass(frozen=True)
class Application:
    """An application as it was submitted; the files are made from the document, the same every time."""

    reference: str
    document: dict[str, Any]

    def pdf(self) -> bytes:
        """The document to send."""
        return pdf(self.document)

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

    Raises Incomplete when the card lacks a required value or a consent.
    """
    with db.session() as session:
        locked(session, conversation)
        row = current_or_new(session, conversation, now)
        if made := application_of(session, row):
            return _opened(db, made)
        case, details = Case.from_json(row.body), contact.of_case(db, session.get(tables.Contact, row.id))
        if lacking := fieldmap.missing(content, case, details):
            raise Incomplete(lacking)
        verdict = judge(content, case, today)
        reference = _free(session, today.year, new_reference)
        document = fieldmap.document(content, case, details, verdict, reference, today)
        session.add(
            tables.ApplicationRow(
                reference=reference,
                case_id=row.id,
                region=verdict.region,
                outcome=verdict.outcome,
                content_version=content.version,
                sealed=db.seal.close(document),
                at=now,
            )
        )
        return Application(reference, document)


def find(db: Database, reference: str, conversation: str) -> Application | None:
    """The application with this reference, when this conversation made it."""
    made, case = tables.ApplicationRow, tables.CaseRow
    mine = (
        select(made)
        .join(case, made.case_id == case.id)
        .where(made.reference == reference, case.conversation_id == conversation)
    )
    with db.reading() as session:
        row = session.scalars(mine).first()
        return row and _opened(db, row)


def _free(session: Session, year: int, new_reference: Callable[[int], str]) -> str:
    while session.get(tables.ApplicationRow, reference := new_reference(year)) is not None:
        pass
    return reference


def _opened(db: Database, row: tables.ApplicationRow) -> Application:
    return Application(row.reference, db.seal.open(row.sealed))
