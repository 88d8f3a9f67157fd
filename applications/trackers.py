"""What the language engine keeps: the events in its own database. Read and deleted here, never written.

The engine makes the table itself, so it may not be there yet.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import create_engine, event, inspect, text

from applications.database import BUSY_SECONDS

TABLE = "events"


class Trackers:
    """The engine's database."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _overwrite)

    def forget(self, conversation: str) -> int:
        """Delete everything of one conversation; how many events that were."""
        return self._delete("sender_id = :who", {"who": conversation})

    def clear(self, before: datetime) -> int:
        """Delete every event from before a moment; how many."""
        return self._delete("timestamp < :moment", {"moment": before.timestamp()})

    def last_understood(self, conversation: str) -> dict[str, Any]:
        """What the engine made of the newest message of a conversation (its parse data); empty when there is none."""
        asked = f"SELECT data FROM {TABLE} WHERE sender_id = :who AND type_name = 'user' ORDER BY id DESC LIMIT 1"  # noqa: S608
        with self.engine.connect() as connection:
            if not inspect(connection).has_table(TABLE):
                return {}
            found = connection.execute(text(asked), {"who": conversation}).scalar()
        return json.loads(found).get("parse_data") or {} if found else {}

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def _delete(self, where: str, values: Mapping[str, object]) -> int:
        with self.engine.begin() as connection:
            if not inspect(connection).has_table(TABLE):
                return 0
            gone = connection.execute(text(f"DELETE FROM {TABLE} WHERE {where}"), values).rowcount  # noqa: S608
        self._cut_off()
        return gone

    def _cut_off(self) -> None:
        """On SQLite what was deleted leaves the write-ahead file as well."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def url_from(environ: Mapping[str, str]) -> str:
    """The database the engine writes to: TRACKER_URL, or the file TRACKER_FILE."""
    return environ.get("TRACKER_URL") or f"sqlite:///{environ.get('TRACKER_FILE') or 'var/trackers.db'}"


def _overwrite(connection, _record) -> None:
    """What is deleted is overwritten in the file; wait for the engine while it writes."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
