"""Around every request: a log line without content, errors as JSON, who may send, how often."""

import logging
import time
import traceback
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler
from sqlalchemy.exc import OperationalError

from applications.log_lines import HEADER, REQUEST, request_id
from channels import replies
from channels.errors import ApiError, ChannelError
from channels.keys import ADDRESSES, ASKER, METRICS, REQUEST_ID, SETTINGS
from channels.proxies import asker, is_trusted
from channels.slowing import slow_down

log = logging.getLogger("channels.requests")


@web.middleware
async def log_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """One line a request: method, name of the route, status, time, id. Never an address or a body.

    A proxy of ours may have given the request its number already.
    """
    trusted = is_trusted(request.remote or "", request.app[SETTINGS].trusted_proxies)
    request[REQUEST_ID] = request_id(request.headers.get(HEADER) if trusted else None)
    REQUEST.set(request[REQUEST_ID])
    began = time.perf_counter()
    response = await handler(request)
    seconds, route = time.perf_counter() - began, route_name(request)
    response.headers[HEADER] = request[REQUEST_ID]
    request.app[METRICS].request(route, response.status, seconds)
    method = request.method if request.method in hdrs.METH_ALL else "other"
    told = {"method": method, "route": route, "status": response.status, "ms": round(seconds * 1000, 1)}
    log.info("request", extra={"about": told})
    return response


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever goes wrong, the client gets one shape in Dutch and never a trace."""
    try:
        return await handler(request)
    except ChannelError as error:
        return _reply(replies.of(error))
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return _reply(_of_server(error))
    except HttpProcessingError:  # a part of a form that cannot be read
        return _reply(replies.refused(400))
    except OperationalError as error:
        log.error("request %s: database: %s", request[REQUEST_ID], type(error.orig).__name__)
        return _reply(replies.down())
    except Exception as error:
        # Not the message of the error: that may hold what a user typed.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("request %s failed: %s\n%s", request[REQUEST_ID], type(error).__name__, where)
        return _reply(replies.unexpected(request[REQUEST_ID]))


@web.middleware
async def know_asker(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Who asks, for the limits: the other end of the connection, or who a proxy of ours says it is."""
    said = request.headers.getall("X-Forwarded-For", ())
    request[ASKER] = asker(request.remote or "", said, request.app[SETTINGS].trusted_proxies)
    return await handler(request)


@web.middleware
async def check_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page elsewhere may only send something when its origin is on the list."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None or request.method in (hdrs.METH_GET, hdrs.METH_HEAD):
        return await handler(request)
    if not _is_listed(request, origin) and not _is_own(origin, request.host):
        raise replies.foreign_origin()
    asks_first = request.method == hdrs.METH_OPTIONS and _is_listed(request, origin)
    return web.Response(status=204) if asks_first else await handler(request)


@web.middleware
async def limit_addresses(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No address may ask more than a roomful of people does. Pages cost nothing; searching and asking do.

    Everybody in Teams comes from the same few addresses; their channel counts per person.
    """
    costs = request.path.startswith("/api/") or "zoek" in request.query or request.method == hdrs.METH_POST
    if costs and not request.path.startswith("/teams/"):
        slow_down(request, "address", ADDRESSES, request[ASKER])
    return await handler(request)


def route_name(request: web.Request) -> str:
    """The address as it was declared, so without anything a client put in it."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


def _reply(error: ApiError) -> web.Response:
    return web.json_response(error.body(), status=error.status, headers=error.headers)


def _of_server(error: web.HTTPException) -> ApiError:
    if isinstance(error, web.HTTPNotFound):
        return replies.not_found()
    if isinstance(error, web.HTTPMethodNotAllowed):
        return replies.wrong_method(", ".join(sorted(error.allowed_methods)))
    if isinstance(error, web.HTTPRequestEntityTooLarge):
        return replies.too_large()
    return replies.refused(error.status)


def _is_listed(request: web.Request, origin: str) -> bool:
    return origin in request.app[SETTINGS].allowed_origins


def _is_own(origin: str, host: str) -> bool:
    """TLS may end before us, so the scheme is not compared."""
    try:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False
