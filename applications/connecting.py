"""Connections to the database: how long they wait for others, and what SQLite is told at the start of each."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

BUSY_SECONDS = 4  # two waits in one turn still end before the person is told that it takes too long
MOMENT = 0.02  # seconds: longer than others usually write, shorter than anybody notices
# A server that went away without a word is noticed; a lock that stays is an error.
POSTGRESQL = {
    "connect_timeout": 3,
    "tcp_user_timeout": 8000,
    "options": f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s",
}
SQLITE, IN_MEMORY = "sqlite", {None, "", ":memory:"}


def connect(address: URL, patience: float = BUSY_SECONDS) -> Engine:
    """Connections for this address. `patience`: seconds that SQLite waits for another writer."""
    postgresql = address.get_backend_name() == "postgresql"
    arguments = {name: value for name, value in POSTGRESQL.items() if postgresql and name not in address.query}
    file = address.get_backend_name() == SQLITE  # a file does not go away as a server does
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=not file, connect_args=arguments)
    if file:
        event.listen(engine, "connect", lambda connection, _record: _tune_sqlite(connection, patience))
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def hurried(engine: Engine) -> Engine | None:
    """More connections to the same SQLite file, that hardly wait; None for anything else."""
    file = engine.dialect.name == SQLITE and engine.url.database not in IN_MEMORY
    return connect(engine.url, MOMENT) if file else None


def is_busy(error: OperationalError) -> bool:
    """Is somebody else writing, in another process or thread?"""
    name = getattr(error.orig, "sqlite_errorname", "")
    return isinstance(error.orig, TimeoutError) or name.startswith("SQLITE_BUSY")


def _tune_sqlite(connection: Any, patience: float) -> None:
    """Own BEGIN (the driver's would skip changes of tables), foreign keys, patience; what is deleted is overwritten."""
    connection.isolation_level = None
    settings = (
        f"busy_timeout = {patience * 1000:.0f}",
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "secure_delete = ON",
    )
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer queues from its first statement on: it can never find that its reading is outdated.

    Given to the driver itself: SQLAlchemy's way to run a text costs more than all else of a transaction.
    """
    begin = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes", False) else "BEGIN"
    try:
        connection.connection.driver_connection.execute(begin)
    except sqlite3.Error as error:
        raise OperationalError(begin, None, error) from error
