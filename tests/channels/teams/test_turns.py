"""A talk in one's own chat: welcome, question, reaction, new, help, and what cannot be answered."""

import pytest
from sqlalchemy import select

from applications import tables
from channels.keys import DATABASE, TALKERS
from tests.channels.teams.microsoft import APP
from tests.channels.teams.person import Person, presses, quiet, words

ADDED = [{"id": f"28:{APP}"}]


def rows(person: Person, table) -> list:
    with person.client.app[DATABASE].reading() as session:
        return session.scalars(select(table)).all()


async def test_who_installs_it_is_welcomed_once(noor, service):
    await noor.does("installationUpdate", action="add")
    await noor.hears(1)
    await noor.does("conversationUpdate", membersAdded=ADDED)
    await noor.does("conversationUpdate", membersAdded=[{"id": noor.user}])
    await noor.says("dag")
    assert "computerprogramma" in words(noor.card(0))
    assert "U zei: dag" in words(noor.card(1))
    assert len(service.sent) == 2


async def test_a_question_is_acknowledged_at_once_and_answered_with_a_card(noor, service, engine):
    response = await noor.does(text="wat is een nugger?")
    assert response.status == 202
    await noor.hears(2)
    answer = service.sent[-1]
    assert "U zei: wat is een nugger?" in words(noor.card())
    assert "wat is een nugger" in answer["summary"]
    assert (answer["from"]["id"], answer["recipient"]["id"]) == (f"28:{APP}", noor.user)
    assert service.typing >= 1
    assert set(service.tokens) == {"Bearer het token van de bot"}
    (turn,) = engine.turns
    assert turn["metadata"]["channel"] == "teams"
    assert turn["metadata"]["audience"] == "professional"
    assert "noor" not in str(turn).lower()


async def test_who_somebody_is_stands_nowhere_readable(noor, tmp_path):
    await noor.says("wat is een nugger?", 2)
    stored = b"".join(file.read_bytes() for file in (tmp_path / "var").glob("test.db*"))
    for secret in (noor.user, noor.talk, "Noor", noor.service.url):
        assert secret.encode() not in stored


async def test_new_begins_anew_and_help_explains(noor, engine):
    await noor.says("dag", 2)
    await noor.says("nieuw")
    assert "computerprogramma" in words(noor.card())
    await noor.says("Hulp!")
    assert "computerprogramma" in words(noor.card())
    await noor.says("dag")
    first, second = engine.turns
    assert first["sender"] != second["sender"]


async def test_a_button_of_the_help_works(noor, engine):
    await noor.says("help", 2)
    title, data = presses(noor.card())[0]
    await noor.executes(data)
    await noor.hears(3)
    assert engine.turns[-1]["payload"] == '/knop{"doe":"start_check"}'
    assert title == "Start de check"


@pytest.mark.parametrize("text", [None, "", "   ", "<at>Praktijkwijzer</at>", "a" * 1001])
async def test_what_cannot_be_answered_is_said(noor, service, text):
    await noor.says("dag", 2)
    await noor.does(text=text)
    await noor.hears(3)
    assert service.sent[-1]["text"]


async def test_an_engine_that_is_away_is_said_and_the_question_can_be_asked_again(noor, service, engine):
    await noor.says("dag", 2)
    await engine.stop()
    await noor.says("wat is een nugger?")
    assert "even geen antwoord" in service.sent[-1]["text"]
    await engine.start()
    await noor.says("wat is een nugger?")
    assert "U zei" in words(noor.card())


async def test_a_thumb_and_a_heart_help_and_a_sad_face_does_not(noor, service):
    await noor.says("wat is een nugger?", 2)
    for kind, helped in (("like", True), ("sad", False), ("laugh", False), ("heart", True)):
        await noor.does("messageReaction", reactionsAdded=[{"type": kind}], replyToId="m2")
        await noor.says("dag")
        (opinion,) = rows(noor, tables.Feedback)
        assert opinion.helpful is helped
    assert opinion.article == "nugger-meedoen"


async def test_a_reaction_of_somebody_else_or_on_something_else_is_nothing(noor, login, service, teams):
    await noor.says("wat is een nugger?", 2)
    mo = Person(teams, login, service, user="29:mo")
    await mo.does("messageReaction", reactionsAdded=[{"type": "like"}], replyToId="m2")
    await noor.does("messageReaction", reactionsAdded=[{"type": "like"}], replyToId="m99")
    await noor.does("messageReaction", reactionsAdded=[{"type": "like"}])
    await noor.does("messageReaction", reactionsRemoved=[{"type": "like"}], replyToId="m2")
    await noor.says("dag")
    await quiet()
    assert rows(noor, tables.Feedback) == []


async def test_what_is_nothing_for_us_is_left_alone(noor, service):
    for type_ in ("typing", "endOfConversation", "messageDelete", "event"):
        assert (await noor.does(type_)).status == 202
    await quiet()
    assert service.sent == []


async def test_after_deleting_everything_there_is_a_receipt_and_a_new_beginning(noor, engine, tmp_path):
    await noor.says("dag", 2)
    engine.says = lambda body: [{"text": "weg", "forget": True}]
    await noor.says("verwijder mijn gegevens")
    assert "verwijderd" in words(noor.card())
    assert rows(noor, tables.TeamsTalk) == []
    await noor.says("dag", 2)


async def test_who_says_very_much_is_told_to_wait(start_teams, login, service):
    client = await start_teams(rate_limit=True)
    client.app[TALKERS]._clock = lambda: 0.0
    noor = Person(client, login, service)
    await noor.says("dag", 2)
    for _ in range(32):
        await noor.does(text="dag")
    await service.until(lambda: any("achter elkaar" in (one.get("text") or "") for one in service.sent))
