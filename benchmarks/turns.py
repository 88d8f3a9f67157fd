"""`make bench PART=turns`: how long a turn takes for one person, by kind of turn, for each side.

The sides take every turn one after the other, so that a slow moment of the machine hits all alike. The ratio to a
health call tells machine from program.
"""

import time
from typing import Any

from benchmarks.crowd import percentiles
from benchmarks.peers.running import Both, sides
from benchmarks.peers.side import Lost, Side
from benchmarks.peers.stock.project import EPOCHS
from benchmarks.talks import CHECK, KINDS, Heard, Script, heard, questions

ROUNDS, WARM = 30, 2
Times = dict[str, dict[str, list[float]]]


async def measure(running: Both) -> dict[str, Any]:
    """Percentiles by side and kind of turn; how long each start took, and the training of the stock project."""
    async with sides(running) as all_sides:
        scripts = {"answers": await questions(all_sides), "check": CHECK}
        known = {side.name: await heard(side, {name: (one,) for name, one in scripts.items()}) for side in all_sides}
        times: Times = {side.name: {kind: [] for kind in KINDS} for side in all_sides}
        times["ours"]["health"] = []
        for number in range(-WARM, ROUNDS):
            kept = times if number >= 0 else {name: {kind: [] for kind in kinds} for name, kinds in times.items()}
            kept["ours"]["health"].append(_health(running))
            for name, script in scripts.items():
                await _together(all_sides, known, name, script, kept)
    taken = {name: {kind: percentiles(one) for kind, one in kinds.items()} for name, kinds in times.items()}
    made = running.project
    training = {"sentences": made.sentences, "epochs": EPOCHS, "seconds": made.seconds}
    return {"kinds": taken, "start": running.started, "stock_training": training}


async def _together(
    all_sides: list[Side], known: dict[str, Heard], name: str, script: Script, times: Times
) -> None:
    """One conversation of each side, turn by turn."""
    talks = {side.name: await side.open() for side in all_sides}
    for place, (kind, text) in enumerate(script):
        for side in all_sides:
            began = time.perf_counter()
            reply = await side.say(talks[side.name], text)
            spent = (time.perf_counter() - began) * 1000
            if not known[side.name].right(name, place, text, reply):
                raise Lost(f"{side.name} said something else to {text!r}")
            if kind in KINDS:
                times[side.name][kind].append(spent)


def _health(running: Both) -> float:
    began = time.perf_counter()
    running.ours.get("/health")
    return (time.perf_counter() - began) * 1000


def table(figures: dict[str, Any]) -> str:
    """p50, p95 and p99 by side and kind, with the ratio of p50 to that of stock."""
    kinds = figures["kinds"]
    lines = [f"{'turn':12}{'side':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'stock/':>9}"]
    for side, found in kinds.items():
        for kind, one in found.items():
            ratio = f"{kinds['stock'][kind]['p50'] / one['p50']:9.1f}" if kind in kinds["stock"] else ""
            lines.append(f"{kind:12}{side:>8}{one['p50']:9.1f}{one['p95']:9.1f}{one['p99']:9.1f}{ratio}")
    start = ", ".join(f"{side} {seconds:.1f}" for side, seconds in figures["start"].items())
    return "\n".join([*lines, f"seconds from start to ready: {start}"])
