"""The order within one process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from turnstile.errors import Busy

PATIENCE = 15.0  # seconds


class Here:
    """Locks by name; a lock is dropped when nobody waits for it."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn_of(self, name: str, patience: float = PATIENCE) -> AsyncIterator[None]:
        """Wait until the earlier turns of this name are done. Raises Busy."""
        lock, users = self._locks.get(name) or (asyncio.Lock(), 0)
        self._locks[name] = (lock, users + 1)
        try:
            await _taken(lock, patience)
            try:
                yield
            finally:
                lock.release()
        finally:
            users = self._locks[name][1] - 1
            if users:
                self._locks[name] = (lock, users)
            else:
                del self._locks[name]

    async def close(self) -> None:
        """It holds nothing."""

    def __len__(self) -> int:
        """How many names are busy."""
        return len(self._locks)


async def _taken(lock: asyncio.Lock, patience: float) -> None:
    try:
        async with asyncio.timeout(patience):
            await lock.acquire()
    except TimeoutError as error:
        raise Busy("those who came before took too long") from error
