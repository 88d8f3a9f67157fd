"""`make bench`: how long a verdict and the next question take, over many random cases. The goal is 2 ms.

Measured in processor time, so that a busy machine does not count as a slow rule.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median, quantiles

from benchmarks.crowd import percentiles
from benchmarks.kept import keep
from knowledge.case import Case
from knowledge.clusters import possible_values
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.questions import conversation_fields, next_question
from knowledge.verdict import judge

CASES = 3000
GOAL = 2.0
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def main() -> int:
    """Measure and print; 1 when a verdict takes longer than the goal."""
    times = measure(AsOf(load_content(), NOW.date()), CASES)
    print(table(times))
    keep("verdicts", {kind: percentiles(taken) for kind, taken in times.items()})
    return 0 if quantiles(times["verdict"], n=20)[-1] < GOAL else 1


def measure(as_of: AsOf, number: int) -> dict[str, list[float]]:
    """Milliseconds per case: the verdict with all that explains it, and the next question."""
    times: dict[str, list[float]] = {"verdict": [], "question": []}
    content, today = as_of.content, as_of.today
    for case in cases(as_of, number):
        times["verdict"].append(_timed(lambda case=case: judge(content, case, today)))
        times["question"].append(_timed(lambda case=case: next_question(content, case, today)))
    return times


def cases(as_of: AsOf, number: int) -> Iterator[Case]:
    """Cases of both roles in turn, each question answered, unknown or left open at random; always the same ones."""
    chance = random.Random(5)
    for count in range(number):
        case = Case().with_answer("rol", ("professional", "werkgever")[count % 2], "gebruiker", NOW)
        for asked in conversation_fields(as_of.content, case):
            if asked.id != "rol" and chance.random() < 0.85:
                case = case.with_answer(asked.id, chance.choice(possible_values(as_of, asked.id)), "gebruiker", NOW)
        yield case


def table(times: dict[str, list[float]]) -> str:
    """p50, p95 and the longest."""
    lines = [f"{'kind':12}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}   (goal for a verdict: {GOAL:g} ms)"]
    for kind, taken in times.items():
        lines.append(f"{kind:12}{median(taken):9.2f}{quantiles(taken, n=20)[-1]:9.2f}{max(taken):9.2f}")
    return "\n".join(lines)


def _timed(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
