"""An older database is brought up to date with everything that is in it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, text

from applications import cases, contact, store
from applications.database import MIGRATIONS, open_database
from applications.sealed import Seal
from tests.applications.sample import NOW, SECRET
from tests.servers import postgres

BODY = {"answers": {}, "stage": "vragen", "attempts": 0, "asking": None}
TURN = {"id": "t1", "says": [{"text": "dag"}], "done": False}


def answered(gemeente: str) -> str:
    given = {"value": gemeente, "origin": "gebruiker", "at": NOW.isoformat()}
    return json.dumps({**BODY, "answers": {"gemeente": given}})


def fill(connection) -> None:
    """A conversation with two cases, the first with contact details, and one conversation without any."""
    for talk in ("met", "zonder"):
        connection.execute(
            text("INSERT INTO conversations (id, channel, at) VALUES (:id, 'website', :at)"), {"id": talk, "at": NOW}
        )
    for number, gemeente, turn in ((1, "Assen", None), (2, "Emmen", json.dumps(TURN))):
        connection.execute(
            text("INSERT INTO cases (conversation_id, number, body, turn, at) VALUES ('met', :n, :body, :turn, :at)"),
            {"n": number, "body": answered(gemeente), "turn": turn, "at": NOW},
        )
    connection.execute(text("INSERT INTO contacts (case_id, sealed, at) VALUES (1, :x, :at)"), {"x": b"x", "at": NOW})
    connection.execute(
        text(
            "INSERT INTO applications (reference, case_id, region, outcome, content_version, sealed, at)"
            " VALUES ('PW-2026-CDFGHJ', 2, 'AM01', 'aanmelden', '2026.11', :sealed, :at)"
        ),
        {"sealed": Seal(SECRET).close({"schema": "aanmelding-v1"}), "at": NOW},
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/old.db"
        return
    server = request.getfixturevalue("postgres_server")
    yield postgres.create(server, "old")
    postgres.drop(server, "old")


@pytest.fixture
def old(empty: str) -> str:
    """A database as the first version made it."""
    migrate(empty, command.upgrade)
    engine = engine_of(empty)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    return empty


def engine_of(url: str) -> Engine:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    return engine


def migrate(url: str, direction: Callable[[Config, str], None]) -> None:
    """Up or down to the first version."""
    engine = engine_of(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        direction(config, "0001")
    engine.dispose()


def test_cases_contact_details_and_the_last_turn_are_kept(old):
    db = open_database(old, SECRET)
    assert cases.load(db, "met").value("gemeente") == "Emmen"
    assert [one.number for one in cases.dossiers(db, "met")] == [1, 2]
    assert cases.taken(db, "met", "t1") == TURN
    assert cases.look(db, "zonder").number == 0
    with db.reading() as session:
        assert session.execute(text("SELECT case_id FROM contacts")).all() == [(1,)]
    db.close()


def test_after_it_a_case_can_be_begun_and_the_older_one_taken_up(old):
    db = open_database(old, SECRET)
    assert cases.begin(db, "zonder", cases.load(db, "met"), NOW) == 1
    assert cases.turn_to(db, "met", 1, NOW).value("gemeente") == "Assen"
    contact.save(db, "met", {"organisatie": "x"}, NOW)
    db.close()


def test_every_step_can_be_taken_back(old):
    open_database(old, SECRET).close()
    migrate(old, command.downgrade)
    engine = engine_of(old)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 2
        assert connection.execute(text("SELECT count(*) FROM contacts")).scalar() == 1
    engine.dispose()


def test_an_application_is_its_own_first_version(old):
    db = open_database(old, SECRET)
    kept = store.find(db, "PW-2026-CDFGHJ", "met")
    assert (kept.document, kept.version, kept.status) == ({"schema": "aanmelding-v1"}, 1, "concept")
    assert cases.dossiers(db, "met")[1].reference == "PW-2026-CDFGHJ"
    db.close()
