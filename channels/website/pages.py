"""The files of the website."""

from pathlib import Path

from aiohttp import web

from channels import replies

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"


async def static(request: web.Request) -> web.FileResponse:
    """A file of the page, and nothing outside that folder."""
    file = (STATIC / request.match_info["file"]).resolve()
    if not file.is_relative_to(STATIC) or not file.is_file():
        raise replies.not_found()
    return web.FileResponse(file)


def routes() -> list[web.AbstractRouteDef]:
    """Files have an ETag and are asked again each time: page and widget never differ in age."""
    return [web.get("/static/{file:[A-Za-z0-9_./-]+}", static)]
