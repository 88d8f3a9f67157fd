"""Whose conversation a request is about: only its token tells, and nobody asks too often."""

from aiohttp import hdrs, web

from channels import replies
from channels.errors import TokenError
from channels.keys import SETTINGS, TALKERS, TOKENS


def bearer(request: web.Request) -> str:
    """The conversation of the token in the header. Raises TokenError."""
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() != "bearer":
        raise TokenError("no bearer token")
    return holder(request, token.strip())


def holder(request: web.Request, token: str) -> str:
    """The conversation of a token, unless its holder asks too often."""
    conversation = request.app[TOKENS].conversation(token)
    wait = request.app[TALKERS].wait(conversation) if request.app[SETTINGS].rate_limit else 0
    if wait:
        raise replies.too_many(wait)
    return conversation
