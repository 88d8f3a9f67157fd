"""Counting views in memory and writing the numbers now and then: a view never waits for the database."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import date

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from applications import visits
from applications.database import Database
from applications.visits import Key
from channels.keys import DATABASE

EVERY = 30.0  # seconds
log = logging.getLogger(__name__)


class Views:
    """What was seen since the last writing."""

    def __init__(self) -> None:
        self._seen: Counter[Key] = Counter()

    def count(self, day: date, campaign: str, region: str) -> None:
        """One view more."""
        self._seen[day, campaign, region] += 1

    def write(self, db: Database) -> None:
        """Add what was seen to the store; what cannot be written now waits for the next time."""
        seen, self._seen = self._seen, Counter()
        try:
            if seen:
                visits.add(db, seen)
        except SQLAlchemyError as error:
            self._seen += seen
            log.warning("views could not be written: %s", type(error).__name__)


VIEWS = web.AppKey("views", Views)


async def writing(app: web.Application) -> AsyncIterator[None]:
    """Write every half minute, and when the server stops."""
    task = asyncio.create_task(_go_on(app))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await asyncio.to_thread(app[VIEWS].write, app[DATABASE])


async def _go_on(app: web.Application) -> None:
    while True:
        await asyncio.sleep(EVERY)
        await asyncio.to_thread(app[VIEWS].write, app[DATABASE])
