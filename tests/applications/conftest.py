"""Real SQLite files, one for each test."""

from pathlib import Path

import pytest

from applications import conversations
from applications.database import Database, open_database
from tests.applications.sample import NOW, SECRET


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/var/test.db"


@pytest.fixture
def db(url: str):
    opened = open_database(url, SECRET)
    yield opened
    opened.close()


@pytest.fixture
def conversation(db: Database) -> str:
    return conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
