"""Many people at once: each says the next thing as soon as the reply is there."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.peers.side import Lost, Side
from benchmarks.talks import Heard, Said


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


async def talking(side: Side, heard: Heard, name: str, script: tuple[Said, ...], people: int, seconds: float) -> Crowd:
    """So many people for so long; what was begun is finished and counts, with the time it took."""
    crowd = Crowd()
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(*(_person(side, heard, name, script, until, crowd) for _ in range(people)))
    crowd.seconds = time.perf_counter() - began
    return crowd


async def _person(side: Side, heard: Heard, name: str, script: tuple[Said, ...], until: float, crowd: Crowd) -> None:
    """One person after the other in new conversations; a lost reply ends a conversation."""
    while time.perf_counter() < until:
        try:
            await _conversation(side, heard, name, script, until, crowd)
        except Lost:
            crowd.faults["lost"] += 1


async def _conversation(
    side: Side, heard: Heard, name: str, script: tuple[Said, ...], until: float, crowd: Crowd
) -> None:
    talk = await side.open()
    for place, (_, text) in enumerate(script):
        if time.perf_counter() > until:
            return
        began = time.perf_counter()
        reply = await side.say(talk, text)
        crowd.times.append((time.perf_counter() - began) * 1000)
        crowd.faults["wrong"] += not heard.right(name, place, text, reply)
