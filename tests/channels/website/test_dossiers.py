"""Buttons, forms and contact details of one case stay with that case."""

import pytest_asyncio

from applications import cases, contact
from channels.keys import DATABASE
from knowledge.case import Case
from tests.channels.conftest import NOW
from tests.channels.visitor import Visitor, error_of
from tests.channels.website.test_cards import GOOD

FORM = {
    "kind": "formulier",
    "title": "Gegevens",
    "text": "",
    "fields": [{"name": "contactpersoon", "value": ""}],
    "actions": [],
}
SUMMARY = {"id": "samenvatting", "kind": "samenvatting", "title": "Uw aanmelding", "rows": [], "contact": True}


def case_of(gemeente: str, name: str) -> Case:
    case = Case(name=name).at_stage("kaart").with_answer("rol", "professional", "gebruiker", NOW)
    return case.with_answer("gemeente", gemeente, "gebruiker", NOW)


class Talk:
    """A conversation with two cases; the engine speaks about whichever is current."""

    def __init__(self, visitor: Visitor, engine, db) -> None:
        self.visitor, self.engine, self.db = visitor, engine, db
        self.id = engine.turns[0]["sender"]

    def says(self, body):
        number = cases.look(self.db, self.id).number
        button = {"title": f"WW {number}", "payload": '/knop{"veld":"situatie","waarde":"ww"}'}
        form = {"text": "Vul in.", "card": {**FORM, "id": f"contact-{number}"}, "dossier": number}
        return [
            form if body.get("text") == "kaart" else {"text": "Klopt dit?", "card": SUMMARY, "dossier": number},
            {"text": "Vraag", "buttons": [button], "dossier": number},
        ]

    async def fill(self, number: int, **changed):
        return await self.visitor.post("/api/cards", card=f"contact-{number}", values={**GOOD, **changed})


@pytest_asyncio.fixture
async def talk(client, engine) -> Talk:
    """Case 1 was parked at its form; case 2 is at its form now."""
    visitor = await Visitor(client).begin()
    await visitor.say("hallo")
    talk = Talk(visitor, engine, client.app[DATABASE])
    engine.says = talk.says
    cases.save(talk.db, talk.id, case_of("Groningen", "K-1"), NOW)
    await visitor.say("kaart")
    cases.begin(talk.db, talk.id, case_of("Venlo", "K-2"), NOW)
    await visitor.say("kaart")
    return talk


async def test_a_button_tells_the_engine_of_which_case_it_was(talk, engine):
    await talk.visitor.press("WW 1")
    assert engine.turns[-1]["metadata"]["dossier"] == 1
    await talk.visitor.press("WW 2")
    assert engine.turns[-1]["metadata"]["dossier"] == 2
    await talk.visitor.say("hallo")
    assert "dossier" not in engine.turns[-1]["metadata"]


async def test_no_number_of_a_case_leaves_the_server(talk):
    everything = (await (await talk.visitor.get("/api/messages")).json())["messages"]
    assert "dossier" not in str(everything)


async def test_a_form_of_one_case_is_refused_while_another_is_open_and_nothing_of_it_is_kept(talk, engine):
    turns = len(engine.turns)
    error = await error_of(await talk.fill(1), 409)
    assert error["code"] == "andere_kandidaat"
    assert "kandidaat K-1" in error["message"]
    assert "kandidaat K-2" in error["message"]
    assert "kandidaat K-1" in error["action"]
    assert contact.load(talk.db, talk.id, 1) == contact.load(talk.db, talk.id, 2) == {}
    assert [one.case.value("sector") for one in cases.dossiers(talk.db, talk.id)] == [None, None]
    assert len(engine.turns) == turns


async def test_the_form_of_the_open_case_is_kept_there_and_nowhere_else(talk):
    assert (await talk.fill(2)).status == 200
    assert contact.load(talk.db, talk.id, 1) == {}
    assert contact.load(talk.db, talk.id, 2)["referentie"].value == "K-07"
    cases.turn_to(talk.db, talk.id, 1, NOW)
    assert (await talk.fill(1, referentie="K-1")).status == 200
    assert contact.load(talk.db, talk.id, 2)["referentie"].value == "K-07"


async def test_a_form_of_a_case_that_is_gone_is_unknown(talk):
    cases.drop(talk.db, talk.id, 1, NOW)
    assert (await error_of(await talk.fill(1), 400))["code"] == "kaart_onbekend"


async def test_a_refused_value_keeps_nothing_at_all(talk):
    await error_of(await talk.fill(2, taken="bsn 999999990"), 422)
    assert cases.load(talk.db, talk.id).value("sector") is None
    assert contact.load(talk.db, talk.id) == {}


async def test_contact_details_show_in_the_messages_of_their_own_case_only(talk):
    await talk.fill(2, contactpersoon="Twee")
    cases.turn_to(talk.db, talk.id, 1, NOW)
    await talk.fill(1, contactpersoon="Een")
    everything = (await (await talk.visitor.get("/api/messages")).json())["messages"]
    forms = [one["card"]["fields"][0]["value"] for one in everything if (one["card"] or {}).get("kind") == "formulier"]
    assert forms == ["Een", "Twee"]
    two, one = (
        {row["value"] for row in message["card"]["rows"]}
        for message in everything
        if (message["card"] or {}).get("kind") == "samenvatting"
    )
    assert "Twee" in two
    assert "Een" not in two
    assert "Een" in one
    assert "Twee" not in one
