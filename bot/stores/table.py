"""The database of the engine: one table of events, brought up to date at the start.

One row is one event of Rasa: `seq` counts within a conversation from 0; `state` stands on the last event of a turn and
says what then held. A table that a stock store of Rasa made gets both columns and goes on.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 15
MOMENT = 0.02  # seconds: longer than others usually write, shorter than anybody notices
SQLITE, IN_MEMORY = "sqlite", {None, "", ":memory:"}
CONNECTIONS = 5
LOCK = 7302  # any fixed number: PostgreSQL names advisory locks by number

metadata = sa.MetaData()
EVENTS = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float, index=True),
    sa.Column("data", sa.Text),
    sa.Column("seq", sa.Integer),
    sa.Column("state", sa.Text),
)
PLACE = sa.Index("ix_events_place", EVENTS.c.sender_id, EVENTS.c.seq, unique=True)
_NUMBERED = """
UPDATE events SET seq = numbered.place FROM
  (SELECT id, row_number() OVER (PARTITION BY sender_id ORDER BY id) - 1 AS place FROM events) AS numbered
WHERE numbered.id = events.id
"""


def opened(url: str) -> Engine:
    """The database with its table; safe when several engines start at once. Raises SQLAlchemy's errors."""
    engine = _engine(url)
    with _one_at_a_time(engine), writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        metadata.create_all(connection)
        _upgrade(connection)
    return engine


def hurried(engine: Engine) -> Engine | None:
    """More connections to the same SQLite file, that hardly wait for a writer; None for anything else."""
    file = engine.dialect.name == SQLITE and engine.url.database not in IN_MEMORY
    return _engine(engine.url, MOMENT) if file else None


def _engine(url: str | URL, patience: float = BUSY_SECONDS) -> Engine:
    """A small pool: a hundred connections for each of several engines are more than a server gives.

    `patience`: seconds that SQLite waits for another writer.
    """
    general: dict[str, Any] = {"hide_parameters": True, "pool_size": CONNECTIONS}
    if make_url(url).get_backend_name() != SQLITE:
        return sa.create_engine(url, pool_pre_ping=True, max_overflow=1, pool_timeout=5, **general)
    engine = sa.create_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False}, **general)
    sa.event.listen(engine, "connect", lambda connection, _record: _tune_sqlite(connection, patience))
    return engine


def _tune_sqlite(connection: Any, patience: float) -> None:
    """Readers never wait for the writer, a writer waits for another, and each commit costs one write."""
    connection.isolation_level = None
    for setting in (f"busy_timeout = {patience * 1000:.0f}", "journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {setting}")


@contextmanager
def _one_at_a_time(engine: Engine) -> Iterator[None]:
    """A file lock beside an SQLite file: the first switch to WAL does not wait by itself. Others lock inside."""
    file = engine.url.database
    if engine.dialect.name != SQLITE or not file:
        yield
        return
    with open(f"{file}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_busy(error: sa.exc.OperationalError) -> bool:
    """Does SQLite say that somebody else is writing?"""
    return getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; on SQLite it waits for its turn at the beginning, and not half-way."""
    with engine.begin() as connection:
        if engine.dialect.name == SQLITE:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _upgrade(connection: Connection) -> None:
    """Add what a table of a stock store lacks, and number its events in the order in which they came."""
    columns = {one["name"] for one in sa.inspect(connection).get_columns("events")}
    for name, kind in (("seq", "INTEGER"), ("state", "TEXT")):
        if name not in columns:
            connection.execute(sa.text(f"ALTER TABLE events ADD COLUMN {name} {kind}"))
    if connection.execute(sa.text("SELECT 1 FROM events WHERE seq IS NULL LIMIT 1")).first():
        PLACE.drop(connection, checkfirst=True)
        connection.execute(sa.text(_NUMBERED))
    PLACE.create(connection, checkfirst=True)
