"""One way to talk with an assistant, for each that is compared: begin a conversation, say something, hear the reply."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from aiohttp import ClientError, ClientSession

from applications import conversations
from applications.database import Database

AUDIENCE = "werkgever"


class Lost(Exception):
    """No reply came back: an error, or silence."""


@dataclass(frozen=True)
class Reply:
    """What was said, and whether that was the text of an article."""

    text: str
    answers: bool


class Side(Protocol):
    """An assistant to talk with."""

    name: str

    async def open(self) -> str:
        """A new conversation."""

    async def say(self, conversation: str, text: str) -> Reply:
        """The reply to one message. Raises Lost."""


@dataclass(frozen=True)
class Public:
    """Our assistant as the widget reaches it."""

    session: ClientSession
    base: str
    name: str = "ours"

    async def open(self) -> str:
        """The token of a new conversation."""
        body = {"channel": "website", "audience": AUDIENCE}
        return (await post(self.session, f"{self.base}/api/conversations", body, 201))["conversation"]

    async def say(self, conversation: str, text: str) -> Reply:
        """Typed text, as everybody types it."""
        body = {"conversation": conversation, "text": text}
        return _ours(await post(self.session, f"{self.base}/api/messages", body))


@dataclass(frozen=True)
class Bare:
    """Our engine and action server without the channels in front: no guard, no history, no buttons kept."""

    session: ClientSession
    base: str
    secret: str
    database: Database
    today: date
    name: str = "engine"

    async def open(self) -> str:
        """A conversation that stands in the database, as the actions expect."""
        about = {"channel": "website", "audience": AUDIENCE, "region": None, "today": None}
        return conversations.create(self.database, **about, now=datetime.now(UTC))

    async def say(self, conversation: str, text: str) -> Reply:
        """A turn as the channels ask for it."""
        about = {"channel": "website", "audience": AUDIENCE, "region": None, "today": self.today.isoformat()}
        body = {"sender": conversation, "text": text, "metadata": {**about, "turn": uuid.uuid4().hex}}
        headers = {"X-Engine-Secret": self.secret}
        return _ours(await post(self.session, f"{self.base}/webhooks/praktijkwijzer/webhook", body, headers=headers))


@dataclass(frozen=True)
class Stock:
    """The stock project over the REST channel that comes with Rasa."""

    session: ClientSession
    base: str
    known: Callable[[str], bool]
    name: str = "stock"

    async def open(self) -> str:
        """Any name: this channel takes the sender from the client."""
        return uuid.uuid4().hex

    async def say(self, conversation: str, text: str) -> Reply:
        """A message. The texts of the reply come in pieces."""
        body = {"sender": conversation, "message": text}
        pieces = await post(self.session, f"{self.base}/webhooks/rest/webhook", body)
        said = "\n\n".join(one["text"] for one in pieces)
        if not said:
            raise Lost("silence")
        return Reply(said, self.known(said))


async def post(
    session: ClientSession, url: str, body: dict, status: int = 200, headers: dict[str, str] | None = None
) -> Any:
    """JSON for JSON. Raises Lost for anything else."""
    try:
        async with session.post(url, json=body, headers=headers) as response:
            if response.status != status:
                raise Lost(f"status {response.status}")
            return await response.json()
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        raise Lost(type(error).__name__) from error


def _ours(answer: dict[str, Any]) -> Reply:
    messages = answer["messages"]
    said = "\n\n".join(one["text"] for one in messages)
    if not said:
        raise Lost("silence")
    return Reply(said, any(one.get("article") for one in messages))
