"""`make bench PART=lengths`: what a turn costs in a conversation of 10, 100, 500 and 1,000 turns.

Beside every turn of the long conversation stands one of a short conversation, asked at the same moment, so that the
ratio is one of length and not of the machine. A side that needs too long to come so far is measured as far as it came.
"""

import time
from statistics import median
from typing import Any

from benchmarks.crowd import percentiles
from benchmarks.peers.running import Both, sides
from benchmarks.peers.side import Side
from benchmarks.talks import CHECK, Script, questions

LENGTHS = (10, 100, 500, 1000)
SAMPLES, SHORT = 12, 4
PATIENCE = {"ours": 600, "stock": 90}  # seconds


async def measure(running: Both) -> dict[str, Any]:
    """By side and length: percentiles of an answer, and the ratio to a short conversation at the same moment.

    `check`: the same of the turns of a check at the end of the longest one.
    """
    async with sides(running) as (public, _, stock):
        asked = await questions([public, stock])
        return {side.name: await _growing(side, asked) for side in (public, stock)}


async def _growing(side: Side, asked: Script) -> dict[str, Any]:
    """One conversation that becomes longer and longer."""
    talk, turns, found = await side.open(), 0, {}
    until = time.monotonic() + PATIENCE[side.name]
    for length in LENGTHS:
        while turns < length and time.monotonic() < until:
            await side.say(talk, asked[turns % len(asked)][1])
            turns += 1
        if turns < length:
            break
        long, short = await _sampled(side, talk, asked)
        found[str(length)] = {**percentiles(long), "ratio": median(long) / median(short)}
        turns += SAMPLES
    return {**found, "check": await _check(side, talk, asked)}


async def _sampled(side: Side, talk: str, asked: Script) -> tuple[list[float], list[float]]:
    """Milliseconds of turns in this conversation, and of turns in conversations that are no longer than ten turns."""
    long, short = [], []
    other = await _short(side, asked)
    for number in range(SAMPLES):
        text = asked[number % len(asked)][1]
        if number % SHORT == 0:
            other = await _short(side, asked)
        long.append(await _timed(side, talk, text))
        short.append(await _timed(side, other, text))
    return long, short


async def _short(side: Side, asked: Script) -> str:
    """A conversation of six turns."""
    talk = await side.open()
    for _, text in asked[:6]:
        await side.say(talk, text)
    return talk


async def _check(side: Side, long: str, asked: Script) -> dict[str, float]:
    """A whole check at the end of a long conversation, and of a short one."""
    short = await _short(side, asked)
    times: tuple[list[float], list[float]] = ([], [])
    for _, text in CHECK:
        for talk, taken in zip((long, short), times, strict=True):
            taken.append(await _timed(side, talk, text))
    return {**percentiles(times[0]), "ratio": median(times[0]) / median(times[1])}


async def _timed(side: Side, talk: str, text: str) -> float:
    began = time.perf_counter()
    await side.say(talk, text)
    return (time.perf_counter() - began) * 1000


def table(figures: dict[str, Any]) -> str:
    """p50 and p95 by length, and the ratio to a short conversation."""
    lines = [f"{'length':>8}{'side':>8}{'p50 ms':>9}{'p95 ms':>9}{'/ short':>9}"]
    for side in ("ours", "stock"):
        for length, one in figures[side].items():
            lines.append(f"{length:>8}{side:>8}{one['p50']:9.1f}{one['p95']:9.1f}{one['ratio']:9.2f}")
    return "\n".join(lines)
