"""The one client of the engine. Everything that can go wrong there is EngineDown here."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import (
    ClientConnectionResetError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ServerDisconnectedError,
    TCPConnector,
)

from applications.log_lines import HEADER, REQUEST
from channels.errors import EngineDown
from channels.metrics import Metrics
from channels.settings import Settings

TURN = ClientTimeout(total=9, connect=2)  # less than `late.PATIENCE`
PROBE = ClientTimeout(total=2)  # who asks has less patience (channels/probing.py)
# Shorter than the engine keeps a connection open, so that we seldom write into one it has just closed.
KEEP_ALIVE = 3
_CLOSED = (ServerDisconnectedError, ClientConnectionResetError, ConnectionResetError, BrokenPipeError)

log = logging.getLogger(__name__)


class Engine:
    """Turns and health over one kept session."""

    def __init__(self, session: ClientSession, engine_url: str, metrics: Metrics | None = None) -> None:
        self._session, self._metrics = session, metrics or Metrics()
        self._webhook = f"{engine_url}/webhooks/praktijkwijzer/webhook"
        # Only the engine reaches the action server, so it is the one to ask.
        self._health = {
            "engine": f"{engine_url}/webhooks/praktijkwijzer/",
            "actions": f"{engine_url}/webhooks/praktijkwijzer/actions",
        }

    async def turn(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        """One turn: {sender, text or payload, metadata} → at least one message. Raises EngineDown."""
        try:
            status, answer = await self._post(body)
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            log.warning("engine unreachable: %s", type(error).__name__)
            self._metrics.engine_failed("unreachable")
            raise EngineDown("unreachable") from error
        messages = answer.get("messages") if status == 200 and isinstance(answer, dict) else None
        if not _are_messages(messages):
            log.warning("engine gave no turn: status %s", status)
            self._metrics.engine_failed("no_turn")
            raise EngineDown(f"no turn, status {status}")
        return messages

    async def _post(self, body: dict[str, Any]) -> tuple[int, Any]:
        """Once more when the connection turned out to be closed, and only then: a turn may not run twice."""
        try:
            return await self._post_once(body)
        except _CLOSED:
            return await self._post_once(body)

    async def _post_once(self, body: dict[str, Any]) -> tuple[int, Any]:
        request = {HEADER: REQUEST.get()} if REQUEST.get() else {}
        async with self._session.post(self._webhook, json=body, headers=request, timeout=TURN) as response:
            return response.status, await response.json(content_type=None)

    def probes(self) -> dict[str, Callable[[], Awaitable[bool]]]:
        """How to ask whether the engine (its model answers) and the action server are ready."""
        return {name: partial(self._answers, url) for name, url in self._health.items()}

    async def _answers(self, url: str) -> bool:
        try:
            async with self._session.get(url, timeout=PROBE) as response:
                return response.status == 200
        except (ClientError, TimeoutError, OSError):
            return False


def _are_messages(answer: Any) -> bool:
    """At least one message: an empty turn would reach the user as silence."""
    return isinstance(answer, list) and answer != [] and all(isinstance(one, dict) for one in answer)


@asynccontextmanager
async def open_engine(settings: Settings, metrics: Metrics | None = None) -> AsyncIterator[Engine]:
    """The client with its session, closed at the end."""
    session = ClientSession(
        connector=TCPConnector(keepalive_timeout=KEEP_ALIVE, limit=200),
        headers={"X-Engine-Secret": settings.engine_secret},
    )
    async with session:
        yield Engine(session, settings.engine_url, metrics)
