"""The worker says that it is there, and is believed for a while."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from applications import beats
from applications.database import Database, open_database
from tests.applications.sample import NOW, SECRET


def test_nobody_said_anything(db: Database) -> None:
    assert beats.last(db) is None
    assert not beats.alive(db, NOW)


def test_a_sign_counts_until_it_is_late(db: Database) -> None:
    beats.beat(db, NOW - timedelta(hours=1))
    assert not beats.alive(db, NOW)
    beats.beat(db, NOW)
    assert beats.last(db) == NOW
    assert beats.alive(db, NOW + beats.LATE)
    assert not beats.alive(db, NOW + beats.LATE + timedelta(seconds=1))


def test_a_clock_that_was_set_back_does_not_bury_the_worker(db: Database) -> None:
    beats.beat(db, NOW)
    assert beats.alive(db, NOW - timedelta(hours=1))


@pytest.mark.parametrize(("before", "code"), [(timedelta(0), 0), (timedelta(hours=1), 1)])
def test_a_supervisor_can_ask(sqlite_url: str, before: timedelta, code: int) -> None:
    db = open_database(sqlite_url, SECRET)
    beats.beat(db, datetime.now(UTC) - before)
    db.close()
    environ = {**os.environ, "DATABASE_URL": sqlite_url, "SECRET_KEY": SECRET, "PYTHONPATH": os.getcwd()}
    assert subprocess.run([sys.executable, "-m", "applications.beats"], env=environ).returncode == code
