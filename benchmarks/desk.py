"""`make bench`: how long the pages of the desk take with 100 and with 10,000 applications, in one run.

Both desks are asked in turn, so that a slow moment of the machine hits both alike; the ratio tells machine from
program. The queue may take at most `RATIO` times as long with a hundred times as many.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import insert

from applications import accounts, cases, contact, conversations, desks, sessions, store, tables
from applications.database import Database
from channels.app import build_app
from channels.keys import DATABASE
from channels.settings import Settings
from knowledge.case import Case
from knowledge.load import load_content
from knowledge.model import Content

FEW, MANY, ROUNDS = 100, 10_000, 30
RATIO = 6.0
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REGIONS = ("AM29", "AM01")
STATES = ("ingediend", "in_behandeling", "vraag_terug", "aangenomen", "afgerond")
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
            reference = fill(client.server.app[DATABASE], content, number)
            headers = {"Cookie": f"loket={_signed_in(client.server.app[DATABASE])}"}
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


def fill(db: Database, content: Content, number: int) -> str:
    """So many applications: one made as every application is, and copies that stand elsewhere; gives its reference."""
    for region in REGIONS:
        desks.save(db, desks.Desk(region, "loket"), NOW)
    talk = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    case = Case().with_answer("rol", "werkgever", "gebruiker", NOW).with_answer("gemeente", "Venlo", "gebruiker", NOW)
    cases.save(db, talk, case.at_stage("klaar"), NOW)
    card = {field.id: "ja" for field in content.fields.values() if field.required}
    contact.save(db, talk, {**card, "organisatie": "Bakkerij Jansen", "email": "a@voorbeeld.nl"}, NOW)
    made = store.submit(db, talk, content, NOW.date(), NOW)
    _copies(db, talk, made.reference, number - 1)
    return made.reference


def _copies(db: Database, talk: str, reference: str, number: int) -> None:
    chance = random.Random(5)
    with db.session() as session:
        row, version = session.get(tables.ApplicationRow, reference), session.get(
            tables.ApplicationVersion, (reference, 1)
        )
        case = session.get(tables.CaseRow, version.case_id)
        plain = {"conversation_id": talk, "body": case.body, "at": NOW}
        session.execute(insert(tables.CaseRow), [{**plain, "number": 10 + one} for one in range(number)])
        session.flush()
        numbers = session.scalars(
            tables.CaseRow.__table__.select().with_only_columns(tables.CaseRow.id).where(tables.CaseRow.number >= 10)
        ).all()
        applications, versions, events = [], [], []
        for place, case_id in enumerate(numbers):
            name, at = f"PW-2025-{place:06d}", NOW - timedelta(hours=chance.randrange(1, 9000))
            status = chance.choice(STATES)
            handler = chance.choice(("Jan", "Els")) if status != "ingediend" else None
            about = {"conversation_id": talk, "version": 1, "at": at, "changed": at, "words": row.words}
            where = {"region": chance.choice(REGIONS), "status": status, "handler": handler}
            applications.append({"reference": name, **about, **where})
            said = {"content_version": "x", "sealed": version.sealed, "at": at, "case_id": case_id}
            outcome = chance.choice(("aanmelden", "aanmelden_met_voorbehoud"))
            versions.append({"reference": name, "version": 1, "outcome": outcome, **said})
            moved = {"version": 1, "before": "concept", "after": status, "role": "systeem", "name": "", "at": at}
            events.append({"reference": name, **moved})
        for kind, rows in ((tables.ApplicationRow, applications), (tables.ApplicationVersion, versions)):
            session.execute(insert(kind), rows)
        session.execute(insert(tables.ApplicationEvent), events)


def _signed_in(db: Database) -> str:
    account = accounts.of_provider(db, "x|x", "Jan", True, NOW)
    account = accounts.change(db, account.id, accounts.ROLES, ["*"], True)
    return sessions.begin(db, account, NOW)


if __name__ == "__main__":
    sys.exit(main())
