"""A turn with its store: taken once, whatever comes again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actions.check.form import take_turn
from actions.incoming import Incoming
from applications import cases, contact, conversations
from applications.database import Database, open_database
from knowledge.load import load_content

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 12, tzinfo=UTC)
CARD = {"organisatie": "Bakkerij", "contactpersoon": "B. Bakker", "email": "b@bakkerij.example"}


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path}/een.db", "een geheim van zestien")


@pytest.fixture
def who(db: Database) -> str:
    return conversations.create(db, channel="website", audience="werkgever", region=None, today=None, now=NOW)


def say(db: Database, who: str, turn: str, text: str = "", **payload: str):
    intent = "knop" if payload else "vraag"
    incoming = Incoming(who, text, intent, TODAY, NOW, payload=payload, audience="werkgever", turn=turn)
    return take_turn(load_content(), db, incoming)


def up_to_the_summary(db: Database, who: str) -> None:
    say(db, who, "a", doe="start_check")
    for number, text in enumerate(["Venlo", "ja", "ja", "ja", "ja"]):
        say(db, who, f"b{number}", text)
    say(db, who, "c", doe="aanmelding")
    contact.save(db, who, CARD, NOW)
    take_turn(load_content(), db, Incoming(who, "", "kaart", TODAY, NOW, payload={"kaart": "contact"}, turn="d"))


def test_a_turn_that_comes_again_is_not_taken_twice(db: Database, who: str) -> None:
    say(db, who, "1", doe="start_check")
    say(db, who, "2", "Venlo")
    first = say(db, who, "3", "ja")
    before = cases.load(db, who)

    again = say(db, who, "3", "ja")

    assert again.says == first.says
    assert cases.load(db, who) == before


def test_saving_twice_gives_one_application(db: Database, who: str) -> None:
    up_to_the_summary(db, who)

    first = say(db, who, "e", doe="bevestig").says[-1]["card"]["reference"]

    assert say(db, who, "f", doe="bevestig").says[-1]["card"]["reference"] == first


def test_a_changed_role_at_the_end_asks_for_the_card_again(db: Database, who: str) -> None:
    up_to_the_summary(db, who)
    say(db, who, "e", veld="rol", waarde="professional")
    turn = say(db, who, "f", veld="opleiding", waarde="havo_vwo")

    assert turn.says[-1]["card"]["kind"] == "formulier"
