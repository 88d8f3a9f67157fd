"""Going on from an application: correct it, make one like it for another candidate, or see that it exists."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select

from applications import case_rows, cases, contact, store, tables
from applications.database import Database
from applications.errors import NotAllowed, UnknownApplication
from applications.status import CORRECTABLE
from knowledge import group
from knowledge.case import Case, Group
from knowledge.model import Content

ALIKE_WITHIN = timedelta(days=90)


@dataclass(frozen=True)
class Alike:
    """An earlier application of what looks like the same candidate. `reference` only for its own conversation."""

    at: datetime
    reference: str | None


def correct(db: Database, conversation: str, reference: str, now: datetime) -> Case:
    """A further case with the answers and contact details of an application; submitted, it is its next version.

    Raises UnknownApplication, or NotAllowed when the desk has decided already.
    """
    with db.session() as session:
        row = session.get(tables.ApplicationRow, reference)
        if row is None or row.conversation_id != conversation:
            raise UnknownApplication(reference)
        if row.status not in CORRECTABLE:
            raise NotAllowed(row.status, row.status, "aanmelder")
        case, details = _answers_of(db, reference)
        case = replace(case.at_stage("samenvatting"), told="")
        number = cases.begin(db, conversation, case, now)
        corrected = case_rows.find_or_fail(session, conversation, number)
        if case.group:  # one candidate of a group is corrected alone
            case = replace(case, group=Group(f"g{number}", 1, 1, group.DONE))
            corrected.body = case.to_json()
        corrected.corrects = reference
        contact.save(db, conversation, details, now)
        return case


def copy(db: Database, conversation: str, reference: str, content: Content, now: datetime) -> Case:
    """A further case for another candidate: what is about the place and the sender stays, the rest does not.

    Raises UnknownApplication.
    """
    with db.session() as session:
        row = session.get(tables.ApplicationRow, reference)
        if row is None or row.conversation_id != conversation:
            raise UnknownApplication(reference)
        case, details = _answers_of(db, reference)
        fields = content.fields

        def stays(name: str) -> bool:
            """Consent is given for one candidate."""
            return fields[name].grouped(case.role) == "shared" and fields[name].type != "akkoord"

        begun = Case({name: given for name, given in case.answers.items() if stays(name)}, stage="vragen")
        cases.begin(db, conversation, begun, now)
        contact.save(db, conversation, {name: value for name, value in details.items() if stays(name)}, now)
        return begun


def alike(db: Database, conversation: str, region: str | None, now: datetime) -> Alike | None:
    """The newest application of the last months with the same candidate, region and organisation as this card."""
    mark = store.likeness(db, region, contact.load(db, conversation))
    if mark is None:
        return None
    made = tables.ApplicationRow
    same = select(made).where(
        made.likeness == mark, made.at >= now - ALIKE_WITHIN, made.status.not_in(("ingetrokken", "afgerond"))
    )
    with db.reading() as session:
        current = case_rows.current(session, conversation)
        found = session.scalars(same.order_by(made.at.desc())).all()
        other = next((one for one in found if not current or one.reference != current.corrects), None)
        return other and Alike(other.at, other.reference if other.conversation_id == conversation else None)


def _answers_of(db: Database, reference: str) -> tuple[Case, dict[str, str]]:
    """The case and the card of the newest version."""
    with db.reading() as session:
        made = session.get_one(tables.ApplicationRow, reference)
        newest = session.get_one(tables.ApplicationVersion, (reference, made.version))
        row = session.get_one(tables.CaseRow, newest.case_id)
        details = contact.of_case(db, session.get(tables.Contact, row.id))
        return Case.from_json(row.body), {name: given.value for name, given in details.items()}
