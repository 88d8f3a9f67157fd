"""A second door on a port of its own, for who watches over the assistant: `/metrics`, and `/ready` with details.

Nobody outside may reach it: it is on loopback, or on a network that only our own servers are on.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from applications import beats, outbox
from applications.database import Database
from channels import health
from channels.errors import SettingsError
from channels.keys import DATABASE, METRICS, SETTINGS, TURNS
from channels.metrics import PREFIX


class Stored(Collector):
    """What the database tells at the moment somebody asks: mail that waits or failed, the age of the worker's sign."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    def collect(self) -> Iterable[Metric]:
        """Two gauges."""
        mail = GaugeMetricFamily(f"{PREFIX}outbox", "Mail by state.", labels=["state"])
        for state, count in outbox.unsent_counts(self._database).items():
            mail.add_metric([state], count)
        yield mail
        seen = beats.last(self._database)
        age = (self._now() - seen).total_seconds() if seen else float("nan")
        yield GaugeMetricFamily(f"{PREFIX}worker_seen_seconds", "Seconds since the worker was heard of.", age)


async def second_door(app: web.Application) -> AsyncIterator[None]:
    """Open it while the application runs, when METRICS_PORT says where. Raises SettingsError."""
    watching = app[SETTINGS].watching
    app[METRICS].registry.register(Stored(app[DATABASE], app[TURNS].now))
    if watching.port is None:
        yield
        return
    runner = web.AppRunner(build_inside(app), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, watching.host, watching.port).start()
    except OSError as error:
        raise SettingsError(
            f"METRICS_PORT: cannot listen on {watching.host}:{watching.port} ({error.strerror})."
        ) from error
    yield
    await runner.cleanup()


def build_inside(app: web.Application) -> web.Application:
    """The application behind the second door of `app`."""

    async def metrics(_request: web.Request) -> web.Response:
        body = await asyncio.to_thread(generate_latest, app[METRICS].registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def ready(_request: web.Request) -> web.Response:
        return health.report(await app[health.PROBES].find(), inside=True)

    inside = web.Application()
    inside.add_routes([web.get("/metrics", metrics), web.get("/ready", ready), web.get("/health", health.health)])
    return inside
