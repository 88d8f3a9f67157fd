"""Opening the database: connections, transactions, and the tables brought up to date.

SQLite: WAL, so readers never wait for the writer; one writer at a time, who waits at most
`BUSY_SECONDS`; PostgreSQL waits as long for a lock. Anything else SQLAlchemy can reach by its URL works by the
same functions.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from applications.sealed import Seal

BUSY_SECONDS = 4  # two waits in one turn still end before the person is told that it takes too long
SLOW_CHANGE = "60s"  # changing tables may wait longer for a lock
# A server that went away without a word is noticed; a lock that stays is an error.
POSTGRESQL = {
    "connect_timeout": 3,
    "tcp_user_timeout": 8000,
    "options": f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s",
}
MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 7301  # any fixed number: PostgreSQL names advisory locks by number


class Database:
    """An open database and the seal for personal details in it."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self.engine = engine
        self.seal = seal
        self._writing = engine.execution_options(writes=True)
        self._here = threading.local()
        self._pen = threading.Lock() if engine.dialect.name == "sqlite" else None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction that may write: committed at the end, rolled back on any error.

        Inside another one of the same thread it is a part of that one, so that several changes happen or fail
        together.
        """
        if (outer := self._outer()) is not None:
            yield outer
            return
        with self._one_writer(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            self._here.session = session
            try:
                yield session
            finally:
                self._here.session = None

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """SQLite lets writers look again after ever longer pauses; threads of one process need not do that."""
        if self._pen is None:
            yield
            return
        if not self._pen.acquire(timeout=BUSY_SECONDS):
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
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            self._here.reader = session
            try:
                yield session
            finally:
                self._here.reader = None

    def _outer(self) -> Session | None:
        return getattr(self._here, "session", None)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_database(url: str, secret: str) -> Database:
    """Open the database, with all its tables; safe when several processes start at once."""
    seal = Seal(secret)
    address = make_url(url)
    engine = _engine(address)
    with _one_at_a_time(address):
        _prepare(engine)
    return Database(engine, seal)


def _engine(address: URL) -> Engine:
    postgresql = address.get_backend_name() == "postgresql"
    arguments = {name: value for name, value in POSTGRESQL.items() if postgresql and name not in address.query}
    file = address.get_backend_name() == "sqlite"  # a file does not go away as a server does
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=not file, connect_args=arguments)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """Own BEGIN (the driver's would skip changes of tables), foreign keys, patience; what is deleted is overwritten."""
    connection.isolation_level = None
    settings = (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "secure_delete = ON",
    )
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer queues from its first statement on: it can never find that its reading is outdated."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _one_at_a_time(address: URL) -> Iterator[None]:
    """A file lock beside an SQLite file (switching to WAL does not wait by itself); others lock inside."""
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    file = Path(address.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file.with_name(file.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
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
