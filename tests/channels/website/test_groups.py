"""Spreadsheets in, and all applications out: limits, wrong tokens, and what is wrong in a file."""

import io
import zipfile

import pytest
import pytest_asyncio
from aiohttp import FormData
from openpyxl import load_workbook

from applications import cases, contact, groups
from applications.spreadsheets.opening import LARGEST_FILE
from channels.keys import CONTENT, DATABASE
from channels.website.groups import SHEET
from knowledge.case import Case
from knowledge.group import AMOUNT
from tests.applications.spreadsheets.files import sheet_of
from tests.channels.conftest import NOW
from tests.channels.visitor import Visitor, error_of

CARD = {"id": "groep", "kind": "bestand", "title": "Kandidaten in een spreadsheet"}
GOOD = sheet_of(["Kenmerk", "Leeftijdsgroep"], ["K-1", 34], ["K-2", "weet ik niet"])
APPLICANT = {"organisatie": "Gemeente", "contactpersoon": "S", "email": "s@voorbeeld.example"}


def asks_for_a_file(body):
    """The engine shows the card first, and an overview once the file is in."""
    if not body.get("payload", "").startswith("/kaart"):
        return [{"text": "Om hoeveel kandidaten gaat het?", "card": CARD}]
    look = {"title": "Bekijk K-1", "payload": '/knop{"doe":"groep_bekijk","waarde":"1"}'}
    rows = [{"place": 1, "name": "K-1", "outcome": "aanmelden", "title": "Goed", "open": 0, "button": look}]
    return [{"text": "Gelezen.", "card": {"id": "overzicht", "kind": "overzicht", "title": "Overzicht", "rows": rows}}]


@pytest_asyncio.fixture
async def consultant(client, engine) -> Visitor:
    """Somebody who was asked how many candidates there are."""
    engine.says = asks_for_a_file
    visitor = await Visitor(client).begin()
    await visitor.say("meerdere kandidaten")
    case = Case(stage=AMOUNT).with_answer("rol", "professional", "profiel", NOW)
    cases.save(client.app[DATABASE], engine.turns[0]["sender"], case, NOW)
    return visitor


async def send(visitor: Visitor, data: object, kind: str | None = SHEET, **more: str):
    headers = {"Authorization": f"Bearer {visitor.token}"} | ({"Content-Type": kind} if kind else {})
    return await visitor.client.post("/api/groups", data=data, headers=headers, params=more)


def form(data: bytes, **fields: str) -> FormData:
    made = FormData(fields)
    made.add_field("bestand", data, filename="kandidaten.xlsx", content_type=SHEET)
    return made


def names(client, engine) -> list[str]:
    return [one.name for one in groups.members(client.app[DATABASE], engine.turns[0]["sender"])]


@pytest.mark.parametrize("kind", [SHEET, "application/octet-stream"])
async def test_the_file_itself_is_taken_in_and_the_engine_hears_only_that_it_was(consultant, engine, client, kind):
    response = await send(consultant, GOOD, kind)

    assert response.status == 200, await response.text()
    assert names(client, engine) == ["K-1", "K-2"]
    assert engine.turns[1]["payload"] == '/kaart{"kaart":"groep"}'
    assert "K-1" not in str(engine.turns)


async def test_a_form_with_the_file_works_too(consultant, engine, client):
    assert (await send(consultant, form(GOOD, iets="anders"), None)).status == 200
    assert names(client, engine) == ["K-1", "K-2"]


async def test_the_same_request_and_the_same_file_give_one_group(consultant, engine, client):
    first = await send(consultant, GOOD, request="r-1")
    again = await send(consultant, GOOD, request="r-1")
    assert await first.json() == await again.json()
    assert len(engine.turns) == 2

    await send(consultant, GOOD, request="r-2")
    assert names(client, engine) == ["K-1", "K-2"]


async def test_the_engine_down_after_the_file_loses_nothing(consultant, engine, client):
    await engine.stop()
    await error_of(await send(consultant, GOOD, request="r"), 503)
    await engine.start()

    assert (await send(consultant, GOOD, request="r")).status == 200
    assert names(client, engine) == ["K-1", "K-2"]


async def test_every_wrong_cell_is_told_and_nothing_is_kept(consultant, engine, client):
    wrong = sheet_of(["Kenmerk", "Leeftijdsgroep"], ["Fatima", 3], ["111222333", 34])
    error = await error_of(await send(consultant, wrong), 422)

    assert error["code"] == "bestand_onjuist"
    assert set(error["fields"]) == {"A2", "B2", "A3"}
    assert error["fields"]["B2"].startswith("Rij 2, kolom Leeftijdsgroep: ")
    assert "111222333" not in str(error)
    assert names(client, engine) == []
    assert len(engine.turns) == 1
    assert (await send(consultant, GOOD)).status == 200


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"x" * (LARGEST_FILE + 1), SHEET, 413),
        (b"", SHEET, 400),
        (b"Kenmerk;Leeftijd", "text/csv", 415),
        (b"{}", "application/json", 415),
        (b"geen bestand", SHEET, 422),
        (b"--x--", "multipart/form-data; boundary=x", 400),
        (b"rommel", "multipart/form-data; boundary=x", 400),
        (b"rommel", "multipart/form-data", 400),
    ],
)
async def test_what_is_no_spreadsheet_is_refused_in_dutch(consultant, engine, data, kind, status):
    await error_of(await send(consultant, data, kind), status)
    assert len(engine.turns) == 1


async def test_a_form_may_not_be_larger_than_a_file_either(consultant):
    await error_of(await send(consultant, form(b"x" * (LARGEST_FILE + 1)), None), 413)
    await error_of(await send(consultant, form(GOOD, lang="x" * (LARGEST_FILE + 1)), None), 413)


async def test_a_packed_body_is_refused(consultant):
    headers = {"Authorization": f"Bearer {consultant.token}", "Content-Type": SHEET, "Content-Encoding": "gzip"}
    await error_of(await consultant.client.post("/api/groups", data=GOOD, headers=headers), 415)


async def test_a_file_that_was_not_asked_for_is_refused(visitor):
    assert (await error_of(await send(visitor, GOOD), 400))["code"] == "kaart_onbekend"


async def test_only_the_holder_of_the_conversation_may_send_a_file(consultant, client):
    consultant.token += "x"
    await error_of(await send(consultant, GOOD), 401)
    await error_of(await client.post("/api/groups", data=GOOD, headers={"Content-Type": SHEET}), 401)


async def test_a_page_elsewhere_may_not_send_a_file(consultant):
    headers = {"Authorization": f"Bearer {consultant.token}", "Content-Type": SHEET, "Origin": "https://elders.example"}
    await error_of(await consultant.client.post("/api/groups", data=GOOD, headers=headers), 403)


async def test_the_buttons_in_an_overview_are_offered_buttons(consultant, engine):
    body = await (await send(consultant, GOOD)).json()
    (row,) = body["messages"][0]["card"]["rows"]
    assert set(row["button"]) == {"id", "title"}

    response = await consultant.post(button=row["button"]["id"])
    assert response.status == 200
    assert engine.turns[-1]["payload"] == '/knop{"doe":"groep_bekijk","waarde":"1"}'


@pytest.mark.parametrize("role", ["professional", "werkgever"])
async def test_the_template_needs_no_token(client, role):
    response = await client.get(f"/api/groups/sjabloon-{role}.xlsx")

    assert response.status == 200
    assert response.content_type == SHEET
    assert "kandidaten.xlsx" in response.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(await response.read())).active
    assert sheet["A1"].value == "Kenmerk"


async def test_there_is_a_template_for_each_role_only(client):
    await error_of(await client.get("/api/groups/sjabloon-directeur.xlsx"), 404)


async def test_all_applications_in_one_file_for_their_own_conversation(consultant, engine, client, visitor):
    await send(consultant, GOOD)
    db, conversation = client.app[DATABASE], engine.turns[0]["sender"]
    contact.save(db, conversation, {**APPLICANT, "akkoord_kandidaat": "ja"}, NOW)
    made = groups.submit(db, conversation, client.app[CONTENT], NOW.date(), NOW)
    path = f"/api/groups/{made[0][0].group.id}.zip"

    response = await consultant.get(path)
    assert response.status == 200
    assert response.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(await response.read())) as parts:
        assert sorted(parts.namelist()) == sorted(
            ["overzicht.xlsx", *(f"{case.name}-{one.reference}.pdf" for case, one in made)]
        )
        overview = load_workbook(io.BytesIO(parts.read("overzicht.xlsx"))).active
        assert [row[1].value for row in overview.iter_rows(min_row=2)] == [one.reference for _, one in made]
        assert parts.read(parts.namelist()[1]).startswith(b"%PDF-")
    await error_of(await visitor.get(path), 404)
    await error_of(await client.get(path), 401)
    await error_of(await client.get(f"{path}?token={consultant.token}"), 401)
    await error_of(await consultant.get("/api/groups/g999.zip"), 404)


async def test_before_there_are_applications_there_is_no_file(consultant):
    await send(consultant, GOOD)
    await error_of(await consultant.get("/api/groups/g2.zip"), 404)
