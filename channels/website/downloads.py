"""The files of an application, for the conversation that made it."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from applications import store
from channels import replies
from channels.files import FORMATS, file_of
from channels.keys import DATABASE
from channels.website import bodies
from channels.website.holders import bearer

Handler = Callable[[web.Request], Awaitable[web.Response]]


def routes() -> list[web.RouteDef]:
    """One address for each kind of file; `?version=` asks for an earlier version."""
    return [web.get(f"/api/applications/{{reference:[A-Z0-9-]{{1,20}}}}.{kind}", _download(kind)) for kind in FORMATS]


def _download(kind: str) -> Handler:
    async def download(request: web.Request) -> web.Response:
        return await file_for(request, bearer(request), kind)

    return download


async def file_for(request: web.Request, conversation: str, kind: str) -> web.Response:
    """A file of the application in the address, when it is of this conversation. Raises ApiError."""
    return await file_of(await _application(request, conversation), kind)


async def _application(request: web.Request, conversation: str) -> store.Application:
    """404 for one that is not there and for one of somebody else alike."""
    wanted = request.query.get("version")
    version = bodies.number(wanted, "version") if wanted else None
    reference = request.match_info["reference"]
    found = await asyncio.to_thread(store.find, request.app[DATABASE], reference, conversation, version)
    if found is None:
        raise replies.not_found()
    return found
