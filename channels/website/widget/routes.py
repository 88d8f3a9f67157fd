"""The address of the widget: one file, asked again with its mark each time."""

import asyncio
from dataclasses import replace
from functools import lru_cache

from aiohttp import web
from zopfli import gzip

from channels.website.reading.pages import Page, response
from channels.website.widget.joined import script

ADDRESS = "/static/widget.js"
routes = web.RouteTableDef()


@routes.get(ADDRESS)
async def widget(request: web.Request) -> web.Response:
    """The script with everything in it."""
    return response(request, await asyncio.to_thread(packed), media_type="text/javascript")


@lru_cache(maxsize=1)
def packed() -> Page:
    """Packed once and sent often, so it may take a moment: as small as any browser can unpack."""
    page = Page.of(script())
    return replace(page, packed=gzip.compress(page.body))
