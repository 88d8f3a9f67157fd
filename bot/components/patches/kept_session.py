"""Rasa makes a new HTTP session, so a new connection, for every call of an action, and writes its JSON slowly.

Here each endpoint keeps one, and writes as its server does (ujson). The action server keeps a connection open for
75 seconds; we let go of it well before that. When it was closed all the same, the call is made once more, and only
then: an action may not run twice.
"""

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

import ujson
from aiohttp import ClientConnectionResetError, ClientSession, ClientTimeout, ServerDisconnectedError, TCPConnector
from rasa.utils.endpoints import EndpointConfig

from bot.components.log_lines import HEADER, REQUEST

KEEP_ALIVE = 15  # seconds
CALL = ClientTimeout(total=8, connect=2)  # less than the channels wait for the whole turn
CLOSED = (ServerDisconnectedError, ClientConnectionResetError, ConnectionResetError, BrokenPipeError)

_request = EndpointConfig.request
_kept: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple, ClientSession]] = WeakKeyDictionary()


class Borrowed:
    """A kept session in the place of one that Rasa would close after the call."""

    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> "Borrowed":
        return self

    async def __aexit__(self, *_error: object) -> None:
        """The session stays open."""

    def request(self, *given: Any, timeout: object = None, **named: Any) -> Any:
        """As the session does it, with our own limit of time instead of Rasa's five minutes, and our own number."""
        number = {HEADER: REQUEST.get()} if REQUEST.get() else {}
        headers = {**named.pop("headers", {}), **number}
        return self._session.request(*given, timeout=CALL, headers=headers, **named)


def session(self: EndpointConfig) -> Borrowed:
    """The one session for this address and these headers."""
    mine = _kept.setdefault(asyncio.get_running_loop(), {})
    key = (self.url, tuple(sorted(self.headers.items())))
    if key not in mine or mine[key].closed:
        connector = TCPConnector(keepalive_timeout=KEEP_ALIVE, limit=200)
        mine[key] = ClientSession(headers=self.headers, connector=connector, json_serialize=ujson.dumps)
    return Borrowed(mine[key])


async def request(self: EndpointConfig, *given: Any, **named: Any) -> Any:
    """A call of the endpoint, made again when the connection turned out to be closed."""
    try:
        return await _request(self, *given, **dict(named))
    except CLOSED:
        return await _request(self, *given, **named)


async def close() -> None:
    """Close what was kept in this loop."""
    for one in _kept.pop(asyncio.get_running_loop(), {}).values():
        await one.close()


def apply() -> None:
    """Put both in the place of Rasa's own."""
    EndpointConfig.session = session
    EndpointConfig.request = request
