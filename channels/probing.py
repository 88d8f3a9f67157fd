"""Asking the parts of the assistant whether they are there: all at once, each within half a second."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

PATIENCE = 0.5  # seconds
Ask = Callable[[], Awaitable[bool]]


@dataclass(frozen=True)
class Found:
    """What came of one question. `ms`: how long the answer took, at most the patience."""

    there: bool
    ms: int


class Probe:
    """The question to one part. A part that hangs is missing, and is not asked again while it hangs."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._asking: asyncio.Future[bool] | None = None

    async def find(self) -> Found:
        """Ask, or join whoever is asking already."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(self._ask())
        began = time.perf_counter()
        done, _ = await asyncio.wait({self._asking}, timeout=PATIENCE)
        there = bool(done) and self._asking.exception() is None and self._asking.result()
        return Found(there, round((time.perf_counter() - began) * 1000))


class Probes:
    """All of them, by the name of the part."""

    def __init__(self, asks: Mapping[str, Ask]) -> None:
        self._probes = {name: Probe(ask) for name, ask in asks.items()}

    async def find(self, *names: str) -> dict[str, Found]:
        """Ask the parts of these names, or all, at the same time."""
        asked = names or tuple(self._probes)
        found = await asyncio.gather(*(self._probes[name].find() for name in asked))
        return dict(zip(asked, found, strict=True))
