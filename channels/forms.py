"""Reading a form of a page. Files are sent to an address of their own, so a form is never in parts."""

from typing import Any

from aiohttp import web
from multidict import MultiDictProxy

from channels.errors import ApiError
from channels.replies import refused

FORM = "application/x-www-form-urlencoded"


async def read_form(request: web.Request) -> MultiDictProxy[Any]:
    """What stands in the form that was sent. Raises ApiError for anything else."""
    if request.content_type != FORM:
        raise ApiError(415, "geen_formulier", "Ik kan dit niet lezen.", "Gebruik het formulier op de pagina.")
    try:
        return await request.post()
    except (ValueError, LookupError) as error:  # no text, or in letters that nobody knows
        raise refused(400) from error
