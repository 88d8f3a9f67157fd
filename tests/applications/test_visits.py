"""Counting views of the campaign page, without anything of who looked."""

from datetime import date

from applications.tables import Visits
from applications.visits import Counted, add, counted

DAY = date(2026, 11, 22)


def test_views_add_up_per_day_campaign_and_region(db) -> None:
    add(db, {(DAY, "beurs", "AM01"): 2, (DAY, "", ""): 1})
    add(db, {(DAY, "beurs", "AM01"): 3})

    assert counted(db, DAY) == [Counted(DAY, "", "", 1), Counted(DAY, "beurs", "AM01", 5)]
    assert counted(db, date(2026, 11, 23)) == []


def test_nothing_else_is_kept() -> None:
    assert {column.name for column in Visits.__table__.columns} == {"day", "campaign", "region", "count"}
