"""A whole assistant on PostgreSQL with a desk that gets mail, of which everything can be killed and held."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from applications import desks
from applications.database import open_database
from channels.tokens import Tokens
from tests.faults.gate import Gate, opened
from tests.faults.marks import until
from tests.faults.person import Person
from tests.servers import postgres, redis, smtp
from tools import house
from tools.trial import ROOT, Assistant, free_ports, start, stop

SECRET, ENGINE_SECRET = "a secret for the tests of faults", "an engine secret for the tests of faults"
DESK = "loket@voorbeeld.example"
CONTENT = ROOT / "knowledge/content"
MODULES = {"engine": "rasa", "actions": "actions", "channels": "channels", "worker": "applications.worker"}


@dataclass(frozen=True)
class Town:
    """The assistant and what it stands on."""

    own: Assistant
    server: postgres.Server
    database: str
    gate: Gate
    mailbox: smtp.Mailbox
    content: Path
    cache: redis.Server | None = None

    def kill(self, part: str) -> None:
        """kill -9."""
        if part == "database":
            self.server.kill()
        elif part == "redis":
            self.cache.kill()
        else:
            os.kill(self.own.pid(MODULES[part]), signal.SIGKILL)

    def mend(self, part: str) -> None:
        """A server has to be started by somebody; the assistant starts its own parts again."""
        if part == "database":
            self.server.start()
        elif part == "redis":
            self.cache.start()

    def ready(self) -> None:
        """Wait until everything is there."""
        until(lambda: house.ready(self.own.base, ENGINE_SECRET)[0], "everything to be back")

    def rows(self, query: str, *values: object) -> list[tuple]:
        """What stands in the database, or a change in it."""
        with psycopg.connect(self.database) as connection:
            done = connection.execute(query, values)
            return done.fetchall() if done.description else []

    def standing(self, person: Person) -> int:
        """How many turns of this conversation stand in the row in Redis: the one that is taken, and who wait for it."""
        with self.cache.client() as client:
            return client.llen(f"channels:{{{who(person)}}}")

    def kept(self, person: Person) -> tuple[int, int]:
        """How many applications this conversation has, and how many messages were stored in it twice."""
        ((made,),) = self.rows("SELECT count(*) FROM applications WHERE conversation_id = %s", who(person))
        ((doubled,),) = self.rows(
            "SELECT count(*) - count(DISTINCT body::text) FROM messages WHERE conversation_id = %s", who(person)
        )
        return made, doubled

    def mails(self, reference: str) -> list[str]:
        """The Message-IDs of what the desk got about an application."""
        return [
            one["Message-ID"] for one in list(self.mailbox.mails) if one["To"] == DESK and reference in one["Subject"]
        ]


def who(person: Person) -> str:
    """The conversation as the servers know it."""
    return Tokens(SECRET).conversation(person.talk.token)


@contextmanager
def built(*, wide: bool = False) -> Iterator[Town]:
    """Everything started; thrown away at the end. `wide`: the engine keeps its talks in PostgreSQL too, with Redis."""
    with ExitStack() as stack:
        folder, data, cached = (
            Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"pw-{name}-", ignore_cleanup_errors=True)))
            for name in ("town", "postgres", "redis")
        )
        server, mailbox = stack.enter_context(postgres.serving(data)), stack.enter_context(smtp.running())
        port, database = free_ports(1)[0], postgres.create(server.url, "town")
        cache = stack.enter_context(redis.running(cached, lasting=True)) if wide else None
        wider = {"REDIS_URL": cache.url, "TRACKER_URL": database} if cache else {"RATE_LIMIT": "off"}
        content = Path(shutil.copytree(CONTENT, folder / "content"))
        _mailed(database)
        gate, address = stack.enter_context(opened(port))
        own = start(
            folder / "var", DEMO="1", SECRET_KEY=SECRET, ENGINE_SECRET=ENGINE_SECRET,
            DATABASE_URL=database, SMTP_URL=mailbox.url, MAIL_FROM="post@praktijk.example",
            ACTIONS_PORT=port, ACTIONS_URL=address, CONTENT_FOLDER=str(content), **wider,
        )  # fmt: skip
        stack.callback(stop, own)
        yield Town(own, server, database, gate, mailbox, content, cache)


def _mailed(database: str) -> None:
    db = open_database(database, SECRET)
    desks.save(db, desks.Desk("AM29", "email", DESK), datetime.now(UTC))
    db.close()
