"""Whose conversation a request is about: only its token tells, and nobody asks too often."""

from aiohttp import hdrs, web

from channels import replies
from channels.errors import TokenError
from channels.keys import ASKER, BEGINNERS, SETTINGS, TALKERS, TOKENS
from channels.limits import Limiter


def bearer(request: web.Request) -> str:
    """The conversation of the token in the header. Raises TokenError."""
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() != "bearer":
        raise TokenError("no bearer token")
    return holder(request, token.strip())


def holder(request: web.Request, token: str) -> str:
    """The conversation of a token, unless its holder asks too often."""
    conversation = request.app[TOKENS].conversation(token)
    _slow_down(request, TALKERS, conversation)
    return conversation


def begins(request: web.Request) -> None:
    """Count a new conversation, which is kept for weeks: unless somebody begins very many."""
    _slow_down(request, BEGINNERS, request[ASKER])


def _slow_down(request: web.Request, limiter: web.AppKey[Limiter], key: str) -> None:
    wait = request.app[limiter].wait(key) if request.app[SETTINGS].rate_limit else 0
    if wait:
        raise replies.too_many(wait)
