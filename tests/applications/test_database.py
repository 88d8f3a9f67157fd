"""The database opens by itself, anywhere, also twice at once."""

import multiprocessing
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import exc, select, text

from applications import conversations, tables
from applications.database import open_database
from applications.errors import Unreadable, WeakSecret
from tests.applications.sample import NOW, SECRET
from tests.applications.workers import open_at_once

SPAWN = multiprocessing.get_context("spawn")


def test_opening_makes_folder_and_tables_and_can_be_repeated(url, db):
    again = open_database(url, SECRET)
    with again.reading() as session:
        assert session.scalars(select(tables.Conversation)).all() == []
    again.close()


def test_an_sqlite_file_lets_readers_through_and_keeps_foreign_keys(sqlite_url):
    opened = open_database(sqlite_url, SECRET)
    with opened.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    opened.close()


def test_migrations_give_exactly_the_tables(db):
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.Table.metadata) == []


def test_three_processes_open_a_new_database_at_once(url):
    barrier = SPAWN.Barrier(3)
    processes = [SPAWN.Process(target=open_at_once, args=(url, barrier)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]


def store_and_fail(db):
    with db.session() as session:
        session.add(tables.Unanswered(text="vraag", ranking=[], at=NOW))
        session.flush()
        raise RuntimeError


def test_an_error_in_a_session_keeps_nothing(db):
    with pytest.raises(RuntimeError):
        store_and_fail(db)
    with db.reading() as session:
        assert session.scalars(select(tables.Unanswered)).all() == []


def test_foreign_keys_are_kept(db):
    with pytest.raises(exc.IntegrityError) as error, db.session() as session:
        session.add(tables.Message(conversation_id="nobody", seq=1, body={"text": "geheim"}, at=NOW))
    assert "geheim" not in str(error.value)


def test_a_reader_does_not_wait_for_a_writer(db, conversation):
    with db.session() as session:
        session.add(tables.Unanswered(text="vraag", ranking=[], at=NOW))
        session.flush()
        found = []
        reader = threading.Thread(target=lambda: found.append(conversations.find(db, conversation)))
        reader.start()
        reader.join(5)
        assert [one.id for one in found] == [conversation]


def test_moments_come_back_with_their_zone(db, conversation):
    with db.reading() as session:
        assert session.get(tables.Conversation, conversation).at == NOW


def test_a_short_secret_stops_the_start(url):
    with pytest.raises(WeakSecret):
        open_database(url, "short")


def test_another_secret_cannot_read(url, db):
    other = open_database(url, SECRET + "x")
    with pytest.raises(Unreadable):
        other.seal.open(db.seal.close({"email": "a@b.example"}))
    other.close()
