"""A check goes on in another conversation by its code; the engine and the log never see the code."""

import logging

import pytest
import pytest_asyncio

from applications import cases, contact
from channels.keys import DATABASE
from channels.limits import CODES_PER_ADDRESS, CODES_PER_CONVERSATION
from knowledge.case import Case
from tests.channels.conftest import NOW
from tests.channels.visitor import Visitor, error_of

PAUSED = {"text": "Ik heb uw antwoorden bewaard.", "card": {"id": "code", "kind": "code", "title": "Uw code"}}
RESUMED = '/knop{"doe":"hervat"}'


def pauses(body):
    """The engine offers a code for the first case; anything else it repeats."""
    if body.get("text") == "later verder":
        return [{**PAUSED, "dossier": 1}]
    return [{"text": f"U zei: {body.get('text') or body['payload']}", "dossier": 1}]


def ids(engine) -> list[str]:
    return [turn["sender"] for turn in engine.turns]


@pytest_asyncio.fixture
async def first(client, engine) -> Visitor:
    """Somebody in a check, with contact details, who asked for a code."""
    engine.says = pauses
    visitor = await Visitor(client).begin()
    await visitor.say("hallo")
    db, (conversation,) = client.app[DATABASE], ids(engine)
    case = Case().at_stage("vragen").with_answer("rol", "professional", "gebruiker", NOW)
    cases.save(db, conversation, case.with_answer("gemeente", "Groningen", "gebruiker", NOW), NOW)
    contact.save(db, conversation, {"organisatie": "Bakkerij"}, NOW)
    await visitor.say("later verder", request="pause")
    return visitor


def code_of(visitor: Visitor) -> str:
    return visitor.messages[-1]["card"]["code"]


async def other(visitor: Visitor) -> Visitor:
    return await Visitor(visitor.client).begin()


async def test_the_code_is_shown_with_its_last_day_and_once(first, client):
    card = first.messages[-1]["card"]
    assert len(card["code"]) == 9
    assert card["until"] == "7 december 2026"
    missed = (await (await first.get("/api/messages")).json())["messages"]
    assert missed[-1]["card"]["code"] is None


async def test_a_reply_that_was_lost_gives_a_new_code_and_ends_the_one_before(first, client):
    lost = code_of(first)
    (again,) = await first.say("later verder", request="pause")
    assert again["card"]["code"] not in (None, lost)
    error = await error_of(await first.post("/api/codes", code=lost), 410)
    assert error["code"] == "code_vervangen"


@pytest.mark.parametrize("written", ["verder met code {}", "{}", "mijn code is {} dank u"])
@pytest.mark.parametrize("dash", ["-", "", " "])
@pytest.mark.parametrize("case", [str, str.lower])
async def test_a_typed_code_opens_the_check_here(first, engine, client, written, dash, case):
    visitor = await other(first)
    opened, said = await visitor.say(written.format(case(code_of(first)).replace("-", dash)))
    assert "geopend" in opened["text"]
    assert RESUMED in said["text"]
    db, mine = client.app[DATABASE], ids(engine)[-1]
    assert cases.load(db, mine).value("gemeente") == "Groningen"
    assert contact.load(db, mine) == {}
    assert cases.load(db, ids(engine)[0]).answers == {}
    assert engine.turns[-1]["metadata"]["audience"] == "professional"


async def test_the_code_never_reaches_the_engine_the_database_or_the_log(first, engine, client, tmp_path, caplog):
    code = code_of(first)
    with caplog.at_level(logging.DEBUG):
        visitor = await other(first)
        await visitor.say(f"mijn klant heet Jan de Vries, verder met code {code}")
        await visitor.say(f"verder met code {code.lower()}")
        await visitor.post("/api/codes", code=code)
    await client.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())
    for form in (code, code.replace("-", ""), code.lower(), code.lower().replace("-", "")):
        assert form not in str(engine.turns)
        assert form.encode() not in stored
        assert form not in caplog.text
    assert "Vries" not in str(engine.turns)


async def test_a_new_conversation_can_begin_with_a_code(first, engine, client):
    response = await client.post("/api/conversations", json={"channel": "website", "code": code_of(first)})
    body = await response.json()
    assert response.status == 201
    text = " ".join(message["text"] for message in body["messages"])
    assert "computerprogramma" in text
    assert "geen BSN" in text
    assert RESUMED in text
    assert cases.load(client.app[DATABASE], ids(engine)[-1]).value("gemeente") == "Groningen"


async def test_with_the_engine_away_the_new_conversation_still_gets_the_check(first, engine, client):
    code = code_of(first)
    await engine.stop()
    body = await (await client.post("/api/conversations", json={"channel": "website", "code": code})).json()
    await engine.start()
    visitor = Visitor(client, body["conversation"], body["messages"])
    (said,) = await visitor.press("Verder met de check")
    assert RESUMED in said["text"]


async def test_with_the_engine_away_a_running_conversation_may_ask_again(first, engine):
    visitor = await other(first)
    await engine.stop()
    await error_of(await visitor.post("/api/codes", code=code_of(first), request="r"), 503)
    await engine.start()
    response = await visitor.post("/api/codes", code=code_of(first), request="r")
    assert response.status == 200, await response.text()
    again = await visitor.post("/api/codes", code=code_of(first), request="r")
    assert await again.json() == await response.json()


async def test_a_wrong_code_begins_no_conversation(first, client):
    error = await error_of(
        await client.post("/api/conversations", json={"channel": "website", "code": "K7MP-4XQ3"}), 404
    )
    assert error["code"] == "code_onbekend"


@pytest.mark.parametrize("code", ["", "x", "K7MP-4XQ3", "x" * 3000, "\x00", "K7MP-4XQ3K7MP-4XQ3"])
async def test_any_other_text_is_an_unknown_code(first, code):
    assert (await error_of(await first.post("/api/codes", code=code), 404))["code"] == "code_onbekend"


@pytest.mark.parametrize("code", [None, 1, [], {}])
async def test_a_code_that_is_no_text(first, code):
    await error_of(await first.post("/api/codes", code=code), 400)


async def test_a_used_code_says_so_and_the_check_stays_where_it_is(first, engine, client):
    code, second = code_of(first), await other(first)
    await second.say(code)
    (said,) = await first.say(f"verder met code {code}")
    assert "al gebruikt" in said["text"]
    assert [button["title"] for button in said["buttons"]] == ["Start de check", "Spreek een mens"]
    assert (await error_of(await first.post("/api/codes", code=code), 410))["code"] == "code_gebruikt"
    assert cases.load(client.app[DATABASE], ids(engine)[-1]).value("gemeente") == "Groningen"


async def test_the_length_is_a_setting(start, engine):
    engine.says = pauses
    visitor = await Visitor(await start(code_days=1)).begin()
    await visitor.say("hallo")
    case = Case().at_stage("vragen").with_answer("gemeente", "Groningen", "gebruiker", NOW)
    cases.save(visitor.client.app[DATABASE], ids(engine)[0], case, NOW)
    await visitor.say("later verder")
    assert visitor.messages[-1]["card"]["until"] == "24 november 2026"


async def test_without_anything_to_go_on_with_there_is_no_code(client, engine):
    engine.says = pauses
    visitor = await Visitor(client).begin()
    (said,) = await visitor.say("later verder")
    assert said["card"]["code"] is None


async def test_guessing_in_a_conversation_is_stopped_with_a_clear_answer(start, engine):
    visitor = await Visitor(await start(rate_limit=True)).begin()
    for _ in range(int(CODES_PER_CONVERSATION.burst)):
        (said,) = await visitor.say("K7MP-4XQ3")
        assert "ken ik niet" in said["text"]
    (said,) = await visitor.say("K7MP-4XQ3")
    assert "te vaak" in said["text"]
    assert "Wacht" in said["text"]
    error = await error_of(await visitor.post("/api/codes", code="K7MP-4XQ3"), 429)
    assert error["code"] == "te_veel_codes"
    assert not engine.turns


async def test_guessing_with_new_conversations_is_stopped_too(start):
    client = await start(rate_limit=True)
    body = {"channel": "website", "code": "K7MP-4XQ3"}
    for _ in range(int(CODES_PER_ADDRESS.burst)):
        await error_of(await client.post("/api/conversations", json=body), 404)
    response = await client.post("/api/conversations", json=body)
    assert (await error_of(response, 429))["code"] == "te_veel_codes"
    assert int(response.headers["Retry-After"]) > 0
    await Visitor(client).begin()


async def test_a_right_code_after_wrong_ones_works_and_does_not_count(start, engine):
    engine.says = pauses
    client = await start(rate_limit=True)
    first = await Visitor(client).begin()
    await first.say("hallo")
    case = Case().at_stage("vragen").with_answer("gemeente", "Groningen", "gebruiker", NOW)
    cases.save(client.app[DATABASE], ids(engine)[0], case, NOW)
    await first.say("later verder")
    second = await Visitor(client).begin()
    for _ in range(int(CODES_PER_CONVERSATION.burst) - 1):
        await second.say("verder met code K7MP-4XQ3")
    opened, _ = await second.say(code_of(first))
    assert "geopend" in opened["text"]


async def test_the_button_at_the_start_says_where_to_type_the_code(first):
    visitor = await other(first)
    (said,) = await visitor.press("Verder met een code")
    assert "tekstvak" in said["text"]
    opened, _ = await visitor.say(code_of(first))
    assert "geopend" in opened["text"]
