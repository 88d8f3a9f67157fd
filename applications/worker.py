"""`python -m applications.worker`: what happens in the background. Several may run at the same time.

Sends waiting mail, reminds desks, and clears what has been kept long enough. Everything it does is
claimed in the database first, so stopping it at any moment loses nothing.
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from applications import beats, log_lines
from applications.database import Database, open_database
from applications.delivery import Delivery
from applications.errors import ApplicationsError
from applications.mail.post import Post, post_from
from applications.reminders import remind
from applications.retention import Terms, clear, terms_from
from applications.trackers import Trackers, url_from
from knowledge.load import load_content

log = logging.getLogger(__name__)
EVERY = 2.0  # seconds between looking for new mail
HOUR = 3600.0
DAY = 24 * HOUR


async def every(seconds: float, step: Callable[[], Awaitable[object]], stopped: asyncio.Event) -> None:
    """Take a step again and again until stopped. A step that fails is logged and tried again next time."""
    while not stopped.is_set():
        try:
            await step()
        except Exception as error:
            log.error("%s failed: %s", getattr(step, "__qualname__", "a step"), type(error).__name__)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), seconds)


@dataclass(frozen=True)
class Stores:
    """Everything that is kept somewhere, and for how long."""

    db: Database
    trackers: Trackers
    logs: Path | None
    terms: Terms


async def run(stores: Stores, post: Post | None, stopped: asyncio.Event) -> None:
    """Work until stopped."""
    db = stores.db
    if post is None:
        log.warning("SMTP_URL is not set: mail about applications waits until it is.")
    delivery = Delivery(db, load_content(), post, _now) if post else None

    async def beating() -> None:
        await asyncio.to_thread(beats.beat, db, _now())

    async def mail() -> None:
        while delivery and not stopped.is_set() and await delivery.next():
            pass

    async def reminders() -> None:
        await asyncio.to_thread(remind, db, _now())

    async def retention() -> None:
        counts = await asyncio.to_thread(clear, db, stores.trackers, stores.logs, stores.terms, _now())
        log.info("kept long enough and deleted", extra={"about": counts})

    async with asyncio.TaskGroup() as group:
        group.create_task(every(beats.EVERY, beating, stopped))
        group.create_task(every(EVERY, mail, stopped))
        group.create_task(every(HOUR, reminders, stopped))
        group.create_task(every(DAY, retention, stopped))


def _now() -> datetime:
    return datetime.now(UTC)


async def _until_stopped(stores: Stores, post: Post | None) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await run(stores, post, stopped)


def main() -> int:
    """Work until told to stop; 1 with one clear line when it cannot start."""
    log_lines.start()
    try:
        post, stores = post_from(os.environ), _open(os.environ)
    except ApplicationsError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"The environment variable {error.args[0]} is missing; start with `make run`.", file=sys.stderr)
        return 1
    asyncio.run(_until_stopped(stores, post))
    stores.trackers.close()
    stores.db.close()
    return 0


def _open(environ: Mapping[str, str]) -> Stores:
    terms = terms_from(environ)
    url = environ.get("DATABASE_URL", "sqlite:///var/praktijkwijzer.db")
    logs = environ.get("LOG_FOLDER")
    db = open_database(url, environ["SECRET_KEY"])
    return Stores(db, Trackers(url_from(environ)), Path(logs) if logs else None, terms)


if __name__ == "__main__":
    sys.exit(main())
