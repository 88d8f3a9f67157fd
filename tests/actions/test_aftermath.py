"""After an application: where it stands, a better version, taking it back, another candidate, being forgotten."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from actions import wiring
from actions.incoming import Incoming
from actions.talking import ActionAnswer, ActionTalk
from applications import answers, cases, contact, conversations, desks, lifecycle, outbox, store
from applications.database import Database
from applications.status import Actor
from knowledge.load import load_content
from tests.actions.test_form import CARD, NOW, db, say, up_to_the_summary, who

__all__ = ["db", "who"]
LATER = datetime(2026, 11, 23, 12, tzinfo=UTC)
DESK = Actor("loket", "anne")


@pytest.fixture
def made(db: Database, who: str) -> str:
    """An application in a region whose desk gets it by mail; its reference."""
    desks.save(db, desks.Desk("AM29", "email", "loket@voorbeeld.example"), NOW)
    up_to_the_summary(db, who)
    say(db, who, "e", doe="bevestig")
    return store.standing(db, who)[0].reference


def text_of(turn) -> str:
    return "\n".join(one["text"] for one in turn.says)


def titles(turn) -> list[str]:
    return [one["title"] for said in turn.says for one in said["buttons"]]


def test_the_summary_says_that_the_desk_gets_it_when_it_does(db, who):
    up_to_the_summary(db, who)
    assert "niets automatisch" in text_of(say(db, who, "x", doe="verder"))
    desks.save(db, desks.Desk("AM29", "email", "loket@voorbeeld.example"), NOW)
    assert "gaat de aanmelding naar het loket" in text_of(say(db, who, "y", doe="verder"))


@pytest.mark.parametrize("words", ["status", "Wat is de status van mijn aanmelding?", "mijn aanmeldingen"])
def test_status_is_told_with_what_can_still_be_done(db, who, made, words):
    turn = say(db, who, "s", words)
    assert f"{made}: ingediend bij het loket" in text_of(turn)
    assert titles(turn) == ["Verbeteren", "Intrekken", "Zelfde plek, andere kandidaat"]
    assert turn.done


def test_without_an_application_there_is_no_status(db, who):
    assert "nog geen aanmelding" in text_of(say(db, who, "s", "status"))


def test_a_correction_ends_in_a_next_version_that_the_desk_gets(db, who, made):
    say(db, who, "v", doe="verbeteren", aanmelding=made)
    say(db, who, "w", "de gemeente is Horst")
    again = say(db, who, "x", doe="bevestig")
    assert store.find(db, made, who).version == 2
    assert "Horst aan de Maas" in str(store.find(db, made, who).document["answers"])
    assert made in text_of(again) + str(again.says)
    assert [one.kind for one in outbox.of(db, made)][-2:] == ["correctie", "bevestiging"]


def test_what_was_decided_can_no_longer_be_corrected_or_taken_back(db, who, made):
    lifecycle.move(db, made, "in_behandeling", DESK, LATER)
    lifecycle.move(db, made, "aangenomen", DESK, LATER)
    for number, act in enumerate(("verbeteren", "intrekken", "echt_intrekken")):
        assert "aangenomen door het loket" in text_of(say(db, who, f"n{number}", doe=act, aanmelding=made))
    assert store.standing(db, who)[0].status == "aangenomen"


def test_taking_back_is_asked_first(db, who, made):
    assert "Ja, trek de aanmelding in" in titles(say(db, who, "i", "ik wil mijn aanmelding intrekken"))
    assert store.standing(db, who)[0].status == "ingediend"
    assert "ingetrokken" in text_of(say(db, who, "j", doe="echt_intrekken", aanmelding=made))
    assert store.standing(db, who)[0].status == "ingetrokken"


def test_who_sends_it_himself_can_say_so(db, who):
    up_to_the_summary(db, who)
    say(db, who, "e", doe="bevestig")
    assert "Genoteerd" in text_of(say(db, who, "f", "ik heb het verstuurd"))
    assert store.standing(db, who)[0].status == "ingediend"


def test_another_candidate_for_the_same_place_begins_with_the_place(db, who, made):
    turn = say(db, who, "k", doe="kopie", aanmelding=made)
    case = cases.load(db, who)
    assert case.value("gemeente") == "Venlo"
    assert not turn.done
    assert set(contact.load(db, who)) <= set(CARD)


def test_the_application_of_another_conversation_cannot_be_touched(db, who, made):
    other = conversations.create(db, channel="website", audience="werkgever", region=None, today=None, now=NOW)
    for number, act in enumerate(("verbeteren", "echt_intrekken", "verstuurd", "kopie")):
        assert "nog geen aanmelding" in text_of(say(db, other, f"o{number}", doe=act, aanmelding=made))
    assert store.standing(db, who)[0].status == "ingediend"


def test_a_question_about_status_in_the_middle_of_a_check_comes_back_to_it(db, who, made):
    say(db, who, "k", doe="start_check")
    turn = say(db, who, "l", "status")
    assert made in text_of(turn)
    assert "In welke gemeente is de werkplek?" in turn.says[-1]["text"]
    assert not turn.done


def test_being_forgotten_is_asked_first_and_then_handed_to_the_channel(db, who, made):
    asked = say(db, who, "f", "verwijder mijn gegevens")
    assert "Ja, verwijder alles" in titles(asked)
    assert not any(one.get("forget") for one in asked.says)
    assert say(db, who, "g", doe="echt_vergeten").says[0]["forget"] is True


def test_a_question_of_the_desk_can_be_answered_as_long_as_it_waits(db, who, made):
    assert "Beantwoord de vraag van het loket" not in titles(say(db, who, "s", "status"))
    assert "kan nu niet" in text_of(say(db, who, "t", doe="antwoorden", aanmelding=made))
    lifecycle.move(db, made, "in_behandeling", DESK, LATER)
    lifecycle.move(db, made, "vraag_terug", DESK, LATER, "Welke dagen?")
    assert "Beantwoord de vraag van het loket" in titles(say(db, who, "u", "status"))
    (said, *_) = say(db, who, "v", doe="antwoorden", aanmelding=made).says
    assert answers.reference_of(said["card"]["id"]) == made
    assert said["card"]["kind"] == "formulier"


def test_a_correction_answers_the_question_too(db, who, made):
    lifecycle.move(db, made, "in_behandeling", DESK, LATER)
    lifecycle.move(db, made, "vraag_terug", DESK, LATER, "Welke gemeente?")
    desks.save(db, desks.Desk("AM29"), NOW)
    say(db, who, "v", doe="verbeteren", aanmelding=made)
    say(db, who, "w", "de gemeente is Horst")
    say(db, who, "x", doe="bevestig")
    assert store.standing(db, who)[0].status == "in_behandeling"


def test_a_typed_yes_is_about_the_last_question(db, who, made):
    say(db, who, "k", doe="start_check")
    asked = say(db, who, "f", "verwijder mijn gegevens")
    assert len(asked.says) == 1
    assert say(db, who, "g", "ja").says[0]["forget"] is True


def test_a_typed_no_goes_on_with_the_check(db, who, made):
    say(db, who, "k", doe="start_check")
    say(db, who, "f", "verwijder mijn gegevens")
    assert "In welke gemeente is de werkplek?" in text_of(say(db, who, "g", "nee"))


def test_after_something_else_a_yes_deletes_nothing(db, who, made):
    say(db, who, "k", doe="start_check")
    say(db, who, "f", "verwijder mijn gegevens")
    say(db, who, "g", "Horst")
    assert not any(one.get("forget") for one in say(db, who, "h", "ja").says)


def test_taking_back_by_words_is_about_the_application_that_was_named(db, who, made):
    say(db, who, "i", doe="intrekken", aanmelding=made)
    assert cases.load(db, who).offered["ja"] == {"doe": "echt_intrekken", "aanmelding": made}
    assert "ingetrokken" in text_of(say(db, who, "j", "ja"))


def test_a_question_in_between_outside_the_check_lets_the_offer_go(db, who, made, monkeypatch):
    monkeypatch.setattr(wiring, "content", load_content)
    monkeypatch.setattr(wiring, "database", lambda: db)
    say(db, who, "f", "verwijder mijn gegevens")
    now = datetime.now(UTC)
    yes = Incoming(who, "ja", "bevestig", now.date(), now, confidence=1.0)
    assert ActionTalk()._said(yes) == []
    assert ActionTalk()._said(replace(yes, text="hoi", intent="groet"))
    assert ActionTalk()._said(yes) != []


async def test_what_is_said_outside_the_check_is_kept_in_one_transaction(db, who, made, monkeypatch):
    monkeypatch.setattr(wiring, "content", load_content)
    say(db, who, "f", "verwijder mijn gegevens")
    begun = []
    for one in (db.engine, db._hurried):
        event.listen(one, "begin", lambda connection: begun.append(connection.get_execution_options()))
    monkeypatch.setattr(wiring, "database", lambda: db)
    now = datetime.now(UTC)
    unknown = Incoming(who, "hoe laat gaat de bakker open?", "vraag", now.date(), now)
    assert await db.soon(ActionAnswer()._said, unknown)
    assert [one.get("writes") for one in begun].count(True) == 1
    assert cases.load(db, who).offered == {}
