"""One turn of a conversation at a time, in the order in which they came."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Waiting:
    """Locks by sender; a lock is dropped when nobody waits for it."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn_of(self, sender: str) -> AsyncIterator[None]:
        """Wait until the earlier turns of this sender are done."""
        lock, users = self._locks.get(sender) or (asyncio.Lock(), 0)
        self._locks[sender] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            users = self._locks[sender][1] - 1
            if users:
                self._locks[sender] = (lock, users)
            else:
                del self._locks[sender]

    def __len__(self) -> int:
        """How many conversations are busy."""
        return len(self._locks)
