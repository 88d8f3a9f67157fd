"""The application as a list: what it holds, opens and closes, what surrounds a request, what it answers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from applications.database import open_database
from applications.trackers import Trackers
from channels import arriving, headers, health, inside, keys, middlewares, security_txt
from channels.desk import routes as desk
from channels.desk import sign_in
from channels.desk.errors_page import as_page
from channels.desk.oidc import SignIn
from channels.engine import open_engine
from channels.errors import SettingsError
from channels.forgetting import Forgetting
from channels.limits import BEGINNINGS, PER_ADDRESS, PER_CONVERSATION, Guesses, Limiter
from channels.metrics import Metrics
from channels.settings import Settings
from channels.sharing import shared
from channels.teams import routes as teams
from channels.teams.outside import Outside
from channels.tokens import Tokens
from channels.turn import Turns
from channels.website import api, downloads, groups, opinions, pages
from channels.website.bodies import LARGE
from channels.website.campaign import routes as campaign
from channels.website.campaign.counting import VIEWS, Views, writing
from channels.website.demo import routes as demo
from channels.website.demo.cleaning import leaving_nothing
from channels.website.plain import routes as plain
from channels.website.reading import routes as reading
from channels.website.reading.pages import PAGES, Pages
from channels.website.texts import OWN
from channels.website.widget import routes as widget
from knowledge.model import Content
from turnstile import opened

BUNDLES_AT_ONCE = 1  # thirty documents keep a processor busy for seconds
Clock = Callable[[], datetime]


def now() -> datetime:
    """The clock of the server: the only place where a channel asks the time."""
    return datetime.now(UTC)


def build_app(
    settings: Settings, content: Content, clock: Clock = now, outside: Outside | None = None
) -> web.Application:
    """The whole server, not yet running. `outside`: what Teams meets there, in a test. Raises SettingsError."""
    _check_today(settings, content)
    app = web.Application(
        client_max_size=LARGE,
        middlewares=[
            middlewares.log_requests,
            middlewares.know_asker,
            as_page,
            middlewares.errors_as_json,
            middlewares.check_origin,
            middlewares.limit_addresses,
            arriving.in_time,
        ],
    )
    app[keys.SETTINGS] = settings
    app[keys.CONTENT] = content
    app[keys.METRICS] = Metrics()
    app[keys.TOKENS] = Tokens(settings.secret_key)
    app[keys.TALKERS] = Limiter(PER_CONVERSATION)
    app[keys.BUNDLES] = asyncio.Semaphore(BUNDLES_AT_ONCE)
    app[keys.ADDRESSES] = Limiter(PER_ADDRESS)
    app[keys.BEGINNERS] = Limiter(BEGINNINGS)
    app.cleanup_ctx.append(_database)
    guesses = Guesses() if settings.rate_limit else None
    app.cleanup_ctx.append(_engine(clock, guesses))
    app.cleanup_ctx.append(health.probing)
    app.cleanup_ctx.append(inside.second_door)
    app.on_response_prepare.append(headers.secure)
    app[VIEWS] = Views()
    app.cleanup_ctx.append(writing)
    app.cleanup_ctx.append(leaving_nothing)
    app[PAGES] = Pages(content, settings, clock)
    app.add_routes([*health.routes, *security_txt.routes])
    app.add_routes([*api.routes, *opinions.routes, *downloads.routes(), *groups.routes])
    app.add_routes([*widget.routes, *pages.routes(), *campaign.routes, *plain.routes, *demo.routes, *reading.routes])
    app.add_routes(desk.routes())
    teams.add_to(app, outside)
    tries = app[sign_in.TRIES] = Limiter(sign_in.PER_ADDRESS)
    counted = {"talk": app[keys.TALKERS], "address": app[keys.ADDRESSES], "new": app[keys.BEGINNERS], "desk": tries}
    app.cleanup_ctx.append(shared({**counted, **(guesses.limiters if guesses else {})}))
    if settings.provider:
        app[sign_in.SIGN_IN] = SignIn(settings.provider, settings.public_url + sign_in.BACK)
    return app


def _check_today(settings: Settings, content: Content) -> None:
    if settings.today and settings.today < content.valid_from:
        raise SettingsError(
            f"TODAY={settings.today} is before {content.valid_from}, the first day the content can be shown on."
        )


async def _database(app: web.Application) -> AsyncIterator[None]:
    settings = app[keys.SETTINGS]
    try:
        database = await asyncio.to_thread(open_database, settings.database_url, settings.secret_key)
    except (SQLAlchemyError, OSError) as error:
        raise SettingsError(
            f"DATABASE_URL: this database cannot be opened ({type(error).__name__})."
        ) from error
    app[keys.DATABASE] = database
    yield
    database.close()


def _engine(clock: Clock, guesses: Guesses | None) -> Callable[[web.Application], AsyncIterator[None]]:
    async def engine(app: web.Application) -> AsyncIterator[None]:
        settings = app[keys.SETTINGS]
        trackers = app[keys.TRACKERS] = Trackers(settings.tracker_url)
        turnstile = opened(settings.redis_url, "channels")
        async with open_engine(settings, app[keys.METRICS]) as client:
            app[keys.ENGINE] = client
            app[keys.TURNS] = Turns(
                app[keys.DATABASE],
                client,
                app[keys.CONTENT],
                clock,
                today=settings.today,
                own=OWN,
                guesses=guesses,
                code_days=settings.code_days,
                forgetting=Forgetting(app[keys.DATABASE], trackers, clock),
                metrics=app[keys.METRICS],
                turnstile=turnstile,
            )
            yield
        await turnstile.close()
        trackers.close()

    return engine
