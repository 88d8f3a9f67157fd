"""Codes to go on with a check later, elsewhere. A code moves one case to the conversation that names it.

Only a keyed fingerprint of a code is kept. Contact details do not move along: they are wiped.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from applications import tables
from applications.case_rows import adopt, application_of, find, together
from applications.conversations import locked
from applications.database import Database
from applications.errors import ExpiredCode, FinishedCode, ReplacedCode, UnknownCode, UsedCode
from applications.reference import SIGNS
from knowledge.case import Case
from knowledge.dated import HERE, day_here

LENGTH = 8
USED, REPLACED = "gebruikt", "vervangen"


@dataclass(frozen=True)
class Code:
    """A new code, to show once: its signs in two halves, and the last day on which it works."""

    text: str
    last_day: date


def make(db: Database, conversation: str, number: int, days: int, now: datetime) -> Code | None:
    """A code for one case, that works today and `days` more; it replaces the one before.

    None when there is nothing to go on with: the case is empty, gone, finished, or corrects an application.
    """
    with db.session() as session:
        locked(session, conversation)
        row = find(session, conversation, number)
        if row is None or not row.body["answers"] or row.corrects or application_of(session, row):
            return None
        row.at = now
        mine = tables.Code.case_id.in_([one.id for one in together(session, row)])
        session.execute(update(tables.Code).where(mine, tables.Code.ended.is_(None)).values(ended=REPLACED))
        last_day = day_here(now) + timedelta(days=days)
        until = datetime.combine(last_day + timedelta(days=1), time.min, HERE)
        signs = _free(db, session)
        session.add(tables.Code(fingerprint=_mark(db, signs), case_id=row.id, until=until))
        return Code(f"{signs[:4]}-{signs[4:]}", last_day)


def redeem(db: Database, conversation: str, signs: str, now: datetime) -> Case:
    """Move the case behind a code to this conversation, where it becomes the current one.

    `signs`: eight capitals and digits. Works once; the conversation that already got the case may ask again.
    Raises UnknownCode, ExpiredCode, UsedCode, ReplacedCode or FinishedCode.
    """
    fingerprint = _mark(db, signs)
    with db.session() as session:
        _hold_both(session, conversation, fingerprint)
        code = session.get(tables.Code, fingerprint, populate_existing=True)
        if code is None:
            raise UnknownCode("no such code")
        row = session.get_one(tables.CaseRow, code.case_id, populate_existing=True)
        _refuse(session, code, row, conversation, now)
        code.ended = USED
        return adopt(session, conversation, row, now)


def _refuse(session: Session, code: tables.Code, row: tables.CaseRow, conversation: str, now: datetime) -> None:
    if application_of(session, row):
        raise FinishedCode("the application was made")
    if code.ended == REPLACED:
        raise ReplacedCode("a newer code was made")
    if code.ended == USED and row.conversation_id != conversation:
        raise UsedCode("used before")
    if code.ended is None and now >= code.until:
        raise ExpiredCode("too late")


def _hold_both(session: Session, conversation: str, fingerprint: str) -> None:
    """Both conversations held, always in the same order, so that two moves never wait for each other."""
    code, cases = tables.Code, tables.CaseRow
    owner = select(cases.conversation_id).join(code, code.case_id == cases.id).where(code.fingerprint == fingerprint)
    for one in sorted({conversation, *session.scalars(owner)}):
        locked(session, one)


def _free(db: Database, session: Session) -> str:
    """New signs, with a letter and a digit in them, so that no word and no number is taken for a code."""
    while True:
        signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        taken = session.get(tables.Code, _mark(db, signs))
        if taken is None and not signs.isalpha() and not signs.isdigit():
            return signs


def _mark(db: Database, signs: str) -> str:
    return db.seal.likeness("code", signs)
