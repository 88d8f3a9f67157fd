"""What has been kept long enough goes, from every store, and what is still needed stays, to the day."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from applications import accounts, audit, cases, contact, conversations, offers, questions, sessions, store, tables
from applications.errors import RetentionSettings
from applications.lifecycle import history, move
from applications.retention import Terms, clear, terms_from
from applications.status import Actor
from applications.trackers import Trackers
from tests.applications import engine_events, sample
from tests.applications.filed import filed
from tests.applications.sample import NOW

TERMS = Terms()
DESK = Actor("loket")
DAY = timedelta(days=1)


@pytest.fixture
def trackers(tmp_path):
    opened = engine_events.made(f"sqlite:///{tmp_path}/trackers.db")
    yield opened
    opened.close()


@pytest.fixture
def logs(tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder


def cleared(db, trackers, logs, days: float) -> dict[str, int]:
    return clear(db, trackers, logs, TERMS, NOW + timedelta(days=days))


def rows(db, table) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def chatted(db, trackers) -> str:
    """A conversation with messages, offers, an opinion, an engine event; no check."""
    talk = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    conversations.add_messages(db, talk, [{"text": "dag"}], "r1", NOW)
    offers.offer_buttons(db, talk, [{"title": "Start", "payload": "/knop{}"}], NOW)
    offers.offer_card(db, talk, {"id": "contact", "kind": "formulier"}, NOW)
    questions.feedback(db, talk, 1, True, "", NOW)
    engine_events.add(trackers, talk, NOW)
    return talk


def test_chat_is_kept_thirty_days_and_not_longer(db, trackers, logs):
    talk = chatted(db, trackers)
    assert not any(cleared(db, trackers, logs, TERMS.chat).values())
    assert conversations.find(db, talk)
    gone = cleared(db, trackers, logs, TERMS.chat + 1)
    named = ("messages", "offered_buttons", "offered_cards", "feedback", "engine_events", "conversations")
    assert {name: gone[name] for name in named} == dict.fromkeys(named, 1)
    assert conversations.find(db, talk) is None
    assert engine_events.count(trackers) == 0


def test_a_second_time_there_is_nothing_left_to_clear(db, trackers, logs):
    chatted(db, trackers)
    filed(db, delivered=False)
    cleared(db, trackers, logs, 500)
    assert not any(cleared(db, trackers, logs, 500).values())


def test_a_check_that_nobody_finished_goes_with_its_contact_details(db, trackers, logs):
    talk = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    cases.save(db, talk, sample.case(), NOW)
    contact.save(db, talk, sample.CARD, NOW)
    assert cleared(db, trackers, logs, TERMS.concept)["cases"] == 0
    assert cleared(db, trackers, logs, TERMS.concept + 1)["cases"] == 1
    assert rows(db, tables.Contact) == rows(db, tables.Conversation) == 0


def test_an_application_that_was_never_handed_in_goes(db, trackers, logs):
    conversation, reference = filed(db, delivered=False)
    assert cleared(db, trackers, logs, TERMS.concept)["applications"] == 0
    assert store.find(db, reference, conversation)
    assert cleared(db, trackers, logs, TERMS.concept + 1)["applications"] == 1
    assert rows(db, tables.ApplicationVersion) == rows(db, tables.CaseRow) == rows(db, tables.Contact) == 0


def test_an_application_at_a_desk_stays_until_a_year_after_its_end(db, trackers, logs):
    conversation, reference = filed(db)
    move(db, reference, "in_behandeling", DESK, NOW)
    move(db, reference, "aangenomen", DESK, NOW)
    move(db, reference, "afgerond", DESK, NOW + 10 * DAY)
    cleared(db, trackers, logs, 10 + TERMS.closed)
    assert store.find(db, reference, conversation)
    assert cleared(db, trackers, logs, 11 + TERMS.closed)["applications"] == 1
    assert rows(db, tables.ApplicationEvent) == rows(db, tables.Outgoing) == rows(db, tables.Conversation) == 0


def test_one_at_a_desk_where_nothing_happens_any_more_goes_after_a_year(db, trackers, logs):
    conversation, reference = filed(db)
    move(db, reference, "in_behandeling", DESK, NOW)
    cleared(db, trackers, logs, TERMS.waiting)
    assert store.find(db, reference, conversation)
    assert cleared(db, trackers, logs, TERMS.waiting + 1)["applications"] == 1


def test_what_was_decided_and_forgotten_is_closed_by_the_system(db, trackers, logs):
    conversation, reference = filed(db)
    move(db, reference, "doorverwezen", DESK, NOW)
    assert cleared(db, trackers, logs, TERMS.settled)["closed_by_term"] == 0
    assert cleared(db, trackers, logs, TERMS.settled + 1)["closed_by_term"] == 1
    assert store.find(db, reference, conversation).status == "afgerond"
    assert history(db, reference)[-1].actor.role == "systeem"


def test_questions_without_an_answer_are_kept_for_the_editors_for_a_while(db, trackers, logs):
    questions.unanswered(db, "mag dat", [], NOW)
    assert cleared(db, trackers, logs, TERMS.questions)["unanswered_questions"] == 0
    assert cleared(db, trackers, logs, TERMS.questions + 1)["unanswered_questions"] == 1


def test_a_conversation_that_goes_on_keeps_what_is_new(db, trackers, logs):
    talk = chatted(db, trackers)
    conversations.add_messages(db, talk, [{"text": "weer hier"}], "r2", NOW + 20 * DAY)
    engine_events.add(trackers, talk, NOW + 20 * DAY)
    cleared(db, trackers, logs, TERMS.chat + 1)
    assert [one["text"] for one in conversations.messages_after(db, talk, 0)] == ["weer hier"]
    assert engine_events.count(trackers) == 1


def test_logs_are_set_aside_each_day_and_thrown_away_after_their_term(db, trackers, logs):
    log = logs / "channels.log"
    log.write_text("een regel\n")
    with open(log, "a") as process:
        cleared(db, trackers, logs, 0)
        process.write("nog een\n")
    assert log.read_text() == "nog een\n"
    (kept,) = logs.glob("*.old")
    assert kept.read_text() == "een regel\n"
    assert cleared(db, trackers, logs, TERMS.logs)["log_files"] == 0
    assert cleared(db, trackers, logs, TERMS.logs + 1)["log_files"] == 1
    assert kept.exists() is False


def test_an_engine_that_never_ran_has_nothing_to_clear(tmp_path):
    trackers = Trackers(f"sqlite:///{tmp_path}/none.db")
    assert trackers.forget("iemand") == trackers.clear(NOW) == 0
    trackers.close()


def test_terms_can_be_set():
    assert terms_from({}) == Terms()
    assert terms_from({"KEEP_CHAT_DAYS": "7", "KEEP_CLOSED_DAYS": " 730 "}) == Terms(chat=7, closed=730)


@pytest.mark.parametrize("value", ["0", "-1", "een week", "1.5", "99999999"])
def test_a_term_that_is_no_number_of_days_stops_the_start(value):
    with pytest.raises(RetentionSettings, match="KEEP_CHAT_DAYS"):
        terms_from({"KEEP_CHAT_DAYS": value})


def test_the_log_of_the_desk_has_a_term_and_sessions_go_when_they_are_over(db, trackers, logs):
    account = accounts.of_provider(db, "https://x|1", "Els", True, NOW)
    sessions.begin(db, account, NOW)
    audit.note(db, "Els", "bekeken", NOW, region="AM01", reference="PW-1")
    gone = cleared(db, trackers, logs, TERMS.audit)
    assert (gone["audit"], gone["desk_sessions"]) == (0, 1)
    assert cleared(db, trackers, logs, TERMS.audit + 1)["audit"] == 1
    assert rows(db, tables.Account) == 1


def test_what_the_engine_forgot_is_in_no_file_of_its_database(trackers, tmp_path):
    with trackers.engine.connect() as engine_stays_open:  # as the engine does, so that the file beside it stays too
        engine_stays_open.exec_driver_sql("PRAGMA journal_mode = WAL")
        for number in range(50):
            engine_events.add(trackers, "wie", NOW, f"Zwartewaterland {number}")
        files = list(tmp_path.glob("trackers.db*"))
        assert any(b"Zwartewaterland" in file.read_bytes() for file in files if file.name.endswith("-wal"))
        assert trackers.forget("wie") == 50
        assert not any(b"Zwartewaterland" in file.read_bytes() for file in tmp_path.glob("trackers.db*"))
