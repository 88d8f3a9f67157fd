"""The two cookies of the desk: of a session, and of a sign-in under way. Only over HTTPS, except on this machine."""

import hmac

from aiohttp import web

from channels.settings import is_loopback

SESSION, UNDER_WAY = "loket", "loket-inloggen"
TEN_MINUTES = 600


def read(request: web.Request, name: str = SESSION) -> str:
    """The value of a cookie; empty when there is none."""
    return request.cookies.get(_name(request, name), "")


def keep(request: web.Request, response: web.StreamResponse, value: str, name: str = SESSION) -> None:
    """Give a cookie. That of a session ends with the browser, or before that with the session."""
    response.set_cookie(
        _name(request, name),
        value,
        path="/",
        secure=_secure(request),
        httponly=True,
        samesite="Lax",
        max_age=TEN_MINUTES if name == UNDER_WAY else None,
    )


def drop(request: web.Request, response: web.StreamResponse, name: str = SESSION) -> None:
    """Take a cookie back."""
    response.del_cookie(_name(request, name), path="/", secure=_secure(request), httponly=True, samesite="Lax")


def same(one: str, other: str) -> bool:
    """Are two secrets the same? Takes as long whatever differs."""
    return hmac.compare_digest(one.encode(), other.encode())


def _name(request: web.Request, name: str) -> str:
    """With this beginning a browser takes it only over HTTPS, from this very host."""
    return f"__Host-{name}" if _secure(request) else name


def _secure(request: web.Request) -> bool:
    """TLS may end before us, so everything but this machine itself counts as far away."""
    host = request.url.host or ""
    return not is_loopback(host)
