"""`make soak TURNS=20000`: the conversations of the scenarios, several at once, for as long as it takes.

Every reply is checked as in the scenario tests. What each process uses goes into docs/safety/soak.md.
"""

import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.faults.soak_report import GROWTH, Sample, growth, written
from tests.stack import scenario
from tools.trial import ROOT, Assistant, start, stop

AT_ONCE = 8
SAMPLES = 40
REPORT = ROOT / "docs/safety"
PROCESSES = {"taalmotor": "rasa", "actieserver": "actions", "kanalen": "channels", "werker": "applications.worker"}


@dataclass
class Soak:
    """How far it is. `wrong` is every reply that was not what it must be, `failed` every request that was refused."""

    turns: int
    done: int = 0
    talks: int = 0
    wrong: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def over(self) -> bool:
        """Was there enough, or does too much go wrong to go on?"""
        return self.done >= self.turns or len(self.wrong) + len(self.failed) > 20

    def count(self, status: int, reply: dict) -> None:
        """One turn; a 5xx is a failure, whatever a scenario expects."""
        with self.lock:
            self.done += 1
            if status >= 500:
                self.failed.append(f"{status} {reply}")


class Counted(Assistant):
    """The same assistant, of which every turn is counted."""

    soak: Soak

    def ask(self, path: str, body: bytes | None, headers: dict) -> tuple[int, dict]:
        """One request."""
        status, reply = super().ask(path, body, headers)
        if body is not None:
            self.soak.count(status, reply)
        return status, reply


def play(assistant: Assistant, soak: Soak, seed: int) -> None:
    """Scenario after scenario in an order of its own, until it is over."""
    order = random.Random(seed)
    while not soak.over:
        name = order.choice(_names())
        try:
            scenario.play(assistant, scenario.find(name))
        except (AssertionError, KeyError, OSError) as error:
            soak.wrong.append(f"{name}: {type(error).__name__} {str(error)[:300]}")
        with soak.lock:
            soak.talks += 1


def main() -> int:
    """0 when every reply was right and no process grew."""
    scenario.load_content, scenario.read = cache(scenario.load_content), cache(scenario.read)
    scenario.find = cache(scenario.find)
    soak = Soak(int(os.environ.get("TURNS") or "20000"))
    with tempfile.TemporaryDirectory(prefix="pw-soak-") as var:
        running = start(Path(var), RATE_LIMIT="off", DEMO="1", TODAY="2026-11-22")
        try:
            counted = Counted(running.base, running.var, running.process)
            counted.soak = soak
            began = time.monotonic()
            samples = sampled(counted, soak, lambda: time.monotonic() - began)
        finally:
            stop(running)
    print(written(REPORT, soak.turns, AT_ONCE, soak.talks, samples, soak.wrong, soak.failed))
    print(*soak.wrong[:5], *soak.failed[:5], sep="\n")
    grew = max(growth([one.memory[name] for one in samples]) for name in PROCESSES)
    return int(bool(soak.wrong or soak.failed) or grew > GROWTH)


def sampled(assistant: Assistant, soak: Soak, clock: Callable[[], float]) -> list[Sample]:
    """Play to the end; what every process used on the way, the first once each has played a little."""
    samples: list[Sample] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        players = [pool.submit(play, assistant, soak, seed) for seed in range(AT_ONCE)]
        while not soak.over:
            wait(players, timeout=0.5)
            if soak.done >= soak.turns * (len(samples) + 1) / SAMPLES:
                samples.append(Sample(soak.done, clock(), memory(assistant), stored(assistant.var)))
    for player in players:
        player.result()
    return [*samples, Sample(soak.done, clock(), memory(assistant), stored(assistant.var))]


def memory(assistant: Assistant) -> dict[str, float]:
    """MB of each process, with its share of what is shared (PSS)."""
    return {name: _pss(assistant.pid(module)) for name, module in PROCESSES.items()}


def stored(var: Path) -> float:
    """MB of all that is kept."""
    return sum(path.stat().st_size for path in var.glob("*.db*")) / 1e6


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


@cache
def _names() -> list[str]:
    return scenario.names()


if __name__ == "__main__":
    sys.exit(main())
