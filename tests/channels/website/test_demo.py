"""The demo: only where it is switched on, only into its own conversations, and nothing of it stays."""

from datetime import date
from pathlib import Path

import pymupdf
import pytest
from pdfua import Severity, validate

from applications import cases, conversations, desks, store
from applications.desks import Desk
from channels.keys import DATABASE
from channels.tokens import Tokens
from channels.website.demo.cleaning import forget_all
from channels.website.demo.handout import handout, shown
from channels.website.demo.look import Seen, look
from channels.website.demo.personas import DOES, stories
from knowledge.case import Case, Given
from tests.channels.conftest import NOW
from tests.channels.visitor import Visitor, error_of
from tests.channels.website.reading.page import Page

TODAY = date(2026, 11, 22)
ADDRESSES = ("/demo", "/demo/handout.pdf", "/api/demo/stories", "/api/demo/look")


def case_of(**answers: str) -> Case:
    return Case({name: Given(value, "gebruiker", NOW) for name, value in answers.items()}, stage="vragen")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_without_the_setting_there_is_no_demo(client, address):
    await error_of(await client.get(address), 404)
    await error_of(await client.post("/api/demo/reset"), 404)


async def test_the_page_has_every_story(start):
    client = await start(demo=True)
    page = Page.of(await (await client.get("/demo")).text())
    assert page.values("[data-story]", "data-story") == [*(one["id"] for one in stories()), ""]
    assert page.levels[0] == 1


def test_six_stories_with_something_to_do_and_to_say():
    assert len(stories()) >= 6
    for story in stories():
        assert all(len(set(DOES) & set(step)) == 1 for step in story["stappen"])
        assert any(step["uitleg"] for step in story["stappen"])


async def test_the_look_is_only_into_conversations_of_the_demo(start):
    client = await start(demo=True)
    mine = await Visitor(client).begin(channel="demo")
    other = await Visitor(client).begin(channel="website")
    assert (await mine.get("/api/demo/look")).status == 200
    await error_of(await other.get("/api/demo/look"), 401)
    forged = {"Authorization": f"Bearer {Tokens('another secret of tests').sign('x')}"}
    await error_of(await client.get("/api/demo/look", headers=forged), 401)


async def test_the_look_is_as_of_the_day_of_the_conversation(start):
    client = await start(demo=True)
    visitor = await Visitor(client).begin(channel="demo", today="2027-01-15")
    seen = await (await visitor.get("/api/demo/look")).json()
    assert seen["day"] == "15 januari 2027"
    assert seen["rules"] == []


async def test_a_reset_removes_everything(start):
    client = await start(demo=True)
    visitor = await Visitor(client).begin(channel="demo")
    db = client.app[DATABASE]
    (conversation,) = conversations.of_channel(db, "demo")
    cases.save(db, conversation, case_of(rol="werkgever"), NOW)
    headers = {"Authorization": f"Bearer {visitor.token}"}
    receipt = await (await client.post("/api/demo/reset", headers=headers)).json()
    assert "1 check" in receipt["text"]
    assert conversations.of_channel(db, "demo") == ()
    await error_of(await visitor.get("/api/messages"), 401)


async def test_what_is_not_of_the_demo_cannot_be_reset(start):
    client = await start(demo=True)
    visitor = await Visitor(client).begin(channel="website")
    headers = {"Authorization": f"Bearer {visitor.token}"}
    await error_of(await client.post("/api/demo/reset", headers=headers), 401)
    assert (await visitor.get("/api/messages")).status == 200


async def test_when_the_server_stops_nothing_of_a_demo_is_left(start):
    client = await start(demo=True)
    await Visitor(client).begin(channel="demo")
    usual = await Visitor(client).begin(channel="website")
    assert await forget_all(client.app) == 1
    assert conversations.of_channel(client.app[DATABASE], "demo") == ()
    assert (await usual.get("/api/messages")).status == 200


async def test_what_a_demo_makes_goes_to_no_desk(start):
    client = await start(demo=True)
    db = client.app[DATABASE]
    desks.save(db, Desk("AM01", "email", "loket@voorbeeld.nl"), NOW)
    await Visitor(client).begin(channel="demo")
    await Visitor(client).begin(channel="website")
    (demo,), (usual,) = conversations.of_channel(db, "demo"), conversations.of_channel(db, "website")
    assert not desks.find(db, "AM01", demo).delivers
    assert desks.find(db, "AM01", usual).delivers
    assert store.of_conversation(db, demo) == ()


def test_the_look_says_what_was_understood(content):
    parsed = {
        "intent": {"name": "vraag", "confidence": 0.91234},
        "entities": [{"entity": "situatie", "value": "nugger"}, {"entity": "gemeente", "value": "Groningen"}],
        "articles": [{"id": "nugger-meedoen", "confidence": 0.9}, {"id": "onbekend", "confidence": 0.1}],
    }
    found = look(content, Seen(Case(), {}, parsed), TODAY)["understood"]
    assert (found["intent"], found["confidence"]) == ("Een vraag", 0.912)
    assert [one["value"] for one in found["entities"]] == ["Heeft geen uitkering (nugger)", "Groningen"] or [
        one["name"] for one in found["entities"]
    ]
    assert [one["title"] for one in found["articles"]] == [content.articles["nugger-meedoen"].title]


def test_the_look_shows_rules_the_next_question_and_the_form(content):
    case = case_of(rol="professional", gemeente="Venlo", opleiding="geen")
    seen = look(content, Seen(case, {}, {}), TODAY)
    assert seen["region"] == "Noord-Limburg"
    assert seen["next"]["question"] == content.fields["leeftijd"].question
    assert seen["next"]["why"]
    assert {"met", "waits"} <= {one["status"] for one in seen["rules"]}
    filled = {one["label"]: one["value"] for one in seen["form"] if one["value"]}
    assert "Venlo" in filled.values()


def test_contact_details_are_never_in_the_look(content):
    card = {"email": Given("a@voorbeeld.nl", "gebruiker", NOW), "contactpersoon": Given("A. Naam", "gebruiker", NOW)}
    seen = look(content, Seen(case_of(rol="werkgever"), card, {}), TODAY)
    assert "voorbeeld" not in str(seen)
    assert "Naam" not in str(seen["form"]).replace("Naam van", "")


def test_the_handout_is_one_accessible_page_for_every_region(content, tmp_path: Path):
    file = tmp_path / "handout.pdf"
    for region in (None, *content.regions.values()):
        file.write_bytes(handout(content, "https://www.voorbeeld.nl", region, TODAY))
        with pymupdf.open(file) as paper:
            assert len(paper) == 1, region
    serious = [one for one in validate(file).findings if one.severity == Severity.ERROR]
    assert serious == []


def test_the_code_on_the_handout_counts_for_its_campaign_and_region(content):
    region = content.regions["AM01"]
    told = shown(content, "https://www.voorbeeld.nl", "https://www.voorbeeld.nl/?x", region, TODAY)
    assert len(told["answers"]) == 5
    assert "handout" in content.campaigns
    assert told["desk"].startswith("Groningen: ")


async def test_the_handout_is_served_and_refuses_other_addresses(start):
    client = await start(demo=True)
    response = await client.get("/demo/handout.pdf", params={"regio": "AM01", "adres": "https://www.voorbeeld.nl"})
    assert response.content_type == "application/pdf"
    with pymupdf.open(stream=await response.read()) as paper:
        assert "https://www.voorbeeld.nl" in paper[0].get_text()
    await error_of(await client.get("/demo/handout.pdf", params={"adres": "javascript:x"}), 400)
