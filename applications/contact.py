"""What is filled in on the card of a case: sealed, apart from the answers, never seen by the engine."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from stdnum.nl import bsn

from applications import quick, tables
from applications.case_rows import current_or_new
from applications.conversations import locked
from applications.database import Database
from applications.errors import PersonalNumber
from knowledge.case import Given

DIGITS = re.compile(r"\d(?:[ .-]?\d)*")


def save(db: Database, conversation: str, values: Mapping[str, str | bool], now: datetime) -> None:
    """Keep the values of the card, in place of those before. Empty ones are left out; a tick is ja or nee.

    Raises PersonalNumber, and keeps nothing, when a value looks like a BSN.
    """
    texts = {name: _text(value) for name, value in values.items()}
    if suspect := tuple(name for name, text in texts.items() if holds_bsn(text)):
        raise PersonalNumber(suspect)
    with db.session() as session:
        locked(session, conversation)
        case = current_or_new(session, conversation, now)
        row = session.get(tables.Contact, case.id) or tables.Contact(case_id=case.id)
        row.sealed, row.at = db.seal.close({name: text for name, text in texts.items() if text}), now
        session.add(row)


def load(db: Database, conversation: str, number: int | None = None) -> dict[str, Given]:
    """The values of the card of one case (the current one), by field id; empty when it was not filled in."""
    with db.reading() as session:
        if number is None:
            case = quick.run(session, quick.CURRENT, talk=conversation).first()
            number = case.number if case else 0
        return of_case(db, quick.run(session, quick.CONTACT, talk=conversation, case=number).first())


def of_case(db: Database, row: tables.Contact | Row[Any] | None) -> dict[str, Given]:
    """The values in a row, opened."""
    if row is None:
        return {}
    return {name: Given(text, "gebruiker", row.at) for name, text in db.seal.open(row.sealed).items()}


def _text(value: str | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.strip()


def holds_bsn(text: str) -> bool:
    """A run of exactly nine digits that passes the eleven test; a longer run is a phone or account number."""
    runs = (re.sub(r"\D", "", run) for run in DIGITS.findall(text))
    return any(len(run) == 9 and bsn.is_valid(run) for run in runs)
