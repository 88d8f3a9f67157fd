"""Is everything there? `/health` for the whole, `/ready` for this process alone."""

import asyncio

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from applications.database import Database
from channels.keys import DATABASE, ENGINE

routes = web.RouteTableDef()


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    """200 when engine, action server and database answer, 503 with the parts that do not."""
    others, database = await asyncio.gather(request.app[ENGINE].health(), _database(request.app[DATABASE]))
    return _report({**others, "database": database})


@routes.get("/ready")
async def ready(request: web.Request) -> web.Response:
    """200 when this process can take requests."""
    return _report({"database": await _database(request.app[DATABASE])})


async def _database(database: Database) -> bool:
    def ask() -> None:
        with database.reading() as session:
            session.execute(text("SELECT 1"))

    try:
        await asyncio.to_thread(ask)
    except SQLAlchemyError:
        return False
    return True


def _report(parts: dict[str, bool]) -> web.Response:
    missing = [name for name, there in parts.items() if not there]
    report = {"status": "missing" if missing else "ok", "missing": missing}
    return web.json_response(report, status=503 if missing else 200)
