"""How long a request may take to arrive: who sends a letter at a time must not keep a place from somebody else."""

import asyncio
import logging
from contextlib import suppress
from functools import partial

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from channels import replies
from channels.keys import SETTINGS
from channels.settings import Settings


def of_connections(settings: Settings) -> dict[str, float]:
    """What aiohttp's server must know: seconds for a head, and for the rest of a body that was refused."""
    return {"keepalive_timeout": settings.patience, "lingering_time": settings.patience / 4}


@web.middleware
async def in_time(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Stop waiting for a body that does not come. Once it is there, the handler may take as long as it needs."""
    try:
        async with asyncio.timeout(request.app[SETTINGS].patience) as limit:
            request.content.on_eof(partial(_lift, limit))
            return await handler(request)
    except TimeoutError as error:
        if limit.expired():
            raise replies.too_slow() from error
        raise


class NoHttp(logging.Filter):
    """What is no HTTP is answered with a 400. Written down it would only say who sent what."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every other line of the server."""
        return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def _lift(limit: asyncio.Timeout) -> None:
    with suppress(RuntimeError):  # the rest of a body can come after its answer
        limit.reschedule(None)


logging.getLogger("aiohttp.server").addFilter(NoHttp())
