"""The proxy of deploy/, for real, in front of the real channels: TLS, HSTS, limits, only what is for the outside."""

import asyncio
import ipaddress
import json
import re
import ssl
import tempfile
import threading
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientConnectorSSLError, ClientSession, TCPConnector

from tests.channels.conftest import client, content, engine, start  # noqa: F401 (fixtures)
from tests.servers import proxy as proxies

pytestmark = pytest.mark.skipif(proxies.NGINX is None, reason="there is no nginx here: apt-get install nginx-light")
LOOPBACK = frozenset({ipaddress.ip_network("127.0.0.0/8")})


@pytest.fixture
def folder():
    """Where a plain user may come too."""
    with tempfile.TemporaryDirectory(prefix="pw-proxy-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest_asyncio.fixture
async def outside(start, folder):  # noqa: F811
    """A visitor, and the channels that he reaches through the proxy."""
    behind = await start(rate_limit=True, trusted_proxies=LOOPBACK, public_url="https://localhost")
    with proxies.running(folder, f"127.0.0.1:{behind.port}") as proxy:
        async with ClientSession(
            f"https://localhost:{proxy.https}", connector=TCPConnector(ssl=proxy.trust)
        ) as visitor:
            visitor.proxy, visitor.behind = proxy, behind
            yield visitor


def test_nginx_takes_the_configuration(folder):
    proxies._certificate(folder)
    assert proxies.checked(proxies.settled(folder, 8443, 8080, "127.0.0.1:8080")) == ""


async def test_a_conversation_through_the_proxy(outside, engine):  # noqa: F811
    begun = await outside.post("/api/conversations", json={"channel": "website"})
    assert begun.status == 201
    assert begun.headers.getall("Strict-Transport-Security") == ["max-age=31536000"]
    token = (await begun.json())["conversation"]
    said = await outside.post("/api/messages", json={"conversation": token, "text": "hallo"})
    assert said.status == 200

    number = said.headers["X-Request-ID"]
    assert engine.numbers == [number], "the number of the proxy goes along to the engine"
    lines = await _logged(outside.proxy.log, 2)
    assert [line["request"] for line in lines] == [begun.headers["X-Request-ID"], number]
    assert "127.0.0.1" not in json.dumps(lines)


async def _logged(file: Path, count: int) -> list[dict]:
    """The lines of the log, once there are so many: nginx writes one after its reply."""
    async with asyncio.timeout(10):
        while len(lines := file.read_text().splitlines()) < count:
            await asyncio.to_thread(threading.Event().wait, 0.02)
    return [json.loads(line) for line in lines]


async def test_our_own_page_behind_the_proxy_may_send(outside):
    origin = {"Origin": f"https://localhost:{outside.proxy.https}"}
    assert (await outside.post("/api/conversations", json={"channel": "website"}, headers=origin)).status == 201


@pytest.mark.parametrize("path", ["/metrics", "/ready", "/ready/self"])
async def test_what_is_for_the_inside_is_not_there(outside, path):
    assert (await outside.get(path)).status == 404
    assert (await outside.get("/health")).status == 200


async def test_plain_http_goes_to_https(outside):
    async with outside.get(f"http://localhost:{outside.proxy.http}/kennis?zoek=ww", allow_redirects=False) as sent:
        assert (sent.status, sent.headers["Location"]) == (308, "https://localhost/kennis?zoek=ww")


async def test_old_tls_is_refused(outside):
    old = ssl.create_default_context(cafile=None)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with pytest.raises(ClientConnectorSSLError):
        await outside.get("/health", ssl=old)
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        good = ssl.create_default_context(cafile=None)
        good.check_hostname, good.verify_mode = False, ssl.CERT_NONE
        good.minimum_version = good.maximum_version = version
        assert (await outside.get("/health", ssl=good)).status == 200


async def test_a_large_body_stops_at_the_proxy(outside, engine):  # noqa: F811
    refused = await outside.post("/api/messages", data=b"x" * 1_000_000)
    assert (refused.status, (await refused.json())["error"]["code"]) == (413, "te_groot")
    assert refused.headers["Strict-Transport-Security"]
    assert engine.turns == []


async def test_who_asks_is_who_the_proxy_saw_and_nobody_can_say_otherwise(outside):
    left = []
    for said in ("192.0.2.1", "192.0.2.2"):
        told = await outside.post(
            "/api/conversations", json={"channel": "website"}, headers={"X-Forwarded-For": said}
        )
        left.append(int(re.search(r'"new";r=(\d+)', told.headers["RateLimit"])[1]))
    assert left[1] == left[0] - 1, "one visitor, counted twice"


async def test_a_program_is_stopped_at_the_proxy_already(outside):
    replies = [await outside.get("/api/openapi.json") for _ in range(450)]
    assert {one.status for one in replies} == {200, 429}
    by_proxy = [one for one in replies if one.status == 429 and "RateLimit" not in one.headers]
    assert by_proxy, "the channels never saw these"
    assert (await by_proxy[0].json())["error"]["code"] == "te_veel"
    assert by_proxy[0].headers["Retry-After"] == "10"


async def test_without_channels_people_read_a_dutch_text(outside):
    await outside.behind.close()
    page, api = await outside.get("/"), await outside.get("/api/openapi.json")
    assert (page.status, page.content_type) == (503, "text/html")
    assert "Even niet bereikbaar" in await page.text()
    assert (api.status, (await api.json())["error"]["code"]) == (503, "even_niet_bereikbaar")
    assert all(one.headers["Strict-Transport-Security"] and one.headers["Retry-After"] for one in (page, api))
