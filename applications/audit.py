"""Who saw or did what at the desk, and when. Lines are only ever added."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, func, select, true

from applications import tables
from applications.accounts import EVERY_REGION
from applications.database import Database

Act = Literal[
    *("aangemeld", "afgemeld", "bekeken", "gedownload", "lijst", "uitgevoerd", "status", "notitie"),
    *("loket", "collega", "redactie", "geweigerd"),
]
ACTS: dict[str, str] = {
    "aangemeld": "Ingelogd",
    "afgemeld": "Uitgelogd",
    "bekeken": "Aanmelding bekeken",
    "gedownload": "Document gedownload",
    "lijst": "Lijst bekeken",
    "uitgevoerd": "Lijst als bestand opgehaald",
    "status": "Status veranderd",
    "notitie": "Notitie geschreven",
    "loket": "Instellingen van een loket veranderd",
    "collega": "Rollen van een collega veranderd",
    "redactie": "Vraag of oordeel beoordeeld",
    "geweigerd": "Toegang geweigerd",
}
PER_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One line of the log."""

    at: datetime
    name: str
    act: str
    region: str | None
    reference: str | None
    about: str


def note(
    db: Database,
    name: str,
    act: Act,
    now: datetime,
    *,
    region: str | None = None,
    reference: str | None = None,
    about: str = "",
) -> None:
    """Add a line, as a part of the transaction it is called in."""
    with db.session() as session:
        line = {"region": region, "reference": reference, "about": about[:200]}
        session.add(tables.Audit(at=now, name=name[:100], act=act, **line))


def listed(
    db: Database,
    regions: Collection[str],
    *,
    everything: bool,
    name: str = "",
    reference: str = "",
    page: int = 1,
) -> tuple[list[Line], int]:
    """A page of lines, newest first, and how many there are. Without `everything` only those of the regions."""
    row = tables.Audit
    wanted: list[ColumnElement[bool]] = [true()]
    if not everything and EVERY_REGION not in regions:
        wanted.append(row.region.in_(regions))
    wanted += [row.name == name] if name else []
    wanted += [row.reference == reference] if reference else []
    lines = select(row).where(*wanted).order_by(row.id.desc()).offset((page - 1) * PER_PAGE).limit(PER_PAGE)
    with db.reading() as session:
        found = session.scalars(lines).all()
        total = session.scalar(select(func.count()).select_from(row).where(*wanted)) or 0
    return [Line(one.at, one.name, one.act, one.region, one.reference, one.about) for one in found], total


def viewers(db: Database, reference: str) -> list[tuple[str, datetime]]:
    """Who looked at an application, each with the last time, newest first."""
    row = tables.Audit
    seen = (
        select(row.name, func.max(row.at))
        .where(row.reference == reference, row.act.in_(("bekeken", "gedownload")))
        .group_by(row.name)
        .order_by(func.max(row.at).desc())
    )
    with db.reading() as session:
        return [(name, at) for name, at in session.execute(seen)]
