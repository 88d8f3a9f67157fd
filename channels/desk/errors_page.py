"""What goes wrong under /loket is told on a page, in the words every other client gets as JSON."""

import json

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from channels.desk.guard import SIGNED
from channels.desk.render import rendered


@web.middleware
async def as_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Around `errors_as_json`: its refusals become pages for people."""
    response = await handler(request)
    wanted = request.path == "/loket" or request.path.startswith("/loket/")
    if not wanted or response.status < 400 or response.content_type != "application/json":
        return response
    assert isinstance(response, web.Response)
    error = json.loads(response.text or "")["error"]
    page = rendered(request, request.get(SIGNED), "error.html", response.status, {"error": error})
    for name in (hdrs.RETRY_AFTER, hdrs.ALLOW):
        if name in response.headers:
            page.headers[name] = response.headers[name]
    return page
