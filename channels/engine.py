"""The one client of the engine, or of several. Everything that can go wrong there is EngineDown here."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import (
    ClientConnectionResetError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    ServerDisconnectedError,
    TCPConnector,
)

from applications.log_lines import HEADER, REQUEST
from channels.errors import EngineDown
from channels.metrics import Metrics
from channels.replicas import Replicas
from channels.settings import Settings

TURN = ClientTimeout(total=9, connect=2)  # less than `late.PATIENCE`
PROBE = ClientTimeout(total=2)  # who asks has less patience (channels/probing.py)
# Shorter than the engine keeps a connection open, so that we seldom write into one it has just closed.
KEEP_ALIVE = 3
# Turns that an engine is given at once; the others wait here, in order. It lets in one new connection each time it has
# looked at all others, so in a larger crowd whoever came last was passed over for up to eight seconds.
AT_ONCE = 64
_AWAY = (ClientConnectorError, ConnectionTimeoutError)
_CLOSED = (ServerDisconnectedError, ClientConnectionResetError, ClientOSError, ConnectionResetError, BrokenPipeError)
NOT_YET = 503  # an engine that has no model yet, or stops

DOOR = "/webhooks/praktijkwijzer/"

log = logging.getLogger(__name__)


class Engine:
    """Turns and health over one kept session."""

    def __init__(self, session: ClientSession, engine_url: str, metrics: Metrics | None = None) -> None:
        self._session, self._metrics = session, metrics or Metrics()
        doors = [f"{one.strip()}{DOOR}" for one in engine_url.split(",")]
        self._replicas = Replicas(doors)
        self._places = asyncio.Semaphore(AT_ONCE * len(doors))
        # Only an engine reaches the action server, so it is the one to ask.
        self._health = {"engine": doors, "actions": [f"{one}actions" for one in doors]}

    async def turn(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        """One turn: {sender, text or payload, metadata} → at least one message. Raises EngineDown."""
        try:
            async with self._places:
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
        """By the first engine that can be reached. Once more when a connection turned out to be closed.

        The engine knows a turn by its mark: one that it took, and whose reply was lost, is not taken twice.
        """
        places, closed = self._replicas.order(), False
        for place, address in enumerate(places):
            last = place == len(places) - 1
            try:
                status, answer = await self._post_once(address, body)
            except _AWAY:
                self._replicas.away(address)
                if last:
                    raise
            except _CLOSED:
                if closed:
                    raise
                closed = True
                places.append(address)
            else:
                if status != NOT_YET or last:
                    return status, answer
                self._replicas.away(address)
        raise EngineDown("unreachable")

    async def _post_once(self, address: str, body: dict[str, Any]) -> tuple[int, Any]:
        request = {HEADER: REQUEST.get()} if REQUEST.get() else {}
        async with self._session.post(f"{address}webhook", json=body, headers=request, timeout=TURN) as response:
            return response.status, await response.json(content_type=None)

    def probes(self) -> dict[str, Callable[[], Awaitable[bool]]]:
        """How to ask whether an engine (its model answers) and the action server are ready."""
        return {name: partial(self._any_answers, urls) for name, urls in self._health.items()}

    async def _any_answers(self, urls: list[str]) -> bool:
        return any(await asyncio.gather(*map(self._answers, urls)))

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
