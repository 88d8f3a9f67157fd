"""Several assistants of ours beside each other, asked in turn: what does one thing that differs cost?"""

import time
from dataclasses import dataclass

from benchmarks.crowd import percentiles
from benchmarks.peers.running import client
from benchmarks.peers.side import Public
from benchmarks.talks import Said

WARM = 2


@dataclass(frozen=True)
class Beside:
    """One of them: its name in the figures and its address."""

    name: str
    base: str


async def compared(
    all_of_them: list[Beside], scripts: list[tuple[Said, ...]], rounds: int
) -> dict[str, dict[str, dict[str, float]]]:
    """Percentiles by name and kind of turn: every script in a new conversation, as often as `rounds`."""
    times: dict[str, dict[str, list[float]]] = {one.name: {} for one in all_of_them}
    async with client() as session:
        sides = [Public(session, one.base, one.name) for one in all_of_them]
        for number in range(-WARM, rounds):
            for script in scripts:
                await _once(sides, script, times if number >= 0 else {one.name: {} for one in sides})
    return {name: {kind: percentiles(taken) for kind, taken in kinds.items()} for name, kinds in times.items()}


async def _once(sides: list[Public], script: tuple[Said, ...], times: dict[str, dict[str, list[float]]]) -> None:
    talks = {side.name: await side.open() for side in sides}
    for kind, text in script:
        for side in sides:
            began = time.perf_counter()
            await side.say(talks[side.name], text)
            times[side.name].setdefault(kind, []).append((time.perf_counter() - began) * 1000)
