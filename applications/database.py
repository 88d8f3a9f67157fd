"""Opening the database: connections, transactions, and the tables brought up to date.

SQLite: WAL, so readers never wait for the writer; one writer at a time, who waits at most
`BUSY_SECONDS`; PostgreSQL waits as long for a lock. Anything else SQLAlchemy can reach by its URL works by the
same functions.
"""

import asyncio
import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from applications.connecting import BUSY_SECONDS, MOMENT, SQLITE, connect, hurried, is_busy
from applications.sealed import Seal

SLOW_CHANGE = "60s"  # changing tables may wait longer for a lock
MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 7301  # any fixed number: PostgreSQL names advisory locks by number

P, T = ParamSpec("P"), TypeVar("T")


class Busy(Exception):
    """Work that was done at once has to wait; nothing of it is kept, and it may begin again."""


class Database:
    """An open database and the seal for personal details in it."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self.engine = engine
        self.seal = seal
        self._hurried = hurried(engine)
        self._writing = {one: one.execution_options(writes=True) for one in (engine, self._hurried) if one is not None}
        self._waiting = 0  # how many had to wait for a writer, and are not done yet
        self._here = threading.local()
        self._pen = threading.Lock() if engine.dialect.name == SQLITE else None

    async def soon(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Do short work on this database: for SQLite at once, in the loop, as a thread costs more than such work.

        When somebody keeps writing for more than a moment, the work begins again in a thread, where it may wait; so
        does work that calls `needs_time`. Until that is done all others use threads too. Give it at most one
        transaction that writes: what was kept cannot begin again, so what follows it would wait in the loop. A
        database behind a connection is always used in a thread.
        """
        if self._hurried is None or self._waiting:
            return await asyncio.to_thread(work, *given, **named)
        with suppress(Busy):
            return self._at_once(partial(work, *given, **named))
        self._waiting += 1
        try:
            return await asyncio.to_thread(work, *given, **named)
        finally:
            self._waiting -= 1

    def needs_time(self) -> None:
        """What comes now is not short: work that was begun at once, and kept nothing yet, goes to a thread."""
        if self._in_hurry:
            raise Busy

    def _at_once(self, work: Callable[[], T]) -> T:
        self._here.hurry = True
        try:
            return work()
        except OperationalError as error:
            if self._in_hurry and is_busy(error):
                raise Busy from error
            raise
        finally:
            self._here.hurry = False

    @property
    def _in_hurry(self) -> bool:
        return getattr(self._here, "hurry", False)

    @property
    def _now(self) -> Engine:
        """The connections that fit the haste of this thread."""
        return self._hurried if self._hurried is not None and self._in_hurry else self.engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction that may write: committed at the end, rolled back on any error.

        Inside another one of the same thread it is a part of that one, so that several changes happen or fail
        together.
        """
        if (outer := self._outer()) is not None:
            yield outer
            return
        with self._one_writer(), self._writing[self._now].begin() as connection, self._objects(connection) as session:
            self._here.session = session
            try:
                yield session
                session.flush()
            finally:
                self._here.session = None
        self._here.hurry = False  # what was kept cannot begin again

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """SQLite lets writers look again after ever longer pauses; threads of one process need not do that."""
        if self._pen is None:
            yield
            return
        if not self._pen.acquire(timeout=MOMENT if self._in_hurry else BUSY_SECONDS):
            raise OperationalError("BEGIN IMMEDIATE", None, TimeoutError("another thread keeps writing"))
        try:
            yield
        finally:
            self._pen.release()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: on SQLite it never waits for a writer. It sees what its own thread wrote.

        Inside another one of the same thread it is a part of that one: everything read is of one moment.
        """
        if (outer := self._outer() or getattr(self._here, "reader", None)) is not None:
            yield outer
            return
        with self._now.begin() as connection, self._objects(connection) as session:
            self._here.reader = session
            try:
                yield session
            finally:
                self._here.reader = None

    @staticmethod
    def _objects(connection: Connection) -> Session:
        """The objects of one transaction; what needs none uses its connection (`quick`), which costs half as much."""
        return Session(connection, expire_on_commit=False)

    def _outer(self) -> Session | None:
        return getattr(self._here, "session", None)

    def close(self) -> None:
        """Give back every connection."""
        for one in (self.engine, self._hurried):
            if one is not None:
                one.dispose()


def open_database(url: str, secret: str) -> Database:
    """Open the database, with all its tables; safe when several processes start at once."""
    seal = Seal(secret)
    address = make_url(url)
    engine = connect(address)
    with _one_at_a_time(address):
        _prepare(engine)
    return Database(engine, seal)


@contextmanager
def _one_at_a_time(address: URL) -> Iterator[None]:
    """A file lock beside an SQLite file (switching to WAL does not wait by itself); others lock inside."""
    if address.get_backend_name() != SQLITE or not address.database:
        yield
        return
    file = Path(address.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file.with_name(file.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == SQLITE:
        outside_transaction = engine.raw_connection()
        outside_transaction.cursor().execute("PRAGMA journal_mode = WAL")
        outside_transaction.close()
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{SLOW_CHANGE}'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
