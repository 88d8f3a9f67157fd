"""The order among all processes that share a Redis: a row of tickets per name.

Everything about a row happens in one step inside Redis, so two processes never both think that they are first. Who
waits or works says every so often that he is still there; who does not is passed over after `LIFE`. Should somebody be
passed over who still works (his process stood still), then what he writes is refused: the stores count.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from turnstile.errors import Busy, Lost
from turnstile.here import PATIENCE

LIFE = 5.0  # seconds that a ticket counts without a sign of life
SIGN = 1.5  # seconds between two signs of life
ASK = 0.03  # seconds between two questions whether it is our turn
ANSWERS_WITHIN = 2.0  # seconds
GOODBYE = 0.5  # seconds that whoever is done waits for Redis to know; the rest happens when he has gone

# KEYS: the row, and until when each ticket in it counts. ARGV: the ticket, LIFE in ms. Gives 1 when it is first.
STAND = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if not redis.call('LPOS', KEYS[1], ARGV[1]) then redis.call('RPUSH', KEYS[1], ARGV[1]) end
redis.call('HSET', KEYS[2], ARGV[1], now + ARGV[2])
local first = redis.call('LINDEX', KEYS[1], 0)
while first ~= ARGV[1] and tonumber(redis.call('HGET', KEYS[2], first) or '0') < now do
  redis.call('LPOP', KEYS[1])
  redis.call('HDEL', KEYS[2], first)
  first = redis.call('LINDEX', KEYS[1], 0)
end
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 10)
redis.call('PEXPIRE', KEYS[2], ARGV[2] * 10)
return first == ARGV[1] and 1 or 0
"""
LEAVE = """
redis.call('LREM', KEYS[1], 1, ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 0
"""

log = logging.getLogger(__name__)


def client_of(url: str) -> Redis:
    """A client that waits two seconds at most; it connects when it is first used."""
    return Redis.from_url(url, socket_timeout=ANSWERS_WITHIN, socket_connect_timeout=ANSWERS_WITHIN)


class Shared:
    """Rows of tickets in Redis."""

    def __init__(self, client: Redis, prefix: str, life: float = LIFE, sign: float = SIGN) -> None:
        self._client, self._prefix = client, prefix
        self._life, self._sign = round(life * 1000), sign
        self._stand, self._leave = client.register_script(STAND), client.register_script(LEAVE)
        self._leaving: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def turn_of(self, name: str, patience: float = PATIENCE) -> AsyncIterator[None]:
        """Wait until the earlier turns of this name are done, in whatever process. Raises Busy and Lost."""
        ticket, done = secrets.token_hex(8), asyncio.Event()
        living = None
        try:
            await self._first(name, ticket, patience)
            living = asyncio.create_task(self._live(name, ticket, done))
            yield
        finally:
            done.set()  # not cancelled: a cancellation that comes while Redis answers can get lost
            await self._goodbye(name, ticket, living)

    async def close(self) -> None:
        """Give back the connections, when everybody has left."""
        await asyncio.gather(*self._leaving)
        await getattr(self._client, "aclose", self._client.close)()  # redis-py 4, which the engine has, knows `close`

    async def _goodbye(self, name: str, ticket: str, living: asyncio.Task[None] | None) -> None:
        """Leave; a Redis that stands still keeps nobody from his answer."""
        leaving = asyncio.create_task(self._left(name, ticket, living))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        await asyncio.wait({leaving}, timeout=GOODBYE)

    async def _first(self, name: str, ticket: str, patience: float) -> None:
        now = asyncio.get_running_loop().time
        until = now() + patience
        while not await self._step(self._stand, name, ticket):
            if now() >= until:
                raise Busy("those who came before took too long")
            await asyncio.sleep(ASK)

    async def _live(self, name: str, ticket: str, done: asyncio.Event) -> None:
        while not await _within(done, self._sign):
            try:
                await self._step(self._stand, name, ticket)
            except Lost as error:
                log.warning("no sign of life could be given: %s", error)

    async def _left(self, name: str, ticket: str, living: asyncio.Task[None] | None) -> None:
        """Make room, after the last sign of life; when that fails, the ticket ends by itself."""
        if living:
            await living
        try:
            await self._step(self._leave, name, ticket)
        except Lost as error:
            log.warning("a ticket was left behind for %s s: %s", self._life / 1000, error)

    async def _step(self, script: Any, name: str, ticket: str) -> int:
        row = f"{self._prefix}:{{{name}}}"
        try:
            return await script(keys=[row, f"{row}:life"], args=[ticket, self._life])
        except (RedisError, OSError) as error:
            raise Lost(f"Redis: {type(error).__name__}") from error


async def _within(event: asyncio.Event, seconds: float) -> bool:
    """Does it happen within so many seconds?"""
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
