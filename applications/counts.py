"""How many applications: per region, outcome, status, sector and month, so that nothing leads to a person.

No group of fewer than five is shown, and every number is rounded to the nearest five: by taking one number off
another (all regions without one, all years without one) nobody finds a small group either.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, true

from applications import tables
from applications.accounts import EVERY_REGION
from applications.database import Database
from knowledge.dated import day_here

SMALLEST = 5
REST = "overig"
UNKNOWN = "onbekend"
KINDS = ("regio", "uitkomst", "status", "sector", "maand")


@dataclass(frozen=True)
class Counts:
    """`groups`: name → how many, as it may be shown. `total`: None when there are too few in all."""

    groups: Mapping[str, int]
    total: int | None


def counted(db: Database, regions: frozenset[str], year: int | None) -> dict[str, Counts]:
    """The counts of every kind, of these regions and this year (None: all years)."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    row, made, case = tables.ApplicationRow, tables.ApplicationVersion, tables.CaseRow
    of_regions = true() if EVERY_REGION in regions else row.region.in_(sorted(regions))
    sector = case.body["answers"]["sector"]["value"].as_string()
    wanted = (
        select(row.region, row.status, row.at, made.outcome, sector)
        .join(made, (made.reference == row.reference) & (made.version == row.version))
        .join(case, case.id == made.case_id)
        .where(of_regions, row.status != "concept")
    )
    with db.reading() as session:
        for region, status, at, outcome, of_sector in session.execute(wanted):
            day = day_here(at)
            if year is None or day.year == year:
                month = f"{day:%Y-%m}"
                values = (region or UNKNOWN, outcome, status, of_sector or UNKNOWN, month)
                for kind, value in zip(KINDS, values, strict=True):
                    found[kind][value] += 1
    return {kind: showable(groups) for kind, groups in found.items()}


def years(db: Database, today: date) -> list[int]:
    """The years of which there can be applications, newest first."""
    row = tables.ApplicationRow
    with db.reading() as session:
        first = session.scalar(select(row.at).where(row.status != "concept").order_by(row.at).limit(1))
    return list(range(today.year, (day_here(first).year if first else today.year) - 1, -1))


def showable(groups: Mapping[str, int]) -> Counts:
    """The groups that may be shown, rounded. The small ones are put together; too few of them are left out."""
    shown = {name: rounded(count) for name, count in groups.items() if count >= SMALLEST}
    rest = sum(count for count in groups.values() if count < SMALLEST)
    if rest >= SMALLEST:
        shown[REST] = rounded(rest)
    total = sum(groups.values())
    return Counts(shown, rounded(total) if total >= SMALLEST else None)


def rounded(count: int) -> int:
    """To the nearest five."""
    return (count + SMALLEST // 2) // SMALLEST * SMALLEST
