"""Microsoft on this machine: keys of our own at a login address, a Bot Connector, and a host that must hear nothing."""

import asyncio
import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from yarl import URL

from channels.teams.outside import OnThisMachine

APP = "11111111-1111-1111-1111-111111111111"
TENANT = "22222222-2222-2222-2222-222222222222"
ISSUER = "https://api.botframework.com"


class Only(OnThisMachine):
    """Hosts as in the world: one is Microsoft's, every other is foreign, also when it is on this machine."""

    def __init__(self, *origins: str) -> None:
        super().__init__()
        self._origins = {URL(one).origin() for one in origins}

    def is_allowed(self, url: str | URL) -> bool:
        return super().is_allowed(url) and URL(url).origin() in self._origins


@cache
def private(name: str) -> rsa.RSAPrivateKey:
    """A key of our own, made once: that takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Login:
    """The keys. `names`: what stands there; `status`: 200 or what it answers instead; `asked`: how often.

    `channels`: what the keys are for.
    """

    def __init__(self) -> None:
        self.keys = {name: private(name) for name in ("a", "b")}
        self.names, self.status, self.asked, self.channels = ["a"], 200, 0, ["msteams", "webchat"]
        app = web.Application()
        app.router.add_get("/keys", self._keys)
        self.server = TestServer(app)

    @property
    def url(self) -> str:
        return str(self.server.make_url("/keys"))

    def public(self, name: str) -> dict[str, Any]:
        made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.keys[name].public_key()))
        return {**made, "kid": name, "use": "sig", "endorsements": self.channels}

    def token(self, service: str, *, key: str = "a", kid: str | None = None, alg: str = "RS256", **claims: Any) -> str:
        """A token as Teams sends it; None takes a claim away."""
        now = int(time.time())
        usual = {"iss": ISSUER, "aud": APP, "exp": now + 3600, "nbf": now - 60, "serviceurl": service}
        said = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        return jwt.PyJWS().encode(json.dumps(said).encode(), self.keys[key], alg, headers={"kid": kid or key})

    async def _keys(self, _request: web.Request) -> web.Response:
        self.asked += 1
        return web.json_response({"keys": [self.public(name) for name in self.names]}, status=self.status)


class Service:
    """The Bot Connector: keeps what it took. `answers` gives (status, headers) for each next message, then 201.

    While `silent` is set, a message to a conversation in it is held, and taken when the event is set.
    """

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.updated: list[dict[str, Any]] = []
        self.typing = 0
        self.tokens: list[str | None] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.silent: dict[str, asyncio.Event] = {}
        self.came = asyncio.Event()
        self.profile: dict[str, Any] = {"id": "u", "name": "Noor de Vries", "email": "n.devries@voorbeeld.example"}
        app = web.Application()
        app.router.add_post("/v3/conversations/{talk}/activities", self._take)
        app.router.add_put("/v3/conversations/{talk}/activities/{id}", self._update)
        app.router.add_get("/v3/conversations/{talk}/members/{user}", self._member)
        app.router.add_route("*", "/{rest:.*}", self._other)
        self.server = TestServer(app)
        self.others = 0

    @property
    def url(self) -> str:
        return str(self.server.make_url("/"))

    async def until(self, true: Callable[[], Any]) -> None:
        """Wait until something that came makes it true."""
        async with asyncio.timeout(10):
            while not true():
                self.came.clear()
                await self.came.wait()

    async def _take(self, request: web.Request) -> web.Response:
        self.tokens.append(request.headers.get("Authorization"))
        body = {**await request.json(), "to": request.match_info["talk"]}
        if body["type"] == "typing":
            self.typing += 1
            return web.json_response({}, status=202)
        if self.answers:
            status, headers = self.answers.pop(0)
            if status >= 300:
                self.came.set()
                return web.json_response({"error": {"code": "x"}}, status=status, headers=headers)
        if held := self.silent.get(body["to"]):
            self.came.set()
            await held.wait()
        self.sent.append(body)
        self.came.set()
        return web.json_response({"id": f"m{len(self.sent)}"}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        self.updated.append({**await request.json(), "to": request.match_info["talk"], "id": request.match_info["id"]})
        self.came.set()
        return web.json_response({"id": request.match_info["id"]})

    async def _member(self, _request: web.Request) -> web.Response:
        return web.json_response(self.profile)

    async def _other(self, _request: web.Request) -> web.Response:
        self.others += 1
        return web.json_response({}, status=404)
