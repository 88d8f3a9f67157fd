"""Signing in through an organisation: with a real provider, and with tokens that cannot be trusted."""

import re
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from applications import accounts
from channels.desk.oidc import SignIn, SignInFailed, UnderWay
from channels.keys import DATABASE
from channels.settings import Provider as Settings
from tests.channels.conftest import NOW
from tests.channels.desk.conftest import Colleague
from tests.servers import provider as servers
from tools.trial import free_ports


@pytest.fixture(scope="module")
def real() -> Iterator[servers.Provider]:
    with servers.running() as running:
        yield running


@pytest.fixture
async def desk(real, start) -> TestClient:
    """A server whose colleagues sign in at the real provider."""
    base = f"http://127.0.0.1:{free_ports(1)[0]}"  # the provider sends people there; the tests go themselves
    known = real.registered(f"{base}/loket/inloggen/terug")
    settings = Settings(known.issuer, known.client_id, known.client_secret, frozenset({"jan@voorbeeld.example"}))
    return await start(provider=settings, public_url=base)


async def signed_in(client: TestClient, sub: str, changed: dict[str, str] | None = None) -> aiohttp.ClientResponse:
    """Go to the provider, say who you are there, and come back with what it gave."""
    client.session.cookie_jar.clear()  # another browser
    response = await client.get("/loket/inloggen/organisatie?verder=/loket/logboek", allow_redirects=False)
    assert response.status == 303
    cookie = response.cookies["loket-inloggen"].value
    async with (
        aiohttp.ClientSession() as session,
        session.post(response.headers["Location"], data={"sub": sub}, allow_redirects=False) as there,
    ):
        back = urlsplit(there.headers["Location"])
    query = {**{name: values[0] for name, values in parse_qs(back.query).items()}, **(changed or {})}
    client.session.cookie_jar.clear()
    headers = {"Cookie": f"loket-inloggen={cookie}"}
    return await client.get(back.path, params=query, headers=headers, allow_redirects=False)


async def test_who_signs_in_first_has_no_role_and_is_told_so(desk):
    response = await signed_in(desk, "u-2")
    assert (response.status, response.headers["Location"]) == (303, "/loket/logboek")
    els = Colleague(desk, response.cookies["loket"].value)
    assert "Uw rol geeft geen toegang" in await els.page("/loket/logboek", 403)
    assert "U bent ingelogd als Els Bakker" in await els.page("/loket")


async def test_an_administrator_named_in_the_settings_gives_roles(desk):
    els = Colleague(desk, (await signed_in(desk, "u-2")).cookies["loket"].value)
    jan = Colleague(desk, (await signed_in(desk, "u-1")).cookies["loket"].value)
    page = await jan.page("/loket/collegas")
    jan.csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    number = next(one.id for one in accounts.listed(desk.server.app[DATABASE]) if one.name == "Els Bakker")
    response = await jan.post(f"/loket/collegas/{number}", rol="medewerker", regio="AM01", actief="ja")
    assert (response.status, response.headers["Location"]) == (303, "/loket/collegas?gedaan=collega")
    await els.page("/loket/aanmeldingen")
    again = Colleague(desk, (await signed_in(desk, "u-2")).cookies["loket"].value)
    await again.page("/loket/aanmeldingen")
    await jan.post(f"/loket/collegas/{number}", rol="medewerker", regio="AM01")
    assert (await els.get("/loket/aanmeldingen")).status == 303
    assert (await signed_in(desk, "u-2")).status == 401


async def test_the_last_administrator_stays(desk):
    jan = Colleague(desk, (await signed_in(desk, "u-1")).cookies["loket"].value)
    page = await jan.page("/loket/collegas")
    jan.csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    number = next(one.id for one in accounts.listed(desk.server.app[DATABASE]) if one.name == "Jan de Vries")
    response = await jan.post(f"/loket/collegas/{number}", rol="redactie", actief="ja")
    assert response.status == 422
    await jan.page("/loket/collegas")


@pytest.mark.parametrize(
    "changed",
    [{"state": "x"}, {"state": ""}, {"code": "x"}, {"code": ""}, {"error": "access_denied"}],
    ids=lambda changed: "".join(changed),
)
async def test_what_did_not_begin_here_or_was_changed_on_the_way_is_refused(desk, changed):
    response = await signed_in(desk, "u-1", changed)
    assert response.status == 401
    assert "loket" not in response.cookies


async def test_a_code_works_once(desk):
    response = await signed_in(desk, "u-1")
    again = await desk.get(response.url.path_qs, allow_redirects=False)
    assert again.status == 401


async def test_passwords_and_the_local_account_do_not_exist_beside_a_provider(desk):
    db = desk.server.app[DATABASE]
    password = accounts.new_password(db, NOW)
    response = await desk.post("/loket/inloggen", data={"naam": "beheer", "wachtwoord": password})
    assert response.status == 404
    assert "Log in via uw organisatie" in await (await desk.get("/loket/inloggen")).text()


async def test_a_provider_that_is_away_gives_a_page_and_no_trace(start):
    away = Settings(f"http://127.0.0.1:{free_ports(1)[0]}", "client", "secret")
    client = await start(provider=away)
    response = await client.get("/loket/inloggen/organisatie", allow_redirects=False)
    assert response.status == 401
    assert "lukte niet" in await response.text()


# --- tokens that cannot be trusted, from a provider that says whatever a test wants ---

KEY, OTHER = RSAKey.generate_key(2048, {"kid": "a"}), RSAKey.generate_key(2048, {"kid": "a"})
UNDER_WAY = UnderWay("state", "nonce", "verifier", "/loket", 0)


def claims(issuer: str, **changed) -> dict:
    now = int(time.time())
    right = {"iss": issuer, "aud": "client", "sub": "u-9", "exp": now + 300, "iat": now, "nonce": "nonce", "name": "An"}
    return {name: value for name, value in {**right, **changed}.items() if value is not None}


class Says:
    """A provider of twenty lines: `token` makes the ID token from its own address."""

    def __init__(self, token) -> None:
        self.token, self.issuer = token, ""

    async def start(self) -> TestServer:
        app = web.Application()
        app.add_routes(
            [
                web.get("/.well-known/openid-configuration", self._about),
                web.get("/jwks", self._keys),
                web.post("/token", self._token),
            ]
        )
        server = TestServer(app)
        await server.start_server()
        self.issuer = f"http://127.0.0.1:{server.port}"
        return server

    async def _about(self, _request: web.Request) -> web.Response:
        named = {f"{name}_endpoint": f"{self.issuer}/{name[:5]}" for name in ("authorization", "token")}
        return web.json_response({"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks", **named})

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response({"keys": [KEY.as_dict(private=False)]})

    async def _token(self, _request: web.Request) -> web.Response:
        return web.json_response({"id_token": self.token(self.issuer), "access_token": "t"})


def signed(issuer: str, key=KEY, header=None, **changed) -> str:
    return jwt.encode(header or {"alg": "RS256", "kid": "a"}, claims(issuer, **changed), key)


def unsigned(issuer: str) -> str:
    _head, body, _mark = signed(issuer).split(".")
    return f"eyJhbGciOiJub25lIn0.{body}."


def by_public_key(issuer: str) -> str:
    """Signed with what everybody may know, as if it were a shared secret."""
    public = OctKey.import_key(KEY.as_pem(private=False))
    return jwt.encode({"alg": "HS256", "kid": "a"}, claims(issuer), public)


BAD = {
    "another nonce": lambda issuer: signed(issuer, nonce="x"),
    "no nonce": lambda issuer: signed(issuer, nonce=None),
    "for another client": lambda issuer: signed(issuer, aud="x"),
    "for another party": lambda issuer: signed(issuer, aud=["client", "x"], azp="x"),
    "from another issuer": lambda _: signed("https://elders.example"),
    "expired": lambda issuer: signed(issuer, exp=int(time.time()) - 3600),
    "without an end": lambda issuer: signed(issuer, exp=None),
    "of nobody": lambda issuer: signed(issuer, sub=None),
    "of an empty somebody": lambda issuer: signed(issuer, sub=""),
    "by another key": lambda issuer: signed(issuer, OTHER),
    "unsigned": unsigned,
    "by the public key": by_public_key,
    "no token": lambda _: "",
    "no JWT": lambda _: "a.b.c",
}


async def person(token) -> object:
    says = Says(token)
    server = await says.start()
    try:
        return await SignIn(Settings(says.issuer, "client", "secret"), "http://x/terug").person("code", UNDER_WAY)
    finally:
        await server.close()


async def test_a_good_token_tells_who_it_is():
    found = await person(signed)
    assert (found.name, found.is_admin) == ("An", False)
    assert found.subject.endswith("|u-9")


@pytest.mark.parametrize("kind", BAD)
async def test_a_token_that_cannot_be_trusted_signs_nobody_in(kind):
    with pytest.raises(SignInFailed):
        await person(BAD[kind])
