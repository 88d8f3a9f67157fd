"""The campaign page and its files."""

from pathlib import Path

from aiohttp import web

HERE = Path(__file__).parent


async def index(_request: web.Request) -> web.FileResponse:
    """The page with the widget."""
    return web.FileResponse(HERE / "templates" / "index.html")


def routes() -> list[web.AbstractRouteDef]:
    """Files have an ETag and are asked again each time: page and widget never differ in age."""
    return [web.get("/", index), web.static("/static", HERE / "static")]
