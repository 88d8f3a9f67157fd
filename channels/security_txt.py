"""`/.well-known/security.txt`: whom somebody who finds a weakness can tell (RFC 9116)."""

from datetime import UTC, timedelta

from aiohttp import hdrs, web

from channels import replies
from channels.keys import SETTINGS, TURNS

PATH = "/.well-known/security.txt"
VALID = timedelta(days=90)  # RFC 9116: less than a year, so that an old copy is not believed for ever
routes = web.RouteTableDef()


@routes.get(PATH)
async def security_txt(request: web.Request) -> web.Response:
    """The contact of the settings; without one there is no such page. It counts from the day it is asked for."""
    settings = request.app[SETTINGS]
    if not settings.watching.contact:
        raise replies.not_found()
    day = request.app[TURNS].now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.watching.contact}",
        f"Expires: {(day + VALID).isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.public_url}{PATH}",
    )
    headers = {hdrs.CACHE_CONTROL: "max-age=86400"}
    return web.Response(text="\n".join(lines) + "\n", content_type="text/plain", charset="utf-8", headers=headers)
