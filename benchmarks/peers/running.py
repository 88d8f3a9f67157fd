"""Start what is compared, one after the other, on the same machine: the stock project and our assistant."""

import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout, TCPConnector

from applications.database import open_database
from benchmarks.memory import Memory, cpu_seconds, of_processes
from benchmarks.peers.side import Bare, Public, Side, Stock
from benchmarks.peers.stock import serving
from benchmarks.peers.stock.serving import Project, Serving
from knowledge.dated import day_here
from tools.house import LOOPBACK
from tools.trial import Assistant, children, free_ports, start, stop

NAMES = {"actions": "actions", "rasa": "engine", "channels": "channels", "applications.worker": "worker"}
ANSWER_WITHIN = ClientTimeout(total=120)


@dataclass
class Both:
    """Both assistants, running, and how many seconds each took from start to ready."""

    ours: Assistant
    engine: str
    stock: Serving
    project: Project
    started: dict[str, float]

    def memory(self) -> dict[str, Memory]:
        """Memory by process, of each."""
        return {"ours": memory_of(self.ours), "stock": of_processes(_pids(self.stock))}

    def cpu(self, side: str) -> float:
        """Seconds of processor time that a side took so far; our engine alone is the same processes as ours."""
        return cpu_seconds(_pids(self.stock).values() if side == "stock" else children(self.ours.process.pid))


@contextmanager
def both() -> Iterator[Both]:
    """Both, with data of their own that is gone afterwards."""
    made = serving.trained()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "stock").mkdir()
        stock = serving.serve(made, Path(folder) / "stock")
        try:
            (port,) = free_ports(1)
            began = datetime.now(UTC)
            ours = start(Path(folder) / "ours", RATE_LIMIT="off", ENGINE_PORT=port)
            seconds = (datetime.now(UTC) - began).total_seconds()
            try:
                engine = f"http://{LOOPBACK}:{port}"
                yield Both(ours, engine, stock, made, {"ours": seconds, "stock": stock.seconds})
            finally:
                stop(ours)
        finally:
            serving.stop(stock.processes)


@asynccontextmanager
async def sides(running: Both) -> AsyncIterator[list[Side]]:
    """Our assistant through the public API, our engine alone, and the stock project."""
    secrets = json.loads((running.ours.var / "secrets.json").read_text())
    database = open_database(f"sqlite:///{running.ours.var / 'praktijkwijzer.db'}", secrets["SECRET_KEY"])
    async with client() as session:
        today = day_here(datetime.now(UTC))
        yield [
            Public(session, running.ours.base),
            Bare(session, running.engine, secrets["ENGINE_SECRET"], database, today),
            Stock(session, running.stock.base, serving.knows(running.project)),
        ]
    database.close()


def client() -> ClientSession:
    """One client for all: as many connections as there are people, and patience."""
    return ClientSession(connector=TCPConnector(limit=0), timeout=ANSWER_WITHIN)


def memory_of(assistant: Assistant) -> Memory:
    """Memory by process of a running assistant, with the one that watches over them."""
    pids = {"supervisor": assistant.process.pid}
    for pid in children(assistant.process.pid):
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        pids[next((name for module, name in NAMES.items() if module in words), str(pid))] = pid
    return of_processes(pids)


def _pids(stock: Serving) -> dict[str, int]:
    return {name: process.pid for name, process in stock.processes.items()}
