"""Cards: a press is taken once, the card is replaced by its result, and an old one does nothing."""

import asyncio

import pytest

from applications import cases, contact
from channels.keys import DATABASE
from knowledge.case import Case
from tests.channels.conftest import NOW
from tests.channels.teams.person import Person, presses, words
from tests.channels.website.test_cards import GOOD

QUESTION = {
    "text": "In welke situatie is de kandidaat?",
    "buttons": [
        {"title": "WW", "payload": '/knop{"veld":"situatie","waarde":"ww"}'},
        {"title": "Bijstand", "payload": '/knop{"veld":"situatie","waarde":"bijstand"}'},
    ],
    "progress": {"question": 2, "most": 12},
}
FORM = {
    "text": "Vul uw gegevens in.",
    "card": {
        "id": "contact",
        "kind": "formulier",
        "title": "Uw gegevens",
        "fields": [
            {"name": "email", "label": "E-mail", "type": "email", "required": True, "choices": [], "value": ""},
        ],
        "actions": [{"id": "verstuur", "title": "Verstuur"}],
    },
}


async def asked(person: Person, engine, message: dict) -> str:
    """Have something asked; the id of its message in Teams."""
    await person.says("dag", 2)
    engine.says = lambda body: [message]
    await person.says("start de check")
    engine.says = lambda body: [{"text": f"Gekozen: {body.get('payload')}"}]
    return f"m{len(person.service.sent)}"


async def test_the_answer_to_a_press_is_the_card_with_the_choice_and_nothing_to_press(noor, service, engine):
    on = await asked(noor, engine, QUESTION)
    pressed = dict(presses(noor.card()))
    assert "situatie" not in service.sent[-1]["summary"]
    reply = await noor.executes(pressed["WW"], on)
    assert (reply["statusCode"], reply["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    assert "WW" in words(reply["value"])
    assert presses(reply["value"]) == []
    await noor.hears(4)
    assert "ww" in words(noor.card())
    (update,) = service.updated
    assert (update["id"], update["to"]) == (on, noor.talk)
    assert update["attachments"][0]["content"] == reply["value"]


@pytest.mark.parametrize("execute", [True, False])
async def test_an_old_card_is_told_friendly_and_nothing_is_taken_twice(noor, service, engine, execute):
    on = await asked(noor, engine, QUESTION)
    pressed = dict(presses(noor.card()))
    await noor.executes(pressed["WW"], on)
    await noor.hears(4)
    turns = len(engine.turns)
    if execute:
        reply = await noor.executes(pressed["Bijstand"], on)
        assert presses(reply["value"]) == []
    else:
        await noor.does(value=pressed["Bijstand"], replyToId=on)
    await noor.hears(5)
    assert "al gebruikt" in service.sent[-1]["text"]
    assert len(engine.turns) == turns


async def test_two_presses_at_the_same_moment_are_one(noor, service, engine):
    on = await asked(noor, engine, QUESTION)
    pressed = dict(presses(noor.card()))
    turns = len(engine.turns)
    await asyncio.gather(noor.executes(pressed["WW"], on), noor.executes(pressed["Bijstand"], on))
    await noor.hears(5)
    assert len(engine.turns) == turns + 1


async def test_an_older_card_that_was_never_answered_still_corrects(noor, engine):
    on = await asked(noor, engine, QUESTION)
    older = dict(presses(noor.card()))
    await noor.says("bijstand")
    reply = await noor.executes(older["WW"], on)
    assert "WW" in words(reply["value"])
    await noor.hears(5)
    assert engine.turns[-1]["payload"] == '/knop{"veld":"situatie","waarde":"ww"}'


async def test_an_answer_keeps_its_card_and_its_buttons(noor, service, engine):
    await noor.says("wat is een nugger?", 2)
    _title, data = presses(noor.card())[0]
    for _ in range(2):
        reply = await noor.executes(data, "m2")
        assert reply["value"] == noor.card(1)
    await noor.hears(4)
    assert service.updated == []
    assert len(engine.turns) == 3


async def test_a_press_that_is_delivered_again_gives_the_card_as_it_is_by_then(noor, engine):
    on = await asked(noor, engine, QUESTION)
    data = dict(presses(noor.card()))["WW"]
    value = {"action": {"type": "Action.Execute", "verb": "knop", "data": data}}
    activity = noor.activity("invoke", name="adaptiveCard/action", value=value, replyToId=on)
    for _ in range(2):
        reply = await (await noor.post(activity)).json()
        assert presses(reply["value"]) == []
    await noor.hears(4)
    await noor.says("klaar")
    assert len(engine.turns) == 4


async def test_the_button_of_somebody_else_does_nothing(noor, login, service, teams, engine):
    await noor.says("dag", 2)
    mo = Person(teams, login, service, user="29:mo", talk="a:chat-van-mo")
    await mo.says("dag", 2)
    turns = len(engine.turns)
    for data in (presses(noor.card(1))[0][1], {"pw": {"button": "b" * 64}}, {"pw": {"card": "contact"}}):
        await mo.does(value=data)
    await mo.hears(7)
    assert all("hoort niet bij dit gesprek" in one["text"] for one in service.sent[4:])
    assert len(engine.turns) == turns


async def test_a_card_from_before_a_new_conversation_does_nothing(noor, service, engine):
    on = await asked(noor, engine, QUESTION)
    older = dict(presses(noor.card()))
    await noor.says("nieuw")
    turns = len(engine.turns)
    await noor.executes(older["WW"], on)
    await noor.hears(5)
    assert "eerder gesprek" in service.sent[-1]["text"]
    assert len(engine.turns) == turns


async def test_a_choice_of_many_comes_as_an_input(noor, engine):
    await asked(noor, engine, QUESTION)
    _title, data = presses(noor.card())[0]
    await noor.does(value={"pw": {}, "knop": data["pw"]["button"]})
    await noor.hears(4)
    assert "ww" in words(noor.card())


async def test_the_form_is_filled_in_beforehand_and_a_mistake_comes_back_in_it(noor, service, engine, teams):
    on = await asked(noor, engine, FORM)
    assert "n.devries@voorbeeld.example" in str(noor.card())
    conversation, db = engine.turns[-1]["sender"], teams.app[DATABASE]
    case = Case().at_stage("kaart").with_answer("rol", "professional", "gebruiker", NOW)
    cases.save(db, conversation, case.with_answer("gemeente", "Groningen", "gebruiker", NOW), NOW)
    turns = len(engine.turns)

    reply = await noor.executes({"pw": {"card": "contact"}, "email": "geen adres"}, on)

    assert "zoals naam@voorbeeld.nl" in words(reply["value"])
    assert "geen adres" in str(reply["value"])
    await service.until(lambda: service.updated)
    assert len(engine.turns) == turns
    assert contact.load(db, conversation) == {}

    await noor.executes({"pw": {"card": "contact"}, **GOOD}, on)
    await noor.hears(4)
    assert engine.turns[-1]["payload"] == '/kaart{"kaart":"contact"}'
    assert GOOD["email"] not in str(engine.turns)
    assert presses(service.updated[-1]) == []
    assert contact.load(db, conversation)["email"].value == GOOD["email"]


async def test_a_press_that_takes_long_is_answered_in_time_and_done_later(start_teams, login, service, engine):
    noor = Person(await start_teams(prompt=0.01), login, service)
    on = await asked(noor, engine, QUESTION)
    pressed = dict(presses(noor.card()))
    engine.held = asyncio.Event()
    reply = await noor.executes(pressed["WW"], on)
    assert dict(presses(reply["value"])) == pressed
    engine.held.set()
    await noor.hears(4)
    (update,) = service.updated
    assert presses(update) == []
