"""How the desk of a region wants to receive applications. Without a setting the sender delivers it himself."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from applications import quick, tables
from applications.database import Database
from applications.errors import DeskSettings

Delivery = Literal["none", "loket", "email"]
REMIND_AFTER = 5
DEMO = "demo"  # the channel of which nothing leaves this machine


@dataclass(frozen=True)
class Desk:
    """`delivery`: none; loket: only in the queue of the desk; email: there, and by mail to `address`.

    `opening`: the first lines of that mail. `remind_after`: working days.
    """

    region: str
    delivery: Delivery = "none"
    address: str = ""
    opening: str = ""
    remind_after: int = REMIND_AFTER

    @property
    def delivers(self) -> bool:
        """Does an application go to this desk by itself?"""
        return self.delivery != "none"

    @property
    def mails(self) -> bool:
        """Does this desk get mail about it?"""
        return self.delivery == "email"


def find(db: Database, region: str | None, conversation: str | None = None) -> Desk:
    """The setting of a region; `none` when nobody set it. What a demo `conversation` makes goes to no desk."""
    with db.reading() as session:
        talk = quick.run(session, quick.TALK, talk=conversation).first() if conversation and region else None
        if talk and talk.channel == DEMO:
            return Desk(region or "")
        row = quick.run(session, quick.DESK, region=region).first() if region else None
        return Desk(row.region, row.delivery, row.address, row.opening, row.remind_after) if row else Desk(region or "")


def save(db: Database, desk: Desk, now: datetime) -> None:
    """Keep a setting. Raises DeskSettings."""
    if desk.delivery not in get_args(Delivery):
        raise DeskSettings(f"delivery is one of {', '.join(get_args(Delivery))}")
    if desk.delivery == "email" and not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", desk.address):
        raise DeskSettings("e-mail needs the address of the desk, such as loket@voorbeeld.nl")
    if desk.remind_after < 1:
        raise DeskSettings("a reminder comes after at least one working day")
    with db.session() as session:
        row = session.get(tables.DeskRow, desk.region) or tables.DeskRow(region=desk.region)
        row.delivery, row.address, row.opening = desk.delivery, desk.address, desk.opening
        row.remind_after, row.at = desk.remind_after, now
        session.add(row)
