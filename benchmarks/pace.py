"""`make bench PART=pace`: how long people wait who read and think before they say the next thing.

That is how many conversations at once are in real life; `load` shows the most that there can be.
"""

import random
from functools import partial
from typing import Any

from benchmarks.crowd import Talk
from benchmarks.peers.running import Both, sides
from benchmarks.talks import heard, scripts_of

PEOPLE = (32, 128)
LEAST, MOST = 2.0, 8.0  # seconds between a reply and the next message; quicker than most people
SECONDS = 16.0


async def measure(running: Both) -> dict[str, Any]:
    """Figures by script, number of people and side: ours and stock."""
    async with sides(running) as all_sides:
        scripts = await scripts_of(all_sides)
        found: dict[str, Any] = {name: {people: {} for people in PEOPLE} for name in scripts}
        for side in (one for one in all_sides if one.name != "engine"):
            known = await heard(side, scripts)
            for name, said in scripts.items():
                talk = Talk(side, known, name, said, partial(random.Random(7).uniform, LEAST, MOST))
                for people in PEOPLE:
                    found[name][people][side.name] = (await talk.by(people, SECONDS)).figures()
    return {**found, "seconds": [LEAST, MOST]}


def table(figures: dict[str, Any]) -> str:
    """Turns per second and waiting times."""
    lines = [f"{'pace':10}{'people':>7}{'side':>8}{'turns/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'wrong':>7}{'lost':>6}"]
    for name in ("answers", "check"):
        for people, by_side in figures[name].items():
            for side, one in by_side.items():
                told = f"{one['per_second']:9.1f}{one['p50']:9.0f}{one['p95']:9.0f}{one['wrong']:7}{one['lost']:6}"
                lines.append(f"{name:10}{people:>7}{side:>8}{told}")
    return "\n".join(lines)
