"""Signs of life of what has no address of its own: the worker says now and then that it is there.

`python -m applications.beats` ends with 0 when it was heard of lately, for whoever supervises it.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from applications import tables
from applications.database import Database, open_database

WORKER = "worker"
EVERY = 10.0  # seconds between two signs
LATE = timedelta(seconds=60)


def beat(db: Database, now: datetime, name: str = WORKER) -> None:
    """Say that a process of this name is there."""
    with db.session() as session:
        known = session.execute(update(tables.Beat).where(tables.Beat.name == name).values(at=now)).rowcount
        if not known:
            session.add(tables.Beat(name=name, at=now))


def last(db: Database, name: str = WORKER) -> datetime | None:
    """When a process of this name was last heard of."""
    with db.reading() as session:
        row = session.get(tables.Beat, name)
        return row and row.at


def alive(db: Database, now: datetime, name: str = WORKER) -> bool:
    """Was it heard of lately? A clock that was set back makes no difference."""
    at = last(db, name)
    return at is not None and now - at <= LATE


def main() -> int:
    """0 when the worker is there, 1 when not."""
    db = open_database(os.environ.get("DATABASE_URL", "sqlite:///var/praktijkwijzer.db"), os.environ["SECRET_KEY"])
    try:
        return 0 if alive(db, datetime.now(UTC)) else 1
    finally:
        db.close()


if __name__ == "__main__":
    sys.exit(main())
