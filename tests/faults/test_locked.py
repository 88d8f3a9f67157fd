"""Somebody holds the database: a dump, a repair, another program."""

import sqlite3
import threading

import psycopg
import pytest

from tests.faults.marks import fault, thorough
from tests.faults.person import CHECK, clear
from tests.faults.town import Town
from tools.trial import Assistant

pytestmark = pytest.mark.stack
TEN = 10  # seconds
REFUSED = "within 10 seconds 'Ik kan nu even geen antwoord geven.'; then the answer"


@fault("the SQLite file locked until somebody was refused", REFUSED, "the turn once")
def test_a_locked_file(assistant: Assistant, record_property) -> None:
    person = CHECK.begin(assistant)
    holder = sqlite3.connect(assistant.var / "praktijkwijzer.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert clear(person.send("once", text="vmbo")).status == 503
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    CHECK.went_well(person, person.insist("once", text="vmbo"))
    record_property("waited", person.waited)


@thorough
@fault("every table of conversations in PostgreSQL locked for 10 seconds", REFUSED, "the turn once")
def test_tables_locked_for_ten_seconds(town: Town, record_property) -> None:
    person = CHECK.begin(town.own)
    locked, over = threading.Event(), threading.Event()

    def hold() -> None:
        with psycopg.connect(town.database) as holder:
            holder.execute("LOCK TABLE conversations, messages, replies, cases IN ACCESS EXCLUSIVE MODE")
            locked.set()
            over.wait(TEN)

    holding = threading.Thread(target=hold)
    holding.start()
    assert locked.wait(TEN)
    assert clear(person.send("once", text="vmbo")).status == 503
    holding.join()
    CHECK.went_well(person, person.insist("once", text="vmbo"))
    record_property("waited", person.waited)
