"""`make bench`: how long a turn takes through the public API, by kind of turn.

Starts an assistant of its own, warms it up, and takes kinds in turn, so that a slow moment of the
machine hits all alike. The ratio to a health call tells machine from program.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from tools.trial import Assistant, start, stop

ROUNDS = 60
QUESTION = "Mag een nugger in Groningen meedoen?"


def main() -> int:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as var:
        assistant = start(Path(var), RATE_LIMIT="off")
        try:
            print(table(measure(assistant)))
        finally:
            stop(assistant)
    return 0


def measure(assistant: Assistant) -> dict[str, list[float]]:
    """Milliseconds per kind of turn."""
    times: dict[str, list[float]] = {kind: [] for kind in ("health", "answer", "question", "correction", "outcome")}
    for number in range(-3, ROUNDS):
        found = _round(assistant)
        if number >= 0:
            for kind, taken in found.items():
                times[kind].append(taken)
    return times


def table(times: dict[str, list[float]]) -> str:
    """p50, p95 and the ratio of p50 to that of a health call."""
    base = median(times["health"])
    lines = [f"{'kind':12}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>8}"]
    for kind, taken in times.items():
        p95 = quantiles(taken, n=20)[-1]
        lines.append(f"{kind:12}{median(taken):9.1f}{p95:9.1f}{median(taken) / base:8.1f}")
    return "\n".join(lines)


def _round(assistant: Assistant) -> dict[str, float]:
    opened = assistant.post("/api/conversations", {"channel": "website", "audience": "werkgever"})[1]
    said = _sayer(assistant, opened["conversation"])
    found = {"health": _timed(lambda: assistant.get("/health")), "answer": _timed(lambda: said(QUESTION))}
    said("start de check")
    said("Venlo")
    found["question"] = _timed(lambda: said("ja"))
    found["correction"] = _timed(lambda: said("nee, de gemeente is Emmen"))
    for _ in range(2):
        said("ja")
    found["outcome"] = _timed(lambda: said("ja"))
    return found


def _sayer(assistant: Assistant, token: str) -> Callable[[str], None]:
    def say(text: str) -> None:
        status, reply = assistant.post("/api/messages", {"conversation": token, "text": text})
        if status != 200:
            raise RuntimeError(f"{text!r} got {status}: {reply}")

    return say


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
