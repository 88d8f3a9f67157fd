"""What each of several servers counts on its own, made one: the buckets of `limits`, by way of the Redis they share.

A request never waits for that. Every second a server tells what was taken here and hears what is left for all. So a
burst can be as many times as large as there are servers, and what can be asked in the long run is the same for any
number. With Redis away each server goes on counting for itself.
"""

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import AsyncIterator, Mapping

from aiohttp import web
from redis.asyncio import Redis
from redis.exceptions import RedisError

from channels.keys import SETTINGS
from channels.limits import Limiter
from turnstile.shared import client_of

EVERY = 1.0  # seconds
# KEYS: a bucket. ARGV: what it holds at most, what it gains a second, what was taken. Gives what is left.
TAKE = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local most, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = math.min(most, (tonumber(kept[1]) or most) + (now - (tonumber(kept[2]) or now)) * rate)
level = math.max(level - ARGV[3], -most)
redis.call('HSET', KEYS[1], 'level', tostring(level), 'at', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil((most - level) / rate) + 1)
return tostring(level)
"""

log = logging.getLogger(__name__)


class Sharing:
    """Buckets by name. `secret` hides whose they are: keys are addresses and conversations."""

    def __init__(self, client: Redis, limiters: Mapping[str, Limiter], secret: str) -> None:
        self._client, self._limiters = client, limiters
        self._secret = hashlib.sha256(secret.encode()).digest()
        for one in limiters.values():
            one.watch()
        self._take = client.register_script(TAKE)

    async def run(self) -> None:
        """Tell and hear every second, until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.exchange()
            except (RedisError, OSError) as error:
                log.warning("limits are counted by this server alone for now: %s", type(error).__name__)

    async def exchange(self) -> None:
        """Tell what was taken since the last time, and hear what is left. Raises RedisError."""
        for name, limiter in self._limiters.items():
            for key, count in limiter.taken().items():
                rate = [limiter.rate.burst, limiter.rate.per_second, count]
                left = await self._take(keys=[self._hidden(name, key)], args=rate)
                limiter.lower(key, float(left))

    def _hidden(self, name: str, key: str) -> str:
        return f"limit:{name}:{hashlib.blake2b(key.encode(), key=self._secret, digest_size=16).hexdigest()}"


def shared(limiters: Mapping[str, Limiter]):
    """For the application: run while it does, when there is a Redis and anybody is slowed down at all."""

    async def sharing(app: web.Application) -> AsyncIterator[None]:
        settings = app[SETTINGS]
        if not (settings.redis_url and settings.rate_limit):
            yield
            return
        client = client_of(settings.redis_url)
        running = asyncio.create_task(Sharing(client, limiters, settings.secret_key).run())
        yield
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await client.aclose()

    return sharing
