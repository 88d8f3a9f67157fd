"""Around every request: a log line without content, errors as JSON, who may send, how often."""

import json
import logging
import time
import traceback
from urllib.parse import urlsplit
from uuid import uuid4

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import OperationalError

from channels import replies
from channels.errors import ApiError, ChannelError
from channels.keys import ADDRESSES, ASKER, REQUEST_ID, SETTINGS
from channels.proxies import asker

log = logging.getLogger("channels.requests")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Server": "praktijkwijzer",
}
OWN_POLICIES = (hdrs.CONTENT_SECURITY_POLICY, "Referrer-Policy")
CROSS_ORIGIN = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
    "Vary": "Origin",
}


@web.middleware
async def log_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """One line a request: method, name of the route, status, time, id. Never an address or a body."""
    request[REQUEST_ID] = uuid4().hex
    began = time.perf_counter()
    response = await handler(request)
    response.headers["X-Request-ID"] = request[REQUEST_ID]
    log.info(
        json.dumps(
            {
                "method": request.method if request.method in hdrs.METH_ALL else "other",
                "route": route_name(request),
                "status": response.status,
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "request": request[REQUEST_ID],
            }
        )
    )
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
    settings = request.app[SETTINGS]
    costs = request.path.startswith("/api/") or "zoek" in request.query or request.method == hdrs.METH_POST
    costs = costs and not request.path.startswith("/teams/")
    if settings.rate_limit and costs:
        wait = request.app[ADDRESSES].wait(request[ASKER])
        if wait:
            raise replies.too_many(wait)
    return await handler(request)


async def secure(request: web.Request, response: web.StreamResponse) -> None:
    """The headers of every response; a page on the list may also read it. A page may bring policies of its own."""
    own = {name: response.headers[name] for name in OWN_POLICIES if name in response.headers}
    response.headers.update({**HEADERS, **own})
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and _is_listed(request, origin):
        response.headers.update({**CROSS_ORIGIN, "Access-Control-Allow-Origin": origin})
    caching = "no-store" if request.path.startswith("/api/") else "no-cache"
    response.headers.setdefault(hdrs.CACHE_CONTROL, caching)


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
