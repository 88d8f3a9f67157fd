"""Real databases: an SQLite file for each test, and again a database of a real PostgreSQL server."""

import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from applications import conversations
from applications.database import Database, open_database
from tests.applications.sample import NOW, SECRET
from tests.servers import postgres

NUMBERS = itertools.count(1)
MIGRATED = "migrated"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """One server for all tests, with a database that has every table, to copy."""
    with (
        tempfile.TemporaryDirectory(prefix="pw-postgres-", ignore_cleanup_errors=True) as folder,
        postgres.running(Path(folder)) as server,
    ):
        open_database(postgres.create(server, MIGRATED), SECRET).close()
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/var/test.db"
        return
    server, name = request.getfixturevalue("postgres_server"), f"test_{os.getpid()}_{next(NUMBERS)}"
    yield postgres.create(server, name, MIGRATED)
    postgres.drop(server, name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/var/test.db"


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    opened = open_database(url, SECRET)
    yield opened
    opened.close()


@pytest.fixture
def conversation(db: Database) -> str:
    return conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
