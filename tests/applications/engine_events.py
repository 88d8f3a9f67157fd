"""The engine's table of events as the engine makes it, for tests without an engine."""

from datetime import datetime

from sqlalchemy import create_engine, text

from applications.trackers import Trackers

TABLE = (
    "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL,"
    " timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT)"
)


def made(url: str) -> Trackers:
    """An engine's database with its table, and nothing in it."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(TABLE))
    engine.dispose()
    return Trackers(url)


def add(trackers: Trackers, conversation: str, at: datetime, data: str = "{}") -> None:
    """One event of a conversation."""
    row = {"who": conversation, "at": at.timestamp(), "data": data}
    insert = "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:who, 'user', :at, :data)"
    with trackers.engine.begin() as connection:
        connection.execute(text(insert), row)


def count(trackers: Trackers) -> int:
    """How many events there are."""
    with trackers.engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM events")).scalar_one()
