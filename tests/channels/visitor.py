"""Somebody who uses the API, as a test writes it."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient


@dataclass
class Visitor:
    """One conversation of one person. `messages` is all that was said to them."""

    client: TestClient
    token: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)

    async def begin(self, **given: Any) -> "Visitor":
        response = await self.client.post("/api/conversations", json={"channel": "website", **given})
        assert response.status == 201, await response.text()
        body = await response.json()
        self.token, self.messages = body["conversation"], body["messages"]
        return self

    async def post(self, path: str = "/api/messages", **body: Any) -> ClientResponse:
        return await self.client.post(path, json={"conversation": self.token, **body})

    async def say(self, text: str, **more: Any) -> list[dict[str, Any]]:
        return await self._new(await self.post(text=text, **more))

    async def press(self, title: str, **more: Any) -> list[dict[str, Any]]:
        return await self._new(await self.post(button=self.button(title), **more))

    async def fill(self, values: dict[str, Any], **more: Any) -> ClientResponse:
        return await self.post("/api/cards", card="contact", values=values, **more)

    def button(self, title: str) -> str:
        """The id of the newest button with this title."""
        buttons = [one for message in self.messages for one in message["buttons"]]
        return next(one["id"] for one in reversed(buttons) if one["title"] == title)

    async def get(self, path: str) -> ClientResponse:
        return await self.client.get(path, headers={"Authorization": f"Bearer {self.token}"})

    async def _new(self, response: ClientResponse) -> list[dict[str, Any]]:
        assert response.status == 200, await response.text()
        new = (await response.json())["messages"]
        self.messages += new
        return new


async def error_of(response: ClientResponse, status: int) -> dict[str, Any]:
    """The error in a reply, which must be whole and in Dutch shape."""
    assert response.status == status, await response.text()
    error = (await response.json())["error"]
    assert error["code"]
    assert error["message"]
    assert error["action"]
    return error
