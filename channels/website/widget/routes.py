"""The address of the widget: one file, asked again with its mark each time."""

import asyncio
from functools import lru_cache

from aiohttp import web

from channels.website.reading.pages import Page, response
from channels.website.widget.joined import script

ADDRESS = "/static/widget.js"
routes = web.RouteTableDef()


@routes.get(ADDRESS)
async def widget(request: web.Request) -> web.Response:
    """The script with everything in it."""
    return response(request, await asyncio.to_thread(_packed), media_type="text/javascript")


@lru_cache(maxsize=1)
def _packed() -> Page:
    return Page.of(script())
