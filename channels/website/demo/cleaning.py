"""Of a demo nothing is kept: what a crash left behind goes at the start, everything else at the stop."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import web

from applications import conversations
from applications.desks import DEMO
from channels.errors import UnknownConversation
from channels.keys import DATABASE, SETTINGS, TURNS


async def leaving_nothing(app: web.Application) -> AsyncIterator[None]:
    """Forget every demo conversation when the server starts and when it stops."""
    if app[SETTINGS].demo:
        await forget_all(app)
    yield
    if app[SETTINGS].demo:
        await forget_all(app)


async def forget_all(app: web.Application) -> int:
    """Delete every conversation of the demo, also in the engine; how many there were."""
    found = await asyncio.to_thread(conversations.of_channel, app[DATABASE], DEMO)
    for one in found:
        try:
            await app[TURNS].forget(one)
        except UnknownConversation:
            continue  # somebody else was first
    return len(found)
