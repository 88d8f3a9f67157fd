"""The candidates of a group: kept together, wiped together, and applied for together, all or none.

Each candidate is a case of the conversation. What was filled in on the card belongs to the first one.
"""

from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest

from sqlalchemy import select
from sqlalchemy.orm import Session

from applications import case_rows, contact, store, tables
from applications.cases import Dossier
from applications.database import Database
from applications.store import Application
from knowledge import group
from knowledge.case import Case
from knowledge.group import Members
from knowledge.model import Content

OWN_REFERENCE = "referentie"
Made = tuple[tuple[Case, Application], ...]


def new_id(number: int, others: tuple[Dossier, ...]) -> str:
    """A name for a group that no group of this conversation has; `number` and `others` are its cases."""
    return f"g{max([number, *(one.number for one in others)]) + 1}"


def members(db: Database, conversation: str) -> Members:
    """The candidates of the group of the current case, by place; empty when it is no group."""
    with db.reading() as session:
        here = case_rows.current(session, conversation)
        return tuple(Case.from_json(row.body) for row in _rows(session, here)) if here else ()


def save(db: Database, conversation: str, every: Members, place: int, now: datetime) -> None:
    """Keep all candidates as they are now; the one at `place` becomes the current case.

    The check that a group began from becomes its first candidate. Who was taken out is wiped.
    """
    with db.session() as session:
        talk = case_rows.changing(session, conversation)
        rows = _rows_for(session, conversation, every)
        for number, (case, row) in enumerate(zip_longest(every, rows), start=1):
            if case is None:
                case_rows.empty(session, row, now)
                continue
            row = row or case_rows.add(session, talk, now)
            row.body, row.at = case.to_json(), now
            if number == place:
                current = row.number
        talk.current = current


def drop(db: Database, conversation: str, now: datetime) -> None:
    """Wipe every candidate of the group of the current case, and the card."""
    with db.session() as session:
        case_rows.changing(session, conversation)
        here = case_rows.current(session, conversation)
        for row in _rows(session, here) if here else ():
            case_rows.empty(session, row, now)


def submit(db: Database, conversation: str, content: Content, today: date, now: datetime) -> Made:
    """An application for each candidate of the current group, in one go; the same ones ever after.

    A skipped candidate gets none: what was told of it stays as a case of its own. Raises Incomplete, and then
    makes none at all.
    """
    with db.session() as session:
        talk = case_rows.changing(session, conversation)
        first = case_rows.current(session, conversation)
        rows = _rows(session, first) if first else []
        made = []
        for row in rows:
            case = Case.from_json(row.body)
            if group.state_of(case) == group.SKIPPED:
                _leave(content, session, row, case, now)
                continue
            talk.current = row.number
            if case_rows.application_of(session, row) is None:
                _share_card(db, session, first, row, case)
            made.append((case, store.submit(db, conversation, content, today, now)))
            row.body = case.at_stage("klaar").to_json()
        talk.current = first.number if first else None
        return tuple(made)


def applications(db: Database, conversation: str, group_id: str) -> Made:
    """The applications of a group of this conversation, in their newest version; empty for any other group."""
    cases = tables.CaseRow
    with db.reading() as session:
        rows = session.scalars(select(cases).where(cases.conversation_id == conversation).order_by(cases.number))
        mine = [row for row in rows if (row.body.get("group") or {}).get("id") == group_id]
        versions = [(Case.from_json(row.body), case_rows.application_of(session, row)) for row in mine]
        found = [(case, store.find(db, one.reference, conversation)) for case, one in versions if one]
        return tuple((case, one) for case, one in found if one)


def _rows(session: Session, here: tables.CaseRow) -> list[tables.CaseRow]:
    """The rows of the group of a row, by place; none when it is in no group."""
    return [] if not here.body.get("group") else case_rows.together(session, here)


def _rows_for(session: Session, conversation: str, every: Members) -> list[tables.CaseRow]:
    """The rows these candidates stood in until now; for a new group the one that it began from."""
    here = case_rows.current(session, conversation)
    if here is None:
        return []
    old = here.body.get("group")
    if old:
        return case_rows.together(session, here) if old["id"] == _id(every) else []
    return [] if case_rows.application_of(session, here) else [here]


def _id(every: Members) -> str:
    return every[0].group.id if every[0].group else ""


def _share_card(
    db: Database, session: Session, first: tables.CaseRow | None, row: tables.CaseRow, case: Case
) -> None:
    """The one card of the group with this candidate too, and with its own reference on it."""
    card = session.get(tables.Contact, first.id) if first else None
    if card is None:
        return
    values = {name: given.value for name, given in contact.of_case(db, card).items()}
    own = session.get(tables.Contact, row.id) or tables.Contact(case_id=row.id)
    own.sealed, own.at = db.seal.close({**values, OWN_REFERENCE: group.called(case)}), card.at
    session.add(own)
    session.flush()


def _leave(content: Content, session: Session, row: tables.CaseRow, case: Case, now: datetime) -> None:
    if group.own_answers(content, case):
        row.body = replace(case, group=None, stage=group.ASKING, told="", changed=()).to_json()
    else:
        case_rows.empty(session, row, now)
