"""Forgetting one conversation leaves nothing of it, and nothing else is touched."""


import pytest
from sqlalchemy import func, select

from applications import cases, codes, contact, conversations, desks, offers, outbox, questions, store, tables, teams
from applications.database import open_database
from applications.errors import UnknownConversation
from applications.forget import forget, forget_everywhere
from tests.applications import engine_events, sample
from tests.applications.sample import LATER, NOW, SECRET, TODAY
from tests.applications.stored import stored_bytes

OF_NO_CONVERSATION = {"desks", "accounts", "desk_sessions", "audit", "visits", "teams_seen"}  # colleagues, counts


def filled(db) -> str:
    """A conversation with something in every table: an application, a case after it, messages and offers."""
    desks.save(db, desks.Desk("AM01", "email", "loket@voorbeeld.example"), NOW)
    talk = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    cases.save(db, talk, sample.case(), NOW)
    contact.save(db, talk, sample.CARD, NOW)
    made = store.submit(db, talk, sample.content(), TODAY, NOW, judge=sample.judge)
    with db.session() as session:
        session.add(tables.Note(reference=made.reference, name="jan", sealed=db.seal.close("gebeld"), at=NOW))
        session.add(tables.Audit(at=NOW, name="jan", act="bekeken", region="AM01", reference=made.reference, about=""))
    cases.save(db, talk, sample.case(gemeente="Assen"), LATER)
    codes.make(db, talk, 2, 14, NOW)
    conversations.add_messages(db, talk, [{"text": "uw antwoord: Kwetsbaar"}, {"text": "twee"}], "r1", NOW)
    offers.offer_buttons(db, talk, [{"title": "Start", "payload": "/knop{}"}], NOW)
    offers.offer_card(db, talk, {"id": "contact", "kind": "formulier"}, NOW)
    questions.feedback(db, talk, 1, True, "fijn", NOW)
    teams.begin(db, talk, teams.mark(db, "iemand"), {"user": "iemand"})
    teams.arrived(db, talk, 1, "a1", NOW)
    return talk


def rows(db) -> dict[str, int]:
    """How many rows each table has that may hold something of a conversation."""
    with db.reading() as session:
        every = [one for one in tables.Table.metadata.sorted_tables if one.name not in OF_NO_CONVERSATION]
        return {one.name: session.scalar(select(func.count()).select_from(one)) for one in every}


def test_nothing_of_the_conversation_is_left_and_the_counts_say_so(db):
    before = rows(db)
    talk = filled(db)
    added = {name: count for name, count in rows(db).items() if count}
    gone = forget(db, talk)
    assert gone == added
    assert gone["applications"] == 1
    assert gone["cases"] == 2
    assert rows(db) == before


def test_another_conversation_keeps_everything(db):
    kept = filled(db)
    before = rows(db)
    forget(db, filled(db))
    assert rows(db) == before
    assert conversations.find(db, kept)


def test_every_table_that_belongs_to_a_conversation_is_emptied(db):
    named = {name for name, count in rows(db).items()} - {"unanswered_questions", "visits", "beats", "alembic_version"}
    assert set(forget(db, filled(db))) == named


def test_what_was_forgotten_cannot_be_read_from_the_file(url, db):
    forget(db, filled(db))
    db.close()
    assert b"Kwetsbaar" not in stored_bytes(url)


def test_who_looked_stays_on_record_without_the_reference(db):
    forget(db, filled(db))
    with db.reading() as session:
        (line,) = session.scalars(select(tables.Audit))
    assert (line.name, line.act, line.reference) == ("jan", "bekeken", None)


def test_an_unknown_conversation_is_an_error_and_nothing_goes(db):
    filled(db)
    before = rows(db)
    with pytest.raises(UnknownConversation):
        forget(db, "nobody")
    assert rows(db) == before


@pytest.fixture
def trackers(tmp_path):
    opened = engine_events.made(f"sqlite:///{tmp_path}/trackers.db")
    yield opened
    opened.close()


def test_the_engine_forgets_too_and_the_receipt_counts(db, trackers):
    talk, other = filled(db), filled(db)
    for who in (talk, talk, other):
        engine_events.add(trackers, who, NOW, "Kwetsbaar")
    receipt = forget_everywhere(db, trackers, talk, LATER)
    assert (receipt.applications, receipt.cases, receipt.messages, receipt.engine_events) == (1, 2, 2, 2)
    assert engine_events.count(trackers) == 1
    assert conversations.find(db, talk) is None
    assert conversations.find(db, other)


def test_a_desk_that_has_a_copy_is_asked_to_delete_it_by_reference_only(db, trackers):
    talk = filled(db)
    (made,) = store.of_conversation(db, talk)
    receipt = forget_everywhere(db, trackers, talk, LATER)
    assert receipt.told == (made.reference,)
    assert [one.kind for one in outbox.of(db, made.reference)] == ["verwijdering"]


def test_nothing_can_be_found_in_any_file_while_everything_keeps_running(sqlite_url, tmp_path, trackers):
    db = open_database(sqlite_url, SECRET)
    talk = filled(db)
    engine_events.add(trackers, talk, NOW, "Kwetsbaar")
    forget_everywhere(db, trackers, talk, LATER)
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or b"Kwetsbaar" not in file.read_bytes(), file
        assert file.is_dir() or talk.encode() not in file.read_bytes(), file
    db.close()
