"""`make bench PART=articles`: what a turn costs with 30, 120 and 500 articles, side by side in one run."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.beside import Beside, compared
from benchmarks.peers.running import memory_of
from benchmarks.peers.stock.project import learnt
from benchmarks.sizes import sized
from benchmarks.talks import CHECK
from knowledge.load import load_content
from tools.trial import start, stop

SIZES = (30, 120, 500)
ROUNDS = 25


async def measure() -> dict[str, Any]:
    """Percentiles by number of articles and kind of turn; sentences, seconds of training and memory."""
    made = {number: sized(number) for number in SIZES}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = {}
        for number, one in made.items():
            running[number] = start(folder / str(number), one.root, RATE_LIMIT="off")
            stack.callback(stop, running[number])
        found = await compared([Beside(str(number), one.base) for number, one in running.items()], said(), ROUNDS)
        memory = {number: memory_of(one)["engine"] for number, one in running.items()}
    return {
        str(number): {
            "kinds": found[str(number)],
            "sentences": one.sentences,
            "training_seconds": one.seconds,
            "engine_mb": memory[number],
        }
        for number, one in made.items()
    }


def said() -> list[tuple[tuple[str, str], ...]]:
    """Questions about articles that all of them have, and a check."""
    content = load_content()
    asked = [("answer", content.articles[name].examples[0]) for name in learnt(content)[:8]]
    return [tuple(asked), CHECK]


def table(figures: dict[str, Any]) -> str:
    """p50 and p95 by kind, and the ratio to 120 articles."""
    lines = [f"{'articles':>9}{'turn':>12}{'p50 ms':>9}{'p95 ms':>9}{'/ 120':>8}"]
    sizes = [one for one in figures if one.isdigit()]
    for number in sizes:
        for kind, one in figures[number]["kinds"].items():
            ratio = one["p50"] / figures["120"]["kinds"][kind]["p50"]
            lines.append(f"{number:>9}{kind:>12}{one['p50']:9.1f}{one['p95']:9.1f}{ratio:8.2f}")
    learning = [f"{one}: {figures[one]['training_seconds']:.0f} s, {figures[one]['engine_mb']:.0f} MB" for one in sizes]
    return "\n".join([*lines, f"training and memory of the engine: {'; '.join(learning)}"])
