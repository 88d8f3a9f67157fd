"""Was an answer of use? One opinion a message, with the reason somebody may type."""

import asyncio

from aiohttp import web

from applications import questions
from applications.errors import UnknownConversation as Gone
from channels import replies
from channels.errors import UnknownConversation
from channels.keys import DATABASE, TURNS
from channels.masking import explanation
from channels.text import EmptyText, LongText, clean
from channels.website import bodies
from channels.website.holders import holder

routes = web.RouteTableDef()


@routes.post("/api/feedback")
async def think(request: web.Request) -> web.Response:
    """Keep an opinion about a message of this conversation; a later one takes its place."""
    body = await bodies.read_object(request, bodies.LARGE)
    conversation = holder(request, bodies.text(body, "conversation"))
    seq, helpful = body.get("message"), body.get("helpful")
    if not isinstance(seq, int) or isinstance(seq, bool) or not 1 <= seq <= bodies.HIGHEST:
        raise replies.bad_field("message", "het nummer van een bericht (seq)")
    if not isinstance(helpful, bool):
        raise replies.bad_field("helpful", "true of false")
    masked = request.app[TURNS].masked(_reason(body))
    now = request.app[TURNS].now()
    try:
        kept = await asyncio.to_thread(
            questions.feedback, request.app[DATABASE], conversation, seq, helpful, masked.text, now
        )
    except Gone as error:
        raise UnknownConversation from error
    if not kept:
        raise replies.not_found()
    told = explanation(masked.kinds) if masked.kinds else None
    return web.json_response({"message": seq, "helpful": helpful, "masked": told})


def _reason(body: dict) -> str:
    """What was typed, as one clean line; empty when nothing was."""
    if body.get("reason") is None:
        return ""
    try:
        return clean(bodies.text(body, "reason"))
    except EmptyText:
        return ""
    except LongText as error:
        raise replies.too_long() from error
