"""The token of the bot: from the login of its own organisation, or from the managed identity of the machine."""

import json

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from channels.teams.outside import OnThisMachine, Outside, token_of
from channels.teams.settings import Teams
from tests.channels.teams.microsoft import APP, TENANT


class Answered:
    """What `requests` gives back."""

    status_code, headers = 200, {}

    def __init__(self, body: dict) -> None:
        self.text = json.dumps(body)

    def json(self) -> dict:
        return json.loads(self.text)

    def raise_for_status(self) -> None:
        return None


async def test_a_secret_is_shown_to_the_login_of_its_own_organisation_once(monkeypatch):
    asked = []

    def request(_session, method: str, url: str, **given) -> Answered:
        asked.append((method, url, given.get("data") or {}))
        login = f"https://login.microsoftonline.com/{TENANT}"
        found = {"token_endpoint": f"{login}/oauth2/v2.0/token", "authorization_endpoint": login, "issuer": login}
        token = {"access_token": "van Microsoft", "expires_in": 3600, "token_type": "Bearer"}
        return Answered(token if method == "POST" else found)

    monkeypatch.setattr("requests.Session.request", request)
    token = token_of(Teams(APP, TENANT, "secret", "geheim", frozenset({TENANT})))
    assert [await token() for _ in range(3)] == ["van Microsoft"] * 3
    ((_, url, said),) = [one for one in asked if one[0] == "POST"]
    assert url == f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    assert said["client_id"] == APP
    assert said["client_secret"] == "geheim"
    assert said["scope"] == "https://api.botframework.com/.default"


async def test_a_managed_identity_asks_its_own_machine(monkeypatch):
    asked = []

    async def identity(request: web.Request) -> web.Response:
        asked.append((dict(request.query), request.headers["X-IDENTITY-HEADER"]))
        return web.json_response({"access_token": "van de machine", "expires_on": "9999999999", "resource": "x"})

    app = web.Application()
    app.router.add_get("/msi", identity)
    server = TestServer(app)
    await server.start_server()
    monkeypatch.setenv("IDENTITY_ENDPOINT", str(server.make_url("/msi")))
    monkeypatch.setenv("IDENTITY_HEADER", "kop")
    token = token_of(Teams(APP, TENANT, "identity", "", frozenset({TENANT})))
    assert [await token() for _ in range(2)] == ["van de machine"] * 2
    await server.close()
    ((query, header),) = asked
    assert (query["client_id"], query["resource"], header) == (APP, "https://api.botframework.com", "kop")


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.example/smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("http://smba.trafficmanager.net/emea/", False),
        ("https://127.0.0.1/", False),
        ("https://169.254.169.254/", False),
        ("https://[::1]/", False),
        ("", False),
        ("geen adres", False),
    ],
)
def test_only_hosts_of_microsoft_get_anything(url, allowed):
    assert Outside().hosts.is_allowed(url) is allowed


def test_without_a_bot_only_this_machine_gets_anything():
    hosts = OnThisMachine()
    assert hosts.is_allowed("http://127.0.0.1:56150/_connector")
    for url in ("https://smba.trafficmanager.net/emea/", "http://10.0.0.1/", "x", ""):
        assert not hosts.is_allowed(url)
