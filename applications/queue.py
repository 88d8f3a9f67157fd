"""The queue of a desk: which applications wait, for how long, and with whom. Nothing sealed is opened here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from applications import tables
from applications.accounts import EVERY_REGION
from applications.database import Database
from applications.finding import mark, words
from applications.reminders import working_days
from applications.status import Status
from knowledge.dated import day_here

PER_PAGE = 50
OPEN: tuple[Status, ...] = ("ingediend", "in_behandeling", "vraag_terug")
HANDED_IN: tuple[Status, ...] = (*OPEN, "aangenomen", "doorverwezen", "ingetrokken", "afgerond")
NOBODY = "-"
AT_THE_DESK = {"ingediend", "in_behandeling"}  # the desk is to move; in the other open one the sender is


@dataclass(frozen=True)
class Wanted:
    """What to show. `status`: one, "open" or "alles". `handler`: a name, "-" for nobody. `oldest`: first or last."""

    regions: frozenset[str]
    status: str = "open"
    handler: str = ""
    outcome: str = ""
    text: str = ""
    oldest: bool = True
    page: int = 1


@dataclass(frozen=True)
class Waiting:
    """One line of the queue. `days`: working days since something happened. `answered`: the sender answered last."""

    reference: str
    region: str | None
    status: Status
    version: int
    handler: str | None
    outcome: str
    role: str | None
    gemeente: str | None
    sector: str | None
    at: datetime
    changed: datetime
    days: int
    answered: bool


def page(db: Database, wanted: Wanted, now: datetime) -> tuple[list[Waiting], int]:
    """A page of the queue, and how many applications there are in all."""
    row = tables.ApplicationRow
    order = (row.changed, row.reference) if wanted.oldest else (row.changed.desc(), row.reference)
    fitting = _fitting(db, wanted)
    # First which ones, by what is small; then what is told of them.
    few = fitting.add_columns(func.count().over()).order_by(*order).offset((wanted.page - 1) * PER_PAGE).limit(PER_PAGE)
    with db.reading() as session:
        found = session.execute(few).all()
        references = [reference for reference, _total in found]
        rows = session.execute(_joined().where(row.reference.in_(references)).order_by(*order)).all()
        total = found[0][1] if found else _count(session, fitting)
        return list(_lines(session, rows, now)), total


def everything(db: Database, wanted: Wanted, now: datetime) -> list[Waiting]:
    """Every application that fits, oldest first, for a file."""
    row = tables.ApplicationRow
    with db.reading() as session:
        fitting = row.reference.in_(_fitting(db, wanted))
        rows = session.execute(_joined().where(fitting).order_by(row.at, row.reference)).all()
        return list(_lines(session, rows, now))


def standings(db: Database, regions: frozenset[str]) -> dict[str, int]:
    """How many applications stand where."""
    row = tables.ApplicationRow
    counted = select(row.status, func.count()).where(_of(regions), row.status != "concept").group_by(row.status)
    with db.reading() as session:
        return dict(session.execute(counted).all())


def handlers(db: Database, regions: frozenset[str]) -> list[str]:
    """The names of the colleagues who have an open application."""
    row = tables.ApplicationRow
    names = select(row.handler).where(_of(regions), row.status.in_(OPEN), row.handler.is_not(None)).distinct()
    with db.reading() as session:
        return sorted(name for name in session.scalars(names) if name)


def _joined() -> Select[Any]:
    row, made, case = tables.ApplicationRow, tables.ApplicationVersion, tables.CaseRow
    return (
        select(row, made.outcome, case.body)
        .join(made, (made.reference == row.reference) & (made.version == row.version))
        .join(case, case.id == made.case_id)
    )


def _count(session: Session, fitting: Select[tuple[str]]) -> int:
    """How many there are, for a page after the last one, which has no line to tell it."""
    return session.scalar(select(func.count()).select_from(fitting.subquery())) or 0


def _fitting(db: Database, wanted: Wanted) -> Select[tuple[str]]:
    """The references of what fits."""
    row, made = tables.ApplicationRow, tables.ApplicationVersion
    fitting = select(row.reference).where(*_chosen(db, wanted))
    if wanted.outcome:
        newest = (made.reference == row.reference) & (made.version == row.version)
        fitting = fitting.join(made, newest).where(made.outcome == wanted.outcome)
    return fitting


def _chosen(db: Database, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    row = tables.ApplicationRow
    yield _of(wanted.regions)
    states = {"open": OPEN, "alles": HANDED_IN}.get(wanted.status, (wanted.status,))
    yield row.status.in_([one for one in states if one in HANDED_IN])
    if wanted.handler:
        yield row.handler.is_(None) if wanted.handler == NOBODY else row.handler == wanted.handler
    for word in wanted.text.split():
        found = [row.words.contains(mark(db.seal, one)) for one in dict.fromkeys(words(word))]
        yield or_(row.reference.contains(word.upper(), autoescape=True), *found)


def _of(regions: Iterable[str]) -> ColumnElement[bool]:
    return true() if EVERY_REGION in regions else tables.ApplicationRow.region.in_(sorted(regions))


def _lines(session: Session, rows: Iterable[Any], now: datetime) -> Iterator[Waiting]:
    rows = list(rows)
    answered = _answered(session, [row.reference for row, _outcome, _body in rows])
    today = day_here(now)
    for row, outcome, body in rows:
        said = {name: given["value"] for name, given in body["answers"].items()}
        yield Waiting(
            reference=row.reference,
            region=row.region,
            status=row.status,
            version=row.version,
            handler=row.handler,
            outcome=outcome,
            role=said.get("rol"),
            gemeente=said.get("gemeente"),
            sector=said.get("sector"),
            at=row.at,
            changed=row.changed,
            days=working_days(day_here(row.changed), today),
            answered=row.reference in answered,
        )


def _answered(session: Session, references: list[str]) -> set[str]:
    """Of which of these the last event is an answer or a correction after a question of the desk."""
    event = tables.ApplicationEvent
    found: set[str] = set()
    for start in range(0, len(references), 500):
        some = references[start : start + 500]
        last = select(func.max(event.id)).where(event.reference.in_(some)).group_by(event.reference)
        was_asked = (event.before == "vraag_terug") & (event.after == "in_behandeling") & (event.role == "aanmelder")
        found |= set(session.scalars(select(event.reference).where(event.id.in_(last), was_asked)))
    return found
