"""Turns of many conversations, taken by two processes at once: `python -m tests.turnstile.pairs URL WHO PAIRS`.

Each pair of turns reads what the conversation holds, waits for a moment as a turn does, and writes one more. Without
an order that holds in both processes, one of the two is lost. Redis itself keeps what was written and the order in
which the turns came.
"""

import asyncio
import subprocess
import sys
from pathlib import Path

from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from turnstile import opened

ROOT = Path(__file__).parents[2]
TOGETHER = 50
PATIENCE = 120.0


async def turns(url: str, who: str, pairs: int) -> None:
    """Take one turn of each conversation, many at a time; begin when the other process is there."""
    turnstile, held = opened(url, "pairs"), AsyncRedis.from_url(url)
    few = asyncio.Semaphore(TOGETHER)
    await held.incr("ready")
    while int(await held.get("ready") or 0) < 2:
        await asyncio.sleep(0.005)

    async def turn(number: int) -> None:
        async with few, turnstile.turn_of(str(number), PATIENCE):
            before = int(await held.get(f"count:{number}") or 0)
            await held.rpush(f"log:{number}", f"{who} begins")
            await asyncio.sleep(0.001)
            await held.set(f"count:{number}", before + 1)
            await held.rpush(f"log:{number}", f"{who} ends")

    await asyncio.gather(*(turn(number) for number in range(pairs)))
    await turnstile.close()


def play(url: str, pairs: int, processes: int = 2) -> tuple[int, int]:
    """How many turns were lost, and in how many conversations two turns ran through each other."""
    command = [sys.executable, "-m", "tests.turnstile.pairs", url]
    with Redis.from_url(url, decode_responses=True) as held:
        held.flushdb()
        running = [subprocess.Popen([*command, name, str(pairs)], cwd=ROOT) for name in "ab"[:processes]]
        assert [one.wait() for one in running] == [0] * processes
        lost = sum(processes - int(held.get(f"count:{number}") or 0) for number in range(pairs))
        logs = [held.lrange(f"log:{number}", 0, -1) for number in range(pairs)]
    mixed = [log for log in logs if any(log[at][0] != log[at + 1][0] for at in range(0, len(log), 2))]
    return lost, len(mixed)


if __name__ == "__main__":
    asyncio.run(turns(sys.argv[1], sys.argv[2], int(sys.argv[3])))
