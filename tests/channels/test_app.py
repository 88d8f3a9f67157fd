"""Around the API: health, headers, other websites, limits, the log."""

import asyncio
import logging

import pytest
from sqlalchemy import text
from yarl import URL

from channels.keys import DATABASE
from channels.limits import PER_CONVERSATION
from tests.channels.visitor import Visitor, error_of

BEGIN = {"json": {"channel": "website"}}


@pytest.mark.parametrize("path", ["/health", "/api/openapi.json", "/nergens", "/api/messages"])
async def test_every_response_is_guarded(client, path):
    headers = (await client.get(path)).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert all(policy[f"{kind}-src"] == "'self'" for kind in ("script", "style", "img", "connect", "font"))
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Python" not in headers["Server"]
    assert len(headers["X-Request-ID"]) == 32
    assert headers["Cache-Control"] == ("no-store" if path.startswith("/api") else "no-cache")


@pytest.mark.parametrize(
    "origin", ["https://kwaad.example", "null", "http://127.0.0.1", "http://[", "http://127.0.0.1:1"]
)
async def test_a_page_of_another_website_is_refused(client, origin):
    response = await client.post("/api/conversations", headers={"Origin": origin}, **BEGIN)
    await error_of(response, 403)
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_our_own_page_is_welcome(client):
    origin = str(client.make_url("")).rstrip("/")
    assert (await client.post("/api/conversations", headers={"Origin": origin}, **BEGIN)).status == 201


async def test_a_website_on_the_list_may_ask_and_read(start):
    origin = "https://campagne.example"
    client = await start(allowed_origins=frozenset({origin}))
    asked = await client.options(
        "/api/messages", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}
    )
    assert asked.status == 204
    assert asked.headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type"
    for response in (
        await client.post("/api/conversations", headers={"Origin": origin}, **BEGIN),
        await client.post("/api/messages", headers={"Origin": origin}, json={}),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == origin
        assert response.headers["Vary"] == "Origin"


async def test_somebody_in_a_great_hurry_has_to_wait(start):
    client = await start(rate_limit=True)
    hurried, calm = await Visitor(client).begin(), await Visitor(client).begin()
    replies = [await hurried.post(text="hallo") for _ in range(int(PER_CONVERSATION.burst) + 5)]
    assert replies[-1].status == 429
    assert int(replies[-1].headers["Retry-After"]) >= 1
    await error_of(replies[-1], 429)
    await calm.say("hallo")


async def test_a_program_has_to_wait_too(start):
    client = await start(rate_limit=True)
    statuses = {(await client.post("/api/messages", json={})).status for _ in range(400)}
    assert statuses == {400, 429}
    assert (await client.get("/health")).status == 200


async def test_the_log_has_no_content(client, engine, caplog):
    caplog.set_level(logging.INFO)
    visitor = await Visitor(client).begin()
    await visitor.say("geheimwoord bsn 999999990")
    await visitor.get("/api/applications/PW-2026-GEHEIM.pdf?x=geheimwoord")
    await client.get("/geheimwoord")
    await engine.stop()
    await visitor.post(text="geheimwoord")
    records = [one for one in caplog.records if one.name == "channels.requests"]
    assert {one.message for one in records} == {"request"}
    lines = [one.about for one in records]
    assert [set(line) for line in lines] == [{"method", "route", "status", "ms"}] * 5
    assert [line["route"] for line in lines] == [
        "/api/conversations",
        "/api/messages",
        "/api/applications/{reference}.pdf",
        "unknown",
        "/api/messages",
    ]
    for secret in ("geheimwoord", "GEHEIM", "999999990", visitor.token):
        assert secret not in caplog.text


async def test_a_line_of_the_log_cannot_be_made_from_outside(client, caplog):
    caplog.set_level(logging.INFO)
    forged = '%0a%7b%22status%22:200%7d%0d%1b%5b31m'
    for path in (f"/api/{forged}", f"/kennis/{forged}", f"/api/applications/A{forged}.pdf", f"/?campagne={forged}"):
        await client.get(URL(path, encoded=True), headers={"User-Agent": "{}", "Referer": "x", "X-Request-ID": "{}"})
    lines = [one.about for one in caplog.records if one.name == "channels.requests"]
    assert [line["method"] for line in lines] == ["GET"] * 4
    assert not any("31m" in one.getMessage() or "31m" in str(one.about) for one in caplog.records)


async def test_what_is_no_http_is_not_written_down(client, caplog):
    for sent in (b"GET /geheimwoord{} FORGED", b"\x16\x03\x01geheimwoord", b"GET / HTTP/1.1\r\na b: geheimwoord"):
        reader, writer = await asyncio.open_connection("127.0.0.1", client.server.port)
        writer.write(sent + b"\r\n\r\n")
        assert (await reader.readline()).startswith(b"HTTP/1.0 400 ")
        writer.close()
    assert caplog.text == ""


async def test_a_mistake_of_ours_shows_a_number_and_no_trace(start, engine, caplog):
    client = await start()
    visitor = await Visitor(client).begin()
    engine.says = lambda _body: [{"text": "geheimwoord", "buttons": [{"title": "zonder opdracht"}]}]
    response = await visitor.post(text="hallo")
    error = await error_of(response, 500)
    assert response.headers["X-Request-ID"] in error["action"]
    assert "KeyError" in caplog.text
    assert "geheimwoord" not in caplog.text + await response.text()


async def test_a_database_that_fails_is_told_as_being_away(client):
    visitor = await Visitor(client).begin()
    with client.app[DATABASE].session() as session:
        session.execute(text("DROP TABLE messages"))
    await error_of(await visitor.post(text="hallo"), 503)
