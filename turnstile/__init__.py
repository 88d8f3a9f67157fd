"""One at a time, in the order in which they came: within a process, or in all processes that share a Redis.

Used by the engine and by the channels, each in its own environment. Imports nothing of ours.
"""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from turnstile.errors import Busy, Lost, TurnstileError
from turnstile.here import Here
from turnstile.shared import Shared, client_of

__all__ = ["Busy", "Here", "Lost", "Shared", "Turnstile", "TurnstileError", "opened", "url_from"]


class Turnstile(Protocol):
    """Lets one of each name through at a time."""

    def turn_of(self, name: str, patience: float = ...) -> AbstractAsyncContextManager[None]:
        """Wait for those who came before, at most `patience` seconds. Raises Busy and Lost."""

    async def close(self) -> None:
        """Let go of what it holds."""


def opened(url: str, prefix: str) -> Turnstile:
    """For all processes that share the Redis at this address; without one, for this process alone.

    `prefix` tells kinds of names apart: a turn of the engine is not the turn of the channel that waits for it.
    """
    return Shared(client_of(url), prefix) if url else Here()


def url_from(environ: Mapping[str, str]) -> str:
    """The Redis that the processes share: REDIS_URL; empty when each process is on its own."""
    return environ.get("REDIS_URL", "").strip()
