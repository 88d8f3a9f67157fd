"""How often the campaign page was seen: a number per day, campaign and region, and nothing of who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update

from applications.database import Database
from applications.tables import Visits

Key = tuple[date, str, str]


@dataclass(frozen=True)
class Counted:
    """How often the page was seen on a day by a campaign ("" for none) in a region ("" for none)."""

    day: date
    campaign: str
    region: str
    count: int


def add(db: Database, counts: Mapping[Key, int]) -> None:
    """Add to what was counted before. All or nothing."""
    with db.session() as session:
        for (day, campaign, region), count in counts.items():
            same = (Visits.day == day) & (Visits.campaign == campaign) & (Visits.region == region)
            more = update(Visits).where(same).values(count=Visits.count + count)
            if not session.execute(more.execution_options(synchronize_session=False)).rowcount:
                session.add(Visits(day=day, campaign=campaign, region=region, count=count))
                session.flush()


def counted(db: Database, first: date) -> list[Counted]:
    """Everything from a day on, the newest day first."""
    ordered = select(Visits).where(Visits.day >= first).order_by(Visits.day.desc(), Visits.campaign, Visits.region)
    with db.reading() as session:
        return [Counted(one.day, one.campaign, one.region, one.count) for one in session.scalars(ordered)]
