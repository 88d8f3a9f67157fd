"""Whose conversation a request is about: only its token tells, and nobody asks too often."""

from aiohttp import hdrs, web

from channels.errors import TokenError
from channels.keys import ASKER, BEGINNERS, TALKERS, TOKENS
from channels.slowing import slow_down


def bearer(request: web.Request) -> str:
    """The conversation of the token in the header. Raises TokenError."""
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() != "bearer":
        raise TokenError("no bearer token")
    return holder(request, token.strip())


def holder(request: web.Request, token: str) -> str:
    """The conversation of a token, unless its holder asks too often."""
    conversation = request.app[TOKENS].conversation(token)
    slow_down(request, "conversation", TALKERS, conversation)
    return conversation


def begins(request: web.Request) -> None:
    """Count a new conversation, which is kept for weeks: unless somebody begins very many."""
    slow_down(request, "new", BEGINNERS, request[ASKER])
