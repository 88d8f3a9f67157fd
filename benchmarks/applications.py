"""`make bench PART=applications`: what a turn and the desk cost with 1,000 and with 100,000 applications kept."""

import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from applications.database import open_database
from benchmarks.articles import said
from benchmarks.beside import Beside, compared
from benchmarks.crowd import percentiles
from benchmarks.peers.running import client
from benchmarks.peers.side import AUDIENCE, post
from benchmarks.stored import fill, signed_in
from benchmarks.talks import CHECK
from knowledge.load import load_content
from tools.house import kept_secrets
from tools.trial import start, stop

STORED = (1_000, 100_000)
ROUNDS = 15
HOURS = 20 * 24  # younger than any term after which applications go
CARD = {
    "organisatie": "Bakkerij Jansen", "contactpersoon": "B. Jansen", "email": "b.jansen@voorbeeld.nl",
    "telefoon": "0612345678", "sector": "horeca", "taken": "brood bakken", "kandidaat_in_beeld": "nee",
}  # fmt: skip


async def measure() -> dict[str, Any]:
    """Percentiles by number of applications and what was asked."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running, seats = {}, {}
        for number in STORED:
            var = folder / str(number)
            seats[str(number)] = filled(var, number)
            running[str(number)] = start(var, RATE_LIMIT="off")
            stack.callback(stop, running[str(number)])
        bases = {name: one.base for name, one in running.items()}
        found = await compared([Beside(name, base) for name, base in bases.items()], said(), ROUNDS)
        more = await _applying(bases, seats)
    return {name: {"kinds": {**found[name], **more[name]}} for name in bases}


def filled(var: Path, number: int) -> str:
    """Make the database of an assistant with so many applications; the session of somebody at the desk."""
    secret = kept_secrets(var / "secrets.json")["SECRET_KEY"]
    db = open_database(f"sqlite:///{var / 'praktijkwijzer.db'}", secret)
    try:
        fill(db, load_content(), number, datetime.now(UTC), HOURS)
        return signed_in(db, datetime.now(UTC))
    finally:
        db.close()


async def _applying(bases: dict[str, str], seats: dict[str, str]) -> dict[str, dict[str, dict[str, float]]]:
    """The last button of an application, its status, and the queue of the desk, each in turn."""
    times: dict[str, dict[str, list[float]]] = {name: {} for name in bases}
    async with client() as session:
        for _ in range(ROUNDS):
            for name, base in bases.items():
                talk = await _until_summary(session, base)
                for kind, text in (("application", "ja"), ("status", "status")):
                    times[name].setdefault(kind, []).append(await _timed(session, base, talk, text))
            for name, base in bases.items():
                times[name].setdefault("queue", []).append(await _queue(session, base, seats[name]))
    return {name: {kind: percentiles(taken) for kind, taken in kinds.items()} for name, kinds in times.items()}


async def _until_summary(session: ClientSession, base: str) -> str:
    """A conversation in which one more "ja" keeps the application."""
    opened = await post(session, f"{base}/api/conversations", {"channel": "website", "audience": AUDIENCE}, 201)
    talk = opened["conversation"]
    for text in (*(text for _, text in CHECK), "ja"):
        reply = await post(session, f"{base}/api/messages", {"conversation": talk, "text": text})
    card = reply["messages"][-1]["card"]["id"]
    await post(session, f"{base}/api/cards", {"conversation": talk, "card": card, "values": CARD})
    return talk


async def _timed(session: ClientSession, base: str, talk: str, text: str) -> float:
    began = time.perf_counter()
    await post(session, f"{base}/api/messages", {"conversation": talk, "text": text})
    return (time.perf_counter() - began) * 1000


async def _queue(session: ClientSession, base: str, seat: str) -> float:
    began = time.perf_counter()
    async with session.get(f"{base}/loket/aanmeldingen", headers={"Cookie": f"loket={seat}"}) as response:
        body = await response.text()
    if response.status != 200 or "aanmelding" not in body.lower():
        raise RuntimeError(f"the queue of the desk answered {response.status}")
    return (time.perf_counter() - began) * 1000


def table(figures: dict[str, Any]) -> str:
    """p50 and p95 by what was asked, and the ratio."""
    few, many = (str(number) for number in STORED)
    lines = [f"{'stored':12}{few + ' ms':>12}{many + ' ms':>12}{'p95 ms':>9}{'ratio':>8}"]
    for kind, one in figures[many]["kinds"].items():
        small = figures[few]["kinds"][kind]
        ratio = one["p50"] / small["p50"]
        lines.append(f"{kind:12}{small['p50']:12.1f}{one['p50']:12.1f}{one['p95']:9.1f}{ratio:8.2f}")
    return "\n".join(lines)
