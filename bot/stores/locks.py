"""The lock store of our own: turns of one conversation one after another, in whatever engine they come.

Rasa's lock in Redis reads, changes and writes in three steps, so two engines lose a message; and it stops the whole
engine while Redis does not answer.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rasa.core.lock_store import LockStore
from rasa.utils.endpoints import EndpointConfig

from turnstile import opened

PREFIX = "engine"


class Locks(LockStore):
    """A turnstile in Redis when `url` in endpoints.yml is one, else in this process."""

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        """Nothing is asked of Redis yet."""
        self.turnstile = opened(endpoint_config.url or "", PREFIX)

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_rasas: float, **_own: float) -> AsyncIterator[None]:
        """Wait for the turns before this one. Raises TurnstileError."""
        async with self.turnstile.turn_of(conversation_id):
            yield
