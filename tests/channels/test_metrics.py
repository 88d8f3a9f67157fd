"""The figures behind the second door: what happened, and nothing of whom."""

import ipaddress

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer, unused_port
from prometheus_client.parser import text_string_to_metric_families

from applications import beats, tables
from channels.errors import SettingsError
from channels.inside import build_inside
from channels.keys import DATABASE
from channels.settings import from_environ
from channels.watching import Watching
from tests.channels.conftest import NOW
from tests.channels.test_settings import NEEDED
from tests.channels.visitor import Visitor

PREFIX = "praktijkwijzer_"


@pytest_asyncio.fixture
async def inside(client):
    async with TestClient(TestServer(build_inside(client.app))) as door:
        yield door


async def figures(inside) -> dict[tuple, float]:
    """(name, label values …) → value."""
    response = await inside.get("/metrics")
    assert response.status == 200
    assert response.headers["Content-Type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(await response.text())
    samples = [one for family in families for one in family.samples]
    return {(one.name.removeprefix(PREFIX), *one.labels.values()): one.value for one in samples}


async def test_turns_are_counted_by_kind_and_outcome(client, engine, inside):
    visitor = await Visitor(client).begin()
    await visitor.say("mijn bsn is 999999990 en mijn mail is a@voorbeeld.example")
    await visitor.press("WW")
    await visitor.post(text="")
    await visitor.post(button="geen-knop-van-ons")
    await engine.stop()
    await visitor.post(text="hallo")

    found = await figures(inside)

    assert found["turns_total", "begin", "answered"] == 1
    assert found["turns_total", "text", "answered"] == 1
    assert found["turns_total", "button", "answered"] == 1
    assert found["turns_total", "text", "refused"] == 1
    assert found["turns_total", "button", "refused"] == 1
    assert found["turns_total", "text", "engine_down"] == 1
    assert found["engine_failures_total", "unreachable"] == 1
    assert found["masked_total", "bsn"] == found["masked_total", "email"] == 1
    assert found["turn_seconds_count", "text"] == 3
    assert found["request_seconds_count", "/api/messages", "2xx"] == 2
    assert found["request_seconds_count", "/api/messages", "5xx"] == 1


async def test_an_engine_that_says_nothing_and_a_mistake_of_ours_are_told_apart(client, engine, inside):
    visitor = await Visitor(client).begin()
    engine.says = lambda _body: []
    await visitor.post(text="hallo")
    engine.says = lambda _body: [{"text": "x", "buttons": [{"title": "zonder opdracht"}]}]
    await visitor.post(text="hallo")
    found = await figures(inside)
    assert found["engine_failures_total", "no_turn"] == 1
    assert found["turns_total", "text", "engine_down"] == 1
    assert found["turns_total", "text", "failed"] == 1


async def test_who_had_to_wait_is_counted(start):
    client = await start(rate_limit=True)
    visitor = await Visitor(client).begin()
    statuses = [(await visitor.post(text="hallo")).status for _ in range(40)]
    async with TestClient(TestServer(build_inside(client.app))) as door:
        found = await figures(door)
    assert found["rate_limited_total", "/api/messages"] == statuses.count(429) > 0


async def test_mail_and_the_worker_are_told_from_the_database(client, inside):
    box = {"kind": "aanmelding", "reference": "PW-1", "version": 1, "recipient": b"", "error": "", "attempts": 0}
    with client.app[DATABASE].session() as session:
        for number, state in enumerate(("wacht", "wacht", "mislukt", "verstuurd")):
            session.add(tables.Outgoing(**box, message_id=str(number), state=state, due=NOW, at=NOW))
    assert str((await figures(inside))["worker_seen_seconds",]) == "nan"
    beats.beat(client.app[DATABASE], NOW - beats.LATE / 2)
    found = await figures(inside)
    assert (found["outbox", "wacht"], found["outbox", "mislukt"]) == (2, 1)
    assert ("outbox", "verstuurd") not in found
    assert found["worker_seen_seconds",] == 30


async def test_the_figures_name_nobody(client, inside):
    visitor = await Visitor(client).begin(region="AM01")
    await visitor.say("ik ben Geheim de Vries, 06-12345678, geheimwoord")
    await visitor.get("/api/applications/PW-2026-GEHEIM.pdf?x=geheimwoord")
    await client.get("/geheimwoord")
    text = await (await inside.get("/metrics")).text()
    for secret in ("eheim", "GEHEIM", "12345678", visitor.token, "127.0.0.1", "AM01"):
        assert secret not in text


async def test_the_public_door_has_no_figures(client):
    assert (await client.get("/metrics")).status == 404


async def test_the_second_door_is_open_only_when_it_has_a_port(start):
    port = unused_port()
    await start(watching=Watching(port=port))
    async with ClientSession(f"http://127.0.0.1:{port}") as outside:
        assert (await outside.get("/metrics")).status == 200
        assert "missing" in await (await outside.get("/ready")).json()
        assert (await outside.get("/")).status == 404


async def test_a_second_door_that_cannot_open_stops_the_start(start, aiohttp_server):
    taken = (await aiohttp_server(web.Application())).port
    with pytest.raises(SettingsError, match="METRICS_PORT"):
        await start(watching=Watching(port=taken))


def test_the_settings_of_being_watched():
    assert from_environ(NEEDED).watching == Watching()
    given = {"METRICS_PORT": "9100", "METRICS_HOST": "0.0.0.0", "SECURITY_CONTACT": "mailto:a@voorbeeld.example"}
    assert from_environ({**NEEDED, **given}).watching == Watching("0.0.0.0", 9100, "mailto:a@voorbeeld.example")


@pytest.mark.parametrize("contact", ["a@voorbeeld.example", "http://a.example", "mailto:", "https:", "mailto:a\nb"])
def test_a_contact_of_another_kind_is_named(contact):
    with pytest.raises(SettingsError, match="SECURITY_CONTACT"):
        from_environ({**NEEDED, "SECURITY_CONTACT": contact})


async def test_a_request_keeps_its_number_when_a_proxy_of_ours_gave_one(start, engine):
    number = {"X-Request-ID": "nummer-van-de-proxy-1"}
    behind = await start(trusted_proxies=frozenset({ipaddress.ip_network("127.0.0.1")}))
    response = await behind.post("/api/conversations", json={"channel": "website"}, headers=number)
    token = (await response.json())["conversation"]
    assert response.headers["X-Request-ID"] == number["X-Request-ID"]

    await behind.post("/api/messages", json={"conversation": token, "text": "hallo"}, headers=number)
    assert engine.numbers == [number["X-Request-ID"]]

    stranger = await (await start()).get("/health", headers=number)
    assert stranger.headers["X-Request-ID"] != number["X-Request-ID"]
