"""Is everything there? `/health`: this process is alive. `/ready`: the whole assistant can answer.

`/ready/self`: this process can take requests, whatever becomes of the others; it is what a balancer should ask, for
without engine this process still tells people in Dutch what is wrong. What is missing is told only to the inside.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator

from aiohttp import web
from sqlalchemy import text

from applications import beats
from applications.database import Database
from channels.keys import DATABASE, ENGINE, SETTINGS, TURNS
from channels.probing import Found, Probes
from turnstile.shared import client_of

PROBES = web.AppKey("probes", Probes)
SECRET = "X-Engine-Secret"  # noqa: S105 (the name of the header)
routes = web.RouteTableDef()


@routes.get("/health")
async def health(_request: web.Request) -> web.Response:
    """200 as long as this process answers at all."""
    return web.json_response({"status": "ok"})


@routes.get("/ready")
async def ready(request: web.Request) -> web.Response:
    """200 when every part answers, each within half a second; 503 otherwise."""
    found = await request.app[PROBES].find()
    return report(found, inside=_is_inside(request))


@routes.get("/ready/self")
async def ready_itself(request: web.Request) -> web.Response:
    """200 when this process reaches its database."""
    found = await request.app[PROBES].find("database")
    return report(found, inside=_is_inside(request))


def report(found: dict[str, Found], *, inside: bool) -> web.Response:
    """The reply: `missing` and the times only for the inside."""
    missing = [name for name, one in found.items() if not one.there]
    told: dict[str, object] = {"status": "missing" if missing else "ok"}
    if inside:
        told |= {"missing": missing, "ms": {name: one.ms for name, one in found.items()}}
    return web.json_response(told, status=503 if missing else 200)


async def probing(app: web.Application) -> AsyncIterator[None]:
    """Know whom to ask, once everything is open."""
    database, turns = app[DATABASE], app[TURNS]

    async def worker() -> bool:
        return await asyncio.to_thread(beats.alive, database, turns.now())

    asks = {**app[ENGINE].probes(), "database": lambda: asyncio.to_thread(_answers, database), "worker": worker}
    redis = client_of(app[SETTINGS].redis_url) if app[SETTINGS].redis_url else None
    app[PROBES] = Probes({**asks, "redis": redis.ping} if redis else asks)
    yield
    if redis:
        await redis.aclose()


def _answers(database: Database) -> bool:
    with database.reading() as session:
        session.execute(text("SELECT 1"))
    return True


def _is_inside(request: web.Request) -> bool:
    given = request.headers.get(SECRET, "")
    return hmac.compare_digest(given.encode(), request.app[SETTINGS].engine_secret.encode())
