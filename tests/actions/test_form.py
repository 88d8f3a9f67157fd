"""A turn with its store: taken once, whatever comes again."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from actions.check.flow import Turn
from actions.check.form import EFFECTS, take_turn
from actions.incoming import Incoming
from applications import cases, contact, conversations, groups
from applications.database import Database, open_database
from applications.errors import ChangedMeanwhile
from applications.teams import GROUP
from knowledge.case import Case, Group
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


def test_a_turn_that_a_card_came_in_between_is_taken_again(db: Database, who: str, monkeypatch) -> None:
    say(db, who, "1", doe="start_check")
    look, came = cases.look, []

    def and_then_a_card_comes(db: Database, who: str) -> cases.Seen:
        seen = look(db, who)
        if not came:
            came.append(contact.save(db, who, CARD, NOW))
        return seen

    monkeypatch.setattr(cases, "look", and_then_a_card_comes)
    turn = say(db, who, "2", "Venlo")

    assert came
    assert turn.case == cases.load(db, who)
    assert contact.load(db, who)["organisatie"].value == "Bakkerij"


def test_a_talk_that_never_comes_to_rest_is_an_error_and_nothing_is_kept(db: Database, who, monkeypatch) -> None:
    say(db, who, "1", doe="start_check")
    look = cases.look

    def and_then_somebody_else_comes(db: Database, who: str) -> cases.Seen:
        seen = look(db, who)
        contact.save(db, who, CARD, NOW)
        return seen

    monkeypatch.setattr(cases, "look", and_then_somebody_else_comes)
    with pytest.raises(ChangedMeanwhile):
        say(db, who, "2", "Venlo")

    assert cases.load(db, who).value("gemeente") is None


@pytest.fixture
def parked(db: Database, who: str) -> Case:
    """The case of this conversation, kept, with an empty one in its place."""
    say(db, who, "1", doe="start_check")
    kept = say(db, who, "2", "Venlo").case
    incoming = Incoming(who, "", "knop", TODAY, NOW)
    EFFECTS["park"](load_content(), db, incoming, Turn(Case(stage="vragen"), ()))
    return kept


def test_parking_keeps_the_case_and_goes_on_with_the_next(db: Database, who: str, parked: Case) -> None:
    assert cases.load(db, who) == Case(stage="vragen")
    assert [one.case for one in cases.look(db, who).others] == [parked]


def test_turning_to_a_case_makes_it_the_current_one(db: Database, who: str, parked: Case) -> None:
    incoming = Incoming(who, "", "knop", TODAY, NOW)
    EFFECTS["turn_to"](load_content(), db, incoming, Turn(parked, (), number=1))

    assert cases.load(db, who) == parked


def test_a_group_is_kept_candidate_by_candidate_and_applied_for_in_one_go(db: Database, who: str) -> None:
    say(db, who, "1", "ik heb twee kandidaten")
    for number, text in enumerate(["Venlo", "ja", "ja", "ja", "ja", "M-1, nee", "M-2, ja"]):
        turn = say(db, who, f"a{number}", text)
    assert turn.says[-1]["card"]["kind"] == "overzicht"
    assert [one.name for one in groups.members(db, who)] == ["M-1", "M-2"]

    say(db, who, "b", doe="aanmelding")
    contact.save(db, who, {**CARD, "akkoord_kandidaat": "ja"}, NOW)
    take_turn(load_content(), db, Incoming(who, "", "kaart", TODAY, NOW, payload={"kaart": "contact"}, turn="c"))
    first = say(db, who, "d", doe="bevestig").says[-1]["card"]

    assert [row["name"] for row in first["rows"]] == ["M-1", "M-2"]
    assert say(db, who, "e", doe="bevestig").says[-1]["card"]["rows"] == first["rows"]


def test_stopping_a_group_wipes_every_candidate(db: Database, who: str) -> None:
    say(db, who, "1", "ik heb twee kandidaten")
    say(db, who, "2", "Venlo")
    say(db, who, "3", doe="stop")

    assert cases.dossiers(db, who) == ()


def test_where_others_read_along_no_check_begins_and_nothing_is_kept(db: Database) -> None:
    group = conversations.create(db, channel=GROUP, audience="professional", region=None, today=None, now=NOW)
    pressed = Incoming(group, "", "knop", TODAY, NOW, payload={"doe": "start_check"}, channel=GROUP, turn="a")

    turn = take_turn(load_content(), db, pressed)

    assert "eigen chat" in turn.says[0]["text"]
    assert turn.done
    assert cases.dossiers(db, group) == ()


def test_a_usual_turn_asks_the_database_ten_things(db: Database, who: str) -> None:
    say(db, who, "a", doe="start_check")
    say(db, who, "b", "Venlo")
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    say(db, who, "c", "ja")
    assert len([one for one in asked if not one.startswith("BEGIN")]) <= 10


async def test_a_group_is_submitted_beside_the_loop_so_that_nobody_waits_for_it(
    db: Database, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = []

    def submitted(*_given: object) -> tuple:
        where.append(threading.current_thread())
        return ()

    monkeypatch.setattr(groups, "submit", submitted)
    incoming = Incoming(who, "", "knop", TODAY, NOW, turn="1")
    turn = Turn(Case(group=Group("g", 2, 1)), ())
    assert (await db.soon(EFFECTS["submit"], load_content(), db, incoming, turn)).done
    assert [one is threading.main_thread() for one in where] == [False]
