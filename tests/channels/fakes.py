"""An engine of twenty lines: it speaks the real protocol over HTTP, and says what a test tells it to."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

SECRET = "an engine secret for tests"


def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
    """What the engine says unless a test wants something else: the text, and two buttons."""
    buttons = [
        {"title": "Start de check", "payload": '/knop{"doe":"start_check"}'},
        {"title": "WW", "payload": '/knop{"veld":"situatie","waarde":"ww"}'},
    ]
    source = {"title": "Bron", "url": "https://voorbeeld.example", "date": "2021", "checked": None}
    said = body.get("text") or body["payload"]
    topical = {"article": "nugger-meedoen", "topic": "nuggers", "sources": [source]}
    return [{"text": f"U zei: {said}", **topical, "buttons": buttons}]


class FakeEngine:
    """Keeps every turn it got, with its number.

    `status` and `says` decide the reply, `held` when; `drop` closes connections first.
    """

    def __init__(self) -> None:
        self.turns: list[dict[str, Any]] = []
        self.numbers: list[str | None] = []
        self.says: Callable[[dict[str, Any]], Any] = answer
        self.status, self.drop, self.ready = 200, 0, True
        self.held: asyncio.Event | None = None
        self._server: TestServer | None = None
        self._port: int | None = None

    async def start(self) -> str:
        """Listen, on the same port as before if there was one, and give the URL."""
        await self.stop()
        app = web.Application()
        app.add_routes(
            [
                web.post("/webhooks/praktijkwijzer/webhook", self._turn),
                web.get("/webhooks/praktijkwijzer/", self._health),
                web.get("/webhooks/praktijkwijzer/actions", self._health),
            ]
        )
        self._server = TestServer(app, port=self._port)
        await self._server.start_server()
        self._port = self._server.port
        return f"http://127.0.0.1:{self._port}"

    async def stop(self) -> None:
        """Close the port."""
        if self._server is not None:
            await self._server.close()

    async def _turn(self, request: web.Request) -> web.Response:
        if self.drop:
            self.drop -= 1
            request.transport.close()
        assert request.headers["X-Engine-Secret"] == SECRET
        body = await request.json()
        self.turns.append(body)
        self.numbers.append(request.headers.get("X-Request-ID"))
        if self.held:
            await self.held.wait()
        return web.json_response({"messages": self.says(body)}, status=self.status)

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"}, status=200 if self.ready else 503)
