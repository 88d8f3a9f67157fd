"""`make bench`: how long the pages of the desk take with 100 and with 10,000 applications, in one run.

Both desks are asked in turn, so that a slow moment of the machine hits both alike; the ratio tells machine from
program. The queue may take at most `RATIO` times as long with a hundred times as many.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from aiohttp.test_utils import TestClient, TestServer

from benchmarks.crowd import percentiles
from benchmarks.kept import keep
from benchmarks.stored import fill, signed_in
from channels.app import build_app
from channels.keys import DATABASE
from channels.settings import Settings
from knowledge.load import load_content
from knowledge.model import Content

FEW, MANY, ROUNDS = 100, 10_000, 30
RATIO = 6.0
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "only for this measurement"  # noqa: S105
PAGES = {
    "queue": "/loket/aanmeldingen",
    "last page": "/loket/aanmeldingen?status=alles&pagina={last}",
    "search": "/loket/aanmeldingen?zoek=bakkerij",
    "filters": "/loket/aanmeldingen?regio=AM01&status=alles&uitkomst=aanmelden&volgorde=nieuwste",
    "one": "/loket/aanmeldingen/{reference}",
    "counts": "/loket/cijfers",
}
QUEUE = ("queue", "search", "filters")


def main() -> int:
    """Measure and print; 1 when a page of the queue takes too long with many applications."""
    few, many = asyncio.run(measure())
    print(table(few, many))
    pages = {page: {str(FEW): percentiles(few[page]), str(MANY): percentiles(many[page])} for page in PAGES}
    keep("desk", {"pages": pages})
    slow = [page for page in QUEUE if median(many[page]) > RATIO * median(few[page])]
    return 1 if slow else 0


async def measure() -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds per page, with few and with many applications."""
    content = load_content()
    async with desk(content, FEW) as few, desk(content, MANY) as many:
        times: tuple[dict[str, list[float]], ...] = ({page: [] for page in PAGES}, {page: [] for page in PAGES})
        for number in range(-2, ROUNDS):
            for page in PAGES:
                for asked, taken in zip((few, many), times, strict=True):
                    spent = await asked(page)
                    if number >= 0:
                        taken[page].append(spent)
        return times


def table(few: dict[str, list[float]], many: dict[str, list[float]]) -> str:
    """p50 of both, p95 of many, and the ratio."""
    lines = [f"{'desk':12}{f'{FEW} ms':>9}{f'{MANY} ms':>10}{'p95 ms':>9}{'ratio':>8}   (queue: at most {RATIO:g})"]
    for page in PAGES:
        small, large = median(few[page]), median(many[page])
        p95 = quantiles(many[page], n=20)[-1]
        lines.append(f"{page:12}{small:9.1f}{large:10.1f}{p95:9.1f}{large / small:8.1f}")
    return "\n".join(lines)


@asynccontextmanager
async def desk(content: Content, number: int) -> AsyncIterator:
    """A server with so many applications; gives what asks for one page and tells how long that took."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings("x" * 16, SECRET, database_url=f"sqlite:///{Path(folder)}/desk.db", rate_limit=False)
        async with TestClient(TestServer(build_app(settings, content, clock=lambda: NOW))) as client:
            reference = fill(client.server.app[DATABASE], content, number, NOW)
            headers = {"Cookie": f"loket={signed_in(client.server.app[DATABASE], NOW)}"}
            last = str(number // 50)

            async def ask(page: str) -> float:
                address = PAGES[page].format(reference=reference, last=last)
                began = time.perf_counter()
                response = await client.get(address, headers=headers)
                body = await response.read()
                spent = (time.perf_counter() - began) * 1000
                assert response.status == 200, (address, body[:200])
                return spent

            yield ask


if __name__ == "__main__":
    sys.exit(main())
