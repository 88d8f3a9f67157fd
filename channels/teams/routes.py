"""The Teams channel as a part of the server: what it holds, opens and closes, and its addresses."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator

from aiohttp import web

from channels.keys import CONTENT, DATABASE, SETTINGS, TALKERS, TURNS
from channels.teams.connector import Connector
from channels.teams.door import Door
from channels.teams.hall import Hall
from channels.teams.identity import Identity, configuration
from channels.teams.lines import Lines
from channels.teams.links import PATH, Links, download
from channels.teams.news import News
from channels.teams.outside import OnThisMachine, Outside, token_of
from channels.teams.settings import Teams
from channels.teams.signing_keys import SigningKeys
from channels.teams.talking import Talking
from channels.teams.voice import Voice

MESSAGES = "/teams/messages"
PATIENCE = 6.0  # seconds that a stop waits for what is being said; what is left is brought after the start

OUTSIDE = web.AppKey("teams_outside", Outside)
DOOR = web.AppKey("teams_door", Door)
LINKS = web.AppKey("teams_links", Links)
NEWS = web.AppKey("teams_news", News)


def add_to(app: web.Application, outside: Outside | None = None) -> None:
    """Make the server a bot in Teams, when it is set to be one. After the engine and the database."""
    teams = app[SETTINGS].teams
    if teams is None:
        return
    # The SDK logs addresses of conversations; what went wrong is logged here, without them.
    logging.getLogger("microsoft_agents").setLevel(logging.CRITICAL)
    app[OUTSIDE] = outside or (Outside(hosts=OnThisMachine()) if teams.anonymous else Outside())
    app.cleanup_ctx.append(_running)
    app.add_routes([web.post(MESSAGES, _messages), web.get(PATH, _download)])


async def _running(app: web.Application) -> AsyncIterator[None]:
    settings, outside, turns, lines = app[SETTINGS], app[OUTSIDE], app[TURNS], Lines(app[TURNS].turnstile)
    teams = settings.teams or Teams()
    app[LINKS] = Links(settings.secret_key, settings.public_url, turns.now)
    connector = Connector(outside, outside.token or token_of(teams))
    articles = app[CONTENT].articles

    def page(article: str) -> str | None:
        return f"{settings.public_url}/kennis/{article}" if article in articles else None

    voice = Voice(connector, app[DATABASE], app[LINKS].make, page, turns.now, turns.day)
    talking = Talking(turns, voice, settings.terms, teams.app_id)
    hall = Hall(talking, lines, app[TALKERS] if settings.rate_limit else None, outside.prompt)
    identity = None if teams.anonymous else Identity(configuration(teams), SigningKeys(outside.keys))
    app[DOOR] = Door(teams, outside, identity, hall.take)
    app[NEWS] = News(turns, voice, lines, time.monotonic)
    looking = asyncio.create_task(app[NEWS].run())
    yield
    looking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await looking
    await lines.finish(PATIENCE)


async def _messages(request: web.Request) -> web.Response:
    return await request.app[DOOR].answer(request)


async def _download(request: web.Request) -> web.Response:
    return await download(request, request.app[LINKS])
