"""The database opens by itself, anywhere, also twice at once."""

import asyncio
import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import exc, select, text

from applications import conversations, tables
from applications.connecting import BUSY_SECONDS
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


def ask(db, text):
    """Where it was done: a short piece of work that reads and keeps a question."""
    with db.reading() as session:
        session.scalars(select(tables.Unanswered)).all()
    with db.session() as session:
        session.add(tables.Unanswered(text=text, ranking=[], at=NOW))
    return threading.current_thread()


def asked(db):
    with db.reading() as session:
        return sorted(session.scalars(select(tables.Unanswered.text)))


@contextmanager
def somebody_writing(url) -> Iterator[None]:
    """Another process, as far as the database knows."""
    other = open_database(url, SECRET)
    with other.session() as session:
        session.add(tables.Unanswered(text="een ander", ranking=[], at=NOW))
        session.flush()
        yield
    other.close()


@contextmanager
def no_long_wait() -> Iterator[None]:
    """The loop goes on: whoever waits for a writer in it waits for `BUSY_SECONDS`."""
    began = monotonic()
    yield
    assert monotonic() - began < BUSY_SECONDS / 2


async def test_short_work_is_done_at_once_on_a_file_and_beside_the_loop_on_a_server(db):
    here = threading.main_thread()
    assert (await db.soon(ask, db, "vraag") is here) == (db.engine.dialect.name == "sqlite")
    assert asked(db) == ["vraag"]


async def test_who_must_wait_for_a_writer_does_not_wait_in_the_loop(sqlite_url):
    db = open_database(sqlite_url, SECRET)
    with somebody_writing(sqlite_url):
        waiting = asyncio.create_task(db.soon(ask, db, "vraag"))
        with no_long_wait():
            await asyncio.sleep(0)
            assert await db.soon(asked, db) == [], "reading goes on"
        assert not waiting.done()
    assert await waiting is not threading.main_thread()
    assert asked(db) == ["een ander", "vraag"]
    db.close()


async def test_a_writer_in_a_thread_of_this_process_is_waited_for_in_a_thread_too(sqlite_url):
    db = open_database(sqlite_url, SECRET)
    begun, go_on = threading.Event(), threading.Event()

    def long():
        with db.session() as session:
            session.add(tables.Unanswered(text="lang", ranking=[], at=NOW))
            begun.set()
            go_on.wait(5)

    writer = asyncio.create_task(asyncio.to_thread(long))
    await asyncio.to_thread(begun.wait, 5)
    waiting = asyncio.create_task(db.soon(ask, db, "kort"))
    with no_long_wait():
        await asyncio.sleep(0)
    assert not waiting.done()
    go_on.set()
    await writer
    assert await waiting is not threading.main_thread()
    assert asked(db) == ["kort", "lang"]
    db.close()


async def test_while_somebody_waits_for_a_writer_the_others_do_not_even_try(sqlite_url):
    db = open_database(sqlite_url, SECRET)
    with somebody_writing(sqlite_url):
        waiting = asyncio.create_task(db.soon(ask, db, "vraag"))
        await asyncio.sleep(0)
        assert await db.soon(threading.current_thread) is not threading.main_thread()
    await waiting
    assert await db.soon(threading.current_thread) is threading.main_thread()
    db.close()


async def test_work_that_kept_something_does_not_begin_again(db):
    def locked_later():
        ask(db, "eerst")
        db.needs_time()
        raise exc.OperationalError("BEGIN IMMEDIATE", None, TimeoutError("somebody keeps writing"))

    with pytest.raises(exc.OperationalError):
        await db.soon(locked_later)
    assert asked(db) == ["eerst"]


async def test_work_that_needs_time_goes_to_a_thread_with_nothing_kept(db):
    def long():
        with db.session() as session:
            session.add(tables.Unanswered(text="lang", ranking=[], at=NOW))
            session.flush()
            db.needs_time()
        return threading.current_thread()

    assert await db.soon(long) is not threading.main_thread()
    assert asked(db) == ["lang"]


async def test_an_error_of_short_work_is_its_own(db):
    with pytest.raises(RuntimeError):
        await db.soon(store_and_fail, db)
    assert asked(db) == []
