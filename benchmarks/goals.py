"""The goals, each beside what was measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Figures = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """What is asked, what was measured, in words, and whether that is enough."""

    text: str
    measured: str
    met: bool
    note: str = ""


@dataclass(frozen=True)
class _Asked:
    text: str
    value: Callable[[Figures], float]
    limit: float
    shown: str = "{:.0f}"
    least: bool = False
    note: str = ""  # what stands behind it when it is not met


TIMES = "{:.1f}x"
ONE_QUEUE = (
    "One engine is one queue: it takes a turn at a time, and a third of its time is understanding the message. On two "
    "cores it shares them with the action server, the channels and the client of this measurement. The column CPU "
    "shows what a turn costs; more engines behind the same channels share the turns."
)
BUSY = "Compare it with the health call below: a busy machine makes every millisecond here longer, of all sides alike."


def _under_load(people: str) -> Callable[[Figures], float]:
    return lambda found: max(found["load"][name][people]["ours"]["p95"] for name in ("answers", "check"))


def _at_a_pace(people: str) -> Callable[[Figures], float]:
    return lambda found: max(found["pace"][name][people]["ours"]["p95"] for name in ("answers", "check"))


def _ratio(name: str) -> Callable[[Figures], float]:
    def ratio(found: Figures) -> float:
        level = found["load"][name]["32"]
        return level["ours"]["per_second"] / level["stock"]["per_second"]

    return ratio


def _faults(found: Figures) -> float:
    levels = [level for name in ("answers", "check") for level in found["load"][name].values()]
    return sum(level["ours"][fault] for level in levels for fault in ("wrong", "lost"))


def _longer(found: Figures) -> float:
    return max(found["lengths"]["ours"][length]["ratio"] for length in ("1000", "check"))


def _more_articles(found: Figures) -> float:
    few, many = (found["articles"][number]["kinds"] for number in ("120", "500"))
    return max(many[kind]["p50"] / few[kind]["p50"] for kind in few)


ASKED = (
    _Asked("An answer to one person through the public API: p95 at most 25 ms",
           lambda found: found["turns"]["kinds"]["ours"]["answer"]["p95"], 25, "{:.1f} ms", note=BUSY),
    _Asked("Answers per second with 32 conversations: at least 3 times stock", _ratio("answers"), 3, TIMES,
           True, ONE_QUEUE),
    _Asked("Check turns per second with 32 conversations: at least 5 times stock", _ratio("check"), 5, TIMES,
           True, ONE_QUEUE),
    _Asked("p95 with 32 conversations without a pause: at most 300 ms", _under_load("32"), 300, "{:.0f} ms",
           note=ONE_QUEUE),
    _Asked("p95 with 128 conversations without a pause: at most 1.5 s", _under_load("128"), 1500, "{:.0f} ms",
           note=ONE_QUEUE),
    _Asked("p95 with 32 conversations of people who read: at most 300 ms", _at_a_pace("32"), 300, "{:.0f} ms"),
    _Asked("p95 with 128 conversations of people who read: at most 1.5 s", _at_a_pace("128"), 1500, "{:.0f} ms"),
    _Asked("Replies that were wrong or lost: none", _faults, 0,
           note="Nobody waits longer than ten seconds: after that the reply is a clear message, counted here as lost."),
    _Asked("A turn after 1,000 turns: at most twice one after ten", _longer, 2, "{:.2f}x"),
    _Asked("From start to healthy: at most 20 s", lambda found: found["turns"]["start"]["ours"], 20, "{:.1f} s",
           note="Importing Rasa and reading the model take nearly all of it."),
    _Asked("All processes together, after the load: at most 1.2 GB",
           lambda found: found["load"]["memory"]["ours"]["all"], 1200, "{:.0f} MB"),
    _Asked("A turn with 500 articles: at most 1.3 times one with 120", _more_articles, 1.3, "{:.2f}x"),
    _Asked("A verdict with the next question: p95 at most 2 ms",
           lambda found: found["verdicts"]["verdict"]["p95"], 2, "{:.2f} ms"),
    _Asked("A PDF: p50 at most 50 ms", lambda found: found["documents"]["pdf"]["p50"], 50, "{:.0f} ms"),
    _Asked("A hundred PDFs of a group: at most 10 s",
           lambda found: found["documents"]["group_seconds"], 10, "{:.1f} s"),
)  # fmt: skip


def goals(found: Figures) -> Iterator[Goal]:
    """Every goal whose part was measured."""
    for asked in ASKED:
        try:
            value = asked.value(found)
        except KeyError:
            continue
        met = value >= asked.limit if asked.least else value <= asked.limit
        yield Goal(asked.text, asked.shown.format(value), met, asked.note)
