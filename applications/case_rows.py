"""The rows of cases inside one transaction: finding, adding, emptying and moving them."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from applications import tables
from applications.conversations import locked
from applications.errors import UnknownCase
from knowledge.case import Case

ELSEWHERE = "elders"  # the stage of the empty case that is left behind when a check goes on elsewhere


def current(session: Session, conversation: str) -> tables.CaseRow | None:
    """The row of the current case."""
    talk = session.get(tables.Conversation, conversation)
    return find(session, conversation, talk.current) if talk and talk.current else None


def current_or_new(session: Session, conversation: str, now: datetime) -> tables.CaseRow:
    """The row of the current case, made empty when there is none."""
    talk = changing(session, conversation)
    return current(session, conversation) or add(session, talk, now)


def find(session: Session, conversation: str, number: int) -> tables.CaseRow | None:
    """The row with this number."""
    cases = tables.CaseRow
    mine = select(cases).where(cases.conversation_id == conversation, cases.number == number)
    return session.scalars(mine).first()


def find_or_fail(session: Session, conversation: str, number: int) -> tables.CaseRow:
    """The row with this number. Raises UnknownCase."""
    row = find(session, conversation, number)
    if row is None:
        raise UnknownCase(f"no case {number} in this conversation")
    return row


def last(session: Session, conversation: str) -> int:
    """The highest number so far; 0 when there is none."""
    cases = tables.CaseRow
    return session.scalar(select(func.max(cases.number)).where(cases.conversation_id == conversation)) or 0


def application_of(session: Session, row: tables.CaseRow) -> tables.ApplicationVersion | None:
    """The version of an application that was made of this case."""
    made = tables.ApplicationVersion
    return session.scalars(select(made).where(made.case_id == row.id)).first()


def changing(session: Session, conversation: str) -> tables.Conversation:
    """The conversation, held and one version further."""
    talk = locked(session, conversation)
    talk.version += 1
    return talk


def add(session: Session, talk: tables.Conversation, now: datetime, case: Case | None = None) -> tables.CaseRow:
    """A further case, which becomes the current one."""
    body = (case or Case()).to_json()
    row = tables.CaseRow(conversation_id=talk.id, number=last(session, talk.id) + 1, body=body, at=now)
    talk.current = row.number
    session.add(row)
    session.flush()
    return row


def empty(session: Session, row: tables.CaseRow, now: datetime) -> None:
    """Wipe the answers and the contact details. The row stays, so that its number is not used again."""
    session.execute(delete(tables.Contact).where(tables.Contact.case_id == row.id))
    row.body, row.at = Case().to_json(), now


def tidy(session: Session, conversation: str) -> None:
    """What a question hinted at, before any check began, is for nobody once another case is taken up."""
    row = current(session, conversation)
    if row and Case.from_json(row.body).stage == "nieuw":
        empty(session, row, row.at)


def together(session: Session, row: tables.CaseRow) -> list[tables.CaseRow]:
    """The rows of the group this row is in, by place; a case that is in no group stands alone."""
    if not row.body.get("group"):
        return [row]
    cases = tables.CaseRow
    mine = session.scalars(select(cases).where(cases.conversation_id == row.conversation_id))
    same = [one for one in mine if (one.body.get("group") or {}).get("id") == row.body["group"]["id"]]
    return sorted(same, key=lambda one: one.body["group"]["place"])


def adopt(session: Session, conversation: str, row: tables.CaseRow, now: datetime) -> Case:
    """A case of another conversation becomes the current one here, with its group. Both must be held."""
    talk = changing(session, conversation)
    if row.conversation_id != conversation:
        tidy(session, conversation)
        moving = together(session, row)
        for one in moving:
            _move(session, talk, one, now)
        _rename_group(moving)
    case = Case.from_json(row.body)
    talk.current, talk.turn, talk.audience, row.at = row.number, None, case.role or talk.audience, now
    return case


def _rename_group(rows: list[tables.CaseRow]) -> None:
    """A group under a name that no other group of its new conversation has."""
    for row in rows:
        if row.body.get("group"):
            row.body = {**row.body, "group": {**row.body["group"], "id": f"g{rows[0].number}"}}


def _move(session: Session, talk: tables.Conversation, row: tables.CaseRow, now: datetime) -> None:
    """Without contact details. An empty row stays in its place, and no last turn that repeats its answers."""
    left, number = changing(session, row.conversation_id), row.number
    session.execute(delete(tables.Contact).where(tables.Contact.case_id == row.id))
    row.conversation_id, row.number, left.turn = talk.id, last(session, talk.id) + 1, None
    session.flush()
    gone = Case(stage=ELSEWHERE).to_json()
    session.add(tables.CaseRow(conversation_id=left.id, number=number, body=gone, at=now))
