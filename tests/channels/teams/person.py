"""Somebody in Teams, as a test writes it."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from tests.channels.teams.microsoft import APP, TENANT, Login, Service

NUMBERS = count(1)


@dataclass
class Person:
    """One person in one conversation of Teams. `kind`: personal, groupChat or channel."""

    client: TestClient
    login: Login
    service: Service
    user: str = "29:noor"
    talk: str = "a:eigen-chat"
    kind: str = "personal"
    tenant: str = TENANT
    token: dict[str, Any] = field(default_factory=dict)

    def activity(self, type_: str = "message", **given: Any) -> dict[str, Any]:
        return {
            "type": type_,
            "id": f"act-{next(NUMBERS)}",
            "channelId": "msteams",
            "serviceUrl": self.service.url,
            "from": {"id": self.user, "name": "Noor de Vries"},
            "recipient": {"id": f"28:{APP}", "name": "Praktijkwijzer"},
            "conversation": {"id": self.talk, "conversationType": self.kind, "tenantId": self.tenant},
            "channelData": {"tenant": {"id": self.tenant}},
            "locale": "nl-NL",
            **given,
        }

    async def post(self, activity: Any, authorization: str | None = None) -> ClientResponse:
        given = authorization or f"Bearer {self.login.token(self.service.url, **self.token)}"
        return await self.client.post("/teams/messages", json=activity, headers={"Authorization": given})

    async def does(self, type_: str = "message", **given: Any) -> ClientResponse:
        response = await self.post(self.activity(type_, **given))
        assert response.status in (200, 202), await response.text()
        return response

    async def says(self, text: str, more: int = 1, **given: Any) -> list[dict[str, Any]]:
        """Type something, and wait for so many messages."""
        before = len(self.service.sent)
        await self.does(text=text, **given)
        return await self.hears(before + more)

    async def hears(self, total: int) -> list[dict[str, Any]]:
        """Wait until so many messages came in all; the last of them."""
        await self.service.until(lambda: len(self.service.sent) >= total)
        return self.service.sent

    async def executes(self, data: dict[str, Any], on: str | None = None) -> dict[str, Any]:
        """Press something with Action.Execute; what the press is answered with."""
        value = {"action": {"type": "Action.Execute", "verb": "knop", "data": data}, "trigger": "manual"}
        where = {"replyToId": on} if on else {}
        response = await self.does("invoke", name="adaptiveCard/action", value=value, **where)
        return await response.json()

    def card(self, place: int = -1) -> dict[str, Any]:
        """The card of a message that came."""
        return self.service.sent[place]["attachments"][0]["content"]


def words(card: Any) -> str:
    """Every text in a card."""
    if isinstance(card, dict):
        return " ".join(words(card[name]) for name in card if name not in ("fallbackText", "speak"))
    return " ".join(map(words, card)) if isinstance(card, list) else card if isinstance(card, str) else ""


def presses(card: Any) -> list[tuple[str, dict[str, Any]]]:
    """What can be pressed in a card: title and data."""
    found = []
    if isinstance(card, dict):
        if card.get("type") in ("Action.Execute", "Action.Submit"):
            found.append((card.get("title", ""), card.get("data") or {}))
        for value in card.values():
            found += presses(value)
    if isinstance(card, list):
        for value in card:
            found += presses(value)
    return found


async def quiet() -> None:
    """Let everything that can happen now happen."""
    for _ in range(50):
        await asyncio.sleep(0)
