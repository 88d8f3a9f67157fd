"""A database with many applications in it."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert

from applications import accounts, cases, contact, conversations, desks, sessions, store, tables
from applications.database import Database
from knowledge.case import Case
from knowledge.model import Content

REGIONS = ("AM29", "AM01")
STATES = ("ingediend", "in_behandeling", "vraag_terug", "aangenomen", "afgerond")


def fill(db: Database, content: Content, number: int, now: datetime, hours: int = 9000) -> str:
    """So many applications: one made as every application is, and copies that stand elsewhere, of the last `hours`.

    Gives the reference of the first.
    """
    for region in REGIONS:
        desks.save(db, desks.Desk(region, "loket"), now)
    talk = conversations.create(db, channel="website", audience=None, region=None, today=None, now=now)
    case = Case().with_answer("rol", "werkgever", "gebruiker", now).with_answer("gemeente", "Venlo", "gebruiker", now)
    cases.save(db, talk, case.at_stage("klaar"), now)
    card = {field.id: "ja" for field in content.fields.values() if field.required}
    contact.save(db, talk, {**card, "organisatie": "Bakkerij Jansen", "email": "a@voorbeeld.nl"}, now)
    made = store.submit(db, talk, content, now.date(), now)
    _copies(db, talk, made.reference, number - 1, now, hours)
    return made.reference


def _copies(db: Database, talk: str, reference: str, number: int, now: datetime, hours: int) -> None:
    chance = random.Random(5)
    with db.session() as session:
        row, version = session.get(tables.ApplicationRow, reference), session.get(
            tables.ApplicationVersion, (reference, 1)
        )
        case = session.get(tables.CaseRow, version.case_id)
        plain = {"conversation_id": talk, "body": case.body, "at": now}
        session.execute(insert(tables.CaseRow), [{**plain, "number": 10 + one} for one in range(number)])
        session.flush()
        numbers = session.scalars(
            tables.CaseRow.__table__.select().with_only_columns(tables.CaseRow.id).where(tables.CaseRow.number >= 10)
        ).all()
        applications, versions, events = [], [], []
        for place, case_id in enumerate(numbers):
            name, at = f"PW-2025-{place:06d}", now - timedelta(hours=chance.randrange(1, hours))
            status = chance.choice(STATES)
            handler = chance.choice(("Jan", "Els")) if status != "ingediend" else None
            about = {"conversation_id": talk, "version": 1, "at": at, "changed": at, "words": row.words}
            where = {"region": chance.choice(REGIONS), "status": status, "handler": handler}
            applications.append({"reference": name, **about, **where})
            said = {"content_version": "x", "sealed": version.sealed, "at": at, "case_id": case_id}
            outcome = chance.choice(("aanmelden", "aanmelden_met_voorbehoud"))
            versions.append({"reference": name, "version": 1, "outcome": outcome, **said})
            moved = {"version": 1, "before": "concept", "after": status, "role": "systeem", "name": "", "at": at}
            events.append({"reference": name, **moved})
        for kind, rows in ((tables.ApplicationRow, applications), (tables.ApplicationVersion, versions)):
            session.execute(insert(kind), rows)
        session.execute(insert(tables.ApplicationEvent), events)


def signed_in(db: Database, now: datetime) -> str:
    """The session of a colleague who may see everything."""
    account = accounts.of_provider(db, "x|x", "Jan", True, now)
    account = accounts.change(db, account.id, accounts.ROLES, ["*"], True)
    return sessions.begin(db, account, now)
