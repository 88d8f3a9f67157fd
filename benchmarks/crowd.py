"""Many people at once: each says the next thing as soon as the reply is there, or after a rest."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, islice

from benchmarks.peers.side import Lost, Side
from benchmarks.talks import Heard, Script


@dataclass
class Crowd:
    """What a crowd met: milliseconds of every turn, wrong and lost replies, how long it took, processor time."""

    times: list[float] = field(default_factory=list)
    faults: Counter = field(default_factory=Counter)
    seconds: float = 0.0
    cpu: float = 0.0

    def add(self, other: "Crowd") -> None:
        """Another stretch of the same."""
        self.times += other.times
        self.faults += other.faults
        self.seconds += other.seconds
        self.cpu += other.cpu

    def figures(self) -> dict[str, float]:
        """Turns per second, processor time of a turn, p50, p95 and p99, all in milliseconds, and the faults."""
        rate = len(self.times) / self.seconds
        faults = {name: self.faults[name] for name in ("wrong", "lost")}
        cpu = self.cpu * 1000 / len(self.times)
        return {"turns": len(self.times), "per_second": rate, "cpu_ms": cpu, **percentiles(self.times), **faults}


def percentiles(times: list[float]) -> dict[str, float]:
    """p50, p95 and p99."""
    ranked = sorted(times)
    return {f"p{part}": ranked[min(len(ranked) - 1, len(ranked) * part // 100)] for part in (50, 95, 99)}


@dataclass(frozen=True)
class Talk:
    """Who talks with whom: a side, what it says to each of these words alone, and how long somebody rests each time.

    The first person begins with the first of the scripts, the second with the second; everybody goes on with the next.
    """

    side: Side
    heard: Heard
    name: str
    scripts: tuple[Script, ...]
    rest: Callable[[], float] = float  # seconds; float() is none

    async def by(self, people: int, seconds: float) -> Crowd:
        """So many people for so long; what was begun is finished and counts, with the time it took."""
        crowd = Crowd()
        began = time.perf_counter()
        await asyncio.gather(*(self._person(number, began + seconds, crowd) for number in range(people)))
        crowd.seconds = time.perf_counter() - began
        return crowd

    async def _person(self, number: int, until: float, crowd: Crowd) -> None:
        """One person after the other in new conversations; a lost reply ends a conversation."""
        for script in islice(cycle(self.scripts), number % len(self.scripts), None):
            if time.perf_counter() >= until:
                return
            try:
                await self._conversation(script, until, crowd)
            except Lost:
                crowd.faults["lost"] += 1

    async def _conversation(self, script: Script, until: float, crowd: Crowd) -> None:
        talk = await self.side.open()
        for place, (_, text) in enumerate(script):
            await asyncio.sleep(self.rest())
            began = time.perf_counter()
            if began > until:
                return
            reply = await self.side.say(talk, text)
            crowd.times.append((time.perf_counter() - began) * 1000)
            crowd.faults["wrong"] += not self.heard.right(self.name, place, text, reply)
