"""`make bench PART=load`: turns per second with 1, 8, 32 and 128 people who do not think, each reply checked.

The sides take turns in short stretches, in the one order and then in the other, so that a slow moment of the
machine hits all alike. With 32 a stretch is longer: the p95 asked for there needs many turns, and the first of all
people come at the same moment, as nobody's do later.
"""

from typing import Any

from benchmarks.crowd import Crowd, Talk
from benchmarks.peers.running import Both, sides
from benchmarks.peers.side import Side
from benchmarks.talks import Heard, Script, heard, scripts_of

PEOPLE = {1: 2.0, 8: 2.5, 32: 10.0, 128: 6.0}  # seconds of one stretch


async def measure(running: Both) -> dict[str, Any]:
    """Figures by script, number of people and side; and memory afterwards."""
    async with sides(running) as all_sides:
        scripts = await scripts_of(all_sides)
        known = {side.name: await heard(side, scripts) for side in all_sides}
        found = {
            name: {people: await _level(running, all_sides, known, name, scripts[name], people) for people in PEOPLE}
            for name in scripts
        }
    return {**found, "memory": running.memory()}


async def _level(
    running: Both, all_sides: list[Side], known: dict[str, Heard], name: str, scripts: tuple[Script, ...], people: int
) -> dict[str, dict[str, float]]:
    crowds = {side.name: Crowd() for side in all_sides}
    for side in (*all_sides, *reversed(all_sides)):
        before = running.cpu(side.name)
        crowd = await Talk(side, known[side.name], name, scripts).by(people, PEOPLE[people])
        crowd.cpu = running.cpu(side.name) - before
        crowds[side.name].add(crowd)
    return {name: crowd.figures() for name, crowd in crowds.items()}


def table(figures: dict[str, Any]) -> str:
    """Turns per second, the ratio to stock, and p95."""
    titles = f"{'turns/s':>9}{'x stock':>9}{'cpu ms':>8}{'p95 ms':>9}{'wrong':>7}{'lost':>6}"
    lines = [f"{'load':10}{'people':>7}{'side':>8}{titles}"]
    for name in ("answers", "check"):
        for people, by_side in figures[name].items():
            for side, one in by_side.items():
                ratio = one["per_second"] / by_side["stock"]["per_second"]
                told = f"{one['per_second']:9.1f}{ratio:9.1f}{one['cpu_ms']:8.1f}{one['p95']:9.0f}"
                lines.append(f"{name:10}{people:>7}{side:>8}{told}{one['wrong']:7}{one['lost']:6}")
    return "\n".join([*lines, *_memory(figures["memory"])])


def _memory(memory: dict[str, dict[str, float]]) -> list[str]:
    shown = {side: ", ".join(f"{name} {mb:.0f}" for name, mb in found.items()) for side, found in memory.items()}
    return [f"memory of {side} in MB: {text}" for side, text in shown.items()]
