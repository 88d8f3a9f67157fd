"""The card: checked per field, split over the two stores, and told to the engine without its values."""

import pytest
import pytest_asyncio

from applications import cases, contact, store
from channels.keys import CONTENT, DATABASE
from knowledge.case import Case
from tests.channels.conftest import NOW
from tests.channels.visitor import Visitor, error_of

CARD = {"id": "contact", "kind": "formulier", "title": "Gegevens", "text": "", "fields": [], "actions": []}
GOOD = {
    "organisatie": "Gemeente Voorbeeld",
    "contactpersoon": "Sanne Pietersen-Bos",
    "email": "sanne@gemeente.example.nl",
    "telefoon": "050 123 45 67",
    "referentie": "K-07",
    "sector": "groen",
    "taken": "brood bakken, winkel bijvullen",
    "uitkomst": "",
    "akkoord_kandidaat": True,
}
WRONG = [
    ("organisatie", ""),
    ("organisatie", None),
    ("organisatie", 5),
    ("organisatie", ["x"]),
    ("organisatie", "x" * 201),
    ("organisatie", "x" * 2000),
    ("contactpersoon", "\u200b"),
    ("contactpersoon", "999999990"),
    ("email", "geen adres"),
    ("email", "a@b"),
    ("email", "a b@c.nl"),
    ("email", "999999990@voorbeeld.nl"),
    ("email", "a@b.nl,c@d.nl"),
    ("email", "a@b.nl\nBcc: x"),
    ("telefoon", "12345"),
    ("telefoon", "bel mij"),
    ("telefoon", "06123456789012345"),
    ("telefoon", "999999990"),
    ("referentie", "bsn 999999990"),
    ("referentie", "999999990"),
    ("referentie", "geb. 12-03-1990"),
    ("sector", "maanvaart"),
    ("sector", True),
    ("sector", ["groen"]),
    ("taken", "bel 06-12345678"),
    ("taken", "mijn klant heet Jan de Vries"),
    ("taken", "NL91ABNA0417164300"),
    ("akkoord_kandidaat", False),
    ("akkoord_kandidaat", None),
    ("akkoord_kandidaat", "misschien"),
    ("akkoord_kandidaat", []),
]


def has_card(body):
    """The engine offers the card at once, and afterwards says that it was filled in."""
    card = None if body.get("payload", "").startswith("/kaart") else CARD
    return [{"text": "Vul de kaart in." if card else "Dank u.", "card": card}]


@pytest_asyncio.fixture
async def consultant(client, engine) -> Visitor:
    """Somebody who has answered all questions and was given the card."""
    engine.says = has_card
    visitor = await Visitor(client).begin()
    await visitor.say("aanmelden")
    values = {"rol": "professional", "gemeente": "Groningen"}
    case = Case().at_stage("kaart")
    for name, value in values.items():
        case = case.with_answer(name, value, "gebruiker", NOW)
    cases.save(client.app[DATABASE], engine.turns[0]["sender"], case, NOW)
    return visitor


async def test_a_good_card_is_kept_in_two_places(consultant, engine, client):
    response = await consultant.fill(GOOD)
    assert response.status == 200, await response.text()
    db, conversation = client.app[DATABASE], engine.turns[0]["sender"]
    case, details = cases.load(db, conversation), contact.load(db, conversation)
    assert case.value("sector") == "groen"
    assert case.answers["sector"].origin == "gebruiker"
    assert "taken" not in case.answers
    assert details["taken"].value == "brood bakken, winkel bijvullen"
    assert case.value("akkoord_kandidaat") == "ja"
    assert case.value("uitkomst") is None
    assert "email" not in case.answers
    assert details["email"].value == "sanne@gemeente.example.nl"
    assert details["referentie"].value == "K-07"


async def test_the_engine_learns_only_that_it_was_filled_in(consultant, engine):
    await consultant.fill(GOOD)
    assert engine.turns[1]["payload"] == '/kaart{"kaart":"contact"}'
    assert "sanne" not in str(engine.turns).lower()
    assert "brood" not in str(engine.turns).lower()


@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda value: repr(value)[:20])
async def test_a_wrong_value_is_named(consultant, engine, name, value):
    error = await error_of(await consultant.fill({**GOOD, name: value}), 422)
    assert set(error["fields"]) == {name}
    assert error["fields"][name].endswith(".")
    assert len(engine.turns) == 1
    assert (await consultant.fill(GOOD)).status == 200


async def test_every_wrong_field_at_once(consultant):
    error = await error_of(await consultant.fill({}), 422)
    assert set(error["fields"]) == {
        "organisatie",
        "contactpersoon",
        "email",
        "referentie",
        "akkoord_kandidaat",
    }


async def test_a_second_card_takes_back_what_it_leaves_empty(consultant, engine, client):
    await consultant.fill(GOOD)
    await consultant.fill({**GOOD, "sector": "", "telefoon": ""})
    db, conversation = client.app[DATABASE], engine.turns[0]["sender"]
    assert cases.load(db, conversation).value("sector") is None
    assert "telefoon" not in contact.load(db, conversation)


async def test_a_card_that_was_not_offered(visitor, consultant):
    assert (await error_of(await visitor.fill(GOOD), 400))["code"] == "kaart_onbekend"
    other = await consultant.post("/api/cards", card="iets", values=GOOD)
    assert (await error_of(other, 400))["code"] == "kaart_onbekend"


async def test_a_card_without_a_case(client, engine):
    engine.says = has_card
    visitor = await Visitor(client).begin()
    await visitor.say("aanmelden")
    await error_of(await visitor.fill(GOOD), 400)


@pytest.mark.parametrize("values", [None, [], "x", 1])
async def test_values_that_are_no_object(consultant, values):
    await error_of(await consultant.fill(values), 400)


async def test_the_engine_down_after_the_card(consultant, engine):
    await engine.stop()
    await error_of(await consultant.fill(GOOD, request="r"), 503)
    await engine.start()
    first = await consultant.fill(GOOD, request="r")
    again = await consultant.fill(GOOD, request="r")
    assert first.status == again.status == 200
    assert await first.json() == await again.json()
    assert len(engine.turns) == 2


async def test_an_application_is_for_its_own_conversation(consultant, engine, client, visitor):
    await consultant.fill(GOOD)
    app = client.app
    made = store.submit(app[DATABASE], engine.turns[0]["sender"], app[CONTENT], NOW.date(), NOW)
    path = f"/api/applications/{made.reference}"
    pdf = await consultant.get(f"{path}.pdf")
    assert pdf.status == 200
    assert pdf.content_type == "application/pdf"
    assert (await pdf.read()).startswith(b"%PDF-")
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="aanmelding-{made.reference}.pdf"'
    assert pdf.headers["Cache-Control"] == "no-store"
    document = await (await consultant.get(f"{path}.json")).json()
    assert document["reference"] == made.reference
    assert document["role"] == "professional"
    for ending in ("pdf", "json"):
        await error_of(await visitor.get(f"{path}.{ending}"), 404)
        await error_of(await client.get(f"{path}.{ending}"), 401)
        await error_of(await client.get(f"{path}.{ending}?token={consultant.token}"), 401)
    await error_of(await consultant.get("/api/applications/PW-2026-XXXXXX.pdf"), 404)
