"""A small server that speaks as the real API does: recorded replies, late, broken or not at all as a test wants.

The reply to a text or a button is the recording with that name, so a test says "uitslag" to see an outcome.
"""

import asyncio
import json
import threading
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from aiohttp import web

from channels.website.widget.routes import ADDRESS, widget

RECORDED = json.loads((Path(__file__).parent / "recorded" / "replies.json").read_text())
TOKEN = "recorded.conversation"
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proefpagina</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Proefpagina</h1><p>Een pagina met de assistent.</p>{body}</main>
<script src="{script}" {attributes} async></script></body></html>"""
STRICT = "default-src 'none'; script-src {origin}; connect-src {origin}; base-uri 'none'; form-action 'none'"


class Fake:
    """The server. `status` breaks the next reply; `lose` is how many are made and then lost on the way."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.page, self.attributes, self.headers = PAGE.replace("{body}", ""), "", {}
        self.status, self.lose = 200, 0
        self._replies: dict[str, list[dict[str, Any]]] = {}
        self._said: list[dict[str, Any]] = []
        self._titles: dict[str, str] = {}
        self._loop = asyncio.new_event_loop()
        self._go = asyncio.Event()
        self._go.set()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.base = self._do(self._start())

    def hold(self) -> None:
        """No reply from now on, until `release`."""
        self._loop.call_soon_threadsafe(self._go.clear)

    def release(self) -> None:
        """Give the replies that were held."""
        self._loop.call_soon_threadsafe(self._go.set)

    def news(self, name: str) -> None:
        """Something is said while nobody asks."""
        self._numbered(RECORDED[name])

    def close(self) -> None:
        """Close the port."""
        self._do(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _start(self) -> str:
        app = web.Application()
        app.add_routes(
            [
                web.get("/", self._page),
                web.get(ADDRESS, widget),
                web.post("/api/conversations", self._begin),
                web.get("/api/messages", self._missed),
                *(web.post(f"/api/{kind}", self._answer) for kind in ("messages", "cards", "codes")),
                web.post("/api/feedback", self._feedback),
                web.get("/api/applications/{file}", self._file),
            ]
        )
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    def _do(self, work: Awaitable[Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _page(self, _request: web.Request) -> web.Response:
        text = self.page.replace("{script}", self.base + ADDRESS).replace("{attributes}", self.attributes)
        policy = {"Content-Security-Policy": STRICT.format(origin=self.base)}
        return web.Response(text=text, content_type="text/html", headers={**policy, **self.headers})

    async def _begin(self, request: web.Request) -> web.Response:
        self.heard.append(("/api/conversations", await request.json()))
        self._said = []
        return await self._broken() or web.json_response(
            {"conversation": TOKEN, "messages": self._numbered(RECORDED["begin"])}, status=201
        )

    async def _missed(self, request: web.Request) -> web.Response:
        after = int(request.query["after"])
        return web.json_response({"messages": [one for one in self._said if one["seq"] > after]})

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.heard.append((request.path, body))
        await self._go.wait()
        if broken := await self._broken():
            return broken
        if body["request"] not in self._replies:
            name = self._wanted(request.path, body)
            if "error" in RECORDED[name]:
                return web.json_response(RECORDED[name], status=422)
            self._replies[body["request"]] = self._numbered(RECORDED[name])
        if self.lose:
            self.lose -= 1
            request.transport.close()
        return web.json_response({"messages": self._replies[body["request"]]})

    def _wanted(self, path: str, body: dict[str, Any]) -> str:
        """The name of the recording that answers this."""
        if path == "/api/cards":
            return "samenvatting" if "@" in body["values"]["email"] else "fouten"
        said = body.get("text") or self._titles.get(body.get("button", ""), "") or "vraag"
        return said if said in RECORDED else "antwoord"

    async def _feedback(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.heard.append((request.path, body))
        kept = {"message": body["message"], "helpful": body["helpful"], "masked": None}
        return await self._broken() or web.json_response(kept)

    async def _file(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        return web.Response(body=b"%PDF-1.7", content_type="application/pdf")

    async def _broken(self) -> web.Response | None:
        status, self.status = self.status, 200
        if status == 200:
            return None
        error = {"code": "storing", "message": "Er is een storing.", "action": "Probeer het over een minuut opnieuw."}
        return web.json_response({"error": error}, status=status)

    def _numbered(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        new = [{**one, "seq": len(self._said) + place} for place, one in enumerate(messages, 1)]
        self._said += new
        self._titles |= {button["id"]: button["title"] for one in new for button in one["buttons"]}
        return new
