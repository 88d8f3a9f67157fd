"""`make links`: look at every page the content leans on, write a report, remember what was seen.

A job for a schedule, not a test: it asks other people's sites. STRICT=1 ends with 1 when a page is gone, moved or
changed. CONTACT (an address) is told to the sites that are asked.
"""

import asyncio
import os
import sys
from pathlib import Path

from tools import house, web
from tools.content import read
from tools.day import today
from tools.links import memory
from tools.links.judge import Finding, judge
from tools.links.look import ROBOTS, Looker, Page
from tools.links.memory import Kept
from tools.links.report import report, summary
from tools.links.targets import Target, targets

SECONDS = 30
AT_ONCE = 6
PAUSE = 1.0  # seconds between two questions to one host
TO_DO = {"dood", "verhuisd", "veranderd"}


def main() -> int:
    """Look, judge, report. Without a network: one line, and nothing is written."""
    var = Path(os.environ.get("VAR", house.ROOT / "var"))
    wanted, known, day = targets(read()), memory.load(var / "links.json"), today()
    pages = asyncio.run(_look(wanted, known))
    if not any(page.status or page.problem == ROBOTS for page in pages.values()):
        print("Geen enkele site is bereikbaar. Er is niets nagekeken en niets geschreven.")
        return 0
    found = {one: judge(one.address, pages[one], known.get(one.address), one.opened, day) for one in wanted}
    memory.save(var / "links.json", {one.address: finding.kept for one, finding in found.items()})
    file = var / "links.md"
    file.write_text(report(found, day), encoding="utf-8")
    print(f"{summary(found)}.\nHet verslag staat in {file}.")
    return 1 if os.environ.get("STRICT") == "1" and _to_do(found) else 0


def _to_do(found: dict[Target, Finding]) -> bool:
    return any(one.kind in TO_DO for one in found.values())


async def _look(wanted: list[Target], known: dict[str, Kept]) -> dict[Target, Page]:
    async with web.session(float(os.environ.get("SECONDS", SECONDS))) as session:
        looker = Looker(session, AT_ONCE, float(os.environ.get("PAUSE", PAUSE)))
        pages = await asyncio.gather(*(looker.look(one.address, _before(known.get(one.address))) for one in wanted))
    return dict(zip(wanted, pages, strict=True))


def _before(kept: Kept | None) -> Page | None:
    return Page(200, etag=kept.etag, modified=kept.modified, digest=kept.digest) if kept else None


if __name__ == "__main__":
    sys.exit(main())
