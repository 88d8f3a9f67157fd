"""Work in order: what concerns one person waits for what came before, and for nobody else."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

from turnstile import Here, Turnstile, TurnstileError

log = logging.getLogger(__name__)


PATIENCE = 120.0  # seconds; what was taken in must be answered, also when another server is long about it


class Lines:
    """One line of tasks per key, in all servers together. Every task is awaited when the server stops."""

    def __init__(self, turnstile: Turnstile | None = None) -> None:
        self._turnstile = turnstile or Here()
        self._last: dict[str, asyncio.Task[Any]] = {}
        self._all: set[asyncio.Task[Any]] = set()

    def put(
        self, key: str, work: Callable[[], Awaitable[Any]], *, regardless: bool = False
    ) -> asyncio.Task[Any]:
        """Do this after everything that was put in this line before. A failure is logged, and ends nothing else.

        `regardless`: also when the order of all servers cannot be known; then that of this server holds.
        """
        before = self._last.get(key)

        async def in_turn() -> Any:
            if before is not None:
                await asyncio.wait({before})
            async with AsyncExitStack() as turn:
                try:
                    await turn.enter_async_context(self._turnstile.turn_of(f"teams-{key}", PATIENCE))
                except TurnstileError as error:
                    if not regardless:
                        raise
                    log.warning("a line in the order of this server alone: %s", error)
                return await work()

        task = asyncio.create_task(in_turn())
        self._last[key] = task
        self._all.add(task)
        task.add_done_callback(lambda done: self._done(key, done))
        return task

    async def finish(self, patience: float) -> None:
        """Wait until everything is done; what takes longer than `patience` seconds is stopped."""
        while self._all:
            _, late = await asyncio.wait(self._all, timeout=patience)
            for task in late:
                task.cancel()

    def _done(self, key: str, task: asyncio.Task[Any]) -> None:
        self._all.discard(task)
        if self._last.get(key) is task:
            del self._last[key]
        if not task.cancelled() and (error := task.exception()):
            # Not the message of the error: that may hold what a user typed.
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("a turn in Teams failed: %s\n%s", type(error).__name__, where)
