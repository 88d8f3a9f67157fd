"""`make bench`: every part, or those of PART, one after the other; then the page in docs/benchmarks.

A part alone takes a minute or two; all together about fifteen minutes on two cores. The first time models are trained
that are used again later.
"""

import asyncio
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks import applications, articles, desk, documents, lengths, load, pace, report, turns, verdicts
from benchmarks.kept import keep
from benchmarks.peers.running import Both, both

ALONE: dict[str, Callable[[], int]] = {"verdicts": verdicts.main, "documents": documents.main, "desk": desk.main}
BESIDE_STOCK = {"turns": turns, "load": load, "pace": pace, "lengths": lengths}
OF_OURS = {"articles": articles, "applications": applications}
PARTS = (*ALONE, *BESIDE_STOCK, *OF_OURS)


def main(chosen: list[str]) -> int:
    """Measure, print, keep, write; 1 when a part missed its own goal, 2 with one clear line for an unknown part."""
    if unknown := [one for one in chosen if one not in PARTS]:
        print(f"No part {', '.join(unknown)}. Choose from {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    wanted = [part for part in PARTS if part in chosen or not chosen]
    codes = [ALONE[part]() for part in wanted if part in ALONE]
    with ExitStack() as stack:
        if beside := [part for part in wanted if part in BESIDE_STOCK]:
            running = stack.enter_context(both())
            for part in beside:
                _one(part, running)
    for part in (one for one in wanted if one in OF_OURS):
        _one(part)
    print(report.write())
    return max(codes, default=0)


def _one(part: str, running: Both | None = None) -> None:
    """One part: measured, printed and kept."""
    began = time.monotonic()
    module = (BESIDE_STOCK | OF_OURS)[part]
    figures = asyncio.run(module.measure(running) if running else module.measure())
    keep(part, figures)
    print(f"{module.table(figures)}\n({part}: {time.monotonic() - began:.0f} s)\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(os.environ.get("PART", "").split()))
