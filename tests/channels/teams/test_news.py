"""What nobody asked for: news of an application comes in the chat where it was made; the desk gets an answer back."""

import pytest_asyncio

from applications import cases, contact, conversations, desks, handover, lifecycle, teams
from applications.status import Actor
from channels.keys import CONTENT, DATABASE
from channels.teams.news import LATER, News
from channels.teams.outside import Outside
from channels.teams.routes import NEWS
from tests.applications import sample
from tests.applications.filed import submit
from tests.channels.conftest import NOW
from tests.channels.teams.person import Person, presses, quiet, words

DESK = Actor("loket", "jan")
TRIES = 1 + len(Outside().waits)


def conversation_of(person: Person) -> str:
    db = person.client.app[DATABASE]
    return teams.find(db, teams.mark(db, person.talk, person.user)).conversation


@pytest_asyncio.fixture
async def reference(noor: Person) -> str:
    return await made_by(noor)


async def made_by(noor: Person) -> str:
    """The application that somebody made in her own chat; the desk works on it."""
    await noor.says("dag", 2)
    db, who = noor.client.app[DATABASE], conversation_of(noor)
    desks.save(db, desks.Desk("AM01", "loket"), NOW)
    cases.save(db, who, sample.case().at_stage("klaar"), NOW)
    contact.save(db, who, sample.CARD, NOW)
    made = submit(db, who).reference
    decide(noor, made, "in_behandeling")
    return made


def decide(person: Person, reference: str, to: str, words: str = "") -> None:
    app = person.client.app
    handover.decide(app[DATABASE], app[CONTENT], reference, to, DESK, NOW, words)


async def news(person: Person, total: int) -> None:
    await person.client.app[NEWS].look()
    await person.hears(total)


async def test_a_new_status_is_said_once_in_the_chat_of_the_application(noor, service, reference):
    await news(noor, 3)
    assert service.sent[-1]["to"] == noor.talk
    assert reference in words(noor.card())
    await noor.client.app[NEWS].look()
    await noor.says("dank u")
    assert len(service.sent) == 4


async def test_also_after_a_new_conversation_was_begun(noor, reference):
    await noor.says("nieuw")
    await news(noor, 4)
    assert any(reference in words(noor.card(place)) for place in (2, 3))


async def test_a_question_of_the_desk_is_answered_on_its_card_also_from_a_new_conversation(noor, service, reference):
    decide(noor, reference, "vraag_terug", "Hoeveel uur per week?")
    await news(noor, 4)
    assert "Hoeveel uur per week?" in words(noor.card())
    on = f"m{len(service.sent)}"
    await noor.says("nieuw")
    reply = await noor.executes({"pw": {"card": f"antwoord-{reference}"}, "antwoord": "24 uur"}, on)
    assert presses(reply["value"]) == []
    await noor.hears(6)
    db = noor.client.app[DATABASE]
    assert lifecycle.history(db, reference)[-1].why == "24 uur"
    assert "24 uur" not in str(conversations.messages_after(db, conversation_of(noor), 0))


async def test_what_did_not_arrive_is_brought_later_and_not_too_often(noor, service, pauses, reference):
    now = [100.0]
    app = noor.client.app
    looking = News(app[NEWS]._turns, app[NEWS]._voice, app[NEWS]._lines, lambda: now[0])
    service.answers = [(503, {})] * TRIES
    await looking.look()
    await service.until(lambda: service.answers == [])
    await quiet()
    await looking.look()
    await quiet()
    assert len(service.sent) == 2
    now[0] += LATER
    await looking.look()
    await noor.hears(3)
    assert reference in words(noor.card())


async def test_a_conversation_that_is_gone_has_no_news(noor, service, reference, engine):
    engine.says = lambda body: [{"text": "weg", "forget": True}]
    await noor.says("verwijder mijn gegevens", 1)
    await noor.client.app[NEWS].look()
    await quiet()
    assert all(reference not in words(noor.card(place)) for place in range(2))
    assert "verwijderd" in words(noor.card())


async def test_a_new_link_is_given_for_the_newest_application_also_from_a_new_conversation(noor, service, reference):
    db, who = noor.client.app[DATABASE], conversation_of(noor)
    await news(noor, 3)
    card = {"kind": "aanmelding", "title": "Uw aanmelding", "reference": reference, "downloads": [
        {"format": "pdf", "url": f"/api/applications/{reference}.pdf"}]}
    conversations.add_messages(db, who, [{"text": "Bewaard.", "card": card, "sources": [], "buttons": []}], None, NOW)
    await news(noor, 4)
    await noor.says("nieuw")
    await noor.says("nieuwe link")
    assert "/teams/bestand/" in str(noor.card())
    assert reference in words(noor.card())


async def test_who_has_no_application_is_told_so(noor, service):
    await noor.says("dag", 2)
    await noor.says("nieuwe link")
    assert "geen aanmelding" in service.sent[-1]["text"]
